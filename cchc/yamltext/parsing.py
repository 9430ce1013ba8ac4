"""YAML as text that people own: strict reading, with the place of everything that was read.

From libyaml's events to plain data, or to nodes that know their place. Keys that are no text or
stand twice are refused here. Knows YAML, not plans.

Read next: `cchc.yamltext.nodes` (what comes out), `cchc.yamltext.events` (what is refused before),
`cchc.yamltext.places` (a few nodes of a large text).
"""

from __future__ import annotations

import re
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from cchc.errors import Location, TextError
from cchc.yamltext import field_errors
from cchc.yamltext.events import event_error, event_location, read_events
from cchc.yamltext.nodes import Mapping, Node, Plain, Scalar, Sequence

if TYPE_CHECKING:
    from yaml.events import Event

    from cchc.yamltext.events import Events, Refuse

MAX_PROBLEMS = 100
# Of one list, and of one record: no plan has more, and what has more isn't read on. A list of the shortest
# tasks that a file of 16 MiB has room for is shorter; no record knows a tenth of these fields.
MAX_ITEMS, MAX_FIELDS = 400_000, 1000
_ENDLESS_CODES = frozenset({"too-many-items", "too-many-fields"})


class _EnoughError(Exception):
    """As many problems were found as anybody reads."""


class EndlessError(TextError):
    """A list or a record is longer than any plan's; `data` is what was read up to there."""

    def __init__(self, error: TextError, data: Plain) -> None:
        super().__init__(error.code, error.location, error.message, error.hint)
        self.data = data


def parse_plain(text: str) -> Plain:
    """Return a text as plain strings, lists and dicts; an empty text is an empty dict.

    Raises TextError at the first thing that is wrong; EndlessError when that is a list without end.
    """
    endless: list[TextError] = []

    def refuse(error: TextError) -> None:
        if error.code not in _ENDLESS_CODES:
            raise error
        endless.append(error)

    events = read_events(text, refuse)
    first = next(events, None)
    data = {} if first is None else _plain(first, events, refuse)
    _read_to_end(events)
    if endless:
        raise EndlessError(endless[0], data)
    return data


def parse_nodes(text: str) -> Node:
    """Return a text as nodes that know their place: slower than `parse_plain`, for errors and edits.

    Raises the same errors.
    """
    events = read_events(text, _stop)
    first = next(events, None)
    if first is None:
        return Mapping({}, {}, 0, 0, Location(1, 1), flow=False)
    node = _node(first, events)
    _read_to_end(events)
    return node


def find_problems(text: str) -> list[TextError]:
    """Return everything that a plan must not contain, up to the first thing that isn't YAML."""
    errors: list[TextError] = []

    def collect(error: TextError) -> None:
        errors.append(error)
        if len(errors) >= MAX_PROBLEMS:
            raise _EnoughError

    with suppress(_EnoughError):
        try:
            events = read_events(text, collect)
            for first in events:
                _plain(first, events, collect)
        except TextError as error:
            # What YAML makes of the rest of a line that is refused already is no news.
            if not errors or error.location.line != errors[-1].location.line:
                errors.append(error)
    return errors


def _read_to_end(events: Events) -> None:
    """Read the rest of a text: what stands behind the value is refused, never skipped."""
    deque(events, maxlen=0)


def _stop(error: TextError) -> None:
    raise error


def _plain(event: Event, events: Events, refuse: Refuse, *, is_item: bool = False) -> Plain:
    if isinstance(event, ScalarEvent):
        return str(event.value)
    if isinstance(event, SequenceStartEvent):
        items: list[Plain] = []
        for item in events:
            if isinstance(item, SequenceEndEvent):
                break
            if len(items) == MAX_ITEMS:
                _leave_rest(field_errors.too_many_items(event_location(item), MAX_ITEMS), events, refuse)
                break
            items.append(_plain(item, events, refuse, is_item=True))
        return items
    if isinstance(event, AliasEvent):  # refused, but the reading goes on
        return ""
    in_flow = bool(event.flow_style)
    return _plain_fields(events, refuse, is_item=is_item and not in_flow, in_flow=in_flow)


def _plain_fields(events: Events, refuse: Refuse, *, is_item: bool, in_flow: bool) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    is_told = False  # of lines that say again what stands there, the first is told
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        name = _key(key, refuse)
        if len(result) == MAX_FIELDS:
            _leave_rest(field_errors.too_many_fields(event_location(key), MAX_FIELDS), events, refuse)
            break
        if not isinstance(key, ScalarEvent):  # refused, but the reading goes on behind it
            _plain(key, events, refuse)
        if name not in result or not isinstance(key, ScalarEvent):
            is_told = False
        elif is_item and _begins_item(name, result):
            value = next(events)
            refuse(field_errors.lost_dash(event_location(key), name, _shown(value)))
            result = {name: _plain(value, events, refuse)}
            continue
        elif not is_told:
            refuse(field_errors.stands_twice(event_location(key), name, is_item=is_item))
            is_told = is_item
        value = _flow_value(key, events, refuse) if in_flow else next(events)
        result[name] = _plain(value, events, refuse)
    return result


def _leave_rest(error: TextError, events: Events, refuse: Refuse) -> None:
    """Refuse what is too long; nobody gets another event, so that all that is open ends here."""
    refuse(error)
    events.close()


def _node(event: Event, events: Events, *, is_item: bool = False) -> Node:
    if isinstance(event, ScalarEvent):
        return scalar_node(event)
    if isinstance(event, SequenceStartEvent):
        return _items(event, events)
    in_flow = bool(event.flow_style)
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        name = _key(key, _stop)
        if len(values) == MAX_FIELDS:
            raise field_errors.too_many_fields(event_location(key), MAX_FIELDS)
        if name in values:
            place, in_lines = event_location(key), is_item and not in_flow
            if in_lines and _begins_item(name, values):
                raise field_errors.lost_dash(place, name, _shown(next(events)))
            raise field_errors.stands_twice(place, name, is_item=in_lines)
        keys[name] = scalar_node(key)
        values[name] = _node(_flow_value(key, events, _stop) if in_flow else next(events), events)
    return Mapping(keys, values, event.start_mark.index, key.end_mark.index, event_location(event), in_flow)


def _items(event: Event, events: Events) -> Sequence:
    items: list[Node] = []
    for item in events:
        if isinstance(item, SequenceEndEvent):
            break
        if len(items) == MAX_ITEMS:
            raise field_errors.too_many_items(event_location(item), MAX_ITEMS)
        items.append(_node(item, events, is_item=True))
    start, end = event.start_mark.index, item.end_mark.index
    return Sequence(items, start, end, event_location(event), bool(event.flow_style))


def scalar_node(event: ScalarEvent) -> Scalar:
    """Return the node of a text value or a key."""
    start, end = event.start_mark.index, event.end_mark.index
    return Scalar(event.value, start, end, event_location(event), event.style or "")


def _key(event: Event, refuse: Refuse) -> str:
    """Return the key that an event states; refuse one that is no text."""
    if isinstance(event, AliasEvent):  # refused already
        return ""
    if not isinstance(event, ScalarEvent):
        hint = "nếu dấu [ hoặc { là chữ thật thì đặt cả nội dung trong ngoặc kép"
        refuse(event_error(event, "complex-key", "tên trường phải là một từ", hint))
        return ""
    name = str(event.value)
    if name == "<<":
        message = "`<<` không phải là tên trường"
        refuse(event_error(event, "merge-key", message, "xóa dòng này, ghi đủ từng trường"))
    return name


def _flow_value(key: Event, events: Events, refuse: Refuse) -> Event:
    """Return the value of a field in braces; refuse one without a colon: all of it is name."""
    value = next(events)
    is_beside = isinstance(value, ScalarEvent) and value.start_mark.index == key.end_mark.index
    if is_beside and isinstance(key, ScalarEvent) and re.search("[ :]", key.value):
        refuse(field_errors.without_colon(event_location(key)))
    return value


def _begins_item(name: str, seen: dict[str, Any]) -> bool:
    """Whether a key that an item of a list has already begins another item, whose dash lacks.

    It is the one that the item begins with, again after others: who deleted what stands twice would
    lose one of both.
    """
    return len(seen) > 1 and name == next(iter(seen))


def _shown(value: Event) -> str:
    return str(value.value) if isinstance(value, ScalarEvent) else ""
