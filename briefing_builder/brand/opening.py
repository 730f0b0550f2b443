"""A brand by file: the path of a PowerPoint file goes in, a brand whose texts can be read comes out, with what had to be changed for it."""

from collections.abc import Mapping
from pathlib import Path

from briefing_builder.brand.adoption.adopt import adopted
from briefing_builder.brand.embedded_fonts import measured_as_embedded
from briefing_builder.brand.model import Brand
from briefing_builder.brand.organisation import branded
from briefing_builder.brand.reading.faces import unmeasured_faces
from briefing_builder.brand.reading.package import FAULTS, OTHER_WAY, opened_template, template_bytes
from briefing_builder.brand.reading.reader import brand_in, is_made_for_us
from briefing_builder.errors import BrandError
from briefing_builder.problems import Checked, Source, error


def brand_in_file(file: Path, place: Source, colours: Mapping[str, str], places: Mapping[str, Source]) -> Checked[Brand]:
    """Return the brand in a file, in the organisation's colours where these are given. `place` is where the file is named.

    A file with our document properties (`briefing.cards` …) is read as it is; any other one is adopted. Colours that cannot be read are
    moved, with a warning each. Raises BrandError when the file cannot be used.
    """
    data = template_bytes(file, place)
    try:
        return _brand_in(data, file, place, colours, places)
    except FAULTS as fault:
        message = f"this PowerPoint file is broken or made in a way that cannot be read: {fault}"
        raise BrandError(error("brand-unreadable", message, place, f"open it in PowerPoint and {OTHER_WAY}")) from fault


def _brand_in(data: bytes, file: Path, place: Source, colours: Mapping[str, str], places: Mapping[str, Source]) -> Checked[Brand]:
    presentation = opened_template(data, place)
    if not is_made_for_us(presentation):
        return measured_as_embedded(adopted(presentation, file, place, colours, places), presentation, place)
    brand = brand_in(presentation, file, place)
    own = {role: colour.rgb for role, colour in brand.palette.items() if not role.startswith("#")}
    read = branded(brand, colours or own, places or {"paper": place})
    return Checked(value=read.value, problems=(*read.problems, *unmeasured_faces(brand.typefaces.values(), place)))
