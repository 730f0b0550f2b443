"""What code, tests and docs cite leads somewhere: requirements, pages and their headings, decisions, paths, modules, problem codes."""

import re
from pathlib import Path

import pytest
from sourcecode import MODULES, ROOT, SOURCE, dotted

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
OF_TODAY = [page for page in DOCS if page.name != "changelog.md"]
FOLDERS = ("briefing_builder", "tests", "benchmarks", "examples", "docs")
CODE = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
INVENTED = {
    "templates/slides/first_week.xml.j2", "assets/words/en-GB/first-week.yaml", "assets/words/de.yaml",
    "templates/outlines/NAME.yaml", "templates/outlines/mine.yaml",
}  # fmt: skip

REQUIREMENT = re.compile(r"\bR(\d\d)(?:-R?(\d\d))?\b")
PAGE = re.compile(r"\b(docs/[\w/-]+\.md)(?:, ([A-Z][^;:,.()\n]*))?")
DECISION = re.compile(r"\b[Dd]ecisions? (\d{4})\b")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PLACE = re.compile(r"`((?:briefing_builder|tests|templates|examples|benchmarks|assets|docs|findings|\.ci)/[\w./-]*)`")
NOT_OURS = {"yaml", "sitecustomize", "templates"}
"""What Python might import from somewhere else, and the folder that is installed as a package of ours."""
CODE_OF_A_PROBLEM = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def headings(page: Path) -> list[str]:
    fenced = re.sub(r"^```.*?^```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
    return [re.sub(r"[`*]", "", line) for line in re.findall(r"^#+ (.*)$", fenced, flags=re.MULTILINE)]


def anchor(heading: str) -> str:
    """Return the fragment by which a page on GitHub leads to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def requirements(text: str) -> set[int]:
    return {number for first, last in REQUIREMENT.findall(text) for number in range(int(first), int(last or first) + 1)}


@pytest.fixture(scope="module")
def explained() -> set[int]:
    return {int(number) for heading in headings(ROOT / "docs" / "requirements.md") for number in re.findall(r"^R(\d\d) ", heading)}


def test_the_requirements_are_explained_in_their_order(explained: set[int]) -> None:
    assert explained == set(range(1, 42))


def test_every_requirement_that_is_cited_is_explained(explained: set[int]) -> None:
    cited = {path: requirements(text_of(path)) for path in (*CODE, *DOCS)}
    assert sum(len(numbers) for numbers in cited.values()) > 100
    assert {path.as_posix(): numbers - explained for path, numbers in cited.items() if numbers - explained} == {}


@pytest.mark.parametrize("path", [path for path in CODE if PAGE.search(text_of(path))], ids=named)
def test_a_page_that_code_cites_has_the_heading(path: Path) -> None:
    for name, heading in PAGE.findall(text_of(path)):
        assert (ROOT / name).is_file(), name
        assert not heading or heading in headings(ROOT / name), f"{name}, {heading}"


def test_every_decision_that_is_cited_is_there() -> None:
    there = {path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")}
    cited = {number for path in (*CODE, *DOCS) for number in DECISION.findall(text_of(path))}
    assert cited
    assert cited - there == set()


@pytest.mark.parametrize("page", DOCS, ids=named)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(re.sub(r"^```.*?^```|`[^`\n]*`", "", text_of(page), flags=re.DOTALL | re.MULTILINE)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        there = page.parent / name if name else page
        assert there.exists(), target
        assert not fragment or fragment in map(anchor, headings(there)), target


@pytest.mark.parametrize("page", OF_TODAY, ids=named)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    assert [name for name in PLACE.findall(text_of(page)) if name not in INVENTED and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", OF_TODAY, ids=named)
def test_every_module_that_a_page_names_is_there(page: Path) -> None:
    """`layout/text` and `files/output.py` lie below briefing_builder, `pipeline.py` in it; `briefing_builder.limits` is imported."""
    modules = {dotted(path) for path in MODULES}
    packages = "|".join(sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()))
    paths = re.findall(rf"`((?:{packages})/[\w/]+(?:\.py)?|[a-z]\w*\.py)`", text_of(page))
    dots = re.findall(r"`briefing_builder((?:\.[a-z]\w*)+)", text_of(page))
    names = [*(path.removesuffix(".py").replace("/", ".") for path in paths), *(name[1:] for name in dots)]
    assert [name for name in names if name not in modules | NOT_OURS] == []


def test_every_problem_that_the_requirements_name_is_one_of_ours() -> None:
    source = "\n".join(text_of(path) for path in MODULES)
    named = set(CODE_OF_A_PROBLEM.findall(text_of(ROOT / "docs" / "requirements.md")))
    assert len(named) > 100
    assert {name for name in named if f'"{name}"' not in source} == set()


def test_every_slide_that_the_requirements_name_is_one_of_ours() -> None:
    lines = re.findall(r"\*Slides\* ([\w, \n]+)\.", text_of(ROOT / "docs" / "requirements.md"))
    named = {name.strip() for line in lines for name in line.split(",")}
    assert len(named) > 20
    assert {name for name in named if not (ROOT / "templates" / "slides" / f"{name}.xml.j2").is_file()} == set()
