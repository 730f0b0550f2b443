"""Attacks on the template sandbox: each must end as a TemplateError, quickly, and nothing may be read or grown."""

import time
from pathlib import Path

import pytest

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Source
from briefing_builder.templating import load_templates, plain_view

VIEW = plain_view({"name": "R&D", "items": [{"name": "one"}, {"name": "two"}], "pilot": {"learners": "142"}})
DOUBLED = "{% set s = 'xxxxxxxxxx' %}"
LONG = DOUBLED + "{% set s = s ~ s %}" * 16
"""A text of 655,360 characters, which is within what a template may make."""


def without_end(body: str) -> str:
    """Return a template that does something a thousand million times, unless it is stopped."""
    return "{% for a in range(999) %}" * 3 + body + "{% endfor %}" * 3


LIMIT_SECONDS = 3  # of the processor; each takes a few hundredths

ATTACKS = {
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals of self": "{{ self.__init__.__globals__ }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "environment of a macro": "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "globals of the loop": "{% for x in items %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "attribute by subscript": "{{ name['__class__'] }}",
    "attr filter (CVE-2025-27516)": "{{ ''|attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format(1) }}",
    "format_map (CVE-2019-10906)": "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "indirect format (CVE-2024-56326)": "{% set f = '{:>999999999}'.format %}{{ f(1) }}",
    "format through map": "{{ ['{:>999999999}']|map('format', 1)|list }}",
    "giant from percent": "{{ '%0999999999d' % 1 }}",
    "giant from times": "{{ 'x' * 1000000000 }}",
    "giant list from times": "{{ [0] * 1000000000 }}",
    "giant from center": "{{ 'x'|center(1000000000) }}",
    "giant power": "{{ 9 ** 9 ** 9 }}",
    "giant product": "{% set n = 999999999999 %}{{ n * n * n * n }}",
    "giant range": "{{ range(1000000000)|list }}",
    "lorem ipsum": "{{ lipsum(n=1000000) }}",
    "doubling with a tilde": DOUBLED + "{% set s = s ~ s %}" * 40 + "{{ s }}",
    "doubling with plus": DOUBLED + "{% set s = s + s %}" * 40 + "{{ s }}",
    "doubling in a block": DOUBLED + "{% set s %}{{ s }}{{ s }}{% endset %}" * 40 + "{{ s }}",
    "doubling by join": DOUBLED + "{% set s = range(1000)|join(s) %}" * 6 + "{{ s }}",
    "lists of lists": "{% set a = [1] %}{% set b = [1] %}" + "{% set a = [a, a] %}{% set b = [b, b] %}" * 40 + "{{ a == b }}",
    "maps of maps": "{% set a = {'x': 1} %}" + "{% set a = {'x': a, 'y': a} %}" * 40 + "{{ a == 1 }}",
    "nested loops": "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}{% endfor %}{% endfor %}{% endfor %}",
    "recursive loop": "{% for x in items recursive %}{{ loop(items) }}{% endfor %}",
    "endless macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macro tree": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "include of itself": "{% include 'attack.xml.j2' %}",
    "many includes": "{% for a in range(999) %}{% for b in range(99) %}{% include 'small.xml.j2' %}{% endfor %}{% endfor %}",
    "deep brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "deep minus": "{{ " + "-" * 5_000 + "1 }}",
    "huge number": "{{ " + "9" * 5_000 + " }}",
    "path upwards": "{% include '../secret.xml.j2' %}",
    "absolute path": "{% include '/etc/passwd' %}",
    "hidden file": "{% include '.secret.xml.j2' %}",
    "path with a null": "{% include 'a\\0.xml.j2' %}",
    "symbolic link": "{% include 'link.xml.j2' %}",
    "safe filter": "{{ '<b>'|safe }}",
    "escaping off": "{% autoescape false %}{{ name }}{% endautoescape %}",
    "changing the view": "{{ items.append(1) }}",
    "changing a map": "{{ pilot.update(learners=1) }}",
    "code statement": "{% do items.clear() %}",
    "filter without a step": LONG + without_end("{% set t = s|upper %}"),
    "method without a step": LONG + without_end("{% set t = s.lower() %}"),
    "strip of many by many": DOUBLED + "{% set s = s ~ s %}" * 15 + "{% set u = s.upper() ~ 'x' %}{{ s|trim(u) }}{{ s.strip(u) }}",
    "slice": LONG + without_end("{% set t = s[1:] %}"),
    "comparison": LONG + "{% set t = s ~ '' %}" + without_end("{% if s == t %}{% endif %}"),
    "comparison by a test": LONG + "{% set t = s ~ '' %}" + without_end("{% if s is eq(t) %}{% endif %}"),
    "comparison by select": LONG + "{% set t = s ~ '' %}" + without_end("{% set u = [s, s, s]|select('eq', t)|list %}"),
    "search": LONG + without_end("{% if 'b' in s %}{% endif %}"),
    "search in a list": LONG + without_end("{% if s in [s ~ 'a', s ~ 'b'] %}{% endif %}"),
    "search in a list of the template": without_end("{% if name in [" + "'abcdef'," * 4_000 + "] %}{% endif %}"),
    "loop.changed": LONG + without_end("{% if loop.changed(s) %}{% endif %}"),
    "list of a text": LONG + without_end("{% set t = s|list %}"),
    "map": LONG + without_end("{% set t = [s, s, s, s]|map('upper')|list %}"),
    "map over a long path": "{% set a = '0.0.0.0.0.' %}" + "{% set a = a ~ a %}" * 14 + "{{ range(999)|map(attribute=a)|list }}",
    "giant from one join": LONG + "{{ [" + "s," * 900 + "]|join }}",
    "giant from one tilde": LONG + "{{ " + "~".join(["s"] * 900) + " }}",
    "literal text in a block": "{% set t %}" + without_end("y" * 100_000) + "{% endset %}",
    "literal text in blocks": without_end("{% set t %}" + "y" * 100_000 + "{% endset %}"),
    "literal text in a macro": "{% macro m() %}" + "y" * 100_000 + "{% endmacro %}" + without_end("{% set t = m() %}"),
    "many short values": "{% set t %}" + without_end("{{ name }}" * 400) + "{% endset %}",
    "giant from odd": "{{ '%0999999999d' is odd }}",
    "giant from divisibleby": "{{ '%0999999999d' is divisibleby(2) }}",
    "giant from odd by select": "{{ ['%0999999999d']|select('odd')|list }}",
    "many names of templates": "{% include [" + "'none.xml.j2'," * 5_000 + "] ignore missing %}",
    "deep lists": "{{ " + "[" * 300 + "]" * 300 + " }}",
    "deep filters": "{{ name" + "|upper" * 5_000 + " }}",
    "deep loops": "{% for a in items %}" * 30 + "{% endfor %}" * 30,
    "deep conditions": "{% if name %}" * 5_000 + "{% endif %}" * 5_000,
    "giant message": LONG + "{{ s() }}",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    secret = tmp_path / "secret.xml.j2"
    secret.write_text("secret", encoding="utf-8")
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / ".secret.xml.j2").write_text("secret", encoding="utf-8")
    (templates / "small.xml.j2").write_text("x", encoding="utf-8")
    (templates / "link.xml.j2").symlink_to(secret)
    return templates


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_ends_as_a_problem_with_the_templates_name(folder: Path, name: str) -> None:
    (folder / "attack.xml.j2").write_text(ATTACKS[name], encoding="utf-8")
    begin = time.process_time()
    with pytest.raises(TemplateError) as caught:
        load_templates([folder]).render("attack.xml.j2", VIEW)
    assert time.process_time() - begin < LIMIT_SECONDS
    (problem,) = caught.value.problems
    assert problem.source is not None
    assert problem.source.path in ("attack.xml.j2", "link.xml.j2")
    assert len(problem.message) < 400
    assert "secret" not in problem.message.replace(".secret.xml.j2", "").replace("../secret.xml.j2", "")


def test_a_chain_of_includes_ends_at_its_template(folder: Path) -> None:
    for number in range(995):
        (folder / f"link{number}.xml.j2").write_text(f"\n{{% include 'link{number + 1}.xml.j2' %}}", encoding="utf-8")
    (folder / "link995.xml.j2").write_text("the end", encoding="utf-8")
    templates = load_templates([folder])
    assert templates.asked("link0.xml.j2") is None
    with pytest.raises(TemplateError) as caught:
        templates.render("link0.xml.j2", VIEW)
    (problem,) = caught.value.problems
    assert problem.code == "template-endless"
    assert problem.source is not None
    assert problem.source.line == 2


@pytest.mark.parametrize("name", ["deep lists", "deep filters", "deep conditions", "deep brackets", "deep minus"])
def test_what_nests_too_deeply_is_told_at_the_authors_file_and_line(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / "attack.xml.j2").write_text(f"\n\n{ATTACKS[name]}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        load_templates([folder, tmp_path]).render("attack.xml.j2", VIEW)
    assert [problem.source for problem in caught.value.problems] == [Source(path=str(folder / "attack.xml.j2"), line=3)]


@pytest.mark.parametrize("name", ["deep lists", "deep filters", "deep conditions", "deep brackets", "deep minus"])
def test_what_nests_too_deeply_asks_for_nothing_that_can_be_told(folder: Path, name: str) -> None:
    (folder / "attack.xml.j2").write_text(ATTACKS[name], encoding="utf-8")
    assert load_templates([folder]).asked("attack.xml.j2") in (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "{{ pilot.__class__ }}",
        "{{ pilot.learners.upper() }}",
        "{{ pilot.learners * 1000000000 }}",
        "{% for a in range(999999) %}{% endfor %}",
        "{% include 'small.xml.j2' %}",
        "{{ [pilot, pilot] }}",
        "{{ pilot }}",
        "{{ range(10) }}",
        "{{ pilot.learners|center(1000000000) }}",
    ],
)
def test_an_authors_text_holds_values_and_nothing_else(folder: Path, text: str) -> None:
    place = Source(path="benefits.yaml", line=7, column=11)
    done = load_templates([folder]).render_text(text, VIEW, place)
    assert done.value == text
    assert [problem.source for problem in done.problems] == [place]


def test_a_view_takes_no_object() -> None:
    with pytest.raises(TypeError, match=r"'course\.image' is \w*Path, not plain data"):
        plain_view({"course": {"image": Path("picture.png")}})


def test_a_view_takes_no_text_that_calls_itself_safe() -> None:
    class Safe(str):
        def __html__(self) -> str:
            return str(self)

    with pytest.raises(TypeError, match=r"'titles\.0' is Safe"):
        plain_view({"titles": [Safe("<b>")]})
