"""Patterns that wait until they are wanted: each can be compiled, and does what a compiled one does."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import cchc
from cchc import patterns

PACKAGE = Path(cchc.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if "patterns.lazy(" in path.read_text("utf-8")
)
FEWEST = 200  # patterns that are found below: else they are looked for in the wrong places


def waiting(value: Any) -> list[tuple[str | bytes, int]]:
    """Return the sources and flags of the patterns that a value of a module is or holds."""
    if isinstance(value, patterns.LazyPattern):
        return [(value.pattern, value.given_flags)]
    if isinstance(value, dict):
        value = list(value.values())
    return [each for part in value for each in waiting(part)] if isinstance(value, list | tuple) else []


def test_every_pattern_that_waits_can_be_compiled() -> None:
    found = [each for name in MODULES for each in waiting(list(vars(import_module(name)).values()))]
    assert len(found) > FEWEST
    for source, flags in found:
        re.compile(source, flags)


def test_an_error_in_a_pattern_is_raised_when_it_is_wanted() -> None:
    wrong = patterns.lazy("(")
    assert waiting([(wrong,)]) == [("(", 0)]
    with pytest.raises(re.error):
        wrong.search("")


def test_a_pattern_that_waits_does_what_a_compiled_one_does() -> None:
    waits, there = patterns.lazy(r"(?P<word>h)ạn", re.IGNORECASE), re.compile(r"(?P<word>h)ạn", re.IGNORECASE)
    text = "Thời Hạn, hạn"
    assert [found["word"] for found in waits.finditer(text, 4)] == ["H", "h"]
    assert (waits.sub("x", text), waits.split(text)) == (there.sub("x", text), there.split(text))
    assert (waits.pattern, waits.flags, waits.groupindex) == (there.pattern, there.flags, there.groupindex)
    assert waits.match("hạn chế")
    assert not waits.fullmatch("hạn chế")
    assert patterns.lazy(b"\\d").findall(b"2026") == [b"2", b"0", b"2", b"6"]


def test_a_pattern_is_compiled_once_and_no_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def compile_(source: str, flags: int = 0) -> re.Pattern[str]:
        made.append(source)
        return compiled(source, flags)

    monkeypatch.setattr(re, "compile", compile_)
    pattern = patterns.lazy("a+")
    assert made == []
    assert [bool(pattern.search(text)) for text in ("a", "b", "aa")] == [True, False, True]
    assert made == ["a+"]
