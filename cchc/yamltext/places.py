"""A few nodes of a text, found by their paths, where the tree of all would take too much memory.

What is said of a file names at most some hundred places; the rest is read past. Knows YAML, not plans.

Read next: `cchc.yamltext.nodes` (what comes out), `cchc.yamltext.parsing` (all nodes of a text).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent, SequenceStartEvent

from cchc.errors import Location, TextError
from cchc.yamltext.events import event_location, read_events
from cchc.yamltext.nodes import Mapping, Node, Scalar, Sequence
from cchc.yamltext.parsing import MAX_FIELDS, MAX_ITEMS, scalar_node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yaml.events import Event

    from cchc.yamltext.events import Events
    from cchc.yamltext.nodes import Path

_PASSED = Scalar("", 0, 0, Location(1, 1), "")  # stands for a node that no path leads through


class _Wanted:
    """Which steps paths take from a value on; `count` is how many paths lead to it or through it."""

    __slots__ = ("count", "steps")

    def __init__(self) -> None:
        self.steps: dict[str | int, _Wanted] = {}
        self.count = 0

    def add(self, path: Path) -> None:
        """Want the nodes that a path leads through."""
        wanted = self
        wanted.count += 1
        for step in path:
            wanted = wanted.steps.setdefault(step, _Wanted())
            wanted.count += 1


def parse_places(text: str, paths: Iterable[Path]) -> Node:
    """Return the nodes that paths lead through, as `parsing.parse_nodes` does, with the first key of each.

    Other nodes are left out, so are the ends of lists and records, and what stands behind the last
    path. The text is one that was read, as far as it could be.
    """
    wanted = _Wanted()
    for path in paths:
        wanted.add(path)
    events = _as_far_as_readable(text)
    first = next(events, None)
    if first is None:
        return Mapping({}, {}, 0, 0, Location(1, 1), flow=False)
    return _Reader(events, wanted.count).node(first, wanted)


def _as_far_as_readable(text: str) -> Events:
    with suppress(TextError):
        yield from read_events(text, lambda _: None)


class _Reader:
    """Reads the nodes that are wanted; there are no more events once all are read."""

    def __init__(self, events: Events, paths: int) -> None:
        self._events = events
        self._left = paths

    def node(self, event: Event, wanted: _Wanted) -> Node:
        """Return the node that begins with an event, and in it what is wanted."""
        start, location = event.start_mark.index, event_location(event)
        if isinstance(event, SequenceStartEvent):
            items = self._items(wanted)
            return Sequence(items, start, start, location, bool(event.flow_style))
        if isinstance(event, CollectionStartEvent):
            keys, values = self._fields(wanted)
            return Mapping(keys, values, start, start, location, bool(event.flow_style))
        self._count(wanted.count)
        return scalar_node(event) if isinstance(event, ScalarEvent) else _PASSED

    def _items(self, wanted: _Wanted) -> list[Node]:
        items: list[Node] = []
        left = wanted.count
        for event in self._events:
            if isinstance(event, CollectionEndEvent) or len(items) == MAX_ITEMS:
                break
            inside = wanted.steps.get(len(items))
            items.append(self.node(event, inside) if inside else self._pass(event))
            left -= inside.count if inside else 0
        self._count(left)
        return items

    def _fields(self, wanted: _Wanted) -> tuple[dict[str, Scalar], dict[str, Node]]:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        left = wanted.count
        for count, key in enumerate(self._events):
            if isinstance(key, CollectionEndEvent) or count == MAX_FIELDS:
                break
            name = key.value if isinstance(key, ScalarEvent) else ""
            self._pass(key)
            inside = wanted.steps.get(name)
            if isinstance(key, ScalarEvent) and (inside or not keys):
                keys[name] = scalar_node(key)
            event = next(self._events, None)
            if event is None:
                break
            if inside and name not in values:
                values[name] = self.node(event, inside)
                left -= inside.count
            else:
                self._pass(event)
        self._count(left)
        return keys, values

    def _pass(self, event: Event) -> Node:
        """Read past a node."""
        depth = int(isinstance(event, CollectionStartEvent))
        while depth and (inside := next(self._events, None)) is not None:
            depth += isinstance(inside, CollectionStartEvent) - isinstance(inside, CollectionEndEvent)
        return _PASSED

    def _count(self, paths: int) -> None:
        """Note that so many paths are read to their end; after the last one nothing is read any more."""
        self._left -= paths
        if self._left <= 0:
            self._events.close()
