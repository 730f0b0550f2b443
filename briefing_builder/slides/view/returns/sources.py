"""Where all figures come from, and the named sources that prove answers, as templates see them."""

import re

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.returns.detail import period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, Counted
from briefing_builder.words import Catalogue

SOURCES_A_PAGE = 6
LONGEST_NAME = 60
"""Letters of the name of a source."""
YEAR, COUNTED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), re.compile(r"\d")
"""A number in the text of a source is a finding, a year is none."""


def sources_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return what each figure comes from, with its date: the pilot, the cost model, the needs, the author's own list; empty for none."""
    words, content = briefing.words, briefing.content
    rows: list[tuple[str, str, str]] = []
    if content.pilot:
        pilot = content.pilot
        design = formats.beginning_large(formats.sentence(author.sentence(pilot.design or "", ("pilot", "design"))))
        rows.append((pilot.name, f"{_learning_records(briefing)} {design}".strip(), words.span(pilot.starts, pilot.ends)))
    if content.cost_model:
        period = formats.beginning_large(period_of(words, content.cost_model.horizon_months))
        rows.append((words("sources.what-return"), words("sources.forecast"), period))
    if content.needs_analysis:
        needs = content.needs_analysis
        method = author.sentence(needs.method, ("needs_analysis", "method"))
        rows.append((words("sources.what-needs"), formats.beginning_large(formats.sentence(method)), words.long_day(needs.asked_on)))
    for number, named in enumerate(content.sources):
        what, text = _title_and_text(words, author.sentence(named.text, ("sources", number, "text")))
        rows.append((what, formats.beginning_large(formats.sentence(text)), words.long_day(named.as_of) if named.as_of else ""))
    if not rows:
        return {}
    lines = [{"what": what, "text": text, "date": dated} for what, text, dated in rows]
    notes = [words("sources.note-groups", least=content.min_group_size)] if content.pilot else []
    return {"pages": paged(words, lines, SOURCES_A_PAGE), "count": len(lines), "note": " ".join((*notes, words("sources.note-rounding")))}


def _learning_records(briefing: Briefing) -> str:
    """Where the pilot's figures come from, in words and not by the name of a file."""
    words, enrolments = briefing.words, briefing.figures.organisation.get("pilot:enrolments")
    system = words.name_in_sentence(briefing.content.lms.name)
    if enrolments is None or enrolments.value is None:
        return words("sources.records", system=system)
    return words("sources.records-counted", count=enrolments.displayed, system=system)


def _title_and_text(words: Catalogue, text: str) -> tuple[str, str]:
    """What a source is, and what it says: `Exit interviews 2026: 31 of 88 …`; one without such a beginning is a source."""
    what, colon, rest = text.partition(": ")
    return (what, rest) if colon and rest.strip() and len(what) <= LONGEST_NAME else (words("sources.what-source"), text)


def evidence_view(briefing: Briefing, author: AuthorTexts) -> dict[str, ViewData]:
    """Return the named source behind each objection's answer that rests on one, by the id of its slide: `what`, `text`, `date`, `dots`.

    Where none of many was counted, `is_none` says so, and there are no dots. One that found nothing that is counted
    proves nothing, and is left out.
    """
    known = {f"source:{source.id}": (number, source) for number, source in enumerate(briefing.content.sources)}
    proven = [(ranked.item, known[ranked.item.evidence]) for ranked in briefing.answered_objections if ranked.item.evidence in known]
    views: dict[str, ViewData] = {}
    for objection, (number, evidence) in proven:
        what, text = _title_and_text(briefing.words, author.sentence(evidence.text, ("sources", number, "text")))
        if not COUNTED.search(YEAR.sub("", text)):
            continue
        dated = briefing.words.long_day(evidence.as_of) if evidence.as_of else ""
        said = formats.beginning_large(formats.sentence(text))
        views[f"objection-{objection.id}"] = {
            "what": what,
            "text": said,
            "date": dated,
            **_counted_values(briefing.words, evidence.counted, said),
        }
    return views


def _counted_values(words: Catalogue, counted: Counted | None, said: str) -> ViewData:
    if counted is None:
        return {"dots": {}, "is_none": False}
    if counted.part == 0:
        return {"dots": {}, "is_none": True}
    return {"dots": {"part": counted.part, "of": counted.of, "alt": words("objection.dots-alt", said=said)}, "is_none": False}
