"""What the supplier may present and must disclose: rules R18, R26, R27."""

from collections.abc import Iterator

from briefing_builder.checks.registry import ProgrammeContext, Rules
from briefing_builder.errors import TemplateError
from briefing_builder.problems import Problem, error, warning
from briefing_builder.slides import given_to
from briefing_builder.tailoring.choice.voices import may_be_heard_by_supplier
from briefing_builder.tailoring.segments import merged_parts

programme_rules: Rules[ProgrammeContext] = Rules()


@programme_rules
def our_own_people_open_the_discussion(context: ProgrammeContext) -> Iterator[Problem]:
    """R26: the opening question stays with our own people."""
    supplier = context.content.supplier
    if supplier is not None and "qa" in supplier.presents:
        source = context.at("supplier", "presents", supplier.presents.index("qa"))
        yield error("supplier-opens-discussion", "the supplier would lead the discussion", source, "remove `qa` from `presents`")


@programme_rules
def the_supplier_presents_what_it_may(context: ProgrammeContext) -> Iterator[Problem]:
    """R26: a segment cannot be given to the supplier and kept from it."""
    supplier = context.content.supplier
    for index, segment in enumerate(supplier.presents if supplier is not None else ()):
        if segment != "qa" and supplier is not None and segment in supplier.may_not_present:
            hint = "remove it from `presents` or from `may_not_present`"
            message = f"the supplier presents {segment}, and may not present it"
            yield error("supplier-may-not-present", message, context.at("supplier", "presents", index), hint)


@programme_rules
def what_the_supplier_presents_is_theirs_in_an_outline(context: ProgrammeContext) -> Iterator[Problem]:
    """R26: `presents` lets the supplier take what an outline gives to it; any other slide stays with the lead."""
    supplier = context.content.supplier
    if supplier is None:
        return
    try:
        theirs = given_to(context.programme.folder, "supplier")
    except TemplateError:
        return  # told, with all its mistakes, by whoever builds from that outline
    for index, segment in enumerate(supplier.presents):
        if segment not in theirs and segment not in ("qa", *supplier.may_not_present):
            message = f"no outline gives the slide {segment} to the supplier, so the lead presents it"
            own = "give it `presenter: supplier` in an outline of your own (templates/outlines/)"
            hint = f"name one of {', '.join(sorted(theirs))}; or {own}"
            yield warning("supplier-not-in-outline", message, context.at("supplier", "presents", index), hint)


@programme_rules
def internal_quotes_stay_inside(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: a quote that is permitted inside only must not stand on a supplier's slide."""
    supplier, content = context.content.supplier, context.content
    if supplier is None:
        return
    presented = {part for segment in supplier.presents for part in merged_parts(segment)}
    voices = content.pilot.manager_voices if content.pilot is not None else ()
    quotes = [
        *((("endorsements", index), person.name, person.permission, "endorsement") for index, person in enumerate(content.endorsements)),
        *((("pilot", "manager_voices", index), voice.name, voice.permission, "manager_voice") for index, voice in enumerate(voices)),
    ]
    for path, name, permission, segment in quotes:
        if segment in presented and permission.given and not may_be_heard_by_supplier(permission):
            message = f"the supplier would present the quote of {name}, who permits internal use only"
            hint = f"ask for the use `supplier`, or take {segment} away from the supplier"
            yield error("internal-quote-to-supplier", message, context.at(*path, "permission"), hint)


@programme_rules
def the_supplier_discloses(context: ProgrammeContext) -> Iterator[Problem]:
    """R27: suppliers sell for a living; the room must know who is paid for what."""
    supplier = context.content.supplier
    if supplier is not None and not supplier.disclosure:
        hint = "write `supplier.disclosure`, for example: Sunniva Dahl works for Lanternfish, which sells us the platform."
        heard = f"the room only hears whom {supplier.presenter.name} works for"
        finding = f"nothing says what {supplier.name} earns from the programme; {heard}"
        yield warning("no-disclosure", finding, context.at("supplier"), hint)
