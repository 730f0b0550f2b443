"""How fast a language is spoken."""

import pytest

from briefing_builder.speech import usual_pace


@pytest.mark.parametrize(("language", "pace"), [("en-GB", 130), ("de", 102), ("fr-FR", 111), ("fi", 92), ("ja", 204), ("xx", 130)])
def test_the_pace_follows_the_language_as_reading_does(language: str, pace: int) -> None:
    assert usual_pace(language) == pace  # 130 × words a minute read in it ÷ 228 in English
