"""What the presenter promises is kept later in the same deck: every sentence that announces something has what it announces."""

import re
from collections.abc import Callable, Sequence
from functools import cache

import pytest
from example_decks import ALL_DECKS, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, words_text
from briefing_builder.slides.outlines.reading import variants

VARIANTS = variants([resource("templates")])
ANNOUNCES = re.compile(
    r"\b(I|we)\s*(will|shall|['’]ll|am going to|['’]m going to|are going to|['’]re going to)\b|\bI (have|show)\b[^.]*\b(a question|you)\b"
    r"|\byou hear from us\b|\bbelong to you\b|\bare yours\b|\bkeep (it|that|this) in mind\b|\b(later on|in a moment|at the end)\b",
    re.IGNORECASE,
)
Later = Sequence[Slide]


def spoken(slide: Slide) -> list[str]:
    """What the presenter says on a slide: the script, the words of hand-over, and what stands in quotation marks among the things to do."""
    quoted = [words for line in slide.notes.do for words in re.findall(r"“(.+)”", words_text(line))]
    return [*(words_text(line) for line in slide.notes.spoken), *quoted, words_text(slide.notes.hand_over)]


def said(slides: Later) -> str:
    return " ".join(text for slide in slides for text in spoken(slide))


def asks_the_room(_: str, later: Later) -> bool:
    return any(slide.id == "qa" and "?" in said([slide]) for slide in later)


def asks_next(_: str, later: Later) -> bool:
    return later[0].id == "qa" if later else False


def comes_back_to_what_was_named(sentence: str, later: Later) -> bool:
    named = re.search(r"[“‘](.+?)[”’]", sentence)
    return named is not None and any(f"‘{named[1]}’" in text and "?" in text for slide in later for text in spoken(slide))


def asks_at_the_end(_: str, later: Later) -> bool:
    return any(slide.id == "close" and "Please say it now" in said((slide,)) for slide in later[-2:])


def shows_it(_: str, later: Later) -> bool:
    return any(slide.id.startswith(("benefits", "showcase", "one_place")) for slide in later)


def gives_the_floor(_: str, later: Later) -> bool:
    return bool(later) and later[0].role in ("supplier", "endorser", "pilot_manager")


def gives_the_room_its_minutes(_: str, later: Later) -> bool:
    return any(slide.role == "room" and slide.seconds >= 60 for slide in later)


def is_kept_at_once(_: str, __: Later) -> bool:
    return True


def is_kept_after_the_briefing(_: str, __: Later) -> bool:
    return True


PROMISES: tuple[tuple[str, Callable[[str, Later], bool]], ...] = (
    (r"first priority.*come back to it with a question", comes_back_to_what_was_named),
    (r"start them with a question", asks_the_room),
    (r"question for you", asks_next),
    (r"what I(?: will|['’]ll) ask at the end", asks_at_the_end),
    (r"in between I(?: |['’]ll )show you", shows_it),
    (r"give the floor to|ask \w+ to show|hand over", gives_the_floor),
    (r"(belong to you|are yours)", gives_the_room_its_minutes),
    (r"I(?: will|['’]ll) (?:write it down|wait)\b", is_kept_at_once),
    (r"you(?: |['’]ll )hear from us on", is_kept_after_the_briefing),
)


@cache
def told(example: str, department: str, variant: str) -> tuple[Slide, ...]:
    slides = render(brief_for(session(example), department, Options(variant=variant))).markup.slides
    return tuple(slide for slide in slides if not slide.appendix)


def promised(slides: Sequence[Slide]) -> list[tuple[str, Callable[[str, Later], bool] | None, Later]]:
    """Each text that announces something, what keeps it, and the slides on which it can be kept."""
    found = []
    for number, slide in enumerate(slides):
        for text in spoken(slide):
            if ANNOUNCES.search(text):
                keeps = [keep for pattern, keep in PROMISES if re.search(pattern, text, re.IGNORECASE)]
                found += [(text, keep, slides[number + 1 :]) for keep in keeps] or [(text, None, ())]
    return found


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_what_is_promised_is_kept_later_in_the_same_deck(example: str, department: str, variant: str) -> None:
    own = [text for text, keep, later in promised(told(example, department, variant)) if keep is not None and not keep(text, later)]
    assert own == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_there_are_promises_and_each_is_of_a_known_kind(variant: str) -> None:
    found = promised(told("merrowdale", "warehouse", variant))
    assert {keep for _, keep, _ in found if keep is not None} >= {comes_back_to_what_was_named, asks_at_the_end}
    assert [text for text, keep, _ in found if keep is None and "?" not in text] == []


def test_the_first_priority_comes_back_as_a_question() -> None:
    room = {slide.id: slide for slide in told("merrowdale", "warehouse", "short")}["qa"]
    assert "“Think of ‘Fewer injuries and near misses’. What of this helps you with it most?”" in " ".join(
        words_text(line) for line in room.notes.do
    )


def test_without_a_question_none_is_promised() -> None:
    slides = told("merrowdale", "warehouse", "standard")
    alone = [slide for slide in slides if slide.id != "qa"]
    broken = [text for text, keep, later in promised(alone) if keep is not None and not keep(text, later)]
    assert broken != [], "the test sees a promise that is not kept"
