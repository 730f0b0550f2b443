"""Messages: a sentence with named values goes in, in ICU MessageFormat; it is parsed once, and says what it is given.

Of the format (unicode-org.github.io/icu/userguide/format_parse/messages) these forms are read: `{name}`, `{count, spellout}`,
`{count, plural, =0 {…} one {…} other {…}}`, `{name, select, feminine {…} other {…}}`, `#` within a plural, and '{' in apostrophes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR."""
OTHER = "other"
NAME = re.compile(r"\s*([a-z][a-z0-9_]*)\s*")
KIND = re.compile(r"\s*(plural|select|spellout)\s*")
SELECTOR = re.compile(r"\s*(=\d+|[a-z0-9_-]+)\s*\{")
OWN_WORDS = re.compile(r"[^{}#']+")
QUOTED = re.compile(r"'([{}]+)'")
MOST_NESTED = 5


@dataclass(frozen=True, slots=True)
class Argument:
    """A place in a message for a value: as it is (`kind` empty), in words (`spellout`), or as what chooses one of the `forms`."""

    name: str
    kind: str = ""
    forms: Mapping[str, "Parts"] | None = None


Parts = tuple["str | Argument", ...]
"""A message: its own words and its arguments, in order."""


class MessageError(ValueError):
    """A message that cannot be read, and at which of its characters, counted from 0."""

    def __init__(self, finding: str, at: int) -> None:
        super().__init__(finding)
        self.at = at


def parse_message(text: str) -> Parts:
    """Return the parts of a message. Raises MessageError."""
    if "{" not in text and "}" not in text:
        return (text,)
    reader = _Reader(text)
    parts = reader.parts(0)
    if reader.at < len(text):
        reader.stop("a } closes nothing; write '}' for the sign itself")
    return parts


def arguments_of(parts: Parts) -> Iterator[Argument]:
    """Yield every argument of a message, those within forms too."""
    for part in parts:
        if isinstance(part, Argument):
            yield part
            for form in (part.forms or {}).values():
                yield from arguments_of(form)


def names_of_values(parts: Parts) -> frozenset[str]:
    """Return the names of the values that a message may be given; `#` has none of its own."""
    return frozenset(argument.name for argument in arguments_of(parts) if argument.name != "#")


def format_parts(
    parts: Parts,
    values: Mapping[str, object],
    shown: Callable[[object, str], str],
    category: Callable[[object], str],
    counted: object = None,
) -> str:
    """Return what a message says. `shown(value, kind)` writes a value, `category(value)` names its plural category.

    Raises KeyError for a value that is missing.
    """
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif part.name == "#":
            pieces.append(shown(counted, ""))
        elif part.forms is None:
            pieces.append(shown(values[part.name], part.kind))
        else:
            value = values[part.name]
            form, count = _chosen(part, value, category), value if part.kind == "plural" else counted
            pieces.append(format_parts(form, values, shown, category, count))
    return "".join(pieces)


def _chosen(argument: Argument, value: object, category: Callable[[object], str]) -> Parts:
    """The form that a value chooses: a plural by the number itself, then by its category; a select by its word."""
    forms = argument.forms or {}
    if argument.kind == "plural":
        exact = forms.get(f"={value}")
        return exact if exact is not None else forms.get(category(value), forms[OTHER])
    return forms.get(_selecting_word(value), forms[OTHER])


def _selecting_word(value: object) -> str:
    """A truth selects yes or no, a term its gender, anything else what it is called."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "gender", value))


class _Reader:
    """Reads a message from its first character to its last."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.in_plural = text, 0, False

    def stop(self, finding: str) -> NoReturn:
        raise MessageError(finding, self.at)

    def parts(self, depth: int) -> Parts:
        """Return the parts up to the end, or to the } that closes a form."""
        parts: list[str | Argument] = []
        own: list[str] = []
        if depth > MOST_NESTED:
            self.stop(f"forms stand in each other more than {MOST_NESTED} deep")
        while self.at < len(self.text) and self.text[self.at] != "}":
            quoted = QUOTED.match(self.text, self.at)
            if quoted:
                own.append(quoted[1])
                self.at = quoted.end()
            elif self.text[self.at] == "{" or (self.text[self.at] == "#" and self.in_plural):
                parts += ["".join(own)] if own else []
                own = []
                parts.append(self.argument(depth) if self.text[self.at] == "{" else self.count())
            else:
                words = OWN_WORDS.match(self.text, self.at)
                own.append(words[0] if words else self.text[self.at])
                self.at += len(own[-1])
        return (*parts, "".join(own)) if own else tuple(parts)

    def count(self) -> Argument:
        self.at += 1
        return Argument("#")

    def argument(self, depth: int) -> Argument:
        self.at += 1
        name = self.expect(NAME, "a value needs a name in small letters: {name}")
        if self.accept("}"):
            return Argument(name)
        if not self.accept(","):
            self.stop(f"the value {name} is not closed; write {{{name}}}")
        kind = self.expect(KIND, "after a comma stands plural, select or spellout")
        if kind == "spellout":
            if not self.accept("}"):
                self.stop(f"the value {name} is not closed; write {{{name}, spellout}}")
            return Argument(name, kind)
        if not self.accept(","):
            self.stop(f"{kind} needs its forms: {{{name}, {kind}, one {{…}} other {{…}}}}")
        return Argument(name, kind, self.forms(name, kind, depth))

    def forms(self, name: str, kind: str, depth: int) -> Mapping[str, Parts]:
        forms: dict[str, Parts] = {}
        outside, self.in_plural = self.in_plural, self.in_plural or kind == "plural"
        while (selector := SELECTOR.match(self.text, self.at)) is not None:
            if kind == "plural" and selector[1] not in CATEGORIES and not selector[1].startswith("="):
                self.stop(f"{selector[1]} is no plural form: {', '.join(CATEGORIES)}, or a number such as =0")
            self.at = selector.end()
            forms[selector[1]] = self.parts(depth + 1)
            if not self.accept("}"):
                self.stop(f"the form {selector[1]} of {name} is not closed")
        self.in_plural = outside
        self.expect(re.compile(r"\s*"), "")
        if not self.accept("}"):
            self.stop(f"a form of {name} is a word and braces: other {{…}}")
        if OTHER not in forms:
            self.stop(f"{name} has no form other, which stands for all that has no form of its own")
        return forms

    def expect(self, pattern: re.Pattern[str], otherwise: str) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            self.stop(otherwise)
        self.at = match.end()
        return match[1] if pattern.groups else match[0]

    def accept(self, sign: str) -> bool:
        has_sign = self.text.startswith(sign, self.at)
        self.at += has_sign
        return has_sign
