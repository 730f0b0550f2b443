"""Tests of one group run in one process, which prepares what they share once."""

import os

import pytest

GROUP = "groups"


@pytest.mark.xdist_group(GROUP)
def test_a_group_stays_together(request: pytest.FixtureRequest) -> None:
    assert "PYTEST_XDIST_WORKER" not in os.environ or request.node.nodeid.endswith(f"@{GROUP}")
