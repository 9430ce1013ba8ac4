"""YAML as text that people own: strict reading, with the place of everything that was read.

Reads libyaml's *events*, never its constructors, so that every scalar stays text (YAML 1.1 would
turn `no`, `012`, `12:30` into other things) and what a plan must not contain is refused with its
place: duplicate keys, anchors, aliases, merge keys, tags, several documents, deep nesting. The
pure Python parser has another grammar, so there is no fallback to it.

Knows YAML, not plans. The only module that imports yaml.

Read next: `cchc.planfile.document` (a plan's text as a whole).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from yaml import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cchc.errors import Location, SurroundingsError
from cchc.planfile.encoding import TextError

try:
    from yaml.cyaml import CParser
except ImportError:  # pragma: no cover  PyYAML's wheels all bring libyaml
    CParser = None

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

MAX_DEPTH = 32

Plain = str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text value; `start` and `end` count characters from the head of the text.

    `style` is `''` for a plain scalar, else one of `'`, `"`, `|`, `>`.
    """

    value: str
    start: int
    end: int
    location: Location
    style: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; the end of a block list runs past comments: use the end of its last leaf."""

    items: list[Node]
    start: int
    end: int
    location: Location
    flow: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map; `keys` and `values` share their keys, in the order of the text."""

    keys: dict[str, Scalar]
    values: dict[str, Node]
    start: int
    end: int
    location: Location
    flow: bool


Node = Scalar | Sequence | Mapping


def read(text: str) -> Plain:
    """Read a text as plain strings, lists and dicts; an empty text is an empty dict.

    Raises TextError at the first thing that is wrong.
    """
    events = _events(text)
    first = next(events, None)
    return {} if first is None else _plain(first, events)


def parse(text: str) -> Node:
    """Read a text as nodes that know their place: slower than `read`, for errors and edits.

    Raises TextError at the first thing that is wrong.
    """
    events = _events(text)
    first = next(events, None)
    return Mapping({}, {}, 0, 0, Location(1, 1), flow=False) if first is None else _node(first, events)


def find(node: Node, path: Path, *, on_key: bool = False) -> Location:
    """Give the place of a value, or of the key before it; of the nearest thing around, if absent."""
    place = node.location
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            key = node.keys[str(step)]
            node = node.values[str(step)]
            is_key = on_key or not isinstance(node, Scalar) or not node.value
            place = key.location if is_key else node.location
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = _head(node)
        else:
            break
    return place


def _head(node: Node) -> Location:
    """Give where to point for a list item: at its text, or at its first key."""
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values())).location
    return node.location


def _plain(event: Event, events: Iterator[Event]) -> Plain:
    if isinstance(event, ScalarEvent):
        return str(event.value)
    if isinstance(event, SequenceStartEvent):
        items: list[Plain] = []
        for item in events:
            if isinstance(item, SequenceEndEvent):
                break
            items.append(_plain(item, events))
        return items
    result: dict[str, Plain] = {}
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        result[_key(key, result)] = _plain(next(events), events)
    return result


def _node(event: Event, events: Iterator[Event]) -> Node:
    start, place = event.start_mark.index, _place(event)
    if isinstance(event, ScalarEvent):
        return Scalar(event.value, start, event.end_mark.index, place, event.style or "")
    if isinstance(event, SequenceStartEvent):
        items: list[Node] = []
        for item in events:
            if isinstance(item, SequenceEndEvent):
                break
            items.append(_node(item, events))
        return Sequence(items, start, item.end_mark.index, place, bool(event.flow_style))
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        name = _key(key, values)
        keys[name] = Scalar(name, key.start_mark.index, key.end_mark.index, _place(key), key.style or "")
        values[name] = _node(next(events), events)
    return Mapping(keys, values, start, key.end_mark.index, place, bool(event.flow_style))


def _key(event: Event, seen: dict[str, Plain] | dict[str, Node]) -> str:
    """Give the key that an event states; refuse one that is no text or stands there already."""
    if not isinstance(event, ScalarEvent):
        _refuse(event, "complex-key", "tên trường phải là một từ, không phải danh sách hay nhóm")
    if event.value in seen:
        message = f"trường `{event.value}` ghi hai lần trong cùng một mục"
        _refuse(event, "duplicate-key", message, "giữ lại một dòng, xóa dòng kia")
    if event.value == "<<":
        _refuse(event, "merge-key", "không dùng `<<` trong kế hoạch", "ghi đủ từng trường")
    return str(event.value)


def _events(text: str) -> Iterator[Event]:
    """Give the events of the one document, refusing what a plan must not contain."""
    if CParser is None:  # pragma: no cover
        raise SurroundingsError(
            "bản PyYAML này thiếu thư viện libyaml",
            hint='cài lại bằng: pip install --force-reinstall "pyyaml>=6.0.2"',
        )
    depth = documents = 0
    try:
        parser = CParser(text)
        while (event := parser.get_event()) is not None:
            if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
                _check_node(event)
                depth += not isinstance(event, ScalarEvent)
                if depth > MAX_DEPTH:
                    _refuse(event, "too-deep", f"lồng nhau quá {MAX_DEPTH} cấp")
                yield event
            elif isinstance(event, SequenceEndEvent | MappingEndEvent):
                depth -= 1
                yield event
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "mỗi tệp một kế hoạch: xóa dòng `---` ở giữa tệp"
                    _refuse(event, "several-documents", "tệp có nhiều hơn một văn bản YAML", hint)
    except MarkedYAMLError as error:
        raise _syntax_error(error) from None
    except YAMLError as error:
        raise TextError("yaml", Location(1, 1), f"không đọc được YAML: {error}") from None


def _check_node(event: Event) -> None:
    if isinstance(event, AliasEvent):
        message, hint = (
            f"không dùng bí danh YAML (*{event.anchor})",
            "ghi lại đủ nội dung, hoặc đặt trong ngoặc kép",
        )
        _refuse(event, "alias", message, hint)
    if event.anchor is not None:
        message, hint = (
            f"không dùng neo YAML (&{event.anchor})",
            "nếu là chữ thật, đặt cả dòng trong ngoặc kép",
        )
        _refuse(event, "anchor", message, hint)
    if event.tag is not None:
        message, hint = f"không dùng thẻ YAML ({event.tag})", "nếu là chữ thật, đặt cả dòng trong ngoặc kép"
        _refuse(event, "tag", message, hint)


def _place(event: Event) -> Location:
    """Give the place of an event; a width on its first line only."""
    start, end = event.start_mark, event.end_mark
    width = end.index - start.index if end.line == start.line else 1
    return Location(start.line + 1, start.column + 1, max(width, 1))


def _refuse(event: Event, code: str, message: str, hint: str = "") -> NoReturn:
    raise TextError(code, _place(event), message, hint)


# What libyaml says → what an officer can act on. Where something was left open, the place to look
# at is where it was opened (`context_mark`), not where the file ended.
_SYNTAX: tuple[tuple[str, bool, str, str], ...] = (
    ("found unexpected end of stream", True, "dấu ngoặc kép mở mà không đóng", "thêm dấu đóng ở cuối câu"),
    (
        "found unexpected document indicator",
        True,
        "dấu ngoặc kép mở mà không đóng",
        "thêm dấu đóng ở cuối câu",
    ),
    ("did not find expected ',' or ']'", True, "dấu [ mở mà không đóng", "thêm ] hoặc dấu phẩy còn thiếu"),
    ("did not find expected ',' or '}'", True, "dấu { mở mà không đóng", "thêm } hoặc dấu phẩy còn thiếu"),
    (
        "mapping values are not allowed",
        False,
        "dấu hai chấm ở chỗ không được phép",
        'nội dung có dấu ":" thì đặt trong ngoặc kép; nếu là trường mới thì xem lại độ thụt đầu dòng',
    ),
    (
        "block sequence entries are not allowed",
        False,
        "dấu - ở chỗ không được phép",
        "đưa mục của danh sách xuống dòng dưới, hoặc đặt nội dung trong ngoặc kép",
    ),
    (
        "cannot start any token",
        False,
        "ký tự không thể đứng đầu một nội dung",
        "đặt nội dung trong ngoặc kép",
    ),
    ("unknown escape character", False, r"dấu \ trong ngoặc kép không đúng", r"viết \\ hoặc dùng ngoặc đơn"),
    (
        "could not find expected ':'",
        False,
        "dòng này thiếu dấu hai chấm sau tên trường",
        "viết theo dạng `tên: nội dung`",
    ),
    (
        "did not find expected key",
        False,
        "dòng này không đúng chỗ",
        "các trường của một mục phải thẳng cột; nội dung có dấu ngoặc kép thì xem lại chỗ mở, đóng",
    ),
    (
        "did not find expected '-' indicator",
        False,
        "dòng này không thuộc danh sách ở trên",
        "xem lại độ thụt đầu dòng",
    ),
    (
        "did not find expected <document start>",
        False,
        "còn nội dung sau khi văn bản YAML đã hết",
        "xóa dòng `...`",
    ),
)


def _syntax_error(error: MarkedYAMLError) -> TextError:
    problem = error.problem or ""
    unknown = (problem, False, f"cú pháp YAML chưa đúng ({problem})", "xem lại dòng này và dòng ngay trên")
    _, at_opening, message, hint = next((row for row in _SYNTAX if row[0] in problem), unknown)
    opening, here = error.context_mark, error.problem_mark
    mark = (opening or here) if at_opening else (here or opening)
    place = Location(mark.line + 1, mark.column + 1) if mark else Location(1, 1)
    return TextError("yaml", place, message, hint)
