"""What a template's work costs: steps are counted, and everything that reads or makes much is charged by its size."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sized
from contextvars import ContextVar
from typing import Any, Final

import jinja2
from jinja2 import filters as jinja_filters
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.tests import TESTS as OF_JINJA

OUTPUT_CHARACTERS: Final = 1_000_000  # a slide has a few thousand
STEPS: Final = 200_000  # loop turns, calls and includes in one rendering; a slide takes a few hundred
CHARACTERS_A_STEP: Final = 50
CHARACTERS_AN_ITEM: Final = 10  # what an item of a list costs that is made or read
RANGE_ITEMS: Final = 1_000

Filter = Callable[..., Any]
Test = Callable[..., Any]

_steps_left: ContextVar[list[int] | None] = ContextVar("steps_left", default=None)


class Endless(jinja2.TemplateRuntimeError):
    """The template used up its steps or its output."""


def charge(characters: int = 0) -> None:
    """Count one step, and one more for every fifty characters read or made; raises Endless when the rendering has none left."""
    left = _steps_left.get()
    if left is None:
        return
    left[0] -= 1 + characters // CHARACTERS_A_STEP
    if left[0] < 0:
        raise Endless(f"the template takes more than {STEPS:,} steps")


def metered(pieces: Iterator[str]) -> str:
    """Return the pieces as one text, its making limited in steps and characters."""
    token = _steps_left.set([STEPS])
    try:
        text, length = [], 0
        for piece in pieces:
            text.append(piece)
            length += len(piece)
            if length > OUTPUT_CHARACTERS:
                raise Endless(f"the template writes more than {OUTPUT_CHARACTERS:,} characters")
        return "".join(text)
    finally:
        _steps_left.reset(token)


def weigh(value: object) -> None:
    """Charge for a value that is read as a whole, all that is in it included."""
    if type(value) is str:
        if len(value) >= CHARACTERS_A_STEP:
            charge(len(value))
        return
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            charge(len(item))
        elif isinstance(item, Mapping):
            charge(CHARACTERS_AN_ITEM * len(item))
            pending += [*item.keys(), *item.values()]
        elif isinstance(item, Collection) and not isinstance(item, range):
            charge(CHARACTERS_AN_ITEM * len(item))
            pending += item


def weigh_length(value: object) -> None:
    """Charge for a value that is read or copied once, without what is in it."""
    if isinstance(value, str):
        charge(len(value))
    elif isinstance(value, Sized):
        charge(CHARACTERS_AN_ITEM * len(value))


def bounded_range(*limits: int) -> range:
    """Return a range of at most a thousand numbers."""
    numbers = range(*limits)
    if len(numbers) > RANGE_ITEMS:
        raise SecurityError(f"range() gives at most {RANGE_ITEMS} numbers")
    return numbers


def weighed_filter(own: Filter) -> Filter:
    """Return a filter that is charged by the length of what it is given."""

    @jinja2.pass_context
    def weighed(_: Context, value: object, *arguments: object) -> object:
        weigh_length(value)
        return own(value, *arguments)

    return weighed


@jinja2.pass_context
def _charged_trim(_: Context, value: object, characters: str | None = None) -> str:
    text = value if isinstance(value, str) else str(value)
    charge(len(text) * (len(characters) if characters else 1))
    return jinja_filters.do_trim(text, characters)


@jinja2.pass_context
def _charged_list(_: Context, items: Iterable[object]) -> list[object]:
    weigh_length(items)
    if isinstance(items, str):
        charge(CHARACTERS_AN_ITEM * len(items))
    return list(charge_each(items))


@jinja2.pass_context
def charged_join(context: Context, pieces: Iterable[object], separator: str = "", attribute: str | None = None) -> str:
    """Return the pieces as one text; what it would be long is charged before it is made."""
    values = list(charge_each(pieces))
    if attribute is not None:
        values = list(map(jinja_filters.make_attrgetter(context.environment, attribute), values))
    charge(len(values) * len(separator) + sum(len(value) for value in values if isinstance(value, str)))
    text: str = jinja_filters.do_join(context.eval_ctx, values, separator)
    return text


def charge_each(items: Iterable[object], characters: int = 0) -> Iterator[object]:
    """Yield the items, each counted as a step and charged for so many characters."""
    for item in items:
        charge(characters)
        yield item


def _one_by_one(own: Filter) -> Filter:
    """Return a filter over items that is charged for each of them."""

    @jinja2.pass_context
    def each(context: Context, items: Iterable[object], *arguments: object, **named: object) -> Iterator[object]:
        texts = [value for value in (*arguments, *named.values()) if isinstance(value, str)]
        return charge_each(own(context, charge_each(items), *arguments, **named), sum(map(len, texts)))

    return each


def _weighed_test(own: Test, *, of: int = 0) -> Test:
    """Return a test that is charged for the value that it looks at: the one on the left (0), or the one in which it looks (1)."""

    def weighed(*values: object) -> object:
        if len(values) > of:
            weigh(values[of])
        return own(*values)

    return weighed


def _of_numbers(own: Test) -> Test:
    """Return a test of whole numbers only: in Python, `%` after a text makes another text."""

    def test(*values: object) -> object:
        if not all(isinstance(value, int) for value in values):
            raise SecurityError("this test is for whole numbers")
        return own(*values)

    return test


FREE_FILTERS: Final = ("count", "d", "default", "first", "last", "length")
FILTERS: Final[dict[str, Filter]] = {
    **{name: jinja_filters.FILTERS[name] for name in FREE_FILTERS},
    **{name: weighed_filter(jinja_filters.FILTERS[name]) for name in ("capitalize", "e", "escape", "lower", "upper")},
    **{name: _one_by_one(jinja_filters.FILTERS[name]) for name in ("map", "reject", "rejectattr", "select", "selectattr")},
    "trim": _charged_trim,
    "list": _charged_list,
    "join": charged_join,
}
"""The filters that a template may use: each is Jinja's own, and charged."""

JINJA_TESTS: Final[Mapping[str, Any]] = OF_JINJA
FREE_TESTS: Final = (
    "boolean", "defined", "escaped", "false", "integer", "iterable", "mapping", "none", "number", "sameas", "sequence", "string", "true",
    "undefined",
)  # fmt: skip
COMPARISONS: Final = (
    "!=", "<", "<=", "==", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "le", "lessthan", "lower", "lt", "ne", "upper",
)  # fmt: skip
TESTS: Final[dict[str, Test]] = {
    **{name: JINJA_TESTS[name] for name in FREE_TESTS},
    **{name: _weighed_test(JINJA_TESTS[name]) for name in COMPARISONS},
    **{name: _of_numbers(JINJA_TESTS[name]) for name in ("divisibleby", "even", "odd")},
    "in": _weighed_test(JINJA_TESTS["in"], of=1),
}
"""The tests that a template may use after `is`."""
