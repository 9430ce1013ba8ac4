"""The events of libyaml for one text, and its errors in words that people can act on.

Only libyaml's *events* are used, never PyYAML's constructors, so that every scalar stays text (YAML
1.1 would turn `no`, `012`, `12:30` into other things). What a plan must not contain is refused here
with its place, as far as an event by itself shows it. The pure Python parser has another grammar, so
there is no fallback to it. Knows YAML, not plans. Only this module starts libyaml.

Read next: `cchc.yamltext.parsing` (events become data), `cchc.yamltext.explaining` (libyaml's errors).
"""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    NodeEvent,
    ScalarEvent,
)

from cchc.errors import Location, SurroundingsError, TextError
from cchc.yamltext import explaining

try:
    from yaml.cyaml import CParser
except ImportError:  # pragma: no cover  PyYAML's wheels all bring libyaml
    CParser = None

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from yaml.events import Event

    Events = Generator[Event, None, None]
    Refuse = Callable[[TextError], None]  # raises it, or collects it and lets the reading go on

MAX_DEPTH = 32


def read_events(text: str, refuse: Refuse) -> Events:
    """Yield the events of the one document; refuse what a plan must not contain."""
    depth = documents = 0
    event: Event | None = None
    try:
        for event in _libyaml_events(text):
            if isinstance(event, NodeEvent):
                if event.anchor is not None or event.tag is not None:  # an alias has an anchor, too
                    refuse(_mark_error(event))
                if isinstance(event, CollectionStartEvent):
                    depth = _next_depth(event, depth)
                yield event
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
                yield event
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "mỗi tệp chỉ ghi một kế hoạch: xóa dòng này"
                    raise event_error(
                        event, "several-documents", "dòng `---` chia tệp thành nhiều phần", hint
                    )
    except MarkedYAMLError as error:
        raise _explain(text, error, event) from None
    except YAMLError:
        message = "tệp có ký tự mà YAML không cho phép"
        raise TextError("yaml", Location(1, 1), message, "xóa các ký tự lạ rồi lưu lại") from None


def last_line_read(text: str) -> int:
    """Return the line up to which a text can be read, counted from 0."""
    last = 0
    with suppress(TextError):
        for event in read_events(text, lambda _: None):
            last = event.start_mark.line
    return last


def begins_value(text: str, start: tuple[int, int] | None) -> bool:
    """Whether something of its own begins in a place, no text that goes on; None asks for no place."""
    with suppress(TextError):
        for event in read_events(text, lambda _: None):
            if start in {None, (event.start_mark.line, event.start_mark.column)}:
                return True
    return start is None


def _libyaml_events(text: str) -> Iterator[Event]:
    """Yield libyaml's events, also those before a place where libyaml itself finds the nesting too deep.

    Since 0.2.6 it looks ahead at brackets and refuses the 1,001st before it yields the first.
    """
    count = 0
    parser = _parser(text)
    try:
        while (event := parser.get_event()) is not None:
            count += 1
            yield event
    except MarkedYAMLError as error:
        if error.problem != "exceeded maximum nesting depth":
            raise
        yield from islice(_libyaml_events(text[: error.problem_mark.index]), count, None)


def _next_depth(event: Event, depth: int) -> int:
    if depth >= MAX_DEPTH:
        hint = "xem lại các dấu [ { và độ thụt đầu dòng"
        raise event_error(event, "too-deep", f"các mục lồng nhau quá {MAX_DEPTH} cấp", hint)
    return depth + 1


def _parser(text: str) -> CParser:
    if CParser is None:  # pragma: no cover
        raise SurroundingsError(
            "bản PyYAML này thiếu thư viện libyaml",
            hint='cài lại bằng: pip install --force-reinstall "pyyaml>=6.0.2"',
        )
    return CParser(text)


def _mark_error(event: Event) -> TextError:
    """Return the error for one of YAML's own marks; who wrote one hardly ever meant it."""
    message, hint = "nội dung không được bắt đầu bằng dấu", explaining.IN_QUOTES
    if isinstance(event, AliasEvent):
        return event_error(event, "alias", f"{message} * (bí danh YAML)", hint)
    if event.anchor is not None:
        return event_error(event, "anchor", f"{message} & (neo YAML)", hint)
    return event_error(event, "tag", f"{message} ! (thẻ YAML)", hint)


def event_location(event: Event) -> Location:
    """Return the location of an event; a width on its first line only."""
    start, end = event.start_mark, event.end_mark
    width = end.index - start.index if end.line == start.line else 1
    return Location(start.line + 1, start.column + 1, max(width, 1))


def event_error(event: Event, code: str, message: str, hint: str) -> TextError:
    """Return the error for what an event shows."""
    return TextError(code, event_location(event), message, hint)


def _explain(text: str, error: MarkedYAMLError, last: Event | None) -> TextError:
    here, opening = error.problem_mark, error.context_mark
    quoted = None
    if isinstance(last, ScalarEvent) and last.style in {"'", '"'} and last.tag is last.anchor is None:
        quoted = (last.start_mark.index, last.end_mark.index)
    here, opening = (here or opening).index, (opening or here).index
    return explaining.explain(explaining.ParserError(text, error.problem or "", here, opening, quoted))
