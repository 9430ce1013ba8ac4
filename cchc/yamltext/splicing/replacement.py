"""A value takes the place of another: only the lines change that say something else now.

The style stays when it can hold the new value. Bare text gets quotes when it needs them, becomes
folded when its line would be longer than the document's, and literal when it has several lines.

Read next: `cchc.yamltext.splicing.scalars` (which style can hold what).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Scalar, Sequence, find
from cchc.yamltext.splicing import fragments, scalars
from cchc.yamltext.splicing.splices import EditError, Splice

if TYPE_CHECKING:
    from cchc.yamltext.splicing.layout import Layout
    from cchc.yamltext.splicing.style import DocumentStyle
    from cchc.yamltext.splicing.targets import Target


def rewrite(habits: DocumentStyle, place: Target, value: str) -> list[Splice]:
    """Give the splices that put a text in the place of another.

    Raises EditError when a list or a map stands there.
    """
    layout, node = habits.layout, place.node
    if not isinstance(node, Scalar) or place.around is None:
        message = "chỗ này là danh sách hoặc nhóm trường, không phải một nội dung chữ"
        raise EditError("edit-not-text", find(layout.root, place.path), message, "chỉ rõ trường cần sửa")
    if value == node.value:
        return []
    if node.style in {"|", ">"}:
        return _rewrite_block(habits, place, node, value)
    if "\n" in layout.text[node.start : node.end]:
        return _rewrite_lines(habits, place, node, value)
    return _rewrite_line(habits, place, node, value)


def _rewrite_line(habits: DocumentStyle, place: Target, node: Scalar, value: str) -> list[Splice]:
    layout = habits.layout
    column = layout.column(node.start)
    stays = "\n" in node.value if "\n" in value else habits.is_too_long(column + node.end - node.start)
    if stays or not _may_have_block(layout, place):
        written = [scalars.inline(value, node.style, flow=place.flow, spare=habits.quote)]
    else:
        written = fragments.scalar(habits, value, _content_column(habits, place), column, node.style)
    start, end = node.start, node.end
    if start == end:
        written[0] = _lead(layout, place, start) + written[0]
        end = layout.line_end(end) if not layout.text[end : layout.line_end(end)].strip(" \t") else end
    return [Splice(start, end, written[0], len(place.path)), *_below(layout, place, node.end, written[1:])]


def _lead(layout: Layout, place: Target, at: int) -> str:
    """Give what must stand before a value where there was none: a blank, and the colon in `{a, b}`."""
    if place.flow and place.key and not layout.text[place.key.end : at].strip(" \t\r\n"):
        return ": "
    return "" if layout.text[at - 1] in " \t\n" else " "


def _below(layout: Layout, place: Target, at: int, lines: list[str]) -> list[Splice]:
    """Put lines below the line of a place, so that a comment on it stays there."""
    end, line_break = layout.line_end(at), layout.line_break(at)
    return [Splice(end, end, "".join(line_break + line for line in lines), len(place.path))] if lines else []


def _may_have_block(layout: Layout, place: Target) -> bool:
    """Tell whether a folded or literal scalar can stand here: it would swallow deeper comments."""
    node_end = layout.line_end(layout.content_end(place.node))
    return not place.flow and layout.behind(place.node, place.column) == node_end


def _content_column(habits: DocumentStyle, place: Target) -> int:
    """Give where the lines of a folded or literal scalar begin."""
    layout = habits.layout
    if not isinstance(place.around, Sequence):
        return place.column + habits.step
    is_bare_dash = place.node.start == place.node.end
    return place.column + habits.dash_gap if is_bare_dash else layout.column(place.node.start)


def _rewrite_lines(habits: DocumentStyle, place: Target, node: Scalar, value: str) -> list[Splice]:
    """Rewrite bare or quoted text that goes on over several lines."""
    layout = habits.layout
    if "\n" in value and _may_have_block(layout, place):
        first, *more = fragments.scalar(habits, value, _content_column(habits, place), 0, node.style)
        return [Splice(node.start, node.end, first, len(place.path)), *_below(layout, place, node.end, more)]
    text = scalars.inline(value, node.style, flow=place.flow, spare=habits.quote)
    spans = _lines(layout, node.start, node.end)
    raw = [layout.text[start:end] for start, end in spans]
    indent = len(raw[1]) - len(raw[1].lstrip(" \t"))
    room = habits.width - indent
    first_room = habits.width - layout.column(node.start)
    first, *more = scalars.refold([line.strip(" \t") for line in raw], text, room, first_room)
    lines = [first, *(fragments.indented(line, indent) for line in more)]
    return _exchange(layout, place, spans, lines, blanks=" \t")


def _rewrite_block(habits: DocumentStyle, place: Target, node: Scalar, value: str) -> list[Splice]:
    """Rewrite a `|` or `>` scalar: its lines, and its header where that says otherwise now."""
    layout = habits.layout
    block = layout.block(node)
    mark = scalars.chomping(value)
    explicit = block.explicit if block.indent is not None else ""
    literal = scalars.literal_fits(value, indented=bool(explicit))
    folded = node.style == ">" and scalars.folded_fits(value)
    if not (literal or folded) or (mark == "+" and not block.keeps):
        return _rewrite_block_inline(habits, place, node, value)
    column = block.indent if block.indent is not None else _content_column(habits, place)
    spans = _lines(layout, block.start, block.end) if block.indent is not None else []
    old = [layout.text[start:end] for start, end in spans]
    blank = len(old) - len("\n".join(old).rstrip().split("\n")) if old else 0
    texts = [line[column:] for line in old[: len(old) - blank]]
    new = _fold(texts, value, habits.width - column) if folded else value.rstrip("\n").split("\n")
    breaks = len(value) - len(value.rstrip("\n"))
    keeps = mark == "+" or (block.keeps and breaks == blank + 1)
    new = [fragments.indented(line, column) for line in new] + [""] * (breaks - 1 if keeps else blank)
    header = (">" if folded else "|") + explicit + ("+" if keeps else mark)
    written = layout.text[node.start : block.header_end]
    splices = [Splice(node.start, block.header_end, header)] if sorted(header) != sorted(written) else []
    if not spans:
        return [*splices, *_below(layout, place, block.header_end, new)]
    return [*splices, *_exchange(layout, place, spans, new)]


def _fold(old: list[str], value: str, width: int) -> list[str]:
    """Fold again at a width, but not what stands on one line that is longer already."""
    text = value.rstrip("\n")
    stays = len(old) == 1 and scalars.columns(old[0]) > width and "\n" not in text
    return [text] if stays else scalars.refold(old, value, width)


def _rewrite_block_inline(habits: DocumentStyle, place: Target, node: Scalar, value: str) -> list[Splice]:
    """Put a text in quotes that neither `|` nor `>` can hold; the lines below go."""
    layout = habits.layout
    block = layout.block(node)
    written = scalars.inline(value, "", spare=habits.quote)
    splices = [Splice(node.start, block.header_end, written, len(place.path))]
    if block.end > layout.line_end(block.header_end):
        splices.append(Splice(block.start, layout.next_line(block.end), "", whole_lines=True))
    return splices


def _lines(layout: Layout, start: int, end: int) -> list[tuple[int, int]]:
    """Give the places of the lines between two places, without their line breaks."""
    spans = []
    while start <= end:
        line_end = min(layout.line_end(start), end)
        spans.append((start, line_end))
        start = layout.next_line(line_end) if line_end < end else end + 1
    return spans


def _exchange(
    layout: Layout, place: Target, spans: list[tuple[int, int]], new: list[str], *, blanks: str = ""
) -> list[Splice]:
    """Put lines in the place of others, without those at the head and at the end that stay.

    Lines are the same when they differ only by `blanks` around them.
    """
    old = [layout.text[start:end].strip(blanks or "\n") for start, end in spans]
    now = [line.strip(blanks or "\n") for line in new]
    most = min(len(old), len(now)) - 1
    head = tail = 0
    while head < most and old[head] == now[head]:
        head += 1
    while tail < most - head and old[-1 - tail] == now[-1 - tail]:
        tail += 1
    start, end = spans[head][0], spans[len(spans) - 1 - tail][1]
    line_break = layout.line_break(start)
    return [Splice(start, end, line_break.join(new[head : len(new) - tail]), len(place.path))]
