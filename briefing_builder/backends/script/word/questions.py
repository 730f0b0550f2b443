"""The page for the questions: a discussion goes in, the exact question, the steps and the replies come out."""

from briefing_builder.backends.script.model import Discussion, Reply
from briefing_builder.backends.script.word.writer import Writer


def write_questions(writer: Writer, page: Discussion) -> None:
    """Write the page; a reply stays on one page."""
    words = writer.words
    writer.section_heading(words("script.questions"), "questions").paragraph_format.page_break_before = True
    when = writer.document.add_paragraph(style="Who")
    when.add_run(f"{page.begins}–{page.ends}", style="Clock")
    when.add_run(f" · {page.length} · {words('script-word.ask-in-these-words')}")
    for line in page.opening:
        writer.paragraph("Opening", line)
    if page.steps:
        writer.labelled_list(page.steps, words("script.label-then"), is_numbered=True)
        for paragraph in writer.document.paragraphs[-len(page.steps) :]:
            paragraph.paragraph_format.keep_with_next = False
    if page.close:
        writer.lines("Note", page.close, words("script-word.close"))
        writer.document.paragraphs[-1].paragraph_format.keep_with_next = False
    for position, reply in enumerate(page.replies, 1):
        _write_reply(writer, reply, position)


def _write_reply(writer: Writer, reply: Reply, position: int) -> None:
    writer.slide_heading(reply.title, f"reply-{position}", mark=writer.words("script-word.slide", number=reply.number))
    for name, line in reply.steps:
        writer.paragraph("Reply", line, label=name)
    for line in reply.evidence:
        writer.paragraph("Evidence", line, label=writer.words("script.mind"))
    writer.document.paragraphs[-1].paragraph_format.keep_with_next = False
