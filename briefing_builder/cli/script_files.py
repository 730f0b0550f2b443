"""Scripts as files: a department and a wish go in, the script and its bytes in the wanted format come out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from briefing_builder import pipeline
from briefing_builder.backends.script import as_markdown, as_text, presenter_script, speakers_of
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.stationery import Stationery, stationery_of
from briefing_builder.cli.departments import chosen_brand, chosen_department, chosen_variant
from briefing_builder.cli.messages import print_problems
from briefing_builder.cli.output_paths import output_path
from briefing_builder.limits.watch import begin_work, end_work
from briefing_builder.words.formats import Paper

PICTURE_PIXELS = 720
"""The width of a slide's picture in a Word document: 60 mm at 300 dots an inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptOptions:
    """What the script shall be: its format, when the briefing begins, whose part, cards or sheets, and the paper."""

    form: str
    begins: str
    speaker: str
    is_cards: bool
    paper: Paper | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedScript:
    """A department's script, ready to be made into a file; pictures of its slides are drawn when a format wants them."""

    script: Script
    options: ScriptOptions
    file_stem: str
    svgs: Callable[[], dict[str, str]]
    pngs: Callable[[], dict[str, bytes]]
    stationery: Stationery

    def as_bytes(self) -> bytes:
        """Return the script in the wanted format. Raises ResourceMissing when a PDF file cannot be made here."""
        match self.options.form:
            case "text":
                return as_text(self.script).encode()
            case "markdown":
                return as_markdown(self.script).encode()
            case "html" | "pdf":
                return self._pages()
        from briefing_builder.backends.script.word import as_docx

        return as_docx(self.script, self.pngs(), paper=self.options.paper, stationery=self.stationery)

    def output_path(self, output: str | None) -> Path | None:
        """Return where the file goes, or None for standard output."""
        if output == "-" or (output is None and self.options.form not in ("docx", "pdf")):
            return None
        return output_path(output, self._name)

    @property
    def _name(self) -> str:
        kind = "cards" if self.options.is_cards else "script"
        part = f"-{self.options.speaker}" if self.options.speaker else ""
        suffix = {"text": "txt", "markdown": "md"}.get(self.options.form, self.options.form)
        return f"{self.file_stem}-{kind}{part}.{suffix}"

    def _pages(self) -> bytes:
        from briefing_builder.backends.script.pages import as_html, as_pdf, require_weasyprint

        if self.options.form == "pdf":
            require_weasyprint()  # before the pictures, which take a while
            return as_pdf(self.script, self.svgs(), paper=self.options.paper, cards=self.options.is_cards, stationery=self.stationery)
        page = as_html(self.script, self.svgs(), paper=self.options.paper, cards=self.options.is_cards, stationery=self.stationery)
        return page.encode()


def prepare_script(path: Path, department: str, *, variant: str, brand: str, options: ScriptOptions) -> PreparedScript:
    """Return one department's script; contract errors are listed and do not stop it, for a script is read before it is right.

    Raises click.UsageError when there is no such department, variant, brand or speaker.
    """
    session = pipeline.load(path)
    pipeline_options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand))
    prepared = pipeline.prepare(session, chosen_department(session, department), pipeline_options)
    laid = pipeline.lay_out_prepared(prepared)
    _require_speaker(options.speaker, speakers_of(laid.value))
    end_work()
    print_problems(laid.problems)
    begin_work(f"the script of {department}")
    script = presenter_script(laid.value, session.programme.words, begins=options.begins, speaker=options.speaker)
    return PreparedScript(
        script=script,
        options=options,
        file_stem=laid.value.file_stem,
        svgs=partial(pipeline.slide_svgs, laid.value, prepared.brand),
        pngs=partial(pipeline.slide_pngs, laid.value, prepared.brand, width=PICTURE_PIXELS),
        stationery=stationery_of(prepared.brand),
    )


def _require_speaker(speaker: str, there: tuple[str, ...]) -> None:
    if speaker and speaker not in there:
        raise click.UsageError(f"No '{speaker}' speaks in this deck.\nSpeakers: {', '.join(there)}")
