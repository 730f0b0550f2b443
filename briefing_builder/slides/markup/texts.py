"""Blocks of words: running text, lists, cards, steps, terms, pairs, links."""

from typing import Literal

from briefing_builder.rich_text import Words
from briefing_builder.slides.markup.origin import Emphasis, Origin
from briefing_builder.values import Value


class Paragraph(Value, frozen=True, kw_only=True):
    """Running text. `display` is what a slide says, `lead` opens it, `note` is small print, `label` a small heading, `script` is said."""

    words: Words
    style: Literal["body", "lead", "small", "note", "label", "script", "display"]
    origin: Origin


class Bullets(Value, frozen=True, kw_only=True):
    """A real list, one item a paragraph."""

    items: tuple[Words, ...]
    origin: Origin


class Card(Value, frozen=True, kw_only=True):
    """One benefit, say: icon, mark, heading, a sentence, and a figure with its caption (all but the heading may be empty).

    A figure is large, or small where another slide shows it large.
    """

    icon: str
    mark: str
    heading: Words
    words: Words
    figure: str
    caption: str
    emphasis: Emphasis
    origin: Origin
    figure_size: Literal["large", "small"] = "large"


class Cards(Value, frozen=True, kw_only=True):
    """One to six cards. Of more than three the first, where it is accented, is large and the others stand beside it; with `arrows`,
    each leads to the next.
    """

    cards: tuple[Card, ...]
    origin: Origin
    arrows: bool = False


class Step(Value, frozen=True, kw_only=True):
    """One step: what, and quieter, how or when; its `figure` stands in place of its number.

    `lines` is how many lines it leaves to write on, where its form has them.
    """

    heading: Words
    words: Words
    origin: Origin
    figure: str = ""
    lines: int = 0


class Steps(Value, frozen=True, kw_only=True):
    """Steps in order; `checks` shows boxes to tick instead of numbers, `first` is the number of the first (steps that go on).

    `form` is how they stand: `rows`, `columns` under large numerals, the `first` large and the others on a date line below it, `blanks` to
    be filled on a ground of their own, on a line of `dates`, or what is `fitting` in their room.
    Those of a `path` are joined by a line.
    """

    steps: tuple[Step, ...]
    checks: bool
    origin: Origin
    first: int = 1
    form: str = "fitting"
    path: bool = False


class Term(Value, frozen=True, kw_only=True):
    """A small label and the words that belong to it."""

    label: str
    words: Words
    emphasis: Emphasis
    origin: Origin


class Terms(Value, frozen=True, kw_only=True):
    """Labelled texts one below the other: the four moves of an objection, say."""

    terms: tuple[Term, ...]
    origin: Origin


class Pair(Value, frozen=True, kw_only=True):
    """What happens, what answers it, and quieter, how; one that stands `apart` is of another kind than those above it.

    The `figure` of an answer, and its `unit`, say how much of something it takes.
    """

    heading: Words
    words: Words
    caption: str
    origin: Origin
    apart: bool = False
    figure: str = ""
    unit: str = ""


class Pairs(Value, frozen=True, kw_only=True):
    """What happens and what answers it, one row each: the moment in which a course helps, say, and the course.

    `done` says that the answers are what was done: a mark says so, and what they answer is the larger. With `answers` they are
    questions and what is said to them: the answer is the larger.
    """

    pairs: tuple[Pair, ...]
    origin: Origin
    done: bool = False
    answers: bool = False


class Links(Value, frozen=True, kw_only=True):
    """A quiet row of links to other slides; as `dots`, each is a small sign whose words are its alternative text."""

    links: tuple[Words, ...]
    origin: Origin
    sign: str = "words"
