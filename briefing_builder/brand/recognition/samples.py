"""The sample slides of a file, looked at before they are taken out: they go in, what they say of the file's layouts comes out."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.package.model import SampleSlide
from briefing_builder.brand.readings import SampleUse
from briefing_builder.values import Value

PLAIN_XML = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, load_dtd=False)
ROUNDED = ("roundRect", "round2SameRect", "round1Rect", "round2DiagRect")
SQUARE = ("rect", "snip1Rect", "flowChartProcess")


class Samples(Value, frozen=True, kw_only=True):
    """The sample slides of a file: by the part of a layout who uses it, how many slides there are, and how their panels are drawn.

    `rounded` and `square` count filled shapes with such corners; `tables` are the styles of their tables.
    """

    uses: Mapping[str, SampleUse] = {}
    count: int = 0
    rounded: int = 0
    square: int = 0
    tables: tuple[str, ...] = ()


NO_SAMPLES = Samples()


def samples_of(slides: Sequence[SampleSlide]) -> Samples:
    """Return what the sample slides of a file say; one whose XML cannot be read says only which layout it stands on."""
    uses: dict[str, SampleUse] = {}
    forms: list[str] = []
    tables: list[str] = []
    for number, slide in enumerate(slides, start=1):
        seen = uses.get(slide.layout, SampleUse(first=number))
        uses[slide.layout] = SampleUse(count=seen.count + 1, first=seen.first, last=number)
        tree = _tree_of(slide.xml)
        if tree is not None:
            forms += _panel_forms(tree)
            tables += [(each.text or "").strip() for each in tree.iter(f"{DRAWING}tableStyleId")]
    return Samples(
        uses=uses, count=len(slides), rounded=sum(form in ROUNDED for form in forms), square=sum(form in SQUARE for form in forms),
        tables=tuple(tables),
    )  # fmt: skip


def _tree_of(xml: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(xml, PLAIN_XML) if xml else None
    except etree.XMLSyntaxError:
        return None


def _panel_forms(tree: etree._Element) -> Iterator[str]:
    """The forms of filled shapes that are no placeholders."""
    for shape in tree.iter(f"{PRESENTATION}sp"):
        properties = shape.find(f"{PRESENTATION}spPr")
        is_placeholder = shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is not None
        form = None if properties is None else properties.find(f"{DRAWING}prstGeom")
        is_filled = properties is not None and (
            properties.find(f"{DRAWING}solidFill") is not None or shape.find(f"{PRESENTATION}style") is not None
        )
        if form is not None and is_filled and not is_placeholder:
            yield str(form.get("prst", ""))
