"""The presenter's script of a slide."""

from briefing_builder.rich_text import Words
from briefing_builder.values import Value


class Answer(Value, frozen=True, kw_only=True):
    """A question that may come, what to say to it, and the slide that helps (empty: none)."""

    question: str
    answer: Words
    slide: str


class Prompt(Value, frozen=True, kw_only=True):
    """Something that only the presenter can tell: what it is about, and the seconds that are planned for it."""

    words: Words
    seconds: int


class Notes(Value, frozen=True, kw_only=True):
    """What the presenter needs on one slide. WHO and TIME come from the outline; empty parts are left out of the script.

    `say` is in the order in which it is said; `optional` are the places in it of what is said only where there is time,
    in the order in which they are considered.
    `do_seconds` and `hand_over_seconds` pass without words of the script: a demo, a guest.
    """

    goal: Words = ()
    say: tuple[Words | Prompt, ...] = ()
    optional: tuple[int, ...] = ()
    do: tuple[Words, ...] = ()
    do_seconds: int = 0
    stop_at: Words = ()
    hand_over: Words = ()
    hand_over_seconds: int = 0
    if_asked: tuple[Answer, ...] = ()
    late: str = ""

    @property
    def spoken(self) -> tuple[Words, ...]:
        """What is said, prompts with what they are about."""
        return tuple(line.words if isinstance(line, Prompt) else line for line in self.say)
