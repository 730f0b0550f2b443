"""The supplier's part of a briefing: an outline goes in, its title, the supplier's own slides and the hand-overs around them come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from briefing_builder.rich_text import signed
from briefing_builder.slides import formats
from briefing_builder.slides.author import Author
from briefing_builder.slides.handovers import Floor, Turn, supplier_turns
from briefing_builder.slides.markup import Areas, Links, Paragraph, Slide, Span
from briefing_builder.slides.outlines import Outline, OutlineSlide
from briefing_builder.slides.view_session import Plain
from briefing_builder.tailoring.view import Briefing
from briefing_builder.values import names_of, replace

SUPPLIER = "supplier"
TITLE = "title"
COVER, COME, BACK = (f"slides/supplier_{name}.xml.j2" for name in ("title", "handover", "handback"))
LINK = "slide:"
DOT = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The outline of the supplier's part, each slide with its time in the whole slot, and what its hand-over templates see."""

    outline: Outline
    view: Plain

    @property
    def said(self) -> Plain:
        """Who presents it, what must be disclosed, and what must not be claimed."""
        part = self.view["part"]
        assert isinstance(part, dict)
        return part


def excerpt(outline: Outline, briefing: Briefing, author: Author) -> Excerpt:
    """Return the title, and each run of the supplier's slides between a hand-over and a hand-back; nothing of the appendix.

    The hand-over has the time of the slide before the run, the hand-back that of the slide after it, so that every clock is the whole
    briefing's. A supplier without a slide in this outline gets the title alone.
    """
    starts = (0, *accumulate(slide.seconds for slide in outline.slides))
    timed = tuple(replace(slide, starts=start) for slide, start in zip(outline.slides, starts, strict=False))
    turns, floor = supplier_turns(outline, briefing), Floor(briefing, author)
    slides = [replace(slide, template=COVER) for slide in timed if slide.id == TITLE]
    view: Plain = {"part": _part(briefing, author, floor)}
    for turn in turns:
        first, last = turn.first, turn.end
        names = {kind: f"{kind}{f'-{turn.number + 1}' if turn.count > 1 else ''}" for kind in ("handover", "handback")}
        before, after = timed[first - 1] if first else None, timed[last] if last < len(timed) else None
        item = _item(turn, floor, timed[first].starts or 0)
        view |= {_key(name): [item] for name in names.values()}
        slides += [
            _between(names["handover"], COME, timed[first], before, timed[first].starts or 0),
            *timed[first:last],
            _between(names["handback"], BACK, timed[last - 1], after, starts[last]),
        ]
    own = {slide.id for slide in slides}
    late = tuple(step for step in outline.if_late if step.slide in own)
    kept = tuple(replace(slide, details=()) for slide in slides)
    return Excerpt(outline=replace(outline, slides=kept, appendix=(), if_late=late), view=view)


def pruned(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Return the slides without links to slides that are not among them: their words go too, as do answers that such a slide would help."""
    known = {slide.id for slide in slides}
    done = []
    for slide in slides:
        asked = tuple(answer for answer in slide.notes.if_asked if not answer.slide or answer.slide in known)
        kept = _without(replace(slide, notes=replace(slide.notes, if_asked=asked)), known)
        done.append(replace(kept, blocks=tuple(_filled(kept.blocks))))
    return tuple(done)


def _between(id: str, template: str, own: OutlineSlide, other: OutlineSlide | None, moment: int) -> OutlineSlide:
    starts, seconds = (other.starts, other.seconds) if other is not None else (moment, 0)
    return OutlineSlide(
        id=id, template=template, section=own.section, seconds=seconds, presenter="lead", appendix=False, source=own.source,
        each=_key(id), starts=starts,
    )  # fmt: skip


def _key(id: str) -> str:
    """A name of the view: Jinja reads a hyphen as a minus."""
    return id.replace("-", "_")


def _part(briefing: Briefing, author: Author, floor: Floor) -> Plain:
    assert briefing.supplier is not None
    supplier, presenter = briefing.supplier.supplier, briefing.supplier.supplier.presenter
    return {
        "supplier": supplier.name,
        "name": presenter.name,
        "title": presenter.title or "",
        "lead": briefing.meeting.presenter.name,
        "lead_title": briefing.meeting.presenter.title or "",
        "disclosure": signed(floor.disclosure),
        "not_claimed": [author.sentence(line, ("supplier", "must_not_claim", at)) for at, line in enumerate(supplier.must_not_claim)],
    }


def _item(turn: Turn, floor: Floor, starts: int) -> Plain:
    minutes = formats.minutes_of(turn.seconds)
    return {
        "end": f" ({turn.number + 1} of {turn.count})" if turn.count > 1 else "",
        "first": turn.number == 0,
        "come": signed(floor.given(turn) if turn.number else floor.welcomed()),
        "thanks": signed(floor.thanked(turn)),
        "begins": formats.moment(starts),
        "minutes": f"{minutes}{formats.NO_BREAK}{'minute' if minutes == '1' else 'minutes'}",
        "ends": formats.moment(starts + turn.seconds),
    }


def _without(value: Any, known: set[str]) -> Any:
    """The value with every run of words cleared of links that lead nowhere, however deep it stands."""
    if isinstance(value, tuple):
        if value and all(isinstance(one, Span) for one in value):
            return _kept_words(value, known)
        return tuple(_without(one, known) for one in value)
    names = names_of(value)
    return replace(value, **{name: _without(getattr(value, name), known) for name in names}) if names else value


def _kept_words(words: tuple[Span, ...], known: set[str]) -> tuple[Span, ...]:
    kept = [span for span in words if not span.link.startswith(LINK) or span.link.removeprefix(LINK) in known]
    if len(kept) == len(words):
        return words
    while kept and not kept[-1].text.strip(f" {DOT}"):  # a dot that stood between two links
        kept.pop()
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(f" {DOT}"))) if kept else ()


def _filled(blocks: Sequence[Any]) -> Iterator[Any]:
    """The blocks that still say something."""
    for block in blocks:
        match block:
            case Paragraph() if not block.words:
                continue
            case Links():
                links = tuple(words for words in block.links if words)
                if links:
                    yield replace(block, links=links)
            case Areas():
                areas = [replace(area, blocks=tuple(_filled(area.blocks))) for area in block.areas]
                kept = tuple(area for area in areas if area.blocks)
                if kept:
                    yield replace(block, areas=kept)
            case _:
                yield block
