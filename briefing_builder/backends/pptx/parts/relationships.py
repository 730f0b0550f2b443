"""The relationships of one part: targets go in, `rId` names and a .rels part come out."""

from functools import lru_cache
from posixpath import relpath
from urllib.parse import urlsplit

from briefing_builder.backends.pptx.xml import DECLARATION, OFFICE, PACKAGE, escaped_attribute
from briefing_builder.errors import OutputError
from briefing_builder.problems import error

OUTSIDE = ' TargetMode="External"'
SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class Relationships:
    """Collects the relationships of a part; asking twice for the same target gives the same name."""

    __slots__ = ("_folder", "_names", "_start")

    def __init__(self, folder: str, *, start: int = 1) -> None:
        self._folder = folder
        self._start = start
        self._names: dict[tuple[str, str, bool], str] = {}

    def to_part(self, kind: str, name: str) -> str:
        """Return the name of the relationship to a part of the package; `kind` is the last word of its type."""
        return self._name((kind, _relative(name, self._folder), False))

    def to_web(self, url: str) -> str:
        """Return the name of the relationship to an address outside.

        Raises OutputError unless it is http, https, mailto or tel: anything else could start a program.
        """
        if urlsplit(url).scheme.casefold() not in SAFE_SCHEMES:
            raise OutputError(error("link-scheme", f"a slide may not link to {url!r}", hint="use http, https, mailto or tel"))
        return self._name(("hyperlink", url, True))

    def entries(self) -> str:
        """Return the relationships as elements."""
        return "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{escaped_attribute(target)}"{OUTSIDE if is_outside else ""}/>'
            for (kind, target, is_outside), name in self._names.items()
        )

    def xml(self) -> str:
        """Return the whole .rels part."""
        return relationships_xml(self.entries())

    def _name(self, key: tuple[str, str, bool]) -> str:
        return self._names.setdefault(key, f"rId{self._start + len(self._names)}")


@lru_cache(maxsize=4096)
def _relative(name: str, folder: str) -> str:
    return relpath(name, folder)


def relationships_xml(entries: str) -> str:
    """Return a .rels part that holds these elements."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


@lru_cache(maxsize=4096)
def rels_name(part: str) -> str:
    """Return the name of the .rels part of a part; `ppt/slides/slide1.xml` gives `ppt/slides/_rels/slide1.xml.rels`."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
