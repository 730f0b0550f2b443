"""XML that somebody wrote becomes a tree: bytes go in, elements come out; entities are refused, nothing is fetched."""

from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from briefing_builder.brand.package.members import BROKEN, larger_than_any
from briefing_builder.brand.package.namespaces import MARK, leave_out_nameless, transitional_names, usual_prefixes, write_shares_as_numbers
from briefing_builder.errors import BrandError
from briefing_builder.problems import Problem, Source, error

DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))
MOST_TAGS = 500_000
"""Of all parts together: some hundred megabytes as trees; a heavy template has fifty thousand."""
TAG = b"<"


@dataclass(slots=True, kw_only=True)
class Parser:
    """Reads the parts of one file; `left` is how many tags they may still have."""

    place: Source
    left: int = MOST_TAGS
    is_strict: bool = False
    """Whether a part was in the strict form."""

    def tree(self, name: str, raw: bytes) -> _Element:
        """Return a part as a tree without comments, in the transitional form.

        Raises BrandError when it is no well-formed XML, or has a DOCTYPE, which no part may have (ECMA-376 part 2).
        """
        if any(mark in raw for mark in DOCTYPES):
            raise BrandError(self._entities(name))
        self.left -= raw.count(TAG)
        if self.left < 0:
            raise BrandError(larger_than_any("its layouts have more elements than any deck can carry", self.place))
        is_strict = MARK in raw
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            transitional = transitional_names(raw)
            root = etree.fromstring(transitional, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
            message = f"the part {name} is no well-formed XML: {fault}"
            raise BrandError(error("brand-broken", message, self.place, BROKEN)) from fault
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrandError(self._entities(name))
        root = usual_prefixes(root, transitional)
        if not leave_out_nameless(root, transitional):
            message = f"the part {name} has elements in a namespace without a name"
            raise BrandError(error("brand-broken", message, self.place, BROKEN))
        if is_strict:
            self.is_strict = True
            write_shares_as_numbers(root)
        return root

    def _entities(self, name: str) -> Problem:
        message = f"the part {name} declares a document type, with which XML can fetch files or grow without end"
        return error("brand-entities", message, self.place, "no Office program writes this: ask for the file from where it was made")
