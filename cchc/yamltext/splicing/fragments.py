"""New entries of a document as lines of text, written as their neighbours are.

A fragment's first line has no indentation, since it may come behind a dash or a key; the others
have theirs. A `model` is the node that shows which quotes values of this kind have; None leaves
the choice to the value itself.

Read next: `cchc.yamltext.splicing.insertion` (where they are put in).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Scalar, Sequence
from cchc.yamltext.splicing import scalars

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Node, Plain
    from cchc.yamltext.splicing.style import DocumentStyle

_FEW = 2  # values of a map in the same quotes make a custom; of a list, one item does


def quote_for(habits: DocumentStyle, model: Node | None) -> str:
    """Give the quotes of a model: its own, those of all of its texts, or those of the document.

    Quotes that a text could not do without show no custom.
    """
    children: list[Node] = []
    if isinstance(model, Scalar):
        children = [model]
    elif model is not None:
        children = model.items if isinstance(model, Sequence) else list(model.values.values())
    texts = [
        child for child in children if isinstance(child, Scalar) and scalars.is_free(child.value, child.style)
    ]
    styles = {child.style for child in texts}
    enough = _FEW if isinstance(model, Mapping) else 1
    return styles.pop() if len(texts) >= enough and len(styles) == 1 else habits.value_quote


def model_for(key: str, model: Node | None) -> Node | None:
    """Give the model of a key's value: what a sibling has there, or the sibling as a whole."""
    return model.values.get(key, model) if isinstance(model, Mapping) else None


def flow(habits: DocumentStyle, value: Plain, model: Node | None = None) -> str:
    """Write a value on one line, maps and lists in brackets."""
    if isinstance(value, str):
        return scalars.inline(value, quote_for(habits, model), flow=True, spare=habits.quote)
    if isinstance(value, list):
        return "[" + ", ".join(flow(habits, item, _item_model(model)) for item in value) + "]"
    entries = (flow_entry(habits, key, item, model_for(key, model)) for key, item in value.items())
    return "{" + ", ".join(entries) + "}"


def flow_entry(habits: DocumentStyle, key: str, value: Plain, model: Node | None = None) -> str:
    """Write a key with its value on one line, for a map in brackets."""
    return f"{scalars.inline(key, habits.key_quote, flow=True)}: {flow(habits, value, model)}"


def _item_model(model: Node | None) -> Node | None:
    if isinstance(model, Sequence):
        alike = isinstance(model.items[-1], Mapping) if model.items else False
        return model.items[-1] if alike else model
    return None


def entry(habits: DocumentStyle, key: str, value: Plain, column: int, model: Mapping) -> list[str]:
    """Write a new key of a block map."""
    return _entry(habits, key, value, column, model_for(key, model))


def _entry(habits: DocumentStyle, name: str, value: Plain, column: int, model: Node | None) -> list[str]:
    key = scalars.inline(name, habits.key_quote)
    if isinstance(value, str):
        used = column + scalars.columns(key) + 2
        first, *more = scalar(habits, value, column + habits.step, used, quote_for(habits, model))
        return [f"{key}: {first}", *more]
    if not value:
        return [f"{key}: {flow(habits, value)}"]
    return [f"{key}:", *below(habits, value, column, model)]


def below(
    habits: DocumentStyle, value: dict[str, Plain] | list[Plain], column: int, model: Node | None = None
) -> list[str]:
    """Write a map or a list as whole lines below its key, which stands at a column."""
    if isinstance(value, dict):
        inner = column + habits.step
        first, *more = mapping(habits, value, inner, model)
    else:
        inner = column + habits.dash_offset
        first, *more = _items(habits, value, inner, model)
    return [" " * inner + first, *more]


def mapping(habits: DocumentStyle, value: dict[str, Plain], column: int, model: Node | None) -> list[str]:
    """Write a map as the lines of a block, its keys at a column."""
    lines: list[str] = []
    for key, item in value.items():
        first, *more = _entry(habits, key, item, column, model_for(key, model))
        lines += [" " * column + first if lines else first, *more]
    return lines


def _items(habits: DocumentStyle, values: list[Plain], dash: int, model: Node | None) -> list[str]:
    lines: list[str] = []
    for value in values:
        first, *more = item(habits, value, dash, dash + habits.dash_gap, _item_model(model))
        lines += [" " * dash + first if lines else first, *more]
    return lines


def item(habits: DocumentStyle, value: Plain, dash: int, column: int, model: Node | None) -> list[str]:
    """Write an item of a block list: its dash, and what comes at a column behind that."""
    first, *more = block(habits, value, dash, column, model)
    return ["-" + " " * (column - dash - 1) + first, *more]


def block(habits: DocumentStyle, value: Plain, dash: int, column: int, model: Node | None) -> list[str]:
    """Write what stands behind a dash, in block style where that has one."""
    if isinstance(value, str):
        return scalar(habits, value, max(column, dash + 1), column, quote_for(habits, model))
    if not value:
        return [flow(habits, value)]
    if isinstance(value, dict):
        return mapping(habits, value, column, model)
    return _items(habits, value, column, model)


def scalar(habits: DocumentStyle, value: str, column: int, used: int, quote: str) -> list[str]:
    """Write a text of a block: on its line, or below it at a column.

    Texts of several lines are written literally, those that are longer than the document's lines
    folded, unless the neighbours' quotes say otherwise or the style can't hold them.
    """
    if "\n" in value and scalars.literal_fits(value) and scalars.chomping(value) != "+":
        lines = value.rstrip("\n").split("\n")
        return ["|" + scalars.chomping(value), *(indented(line, column) for line in lines)]
    line = scalars.inline(value, quote, spare=habits.quote)
    too_long = habits.is_too_long(used + scalars.columns(line))
    if too_long and not quote and "\n" not in value and scalars.folded_fits(value):
        lines = scalars.fold(value, habits.width - column)
        if len(lines) > 1:
            return [">-", *(indented(line, column) for line in lines)]
    return [line]


def indented(line: str, column: int) -> str:
    """Give a line its indentation; an empty one has none."""
    return " " * column + line if line else ""
