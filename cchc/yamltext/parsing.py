"""YAML as text that people own: strict reading, with the place of everything that was read.

Reads libyaml's *events*, never its constructors, so that every scalar stays text (YAML 1.1 would
turn `no`, `012`, `12:30` into other things) and what a plan must not contain is refused with its
place. The pure Python parser has another grammar, so there is no fallback to it. Knows YAML, not
plans. The only module that imports yaml.

Read next: `cchc.yamltext.nodes` (what comes out), `cchc.yamltext.explaining` (libyaml's complaints).
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from yaml import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cchc.errors import Location, SurroundingsError, TextError
from cchc.yamltext import explaining
from cchc.yamltext.nodes import Mapping, Node, Plain, Scalar, Sequence

try:
    from yaml.cyaml import CParser
except ImportError:  # pragma: no cover  PyYAML's wheels all bring libyaml
    CParser = None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml.events import Event

    Refuse = Callable[[TextError], None]  # raises it, or keeps it and lets the reading go on

MAX_DEPTH = 32
MOST_PROBLEMS = 100


class _EnoughError(Exception):
    """As many problems are known as anybody reads."""


AnyValue = TypeVar("AnyValue")


def parse_plain(text: str) -> Plain:
    """Read a text as plain strings, lists and dicts; an empty text is an empty dict.

    Raises TextError at the first thing that is wrong.
    """
    events = _events(text, _stop)
    first = next(events, None)
    return {} if first is None else _whole(_plain(first, events), events)


def parse_nodes(text: str) -> Node:
    """Read a text as nodes that know their place: as `read`, but slower, for errors and edits."""
    return _parse(text, _stop)


def find_problems(text: str) -> list[TextError]:
    """Give everything that a plan must not contain, up to the first thing that isn't YAML."""
    found: list[TextError] = []

    def keep(error: TextError) -> None:
        found.append(error)
        if len(found) >= MOST_PROBLEMS:
            raise _EnoughError

    with suppress(_EnoughError):
        try:
            _parse(text, keep)
        except TextError as error:
            # What YAML makes of the rest of a line that is refused already needs no saying.
            if not found or error.location.line != found[-1].location.line:
                found.append(error)
    return found


def _parse(text: str, refuse: Refuse) -> Node:
    events = _events(text, refuse)
    first = next(events, None)
    if first is None:
        return Mapping({}, {}, 0, 0, Location(1, 1), flow=False)
    return _whole(_node(first, events, refuse), events)


def _whole(value: AnyValue, events: Iterator[Event]) -> AnyValue:
    """Read on to the end of the text: what stands behind the value is refused, never skipped."""
    deque(events, maxlen=0)
    return value


def _stop(error: TextError) -> None:
    raise error


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
        name = _key(key, result, _stop)
        result[name] = _plain(next(events), events)
    return result


def _node(event: Event, events: Iterator[Event], refuse: Refuse) -> Node:
    start, place = event.start_mark.index, _place(event)
    if isinstance(event, ScalarEvent):
        return Scalar(event.value, start, event.end_mark.index, place, event.style or "")
    if isinstance(event, AliasEvent):  # refused, but the reading goes on
        return Scalar("", start, event.end_mark.index, place, "")
    if isinstance(event, SequenceStartEvent):
        items: list[Node] = []
        for item in events:
            if isinstance(item, SequenceEndEvent):
                break
            items.append(_node(item, events, refuse))
        return Sequence(items, start, item.end_mark.index, place, bool(event.flow_style))
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        name = _key(key, values, refuse)
        written = _node(key, events, refuse)
        if isinstance(written, Scalar):
            keys[name] = written
        values[name] = _node(next(events), events, refuse)
    return Mapping(keys, values, start, key.end_mark.index, place, bool(event.flow_style))


def _key(event: Event, seen: dict[str, Plain] | dict[str, Node], refuse: Refuse) -> str:
    """Give the key that an event states; refuse one that is no text or stands there already."""
    if isinstance(event, AliasEvent):  # refused already
        return ""
    if not isinstance(event, ScalarEvent):
        hint = "nếu dấu [ hoặc { là chữ thật thì đặt cả nội dung trong ngoặc kép"
        refuse(_error(event, "complex-key", "tên trường phải là một từ", hint))
        return ""
    name = str(event.value)
    if name in seen:
        message = f"trường `{name}` ghi hai lần trong cùng một mục"
        refuse(_error(event, "duplicate-key", message, "giữ lại một dòng, xóa dòng kia"))
    if name == "<<":
        refuse(
            _error(event, "merge-key", "`<<` không phải là tên trường", "xóa dòng này, ghi đủ từng trường")
        )
    return name


def _events(text: str, refuse: Refuse) -> Iterator[Event]:
    """Give the events of the one document, refusing what a plan must not contain."""
    depth = documents = 0
    event: Event | None = None
    try:
        for event in _parsed(text):
            if isinstance(event, NodeEvent):
                if event.anchor is not None or event.tag is not None:  # an alias has an anchor, too
                    refuse(_marked(event))
                if isinstance(event, CollectionStartEvent):
                    depth = _deeper(event, depth)
                yield event
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
                yield event
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "mỗi tệp chỉ ghi một kế hoạch: xóa dòng này"
                    raise _error(event, "several-documents", "dòng `---` chia tệp thành nhiều phần", hint)
    except MarkedYAMLError as error:
        raise _explained(text, error, event) from None
    except YAMLError:
        message = "tệp có ký tự mà YAML không cho phép"
        raise TextError("yaml", Location(1, 1), message, "xóa các ký tự lạ rồi lưu lại") from None


def _parsed(text: str) -> Iterator[Event]:
    """Give libyaml's events, also those before a place where libyaml itself finds the nesting too deep.

    Since 0.2.6 it looks ahead at brackets and complains of the 1,001st before it tells of the first.
    """
    given = 0
    parser = _parser(text)
    try:
        while (event := parser.get_event()) is not None:
            given += 1
            yield event
    except MarkedYAMLError as error:
        if error.problem != "exceeded maximum nesting depth":
            raise
        yield from islice(_parsed(text[: error.problem_mark.index]), given, None)


def _deeper(event: Event, depth: int) -> int:
    if depth >= MAX_DEPTH:
        hint = "xem lại các dấu [ { và độ thụt đầu dòng"
        raise _error(event, "too-deep", f"các mục lồng nhau quá {MAX_DEPTH} cấp", hint)
    return depth + 1


def _parser(text: str) -> CParser:
    if CParser is None:  # pragma: no cover
        raise SurroundingsError(
            "bản PyYAML này thiếu thư viện libyaml",
            hint='cài lại bằng: pip install --force-reinstall "pyyaml>=6.0.2"',
        )
    return CParser(text)


def _marked(event: Event) -> TextError:
    """Refuse YAML's own marks; who wrote one hardly ever meant it."""
    message, hint = "nội dung không được bắt đầu bằng dấu", explaining.IN_QUOTES
    if isinstance(event, AliasEvent):
        return _error(event, "alias", f"{message} * (bí danh YAML)", hint)
    if event.anchor is not None:
        return _error(event, "anchor", f"{message} & (neo YAML)", hint)
    return _error(event, "tag", f"{message} ! (thẻ YAML)", hint)


def _place(event: Event) -> Location:
    """Give the place of an event; a width on its first line only."""
    start, end = event.start_mark, event.end_mark
    width = end.index - start.index if end.line == start.line else 1
    return Location(start.line + 1, start.column + 1, max(width, 1))


def _error(event: Event, code: str, message: str, hint: str) -> TextError:
    return TextError(code, _place(event), message, hint)


def _explained(text: str, error: MarkedYAMLError, last: Event | None) -> TextError:
    here, opening = error.problem_mark, error.context_mark
    quoted = None
    if isinstance(last, ScalarEvent) and last.style in {"'", '"'}:
        quoted = (last.start_mark.index, last.end_mark.index)
    return explaining.explain(
        explaining.ParserError(
            text=text,
            problem=error.problem or "",
            here=(here or opening).index,
            opening=(opening or here).index,
            quoted=quoted,
        )
    )
