"""How much of what an author writes each field holds; the data goes in, a warning for all that is not kept comes out, at its line."""

from collections.abc import Iterator, Mapping
from functools import cache

from briefing_builder.content.paths import EACH_ITEM, EACH_VALUE
from briefing_builder.problems import Problem, warning
from briefing_builder.rich_text import Finding, Words, is_rich, read_rich_text
from briefing_builder.rich_text.unsupported import unsupported_markup
from briefing_builder.source import DataPath, Positions

PARAGRAPHS = (
    "benefits.[].manager_voice", "benefits.[].by_department.{*}.manager_voice", "courses.[].summary", "courses.[].showcase.why",
    "courses.[].showcase.demo_script", "courses.[].showcase.demo_stop_at", "endorsements.[].statement", "pilot.manager_voices.[].quote",
    "objections.[].respond", "close.profile.line", "lms.classroom_booking.note", "supplier.handover.in", "supplier.handover.out",
    "supplier.disclosure", "stories.[].text",
)  # fmt: skip
"""Fields with paragraphs, lists, emphasis and links."""
SENTENCES = (
    "courses.[].use_when", "courses.[].contributes.[].how", "objectives.[].statement", "objections.[].acknowledge",
    "objections.[].explore", "objections.[].answer", "needs_analysis.method", "needs_analysis.questions.[]",
    "needs_analysis.you_said.[].text", "needs_analysis.you_said.[].we_did", "pilot.question", "pilot.design",
    "sources.[].text", "pilot.learned.[].text",
    "pilot.learned.[].we_did", "qa.opening.prompt", "qa.opening.by_department.{*}", "qa.opening.if_silent", "qa.follow_ups.[]",
    "qa.negative_turn", "qa.closing_question", "close.ask", "programme.permission_statement", "manager_actions.[].text",
    "lms.classroom_booking.steps.[]", "lms.manager_view.[]", "supplier.must_not_claim.[]",
    "cost_model.intangibles.[]", "cost_model.objectives.{*}", "briefing.hook", "briefing.why_now", "briefing.closing",
    "departments.[].briefing.hook", "departments.[].briefing.why_now", "departments.[].briefing.closing",
)  # fmt: skip
"""Fields with emphasis and links on one line. All others are one line as it is written."""
OVERRIDES = ("departments", "overrides", "text")
"""Keys above a text that stands in the place of another, which its own key names."""


def author_text_problems(data: object, positions: Positions) -> Iterator[Problem]:
    """Yield a warning for each part of a text that its field does not keep, at its line."""
    for path, text in _texts_to_check(data, ()):
        words, findings = read_rich_text(text), unsupported_markup(text)
        if is_rich(words) or findings:
            kept = _kept_markup(path)
            if kept != "paragraphs":
                yield from _not_kept(path, text, words, positions, has_formatting=kept == "sentence")
            if kept:
                yield from (_shown_as_written(finding, path, text, positions) for finding in findings)


def _texts_to_check(data: object, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """Texts that may hold more than a line in one voice; the positions are those of the text without the space around it."""
    if isinstance(data, str):
        text = data.strip()
        if text and not text.isalnum():
            yield path, text
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts_to_check(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts_to_check(value, (*path, index))


def _kept_markup(path: DataPath) -> str:
    keys = tuple(key for key in path if isinstance(key, str))
    named = str(path[-1]).split(".") if keys[:-1] == OVERRIDES else path
    return next((held for pattern, held in _patterns().items() if _is_named(pattern, named)), "")


@cache
def _patterns() -> Mapping[tuple[str, ...], str]:
    held = {"paragraphs": PARAGRAPHS, "sentence": SENTENCES}
    return {tuple(pattern.split(".")): name for name, patterns in held.items() for pattern in patterns}


def _is_named(pattern: tuple[str, ...], path: DataPath | list[str]) -> bool:
    return len(pattern) == len(path) and all(step in (key, EACH_ITEM, EACH_VALUE) for step, key in zip(pattern, path, strict=True))


def _not_kept(path: DataPath, text: str, words: Words, positions: Positions, *, has_formatting: bool) -> Iterator[Problem]:
    name = next((key for key in reversed(path) if isinstance(key, str)), "text")
    if any(span.begins for span in words):
        what = "lists" if any(span.begins in ("bullet", "number") for span in words) else "new lines"
        line = next((number for number, line in enumerate(text.split("\n")) if number and line.strip()), 0)
        message = f"{name} is one line: its {what} are not kept"
        hint = "write it as one sentence, or fold the lines with > instead of |"
        yield warning("lines-not-kept", message, positions.within(path, line, 0), hint)
    if not has_formatting and _has_formatting(words):
        message = f"{name} has no emphasis and no links: “{text[:40]}” is shown as it is written"
        yield warning("emphasis-not-kept", message, positions.of(path), "take the signs away")


def _has_formatting(words: Words) -> bool:
    return any(span.strong or span.emphasis or span.link for span in words)


def _shown_as_written(finding: Finding, path: DataPath, text: str, positions: Positions) -> Problem:
    line = text.split("\n")[finding.line].strip()
    shown = f"“{line[:40]}{'…' if len(line) > 40 else ''}”"
    source = positions.within(path, finding.line, finding.column)
    return warning("markup-not-kept", f"{finding.what}: {shown}", source, finding.hint)
