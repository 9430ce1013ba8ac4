"""New entries of a document as lines of text, written as their neighbours are.

The first line of an entry has no indentation, since it may come behind a dash or a key; the
others have theirs. A `model` is the node that shows which quotes values of this kind have; None
leaves the choice to the value itself. Columns count from 0.

Read next: `cchc.yamltext.splicing.insertion` (where they are put in).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Scalar, Sequence
from cchc.yamltext.splicing import scalars

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Node, Plain
    from cchc.yamltext.splicing.style import DocumentStyle

_ENOUGH = 2  # values of a map in the same quotes show a style; of a list, one item does


def quote_for(style: DocumentStyle, model: Node | None) -> str:
    """Return the quotes of a model: its own, those of all of its texts, or those of the document.

    Quotes that a text could not do without show no style.
    """
    children: list[Node] = []
    if isinstance(model, Scalar):
        children = [model]
    elif model is not None:
        children = model.items if isinstance(model, Sequence) else list(model.values.values())
    texts = [
        child for child in children if isinstance(child, Scalar) and scalars.is_free(child.value, child.style)
    ]
    quotes = {child.style for child in texts}
    enough = _ENOUGH if isinstance(model, Mapping) else 1
    return quotes.pop() if len(texts) >= enough and len(quotes) == 1 else style.value_quote


def model_for(key: str, model: Node | None) -> Node | None:
    """Return the model of a key's value: what a sibling has there, or the sibling as a whole."""
    return model.values.get(key, model) if isinstance(model, Mapping) else None


def flow_text(style: DocumentStyle, value: Plain, model: Node | None = None) -> str:
    """Return a value on one line, maps and lists in brackets."""
    if isinstance(value, str):
        return scalars.inline_text(value, quote_for(style, model), flow=True, spare=style.quote)
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(style, item, _item_model(model)) for item in value) + "]"
    entries = (flow_entry(style, key, item, model_for(key, model)) for key, item in value.items())
    return "{" + ", ".join(entries) + "}"


def flow_entry(style: DocumentStyle, key: str, value: Plain, model: Node | None = None) -> str:
    """Return a key with its value on one line, for a map in brackets."""
    return f"{scalars.inline_text(key, style.key_quote, flow=True)}: {flow_text(style, value, model)}"


def _item_model(model: Node | None) -> Node | None:
    if isinstance(model, Sequence):
        is_of_maps = isinstance(model.items[-1], Mapping) if model.items else False
        return model.items[-1] if is_of_maps else model
    return None


def key_lines(style: DocumentStyle, key: str, value: Plain, column: int, model: Mapping) -> list[str]:
    """Return a new key of a block map with its value."""
    return _key_lines(style, key, value, column, model_for(key, model))


def _key_lines(style: DocumentStyle, name: str, value: Plain, column: int, model: Node | None) -> list[str]:
    key = scalars.inline_text(name, style.key_quote)
    if isinstance(value, str):
        used = column + scalars.columns(key) + 2
        first, *more = scalar_lines(style, value, column + style.step, used, quote_for(style, model))
        return [f"{key}: {first}", *more]
    if not value:
        return [f"{key}: {flow_text(style, value)}"]
    return [f"{key}:", *lines_below(style, value, column, model)]


def lines_below(
    style: DocumentStyle, value: dict[str, Plain] | list[Plain], column: int, model: Node | None = None
) -> list[str]:
    """Return a map or a list as whole lines below its key, which stands at a column."""
    if isinstance(value, dict):
        inner = column + style.step
        first, *more = map_lines(style, value, inner, model)
    else:
        inner = column + style.dash_offset
        first, *more = _list_lines(style, value, inner, model)
    return [" " * inner + first, *more]


def map_lines(style: DocumentStyle, value: dict[str, Plain], column: int, model: Node | None) -> list[str]:
    """Return a map as the lines of a block, its keys at a column."""
    lines: list[str] = []
    for key, item in value.items():
        first, *more = _key_lines(style, key, item, column, model_for(key, model))
        lines += [" " * column + first if lines else first, *more]
    return lines


def _list_lines(style: DocumentStyle, values: list[Plain], dash: int, model: Node | None) -> list[str]:
    lines: list[str] = []
    for value in values:
        first, *more = item_lines(style, value, dash, dash + style.dash_gap, _item_model(model))
        lines += [" " * dash + first if lines else first, *more]
    return lines


def item_lines(style: DocumentStyle, value: Plain, dash: int, column: int, model: Node | None) -> list[str]:
    """Return an item of a block list: its dash, and what comes at a column behind that."""
    first, *more = block_lines(style, value, dash, column, model)
    return ["-" + " " * (column - dash - 1) + first, *more]


def block_lines(style: DocumentStyle, value: Plain, dash: int, column: int, model: Node | None) -> list[str]:
    """Return what stands behind a dash, in block style where the value has one."""
    if isinstance(value, str):
        return scalar_lines(style, value, max(column, dash + 1), column, quote_for(style, model))
    if not value:
        return [flow_text(style, value)]
    if isinstance(value, dict):
        return map_lines(style, value, column, model)
    return _list_lines(style, value, column, model)


def scalar_lines(style: DocumentStyle, value: str, column: int, used: int, quote: str) -> list[str]:
    """Return a text of a block: on its line, or below it at a column.

    `used` are the columns of its line that are taken already.

    Texts of several lines are written literally, those that are longer than the document's lines
    folded, unless the neighbours' quotes say otherwise or the style can't hold them.
    """
    if "\n" in value and scalars.literal_fits(value) and scalars.chomping_mark(value) != "+":
        lines = value.rstrip("\n").split("\n")
        return ["|" + scalars.chomping_mark(value), *(indent_line(line, column) for line in lines)]
    line = scalars.inline_text(value, quote, spare=style.quote)
    too_long = style.is_too_long(used + scalars.columns(line))
    if too_long and not quote and "\n" not in value and scalars.folded_fits(value):
        lines = scalars.fold(value, style.width - column)
        if len(lines) > 1:
            return [">-", *(indent_line(line, column) for line in lines)]
    return [line]


def indent_line(line: str, column: int) -> str:
    """Return a line with its indentation; an empty one has none."""
    return " " * column + line if line else ""
