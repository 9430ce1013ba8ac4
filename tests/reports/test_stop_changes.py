"""Stops in "Thay đổi trong kỳ": what they mean, not how a file holds them."""

from __future__ import annotations

import pytest

from cchc.changes import Change
from cchc.reports.overview import amended_changes

STOP = {"date": "2026-05-20", "document": "50/UBND-VX", "reason": "chờ hướng dẫn của tỉnh"}
ENDED = {"status": "paused", **STOP, "until": "2026-06-15"}
SAID = "từ ngày 20/05/2026 theo Công văn số 50/UBND-VX, do chờ hướng dẫn của tỉnh"


def change(*path: str | int, before: object = None, after: object = None) -> Change:
    return Change("task:9", path, before, after)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            [change("status", before="in_progress", after="paused"), change("stopped", after=STOP)],
            [f"tạm dừng {SAID}"],
        ),
        (
            [change("status", before="not_started", after="cancelled"), change("stopped", after=STOP)],
            [f"không tiếp tục thực hiện {SAID}"],
        ),
        (
            [
                change("status", before="paused", after="in_progress"),
                change("stopped", before=STOP),
                change("stops", after=[ENDED]),
            ],
            ["tiếp tục thực hiện từ ngày 15/06/2026"],
        ),
        (
            [change("stops", 0, after=ENDED), change("progress", before="20", after="60")],
            [f"tạm dừng {SAID}; tiếp tục thực hiện từ ngày 15/06/2026", "tiến độ: 20% → 60%"],
        ),
    ],
)
def test_a_stop_is_told_by_what_it_means(changes: list[Change], said: list[str]) -> None:
    assert amended_changes.sentences(changes) == said


def test_a_stop_that_was_corrected_is_told_by_its_fields() -> None:
    corrected = change("stopped", "document", before="50/UBND-VX", after="51/UBND-VX")
    assert len(amended_changes.sentences([corrected])) == 1
    assert "50/UBND-VX → 51/UBND-VX" in amended_changes.sentences([corrected])[0]
