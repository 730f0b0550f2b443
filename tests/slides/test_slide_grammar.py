"""The slide markup: slides, words and places come back as they were written, every mistake is told with its template line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_slides import PLACE, block_of, origin, slide_of, words

from briefing_builder.problems import Problem, Source
from briefing_builder.slides import markup
from briefing_builder.slides.grammar import mark_lines, parse_slides
from briefing_builder.slides.markup import Span

NONCHARACTERS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
WRITTEN = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=f"{NONCHARACTERS}\ufffe\uffff")
"""What authors can write: the content refuses noncharacters, for they are our signs of emphasis and lines."""


def problems_of(xml: str) -> list[tuple[str, int]]:
    problems = parse_slides(mark_lines(xml, PLACE), PLACE).problems
    assert {problem.source.path for problem in problems if problem.source} == {PLACE}
    return [(problem.code, problem.source.line) for problem in problems if problem.source]


def problem_of(xml: str) -> Problem:
    (problem,) = parse_slides(mark_lines(xml, PLACE), PLACE).problems
    return problem


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
