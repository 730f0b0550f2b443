"""Our own titles hold under our own checks, however large the money, whatever the currency, and however long a department's name."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_builder import pipeline
from briefing_builder.files.resources import resource

LONG_NAME = "Customer Operations, Complaints and Field Service Delivery in the Northern and Eastern Regions"
MONEY = re.compile(r"^(\s*(?:- )?\w*(?:cost|fee|price|amount|value)\w*: )(\d+(?:\.\d+)?)$", re.MULTILINE)
VARIANTS = ("short", "compact", "standard", "long")


def extreme(folder: Path, example: str, *, currency: str, times: int) -> pipeline.Session:
    """Return an example in another currency, with so many times its money and the longest name for its first department."""
    shutil.copytree(resource("examples", example), folder)
    for file in folder.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"^currency: \w+$", f"currency: {currency}", text, flags=re.MULTILINE)
        text = MONEY.sub(lambda found: f"{found[1]}{Decimal(found[2]) * times:f}", text)
        head, begin, departments = text.partition("departments:")
        departments = re.sub(r"^    short_name: .*\n", "", departments, flags=re.MULTILINE)
        departments = re.sub(r"^    name: .*$", f"    name: {LONG_NAME}", departments, count=1, flags=re.MULTILINE)
        file.write_text(head + begin + departments, encoding="utf-8")
    return pipeline.load(folder)


WITH_A_RETURN = ("merrowdale", "ardmullen")


@pytest.mark.parametrize(
    ("example", "currency", "times"), [("merrowdale", "KES", 1_000), ("ardmullen", "IDR", 100_000), ("minimal", "GBP", 1)]
)
def test_our_own_titles_break_none_of_our_checks(tmp_path: Path, example: str, currency: str, times: int) -> None:
    session = extreme(tmp_path / example, example, currency=currency, times=times)
    department = session.departments[0]
    told, shown = [], set()
    for variant in VARIANTS:
        deck = pipeline.checked_deck(session, department, pipeline.Options(variant=variant))
        told += [f"{variant}: {problem}" for problem in deck.problems if problem.code.startswith("title-")]
        shown |= {word for slide in deck.value.slides for word in slide.title.split()}
    assert told == []
    assert (currency in shown) == (example in WITH_A_RETURN)
