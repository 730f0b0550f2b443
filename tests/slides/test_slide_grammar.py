"""The slide markup: every element becomes its value, every mistake is told with its template line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.problems import Problem, Source
from briefing_builder.slides import markup
from briefing_builder.slides.grammar import mark_lines, parse_slides
from briefing_builder.slides.grammar.build import BUILDERS
from briefing_builder.slides.grammar.elements import BLOCKS
from briefing_builder.slides.markup import Origin, Slide, Span

PLACE = "slides/page.xml.j2"
NONCHARACTERS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
WRITTEN = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=f"{NONCHARACTERS}\ufffe\uffff")
"""What authors can write: the content refuses noncharacters, for they are our signs of emphasis and lines."""


def slide_of(inside: str) -> Slide:
    parsed = parse_slides(mark_lines(f'<slide id="page"><title>Title</title>\n{inside}</slide>', PLACE), PLACE)
    assert parsed.problems == ()
    (slide,) = parsed.value.slides
    return slide


def block_of(inside: str) -> markup.Block:
    (block,) = slide_of(inside).blocks
    return block


def problems_of(xml: str) -> list[tuple[str, int]]:
    problems = parse_slides(mark_lines(xml, PLACE), PLACE).problems
    assert {problem.source.path for problem in problems if problem.source} == {PLACE}
    return [(problem.code, problem.source.line) for problem in problems if problem.source]


def problem_of(xml: str) -> Problem:
    (problem,) = parse_slides(mark_lines(xml, PLACE), PLACE).problems
    return problem


def origin(line: int) -> Origin:
    return Origin(template=Source(path=PLACE, line=line))


def words(text: str) -> markup.Words:
    return (Span(text=text),)


class TestSlides:
    def test_a_slide_carries_its_attributes_and_head(self) -> None:
        xml = """<slide id="a" section="Open" layout="title"><kicker>K</kicker><title>T</title><subtitle>S</subtitle>
            <byline>One</byline><byline>Two</byline></slide>"""
        (slide,) = parse_slides(xml, PLACE).value.slides
        assert (slide.id, slide.section, slide.layout, slide.kicker) == ("a", "Open", "title", "K")
        assert (slide.title, slide.subtitle, slide.byline) == (words("T"), words("S"), (words("One"), words("Two")))

    def test_a_template_may_make_several_slides(self) -> None:
        xml = "<slides><slide id='a'><title>A</title></slide><slide id='b'><title>B</title></slide></slides>"
        assert [slide.id for slide in parse_slides(xml, PLACE).value.slides] == ["a", "b"]

    def test_time_and_speaker_are_left_to_the_outline(self) -> None:
        slide = slide_of("")
        assert (slide.who, slide.seconds, slide.appendix) == ("", 0, False)

    def test_blank_optional_parts_count_as_absent(self) -> None:
        slide = slide_of("<kicker/><subtitle> </subtitle><byline/><paragraph>\n</paragraph><notes><say/><stop> </stop><late/></notes>")
        assert (slide.kicker, slide.subtitle, slide.byline, slide.blocks, slide.notes) == ("", (), (), (), markup.Notes())

    def test_notes_carry_every_part(self) -> None:
        notes = slide_of("""<notes><goal>G</goal><say>1</say><say>2</say><do>D</do><stop>S</stop><handover>H</handover>
            <asked question="Q" answer="A" slide="page"/><asked question="R">B</asked><late>L</late></notes>""").notes
        assert notes == markup.Notes(
            goal=words("G"), say=(words("1"), words("2")), do=(words("D"),), stop_at=words("S"), hand_over=words("H"), late="L",
            if_asked=(
                markup.Answer(question="Q", answer=words("A"), slide="page"), markup.Answer(question="R", answer=words("B"), slide="")
            ),
        )  # fmt: skip

    def test_references_are_what_links_and_answers_point_to(self) -> None:
        xml = '<slide><title>T <a to="slide:x">x</a></title>\n<links><link to="slide:y">y</link></links>' + (
            '<notes>\n<asked question="q" slide="z"/></notes><!-- -->\n</slide>'
        )
        found = parse_slides(mark_lines(xml, PLACE), PLACE).value.references
        assert [(one.slide, one.source.line) for one in found] == [("x", 1), ("y", 2), ("z", 3)]


class TestBlocks:
    def test_every_block_of_the_grammar_is_built(self) -> None:
        assert BUILDERS.keys() == BLOCKS.keys()

    def test_paragraph(self) -> None:
        assert block_of('<paragraph style="lead">L</paragraph>') == markup.Paragraph(words=words("L"), style="lead", origin=origin(2))

    def test_bullets(self) -> None:
        assert block_of("<bullets><item>1</item><item>2</item></bullets>") == markup.Bullets(
            items=(words("1"), words("2")), origin=origin(2)
        )

    def test_cards(self) -> None:
        attributes = 'icon="clock" mark="Easier" figure="7" caption="c" emphasis="accent"'
        inside = f"<cards>\n<card {attributes}><heading>H</heading><text>T</text></card></cards>"
        card = markup.Card(
            icon="clock", mark="Easier", heading=words("H"), words=words("T"), figure="7", caption="c", emphasis="accent", origin=origin(3)
        )
        assert block_of(inside) == markup.Cards(cards=(card,), origin=origin(2))

    def test_figures(self) -> None:
        figure = markup.Figure(value="83 %", caption="n 142", emphasis="plain", origin=origin(2))
        assert block_of('<figures><figure value="83 %" caption="n 142"/></figures>') == markup.Figures(figures=(figure,), origin=origin(2))

    def test_table(self) -> None:
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

    def test_chart_with_a_gap(self) -> None:
        block = block_of("""<chart kind="bars" format="0.0" highlight="1" name="N" alt="A"><category>a</category><category>b</category>
            <series name="S" role="past"><value>1.50</value><value/></series></chart>""")
        series = markup.Series(name="S", values=(Decimal("1.50"), None), role="past")
        assert block == markup.Chart(
            kind="bars", categories=("a", "b"), series=(series,), format="0.0", highlight=1, name="N", alt="A", origin=origin(2)
        )

    def test_quote(self) -> None:
        block = block_of('<quote name="N" title="T" photo="p.png">Q</quote>')
        assert block == markup.Quote(words=words("Q"), name="N", title="T", photo="p.png", origin=origin(2))

    def test_quote_with_what_stands_in_place_of_a_portrait(self) -> None:
        block = block_of('<quote name="N" photo="p.png" photo-alt="A" initials="NN">Q</quote>')
        expected = markup.Quote(words=words("Q"), name="N", title="", photo="p.png", photo_alt="A", initials="NN", origin=origin(2))
        assert block == expected

    def test_portrait(self) -> None:
        block = block_of('<portrait name="N" title="T" file="p.png" alt="A" initials="NN"/>')
        assert block == markup.Portrait(file="p.png", alt="A", initials="NN", name="N", title="T", origin=origin(2))

    def test_progress(self) -> None:
        block = block_of('<progress name="N" baseline="9 %" target="60 %" baseline-share="0.09" target-share="0.6"/>')
        shares = {"baseline_share": Decimal("0.09"), "target_share": Decimal("0.6")}
        target = markup.Target(name="N", baseline="9 %", target="60 %", **shares, origin=origin(2))
        assert block == markup.Progress(target=target, origin=origin(2))

    def test_drivers(self) -> None:
        block = block_of(
            '<drivers name="N" baseline="68 %" target="78 %"><driver caption="12 min"><heading>C</heading><text>W</text></driver></drivers>'
        )
        driver = markup.Driver(heading=words("C"), words=words("W"), caption="12 min", origin=origin(2))
        assert block == markup.Drivers(name="N", baseline="68 %", target="78 %", drivers=(driver,), origin=origin(2))

    def test_dots(self) -> None:
        assert block_of('<dots whole="400" part="23" alt="A"/>') == markup.Dots(whole=400, part=23, alt="A", origin=origin(2))

    def test_timeline(self) -> None:
        block = block_of(
            '<timeline alt="A"><moment day="2027-01-20" label="a">x</moment><moment day="2027-02-01" label="b">y</moment></timeline>'
        )
        moments = [
            markup.Moment(day=day, label=label, words=words(said), emphasis="plain", origin=origin(2))
            for day, label, said in (("2027-01-20", "a", "x"), ("2027-02-01", "b", "y"))
        ]
        assert block == markup.Timeline(moments=tuple(moments), alt="A", origin=origin(2))

    def test_sessions(self) -> None:
        block = block_of('<sessions><session><heading>H</heading><text>T</text><day month="May">9</day></session></sessions>')
        days = (markup.SessionDay(day="9", month="May"),)
        session = markup.Session(heading=words("H"), words=words("T"), days=days, origin=origin(2))
        assert block == markup.Sessions(sessions=(session,), origin=origin(2))

    def test_pictures(self) -> None:
        picture = markup.Picture(file="a.png", alt="A", caption=words("C"), origin=origin(2))
        block = block_of('<pictures><picture file="a.png" alt="A">C</picture></pictures>')
        assert block == markup.Pictures(pictures=(picture,), origin=origin(2))

    def test_a_slide_and_an_area_may_say_where_their_blocks_stand(self) -> None:
        (slide,) = parse_slides(mark_lines('<slide placement="hero"><title>T</title></slide>', PLACE), PLACE).value.slides
        block = block_of('<areas><area anchor="bottom"><paragraph>P</paragraph></area></areas>')
        assert isinstance(block, markup.Areas)
        assert (slide.placement, block.areas[0].anchor) == ("hero", "bottom")

    def test_steps_to_tick(self) -> None:
        step = markup.Step(heading=words("H"), words=(), origin=origin(2))
        block = block_of('<steps checks="yes"><step><heading>H</heading></step></steps>')
        assert block == markup.Steps(steps=(step,), checks=True, origin=origin(2))

    @pytest.mark.parametrize("form", ["rows", "columns", "first"])
    def test_steps_of_a_form(self, form: str) -> None:
        block = block_of(f'<steps form="{form}"><step><heading>H</heading></step></steps>')
        assert isinstance(block, markup.Steps)
        assert block.form == form

    def test_terms(self) -> None:
        term = markup.Term(label="L", words=words("W"), emphasis="muted", origin=origin(2))
        block = block_of('<terms><term label="L" emphasis="muted">W</term></terms>')
        assert block == markup.Terms(terms=(term,), origin=origin(2))

    def test_pairs(self) -> None:
        pair = markup.Pair(heading=words("H"), words=words("A"), caption="C", origin=origin(2))
        block = block_of('<pairs><pair caption="C"><heading>H</heading><text>A</text></pair></pairs>')
        assert block == markup.Pairs(pairs=(pair,), origin=origin(2))

    def test_questions_and_answers(self) -> None:
        block = block_of('<pairs answers="yes"><pair><heading>H</heading><text>A</text></pair></pairs>')
        assert isinstance(block, markup.Pairs)
        assert block.answers
        assert not block.done

    def test_cards_that_lead_to_one_another(self) -> None:
        block = block_of('<cards arrows="yes"><card figure="1" figure-size="small"><heading>H</heading></card></cards>')
        assert isinstance(block, markup.Cards)
        assert (block.arrows, block.cards[0].figure_size) == (True, "small")

    def test_strip_with_a_part_too_small_for_a_label(self) -> None:
        segments = (markup.Segment(label="Q", seconds=600, emphasis="accent"), markup.Segment(label="", seconds=30, emphasis="plain"))
        block = block_of(
            '<strip caption="C" alt="A"><segment label="Q" seconds="600" emphasis="accent"/><segment label="" seconds="30"/></strip>'
        )
        assert block == markup.Strip(segments=segments, caption="C", alt="A", origin=origin(2))

    def test_targets_without_a_baseline(self) -> None:
        target = markup.Target(name="N", baseline="", target="40 %", baseline_share=None, target_share=Decimal("0.4"), origin=origin(2))
        block = block_of('<targets><target name="N" baseline="" target="40 %" baseline-share="" target-share="0.4"/></targets>')
        assert block == markup.Targets(targets=(target,), origin=origin(2))

    def test_qr_code(self) -> None:
        block = block_of('<qr url="https://example.org/x">C</qr>')
        assert block == markup.QrCode(url="https://example.org/x", caption=words("C"), origin=origin(2))

    def test_links(self) -> None:
        block = block_of('<links><link to="slide:page">a <b>b</b></link></links>')
        link = (Span(text="a ", link="slide:page"), Span(text="b", strong=True, link="slide:page"))
        assert block == markup.Links(links=(link,), origin=origin(2))

    def test_areas(self) -> None:
        inner = markup.Paragraph(words=words("P"), style="body", origin=origin(3))
        area = markup.Area(share=7, panel=True, emphasis="accent", anchor="ends", blocks=(inner,), origin=origin(2))
        block = block_of('<areas><area share="7" panel="yes" emphasis="accent" anchor="ends">\n<paragraph>P</paragraph></area></areas>')
        assert block == markup.Areas(areas=(area,), origin=origin(2))


class TestWords:
    def test_voices_nest(self) -> None:
        block = block_of("<paragraph>a <b>b <i>c</i></b></paragraph>")
        assert isinstance(block, markup.Paragraph)
        assert block.words == (Span(text="a "), Span(text="b ", strong=True), Span(text="c", strong=True, emphasis=True))

    @pytest.mark.parametrize(
        ("written", "spans"),
        [
            ("\n   a\n   b\t c  ", ["a b c"]),
            ("a <b> b </b> c", ["a ", "b ", "c"]),
            ("<b> </b>a", ["a"]),
            ("a<b> </b>", ["a"]),
            ("a <b></b> b", ["a b"]),
            ("12\u00a0% of\u2003it", ["12\u00a0% of\u2003it"]),
        ],
    )
    def test_white_space_collapses_across_voices(self, written: str, spans: list[str]) -> None:
        block = block_of(f"<paragraph>{written}</paragraph>")
        assert isinstance(block, markup.Paragraph)
        assert [span.text for span in block.words] == spans


class TestOrigins:
    def test_content_places_are_found_and_inherited(self) -> None:
        places = {"benefits/0": Source(path="benefits.yaml", line=4), "benefits/0/name": Source(path="benefits.yaml", line=5)}
        xml = """<slide><title from="nowhere">T</title><cards from="benefits/0"><card><heading>1</heading></card>
            <card from="benefits/0/name"><heading>2</heading></card></cards></slide>"""
        (slide,) = parse_slides(xml, PLACE, places.get).value.slides
        (cards,) = slide.blocks
        assert isinstance(cards, markup.Cards)
        assert slide.origin.content is None
        assert [card.origin.content for card in cards.cards] == [places["benefits/0"], places["benefits/0/name"]]

    def test_title_subtitle_kicker_and_byline_keep_the_places_they_name(self) -> None:
        names = ("kicker", "title", "subtitle", "byline")
        places = {name: Source(path="briefing.yaml", line=line) for line, name in enumerate(names, 1)}
        heads = "".join(f'<{name} from="{name}">T</{name}>' for name in names)
        (slide,) = parse_slides(f"<slide>{heads}</slide>", PLACE, places.get).value.slides
        assert {name: slide.origin_of(name).content for name in names} == places
        (bare,) = parse_slides("<slide><title>T</title></slide>", PLACE, places.get).value.slides
        assert (bare.places, bare.origin_of("title")) == ((), bare.origin)

    def test_a_tag_over_several_lines_has_the_line_of_its_beginning(self) -> None:
        assert block_of('\n<paragraph\n\n style="note">N</paragraph>').origin == origin(3)

    @pytest.mark.parametrize(
        "source",
        ['{{ "<b>" }}', "{# <b> #}", "{% set x = '<b>' %}", "<!-- <b> -->", "<![CDATA[ <b> ]]>", "a < b", "</b>"],
    )
    def test_only_start_tags_of_the_markup_are_marked(self, source: str) -> None:
        assert mark_lines(source, PLACE) == source

    def test_expressions_in_and_around_tags_keep_the_count_of_lines(self) -> None:
        marked = mark_lines('{{ a\n}}<b c="{{ d\n}}">\n{# \n #}<e/>', PLACE)
        assert marked == f'{{{{ a\n}}}}<b at="{PLACE}:2" c="{{{{ d\n}}}}">\n{{# \n #}}<e at="{PLACE}:5"/>'

    def test_a_place_with_odd_characters_comes_back_whole(self) -> None:
        place = 'my "own" <&> {{ templates }}/page.xml.j2'
        assert 'at="my &quot;own&quot; &lt;&amp;&gt; &#123;&#123; templates &#125;&#125;/page.xml.j2:1"' in mark_lines("<slide/>", place)


MISTAKES = {
    "<slide>\n<tilte>x</tilte><title>T</title></slide>": ("slide-unknown-element", 2),
    "<slide><title>T</title>\n<item>x</item></slide>": ("slide-misplaced-element", 2),
    '<slide\n lay="x"><title>T</title></slide>': ("slide-unknown-attribute", 1),
    '<slide id="A b"><title>T</title></slide>': ("slide-wrong-value", 1),
    "\n<slide/>": ("slide-missing-element", 2),
    "<slide>\n<title/></slide>": ("slide-empty-element", 2),
    "<slide><title>T</title>\n<title>T</title></slide>": ("slide-too-many", 2),
    "<slide><title>T</title>\nloose</slide>": ("slide-stray-text", 1),
    "<slide><title>T</title>\n<cards/></slide>": ("slide-missing-element", 2),
    "<slide><title>T</title>\n<cards>loose<card><heading>H</heading></card></cards></slide>": ("slide-stray-text", 2),
    "<slide><title>T</title>\n<cards>" + "<card><heading>H</heading></card>\n" * 7 + "</cards></slide>": ("slide-too-many", 8),
    "<slide><title>T</title><bullets>\n<item> </item></bullets></slide>": ("slide-empty-element", 2),
    '<slide><title>T</title>\n<paragraph style="large">x</paragraph></slide>': ("slide-wrong-value", 2),
    '<slide><title>T</title>\n<quote name="">x</quote></slide>': ("slide-missing-attribute", 2),
    '<slide><title>T</title>\n<qr url="javascript:alert(1)"/></slide>': ("slide-wrong-value", 2),
    '<slide><title>T</title>\n<paragraph><a to="file:///etc/passwd">x</a></paragraph></slide>': ("slide-wrong-value", 2),
    '<slide><title>T</title>\n<paragraph><a to="javascript:x">x</a></paragraph></slide>': ("slide-wrong-value", 2),
    "<slide><title>T</title>\n<paragraph><a>x</a></paragraph></slide>": ("slide-missing-attribute", 2),
    '<slide><title>T</title>\n<pictures><picture file="a.png" alt=" "/></pictures></slide>': ("slide-missing-attribute", 2),
    '<slide><title>T</title>\n<table name="N"><column>A</column>\n<row><cell/><cell/></row></table></slide>': ("slide-table-row", 3),
    '<slide><title>T</title><table name="N"><column>A</column><row>\n<cell>loose<text>x</text></cell></row></table></slide>': (
        "slide-stray-text", 2,
    ),
    '<slide><title>T</title>\n<strip alt="A"><segment label="x" seconds="1.5"/></strip></slide>': ("slide-wrong-value", 2),
    '<slide><title>T</title>\n<targets><target name="N" target="4" target-share="1.2"/></targets></slide>': ("slide-wrong-value", 2),
    '<slide><title>T</title>\n<areas><area><paragraph> </paragraph></area></areas></slide>': ("slide-missing-element", 2),
    '<slide><title>T</title>\n<steps checks="true"><step><heading>H</heading></step></steps></slide>': ("slide-wrong-value", 2),
    "<slide><title>T</title><notes>\n<late>a <b>b</b></late></notes></slide>": ("slide-misplaced-element", 2),
    "<slide>\n<title>T</slide>": ("slide-xml", 2),
    "<slide>\n<title>T & U</title></slide>": ("slide-xml", 2),
    "<slide>\n<title>&nbsp;</title></slide>": ("slide-xml", 2),
    '<slide>\n<title a="1" a="2">T</title></slide>': ("slide-xml", 2),
    "<slide>\n<title>\x0b</title></slide>": ("slide-character", 2),
    "\n<deck/>": ("slide-misplaced-element", 2),
}  # fmt: skip
CHART = (
    '<slide><title>T</title>\n<chart kind="bars" name="N" alt="A" {}><category>c</category>\n<series name="S">{}</series></chart></slide>'
)


class TestMistakes:
    @pytest.mark.parametrize("xml", MISTAKES)
    def test_a_mistake_is_told_with_its_line(self, xml: str) -> None:
        assert problems_of(xml) == [MISTAKES[xml]]

    @pytest.mark.parametrize(
        ("attributes", "values", "code", "line"),
        [
            ("", "<value>1</value><value>2</value>", "slide-chart-series", 3),
            ("", "<value>1,5</value>", "slide-wrong-value", 3),
            ("", "<value>NaN</value>", "slide-wrong-value", 3),
            ("", "<value>1e999</value>", "slide-wrong-value", 3),
            ('highlight="1"', "<value>1</value>", "slide-wrong-value", 2),
        ],
    )
    def test_a_chart_that_does_not_add_up_is_told(self, attributes: str, values: str, code: str, line: int) -> None:
        assert problems_of(CHART.format(attributes, values)) == [(code, line)]

    @pytest.mark.parametrize(("kind", "value"), [("change", "1"), ("parts", "1"), ("parts", "-1")])
    def test_a_chart_that_its_kind_cannot_show_is_told(self, kind: str, value: str) -> None:
        xml = CHART.replace('"bars"', f'"{kind}"').format("", f"<value>{value}</value>")
        assert set(problems_of(xml)) == {("slide-chart-series", 2)}

    def test_all_mistakes_come_at_once(self) -> None:
        xml = '<slide ids="x">\n<tilte>T</tilte>\n<cards/>\n<quote>x</quote></slide>'
        assert problems_of(xml) == [
            ("slide-unknown-attribute", 1), ("slide-missing-element", 1), ("slide-unknown-element", 2),
            ("slide-missing-element", 3), ("slide-missing-attribute", 4),
        ]  # fmt: skip

    def test_unknown_elements_suggest_the_nearest_that_may_stand_there(self) -> None:
        assert problem_of("<slide><title>T</title><quotes/></slide>").hint == 'did you mean "quote"?'

    def test_a_document_type_is_refused_before_anything_is_expanded(self) -> None:
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(30))
        problem = problem_of(f"<!DOCTYPE slide [{entities}]><slide><title>&e29;</title></slide>")
        assert problem.code == "slide-xml"

    def test_a_file_entity_reads_no_file(self) -> None:
        problem = problem_of('<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/hostname">]><slide><title>&f;</title></slide>')
        assert problem.message == "a slide may not have a DOCTYPE or entities"

    def test_nothing_at_all_is_a_problem(self) -> None:
        assert problem_of("  \n").source == Source(path=PLACE)


@given(st.text(alphabet=WRITTEN, max_size=40))
def test_any_attribute_comes_back_as_the_same_text(text: str) -> None:
    expected = " ".join(part for part in text.split(" ") if part)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&#34;")
    xml = f'<slide><title>T</title><figures><figure value="x" caption="{escaped}"/></figures></slide>'
    (slide,) = parse_slides(xml, PLACE).value.slides
    (figures,) = slide.blocks
    assert isinstance(figures, markup.Figures)
    assert figures.figures[0].caption == expected
