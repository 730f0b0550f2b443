"""Masters, layouts and themes of a file in the order that programs need: what it lists and relates to goes in, one whole tree comes out."""

from copy import deepcopy
from itertools import count

from lxml import etree
from lxml.etree import _Element

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.package.model import RELATIONSHIP, GivenPart, Record
from briefing_builder.brand.xml.theme import theme_xml
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source, error

FIRST_ID = 2_147_483_648
"""Of masters and layouts, which share one range (ECMA-376 part 1, `ST_SlideMasterId` and `ST_SlideLayoutId`)."""
MOST_ID = 4_294_967_295
AS_TEMPLATE = "save it from PowerPoint as a template: File › Save As › PowerPoint Template (.potx)"
USUAL_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
USUAL_FACE = "Calibri"
SCHEMES = ("clrScheme", "fontScheme", "fmtScheme")


def put_in_order(main: GivenPart, place: Source, record: Record) -> None:
    """Give a presentation its masters, each master its layouts and its own theme, all of them numbers that no other has.

    A master without layouts goes where another one has some. Raises BrandError when none has.
    """
    masters = _listed(main, "slideMaster", "sldMasterId")
    owned: set[GivenPart] = set()
    for master in masters.values():
        layouts = {name: layout for name, layout in _listed(master, "slideLayout", "sldLayoutId").items() if layout not in owned}
        owned |= set(layouts.values())
        _keep(master, "slideLayout", layouts)
        for layout in layouts.values():
            _lead_back(layout, master)
    with_layouts = {name: master for name, master in masters.items() if master.related("slideLayout")}
    if not with_layouts:
        raise BrandError(error("brand-without-layouts", "this file has no slide layouts", place, AS_TEMPLATE))
    if len(with_layouts) < len(masters):
        record.heal("a master without layouts is left out")
    _keep(main, "slideMaster", with_layouts)
    _write_lists(main, with_layouts)
    _give_themes(main, list(with_layouts.values()), record)


def _listed(owner: GivenPart, kind: str, entry: str) -> dict[str, GivenPart]:
    """The parts of a kind as a list of the owner names them; all that it has relationships to where that names none."""
    related = owner.related(kind)
    names = [str(each.get(f"{RELATIONSHIP}id", "")) for each in owner.root.iter(f"{PRESENTATION}{entry}")]
    chosen = {name: related[name] for name in names if name in related} or related
    once: dict[GivenPart, str] = {}
    for name, part in chosen.items():
        once.setdefault(part, name)
    return {name: part for part, name in once.items()}


def _keep(owner: GivenPart, kind: str, kept: dict[str, GivenPart]) -> None:
    others = {name: part for name, part in owner.targets.items() if part.kind != kind}
    owner.targets = {**kept, **others}


def _lead_back(layout: GivenPart, master: GivenPart) -> None:
    """Let a layout lead to the one master that lists it."""
    names = list(layout.related("slideMaster")) or [free_name(layout)]
    for name in names:
        layout.targets.pop(name, None)
    layout.targets[names[0]] = master


def free_name(part: GivenPart) -> str:
    """Return a name that no relationship of the part has."""
    return next(name for number in count(1) if (name := f"rId{number}") not in part.targets and name not in part.links)


def _write_lists(main: GivenPart, masters: dict[str, GivenPart]) -> None:
    numbers = _free_numbers(main, masters)
    _write_list(main.root, "sldMasterIdLst", "sldMasterId", masters, numbers, 0)
    for master in masters.values():
        tree = master.root
        old = tree.find(f"{PRESENTATION}sldLayoutIdLst")
        before = next((number for number, child in enumerate(tree) if child.tag == f"{PRESENTATION}clrMap"), len(tree) - 1)
        position = before + 1 if old is None else tree.index(old)
        _write_list(tree, "sldLayoutIdLst", "sldLayoutId", master.related("slideLayout"), numbers, position)


def _free_numbers(main: GivenPart, masters: dict[str, GivenPart]) -> "dict[tuple[_Element, str], int]":
    """The number of every master and layout by its list's owner and its relationship: its own, where no other one has it."""
    wanted = [(main.root, name, "sldMasterId") for name in masters]
    wanted += [(master.root, name, "sldLayoutId") for master in masters.values() for name in master.related("slideLayout")]
    given = {(root, name): _given_number(root, entry, name) for root, name, entry in wanted}
    taken: set[int] = set()
    numbers: dict[tuple[_Element, str], int] = {}
    others = (number for number in count(FIRST_ID) if number not in given.values())
    for key, number in given.items():
        is_free = FIRST_ID <= number < MOST_ID and number not in taken
        numbers[key] = number if is_free else next(others)
        taken.add(numbers[key])
    return numbers


def _given_number(root: _Element, entry: str, name: str) -> int:
    found = next((each.get("id", "") for each in root.iter(f"{PRESENTATION}{entry}") if each.get(f"{RELATIONSHIP}id") == name), "")
    return int(found) if found.isascii() and found.isdigit() else 0


def _write_list(
    tree: _Element, name: str, entry: str, parts: dict[str, GivenPart], numbers: "dict[tuple[_Element, str], int]", position: int
) -> None:
    for old in tree.findall(f"{PRESENTATION}{name}"):
        tree.remove(old)
    listed = etree.Element(f"{PRESENTATION}{name}")
    for relation in parts:
        etree.SubElement(listed, f"{PRESENTATION}{entry}", {"id": str(numbers[tree, relation]), f"{RELATIONSHIP}id": relation})
    tree.insert(position, listed)


def _give_themes(main: GivenPart, masters: list[GivenPart], record: Record) -> None:
    """One theme for every master, which no other has; where the file has none at all, the usual one of Office."""
    whole = [part for owner in (*masters, main) for part in owner.related("theme").values() if _is_whole(part)]
    taken: set[GivenPart] = set()
    for master in masters:
        own = next((part for part in master.related("theme").values() if part in whole), None)
        if own is None:
            theme = _copy(whole[0]) if whole else _usual_theme()
            record.without_theme = record.without_theme or not whole
            record.heal("a master without a theme has one")
        else:
            theme = _copy(own) if own in taken else own
        taken |= {theme}
        name = next(iter(master.related("theme")), None) or free_name(master)
        _keep(master, "theme", {})
        master.targets[name] = theme
    for printed in (*main.related("notesMaster").values(), *main.related("handoutMaster").values()):
        for name, theme in printed.related("theme").items():
            printed.targets[name] = _copy(theme) if theme in taken else theme
            taken |= {theme}
    name = next(iter(main.related("theme")), None) or free_name(main)
    _keep(main, "theme", {})
    main.targets[name] = next(iter(masters[0].related("theme").values()))


def _is_whole(theme: GivenPart) -> bool:
    elements = theme.root.find(f"{DRAWING}themeElements")
    return elements is not None and all(elements.find(f"{DRAWING}{scheme}") is not None for scheme in SCHEMES)


def _copy(theme: GivenPart) -> GivenPart:
    return GivenPart(name=theme.name, kind=theme.kind, tree=deepcopy(theme.root), targets=dict(theme.targets), links=dict(theme.links))


def _usual_theme() -> GivenPart:
    written = theme_xml("Office", USUAL_COLOURS, heading=USUAL_FACE, body=USUAL_FACE)
    return GivenPart(name="", kind="theme", tree=etree.fromstring(written.encode()))
