"""Rehearsals: the seconds that each slide really took go in, a comparison with the plan and what to shorten come out."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from briefing_builder.deck.model import Cut, Deck, Slide
from briefing_builder.errors import ContentError
from briefing_builder.output import write_atomically
from briefing_builder.problems import error
from briefing_builder.speech import budget, clock, is_discussion

FOLDER = "rehearsals"
NOTICED_SECONDS, NOTICED_SHARE = 10, 0.1
"""A slide that takes this much longer than planned, and this share of its time, is named."""
LONGEST = 24 * 3600
INVALID = error("rehearsal-invalid", "a rehearsal has whole seconds for each slide")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One slide of a rehearsal: planned and actual seconds, and the seconds of questions on it, which are no delay."""

    slide: str
    title: str
    planned: int
    actual: int
    questions: int

    @property
    def over(self) -> int:
        """How much longer than planned it took, in seconds; negative where it was faster."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One run through a deck."""

    name: str
    department: str
    variant: str
    when: str
    slides: tuple[Taken, ...]
    advice: tuple[str, ...]

    @property
    def planned(self) -> int:
        """The planned seconds of the slides that were rehearsed."""
        return sum(slide.planned for slide in self.slides)

    @property
    def actual(self) -> int:
        """The seconds that they took."""
        return sum(slide.actual for slide in self.slides)


def rehearsed(sent: object, deck: Deck, *, department: str, variant: str, when: str) -> Rehearsal:
    """Return a rehearsal from what the presenter view sent: `{"slides": [{"slide", "seconds", "questions"}, …]}`.

    Slides that were not shown are left out, unknown ones too. Raises ContentError when the data has another form.
    """
    taken = _seconds(sent)
    slides = tuple(
        Taken(slide=slide.id, title=slide.title, planned=slide.seconds, actual=taken[slide.id][0], questions=taken[slide.id][1])
        for slide in deck.slides
        if slide.id in taken and not slide.appendix
    )
    if not slides:
        raise ContentError(error("rehearsal-empty", "no slide was rehearsed", hint="go through at least one slide"))
    name = f"{when.replace(':', '')}-{department}-{variant}".lower()
    return Rehearsal(name=name, department=department, variant=variant, when=when, slides=slides, advice=advice(slides, deck))


def advice(slides: tuple[Taken, ...], deck: Deck) -> tuple[str, ...]:
    """Return what to shorten, by name, the longest overrun first; then, if the talk as a whole is late, what may give way."""
    talk = [slide for slide in slides if not is_discussion(slide.slide)]
    by_id = {slide.id: slide for slide in deck.slides}
    slow = sorted((one for one in talk if one.over >= max(NOTICED_SECONDS, NOTICED_SHARE * one.planned)), key=lambda one: -one.over)
    lines = []
    for one in slow:
        words = budget(by_id[one.slide], deck)
        reason = f"its script has {words.words} words, {words.share} % of what fits" if words.words else "it has no script"
        lines.append(f"Shorten “{one.title}” by {clock(one.over)}: {clock(one.actual)} instead of {clock(one.planned)}; {reason}")
    late = sum(one.over for one in talk)
    if late > NOTICED_SECONDS:
        lines += _cuts(late, deck.late, by_id)
    return tuple(lines) or ("Keep it as it is: no slide took much longer than planned",)


def _cuts(late: int, cuts: tuple[Cut, ...], slides: Mapping[str, Slide]) -> list[str]:
    lines, left = [f"The talk as a whole took {clock(late)} longer than planned; the questions keep their time"], late
    for cut in cuts:
        if left <= 0 or cut.slide not in slides:
            continue
        slide = slides[cut.slide]
        gained = max(0, slide.seconds - cut.seconds)
        left -= gained
        what = f"Shorten “{slide.title}” to {clock(cut.seconds)}" if cut.seconds else f"Leave out “{slide.title}”"
        lines.append(f"{what}, or an equal time elsewhere (gives back {clock(gained)})")
    return lines


def _seconds(sent: object) -> dict[str, tuple[int, int]]:
    rows = sent.get("slides") if isinstance(sent, dict) else None
    found: dict[str, tuple[int, int]] = {}
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict):
            raise ContentError(INVALID)
        seconds, questions = row.get("seconds"), row.get("questions", 0)
        if not (_is_time(seconds) and _is_time(questions)):
            raise ContentError(INVALID)
        found[str(row.get("slide", ""))] = (int(seconds), int(questions))
    return found


def _is_time(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= LONGEST


def save(rehearsal: Rehearsal, programme: Path) -> Path:
    """Write a rehearsal into the programme's folder `rehearsals/` and return its file."""
    path = programme / FOLDER / f"{rehearsal.name}.json"
    number = 2
    while path.exists():
        path = path.with_name(f"{rehearsal.name}-{number}.json")
        number += 1
    write_atomically(path, (json.dumps(as_data(rehearsal), indent=2, ensure_ascii=False) + "\n").encode())
    return path


def as_data(rehearsal: Rehearsal) -> dict[str, object]:
    """Return a rehearsal as plain data."""
    return {
        "department": rehearsal.department,
        "variant": rehearsal.variant,
        "when": rehearsal.when,
        "planned_seconds": rehearsal.planned,
        "actual_seconds": rehearsal.actual,
        "slides": [
            {"slide": one.slide, "title": one.title, "planned": one.planned, "actual": one.actual, "questions": one.questions}
            for one in rehearsal.slides
        ],
        "advice": list(rehearsal.advice),
    }


def saved(programme: Path) -> tuple[Rehearsal, ...]:
    """Return the rehearsals of a programme, the newest first; files that are none of ours are passed over."""
    folder = programme / FOLDER
    found = (_read(path) for path in sorted(folder.glob("*.json"), reverse=True) if _NAME.fullmatch(path.stem))
    return tuple(rehearsal for rehearsal in found if rehearsal)


def _read(path: Path) -> Rehearsal | None:
    try:
        data = json.loads(path.read_text("utf-8"))
        slides = tuple(
            Taken(
                slide=str(row["slide"]),
                title=str(row["title"]),
                planned=int(row["planned"]),
                actual=int(row["actual"]),
                questions=int(row["questions"]),
            )
            for row in data["slides"]
        )
        texts = {name: str(data[name]) for name in ("department", "variant", "when")}
        return Rehearsal(name=path.stem, slides=slides, advice=tuple(str(line) for line in data["advice"]), **texts)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def as_csv(rehearsal: Rehearsal) -> str:
    """Return a rehearsal as a table; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("slide", "title", "planned_seconds", "actual_seconds", "question_seconds"))
    for one in rehearsal.slides:
        rows.writerow((_plain(one.slide), _plain(one.title), one.planned, one.actual, one.questions))
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
