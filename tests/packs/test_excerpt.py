"""The supplier's part cut out of a briefing: what leads elsewhere goes with its words, and nothing else changes."""

import itertools

import pack_samples as samples
import pytest

from briefing_builder import pipeline
from briefing_builder.layout.slide.watermark import TOP
from briefing_builder.problems import Source
from briefing_builder.slides.markup import Answer, Area, Areas, Links, Notes, Origin, Paragraph, Slide, Span
from briefing_builder.slides.rendering.links import prune_links
from briefing_builder.values import replace

ORIGIN = Origin(template=Source(path="t"))


def paragraph(*spans: Span) -> Paragraph:
    return Paragraph(words=spans, style="note", origin=ORIGIN)


def slide(*blocks: object, notes: Notes | None = None, id: str = "own") -> Slide:
    return Slide(
        id=id, section="S", layout="content", kicker="", title=(Span(text="T"),), subtitle=(), byline=(), blocks=blocks,  # type: ignore[arg-type]
        notes=notes or Notes(), who="", seconds=60, appendix=False, origin=ORIGIN,
    )  # fmt: skip


HERE, AWAY = Span(text="here", link="slide:own"), Span(text="away", link="slide:other")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((Span(text="Read on: "), AWAY), ["Read on:"]),
        ((Span(text="Same catalogue. "), AWAY, Span(text=" · "), AWAY), ["Same catalogue."]),
        ((HERE, Span(text=" · "), AWAY), ["here"]),
        ((HERE, Span(text=" · "), Span(text="web", link="https://a.example")), ["here", " · ", "web"]),
        ((Span(text="Nothing leads anywhere."),), ["Nothing leads anywhere."]),
    ],
)
def test_words_lose_links_that_lead_nowhere(words: tuple[Span, ...], expected: list[str]) -> None:
    (done,) = prune_links([slide(paragraph(*words))])
    (block,) = done.blocks
    assert isinstance(block, Paragraph)
    assert [span.text for span in block.words] == expected


def test_blocks_that_say_nothing_any_more_are_gone() -> None:
    inside = Areas(areas=(Area(share=1, panel=False, blocks=(paragraph(AWAY),), origin=ORIGIN),), origin=ORIGIN)
    (done,) = prune_links([slide(paragraph(AWAY), Links(links=((AWAY,),), origin=ORIGIN), inside)])
    assert done.blocks == ()


def test_answers_that_another_slide_would_help_are_gone() -> None:
    so, thus = ((Span(text=text),) for text in ("So.", "Thus."))
    asked = (Answer(question="Why?", answer=so, slide="other"), Answer(question="How?", answer=thus, slide=""))
    (done,) = prune_links([slide(notes=Notes(say=((Span(text="Say it."),),), if_asked=asked))])
    assert [answer.question for answer in done.notes.if_asked] == ["How?"]
    assert done.notes.say == ((Span(text="Say it."),),)


def test_a_slide_without_such_links_stays_as_it_is() -> None:
    whole = slide(paragraph(HERE, Span(text=" and more")), notes=Notes(goal=(Span(text="G"),)))
    assert prune_links([whole]) == (whole,)


def test_a_slot_in_which_the_supplier_does_not_speak_gives_the_title_alone() -> None:
    prepared = pipeline.prepare(samples.merrowdale(), "sales", pipeline.Options(variant="short", supplier=True))
    assert [slide.id for slide in prepared.rendered.markup.slides] == ["title"]


def test_minutes_of_a_continued_slide_are_those_of_the_leads_deck() -> None:
    options = pipeline.Options(variant="long", supplier=True)
    prepared = pipeline.prepare(samples.merrowdale(), "warehouse", options)
    more = tuple(replace(block, words=(Span(text="word " * 400),)) if isinstance(block, Paragraph) else block
                 for block in (*prepared.rendered.markup.slides[2].blocks, paragraph(Span(text="x"))))  # fmt: skip
    slides = tuple(replace(one, blocks=more) if one.id == "showcase" else one for one in prepared.rendered.markup.slides)
    markup = replace(prepared.rendered.markup, slides=slides)
    deck = pipeline.lay_out_prepared(replace(prepared, rendered=replace(prepared.rendered, markup=markup))).value
    parts = [one for one in deck.slides if one.id.startswith("showcase")]
    whole = next(one for one in prepared.rendered.markup.slides if one.id == "showcase")
    assert len(parts) > 1
    assert (parts[0].starts, sum(one.seconds for one in parts)) == (whole.starts, whole.seconds)
    assert all(later.starts == one.starts + one.seconds for one, later in itertools.pairwise(parts))
    after = deck.slides[deck.slides.index(parts[-1]) + 1]
    assert after.starts == parts[-1].starts + parts[-1].seconds


@pytest.mark.parametrize("brand", pipeline.brands())
def test_a_watermark_that_is_too_long_gives_up_words_but_not_its_last_day(brand: str) -> None:
    prepared = pipeline.prepare(samples.merrowdale(), "sales", pipeline.Options(brand=brand, supplier=True))
    mark = f"{'For the presenters of Lanternfish and nobody else at all ' * 5} · valid until 30 June 2027"
    markup = replace(prepared.rendered.markup, mark=mark)
    deck = pipeline.lay_out_prepared(replace(prepared, rendered=replace(prepared.rendered, markup=markup))).value
    for one in deck.slides:
        (line,) = [item for item in one.items if item.name == "Watermark"]
        assert line.text.endswith("… · valid until 30 June 2027")  # type: ignore[union-attr]
        assert len(line.paragraphs[0].breaks) == 0  # type: ignore[union-attr]
        assert line.box.top == TOP
