"""The blocks of the slide markup: every element becomes its value."""

from decimal import Decimal

import pytest
from parsed_slides import PLACE, block_of, origin, words

from briefing_builder.slides import markup
from briefing_builder.slides.grammar import mark_lines, parse_slides
from briefing_builder.slides.grammar.build import BUILDERS
from briefing_builder.slides.grammar.elements import BLOCKS
from briefing_builder.slides.markup import Span


def test_every_block_of_the_grammar_is_built() -> None:
    assert BUILDERS.keys() == BLOCKS.keys()


def test_paragraph() -> None:
    assert block_of('<paragraph style="lead">L</paragraph>') == markup.Paragraph(words=words("L"), style="lead", origin=origin(2))


def test_bullets() -> None:
    assert block_of("<bullets><item>1</item><item>2</item></bullets>") == markup.Bullets(items=(words("1"), words("2")), origin=origin(2))


def test_cards() -> None:
    attributes = 'icon="clock" mark="Easier" figure="7" caption="c" emphasis="accent"'
    inside = f"<cards>\n<card {attributes}><heading>H</heading><text>T</text></card></cards>"
    card = markup.Card(
        icon="clock", mark="Easier", heading=words("H"), words=words("T"), figure="7", caption="c", emphasis="accent", origin=origin(3)
    )
    assert block_of(inside) == markup.Cards(cards=(card,), origin=origin(2))


def test_figures() -> None:
    figure = markup.Figure(value="83 %", caption="n 142", emphasis="plain", origin=origin(2))
    assert block_of('<figures><figure value="83 %" caption="n 142"/></figures>') == markup.Figures(figures=(figure,), origin=origin(2))


def test_table() -> None:
    block = block_of("""<table name="N"><column share="4" align="right">A</column><column/>
        <row><cell mark="direct" strong="yes"><text>t</text><note>n</note></cell><cell bar="40">w</cell></row></table>""")
    columns = (
        markup.Column(heading=words("A"), share=4, align="right", origin=origin(2)),
        markup.Column(heading=(), share=1, align="left", origin=origin(2)),
    )
    cells = (
        markup.Cell(words=words("t"), note=words("n"), mark="direct", strong=True, origin=origin(3)),
        markup.Cell(words=words("w"), note=(), mark="none", strong=False, bar=40, origin=origin(3)),
    )
    assert block == markup.Table(columns=columns, rows=(cells,), name="N", origin=origin(2))


def test_chart_with_a_gap() -> None:
    block = block_of("""<chart kind="bars" format="0.0" highlight="1" name="N" alt="A"><category>a</category><category>b</category>
        <series name="S" role="past"><value>1.50</value><value/></series></chart>""")
    series = markup.Series(name="S", values=(Decimal("1.50"), None), role="past")
    assert block == markup.Chart(
        kind="bars", categories=("a", "b"), series=(series,), format="0.0", highlight=1, name="N", alt="A", origin=origin(2)
    )


def test_quote() -> None:
    block = block_of('<quote name="N" title="T" photo="p.png">Q</quote>')
    assert block == markup.Quote(words=words("Q"), name="N", title="T", photo="p.png", origin=origin(2))


def test_quote_with_what_stands_in_place_of_a_portrait() -> None:
    block = block_of('<quote name="N" photo="p.png" photo-alt="A" initials="NN">Q</quote>')
    expected = markup.Quote(words=words("Q"), name="N", title="", photo="p.png", photo_alt="A", initials="NN", origin=origin(2))
    assert block == expected


def test_portrait() -> None:
    block = block_of('<portrait name="N" title="T" file="p.png" alt="A" initials="NN"/>')
    assert block == markup.Portrait(file="p.png", alt="A", initials="NN", name="N", title="T", origin=origin(2))


def test_progress() -> None:
    block = block_of('<progress name="N" baseline="9 %" target="60 %" baseline-share="0.09" target-share="0.6"/>')
    shares = {"baseline_share": Decimal("0.09"), "target_share": Decimal("0.6")}
    target = markup.Target(name="N", baseline="9 %", target="60 %", **shares, origin=origin(2))
    assert block == markup.Progress(target=target, origin=origin(2))


def test_drivers() -> None:
    block = block_of(
        '<drivers name="N" baseline="68 %" target="78 %"><driver caption="12 min"><heading>C</heading><text>W</text></driver></drivers>'
    )
    driver = markup.Driver(heading=words("C"), words=words("W"), caption="12 min", origin=origin(2))
    assert block == markup.Drivers(name="N", baseline="68 %", target="78 %", drivers=(driver,), origin=origin(2))


def test_dots() -> None:
    assert block_of('<dots whole="400" part="23" alt="A"/>') == markup.Dots(whole=400, part=23, alt="A", origin=origin(2))


def test_timeline() -> None:
    block = block_of(
        '<timeline alt="A"><moment day="2027-01-20" label="a">x</moment><moment day="2027-02-01" label="b">y</moment></timeline>'
    )
    moments = [
        markup.Moment(day=day, label=label, words=words(said), emphasis="plain", origin=origin(2))
        for day, label, said in (("2027-01-20", "a", "x"), ("2027-02-01", "b", "y"))
    ]
    assert block == markup.Timeline(moments=tuple(moments), alt="A", origin=origin(2))


def test_sessions() -> None:
    block = block_of('<sessions><session><heading>H</heading><text>T</text><day month="May">9</day></session></sessions>')
    days = (markup.SessionDay(day="9", month="May"),)
    session = markup.Session(heading=words("H"), words=words("T"), days=days, origin=origin(2))
    assert block == markup.Sessions(sessions=(session,), origin=origin(2))


def test_pictures() -> None:
    picture = markup.Picture(file="a.png", alt="A", caption=words("C"), origin=origin(2))
    block = block_of('<pictures><picture file="a.png" alt="A">C</picture></pictures>')
    assert block == markup.Pictures(pictures=(picture,), origin=origin(2))


def test_a_slide_and_an_area_may_say_where_their_blocks_stand() -> None:
    (slide,) = parse_slides(mark_lines('<slide placement="hero"><title>T</title></slide>', PLACE), PLACE).value.slides
    block = block_of('<areas><area anchor="bottom"><paragraph>P</paragraph></area></areas>')
    assert isinstance(block, markup.Areas)
    assert (slide.placement, block.areas[0].anchor) == ("hero", "bottom")


def test_steps_to_tick() -> None:
    step = markup.Step(heading=words("H"), words=(), origin=origin(2))
    block = block_of('<steps checks="yes"><step><heading>H</heading></step></steps>')
    assert block == markup.Steps(steps=(step,), checks=True, origin=origin(2))


@pytest.mark.parametrize("form", ["rows", "columns", "first"])
def test_steps_of_a_form(form: str) -> None:
    block = block_of(f'<steps form="{form}"><step><heading>H</heading></step></steps>')
    assert isinstance(block, markup.Steps)
    assert block.form == form


def test_terms() -> None:
    term = markup.Term(label="L", words=words("W"), emphasis="muted", origin=origin(2))
    block = block_of('<terms><term label="L" emphasis="muted">W</term></terms>')
    assert block == markup.Terms(terms=(term,), origin=origin(2))


def test_pairs() -> None:
    pair = markup.Pair(heading=words("H"), words=words("A"), caption="C", origin=origin(2))
    block = block_of('<pairs><pair caption="C"><heading>H</heading><text>A</text></pair></pairs>')
    assert block == markup.Pairs(pairs=(pair,), origin=origin(2))


def test_questions_and_answers() -> None:
    block = block_of('<pairs answers="yes"><pair><heading>H</heading><text>A</text></pair></pairs>')
    assert isinstance(block, markup.Pairs)
    assert block.answers
    assert not block.done


def test_cards_that_lead_to_one_another() -> None:
    block = block_of('<cards arrows="yes"><card figure="1" figure-size="small"><heading>H</heading></card></cards>')
    assert isinstance(block, markup.Cards)
    assert (block.arrows, block.cards[0].figure_size) == (True, "small")


def test_strip_with_a_part_too_small_for_a_label() -> None:
    segments = (markup.Segment(label="Q", seconds=600, emphasis="accent"), markup.Segment(label="", seconds=30, emphasis="plain"))
    block = block_of(
        '<strip caption="C" alt="A"><segment label="Q" seconds="600" emphasis="accent"/><segment label="" seconds="30"/></strip>'
    )
    assert block == markup.Strip(segments=segments, caption="C", alt="A", origin=origin(2))


def test_targets_without_a_baseline() -> None:
    target = markup.Target(name="N", baseline="", target="40 %", baseline_share=None, target_share=Decimal("0.4"), origin=origin(2))
    block = block_of('<targets><target name="N" baseline="" target="40 %" baseline-share="" target-share="0.4"/></targets>')
    assert block == markup.Targets(targets=(target,), origin=origin(2))


def test_qr_code() -> None:
    block = block_of('<qr url="https://example.org/x">C</qr>')
    assert block == markup.QrCode(url="https://example.org/x", caption=words("C"), origin=origin(2))


def test_links() -> None:
    block = block_of('<links><link to="slide:page">a <b>b</b></link></links>')
    link = (Span(text="a ", link="slide:page"), Span(text="b", strong=True, link="slide:page"))
    assert block == markup.Links(links=(link,), origin=origin(2))


def test_areas() -> None:
    inner = markup.Paragraph(words=words("P"), style="body", origin=origin(3))
    area = markup.Area(share=7, panel=True, emphasis="accent", anchor="ends", blocks=(inner,), origin=origin(2))
    block = block_of('<areas><area share="7" panel="yes" emphasis="accent" anchor="ends">\n<paragraph>P</paragraph></area></areas>')
    assert block == markup.Areas(areas=(area,), origin=origin(2))
