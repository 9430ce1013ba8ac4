"""Every document of `tests/data/intake` is read as its expected result says, and no row is lost."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from cchc.drafts import reader, reading_json
from cchc.sources import reading
from tests.support import intake_cases
from tests.support.row_accounts import unaccounted

CASES = intake_cases.load()
DOCUMENTS = [(name, file) for name, case in CASES.items() for file in case["files"]]


@pytest.mark.parametrize(("case", "file"), DOCUMENTS, ids=[file for _, file in DOCUMENTS])
def test_a_document_is_read_as_expected(case: str, file: str) -> None:
    path = intake_cases.FOLDER / file
    if path.suffix == ".doc" and shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    document = reading.read(path)
    found = reader.read(document)
    produced: dict[str, Any] = json.loads(json.dumps(reading_json.to_dict(found)))
    assert intake_cases.differences(CASES[case], produced) == []
    assert unaccounted(document, found) == []
