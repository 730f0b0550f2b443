"""The department's meeting: variant, day, place, presenter, the opening question and the supplier's part (R26, R34-R37)."""

from decimal import Decimal
from typing import Final, get_args

from briefing_builder.content.models import departments
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department
from briefing_builder.content.models.fields import VariantName
from briefing_builder.content.models.session import Variant
from briefing_builder.tailoring.choice.voices import first_voice
from briefing_builder.tailoring.model import Meeting, Opening, OwnSlot, SupplierPart, Words
from briefing_builder.tailoring.reasons import ContentPath, Reason
from briefing_builder.tailoring.wording import worded

OWN_QUESTIONS: Final = Decimal("0.30")
"""At least this part of a slot of the author's own is for questions (R32)."""

NO_MEETING_OF_ITS_OWN: Final = departments.Meeting()
NEXT_CONTACT: Final[ContentPath] = ("close", "next_contact")


def variant_settings(content: Content, name: str, slot: OwnSlot | None = None) -> Variant:
    """Return what a slot of that name holds; an own one holds as much as the longest variant that is no longer.

    Raises ValueError when there is no such variant and no own slot.
    """
    variants = content.timing.variants
    settings = next((variants[known] for known in get_args(VariantName) if known == name), None)
    if slot is None:
        if settings is None:
            raise ValueError(f"there is no variant {name!r}; there are {', '.join(get_args(VariantName))}")
        return settings
    if settings is None:
        by_length = sorted(variants.values(), key=lambda variant: variant.slot_minutes)
        settings = next((variant for variant in reversed(by_length) if variant.slot_minutes <= slot.minutes), by_length[0])
        settings = settings.model_copy(update={"qa_share_min": OWN_QUESTIONS})
    return settings.model_copy(update={"slot_minutes": slot.minutes, "max_benefits": slot.benefits or settings.max_benefits})


def meeting(content: Content, department: Department, department_path: ContentPath) -> Meeting:
    """Return the department's own day, time, place and presenter, each completed from the programme's briefing."""
    base, own = content.briefing, department.briefing or NO_MEETING_OF_ITS_OWN
    contact, path = content.close.next_contact, NEXT_CONTACT
    if own.next_contact is not None:
        contact, path = own.next_contact, (*department_path, "briefing", "next_contact")
    given = [name for name in ("date", "time", "location", "presenter") if getattr(own, name) is not None]
    reasons = (Reason(rule="own-meeting", text=f"the department's own {', '.join(given)}"),) if given else ()
    return Meeting(
        presenter=own.presenter or base.presenter,
        day=own.date or base.date,
        time=own.time,
        location=own.location or base.location,
        next_contact=contact,
        next_contact_path=path,
        reasons=reasons,
    )


def opening(content: Content, department: Department, department_path: ContentPath) -> Opening:
    """Return the question that opens the discussion, in the department's wording, and who is looked at first."""
    question = content.qa.opening
    owner, path = (department, department_path), ("qa", "opening")
    own = question.by_department.get(department.id)
    voice = first_voice(content, department, department_path)
    return Opening(
        prompt=worded(
            "qa.opening.prompt",
            owner,
            own=None if own is None else Words(text=own, path=(*path, "by_department", department.id), level="department"),
            base=Words(text=question.prompt, path=(*path, "prompt")),
        ),
        if_silent=worded("qa.opening.if_silent", owner, base=Words(text=question.if_silent, path=(*path, "if_silent"))),
        wait_seconds=question.wait_seconds,
        first_voice=voice[0] if voice else None,
        first_voice_path=voice[1] if voice else (),
        reasons=(voice[2],) if voice else (),
    )


def supplier_part(content: Content) -> SupplierPart | None:
    """Return what the supplier presents; a segment that it may not present is refused even where it is given to it."""
    supplier = content.supplier
    if supplier is None:
        return None
    refused = tuple(segment for segment in supplier.presents if segment in supplier.may_not_present)
    segments = tuple(segment for segment in supplier.presents if segment not in refused)
    return SupplierPart(supplier=supplier, segments=segments, refused=refused)


def other_texts(department: Department, department_path: ContentPath) -> tuple[Words, ...]:
    """Return the wordings of the department's `overrides.text`, sorted by the name of the text they replace."""
    texts = department.overrides.text
    return tuple(Words(text=texts[name], path=(*department_path, "overrides", "text", name), level="override") for name in sorted(texts))
