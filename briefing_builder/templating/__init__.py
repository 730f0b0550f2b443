"""The one door to Jinja: plain data and a template go in, text comes out, and whatever a template tries ends as a problem with its line."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path as Folder
from types import FrameType, TracebackType

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Checked, Problem, Source, did_you_mean, error
from briefing_builder.templating.costs import Endless, metered
from briefing_builder.templating.folders import Folders
from briefing_builder.templating.guards import Guards
from briefing_builder.templating.sandbox import Sandbox, TextSandbox
from briefing_builder.templating.view import Answers, View, plain_view
from briefing_builder.templating.view_paths import Path, view_paths_of

__all__ = ["Answers", "Templates", "View", "load_templates", "plain_view"]


UNCLOSED = re.compile(r"end of (print statement|statement block|template|comment)", re.IGNORECASE)
LONGEST_MESSAGE = 300
"""Characters; Python tells the whole value that it could not use."""
REMEMBERED = 2_000
"""Author's texts that are kept compiled."""


@dataclass(slots=True, eq=False)
class Templates:
    """Compiled templates of some folders, made once a process and shared by all decks, until `renew` finds that one has changed."""

    _loader: Folders
    _sandbox: Sandbox
    _text_sandbox: TextSandbox
    _texts: dict[str, jinja2.Template] = field(default_factory=dict)
    _asked: dict[str, tuple[Path, ...] | None] = field(default_factory=dict)
    renewed: int = 0
    """How often templates were found to have changed."""

    def has(self, name: str) -> bool:
        """Return whether one of the folders has the template."""
        return self._loader.find(name) is not None

    def names(self) -> list[str]:
        """Return the names of all templates, sorted."""
        return self._loader.names()

    def renew(self) -> None:
        """Forget what was compiled if a template changed on the disk since, or another took its place."""
        cache = self._sandbox.cache
        if cache is not None and not all(template.is_up_to_date for template in cache.values()):
            cache.clear()
            self._asked.clear()
            self.renewed += 1

    def asked(self, name: str) -> tuple[Path, ...] | None:
        """Return what a template reads of the view (see `asked`); None where that is unknown. Never raises: rendering will report it."""
        if name not in self._asked:
            try:
                source = self._loader.get_source(self._sandbox, name)[0]
                self._asked[name] = view_paths_of(self._sandbox.parse(source))
            except (TemplateError, jinja2.TemplateError, RecursionError, MemoryError):
                return None
        return self._asked[name]

    def problems_of(self, name: str) -> tuple[Problem, ...]:
        """Return what is wrong with a template before it sees a value: that it cannot be read, or is no template."""
        try:
            self._sandbox.get_template(name)
        except TemplateError as stopped:
            return stopped.problems
        except jinja2.TemplateError as reason:
            return (self._as_problem(reason, View({}), Source(path=name)),)
        return ()

    def render(self, name: str, view: View) -> str:
        """Return the text of the template with the view's values in it, every value escaped for XML.

        Raises TemplateError with the template's line when it is missing, wrong, asks for an unknown value or does not end.
        """
        try:
            return metered(self._sandbox.get_template(name).generate(view.values))
        except TemplateError:
            raise
        except Exception as reason:
            raise TemplateError(self._as_problem(reason, view, Source(path=self._loader.shown_as(name)))) from reason

    def render_text(self, text: str, view: View, source: Source | None) -> Checked[str]:
        """Return an author's text with its `{{ values }}` filled in, as plain text that nothing has escaped yet.

        A text that cannot be filled comes back as it was, with one problem at the author's place.
        """
        if not any(mark in text for mark in ("{{", "{%", "{#")):
            return Checked(value=text)
        try:
            if text not in self._texts:
                if len(self._texts) >= REMEMBERED:  # a preview server runs for days
                    self._texts.clear()
                self._texts[text] = self._text_sandbox.from_string(text)
            return Checked(value=metered(self._texts[text].generate(view.values)))
        except Exception as reason:
            problem = self._as_problem(reason, view, source)
            if isinstance(reason, jinja2.TemplateSyntaxError) and UNCLOSED.search(problem.message):
                problem = replace(problem, message="a value is opened and not closed: {{ needs its }}", hint="write {{ pilot.learners }}")
            return Checked(value=text, problems=(replace(problem, code=problem.code.replace("template", "text"), source=source),))

    def _as_problem(self, reason: Exception, view: View, fallback: Source | None) -> Problem:
        message, _, hint = str(getattr(reason, "message", None) or reason).partition("\n")
        if len(message) > LONGEST_MESSAGE:
            message = f"{message[:LONGEST_MESSAGE]} …"
        source = self._source_of(reason) or fallback
        match reason:
            case jinja2.TemplateNotFound():
                return error(
                    "template-missing", f"there is no template {reason.name!r}", source, did_you_mean(str(reason.name), self.names())
                )
            case jinja2.TemplateSyntaxError():
                return error("template-syntax", message, source, hint)
            case SecurityError():
                return error("template-not-allowed", message, source, hint or "templates choose and order what the view holds")
            case jinja2.UndefinedError():
                if unknown := re.fullmatch(r"'(.+)' is undefined", message):
                    message, hint = f"there is no value {unknown[1]!r} here", did_you_mean(unknown[1], view.values)
                return error("template-value-unknown", message, source, hint)
            case RecursionError() | MemoryError() | SyntaxError():  # Python's compiler allows twenty loops in each other
                return error("template-endless", "the template calls or includes itself without end, or nests too deeply", source)
            case Endless():
                return error("template-endless", message, source)
        finding = message if isinstance(reason, jinja2.TemplateError) else f"{type(reason).__name__}: {message}"
        return error("template-failed", finding, source, hint)

    def _source_of(self, reason: Exception) -> Source | None:
        if isinstance(reason, jinja2.TemplateSyntaxError):
            return self._shown(reason.filename, reason.lineno)
        places = [self._shown(file, line) for file, line in _frames(reason.__traceback__)]
        return next((place for place in reversed(places) if place), self._nested(reason))

    def _nested(self, reason: Exception) -> Source | None:
        """Where a template that cannot even be read nests so deeply that Python has given up."""
        for frame in reversed(list(_stack(reason.__traceback__))):
            reader, node = frame.f_locals.get("self"), frame.f_locals.get("node")
            if isinstance(reader, Parser):
                return self._shown(reader.filename, reader.stream.current.lineno)
            if isinstance(reader, CodeGenerator | Guards) and isinstance(node, nodes.Node):
                return self._shown(reader.filename, node.lineno)
        return None

    def _shown(self, file: str | None, line: int) -> Source | None:
        shown = self._loader.shown.get(file or "")
        return Source(path=shown, line=line) if shown else None


def load_templates(
    folders: Sequence[Folder],
    *,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., str]] | None = None,
    prepare: Callable[[str, str], str] | None = None,
) -> Templates:
    """Return the templates of the folders, the first that has a file winning; the last folder is the one that is installed with us.

    `functions` may be called in templates, but not in authors' texts; a LookupError of theirs says what there is not, and a hint.
    `prepare(source, place)` may rewrite a source before it is compiled, as long as lines stay lines.
    """
    loader = Folders(folders, prepare)
    own = dict(filters or {})
    sandbox = Sandbox(loader, filters=own, functions=functions or {}, escape=True)
    return Templates(loader, sandbox, TextSandbox(None, filters=own, functions={}, escape=False))


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _stack(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
