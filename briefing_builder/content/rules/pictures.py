"""Pictures that the content names: the data and the folder go in, a problem for each picture that no deck could show comes out."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder.content.paths import matches
from briefing_builder.pictures import picture_in
from briefing_builder.problems import Problem
from briefing_builder.source import Positions

PICTURES = ("courses.[].showcase.screenshots.[].file", "endorsements.[].photo", "brand.logo.file", "brand.logo.on_dark")


def picture_problems(data: object, positions: Positions, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each picture that is missing, outside the folder, broken, too large or not a picture.

    Warnings tell what a deck does not show of a picture: that it moves, say.
    """
    for pattern in PICTURES:
        for match in matches(data, pattern):
            if isinstance(match.value, str):
                yield from picture_in(folder, match.value, positions.of(match.path)).problems
