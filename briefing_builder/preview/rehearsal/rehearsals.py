"""Rehearsals: the seconds that each slide really took go in, a comparison with the plan and what to shorten come out."""

import csv
import io
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from briefing_builder.deck.model import Cut, Deck, Slide
from briefing_builder.errors import ContentError
from briefing_builder.files.intake import read_text
from briefing_builder.files.output import write_atomically
from briefing_builder.preview.rehearsal.rehearsal_folder import FOLDER, require_rehearsal_folder
from briefing_builder.problems import Problem, error
from briefing_builder.speech import Budget, budget, clock_time, is_discussion
from briefing_builder.words import Catalogue

NOTICED_SECONDS, NOTICED_SHARE = 10, 0.1
"""A slide that takes this much longer than planned, and this share of its time, is named."""
LONGEST = 24 * 3600
LARGEST_FILE = 256 * 1024
MOST_SHOWN = 200
"""Rehearsals that are read for the page, the newest first; older ones stay in their files."""
INVALID = error("rehearsal-invalid", "a rehearsal has whole seconds for each slide")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideTiming:
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
    slides: tuple[SlideTiming, ...]
    advice: tuple[str, ...]

    @property
    def planned(self) -> int:
        """The planned seconds of the slides that were rehearsed."""
        return sum(slide.planned for slide in self.slides)

    @property
    def actual(self) -> int:
        """The seconds that they took."""
        return sum(slide.actual for slide in self.slides)


def rehearsal_from(words: Catalogue, sent: object, deck: Deck, *, department: str, variant: str, when: str) -> Rehearsal:
    """Return a rehearsal from what the presenter view sent: `{"slides": [{"slide", "seconds", "questions"}, …]}`.

    Slides that were not shown are left out, unknown ones too. Raises ContentError when the data has another form.
    """
    taken = _sent_seconds(sent)
    slides = tuple(
        SlideTiming(slide=slide.id, title=slide.title, planned=slide.seconds, actual=taken[slide.id][0], questions=taken[slide.id][1])
        for slide in deck.slides
        if slide.id in taken and not slide.appendix
    )
    if not slides:
        raise ContentError(error("rehearsal-empty", "no slide was rehearsed", hint="go through at least one slide"))
    name = re.sub(r"[^a-z0-9.-]+", "-", f"{when.replace(':', '')}-{department}-{variant}".lower())
    return Rehearsal(name=name, department=department, variant=variant, when=when, slides=slides, advice=advice(words, slides, deck))


def advice(words: Catalogue, slides: tuple[SlideTiming, ...], deck: Deck) -> tuple[str, ...]:
    """Return what to shorten, by name, the longest overrun first; then, if the talk as a whole is late, what may give way."""
    talk = [slide for slide in slides if not is_discussion(slide.slide)]
    by_id = {slide.id: slide for slide in deck.slides}
    slow = [slide for slide in talk if slide.over >= max(NOTICED_SECONDS, NOTICED_SHARE * slide.planned)]
    lines = []
    for slide in sorted(slow, key=lambda slide: -slide.over):
        lines.append(_slow_line(words, slide, budget(by_id[slide.slide], deck)))
    late = sum(slide.over for slide in talk)
    if late > NOTICED_SECONDS:
        lines += _cuts(words, late, deck.late, by_id)
    return tuple(lines) or (words("rehearsals.in-time"),)


def _slow_line(words: Catalogue, slide: SlideTiming, spent: Budget) -> str:
    over, actual, planned = (clock_time(seconds) for seconds in (slide.over, slide.actual, slide.planned))
    if not spent.words:
        return words("rehearsals.slow-without-script", title=slide.title, over=over, actual=actual, planned=planned)
    count, number, share = spent.words, str(spent.words), str(spent.share)
    return words("rehearsals.slow", title=slide.title, over=over, actual=actual, planned=planned, count=count, number=number, share=share)


def _cuts(words: Catalogue, late: int, cuts: tuple[Cut, ...], slides: Mapping[str, Slide]) -> list[str]:
    lines, left = [words("rehearsals.late", time=clock_time(late))], late
    for cut in cuts:
        if left <= 0 or cut.slide not in slides:
            continue
        title, seconds = slides[cut.slide].title, max(0, slides[cut.slide].seconds - cut.seconds)
        left, gained = left - seconds, clock_time(seconds)
        if cut.seconds:
            lines.append(words("rehearsals.shorten", title=title, time=clock_time(cut.seconds), gained=gained))
        else:
            lines.append(words("rehearsals.leave-out", title=title, gained=gained))
    return lines


def _sent_seconds(sent: object) -> dict[str, tuple[int, int]]:
    rows = sent.get("slides") if isinstance(sent, dict) else None
    seconds_by_slide: dict[str, tuple[int, int]] = {}
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict):
            raise ContentError(INVALID)
        seconds, questions = row.get("seconds"), row.get("questions", 0)
        if not (_is_time(seconds) and _is_time(questions)):
            raise ContentError(INVALID)
        seconds_by_slide[str(row.get("slide", ""))] = (int(seconds), int(questions))
    return seconds_by_slide


def _is_time(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= LONGEST


def save_rehearsal(rehearsal: Rehearsal, programme: Path) -> Path:
    """Write a rehearsal into the programme's folder `rehearsals/` and return its file. Raises OutputError where that is refused."""
    require_rehearsal_folder(programme)
    path = programme / FOLDER / f"{rehearsal.name}.json"
    number = 2
    while os.path.lexists(path):
        path = path.with_name(f"{rehearsal.name}-{number}.json")
        number += 1
    write_atomically(path, (json.dumps(rehearsal_as_data(rehearsal), indent=2, ensure_ascii=False) + "\n").encode())
    return path


def rehearsal_as_data(rehearsal: Rehearsal) -> dict[str, object]:
    """Return a rehearsal as plain data."""
    return {
        "department": rehearsal.department,
        "variant": rehearsal.variant,
        "when": rehearsal.when,
        "planned_seconds": rehearsal.planned,
        "actual_seconds": rehearsal.actual,
        "slides": [
            {"slide": slide.slide, "title": slide.title, "planned": slide.planned, "actual": slide.actual, "questions": slide.questions}
            for slide in rehearsal.slides
        ],
        "advice": list(rehearsal.advice),
    }


def saved_rehearsals(programme: Path) -> tuple[Rehearsal, ...]:
    """Return the newest rehearsals of a programme, newest first; whatever else lies in the folder is passed over."""
    try:
        names = sorted((path.stem for path in (programme / FOLDER).iterdir() if path.suffix == ".json"), reverse=True)
    except OSError:
        return ()
    seconds_by_slide = (read_rehearsal(programme, name) for name in names)
    return tuple(islice((rehearsal for rehearsal in seconds_by_slide if rehearsal), MOST_SHOWN))


def read_rehearsal(programme: Path, name: str) -> Rehearsal | None:
    """Return the rehearsal of that name; None where there is none, or the file is no rehearsal."""
    if not _NAME.fullmatch(name):
        return None
    text = read_text(programme / FOLDER / f"{name}.json", name, LARGEST_FILE)
    if isinstance(text, Problem):
        return None
    try:
        data = json.loads(text)
        slides = tuple(_slide_timing(row) for row in data["slides"])
        texts = {key: _writable_text(data[key]) for key in ("department", "variant", "when")}
        return Rehearsal(name=name, slides=slides, advice=tuple(_writable_text(line) for line in data["advice"]), **texts)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _slide_timing(row: Mapping[str, object]) -> SlideTiming:
    planned, actual, questions = (row[name] for name in ("planned", "actual", "questions"))
    if not (_is_time(planned) and _is_time(actual) and _is_time(questions)):
        raise ValueError(row)
    slide, title = _writable_text(row["slide"]), _writable_text(row["title"])
    return SlideTiming(slide=slide, title=title, planned=planned, actual=actual, questions=questions)


def _writable_text(value: object) -> str:
    """A text that can be written into a page; half a pair of surrogates cannot, and is a UnicodeError."""
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()
    return value


def as_csv(rehearsal: Rehearsal) -> str:
    """Return a rehearsal as a table; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("slide", "title", "planned_seconds", "actual_seconds", "question_seconds"))
    for slide in rehearsal.slides:
        rows.writerow((_without_formula(slide.slide), _without_formula(slide.title), slide.planned, slide.actual, slide.questions))
    return out.getvalue()


def _without_formula(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
