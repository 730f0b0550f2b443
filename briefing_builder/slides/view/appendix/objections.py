"""Objections and their answers as a template sees them: their words, the answer as one assertion, the three steps, and what proves it.

No number stands twice on a slide, and no line on two slides.
"""

import re
from collections.abc import Sequence

from briefing_builder.rich_text import without_signs
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.evidence import evidence_bars, evidence_dots, tells
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, ContentPath, Figure, Objection, Ranked
from briefing_builder.words import Catalogue

OBJECTIONS_A_PAGE = 4
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
SHORTEST_ANSWER, LONGEST_ANSWER = 5, 24
"""Words of a sentence that may stand alone as the answer, and of a whole response that does."""
TAGS_OF = {"money": frozenset(("money", "cost")), "other": frozenset[str]()}
"""What a benefit's tags say of what an objection is about, where that is not the word of its category itself, as in `time-back`."""
FEWEST_TOGETHER = 3
"""Objections that share a slide; fewer have one of their own each."""


def objections_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `objections`: those with a slide of their own (`own_objections`), and the others, which share one (`more_objections`).

    Where only one or two would share it, they have their own, too.
    """
    objections = _objections_values(briefing, author)
    own, others = ([one for one in objections if one["own_slide"] is is_own] for is_own in (True, False))
    if len(others) < FEWEST_TOGETHER:
        objections = [one | {"own_slide": True} for one in objections]
        own, others = objections, []
    benefits, topics = [one["benefit"] for one in own], [one["topic"] for one in own]
    own = [
        {**one, "benefit": "" if one["benefit"] in benefits[:number] else one["benefit"], "topic": _topic(briefing.words, topics, number)}
        for number, one in enumerate(own)
    ]
    pages = [page | {"count": len(others)} for page in paged(briefing.words, others, OBJECTIONS_A_PAGE)]
    return {"objections": objections, "own_objections": own, "more_objections": pages}


def _topic(words: Catalogue, topics: Sequence[object], number: int) -> str:
    """What the index calls the answer of that number: no two links say the same."""
    topic, count = str(topics[number]), topics.count(topics[number])
    return words("objection.topic-of", topic=topic, number=topics[: number + 1].count(topic), count=count) if count > 1 else topic


def _objections_values(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    return [_objection_values(ranked, briefing, author) for ranked in briefing.answered_objections]


def _objection_values(ranked: Ranked[Objection], briefing: Briefing, author: AuthorTexts) -> ViewData:
    objection, path = ranked.item, ranked.path
    words, currency, names = briefing.words, briefing.content.currency, briefing.names
    benefit, benefit_path = _benefit_words(objection.benefit, briefing)
    figure = _answer_evidence(objection, benefit, briefing)
    proof = figure_wording(words, figure, currency, names) if figure else None
    answer, answer_path = _answer_line(objection, path, figure, briefing, author)
    is_told = figure is not None and tells(words, answer, figure)
    bars = evidence_bars(briefing, figure, answer) if figure and not is_told else {}
    is_shown = figure and not bars and not is_told
    texts = {name: formats.sentence(author.text(getattr(objection, name), (*path, name))) for name in ("acknowledge", "explore", "respond")}
    return {
        "slide": f"objection-{objection.id}",
        "says": objection.says,
        "answer": answer,
        "answer_at": markup_path(answer_path),
        **texts,
        "explore_at": markup_path((*path, "explore")),
        "brief": f"{texts['acknowledge']} {texts['explore']}",
        "benefit": formats.sentence(author.text(benefit, benefit_path)) if _meets(objection, briefing) else "",
        "benefit_at": markup_path(benefit_path),
        "evidence": words("course-view.evidence", sentence=proof.spoken) if proof else "",
        "figure": proof.value if proof and is_shown else "",
        "caption": proof.caption if proof and is_shown else "",
        "dots": evidence_dots(words, figure, proof) if figure and proof and is_shown else {},
        "bars": bars,
        "topic": objection.topic or words(f"course-view.topic-{objection.category}"),
        "own_slide": ranked.is_chosen or briefing.content.briefing.appendix == "all",
        "at": markup_path(path),
    }


def _answer_line(
    objection: Objection, path: ContentPath, figure: Figure | None, briefing: Briefing, author: AuthorTexts
) -> tuple[str, ContentPath]:
    """The answer as one assertion: as it is written, else what proves it in the response, all of a short one, or its first sentence."""
    if objection.answer:
        return formats.sentence(author.sentence(objection.answer, (*path, "answer"))), (*path, "answer")
    whole = without_signs(formats.sentence(author.sentence(objection.respond, (*path, "respond"))))
    sentences = [sentence for sentence in SENTENCE_END.split(whole) if len(sentence.split()) >= SHORTEST_ANSWER]
    proving = [sentence for sentence in sentences if figure and tells(briefing.words, sentence, figure)]
    is_short = len(whole.split()) <= LONGEST_ANSWER
    return next(iter([*proving, *([whole] if is_short else sentences)]), whole), (*path, "respond")


def _answer_evidence(objection: Objection, benefit: str, briefing: Briefing) -> Figure | None:
    """The figure beside an answer, of the same people as those that its words speak of; one that speaks against it is none."""
    answer = f"{objection.acknowledge} {objection.explore} {objection.respond} {benefit}"
    figure = briefing.figures.find_beside(answer, objection.evidence, briefing.department.id)
    return figure if figure and figure.is_evidence else None


def _meets(objection: Objection, briefing: Briefing) -> bool:
    """Whether the benefit that an answer leads back to is about the same: one of its tags says so."""
    tags = next(benefit.tags for benefit in briefing.content.benefits if benefit.id == objection.benefit)
    about = TAGS_OF.get(objection.category, frozenset((objection.category,)))
    return any(not about.isdisjoint(tag.split("-")) for tag in tags)


def _benefit_words(benefit_id: str, briefing: Briefing) -> tuple[str, ContentPath]:
    """The benefit that an answer leads back to, in the department's own wording where it has one."""
    number, benefit = next(pair for pair in enumerate(briefing.content.benefits) if pair[1].id == benefit_id)
    own = benefit.by_department.get(briefing.department.id)
    if own:
        return own.manager_voice, ("benefits", number, "by_department", briefing.department.id, "manager_voice")
    return benefit.manager_voice, ("benefits", number, "manager_voice")
