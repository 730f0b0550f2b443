"""The state of learning: what columns say of each row goes in (result, day of completion, progress); completion comes out."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefing_builder.importers.recognition.model import Decision
from briefing_builder.importers.recognition.rows import TextColumn

COMPLETION = ("completed", "in_progress", "not_started")
SUCCESS = ("passed", "failed", "unknown")
HUNDRED = Decimal(100)


def state_from_other_columns(
    columns: Mapping[str, TextColumn], progress: Sequence[Decimal | None] | None
) -> tuple[TextColumn | None, tuple[Decision, ...]]:
    """Return completion states for a table without a column of states, and from what they were told; None when nothing tells them."""
    if progress is not None and any(value is not None for value in progress):
        texts = ["completed" if (value or 0) >= HUNDRED else "in_progress" if value else "not_started" for value in progress]
        decision = Decision(
            subject="completion_status", choice="completed at 100 per cent", because="no column has states, one has progress"
        )
        return _column_for(texts), (decision,)
    if "completed_on" in columns:
        begun = [name for name in ("first_launched_on", "learning_minutes", "sessions", "score_pct") if name in columns]
        texts = []
        for record, day in enumerate(columns["completed_on"]):
            started = any(columns[name][record] not in {"", "0"} for name in begun)
            texts.append("completed" if day else "in_progress" if started else "not_started")
        otherwise = f"in progress where there is {' or '.join(begun)}, else not started" if begun else "not started elsewhere"
        decision = Decision(
            subject="completion_status", choice=f"completed where there is a completion date; {otherwise}", because="no column has states"
        )
        return _column_for(texts), (decision,)
    if "success_status" in columns:
        passed = {"passed": "completed", "failed": "in_progress"}
        texts = [passed.get(text, "not_started") for text in columns["success_status"]]
        decision = Decision(
            subject="completion_status", choice="completed where passed", because="no column has states or completion dates"
        )
        return _column_for(texts), (decision,)
    return None, ()


def _column_for(texts: Sequence[str]) -> TextColumn:
    different = list(dict.fromkeys(texts))
    numbers = {text: number for number, text in enumerate(different)}
    return TextColumn(different, [numbers[text] for text in texts])
