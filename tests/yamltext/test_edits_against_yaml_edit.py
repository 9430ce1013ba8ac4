"""The same edits made by another editor of YAML, yaml-edit: both must write the same data.

yaml-edit (Rust, on PyPI) knows nothing of our code and keeps comments, too. Where it touches more
lines than we do or loses a comment is counted, not judged; where we would, the test fails.
"""

from __future__ import annotations

import importlib
import os
from collections import Counter
from typing import Any

import pytest

from cchc.yamltext.edits import Set
from tests.support.edit_differences import MESSY, changed_lines, data_of, lost_comments, text_of
from tests.yamltext.test_messy_files import ALL, apply

STREAM_MARKS = {"document-marks"}  # yaml-edit reads `...` as a stream, which it doesn't edit by path


def yaml_edit() -> Any:
    """Return the other editor; only outside of CI may it be missing."""
    try:
        return importlib.import_module("yaml_edit")
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("yaml-edit is not installed here: pip install yaml-edit")


def edited_by_the_other(old: str, edit: Set) -> str:
    """Make an edit by yaml-edit."""
    document = yaml_edit().Document.parse(old)
    around = document[edit.path[0]]
    for step in edit.path[1:-1]:
        around = around.as_mapping()[step] if isinstance(step, str) else around.as_sequence()[step]
    around.as_mapping()[edit.path[-1]] = edit.value
    return str(document)


def test_both_write_the_same_data_and_we_touch_no_more_lines(capsys: pytest.CaptureFixture[str]) -> None:
    tally: Counter[str] = Counter()
    unable = set()
    for file in MESSY:
        old = text_of(file)
        for make in ALL.values():
            edit = make(data_of(old))
            if not isinstance(edit, Set):
                continue
            ours = apply(old, [edit])
            try:
                theirs = edited_by_the_other(old, edit)
            except yaml_edit().YamlError:
                unable.add(file.stem)
                continue
            assert data_of(ours) == data_of(theirs)
            our_lines, their_lines = (set(changed_lines(old, new)[0]) for new in (ours, theirs))
            tally["edits"] += 1
            tally["same bytes"] += ours == theirs
            tally["yaml-edit lost a comment"] += bool(lost_comments(old, theirs))
            tally["yaml-edit touched more lines"] += len(their_lines) > len(our_lines)
            assert not lost_comments(old, ours)
            assert len(our_lines) <= len(their_lines), (file.stem, edit)
    assert unable <= STREAM_MARKS
    assert tally["edits"] >= 500
    with capsys.disabled():
        print(f"\n  {dict(tally)}")  # noqa: T201  the figures are what one wants to see of this test
