"""YAML with positions: a file goes in, nodes with line and column of every key and value come out, and problems."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from briefing_builder.files.intake import read_text
from briefing_builder.problems import Checked, Problem, Source, error, warning
from briefing_builder.problems.repeated import Findings
from briefing_builder.text.characters import FORBIDDEN, problem_of_value, problems_of_text

Scalar = str | int | Decimal | bool | None
DataPath = tuple[str | int, ...]
Span = tuple[int, int]

SIZE_LIMIT = 2_000_000  # bytes; a programme of sixty departments has about a tenth of it
NULS_OF_TEXT = 50  # a text has at most one NUL in so many bytes, by mistake; pictures and programs have more, and so has UTF-16
DEPTH_LIMIT = 40  # the content model is eight levels deep

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXTS: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,30}|[0-9]{1,30}(\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,3})?")
_ITEM = re.compile(r"\s+(?:[-*•]|\d{1,3}[.)])\s+\S")
_GAP = "\ufdd0"
"""No character of any language, and YAML reads it: it keeps the place of what was taken out of a word, so that no column moves."""
_TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(slots=True, kw_only=True)
class Node:
    """A value with its place; the value is a scalar, a list of nodes or a map of nodes."""

    value: "Scalar | list[Node] | dict[str, Node]"
    source: Source
    key: Source | None = None
    """Where its key stands, when it is a value of a map."""
    first: Source | None = None
    """Where the first line of a text stands whose lines are kept as they are written (`|`)."""
    span: Span | None = None
    """The characters of the file that it takes (without a byte order mark); of what is written in lines, only its beginning counts."""
    key_span: Span | None = None
    style: str = ""
    """How it is written: `'`, `"`, `|`, `>` a text, `[` a list or map in brackets; nothing where it is plain, or written in lines."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Positions:
    """Where every value and every key stands, by data path such as ("courses", 0, "title")."""

    values: Mapping[DataPath, Source] = field(default_factory=dict)
    keys: Mapping[DataPath, Source] = field(default_factory=dict)
    lines: Mapping[DataPath, Source] = field(default_factory=dict)
    """The first lines of texts whose lines are kept as they are written."""
    whole: Source = field(default_factory=lambda: Source(path=""))
    """The file as a whole, for what stands nowhere."""

    def of(self, path: DataPath) -> Source:
        """Return the place of the value at that path, else of its nearest ancestor that was written."""
        for length in range(len(path), 0, -1):
            if (value := self.values.get(path[:length])) is not None:
                return value
        return self.whole

    def within(self, path: DataPath, line: int, column: int) -> Source:
        """Return the place of a line and a column (from 0) of the text at that path, or that of the text where its lines are folded."""
        first = self.lines.get(path)
        return Source(path=first.path, line=first.line + line, column=first.column + column) if first else self.of(path)

    def of_key(self, path: DataPath) -> Source:
        """Return the place of the key at that path; of the value when it has no key, as in a list."""
        return self.keys.get(path) or self.of(path)


def node_data(node: Node) -> object:
    """Return the node's data without places: dict, list, str, int, Decimal, bool, None."""
    if isinstance(node.value, dict):
        return {key: node_data(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [node_data(child) for child in node.value]
    return node.value


def positions(root: Node) -> Positions:
    """Return the places of all that stands below the root."""
    values: dict[DataPath, Source] = {}
    keys: dict[DataPath, Source] = {}
    lines: dict[DataPath, Source] = {}
    for path, node in walk_nodes(root):
        values[path] = node.source
        if node.first is not None:
            lines[path] = node.first
        if node.key is not None:
            keys[path] = node.key
    return Positions(values=values, keys=keys, lines=lines, whole=Source(path=root.source.path))


def walk_nodes(node: Node, path: DataPath = ()) -> Iterator[tuple[DataPath, Node]]:
    """Yield every node with its path, the root first, then in the order of the file."""
    yield path, node
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from walk_nodes(child, (*path, key))
    elif isinstance(node.value, list):
        for index, child in enumerate(node.value):
            yield from walk_nodes(child, (*path, index))


def read_yaml(file: Path, shown_as: str) -> Checked[Node]:
    """Return the map that the file holds, with all problems of the file under the name `shown_as`.

    Reads YAML with the scalars of YAML 1.2 (core schema: `no`, `on` and `1:30` are text, and so are dates); duplicate keys, aliases,
    tags, control characters and files too large or too deep are problems. An unreadable file yields an empty map. Never raises.
    """
    whole = Source(path=shown_as)
    text = read_text(file, shown_as, SIZE_LIMIT)
    if isinstance(text, Problem):
        return Checked(value=Node(value={}, source=whole), problems=(text,))
    return parse_yaml(text, shown_as)


def parse_yaml(text: str, shown_as: str) -> Checked[Node]:
    """Return the map that the text holds, with its problems, as `read_yaml` does; an empty map when its structure is broken."""
    composer = _Composer(shown_as)
    composer.compose(composer.without_control_characters(text))
    whole = Source(path=shown_as)
    root = composer.root
    if root is None or root.value is None:
        if not composer.findings.all():
            composer.findings.add(error("empty-file", "the file is empty", whole, "`briefing new DIR` writes a programme to start from"))
        return Checked(value=Node(value={}, source=whole), problems=composer.findings.all())
    if not isinstance(root.value, dict):
        composer.findings.add(error("not-a-map", "expected keys and values, such as `organisation:`", root.source))
        return Checked(value=Node(value={}, source=whole), problems=composer.findings.all())
    return Checked(value=root, problems=composer.findings.all())


def texts_in_yaml(file: Path) -> dict[str, Any]:
    """Return what a file holds that is installed with us: maps, lists, and every scalar as its text; no places."""
    data: dict[str, Any] = yaml.load(file.read_bytes(), Loader=_TEXTS)
    return data


def resolve_scalar(text: str) -> Scalar:
    """Return what a plain scalar means in the core schema of YAML 1.2 (chapter 10.3); numbers keep their decimals."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return Decimal(text)
    return text


def yaml_text(data: object) -> str:
    """Return plain data (dicts, lists, texts, numbers, dates, truths) as YAML in block style, which `read_yaml` reads as the same data."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, indent=2)


class _Dumper(yaml.SafeDumper):
    """Numbers keep their decimals; dates are texts, as our reader takes them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's signature
        super().increase_indent(flow, False)


def _represent_decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    written = f"{number:f}"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in written else 'int'}", written)


_Dumper.add_representer(Decimal, _represent_decimal)
_Dumper.add_representer(date, lambda dumper, day: dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat()))


class _Stop(Exception):
    """The rest of the file is not worth reading."""


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come yet."""

    node: Node
    key: str | None = None
    key_source: Source | None = None
    key_span: Span | None = None
    awaits_value: bool = False


class _Composer:
    """Builds nodes from the parser's events on a stack of its own, so that no depth of the file can exhaust ours."""

    def __init__(self, shown_as: str) -> None:
        self.path = shown_as
        self.findings = Findings()
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.lines: list[str] = []

    def without_control_characters(self, text: str) -> str:
        """Return the text without the characters that neither YAML nor a deck can hold; each is a problem, and no column moves."""
        text_problems = problems_of_text(text, self.path)
        for problem in text_problems:
            self.findings.add(problem)
        return re.sub(f"{FORBIDDEN.pattern}+", _gap_characters, text) if text_problems else text

    def compose(self, text: str) -> None:
        """Read all events; a syntax error ends the reading and is a problem."""
        documents = 0
        self.lines = text.split("\n")
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._stop("yaml-syntax", "the file holds more than one document", event, "remove the line `---`")
                elif isinstance(event, yaml.NodeEvent):
                    self._node(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    node = self.stack.pop().node
                    node.span = (node.span[0] if node.span else 0, _span(event)[1])
            return
        except _Stop:
            pass
        except yaml.MarkedYAMLError as failure:
            self.findings.add(_syntax_problem(failure, text, self.path))
        except yaml.YAMLError as failure:
            self.findings.add(error("yaml-syntax", f"the file is not YAML: {failure}", Source(path=self.path)))
        self.root = None  # half a file would only lead to more messages that are not true

    def _source_of(self, event: yaml.Event) -> Source:
        mark = event.start_mark
        return Source(path=self.path, line=mark.line + 1, column=mark.column + 1) if mark else Source(path=self.path)

    def _stop(self, code: str, message: str, event: yaml.Event, hint: str) -> None:
        self.findings.add(error(code, message, self._source_of(event), hint))
        raise _Stop

    def _node(self, event: yaml.NodeEvent) -> None:
        source = self._source_of(event)
        if isinstance(event, yaml.AliasEvent):
            self._report("yaml-alias", f"aliases (*{event.anchor}) are not read", source, "a text that begins with * needs quotes")
            self._put(Node(value=None, source=source, span=_span(event)))
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, source)
        else:
            self._collection(event, source)

    def _report(self, code: str, message: str, source: Source, hint: str) -> None:
        self.findings.add(error(code, message, source, hint))

    def _scalar(self, event: yaml.ScalarEvent, source: Source) -> None:
        text = event.value.replace(_GAP, "")
        if event.style == '"' and (strange := problem_of_value(text, source)):  # an escape such as "\x0b"
            if not any(told.code == strange.code and told.source and told.source.line == source.line for told in self.findings.all()):
                self.findings.add(strange)
            text = FORBIDDEN.sub("", text)
        if event.tag not in (None, "!", _TEXT_TAG):
            self._report("yaml-tag", f"tags ({event.tag}) are not read", source, "a text that begins with ! needs quotes")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.node.value, dict) and not frame.awaits_value:
            self._key(frame, text, source, _span(event))
            return
        is_plain = event.tag is None and event.style in (None, "")
        node = Node(value=resolve_scalar(text) if is_plain else text, source=source, span=_span(event), style=event.style or "")
        if event.start_mark and event.end_mark and event.end_mark.line > event.start_mark.line:
            self._lines(event, node, event.start_mark.line, event.end_mark.line)
        self._put(node)

    def _lines(self, event: yaml.ScalarEvent, node: Node, start: int, end: int) -> None:
        """Note where the lines of a text stand; where YAML folds them, an empty line parts paragraphs, and a list would be lost."""
        last = end + (event.style not in ("|", ">"))
        written = [(number, self.lines[number]) for number in range(start + 1, min(last, len(self.lines)))]
        if event.style == "|":
            number, line = next(((number, line) for number, line in written if line.strip()), (start, ""))
            node.first = Source(path=self.path, line=number + 1, column=len(line) - len(line.lstrip(" ")) + 1)
            return
        if written and isinstance(node.value, str):
            node.value = node.value.rstrip("\n").replace("\n", "\n\n")
        items = [(number, line) for number, line in written if _ITEM.match(line)]
        if len(items) > 1:
            number, line = items[0]
            source = Source(path=self.path, line=number + 1, column=len(line) - len(line.lstrip()) + 1)
            hint = "write | after the colon, and the text below it: then its lines are kept"
            self.findings.add(warning("list-folded", "YAML joins the items of this list into one line", source, hint))

    def _key(self, frame: _Open, name: str, source: Source, span: Span) -> None:
        assert isinstance(frame.node.value, dict)
        frame.key, frame.key_source, frame.key_span, frame.awaits_value = name, source, span, True
        if name in frame.node.value and not _ends_a_number(name, frame.node.value[name]):
            first = frame.node.value[name].key
            where = f"line {first.line}" if first else "above"
            message = f'"{name}" appears here a second time; first in {where}'
            self._report("duplicate-key", message, source, "remove or rename one of the two")

    def _collection(self, event: yaml.NodeEvent, source: Source) -> None:
        if len(self.stack) >= DEPTH_LIMIT:
            self._stop("too-deep", f"the file is nested more than {DEPTH_LIMIT} levels deep", event, "")
        empty: dict[str, Node] | list[Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
        node = Node(value=empty, source=source, span=_span(event), style="[" if getattr(event, "flow_style", False) else "")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.node.value, dict) and not frame.awaits_value:
            self._stop("yaml-key", "a key must be a word, not a list or a map", event, "put the text with its braces in quotes")
        self._put(node)
        self.stack.append(_Open(node))

    def _put(self, node: Node) -> None:
        if not self.stack:
            self.root = self.root or node
            return
        frame = self.stack[-1]
        if isinstance(frame.node.value, list):
            frame.node.value.append(node)
        elif isinstance(frame.node.value, dict) and frame.awaits_value and frame.key is not None:
            node.key, node.key_span = frame.key_source, frame.key_span
            frame.node.value.setdefault(frame.key, node)
            frame.awaits_value = False


def _span(event: yaml.Event) -> Span:
    return (event.start_mark.index, event.end_mark.index) if event.start_mark and event.end_mark else (0, 0)


def _ends_a_number(name: str, first: Node) -> bool:
    """Return whether a key without a value is three digits behind a comma, as in `{budget: 1,000,000}`; that is reported as one number."""
    return len(name) == 3 and name.isdecimal() and first.value is None


def _gap_characters(match: re.Match[str]) -> str:
    around = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    return (_GAP if all(character.strip() for character in around) else " ") * len(match.group())


def _syntax_problem(failure: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    mark = failure.problem_mark or failure.context_mark
    source = Source(path=path, line=mark.line + 1, column=mark.column + 1) if mark else Source(path=path)
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return error("tab-indentation", "a tab indents this line; YAML indents with spaces", source, "replace the tab by two spaces")
    problem_text = failure.problem or ""
    usual = "text with a colon, a quote, a brace or a hash needs quotes around it" if line else ""
    unknown = (f"the file is not YAML: {problem_text or 'it is broken'}", usual)
    finding, hint = next((sentence for words, sentence in _SYNTAX.items() if words in problem_text), unknown)
    return error("yaml-syntax", finding, source, hint)


_SYNTAX: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        "a second colon in this line, or a line that is indented too far",
        "put a text with a colon in quotes; keys of one part begin in the same column",
    ),
    "did not find expected key": (
        "this line does not go on with what stands above it",
        "keys of one part begin in the same column, and what opens with a quote or bracket must close",
    ),
    "did not find expected '-' indicator": (
        "this line does not go on with the list above it",
        "begin each item in the same column with `- `",
    ),
    "did not find expected ','": (
        "a bracket or brace is not closed, or a comma is missing before this",
        "close it, and put texts with commas, brackets or braces in quotes",
    ),
    "found unexpected end of stream": ("a quote is opened and never closed", "close it; within single quotes, write '' for an apostrophe"),
    "could not find expected ':'": ("a key without its colon, or a text that goes on too far to the left", "write `key: value`"),
    "block sequence entries are not allowed": (
        "a `- ` stands where it begins no item",
        "begin the list on the line below its key, or put the text in quotes",
    ),
    "found character that cannot start any token": ("no text can begin with this character", "put the text in quotes"),
    "found unknown escape character": (
        "a backslash in double quotes begins an escape, and this is none",
        "write the backslash twice, or put the text in single quotes",
    ),
    "escape code": ("this escape stands for no character", "write the character itself"),
    "found a tab": ("a tab stands where spaces are due", "replace the tab by two spaces"),
}
"""What the parser says, and what an author should know: the finding and the way out."""
