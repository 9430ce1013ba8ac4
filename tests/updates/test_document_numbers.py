"""Another number for a document that amends the plan, wherever a task cites it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.plan import Amendment
from cchc.updates import document_numbers

if TYPE_CHECKING:
    from cchc.changes import PlainRecord

LISTED = Amendment("DT/KH-UBND", date(2026, 7, 10))
CITED: PlainRecord = {"date": "2026-07-10", "document": "DT/KH-UBND"}
OTHER_YEAR: PlainRecord = {"date": "2025-07-10", "document": "DT/KH-UBND"}


@pytest.mark.parametrize("field", ["submissions", "stops", "extensions", "results"])
def test_every_list_that_cites_a_document_gets_its_new_number(field: str) -> None:
    data: PlainRecord = {"plan": {}, "tasks": [{"id": "4", field: [CITED, OTHER_YEAR]}]}
    tasks: Any = document_numbers.with_number(data, LISTED, "75/KH-UBND")["tasks"]
    assert tasks[0][field] == [{**CITED, "document": "75/KH-UBND"}, OTHER_YEAR]
