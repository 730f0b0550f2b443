"""An outline file goes in, an outline comes out, or every mistake in it with line and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, get_args

from briefing_builder.errors import TemplateError
from briefing_builder.files.intake import exists, is_file
from briefing_builder.problems import Problem, Source, did_you_mean, error
from briefing_builder.slides.outlines.model import Fewer, GivesWay, Outline, OutlineSlide, Presenter, minutes_phrase
from briefing_builder.source import Node, read_yaml
from briefing_builder.words import english

FOLDER: Final = "outlines"
PRESENTERS: Final[Mapping[str, Presenter]] = {name: name for name in get_args(Presenter)}
OUTLINE_KEYS: Final = ("slot_minutes", "slides", "appendix", "if_late", "appendix_most", "if_long")
SLIDE_KEYS: Final = (
    *("id", "template", "section", "minutes", "presenter", "show", "demo", "demo_minutes", "try_it"),
    *("never_cut", "each", "detail", "needs", "merges", "label"),
)
APPENDIX: Final = "sections.appendix"
NAMED: Final = ("sections.", "details.")
"""How the names of the sentences begin that an outline may name: those without values."""
TRY_SECONDS: Final = 180
"""How long everybody tries a course on a phone."""
LONGEST_NAME: Final = 80  # bytes
MOST_SLIDES: Final = 300
"""Of an outline, its appendix included; 45 minutes and everything behind them take some sixty."""


def variants(folders: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of all outlines in the templates folders, sorted."""
    return tuple(sorted({path.stem for folder in folders for path in (folder / FOLDER).glob("*.yaml") if exists(path)}))


def outline_file(variant: str, folder: Path) -> Path:
    """Return where a templates folder has the outline of that name, if it has it."""
    return folder / FOLDER / f"{variant}.yaml"


def outline_stamp(variant: str, folders: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Return what tells a changed outline from the one that was read before: name, time and size of each file of that variant."""
    files = [outline_file(variant, folder) for folder in folders]
    return tuple((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files if exists(file))


def load_outline(variant: str, folders: Sequence[Path]) -> Outline:
    """Return the outline of a variant from the first templates folder that has it; the last folder is ours.

    Raises TemplateError with every problem of the file, at its line and column, or when no folder has the variant.
    """
    name = f"{FOLDER}/{variant}.yaml"
    if len(variant.encode(errors="surrogateescape")) > LONGEST_NAME:
        finding = f"the name of the outline has more than {LONGEST_NAME} bytes; decks are named after it"
        raise TemplateError(error("outline-name", finding, Source(path=str(outline_file(variant, folders[0]))), "give it a shorter one"))
    known = variants(folders)
    if variant not in known:
        raise TemplateError(error("outline-unknown", f"there is no variant {variant!r}", None, did_you_mean(variant, known)))
    folder = next(folder for folder in folders if exists(folder / name))
    shown = name if folder == folders[-1] else (folder / name).as_posix()
    read = read_yaml(folder / name, shown)
    reader = _Reader(folders=folders, problems=list(read.problems))
    outline = None if read.problems else reader.outline(variant, read.value)
    if outline is None or reader.problems:
        raise TemplateError(reader.problems)
    return outline


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads nodes, collecting problems; what cannot be read is replaced by something harmless until they are raised."""

    folders: Sequence[Path]
    problems: list[Problem] = field(default_factory=list)
    known_templates: frozenset[str] = frozenset()

    def outline(self, variant: str, root: Node) -> Outline:
        values = self.map(root, OUTLINE_KEYS)
        nodes, behind = self.list(values.get("slides")), self.list(values.get("appendix"))
        if len(nodes) + len(behind) > MOST_SLIDES:
            finding = f"the outline has {len(nodes) + len(behind):,} slides; at most {MOST_SLIDES} are read"
            self.report("outline-too-long", finding, root.source, "divide it into outlines of their own")
            nodes, behind = nodes[:MOST_SLIDES], behind[:MOST_SLIDES]
        slides = tuple(self.slide(node, is_appendix=False) for node in nodes)
        appendix = tuple(self.slide(node, is_appendix=True) for node in behind)
        known = {slide.id: slide for slide in slides}
        outline = Outline(
            variant=variant,
            seconds=self.seconds(values.get("slot_minutes"), root, "slot_minutes"),
            slides=slides,
            appendix=appendix,
            if_late=tuple(self.gives_way(node, known) for node in self.list(values.get("if_late"))),
            appendix_most=self.appendix_most(values.get("appendix_most")),
            if_long=tuple(self.fewer(node, [slide.id for slide in appendix]) for node in self.list(values.get("if_long"))),
        )
        self.check(outline, values.get("slot_minutes", root).source)
        return outline

    def check(self, outline: Outline, source: Source) -> None:
        total = sum(slide.seconds for slide in outline.slides)
        if outline.slides and total != outline.seconds:
            slot = minutes_phrase(outline.seconds)
            self.report(
                "outline-minutes", f"the slides take {minutes_phrase(total)}; the slot has {slot}", source, "change the minutes of a slide"
            )
        rooms = [slide for slide in outline.slides if slide.presenter == "room"]
        if len(rooms) != 1:
            finding = f"{len(rooms)} slides belong to the room; a briefing has one slide for its questions"
            self.report("outline-questions", finding, rooms[1].source if rooms else source, "give it `presenter: room`")
        ids = {slide.id for slide in outline.everything}
        before: set[str] = set()
        for slide in outline.everything:
            if slide.id and slide.id in before:
                self.report("outline-duplicate", f"the slide {slide.id!r} appears here a second time", slide.source, "give it another id")
            for detail in slide.details:
                if detail not in ids:
                    self.unknown_slide(detail, sorted(ids), slide.source)
            before.add(slide.id)

    def slide(self, node: Node, *, is_appendix: bool) -> OutlineSlide:
        values = self.map(node, SLIDE_KEYS)
        id = self.text(values, "id", node, is_required=True)
        section, section_words = self.wording(values, "section", node, is_required=not is_appendix)
        label, label_words = self.wording(values, "label", node)
        seconds = 0 if is_appendix and "minutes" not in values else self.seconds(values.get("minutes"), node, "minutes")
        return OutlineSlide(
            id=id,
            template=self.template(id, values, node),
            section=section,
            seconds=seconds,
            presenter=self.presenter(values, node, is_required=not is_appendix),
            appendix=is_appendix,
            source=node.source,
            show=self.count(values.get("show")),
            is_demo=self.flag(values.get("demo")),
            demo_seconds=self.demo(values, node, seconds),
            try_it=self.flag(values.get("try_it")),
            never_cut=self.flag(values.get("never_cut")),
            each=self.text(values, "each", node),
            details=self.one_or_more(values.get("detail")),
            needs=self.texts(values.get("needs")),
            merges=self.texts(values.get("merges")),
            label=label,
            section_words=section_words or (APPENDIX if is_appendix and not section else ""),
            label_words=label_words,
        )

    def wording(self, values: Mapping[str, Node], key: str, parent: Node, *, is_required: bool = False) -> tuple[str, str]:
        """A text, or the name of a sentence of the catalogue, `{words: sections.proof}`; what is a text is never taken for a name."""
        node = values.get(key)
        if node is None or not isinstance(node.value, dict):
            return self.text(values, key, parent, is_required=is_required), ""
        name = self.text(self.map(node, ("words",)), "words", node, is_required=True)
        known = [entry for entry in english().entries if entry.startswith(NAMED)]
        if name and name not in known:
            self.report("outline-value", f"there is no section or label {name!r} in the catalogue", node.source, did_you_mean(name, known))
        return "", name

    def demo(self, values: Mapping[str, Node], node: Node, whole: int) -> int:
        """How long the course speaks: as it is written, else two thirds of what a try by everybody leaves."""
        if not self.flag(values.get("demo")):
            return 0
        if "demo_minutes" not in values:
            return max(0, whole - TRY_SECONDS * self.flag(values.get("try_it"))) * 2 // 3
        seconds = self.seconds(values["demo_minutes"], node, "demo_minutes")
        if seconds > whole:
            finding = f"the demo takes {minutes_phrase(seconds)}; its slide has {minutes_phrase(whole)}"
            self.report("outline-minutes", finding, values["demo_minutes"].source, "shorten the demo")
        return seconds

    def template(self, id: str, values: Mapping[str, Node], node: Node) -> str:
        name = self.text(values, "template", node) or f"slides/{id}.xml.j2"
        if id and not self.has_template(name):
            known = self.known_templates or frozenset(
                path.relative_to(folder).as_posix() for folder in self.folders for path in (folder / "slides").glob("*.j2")
            )
            self.known_templates = known
            source = values.get("template", values.get("id", node)).source
            self.report("outline-template", f"the slide {id!r} has no template {name}", source, did_you_mean(name, known))
        return name

    def has_template(self, name: str) -> bool:
        return any(is_file(folder / name) for folder in self.folders)

    def gives_way(self, node: Node, known: Mapping[str, OutlineSlide]) -> GivesWay:
        values = self.map(node, ("drop", "shorten", "to"))
        verb = "shorten" if "shorten" in values else "drop"
        id = self.text(values, verb, node, is_required=True)
        seconds = self.seconds(values.get("to"), node, "to") if verb == "shorten" else 0
        source = values[verb].source if verb in values else node.source
        if id and id not in known:
            self.unknown_slide(id, list(known), source)
        elif id and (known[id].never_cut or known[id].presenter == "room"):
            self.report("outline-never-cut", f"the slide {id!r} must never give way", source, "let another slide give way")
        elif id and seconds >= known[id].seconds > 0:
            self.report("outline-minutes", f"the slide {id!r} has only {minutes_phrase(known[id].seconds)}", source, "shorten it to less")
        return GivesWay(slide=id, seconds=seconds)

    def appendix_most(self, node: Node | None) -> int | Literal["main", "all"]:
        if node is None or node.value == "all":
            return "all"
        if node.value == "main":
            return "main"
        most = self.count(node)
        return most or "all"

    def fewer(self, node: Node, known: Sequence[str]) -> Fewer:
        values = self.map(node, ("drop", "shorten", "to"))
        verb = "shorten" if "shorten" in values else "drop"
        id = self.text(values, verb, node, is_required=True)
        if id and id not in known and not self.has_template(f"slides/{id.replace('-', '_')}.xml.j2"):  # what was left out gives no way
            self.unknown_slide(id, known, values[verb].source)
        if verb == "shorten" and "to" not in values and isinstance(node.value, dict):
            self.report("outline-key-missing", "'to' is missing", node.source, "write `to:` with the number of slides that stay")
        return Fewer(slide=id, keeps=self.count(values.get("to")) if verb == "shorten" else 0)

    def presenter(self, values: Mapping[str, Node], node: Node, *, is_required: bool) -> Presenter:
        name = self.text(values, "presenter", node, is_required=is_required)
        if name and name not in PRESENTERS:
            self.report("outline-presenter", f"there is no presenter {name!r}", values["presenter"].source, did_you_mean(name, PRESENTERS))
        return PRESENTERS.get(name, "lead")

    def unknown_slide(self, id: str, known: Sequence[str], source: Source) -> None:
        self.report("outline-slide-unknown", f"the outline has no slide {id!r}", source, did_you_mean(id, known))

    def report(self, code: str, message: str, source: Source, hint: str = "") -> None:
        self.problems.append(error(code, message, source, hint))

    def map(self, node: Node, known: Sequence[str]) -> Mapping[str, Node]:
        if not isinstance(node.value, dict):
            self.report("outline-value", "expected keys and values, such as `id: title`", node.source)
            return {}
        for key, child in node.value.items():
            if key not in known:
                self.report("outline-key-unknown", f"there is no key {key!r} here", child.key or child.source, did_you_mean(key, known))
        return node.value

    def list(self, node: Node | None) -> Sequence[Node]:
        if node is None:
            return ()
        if not isinstance(node.value, list):
            self.report("outline-value", "expected a list, one `- ` a line", node.source)
            return ()
        return node.value

    def text(self, values: Mapping[str, Node], key: str, parent: Node, *, is_required: bool = False) -> str:
        node = values.get(key)
        if node is None:
            if is_required and isinstance(parent.value, dict):
                hint = f"write one of {', '.join(PRESENTERS)}" if key == "presenter" else f"write `{key}:` in this item"
                self.report("outline-key-missing", f"{key!r} is missing", parent.source, hint)
            return ""
        if not isinstance(node.value, str) or not node.value.strip():
            self.report("outline-value", f"{key!r} must be a text", node.source)
            return ""
        return node.value.strip()

    def texts(self, node: Node | None) -> tuple[str, ...]:
        return tuple(self.text({"entry": entry}, "entry", entry) for entry in self.list(node))

    def one_or_more(self, node: Node | None) -> tuple[str, ...]:
        is_one = node is not None and isinstance(node.value, str)
        return (self.text({"entry": node}, "entry", node),) if is_one and node is not None else self.texts(node)

    def flag(self, node: Node | None) -> bool:
        if node is not None and not isinstance(node.value, bool):
            self.report("outline-value", "expected true or false", node.source)
        return node is not None and node.value is True

    def count(self, node: Node | None) -> int:
        if node is None:
            return 0
        if not isinstance(node.value, int) or isinstance(node.value, bool) or not 1 <= node.value <= 100:
            self.report("outline-value", "expected a whole number from 1 to 100", node.source)
            return 0
        return node.value

    def seconds(self, node: Node | None, parent: Node, key: str) -> int:
        if node is None:
            if isinstance(parent.value, dict):
                self.report("outline-key-missing", f"{key!r} is missing", parent.source, f"write `{key}:` with the minutes")
            return 60
        is_number = isinstance(node.value, int | Decimal) and not isinstance(node.value, bool)
        seconds = Decimal(str(node.value)) * 60 if is_number else Decimal(0)
        if seconds != int(seconds) or not 0 < seconds <= 86_400:
            self.report("outline-value", f"{key!r} must be minutes, in whole seconds (1.5 is 90 seconds)", node.source)
            return 60
        return int(seconds)
