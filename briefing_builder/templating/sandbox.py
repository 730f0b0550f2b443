"""The sandbox: Jinja with an allow-list instead of everything, so that a template cannot reach files nor grow without bounds.

What is done with much text is charged by its length (see `costs`); what cannot be bounded here at all is left to the process that builds
the deck (see `limits`).
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing_builder.problems import did_you_mean
from briefing_builder.templating.costs import CHARACTERS_A_STEP, FILTERS, TESTS, bounded_range, charge, weigh, weighed_filter
from briefing_builder.templating.guards import GUARDS, TEMPLATE_STEPS, Guards, shown_value

LARGEST_NUMBER: Final = 10**12

LOOP: Final = {"changed", "cycle", "depth", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex", "revindex0"}
ATTRIBUTES: Final[tuple[tuple[type, frozenset[str]], ...]] = (
    (str, frozenset({"endswith", "lower", "startswith", "strip", "upper"})),
    (dict, frozenset({"get", "items", "keys", "values"})),
    (LoopContext, frozenset(LOOP)),
)
TEXT_NODES: Final = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter)


class _Undefined(StrictUndefined):
    """A missing key that knows its sisters, for the hint."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint is None and isinstance(self._undefined_obj, dict):
            near = did_you_mean(str(self._undefined_name), map(str, self._undefined_obj))
            return f"there is no {self._undefined_name!r} here\n{near}"
        return super()._undefined_message


class Called:
    """A function of ours that templates may call: it gets values, and is charged for the text that it returns."""

    def __init__(self, function: Callable[..., str]) -> None:
        self._function = function

    def __call__(self, *names: str, **values: object) -> str:
        """Return the text. Raises UndefinedError when there is no such thing, or a value is not there."""
        for value in (*names, *values.values()):
            if isinstance(value, Undefined):
                str(value)  # raises what is missing
        try:
            text = self._function(*names, **values)
        except LookupError as missing:
            raise jinja2.UndefinedError(str(missing.args[0])) from None
        charge(len(text))
        return text


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with an allow-list instead of everything: named attributes, named filters, whole-number arithmetic, counted steps."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(
        self,
        loader: jinja2.BaseLoader | None,
        *,
        filters: Mapping[str, Callable[..., object]],
        functions: Mapping[str, Callable[..., str]],
        escape: bool,
    ) -> None:
        super().__init__(
            loader=loader,
            autoescape=escape,
            undefined=_Undefined,
            finalize=shown_value,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # `Templates.renew` looks once a deck
        )
        self.filters = {**FILTERS, **GUARDS, **{name: weighed_filter(own) for name, own in filters.items()}}
        self.tests = dict(TESTS)
        self.globals = {"range": bounded_range, **{name: Called(function) for name, function in functions.items()}}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = Guards(self, name, filename).visit(super()._parse(source, name, filename))
        assert isinstance(tree, nodes.Template)
        tree.set_environment(self)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        # Data first: a key called "items" is the author's, not the method.
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        if isinstance(obj, jinja2.environment.TemplateModule):
            return not attr.startswith("_")
        return any(isinstance(obj, kind) and attr in names for kind, names in ATTRIBUTES)

    def is_safe_callable(self, obj: Any) -> bool:
        charge()
        if obj is bounded_range or isinstance(obj, Macro | BlockReference | Undefined | Called):
            return True  # calling what is undefined says so better than we could
        owner = getattr(obj, "__self__", None)
        return any(isinstance(owner, kind) and getattr(obj, "__name__", "") in names for kind, names in ATTRIBUTES)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str):
            charge(len(owner) * max([1, *(len(text) for text in args if isinstance(text, str) and obj.__name__ == "strip")]))
        elif isinstance(owner, LoopContext):
            weigh(args)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        charge()
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return super().call_binop(context, operator, left, right)
        if operator == "+" and any(isinstance(left, kind) and isinstance(right, kind) for kind in (str, list)):
            charge(len(left) + len(right))
            return left + right
        if not (isinstance(left, int) and isinstance(right, int)) or operator == "**" or max(abs(left), abs(right)) > LARGEST_NUMBER:
            raise SecurityError(f"{operator!r} is for whole numbers here; figures arrive ready")
        return super().call_binop(context, operator, left, right)

    def _load_template(self, name: Any, globals: Any) -> jinja2.Template:
        charge(TEMPLATE_STEPS * CHARACTERS_A_STEP)
        return super()._load_template(name, globals)


class TextSandbox(Sandbox):
    """What an author's sentence may hold: values, and filters on them."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        strange = next((node for node in tree.find_all(nodes.Node) if not isinstance(node, TEXT_NODES)), None)
        if strange is not None:
            raise jinja2.TemplateAssertionError("a text holds values such as {{ pilot.learners }} only", strange.lineno, name, filename)
        return tree
