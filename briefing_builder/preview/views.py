"""What the templates of the preview see: a shown deck goes in, plain data comes out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from briefing_builder.backends.script.lines import text_blocks
from briefing_builder.backends.script.model import SlideScript
from briefing_builder.backends.script.pages.view import lines_values
from briefing_builder.deck.model import Deck, NotesPart, Slide
from briefing_builder.preview.decks.building import OWN_BRAND, DeckChoice
from briefing_builder.preview.decks.live_programme import LiveProgramme, ShownDeck
from briefing_builder.preview.rehearsal.rehearsals import Rehearsal
from briefing_builder.preview.sentences import news_sentences
from briefing_builder.problems import Problem, Severity, also_at, by_cause
from briefing_builder.speech import clock_time, is_for_the_room, totals
from briefing_builder.words import Catalogue

Plain = dict[str, object]
BAR = 1000
"""Units of the bar's width."""


def page_view(live: LiveProgramme, choice: DeckChoice | None) -> Plain:
    """Return what every page's head needs: the choices, the chosen ones and the query that names them."""
    session = live.session
    names = {slide.id: slide.name for slide in session.programme.content.departments} if session else {}
    return {
        **language_view(live.words),
        "programme": session.programme.content.programme.name if session else live.path.name,
        "departments": [{"id": id, "name": name} for id, name in names.items()],
        "variants": list(session.variants) if session else [],
        "brands": [{"id": OWN_BRAND if live.brand else "", "name": live.words("preview.programmes-own")}]
        + [{"id": brand, "name": Path(brand).name} for brand in live.brands],
        "department": choice.department if choice else "",
        "variant": choice.variant if choice else "",
        "brand": choice.brand if choice else "",
        "query": query_of(choice) if choice else "",
        "place": hashlib.sha256(str(live.folder).encode()).hexdigest()[:12],
    }


def language_view(words: Catalogue) -> Plain:
    """Return the language of a page, as a BCP 47 tag that browsers know, and the sentences of its scripts as JSON."""
    return {"language": str(words.locale).replace("_", "-"), "sentences": json.dumps(news_sentences(words), ensure_ascii=False)}


def query_of(choice: DeckChoice) -> str:
    """Return the part of an address that names a choice; the same choice always has the same."""
    named = {"d": choice.department, "v": choice.variant, **({"b": choice.brand} if choice.brand else {})}
    return urlencode(named)


def card_view(slide_script: SlideScript) -> Plain:
    """Return one slide with its notes."""
    return {
        "number": slide_script.number,
        "slide": slide_script.slide_id,
        "title": slide_script.title,
        "section": slide_script.section,
        "time": slide_script.time,
        "who": slide_script.who,
        "cue": slide_script.cue,
        "counted_words": slide_script.words,
        "tight": slide_script.is_tight,
        "parts": [_part_view(part, is_counted=part is slide_script.last_spoken) for part in slide_script.parts],
    }


def _part_view(part: NotesPart, *, is_counted: bool) -> Plain:
    blocks = [{"kind": kind, "lines": lines_values(lines)} for kind, lines in text_blocks(part.kind, part.lines)]
    return {"label": part.label, "kind": part.kind, "stretches": blocks, "counted": is_counted}


def problems_view(problems: Sequence[Problem], *, is_stale: bool) -> Plain:
    """Return the problems with their places, worst first, those of one cause as one, and how many there are of each kind."""
    shown = dict.fromkeys(problem for problem in problems if problem.severity is not Severity.INFORMATION)
    groups = sorted(by_cause(shown), key=lambda group: list(Severity).index(group[0].severity))
    return {
        "stale": is_stale,
        "errors": sum(problem.count for problem in shown if problem.severity is Severity.ERROR),
        "warnings": sum(problem.count for problem in shown if problem.severity is Severity.WARNING),
        "problems": [
            {
                "severity": first.severity.value,
                "place": str(first.source) if first.source else "",
                "message": first.message,
                "hint": first.hint,
                "code": first.code,
                "more": f"{sum(problem.count for problem in group)} times{also_at(group)}" if len(group) > 1 else "",
            }
            for group in groups
            for first in group[:1]
        ],
    }


def bar_view(deck: Deck) -> Plain:
    """Return the slot as a bar: one segment a slide, the discussion's own marked."""
    sums = totals(deck)
    shown = [slide for slide in deck.slides if not slide.appendix]
    return {
        "whole": clock_time(sums.seconds),
        "questions": clock_time(sums.discussion),
        "share": sums.discussion_share,
        "spoken": sums.words,
        "speaking": clock_time(sums.speaking),
        "stretches": list(_time_bar_segments(shown, sums.seconds)),
    }


def _time_bar_segments(slides: Sequence[Slide], whole: int) -> Iterator[Plain]:
    for slide in slides:
        start, width = slide.starts * BAR // max(1, whole), slide.seconds * BAR // max(1, whole)
        kind = "room" if is_for_the_room(slide) else slide.role
        time = clock_time(slide.seconds)
        yield {"slide": slide.id, "title": slide.title, "time": time, "start": start, "width": max(2, width - 2), "kind": kind}


def talk_data(shown: ShownDeck, notes: dict[str, str]) -> Plain:
    """Return what the presenter view needs of a deck: slides with picture, notes and seconds, and what gives way when late."""
    deck, script = shown.deck, shown.script
    room = next((slide for slide in deck.slides if is_for_the_room(slide)), None)
    titles = {slide.id: slide.title for slide in deck.slides}
    return {
        "version": shown.version,
        "stale": shown.is_stale,
        "query": query_of(shown.choice),
        "title": deck.title,
        "begins": deck.begins,
        "room": room.id if room else "",
        "slides": [_slide_data(*pair, shown, notes) for pair in zip(deck.slides, script.all_slides, strict=True)],
        "late": [{"slide": cut.slide, "title": titles[cut.slide], "keeps": cut.seconds} for cut in deck.late if cut.slide in titles],
    }


def _slide_data(slide: Slide, slide_script: SlideScript, shown: ShownDeck, notes: dict[str, str]) -> Plain:
    return {
        "id": slide.id,
        "number": slide_script.number,
        "title": slide.title,
        "who": slide.who,
        "role": slide.role,
        "starts": slide.starts,
        "seconds": slide.seconds,
        "appendix": slide.appendix,
        "picture": shown.pictures[slide.id],
        "notes": notes[slide.id],
    }


def rehearsal_view(rehearsal: Rehearsal) -> Plain:
    """Return a rehearsal for its page."""
    return {
        "name": rehearsal.name,
        "department": rehearsal.department,
        "variant": rehearsal.variant,
        "when": rehearsal.when.replace("T", " "),
        "planned": clock_time(rehearsal.planned),
        "actual": clock_time(rehearsal.actual),
        "advice": list(rehearsal.advice),
        "slides": [
            {
                "title": slide.title,
                "planned": clock_time(slide.planned),
                "actual": clock_time(slide.actual),
                "over": ("+" if slide.over > 0 else "−" if slide.over < 0 else "") + clock_time(abs(slide.over)),
                "late": slide.over > 0,
                "questions": clock_time(slide.questions) if slide.questions else "",
            }
            for slide in rehearsal.slides
        ],
    }
