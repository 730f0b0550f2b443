"""Pictures that the content names: the data and the folder go in, a problem for each picture that no deck could show comes out."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder.content.paths import matches
from briefing_builder.pictures import picture_in, pixels
from briefing_builder.pictures.portraits import portrait_remark
from briefing_builder.problems import Problem, warning
from briefing_builder.source import Positions

PORTRAITS = (
    "endorsements.[].portrait.file", "pilot.manager_voices.[].portrait.file", "supplier.presenter.portrait.file",
    "programme.owner.portrait.file", "briefing.presenter.portrait.file", "departments.[].briefing.presenter.portrait.file",
)  # fmt: skip
SUPPLIER_LOGO = ("supplier.logo.file", "supplier.logo.on_dark")
LOGOS = ("brand.logo.file", "brand.logo.on_dark", "departments.[].brand.logo.file", "departments.[].brand.logo.on_dark", *SUPPLIER_LOGO)
PICTURES = ("courses.[].showcase.screenshots.[].file", *PORTRAITS, *LOGOS)


def picture_problems(data: object, positions: Positions, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each picture that is missing, outside the folder, broken, too large or not a picture.

    Warnings tell what a deck does not show of a picture: that it moves, say.
    """
    for pattern in PICTURES:
        for match in matches(data, pattern):
            if isinstance(match.value, str):
                checked = picture_in(folder, match.value, positions.of(match.path))
                yield from checked.problems
                remark = portrait_remark(pixels(checked.value)) if checked.value and pattern in PORTRAITS else None
                if remark is not None:
                    yield warning(remark.code, f'the portrait "{match.value}" {remark.message}', positions.of(match.path), remark.hint)
