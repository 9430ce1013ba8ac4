"""Every document of `tests/data/intake` is read as its expected result says, and no row is lost."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from cchc.drafts import reader, reading_json
from cchc.sources import reading
from tests.support import intake_cases
from tests.support.row_accounts import unaccounted

if TYPE_CHECKING:
    from pathlib import Path

CASES = intake_cases.load()
DOCUMENTS = [(name, file) for name, case in CASES.items() for file in case["files"]]
# The readers of these are not there yet.
WITHOUT_READER = {".txt": "plain_text", ".pdf": "pdf"}


def _path(file: str) -> Path:
    path = intake_cases.FOLDER / file
    module = WITHOUT_READER.get(path.suffix)
    if module and find_spec(f"cchc.sources.{module}") is None:
        pytest.skip(f"no reader of {path.suffix} yet")
    if path.suffix == ".doc" and shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    return path


@pytest.mark.parametrize(("case", "file"), DOCUMENTS, ids=[file for _, file in DOCUMENTS])
def test_a_document_is_read_as_expected(case: str, file: str) -> None:
    document = reading.read(_path(file))
    found = reader.read(document)
    produced: dict[str, Any] = json.loads(json.dumps(reading_json.to_dict(found)))
    lines = intake_cases.differences(CASES[case], produced)
    assert lines == [] or pytest.xfail("; ".join(lines))
    assert unaccounted(document, found) == []
