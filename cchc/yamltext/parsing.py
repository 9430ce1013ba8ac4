"""YAML as text that people own: strict reading, with the place of everything that was read.

From libyaml's events to plain data, or to nodes that know their place. Keys that are no text or
stand twice are refused here. Knows YAML, not plans.

Read next: `cchc.yamltext.nodes` (what comes out), `cchc.yamltext.events` (what is refused before).
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from cchc.errors import Location, TextError
from cchc.yamltext.events import event_error, event_location, read_events
from cchc.yamltext.nodes import Mapping, Node, Plain, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

    from cchc.yamltext.events import Refuse

MAX_PROBLEMS = 100


class _EnoughError(Exception):
    """As many problems were found as anybody reads."""


def parse_plain(text: str) -> Plain:
    """Return a text as plain strings, lists and dicts; an empty text is an empty dict.

    Raises TextError at the first thing that is wrong.
    """
    events = read_events(text, _stop)
    first = next(events, None)
    data = {} if first is None else _plain(first, events)
    _read_to_end(events)
    return data


def parse_nodes(text: str) -> Node:
    """Return a text as nodes that know their place: slower than `parse_plain`, for errors and edits.

    Raises the same errors.
    """
    return _parse(text, _stop)


def find_problems(text: str) -> list[TextError]:
    """Return everything that a plan must not contain, up to the first thing that isn't YAML."""
    errors: list[TextError] = []

    def collect(error: TextError) -> None:
        errors.append(error)
        if len(errors) >= MAX_PROBLEMS:
            raise _EnoughError

    with suppress(_EnoughError):
        try:
            _parse(text, collect)
        except TextError as error:
            # What YAML makes of the rest of a line that is refused already is no news.
            if not errors or error.location.line != errors[-1].location.line:
                errors.append(error)
    return errors


def _parse(text: str, refuse: Refuse) -> Node:
    events = read_events(text, refuse)
    first = next(events, None)
    if first is None:
        return Mapping({}, {}, 0, 0, Location(1, 1), flow=False)
    node = _node(first, events, refuse)
    _read_to_end(events)
    return node


def _read_to_end(events: Iterator[Event]) -> None:
    """Read the rest of a text: what stands behind the value is refused, never skipped."""
    deque(events, maxlen=0)


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
    start, location = event.start_mark.index, event_location(event)
    if isinstance(event, ScalarEvent):
        return Scalar(event.value, start, event.end_mark.index, location, event.style or "")
    if isinstance(event, AliasEvent):  # refused, but the reading goes on
        return Scalar("", start, event.end_mark.index, location, "")
    if isinstance(event, SequenceStartEvent):
        items: list[Node] = []
        for item in events:
            if isinstance(item, SequenceEndEvent):
                break
            items.append(_node(item, events, refuse))
        return Sequence(items, start, item.end_mark.index, location, bool(event.flow_style))
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        name = _key(key, values, refuse)
        key_node = _node(key, events, refuse)
        if isinstance(key_node, Scalar):
            keys[name] = key_node
        values[name] = _node(next(events), events, refuse)
    return Mapping(keys, values, start, key.end_mark.index, location, bool(event.flow_style))


def _key(event: Event, seen: dict[str, Plain] | dict[str, Node], refuse: Refuse) -> str:
    """Return the key that an event states; refuse one that is no text or stands there already."""
    if isinstance(event, AliasEvent):  # refused already
        return ""
    if not isinstance(event, ScalarEvent):
        hint = "nếu dấu [ hoặc { là chữ thật thì đặt cả nội dung trong ngoặc kép"
        refuse(event_error(event, "complex-key", "tên trường phải là một từ", hint))
        return ""
    name = str(event.value)
    if name in seen:
        message = f"trường `{name}` ghi hai lần trong cùng một mục"
        refuse(event_error(event, "duplicate-key", message, "giữ lại một dòng, xóa dòng kia"))
    if name == "<<":
        message = "`<<` không phải là tên trường"
        refuse(event_error(event, "merge-key", message, "xóa dòng này, ghi đủ từng trường"))
    return name
