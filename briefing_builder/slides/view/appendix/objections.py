"""Objections and their answers as a template sees them: their words, the answer as one assertion, the three steps, and what proves it.

No number stands twice on a slide, and no line on two slides.
"""

import re
from collections import Counter

from briefing_builder.rich_text import without_signs
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, ContentPath, Figure, Objection, Ranked
from briefing_builder.words import Catalogue

OBJECTIONS_A_PAGE = 5
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
SHORTEST_ANSWER, LONGEST_ANSWER = 5, 24
"""Words of a sentence that may stand alone as the answer, and of a whole response that does."""
TIME, REPLACED_TIME = "pilot:median_minutes", "pilot:mean_alternative_minutes"
"""Minutes of a course, and those of the lessons that it replaces."""


def objections_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `objections`: those with a slide of their own (`own_objections`), and the others, which share one (`more_objections`).

    One that would be alone there has its own, too.
    """
    objections = _objections_values(briefing, author)
    own, others = ([one for one in objections if one["own_slide"] is is_own] for is_own in (True, False))
    if len(others) == 1:
        others[0]["own_slide"] = True
        own, others = [one for one in objections if one["own_slide"]], []
    said = Counter(one["benefit"] for one in own)
    own = [one if said[one["benefit"]] == 1 else {**one, "benefit": ""} for one in own]
    pages = [page | {"count": len(others)} for page in paged(briefing.words, others, OBJECTIONS_A_PAGE)]
    return {"objections": objections, "own_objections": own, "more_objections": pages}


def _objections_values(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    return [_objection_values(ranked, briefing, author) for ranked in briefing.answered_objections]


def _objection_values(ranked: Ranked[Objection], briefing: Briefing, author: AuthorTexts) -> ViewData:
    objection, path = ranked.item, ranked.path
    words, currency, names = briefing.words, briefing.content.currency, briefing.names
    benefit, benefit_path = _benefit_words(objection.benefit, briefing)
    figure = _answer_evidence(objection, benefit, briefing)
    proof = figure_wording(words, figure, currency, names) if figure else None
    answer, answer_path = _answer_line(objection, path, figure, briefing, author)
    times = _times(briefing, figure, answer)
    is_shown = figure and not times and not _tells(words, answer, figure)
    texts = {name: formats.sentence(author.text(getattr(objection, name), (*path, name))) for name in ("acknowledge", "explore", "respond")}
    return {
        "slide": f"objection-{objection.id}",
        "says": objection.says,
        "answer": answer,
        "answer_at": markup_path(answer_path),
        **texts,
        "brief": f"{texts['acknowledge']} {texts['explore']}",
        "benefit": formats.sentence(author.text(benefit, benefit_path)),
        "benefit_at": markup_path(benefit_path),
        "evidence": words("course-view.evidence", sentence=proof.spoken) if proof else "",
        "figure": proof.value if proof and is_shown else "",
        "caption": proof.caption if proof and is_shown else "",
        "times": times,
        "counted": formats.beginning_large(proof.counted) if proof and times else "",
        "times_alt": words.bars(words("today-cost.minutes-a-person"), [f"{row['name']}: {row['time']}" for row in times]),
        "topic": objection.topic or words(f"course-view.topic-{objection.category}"),
        "prepared": ranked.is_chosen,
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
    proving = [sentence for sentence in sentences if figure and _tells(briefing.words, sentence, figure)]
    is_short = len(whole.split()) <= LONGEST_ANSWER
    return next(iter([*proving, *([whole] if is_short else sentences)]), whole), (*path, "respond")


def _tells(words: Catalogue, text: str, figure: Figure) -> bool:
    """Whether a text holds the figure's number."""
    return words.digits(abs(figure.displayed)) in text


def _times(briefing: Briefing, figure: Figure | None, answer: str) -> list[ViewData]:
    """Minutes of the lessons and of the course that replaces them, in the same people; none where one is not known, not less, or told."""
    if figure is None or figure.id != TIME:
        return []
    words, replaced = briefing.words, briefing.figures.find(REPLACED_TIME, figure.scope)
    if replaced is None or replaced.value is None or replaced.scope != figure.scope or replaced.displayed <= figure.displayed:
        return []
    if _tells(words, answer, figure) or _tells(words, answer, replaced):
        return []
    kinds = (("lessons", replaced), ("course", figure))
    return [
        {
            "name": words(f"objection.bar-{kind}"),
            "minutes": str(minutes.displayed),
            "time": words.quantity(minutes.displayed, minutes.unit, briefing.content.currency),
        }
        for kind, minutes in kinds
    ]


def _answer_evidence(objection: Objection, benefit: str, briefing: Briefing) -> Figure | None:
    """The figure beside an answer, of the same people as those that its words speak of; one that speaks against it is none."""
    answer = f"{objection.acknowledge} {objection.explore} {objection.respond} {benefit}"
    figure = briefing.figures.find_beside(answer, objection.evidence, briefing.department.id)
    return figure if figure and figure.is_evidence else None


def _benefit_words(benefit_id: str, briefing: Briefing) -> tuple[str, ContentPath]:
    """The benefit that an answer leads back to, in the department's own wording where it has one."""
    number, benefit = next(pair for pair in enumerate(briefing.content.benefits) if pair[1].id == benefit_id)
    own = benefit.by_department.get(briefing.department.id)
    if own:
        return own.manager_voice, ("benefits", number, "by_department", briefing.department.id, "manager_voice")
    return benefit.manager_voice, ("benefits", number, "manager_voice")
