"""What is promised and when it is asked for: the titles of endorsement and targets, and the days from the briefing to the report."""

import re
from datetime import date
from decimal import Decimal

from briefing_builder.rich_text import signed_part, without_signs
from briefing_builder.slides import formats
from briefing_builder.slides.view.headlines import is_short
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.targets import ALL, report_recipient
from briefing_builder.tailoring.view import Briefing, Endorsement
from briefing_builder.words import Catalogue

MOST_DAYS = 3
LONG_STATEMENT = 35
"""Words of a statement, of which no more are read when all are alike."""
PULL_FEWEST, PULL_MOST = 3, 12
OTHERS_MOST = 30
"""Words before or after the sentence that stands large."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
TENTH, WHOLE = 10, 100
_PEOPLE_WHO = re.compile(r"People who (?P<done>\w+ed\b.*)")
"""An English measure of people by what they did; its verb is a regular one, so that it also follows “have”."""


def pulled_sentence(statement: str, wished: str | None) -> tuple[str, str]:
    """Return the sentence of a statement that stands large, and those round it; nothing and the statement where it is short, or has none.

    It is the one that the author wishes, where the statement has it, else the last one of a long statement, if it is short. Of the others
    the nearest are shown, whole and as they are written, as many as are read in three lines; where some are left out, an ellipsis says so.
    """
    plain = without_signs(statement)
    sentences = _SENTENCE_END.split(plain)
    last = sentences[-1] if len(sentences) > 1 and PULL_FEWEST <= len(sentences[-1].split()) <= PULL_MOST else ""
    has_wished = wished is not None and wished in plain and wished != plain
    pull = wished if has_wished and wished else last
    if not pull or (len(plain.split()) <= LONG_STATEMENT and not has_wished):
        return "", statement
    start = plain.rindex(pull)
    left, right = _last_sentences(statement, plain[:start]), _first_sentences(statement, plain, start + len(pull))
    return pull, " … ".join(part for part in (left, right) if part)


def _last_sentences(statement: str, before: str) -> str:
    """The last sentences before a place that are read in three lines, with an ellipsis for the others; at least one."""
    end = len(before.rstrip())
    begins = [len(before) - len(before.lstrip()), *(match.end() for match in _SENTENCE_END.finditer(before, 0, end))]
    start = next((begin for begin in begins[:-1] if len(before[begin:].split()) <= OTHERS_MOST), begins[-1])
    kept = signed_part(statement, start, end)
    return f"… {kept}" if start > begins[0] else kept


def _first_sentences(statement: str, plain: str, place: int) -> str:
    """The first sentences behind a place that are read in three lines, with an ellipsis for the others; at least one."""
    start, last = len(plain) - len(plain[place:].lstrip()), len(plain.rstrip())
    ends = [*(match.start() for match in _SENTENCE_END.finditer(plain, start, last)), last]
    end = next((one for one in reversed(ends[1:]) if len(plain[start:one].split()) <= OTHERS_MOST), ends[0])
    kept = signed_part(statement, start, end)
    return f"{kept} …" if end < last else kept


def endorsement_headline(person: Endorsement, briefing: Briefing) -> str:
    """Return what a title says of somebody who endorses: that they ask for the figures, where they get the report; else what they did."""
    words, usage = briefing.words, briefing.content.usage_targets
    if usage is None or usage.report.to != person.id or not briefing.targets:
        way = "live" if person.format == "live" else "dated" if person.said_on else "given"
        is_same_year = bool(person.said_on and briefing.meeting.day and person.said_on.year == briefing.meeting.day.year)
        day = (words.short_day if is_same_year else words.long_day)(person.said_on) if person.said_on else ""
        return words("endorsement.title", name=person.name, way=way, day=day, in_title=briefing.names.in_title, own=person.line != ALL)
    asks = words("course-view.asks-for-figures", recipient=report_recipient(usage, briefing), day=words.short_day(usage.report.due))
    return formats.beginning_large(asks)


def targets_headline(briefing: Briefing) -> str:
    """Return what a title says of the first target: how many people will have done what, else from where to where; empty without targets.

    Today's figure is named where it is the department's own.
    """
    words, usage = briefing.words, briefing.content.usage_targets
    if usage is None or not briefing.targets:
        return ""
    chosen = briefing.targets[0]
    goal, baseline = chosen.target.target, chosen.target.baseline
    until = {
        "day": words.short_day(usage.period.ends),
        "in_title": briefing.names.in_title,
        "goal": words.with_unit(goal.displayed, goal.unit),
    }
    share = _share_as_said(words, goal.displayed) if goal.unit == "%" else ""
    done = _PEOPLE_WHO.fullmatch(chosen.target.name) if words.is_english else None
    if share and done:
        title = formats.beginning_large(words("targets.title-people", day=until["day"], share=share, done=done["done"]))
        if is_short(title):
            return title
    is_own = baseline is not None and baseline.value is not None and chosen.baseline_scope == "department"
    if baseline is not None and is_own and baseline.displayed != goal.displayed:
        return words("targets.title-from", baseline=words.with_unit(baseline.displayed, goal.unit), **until)
    return formats.beginning_large(words("targets.title-target", **until))


def _share_as_said(words: Catalogue, value: Decimal) -> str:
    """A share of people as one says it: tenths in words where they are exact, else the per cent; empty for what is no part of them."""
    if not 0 < value < WHOLE:
        return ""
    if value % TENTH:
        return words.with_unit(value, "%")
    return words("targets.share-half") if value * 2 == WHOLE else words("targets.share-tenths", tenths=int(value / TENTH))


def days_view(briefing: Briefing) -> ViewData:
    """Return `days` from the briefing to the report, two or three in order, and `days_alt`; none without a date of the meeting."""
    words, usage, today = briefing.words, briefing.content.usage_targets, briefing.meeting.day
    if usage is None or today is None or usage.report.due <= today:
        return {"days": [], "days_alt": ""}
    known: dict[date, tuple[str, str]] = {}
    for day, kind in _dated(briefing):
        if day is not None and today <= day <= usage.report.due and len(known) < MOST_DAYS:
            known.setdefault(day, (kind, words(f"targets.day-{kind}")))
    is_one_year = {day.year for day in known} == {today.year}
    days = [
        {
            "day": day.isoformat(),
            "label": words.short_day(day) if is_one_year else words.long_day(day),
            "text": text,
            "emphasis": {"own": "accent", "report": "highlight"}.get(kind, "plain"),
        }
        for day, (kind, text) in sorted(known.items())
    ]
    alt = words("targets.days-alt", days="; ".join(f"{day['label']}: {day['text']}" for day in days))
    return {"days": days, "days_alt": alt}


def _dated(briefing: Briefing) -> list[tuple[date | None, str]]:
    """The days that may stand on the line, the most important first: what happens twice on a day is told once."""
    usage, rollout = briefing.content.usage_targets, briefing.content.programme.rollout
    assert usage is not None
    own = next((wave.starts for wave in rollout.waves if wave.department == briefing.department.id), None)
    return [
        (usage.report.due, "report"),
        (own, "own") if own else (rollout.starts, "start"),
        (usage.period.ends, "closes"),
        (usage.period.starts, "counts"),
        (briefing.meeting.day, "briefing"),
    ]
