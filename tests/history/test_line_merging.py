"""Texts merged line by line: what one side changed is taken, wherever it is, and nothing else is lost."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc.history import line_merging

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = [b"%d\n" % number for number in range(12)]


def joined(lines: list[bytes]) -> bytes:
    return b"".join(lines)


def changed(chance: Random, lines: list[bytes], name: bytes) -> list[bytes]:
    """Return lines of which some were replaced, taken out or put in, first and last ones, too."""
    result = list(lines)
    for _ in range(chance.randint(1, 3)):
        at = chance.choice((0, len(result), chance.randint(0, len(result))))
        result[at : at + chance.randint(0, 2)] = [name] * chance.randint(0, 2)
    return result


def test_what_one_side_alone_changed_is_taken_whole(often: Callable[[int], int]) -> None:
    for seed in range(often(2000)):
        chance = Random(seed)
        lines = [chance.choice((b"a\n", b"b\n", b"c\n")) for _ in range(chance.randint(0, 8))]
        side = changed(chance, lines, chance.choice((b"a\n", b"x\n")))
        base, other = joined(lines), joined(side)
        assert line_merging.merge(base, other, base) == other, seed
        assert line_merging.merge(base, base, other) == other, seed


def test_what_both_sides_changed_apart_from_each_other_is_taken_from_both(
    often: Callable[[int], int],
) -> None:
    for seed in range(often(500)):
        chance = Random(seed)
        head, tail = changed(chance, BASE[:5], b"x\n"), changed(chance, BASE[7:], b"y\n")
        ours, theirs = joined([*head, *BASE[5:]]), joined([*BASE[:7], *tail])
        expected = joined([*head, *BASE[5:7], *tail])
        assert line_merging.merge(joined(BASE), ours, theirs) == expected, seed
        assert line_merging.merge(joined(BASE), theirs, ours) == expected, seed


def test_changes_of_one_side_between_those_of_the_other_are_taken() -> None:
    base, ours, theirs, both = (
        joined([f"{line}\n".encode() for line in text])
        for text in ("0123456", "a1234c6", "012b456", "a12b4c6")
    )
    assert line_merging.merge(base, ours, theirs) == line_merging.merge(base, theirs, ours) == both


@pytest.mark.parametrize(
    ("ours", "theirs"), [("x2345", "y2345"), ("1x345", "1y45"), ("12", "123x5"), ("1234x", "1234y")]
)
def test_lines_that_both_sides_changed_are_not_merged(ours: str, theirs: str) -> None:
    base, *sides = (joined([f"{line}\n".encode() for line in text]) for text in ("12345", ours, theirs))
    assert line_merging.merge(base, *sides) is None


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_side_that_changed_too_much_is_not_compared(monkeypatch: pytest.MonkeyPatch, side: str) -> None:
    base, long = joined(BASE), joined([b"x\n", *BASE[1:6], b"y\n", *BASE[7:]])
    sides = (long, base) if side == "ours" else (base, long)
    monkeypatch.setattr(line_merging, "_MAX_LINES", 14)  # seven lines on either side, ends included
    assert line_merging.merge(base, *sides) == long
    monkeypatch.setattr(line_merging, "_MAX_LINES", 13)
    assert line_merging.merge(base, *sides) is None


def test_comments_are_lost_when_a_side_had_added_them_or_nobody_had_taken_them_away() -> None:
    old, ours, theirs = b"# one\n# two\n# three\n", b"# one\n# two\n# mine\n", b"# one\n# three\n# yours\n"
    lost = line_merging.lost_comments(old, ours, theirs, b"a: 1 # one\n")
    assert sorted(lost) == ["# mine", "# yours"], "what one side took away isn't missed"
    assert line_merging.lost_comments(old, ours, theirs, b"# mine\na: b # yours\n") == ["# one"]


def test_a_comment_that_was_there_twice_is_lost_when_it_is_there_once() -> None:
    twice = b"# one\n# one\n"
    assert line_merging.lost_comments(twice, twice, twice, b"# one\n") == ["# one"]
    assert line_merging.lost_comments(b"# one\n", twice, b"# one\n", b"# one\n") == ["# one"]
    assert line_merging.lost_comments(b"# one\n", b"# one\n", twice, b"# one\n") == ["# one"]
    assert line_merging.lost_comments(twice, twice, b"", b"") == []


def test_a_mark_in_a_quoted_text_begins_no_comment() -> None:
    old = b"""- ["room #1", 'it''s #2'] # with "#3"\n- don't # say # so\n"""
    assert line_merging.comments_taken(old, b"") == ['# with "#3"', "# say # so"]
    assert line_merging.comments_taken(old, old.replace(b"room ", b"")) == []


def test_the_comments_taken_out_are_those_of_all_lines() -> None:
    lines = [b"a # one\n", b"b # two\n", b"  # two\n", b"b # two\n", b"c\n", b"# three"]
    for first in range(len(lines)):
        for last in range(first, len(lines) + 1):
            old, new = b"".join(lines), b"".join(lines[:first] + lines[last:])
            expected = line_merging.lost_comments(old, old, old, new)
            assert line_merging.comments_taken(old, new) == expected, (first, last)
