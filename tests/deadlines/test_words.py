"""Every example in the tables of `cchc.deadlines` means what the table says, and so does the page."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from types import ModuleType

import pytest

from cchc.deadlines import grammar, words
from cchc.deadlines.grammar import Meaning
from cchc.deadlines.parsing import parse_deadline
from cchc.deadlines.phrases import parse_phrase, plain_phrase
from cchc.deadlines.scanning import scan
from cchc.deadlines.tokens import Token
from cchc.deadlines.words import Wording
from tests.support.checkout import CHECKOUT

PAGE = CHECKOUT / "docs/deadlines.md"
CONDITIONS = words.COUNTED_FROM + words.NOT_COUNTED_FROM
TABLES = {**{token.name: table for token, table in words.DATE_WORDS.items()},
          "ongoing": words.ONGOING, "periodic": words.PERIODIC,
          "unknown": words.PLACEHOLDERS, "conditional": CONDITIONS}  # fmt: skip
WORDINGS = [wording for table in TABLES.values() for wording in table]


def examples(*names: str) -> list[object]:
    """Return each example of these tables beside its wording and its table's name."""
    return [
        pytest.param(name, wording, example, id=f"{wording.meaning}: {example}")
        for name in names
        for wording in TABLES[name]
        for example in wording.examples
    ]


def meaning(text: str) -> str:
    """Return what a deadline of a plan of 2026 means, as the tables write it."""
    deadline = parse_deadline(text, 2026)
    return str(Meaning(deadline.kind, deadline.start, deadline.end))


def first_to_match(table: tuple[Wording, ...], text: str, after: str = "") -> Wording:
    """Return the wording of a table that a search for any of them would find."""
    matches = [re.search(rf"(?:{wording.pattern}){after}", text) for wording in table]
    starts = [(match.start(), index) for index, match in enumerate(matches) if match]
    return table[min(starts)[1]]


def without(unwanted: Wording) -> str:
    """Return the pattern of all date words but one."""
    tables = {token: [w for w in table if w != unwanted] for token, table in words.DATE_WORDS.items()}
    parts = (f"(?P<{token.name}>{words.any_of(table)})" for token, table in tables.items() if table)
    return rf"(?:{'|'.join(parts)})(?!(?<=\w)\w)"


# The tables of words


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.meaning)
def test_a_wording_has_examples_and_a_pattern_that_captures_nothing(wording: Wording) -> None:
    assert wording.examples
    assert re.compile(wording.pattern).groups == 0
    assert [example.lower() for example in wording.examples] == list(wording.examples)


def test_each_wording_has_a_meaning_of_its_own() -> None:
    meanings = [wording.meaning for wording in WORDINGS]
    assert len(set(meanings)) == len(meanings)


@pytest.mark.parametrize(
    ("name", "wording", "example"), examples(*(token.name for token in words.DATE_WORDS))
)
def test_a_date_word_gives_its_token_and_is_needed_for_its_example(
    name: str, wording: Wording, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = plain_phrase(example)
    read = scan(plain)
    assert not read.unread
    assert name == "FILLER" or Token[name] in read.tokens
    assert meaning(example) not in {"not_a_deadline", "invalid", "unknown", "conditional"}
    monkeypatch.setattr(words, "DATE_WORD", without(wording))
    assert scan(plain) != read


@pytest.mark.parametrize(("kind", "wording", "example"), examples("ongoing", "periodic"))
def test_a_word_of_regular_work_makes_it_regular(kind: str, wording: Wording, example: str) -> None:
    assert parse_deadline(example, 2026).kind == kind
    assert first_to_match(TABLES[kind], plain_phrase(example)) == wording


@pytest.mark.parametrize(("kind", "wording", "example"), examples("unknown"))
def test_a_placeholder_is_read_by_its_wording(kind: str, wording: Wording, example: str) -> None:
    assert meaning(example) == kind
    assert first_to_match(words.PLACEHOLDERS, example) == wording


@pytest.mark.parametrize(("kind", "wording", "example"), examples("conditional"))
def test_a_lead_word_begins_its_condition(kind: str, wording: Wording, example: str) -> None:
    assert parse_deadline(example, 2026).condition == example
    assert meaning(example) == kind
    assert first_to_match(CONDITIONS, example, after=r"(?= \w)") == wording


@pytest.mark.parametrize(("kind", "wording", "example"), examples("conditional"))
def test_a_length_of_time_is_counted_from_some_lead_words_only(
    kind: str, wording: Wording, example: str
) -> None:
    assert meaning(example) == kind
    counted = parse_deadline(f"20 ngày {example}", 2026).span is not None
    assert counted == (wording in words.COUNTED_FROM)


# The grammar


@pytest.mark.parametrize(("tokens", "rule", "example", "expected"), grammar.CASES)
def test_a_case_of_the_grammar_means_what_its_example_says(
    tokens: tuple[Token, ...], rule: object, example: str, expected: str
) -> None:
    assert tuple(scan(plain_phrase(example)).tokens) == tokens
    assert meaning(example) == expected


@pytest.mark.parametrize(("text", "expected"), grammar.LIST_EXAMPLES.items())
def test_a_list_means_what_the_grammar_says(text: str, expected: str) -> None:
    assert Token.AND in scan(plain_phrase(text)).tokens
    assert meaning(text) == expected


# The page


def test_the_page_has_examples_that_hold() -> None:
    results = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert results.attempted > 5
    assert results.failed == 0


def test_the_page_names_every_token_with_its_meaning() -> None:
    page = PAGE.read_text("utf-8")
    for token in Token:
        assert f"| `{token.name}` | {token.value} |" in page


def test_the_worked_example_of_the_page_adds_its_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    page, source = PAGE.read_text("utf-8"), Path(words.__file__).read_text("utf-8")
    old, new = re.findall(r"^[-+]( +Wording.*)$", page, re.MULTILINE)
    assert source.count(old) == 1
    assert str(parse_phrase("hạn cuối cùng 30/6/2026", 2026)) == "not_a_deadline"
    changed = ModuleType("changed")
    exec(source.replace(old, new), changed.__dict__)  # noqa: S102  our own module, one line changed
    monkeypatch.setattr(words, "DATE_WORD", changed.DATE_WORD)
    assert str(parse_phrase("hạn cuối cùng 30/6/2026", 2026)) == "day ..2026-06-30"
