"""Sentences of ours with any kind of department name, in every length: nobody hears “Branches reports” or “the the wards”."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from example_decks import session

from briefing_builder.content import Department
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, Session, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.author_texts import author_texts_of, template_filters
from briefing_builder.slides.markup import Prompt, Slide, words_text
from briefing_builder.slides.rendering.slides import slide_templates
from briefing_builder.slides.view.session import session_view
from briefing_builder.values import replace
from briefing_builder.words import english

VARIANTS = ("short", "compact", "standard", "long")
LONG = "Facilities, Grounds, Portering, Catering and Patient Transport Services"
KINDS: dict[str, dict[str, Any]] = {
    "plural": {"name": "All Branches", "short_name": "Branches", "in_sentences": "the branches"},
    "plural-unsaid": {"name": "Branches"},
    "said-to-be-plural": {"name": "Wards", "in_sentences": "our wards", "plural": True},
    "article": {"name": "Customer Contact Centre"},
    "begins-the": {"name": "The Wards"},
    "and": {"name": "Finance & Shared Services"},
    "one-word": {"name": "HR"},
    "long": {"name": LONG},
    "small": {"name": "iLab"},
    "not-english": {"name": "Vertrieb Süd"},
}
VERBS = r"(?:is|are|was|were|has|have|does|do|reports?|asks?|needs?|gets?|gains?|hears?|wants?|takes?|sees?)\b"


def with_names(names: dict[str, Any]) -> Session:
    """The first example, its first department called otherwise."""
    whole = session("merrowdale")
    first, *others = whole.programme.content.departments
    kept = first.model_copy(update={"short_name": None, **names})
    content = whole.programme.content.model_copy(update={"departments": (kept, *others)})
    return replace(whole, programme=replace(whole.programme, content=content))


def sentences(slide: Slide) -> Iterator[str]:
    """Titles and notes: what is said of a department in a sentence, and not what labels something."""
    yield words_text(slide.title)
    yield from map(words_text, (slide.notes.goal, *(line for line in slide.notes.say if not isinstance(line, Prompt)), *slide.notes.do))


def of_all_lengths(session: Session) -> set[str]:
    department = session.departments[0]
    slides = [slide for name in VARIANTS for slide in render(brief_for(session, department, Options(variant=name))).markup.slides]
    return {sentence for slide in slides for sentence in sentences(slide)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_department_of_any_name_is_spoken_of_in_english(kind: str) -> None:
    called = with_names(KINDS[kind])
    department: Department = called.programme.content.departments[0]
    names, told = department.names(english()), of_all_lengths(called)
    about = [sentence for sentence in told if names.inside in sentence or names.starting in sentence]
    assert len(about) >= 8
    subject = re.compile(rf"(?<!\bin )(?<!\bof )(?<!\bfor ){re.escape(names.inside)} {VERBS}", re.IGNORECASE)
    assert [one for one in about if subject.search(one)] == []  # no verb hangs on the name: a sentence is right for one and for many
    assert [one for one in told if re.search(r"\b(the|your|our) (the|your|our)\b", one, re.IGNORECASE)] == []
    assert [one for one in about if re.search(r"\b(in|of|for|see) The ", one)] == []
    assert [one for one in told if one[:1].islower() and not one.startswith("iLab")] == []
    assert [one for one in told if "  " in one or " ." in one or " ," in one] == []


@pytest.mark.parametrize("kind", ["plural", "article", "begins-the"])
def test_the_bare_label_stands_in_no_sentence(kind: str) -> None:
    called = with_names(KINDS[kind])
    names = called.programme.content.departments[0].names(english())
    rest = [sentence.replace(names.inside, "").replace(names.starting, "") for sentence in of_all_lengths(called)]
    assert [sentence for sentence in rest if names.label in sentence] == []


def test_an_authors_template_may_ask_for_the_number_of_a_name() -> None:
    for kind, verb in (("plural", "are have were their"), ("and", "is has was its"), ("said-to-be-plural", "are have were their")):
        called = with_names(KINDS[kind])
        view = department_view(called)
        assert " ".join(str(view[name]) for name in ("is", "has", "was", "its")) == verb


def department_view(session: Session) -> dict[str, Any]:
    briefing = brief_for(session, session.departments[0], Options())
    author = author_texts_of(briefing, slide_templates([resource("templates")], template_filters(briefing.words, "GBP")), 300)
    view = session_view(briefing, author)["department"]
    assert isinstance(view, dict)
    return view
