"""An office's templates within a budget: every loop, call, filter and operation asks before it does.

Jinja has no limits of its own, and a thread or a child process that is stopped works differently on each
system. So a template is compiled with questions in it: what a loop goes through, what is printed, put
together or computed is paid for from a `Budget`. What would be different in each run is refused.

Read next: `cchc.reports.printers.template_budget` (how much), `cchc.reports.printers.sandbox`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2.runtime import Context

    from cchc.reports.printers.template_budget import Budget

_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{4,}")  # how Python writes what has no text
_NODES_A_STEP = 8  # of a loop's body
# What makes more than it gets: as much as it gets times the largest of what is said with it.
_GROWING_FILTERS = frozenset({"batch", "center", "indent", "join", "replace", "slice", "tojson"})
_GROWING_METHODS = frozenset(
    {"center", "expandtabs", "join", "ljust", "replace", "rjust", "to_bytes", "translate", "zfill"}
)
# These look at a list, not into its items.
_FLAT_FILTERS = frozenset(
    {"attr", "batch", "count", "d", "default", "first", "items", "last", "length", "list", "map", "reject"}
    | {"rejectattr", "reverse", "select", "selectattr", "slice"}
)
_MEASURED = (str, bytes, int, float, list, tuple, dict, range)
_LAZY = (Iterator, KeysView, ItemsView, ValuesView)
_GIVEN_BY_JINJA = (jinja2.Environment, jinja2.runtime.Context, nodes.EvalContext)
_MAX_PLACES = 300  # of a rounded number; no float has more


class _Questions(NodeTransformer):
    """Puts the questions into a template."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  Jinja's name for it
        """Ask before a loop begins for as many steps as it will take."""
        cost = 1 + sum(map(_size, node.body)) // _NODES_A_STEP
        self.generic_visit(node)
        node.iter = _question("ask_loop", [node.iter, nodes.Const(cost)], node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Ask before texts are put together."""
        self.generic_visit(node)
        return _question("ask_join", node.nodes, node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Ask before values are compared; lists may be deep."""
        self.generic_visit(node)
        places: list[nodes.Compare | nodes.Operand] = [node, *node.ops]
        for place in places:
            if not isinstance(place.expr, nodes.Const):
                place.expr = _question("ask_compare", [place.expr], node.lineno)
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Node:  # noqa: N802
        """Ask before a value becomes a key; it is gone through whole."""
        self.generic_visit(node)
        if not isinstance(node.key, nodes.Const):
            node.key = _question("ask_compare", [node.key], node.lineno)
        return node


def _size(node: nodes.Node) -> int:
    """Return how many nodes there are in a node, but for the bodies of loops."""
    inside = node.iter_child_nodes(exclude=("body",) if isinstance(node, nodes.For) else ())
    return 1 + sum(map(_size, inside))


def _question(name: str, arguments: Sequence[nodes.Node], line: int) -> nodes.Call:
    call = nodes.Call(nodes.EnvironmentAttribute(name), arguments, [], None, None)
    call.set_lineno(line)
    return call


class LimitedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that does what its budget has room for; `budget` is set before anything is rendered."""

    budget: Budget
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def limit(self, budget: Budget) -> None:
        """Put everything that a template can use under a budget."""
        self.budget = budget
        self.finalize = self.ask_output
        self.concat = self._concat  # type: ignore[method-assign]
        self.template_class = _LimitedTemplate
        self.globals.pop("lipsum", None)
        filters: dict[str, Any] = dict(self.filters)
        tests: dict[str, Any] = dict(self.tests)
        self.filters = {name: self._asking(name, function) for name, function in filters.items()}
        self.filters["random"] = _refuse_random
        self.tests = {name: self._asking(name, function) for name, function in tests.items()}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = _Questions().visit(super()._parse(source, name, filename))
        template.set_environment(self)
        return template  # type: ignore[no-any-return]

    def _load_template(self, *arguments: Any, **named: Any) -> jinja2.Template:  # noqa: ANN401
        self.budget.step(10)
        return super()._load_template(*arguments, **named)

    def _asking(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter or test that asks before it is used, and for what it made."""

        @functools.wraps(function)
        def asking(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            given = list(arguments)
            place = int(isinstance(given[0], _GIVEN_BY_JINJA))
            if isinstance(given[place], _LAZY):  # made now, so that it can be paid for
                given[place] = list(self._paid(given[place], 1))
            self._ask_filter(name, given[place], [*given[place + 1 :], *named.values()])
            result = function(*given, **named)
            if isinstance(result, str | list | tuple | dict):
                self.budget.make(len(result))
            return result

        return asking

    def _ask_filter(self, name: str, value: Any, others: list[Any]) -> None:  # noqa: ANN401
        """Pay for a filter or test of a value."""
        measured = [other for other in others if isinstance(other, _MEASURED)]
        if name in _FLAT_FILTERS:
            self.budget.step(1 + (len(value) if hasattr(value, "__len__") else 0) // 100)
        else:
            self.budget.use(value, *measured)
        if name in _GROWING_FILTERS:
            self.budget.grow(value, measured)
        elif name == "sum" and any(isinstance(other, list | tuple) for other in others):
            self.budget.multiply(value, len(value))  # each is put behind all before it
        elif name == "wordwrap":
            self.budget.grow(value, [other for other in measured if isinstance(other, str)])
        elif name == "format":
            self.budget.formatting(value, *measured)
        elif name == "round" and any(
            isinstance(other, int) and abs(other) > _MAX_PLACES for other in measured
        ):
            raise SecurityError("làm tròn đến quá nhiều chữ số")

    def call(self, context: Context, function: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        """Call what a template calls."""
        values = [value for value in (*arguments, *named.values()) if isinstance(value, _MEASURED)]
        self.budget.step(1 + sum(len(value) // 100 for value in values if hasattr(value, "__len__")))
        name, owner = getattr(function, "__name__", ""), getattr(function, "__self__", None)
        if isinstance(function, LoopContext):
            self.budget.step(sum(len(value) for value in values if hasattr(value, "__len__")))
        elif isinstance(owner, dict) or function is dict:
            self.budget.use(*values)
        elif isinstance(owner, str | bytes | int | float | list | tuple):
            self.budget.use(owner, *values)
            if name in _GROWING_METHODS:
                self.budget.grow(owner, values)
        elif name in {"format", "format_map"}:
            form = getattr(getattr(function, "__wrapped__", None), "__self__", "")
            self.budget.formatting(form, *values, braces=True)
        return super().call(context, function, *arguments, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Compute what may become large."""
        match operator:
            case "*":
                self.budget.times(left, right)
            case "**":
                self.budget.power(left, right)
            case "%" if isinstance(left, str):
                self.budget.formatting(left, right)
            case _:
                self.budget.make(sum(len(value) for value in (left, right) if hasattr(value, "__len__")))
        return super().call_binop(context, operator, left, right)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Return a part of a value."""
        if isinstance(argument, tuple):  # gone through whole, as a key
            self.budget.use(argument)
        return super().getitem(obj, argument)

    def ask_loop(self, values: Any, cost: int) -> Any:  # noqa: ANN401
        """Return what a loop goes through, paid for; what has no length is paid for as it comes."""
        if hasattr(values, "__len__") and not isinstance(values, jinja2.Undefined):
            self.budget.step(cost * (1 + len(values)))
            return values
        return values if isinstance(values, jinja2.Undefined) else self._paid(values, cost)

    def _paid(self, values: Iterable[Any], cost: int) -> Iterator[Any]:
        for value in values:
            self.budget.step(cost)
            yield value

    def ask_join(self, *parts: Any) -> str:  # noqa: ANN401
        """Return texts put together, as Jinja's `~` does."""
        self.budget.make(sum(map(self.budget.weigh, parts)))
        return markup_join(parts) if self.autoescape else str_join(parts)

    def ask_compare(self, value: Any) -> Any:  # noqa: ANN401
        """Return a value that is compared."""
        self.budget.use(value)
        return value

    def ask_output(self, value: Any) -> Any:  # noqa: ANN401
        """Return a value that is printed; what has no text of its own is none."""
        if isinstance(value, str):
            self.budget.use(value)
        elif value is not None and not isinstance(value, int | float | jinja2.Undefined):
            self.budget.make(self.budget.weigh(value))
            if not hasattr(value, "__html__"):
                _refuse_address(str(value))
        return value

    def _concat(self, parts: Iterable[str]) -> str:
        kept = []
        for part in parts:
            self.budget.make(len(part))
            kept.append(part)
        return "".join(kept)


class _LimitedTemplate(jinja2.Template):
    """A template whose text is looked at once it is there."""

    def render(self, *arguments: Any, **named: Any) -> str:  # noqa: ANN401
        text = super().render(*arguments, **named)
        _refuse_address(text)
        return text


def _refuse_address(text: str) -> None:
    if _ADDRESS.search(text):
        raise SecurityError("in ra một đối tượng của chương trình, không phải nội dung")


def _refuse_random(*_: object) -> None:
    raise SecurityError("lấy ngẫu nhiên thì mỗi lần in một khác")
