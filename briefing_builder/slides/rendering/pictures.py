"""Pictures that templates name: slides go in, the same with files that were looked at come out; all names go through the one door."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing_builder.pictures import picture_in
from briefing_builder.problems import Checked, Problem, has_errors
from briefing_builder.slides.markup import Areas, Block, Origin, Pictures, Portrait, Quote, Slide, pictures_in
from briefing_builder.values import replace


def with_picture_files(slides: Sequence[Slide], folder: Path) -> Checked[tuple[Slide, ...]]:
    """Return the slides, each picture named by its file instead of as it is seen from the programme's folder.

    A picture that does not lie in that folder, or that no deck could show, is an error at the line of the template that names it. What is
    lost of one that only a template names is a warning; of those of the content it was told where the content names them.
    """
    named = [named_picture for slide in slides for named_picture in pictures_in(slide.blocks)]
    if not named:
        return Checked(value=tuple(slides))
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name, origin in named:
        checked = picture_in(folder, name, origin.template)
        files[name] = checked.value
        problems += _reportable(checked.problems, origin)
    shown = tuple(replace(slide, blocks=tuple(_with_files(block, files) for block in slide.blocks)) for slide in slides)
    return Checked(value=shown, problems=tuple(problems))


def _reportable(problems: Sequence[Problem], origin: Origin) -> Iterator[Problem]:
    if has_errors(problems) or origin.content is None:
        yield from problems


def _with_files(block: Block, files: dict[str, str]) -> Block:
    match block:
        case Pictures():
            return replace(block, pictures=tuple(replace(picture, file=files[picture.file]) for picture in block.pictures))
        case Quote() if block.photo:
            return replace(block, photo=files[block.photo])
        case Portrait() if block.file:
            return replace(block, file=files[block.file])
        case Areas():
            areas = tuple(replace(area, blocks=tuple(_with_files(inner, files) for inner in area.blocks)) for area in block.areas)
            return replace(block, areas=areas)
    return block
