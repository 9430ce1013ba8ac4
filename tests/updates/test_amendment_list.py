"""The list of documents that amend a plan: one comes, is corrected, goes; it stays in the order of its days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import labels
from cchc.changes import PlainRecord
from cchc.errors import RequestError
from cchc.plan import Amendment, Head
from cchc.updates import amendment_list
from cchc.updates.task_records import items_of, tasks_of
from cchc.yamltext.nodes import Plain
from tests.support.plans import make_plan

JUNE_1 = Amendment("30/KH-UBND", date(2026, 6, 1))
JULY_10 = Amendment("45/KH-UBND", date(2026, 7, 10), "Bổ sung nhiệm vụ")
AUGUST_1 = Amendment("60/KH-UBND", date(2026, 8, 1))
CITED = "Kế hoạch số 45/KH-UBND ngày 10/7/2026"


def head(*listed: Amendment) -> Head:
    return make_plan().head._replace(amendments=listed)


def data(*listed: Amendment, tasks: tuple[PlainRecord, ...] = ()) -> PlainRecord:
    records: list[Plain] = []
    for one in listed:
        summary: PlainRecord = {"summary": one.summary} if one.summary else {}
        records.append({"document": one.document, "date": one.date.isoformat()} | summary)
    plan: PlainRecord = {"number": "02/KH-UBND"}
    return {"plan": plan | ({"amendments": records} if records else {}), "tasks": list(tasks)}


def recorded(
    new: Amendment, *listed: Amendment, day: date | None = None, summary: str | None = None
) -> PlainRecord:
    return amendment_list.record(data(*listed), head(*listed), new.document, day=day, summary=summary)


def test_a_document_is_listed_once() -> None:
    assert recorded(JULY_10, day=JULY_10.date, summary=JULY_10.summary) == data(JULY_10)
    again = data(JULY_10)
    for day, summary in ((JULY_10.date, None), (None, JULY_10.summary), (None, None)):
        assert amendment_list.record(again, head(JULY_10), "45/kh-ubnd", day=day, summary=summary) is again
    signed = head().date
    assert signed
    on_its_day = Amendment("3/KH-UBND", signed)
    assert recorded(on_its_day, day=on_its_day.date) == data(on_its_day), "on the plan's own day"


def test_a_draft_has_nothing_to_amend_yet() -> None:
    draft = head()._replace(number=None, date=None)
    with pytest.raises(RequestError, match="chưa ghi số, ngày ban hành"):
        amendment_list.record(data(), draft, "45/KH-UBND", day=JULY_10.date, summary=None)


def test_a_day_or_summary_is_corrected() -> None:
    july_11 = date(2026, 7, 11)
    assert recorded(JULY_10, JULY_10, day=july_11) == data(JULY_10._replace(date=july_11))
    assert recorded(JULY_10, JULY_10, summary="Khác") == data(JULY_10._replace(summary="Khác"))
    assert recorded(JULY_10, JULY_10, summary="") == data(JULY_10._replace(summary=None))
    assert recorded(AUGUST_1, AUGUST_1, summary="Sửa đổi") == data(AUGUST_1._replace(summary="Sửa đổi"))


def test_a_day_that_is_written_otherwise_keeps_its_letters() -> None:
    by_hand: PlainRecord = {"plan": {"amendments": [{"document": "60/KH-UBND", "date": "1/8/2026"}]}}
    summed = amendment_list.record(by_hand, head(AUGUST_1), "60/KH-UBND", day=AUGUST_1.date, summary="Sửa")
    assert summed["plan"] == {
        "amendments": [{"document": "60/KH-UBND", "date": "1/8/2026", "summary": "Sửa"}]
    }


def test_the_list_stays_in_the_order_of_its_days() -> None:
    assert recorded(JULY_10, JUNE_1, AUGUST_1, day=JULY_10.date, summary=JULY_10.summary) == data(
        JUNE_1, JULY_10, AUGUST_1
    )
    assert recorded(JUNE_1, JUNE_1, JULY_10, day=date(2026, 9, 1)) == data(
        JULY_10, JUNE_1._replace(date=date(2026, 9, 1))
    )
    by_hand = (AUGUST_1, JUNE_1, JULY_10)  # another order stays as people wrote it
    assert recorded(JULY_10, *by_hand, summary="Khác") == data(
        AUGUST_1, JUNE_1, JULY_10._replace(summary="Khác")
    )


def amended(document: str, field: str, before: str = "") -> PlainRecord:
    entry: PlainRecord = {"document": document, "field": field}
    return entry | ({"before": before} if before else {})


OFFICES: list[Plain] = ["Phòng VHXH", "Công an xã"]
# What July 10 and then August 1 ordered, and what is so once July 10 is September 1: each field now, and
# what the two found. What July 10 ordered last is what holds.
CHAINS: list[tuple[str, Plain, tuple[str, str], Plain, tuple[str, str]]] = [
    ("due", "Quý IV/2026", ("Quý II/2026", "Quý III/2026"), "Quý III/2026", ("Quý II/2026", "Quý IV/2026")),
    ("deliverable", "", ("Kế hoạch", "Báo cáo"), "Báo cáo", ("Kế hoạch", "")),
    ("deliverable", "Báo cáo", ("", ""), "", ("", "Báo cáo")),
    ("coordinators", ["Trạm Y tế"], ("", "Phòng VHXH; Công an xã"), OFFICES, ("", "Trạm Y tế")),
    (
        "target",
        {"quantity": "3", "unit": "lớp", "achieved": "1"},
        ("1 lớp", "2 buổi tập huấn"),
        {"quantity": "2", "unit": "buổi tập huấn", "achieved": "1"},
        ("1 lớp", "3 lớp"),
    ),
]


@pytest.mark.parametrize(("field", "now", "found", "then", "finds"), CHAINS)
def test_documents_that_change_places_change_what_each_found(
    field: str, now: Plain, found: tuple[str, str], then: Plain, finds: tuple[str, str]
) -> None:
    others: list[Plain] = [amended("45/kh-ubnd", "title", "Cũ"), amended("60/KH-UBND", "lead")]
    entries = [amended("45/KH-UBND", field, found[0]), amended("60/KH-UBND", field, found[1])]
    task: PlainRecord = {"id": "1", "title": "Mới"} | ({field: now} if now else {})
    before = data(JULY_10, AUGUST_1, tasks=({**task, "amendments": [others[0], *entries, others[1]]},))
    september_1 = date(2026, 9, 1)
    moved = amendment_list.record(
        before, head(JULY_10, AUGUST_1), "45/KH-UBND", day=september_1, summary=None
    )
    record = tasks_of(moved)[0]
    assert (record.get(field, ""), record["title"]) == (then, "Mới")
    assert record["amendments"] == [
        amended("60/KH-UBND", field, finds[0]),
        others[1],
        others[0],
        amended("45/KH-UBND", field, finds[1]),
    ]
    assert [
        line.partition(" nay ")[0]
        for line in amendment_list.with_other_order(before, moved, JULY_10, september_1)
    ] == [f"NV 1: {labels.FIELD[field]}"]
    back = amendment_list.record(
        moved,
        head(AUGUST_1, JULY_10._replace(date=september_1)),
        "45/KH-UBND",
        day=JULY_10.date,
        summary=None,
    )
    assert back["plan"] == before["plan"]
    assert tasks_of(back)[0].get(field, "") == now
    assert sorted(map(str, items_of(tasks_of(back)[0], "amendments"))) == sorted(
        map(str, [*others, *entries])
    )


@pytest.mark.parametrize("day", [date(2026, 7, 11), AUGUST_1.date], ids=["between", "the same day"])
def test_documents_that_stay_in_their_places_leave_tasks_alone(day: date) -> None:
    entries: list[Plain] = [
        amended("45/KH-UBND", "due", "Quý II/2026"),
        amended("60/KH-UBND", "due", "Quý I/2026"),
    ]
    task: PlainRecord = {"id": "1", "due": "Quý IV/2026", "amendments": entries}
    before = data(JULY_10, AUGUST_1, tasks=(task,))
    moved = amendment_list.record(before, head(JULY_10, AUGUST_1), "45/KH-UBND", day=day, summary=None)
    assert tasks_of(moved)[0] is task
    assert list(amendment_list.with_other_order(before, moved, JULY_10, day)) == []


def test_the_list_is_read_with_the_days_that_are_days() -> None:
    assert amendment_list.listed(data(JULY_10, AUGUST_1)) == (JULY_10, AUGUST_1)
    wrong: PlainRecord = {"plan": {"amendments": [{"document": "45/KH-UBND", "date": "hôm qua"}, "60"]}}
    assert amendment_list.listed(wrong) == ()


@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        ("02/KH-UBND", date(2026, 7, 1), "là số của chính kế hoạch"),
        ("1/KH-UBND", date(2026, 1, 1), "trước ngày của kế hoạch"),
        ("45/KH-UBND", date(2026, 1, 1), "trước ngày của kế hoạch"),
        ("60/KH-UBND", None, "còn thiếu: --date"),
    ],
)
def test_what_can_not_amend_the_plan_is_refused(number: str, day: date | None, why: str) -> None:
    with pytest.raises(RequestError, match=why) as refused:
        amendment_list.record(data(JULY_10), head(JULY_10), number, day=day, summary=None)
    assert refused.value.hint


def test_a_document_that_was_listed_wrongly_goes() -> None:
    tasks: tuple[PlainRecord, ...] = (
        {"id": "1", "extensions": [{"document": "45/KH-UBND"}], "results": [{"document": "45/KH-UBND"}]},
        {"id": "2", "basis": "Kế hoạch số 45/KH-UBND ngày 10/7/2025", "stops": [{"document": "45/KH-UBND"}]},
    )
    both = data(JULY_10, AUGUST_1, tasks=tasks)
    assert amendment_list.remove(both, head(JULY_10, AUGUST_1), "45/KH-UBND") == data(AUGUST_1, tasks=tasks)
    assert "amendments" not in str(amendment_list.remove(data(JULY_10), head(JULY_10), "45/KH-UBND"))
    with pytest.raises(RequestError, match='chưa có văn bản điều chỉnh "61/KH-UBND"') as refused:
        amendment_list.remove(both, head(JULY_10), "61/KH-UBND")
    assert CITED in refused.value.hint


@pytest.mark.parametrize(
    ("task", "remedy"),
    [
        (
            {"amendments": [{"document": "45/kh-ubnd", "field": "due"}]},
            "cchc update 7 --amendment 45/KH-UBND",
        ),
        ({"basis": CITED}, "cchc update 7 --basis"),
        ({"basis": "45/KH-UBND ngày 9/7/2026"}, "cchc update 7 --basis"),
        (
            {"stopped": {"document": "45/KH-UBND"}, "status": "cancelled"},
            "cchc cancel 7 --document SỐ-VĂN-BẢN",
        ),
    ],
)
def test_a_document_stays_while_a_task_cites_it(task: dict[str, Any], remedy: str) -> None:
    with pytest.raises(RequestError, match="chưa bỏ được 45/KH-UBND: còn được ghi ở NV 7") as refused:
        amendment_list.remove(data(JULY_10, tasks=({"id": "7", **task},)), head(JULY_10), "45/KH-UBND")
    assert remedy in refused.value.hint


def test_tasks_that_cite_a_document_by_another_day_are_told() -> None:
    tasks: tuple[PlainRecord, ...] = (
        {"id": "1", "basis": CITED, "assigned_on": "2026-07-10"},
        {"id": "2", "basis": CITED, "assigned_on": "2026-07-12"},
        {"id": "3", "status": "cancelled", "stopped": {"document": "45/KH-UBND", "date": "2026-07-10"}},
        {"id": "4", "status": "paused", "stopped": {"document": "45/KH-UBND", "date": "2026-07-15"}},
        {"id": "5", "basis": "45/KH-UBND"},
        {"id": "6", "basis": "Kế hoạch số 45/KH-UBND ngày 10/7/2025"},
    )
    assert list(amendment_list.with_other_day({"tasks": list(tasks)}, JULY_10)) == []
    told = list(
        amendment_list.with_other_day({"tasks": list(tasks)}, JULY_10._replace(date=date(2026, 7, 11)))
    )
    basis = 'cchc update {} --basis "Kế hoạch số 45/KH-UBND ngày 11/7/2026"'
    assert [line.partition("bằng: ")[2] for line in told] == [
        f"{basis.format(1)} --assigned-on 11/7/2026",
        basis.format(2),
        "cchc cancel 3 --amendment 45/KH-UBND",
    ]
