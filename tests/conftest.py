"""What all tests share: the importable modules of `tests/support`, and the flag that writes the goldens anew."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

sys.path.insert(0, str(Path(__file__).parent / "support"))

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)  # the same examples on every run; never timed
# Hypothesis tries numbers and words of the modules that happen to be imported: beside other tests, a test would get other examples
providers._get_local_constants = Constants
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    written = "tests/golden/*.txt and the tables of docs/architecture.md"
    parser.addoption("--update-golden", action="store_true", help=f"write {written} as they are now, instead of comparing")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the goldens are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have counted (`record_property("told", …)`), whichever process they ran in."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, ())]
    told = [value for report in reports for name, value in report.user_properties if name == "told"]
    if told:
        terminalreporter.section("counted")
        for line in dict.fromkeys(told):
            terminalreporter.line(str(line))
