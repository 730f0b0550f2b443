"""Endorsement and targets, spoken: why this person speaks to you, the day, where each target comes from and what it takes."""

from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, ChosenTarget, Endorsement, Targets
from briefing_builder.words import Catalogue

ALL = "all"
TEN, WHOLE = 10, 100
COMMON = {Decimal(25): "quarter", Decimal(50): "half", Decimal(75): "three-quarters"}
HARDLY_ANY, NEARLY_A_TENTH, NEARLY_HALF, HALF, PRACTICALLY_ALL = 5, 8, 45, 50, 95
MOST_TARGETS = 2
"""That are spoken; the others stand on the slide."""


def endorser_reasons(endorsement: Endorsement, briefing: Briefing) -> ViewData:
    """Return why this department hears this person (`line`), and since when the word stands (`date`, empty where nobody wrote it)."""
    words, said_on = briefing.words, endorsement.said_on
    own_line = words("targets-said.who-answers", in_sentence=briefing.names.inside)
    return {
        "line": words("targets-said.who-answers-for-all") if endorsement.line == ALL else own_line,
        "date": words("targets-said.on-record", day=words.long_day(said_on)) if said_on else "",
    }


def report_recipient(usage: Targets, briefing: Briefing) -> str:
    """Return who gets the department's report, as it stands in a sentence."""
    people = {endorsement.id: endorsement.name for endorsement in briefing.content.endorsements}
    return briefing.words.person_in_sentence(people.get(usage.report.to, usage.report.to))


def targets_speech(usage: Targets, briefing: Briefing) -> ViewData:
    """Return the spoken lines: `date`, `write`, `period`, `rows` (what each target is, and what it comes to) and `way`."""
    words, due, recipient = briefing.words, usage.report.due, report_recipient(usage, briefing)
    asks = words("targets-said.date", day=words.long_day(due), recipient=recipient, form=usage.report.form)
    return {
        "date": formats.sentence(asks),
        "write": words("targets-said.write", day=words.short_day(due)),
        "period": words("targets-said.period", period=words.span(usage.period.starts, usage.period.ends)),
        "rows": [_target_sentences(chosen, briefing) for chosen in briefing.targets[:MOST_TARGETS]],
        "way": _way_sentence(briefing),
    }


def _target_sentences(chosen: ChosenTarget, briefing: Briefing) -> ViewData:
    """One target: where it stands today and whose figure that is, where it is to be (`said`), and what that comes to (`means`)."""
    words, target, unit = briefing.words, chosen.target, chosen.target.target.unit
    goal, inside = words.with_unit(target.target.displayed, unit), briefing.names.inside
    is_own = chosen.target_scope == "department"
    if target.baseline is None or target.baseline.value is None:
        return {"said": words("targets-said.uncounted", name=target.name, goal=goal, own=is_own, in_sentence=inside), "means": ""}
    is_borrowed = chosen.baseline_scope == "organisation"
    shares = [_share_in_words(words, value) if unit == "%" else "" for value in (target.baseline.displayed, target.target.displayed)]
    is_told = all(shares) and shares[0] != shares[1] and not (is_own and is_borrowed)
    return {
        "said": words(
            "targets-said.stands-at",
            name=target.name,
            baseline=words.with_unit(target.baseline.displayed, unit),
            organisation=is_borrowed,
            goal=goal,
            own=is_own,
            in_sentence=inside,
        ),
        "means": words("targets-said.means", before=shares[0], after=shares[1]) if is_told else "",
    }


def _share_in_words(words: Catalogue, value: Decimal) -> str:
    """Per cent as one says them; nothing where they are more than a whole."""
    if not 0 <= value <= WHOLE:
        return ""
    if value >= PRACTICALLY_ALL:
        return words("shares.practically-all")
    if value < HARDLY_ANY:
        return words("shares.hardly-any")
    if value < NEARLY_A_TENTH:
        return words("shares.under-a-tenth")
    if NEARLY_HALF <= value < HALF:
        return words("shares.nearly-half")
    tenths = int((value / TEN).quantize(Decimal(1)))
    if value in COMMON:
        return words(f"shares.common-{COMMON[value]}")
    return words("shares.tenths" if tenths * TEN == value else "shares.about-tenths", tenths=tenths)


def _way_sentence(briefing: Briefing) -> str:
    """What a team does to get there: what managers are asked for."""
    words, only = briefing.words, briefing.only_course
    return words("targets-said.way-only", course=words.title_in_text(only.title)) if only else words("targets-said.way")
