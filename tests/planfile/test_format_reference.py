"""docs/format.md: every field of every record is described, and what it says is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc import labels
from cchc.planfile import document, record_types, records, reporting_schema, schema, view_schema, warnings
from cchc.task import AMENDABLE
from tests.support import make_format_docs
from tests.support.make_format_docs import EXAMPLE, PAGE, Place, descriptions, examples, name_of, places

if TYPE_CHECKING:
    from tests.support.answers import Cchc

PLACES = list(places())


def test_the_page_is_the_one_that_is_made() -> None:
    assert PAGE.read_text("utf-8") == make_format_docs.page()


def test_every_record_of_the_schema_has_its_place() -> None:
    models = {
        value
        for value in (vars(schema) | vars(reporting_schema) | vars(view_schema)).values()
        if isinstance(value, type)
        and issubclass(value, record_types.Record)
        and value is not record_types.Record
    }
    assert {place.model for place in PLACES} == models
    assert {place.path.partition(".")[0].removesuffix("[]") for place in PLACES} == {*records.TOP_KEYS} - {
        "cchc"
    }


def test_every_field_is_described_and_no_other() -> None:
    fields = {
        (name_of(p.model), field) for p in PLACES for field in ("", *record_types.known_fields(p.model))
    }
    assert descriptions().keys() == fields
    for described in descriptions().values():
        assert described.meaning.endswith(".") or described.meaning.endswith(").")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.path)
def test_the_example_has_every_field(place: Place) -> None:
    assert set(record_types.known_fields(place.model)) == {
        key for record in examples(place.path) for key in record
    }


def test_the_example_is_a_plan_without_a_doubt() -> None:
    opened = document.parse(EXAMPLE.read_bytes(), EXAMPLE.name)
    day = max(task.done_on for task in opened.plan.tasks if task.done_on).replace(month=9, day=14)
    assert warnings.find(opened, day).problems == ()


def test_every_type_has_a_name() -> None:
    for place in PLACES:
        inner = record_types.inner_records(place.model)
        hints = make_format_docs.hints_of(place.model)
        for field, hint in hints.items():
            assert make_format_docs.type_words(hint) or field in inner, (place.path, field)


def test_every_command_that_is_named_has_its_options(cchc: Cchc, capsys: object) -> None:
    named = {c for one in descriptions().values() for c in one.commands.split(", ") if c}
    for words in sorted(named):
        command, _, option = words.partition(" --")
        answer = cchc(*command.split(), "--help")
        assert answer.code == 0, words
        assert not option or f"--{option}" in answer.out, words


def test_lists_of_words_in_the_page_are_the_codes_lists() -> None:
    page = PAGE.read_text("utf-8")
    assert ", ".join(f"`{field}`" for field in AMENDABLE) in page
    assert all(f"`{status}` ({label})" in page for status, label in labels.STATUS.items())
