"""A brand by file: the path of a PowerPoint file goes in, a brand whose texts can be read comes out, with what had to be changed for it."""

from collections.abc import Mapping
from pathlib import Path

from briefing_builder.brand.adoption.adopt import adopted
from briefing_builder.brand.embedded_fonts import measured_as_embedded
from briefing_builder.brand.model import Brand
from briefing_builder.brand.organisation import branded
from briefing_builder.brand.overrides import NO_OVERRIDES, Overrides, in_shares
from briefing_builder.brand.package.cleaning import PlainTemplate, plain_template
from briefing_builder.brand.reading.faces import unmeasured_faces
from briefing_builder.brand.reading.package import FAULTS, opened_template, unreadable
from briefing_builder.brand.reading.reader import brand_in, is_made_for_us
from briefing_builder.brand.recognition.samples import samples_of
from briefing_builder.errors import BrandError
from briefing_builder.problems import Checked, Source
from briefing_builder.values import replace


def brand_in_file(
    file: Path, place: Source, colours: Mapping[str, str], places: Mapping[str, Source], overrides: Overrides = NO_OVERRIDES
) -> Checked[Brand]:
    """Return the brand in a file, in the organisation's colours where these are given. `place` is where the file is named.

    `overrides` go before what is understood of an adopted file; what is wrong with them raises BrandError too.

    A file with our document properties (`briefing.cards` …) is read as it is; any other one is adopted. Colours that cannot be read are
    moved, and pictures that cannot be opened are left out, with a warning each. Raises BrandError when the file cannot be used.
    """
    try:
        template = plain_template(file, place)
        read = _brand_in(template, file, place, colours, places, overrides)
    except FAULTS as fault:
        raise BrandError(unreadable(place)) from fault
    return Checked(value=_with_stripped(read.value, template), problems=(*template.problems, *read.problems))


def _with_stripped(brand: Brand, template: PlainTemplate) -> Brand:
    """The brand with what was left out of its file, where anything was understood of it at all."""
    return replace(brand, reading=replace(brand.reading, stripped=template.stripped)) if brand.reading else brand


def _brand_in(
    template: PlainTemplate, file: Path, place: Source, colours: Mapping[str, str], places: Mapping[str, Source], overrides: Overrides
) -> Checked[Brand]:
    presentation = opened_template(template, place)
    if not is_made_for_us(presentation):
        overrides = in_shares(overrides, presentation.slide_width or 1, presentation.slide_height or 1)
        read = adopted(presentation, file, place, colours, places, overrides=overrides, samples=samples_of(template.slides))
        return measured_as_embedded(read, presentation, place)
    brand = brand_in(presentation, file, place)
    own = {role: colour.rgb for role, colour in brand.palette.items() if not role.startswith("#")}
    read = branded(brand, colours or own, places or {"paper": place})
    return Checked(value=read.value, problems=(*read.problems, *unmeasured_faces(brand.typefaces.values(), place)))
