"""Scripts as files: a department and a wish go in, the script and its bytes in the wanted format come out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import click

from briefing_builder import pipeline
from briefing_builder.backends.script import as_markdown, as_text, presenter_script, speakers_of
from briefing_builder.backends.script.model import Script
from briefing_builder.cli.departments import chosen_brand, chosen_department, chosen_variant
from briefing_builder.cli.messages import print_problems
from briefing_builder.cli.places import place
from briefing_builder.limits.watch import begin, rest

PICTURE_PIXELS = 720
"""The width of a slide's picture in a Word document: 60 mm at 300 dots an inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the script shall be: its format, when the briefing begins, whose part, cards or sheets, and the paper."""

    form: str
    begins: str
    speaker: str
    is_cards: bool
    paper: Literal["a4", "letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A department's script, ready to be made into a file; pictures of its slides are drawn when a format wants them."""

    script: Script
    wish: Wish
    file_stem: str
    svgs: Callable[[], dict[str, str]]
    pngs: Callable[[], dict[str, bytes]]

    def made(self) -> bytes:
        """Return the script in the wanted format. Raises ResourceMissing when a PDF file cannot be made here."""
        match self.wish.form:
            case "text":
                return as_text(self.script).encode()
            case "markdown":
                return as_markdown(self.script).encode()
            case "html" | "pdf":
                return self._pages()
        from briefing_builder.backends.script.word import as_docx

        return as_docx(self.script, self.pngs(), paper=self.wish.paper)

    def place(self, output: str | None) -> Path | None:
        """Return where the file goes, or None for standard output."""
        if output == "-" or (output is None and self.wish.form not in ("docx", "pdf")):
            return None
        return place(output, self._name)

    @property
    def _name(self) -> str:
        kind = "cards" if self.wish.is_cards else "script"
        part = f"-{self.wish.speaker}" if self.wish.speaker else ""
        suffix = {"text": "txt", "markdown": "md"}.get(self.wish.form, self.wish.form)
        return f"{self.file_stem}-{kind}{part}.{suffix}"

    def _pages(self) -> bytes:
        from briefing_builder.backends.script.pages import as_html, as_pdf, require_weasyprint

        if self.wish.form == "pdf":
            require_weasyprint()  # before the pictures, which take a while
            return as_pdf(self.script, self.svgs(), paper=self.wish.paper, cards=self.wish.is_cards)
        return as_html(self.script, self.svgs(), paper=self.wish.paper, cards=self.wish.is_cards).encode()


def prepare(path: Path, department: str, *, variant: str, brand: str, wish: Wish) -> Prepared:
    """Return one department's script; contract errors are listed and do not stop it, for a script is read before it is right.

    Raises click.UsageError when there is no such department, variant, brand or speaker.
    """
    session = pipeline.load(path)
    options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand))
    laid = pipeline.lay_out_briefing(session, chosen_department(session, department), options)
    _must_speak(wish.speaker, speakers_of(laid.value))
    rest()
    print_problems(laid.problems)
    begin(f"the script of {department}")
    script = presenter_script(laid.value, begins=wish.begins, speaker=wish.speaker)
    return Prepared(
        script=script,
        wish=wish,
        file_stem=laid.value.file_stem,
        svgs=partial(pipeline.slide_svgs, session, laid.value, options),
        pngs=partial(pipeline.slide_pngs, session, laid.value, options, width=PICTURE_PIXELS),
    )


def _must_speak(speaker: str, there: tuple[str, ...]) -> None:
    if speaker and speaker not in there:
        raise click.UsageError(f"No '{speaker}' speaks in this deck.\nSpeakers: {', '.join(there)}")
