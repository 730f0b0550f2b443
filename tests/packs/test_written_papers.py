"""What the papers of a pack show of an author's text: paragraphs, lists and emphasis."""

from pathlib import Path

import pytest

from briefing_builder.files.resources import resource
from briefing_builder.packs.papers.wording import lines_of_text, paragraph_values
from briefing_builder.rich_text import read_rich_text, signed
from briefing_builder.templating import load_templates, plain_view


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One & all.", "One &amp; all."),
        ("It is **paid** for *visits*.", "It is <b>paid</b> for <i>visits</i>."),
        ("Paid:\n\n- for courses\n- for **visits**\n\nNo more.", "Paid:<ul><li>for courses</li><li>for <b>visits</b></li></ul>No more."),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("Tea Ltd\nLondon", "Tea Ltd<br>London"),
    ],
)
def test_a_paper_shows_the_text_as_it_was_written(tmp_path: Path, text: str, shown: str) -> None:
    (tmp_path / "page.html.j2").write_text('{% from "said.html.j2" import said %}{{ said(text) }}', encoding="utf-8")
    pages = load_templates([tmp_path, resource("templates", "packs")])
    view = plain_view({"text": paragraph_values(lines_of_text(signed(read_rich_text(text))))})
    assert pages.render("page.html.j2", view).strip() == shown
