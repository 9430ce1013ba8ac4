"""Places found without the tree of a text are those that the tree has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.errors import TextError
from cchc.yamltext import events, nodes, parsing, places
from cchc.yamltext.nodes import Mapping, Sequence
from tests.support.checkout import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Node
    from cchc.yamltext.nodes import Path as NodePath

FILES = sorted([*(TESTS / "errors").glob("*.yaml"), *(TESTS / "messy").glob("*.yaml")])


def paths(node: Node, path: NodePath = ()) -> Iterator[NodePath]:
    yield path
    if isinstance(node, Mapping):
        yield (*path, "khong-co")
        for key, inside in node.values.items():
            yield from paths(inside, (*path, key))
    elif isinstance(node, Sequence):
        for index, inside in enumerate(node.items):
            yield from paths(inside, (*path, index))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_place_of_a_file_is_where_its_tree_has_it(file: Path) -> None:
    try:
        text = file.read_text("utf-8").removeprefix("\ufeff")
        tree = parsing.parse_nodes(text)
    except (TextError, UnicodeDecodeError):
        return
    wanted = list(paths(tree))
    for some in (wanted, wanted[::7], wanted[-1:], [()]):
        found = places.parse_places(text, some)
        for path in some:
            for on_key in (False, True):
                expected = nodes.location_of(tree, path, on_key=on_key)
                assert nodes.location_of(found, path, on_key=on_key) == expected, path


def test_nothing_is_read_behind_the_last_place(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def counted(*arguments: object) -> Iterator[object]:
        for event in events.read_events(*arguments):  # type: ignore[arg-type]
            read.append(event)
            yield event

    monkeypatch.setattr(places, "read_events", counted)
    text = "tasks:\n" + "- {a: b}\n" * 1000
    places.parse_places(text, [("tasks", 3, "a"), ("tasks", 5, "missing")])
    assert len(read) < 40
    places.parse_places(text, [("tasks", 3, "a"), ("missing",)])
    assert len(read) > 4000
