r"""A value takes the place of another: only the lines change that say something else now.

The style stays when it can hold the new value. Bare text gets quotes when it needs them, becomes
folded when its line would be longer than the document's, and literal when it has several lines.

>>> from cchc.yamltext.edits import Set, apply
>>> print(apply('''\
... title: Kế hoạch  # tên đầy đủ
... scope: >-
...   Toàn xã,
...   trừ thôn 5
... ''', [Set(("title",), "no"), Set(("scope",), "Toàn xã, trừ thôn 6")]).text, end="")
title: "no"  # tên đầy đủ
scope: >-
  Toàn xã,
  trừ thôn 6
>>> print(apply("title: Kế hoạch  # tên\n", [Set(("title",), "Một\nHai")]).text, end="")
title: |-  # tên
  Một
  Hai

Refused where a list or a map stands:

>>> apply("title: {}\n", [Set(("title",), "x")])
Traceback (most recent call last):
    ...
cchc.yamltext.splicing.splices.EditError: chỗ này là danh sách hoặc nhóm trường, không phải một nội dung chữ

Read next: `cchc.yamltext.splicing.scalars` (which style can hold what).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Scalar, Sequence, location_of
from cchc.yamltext.splicing import fragments, scalars
from cchc.yamltext.splicing.splices import EditError, Splice

if TYPE_CHECKING:
    from cchc.yamltext.splicing.layout import Layout
    from cchc.yamltext.splicing.style import DocumentStyle
    from cchc.yamltext.splicing.targets import Target


def replace_value(style: DocumentStyle, target: Target, value: str) -> list[Splice]:
    """Return the splices that put a text in the place of another.

    Raises EditError when the target is a list or a map.
    """
    layout, node = style.layout, target.node
    if not isinstance(node, Scalar) or target.parent is None:
        message = "chỗ này là danh sách hoặc nhóm trường, không phải một nội dung chữ"
        raise EditError(
            "edit-not-text", location_of(layout.root, target.path), message, "chỉ rõ trường cần sửa"
        )
    if value == node.value:
        return []
    if node.style in {"|", ">"}:
        return _replace_block(style, target, node, value)
    if "\n" in layout.text[node.start : node.end]:
        return _replace_lines(style, target, node, value)
    return _replace_line(style, target, node, value)


def _replace_line(style: DocumentStyle, target: Target, node: Scalar, value: str) -> list[Splice]:
    layout = style.layout
    column = layout.column(node.start)
    stays_inline = "\n" in node.value if "\n" in value else style.is_too_long(column + node.end - node.start)
    if stays_inline or not _may_have_block(layout, target):
        lines = [scalars.inline_text(value, node.style, flow=target.flow, spare=style.quote)]
    else:
        lines = fragments.scalar_lines(style, value, _content_column(style, target), column, node.style)
    start, end = node.start, node.end
    if start == end:
        lines[0] = _separator(layout, target, start) + lines[0]
        end = layout.line_end(end) if not layout.text[end : layout.line_end(end)].strip(" \t") else end
    return [
        Splice(start, end, lines[0], len(target.path)),
        *_splice_below(layout, target, node.end, lines[1:]),
    ]


def _separator(layout: Layout, target: Target, at: int) -> str:
    """Return what must stand before a value where there was none: a blank, and the colon in `{a, b}`."""
    if target.flow and target.key and not layout.text[target.key.end : at].strip(" \t\r\n"):
        return ": "
    return "" if layout.text[at - 1] in " \t\n" else " "


def _splice_below(layout: Layout, target: Target, at: int, lines: list[str]) -> list[Splice]:
    """Put lines below a line, so that a comment on that stays there."""
    end, line_break = layout.line_end(at), layout.line_break(at)
    return [Splice(end, end, "".join(line_break + line for line in lines), len(target.path))] if lines else []


def _may_have_block(layout: Layout, target: Target) -> bool:
    """Whether a folded or literal scalar can stand here: it would swallow deeper comments."""
    node_end = layout.line_end(layout.content_end(target.node))
    return not target.flow and layout.insertion_behind(target.node, target.column) == node_end


def _content_column(style: DocumentStyle, target: Target) -> int:
    """Return the column where the lines of a folded or literal scalar begin."""
    layout = style.layout
    if not isinstance(target.parent, Sequence):
        return target.column + style.step
    is_bare_dash = target.node.start == target.node.end
    return target.column + style.dash_gap if is_bare_dash else layout.column(target.node.start)


def _replace_lines(style: DocumentStyle, target: Target, node: Scalar, value: str) -> list[Splice]:
    """Replace bare or quoted text that goes on over several lines."""
    layout = style.layout
    if "\n" in value and _may_have_block(layout, target):
        first, *more = fragments.scalar_lines(style, value, _content_column(style, target), 0, node.style)
        return [
            Splice(node.start, node.end, first, len(target.path)),
            *_splice_below(layout, target, node.end, more),
        ]
    text = scalars.inline_text(value, node.style, flow=target.flow, spare=style.quote)
    spans = _line_spans(layout, node.start, node.end)
    raw = [layout.text[start:end] for start, end in spans]
    indent = len(raw[1]) - len(raw[1].lstrip(" \t"))
    room = style.width - indent
    first_room = style.width - layout.column(node.start)
    first, *more = scalars.refold([line.strip(" \t") for line in raw], text, room, first_room)
    lines = [first, *(fragments.indent_line(line, indent) for line in more)]
    return _splice_lines(layout, target, spans, lines, blanks=" \t")


def _replace_block(style: DocumentStyle, target: Target, node: Scalar, value: str) -> list[Splice]:
    """Replace a `|` or `>` scalar: its lines, and its header where that must be another."""
    layout = style.layout
    block = layout.block(node)
    mark = scalars.chomping_mark(value)
    explicit = block.explicit if block.indent is not None else ""
    literal = scalars.literal_fits(value, indented=bool(explicit))
    folded = node.style == ">" and scalars.folded_fits(value)
    if not (literal or folded) or (mark == "+" and not block.keeps):
        return _replace_block_by_quotes(style, target, node, value)
    column = block.indent if block.indent is not None else _content_column(style, target)
    spans = _line_spans(layout, block.start, block.end) if block.indent is not None else []
    old = [layout.text[start:end] for start, end in spans]
    blank = len(old) - len("\n".join(old).rstrip().split("\n")) if old else 0
    texts = [line[column:] for line in old[: len(old) - blank]]
    new = _fold(texts, value, style.width - column) if folded else value.rstrip("\n").split("\n")
    breaks = len(value) - len(value.rstrip("\n"))
    keeps = mark == "+" or (block.keeps and breaks == blank + 1)
    new = [fragments.indent_line(line, column) for line in new] + [""] * (breaks - 1 if keeps else blank)
    header = (">" if folded else "|") + explicit + ("+" if keeps else mark)
    old_header = layout.text[node.start : block.header_end]
    splices = [Splice(node.start, block.header_end, header)] if sorted(header) != sorted(old_header) else []
    if not spans:
        return [*splices, *_splice_below(layout, target, block.header_end, new)]
    return [*splices, *_splice_lines(layout, target, spans, new)]


def _fold(old: list[str], value: str, width: int) -> list[str]:
    """Return the lines folded anew at a width, but not what stands on one line that is longer already."""
    text = value.rstrip("\n")
    stays = len(old) == 1 and scalars.columns(old[0]) > width and "\n" not in text
    return [text] if stays else scalars.refold(old, value, width)


def _replace_block_by_quotes(style: DocumentStyle, target: Target, node: Scalar, value: str) -> list[Splice]:
    """Put a text in quotes that neither `|` nor `>` can hold; the lines below go."""
    layout = style.layout
    block = layout.block(node)
    line = scalars.inline_text(value, "", spare=style.quote)
    splices = [Splice(node.start, block.header_end, line, len(target.path))]
    if block.end > layout.line_end(block.header_end):
        splices.append(Splice(block.start, layout.next_line_start(block.end), "", whole_lines=True))
    return splices


def _line_spans(layout: Layout, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the lines between two places begin and end, without their line breaks."""
    spans = []
    while start <= end:
        line_end = min(layout.line_end(start), end)
        spans.append((start, line_end))
        start = layout.next_line_start(line_end) if line_end < end else end + 1
    return spans


def _splice_lines(
    layout: Layout, target: Target, spans: list[tuple[int, int]], new: list[str], *, blanks: str = ""
) -> list[Splice]:
    """Put lines in the place of others, but for those at the head and at the end that are the same.

    Lines are the same when they differ only by `blanks` around them.
    """
    old = [layout.text[start:end].strip(blanks or "\n") for start, end in spans]
    new_lines = [line.strip(blanks or "\n") for line in new]
    limit = min(len(old), len(new_lines)) - 1
    head = tail = 0
    while head < limit and old[head] == new_lines[head]:
        head += 1
    while tail < limit - head and old[-1 - tail] == new_lines[-1 - tail]:
        tail += 1
    start, end = spans[head][0], spans[len(spans) - 1 - tail][1]
    line_break = layout.line_break(start)
    return [Splice(start, end, line_break.join(new[head : len(new) - tail]), len(target.path))]
