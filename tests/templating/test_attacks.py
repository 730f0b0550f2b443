"""Attacks on the template sandbox: each must end as a TemplateError, quickly, and nothing may be read or grown."""

import time
from pathlib import Path

import pytest

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Source
from briefing_builder.templating import environment, plain

VIEW = plain({"name": "R&D", "items": [{"name": "one"}, {"name": "two"}], "pilot": {"learners": "142"}})
DOUBLED = "{% set s = 'xxxxxxxxxx' %}"
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
        environment([folder]).render("attack.xml.j2", VIEW)
    assert time.process_time() - begin < LIMIT_SECONDS
    (problem,) = caught.value.problems
    assert problem.source is not None
    assert problem.source.path in ("attack.xml.j2", "link.xml.j2")
    assert "secret" not in problem.message.replace(".secret.xml.j2", "").replace("../secret.xml.j2", "")


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
    done = environment([folder]).render_text(text, VIEW, place)
    assert done.value == text
    assert [problem.source for problem in done.problems] == [place]


def test_a_view_takes_no_object() -> None:
    with pytest.raises(TypeError, match=r"'course\.image' is \w*Path, not plain data"):
        plain({"course": {"image": Path("picture.png")}})


def test_a_view_takes_no_text_that_calls_itself_safe() -> None:
    class Safe(str):
        def __html__(self) -> str:
            return str(self)

    with pytest.raises(TypeError, match=r"'titles\.0' is Safe"):
        plain({"titles": [Safe("<b>")]})
