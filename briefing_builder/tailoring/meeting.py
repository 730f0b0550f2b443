"""The department's meeting: variant, day, place, presenter, the opening question and the supplier's part (domain 4, R26, R34-R37)."""

from typing import get_args

from briefing_builder.content.content import Content
from briefing_builder.content.departments import Department
from briefing_builder.content.fields import VariantName
from briefing_builder.content.session import Variant
from briefing_builder.tailoring.model import Meeting, Opening, SupplierPart, Words
from briefing_builder.tailoring.reasons import ContentPath, Reason
from briefing_builder.tailoring.voices import first_voice
from briefing_builder.tailoring.wording import worded


def variant_settings(content: Content, name: str) -> Variant:
    """Return what a slot of that name holds. Raises ValueError when there is no such variant."""
    for known in get_args(VariantName):
        if known == name:
            return content.timing.variants[known]
    raise ValueError(f"there is no variant {name!r}; there are {', '.join(get_args(VariantName))}")


def meeting(content: Content, department: Department) -> Meeting:
    """Return the department's own day, time, place and presenter, each completed from the programme's briefing."""
    base, own = content.briefing, department.briefing
    if own is None:
        return Meeting(presenter=base.presenter, day=base.date, location=base.location)
    given = [name for name in ("date", "time", "location", "presenter") if getattr(own, name) is not None]
    reasons = (Reason(rule="own-meeting", text=f"the department's own {', '.join(given)}"),) if given else ()
    return Meeting(
        presenter=own.presenter or base.presenter,
        day=own.date or base.date,
        time=own.time,
        location=own.location or base.location,
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
