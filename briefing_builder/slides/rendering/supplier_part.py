"""The supplier's part of a briefing: an outline goes in, its title, the supplier's own slides and the hand-overs around them come out."""

from dataclasses import dataclass
from itertools import accumulate

from briefing_builder.rich_text import signed
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.outlines.model import TENTH, Outline, OutlineSlide, in_minutes
from briefing_builder.slides.rendering.handovers import HandoverWords, Turn, supplier_turns
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing
from briefing_builder.values import replace
from briefing_builder.words.formats import moment

TITLE = "title"
COVER, COME, BACK = (f"slides/supplier_{name}.xml.j2" for name in ("title", "handover", "handback"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The outline of the supplier's part, each slide with its time in the whole slot, and what its hand-over templates see."""

    outline: Outline
    view: ViewData

    @property
    def said(self) -> ViewData:
        """Who presents it, what must be disclosed, and what must not be claimed."""
        part = self.view["part"]
        assert isinstance(part, dict)
        return part


def excerpt(outline: Outline, briefing: Briefing, author: AuthorTexts) -> Excerpt:
    """Return the title, and each run of the supplier's slides between a hand-over and a hand-back; nothing of the appendix.

    The hand-over has the time of the slide before the run, the hand-back that of the slide after it, so that every clock is the whole
    briefing's. A supplier without a slide in this outline gets the title alone.
    """
    starts = (0, *accumulate(slide.seconds for slide in outline.slides))
    timed = tuple(replace(slide, starts=start) for slide, start in zip(outline.slides, starts, strict=False))
    turns, wording = supplier_turns(outline, briefing), HandoverWords(briefing, author)
    slides = [replace(slide, template=COVER) for slide in timed if slide.id == TITLE]
    view: ViewData = {"part": _supplier_values(briefing, author, wording)}
    for turn in turns:
        first, last = turn.first, turn.end
        names = {kind: f"{kind}{f'-{turn.number + 1}' if turn.count > 1 else ''}" for kind in ("handover", "handback")}
        before, after = timed[first - 1] if first else None, timed[last] if last < len(timed) else None
        item = _handover_values(turn, wording, timed[first].starts or 0)
        view |= {_view_name(name): [item] for name in names.values()}
        slides += [
            _handover_slide(names["handover"], COME, timed[first], before, timed[first].starts or 0),
            *timed[first:last],
            _handover_slide(names["handback"], BACK, timed[last - 1], after, starts[last]),
        ]
    own = {slide.id for slide in slides}
    late = tuple(step for step in outline.if_late if step.slide in own)
    kept = tuple(replace(slide, details=()) for slide in slides)
    return Excerpt(outline=replace(outline, slides=kept, appendix=(), if_late=late), view=view)


def _handover_slide(id: str, template: str, own: OutlineSlide, other: OutlineSlide | None, moment: int) -> OutlineSlide:
    starts, seconds = (other.starts, other.seconds) if other is not None else (moment, 0)
    return OutlineSlide(
        id=id, template=template, section=own.section, seconds=seconds, presenter="lead", appendix=False, source=own.source,
        each=_view_name(id), starts=starts,
    )  # fmt: skip


def _view_name(id: str) -> str:
    """A name of the view: Jinja reads a hyphen as a minus."""
    return id.replace("-", "_")


def _supplier_values(briefing: Briefing, author: AuthorTexts, wording: HandoverWords) -> ViewData:
    assert briefing.supplier is not None
    supplier, presenter = briefing.supplier.supplier, briefing.supplier.supplier.presenter
    return {
        "supplier": supplier.name,
        "name": presenter.name,
        "title": presenter.title or "",
        "lead": briefing.meeting.presenter.name,
        "lead_title": briefing.meeting.presenter.title or "",
        "disclosure": signed(wording.disclosure),
        "not_claimed": [author.sentence(line, ("supplier", "must_not_claim", index)) for index, line in enumerate(supplier.must_not_claim)],
    }


def _handover_values(turn: Turn, wording: HandoverWords, starts: int) -> ViewData:
    words = wording.briefing.words
    return {
        "end": f" {words('handover.turn', number=turn.number + 1, count=turn.count)}" if turn.count > 1 else "",
        "first": turn.number == 0,
        "come": signed(wording.introduction(turn) if turn.number else wording.supplier_welcome()),
        "thanks": signed(wording.thanks(turn)),
        "begins": moment(starts),
        "minutes": words("times.duration-minutes", count=in_minutes(turn.seconds, TENTH)),
        "ends": moment(starts + turn.seconds),
    }
