"""The Vietnamese words for code words, and how dates and shares are written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc import labels
from cchc.clarity import Aspect
from cchc.planfile import record_types, reporting_schema, schema, view_schema
from cchc.state_table import STATE_ROWS
from cchc.states import STATES
from cchc.task import STATUSES, Task
from tests.support.checkout import CHECKOUT

TEMPLATES = CHECKOUT / "templates"

# Dates


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 9, 14), "14/09/2026"),
        (date(2026, 1, 2), "02/01/2026"),
        (date(2026, 12, 31), "31/12/2026"),
    ],
)
def test_a_day_has_two_digits_for_day_and_month(day: date, written: str) -> None:
    assert labels.day(day) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 2), "ngày 02 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 14), "ngày 14 tháng 9 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_the_official_line_leads_days_below_10_and_months_1_and_2_with_a_zero(
    day: date, written: str
) -> None:
    assert labels.official_day(day) == written


def test_a_moment_is_a_day_and_the_minutes_of_a_clock() -> None:
    assert labels.moment(datetime(2026, 9, 4, 8, 5, tzinfo=UTC)) == "04/09/2026 08:05"


# Shares


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (4, 20, "20%"),
        (1, 3, "33,33%"),
        (2, 3, "66,67%"),
        (1, 160, "0,63%"),  # 0,625: half goes up, and not to the even 0,62
        (3, 16, "18,75%"),
        (1, 8, "12,5%"),
        (23, 39, "58,97%"),
        (1, 20_001, "0,01%"),  # not nothing
        (20_000, 20_001, "99,99%"),  # not all
        (0, 20, "0%"),
        (20, 20, "100%"),
        (0, 0, "0%"),
    ],
)
def test_a_share_has_at_most_two_decimals_after_a_comma_and_half_goes_up(
    part: int, whole: int, written: str
) -> None:
    assert labels.percent(part, whole) == written


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_written_share_is_the_nearest_of_two_decimals(share: tuple[int, int]) -> None:
    part, whole = share
    written = Fraction(labels.percent(part, whole).removesuffix("%").replace(",", "."))
    assert -Fraction(1, 20) < written - Fraction(100 * part, whole) <= Fraction(1, 20)


# A word for every code word


def test_every_declared_status_has_a_label() -> None:
    assert tuple(labels.STATUS) == STATUSES


def test_every_state_has_a_label_in_the_same_order() -> None:
    assert tuple(labels.STATE) == STATES


def test_every_state_has_a_key_of_its_own_and_is_told_by_it_on_the_page() -> None:
    style = (TEMPLATES / "report.css").read_text("utf-8")
    symbols = (TEMPLATES / "symbols.svg.j2").read_text("utf-8")
    light, _, dark = style.partition("@media screen")
    assert len({row.key for row in STATE_ROWS}) == len(STATES)
    for row in STATE_ROWS:
        assert f'<symbol id="i-{row.key}"' in symbols
        assert re.search(rf"\.{row.key}\b[^{{]*{{ --f:", dark), row.key
        (colours,) = [
            line for line in light.split("\n") if f".{row.key}" in re.split(r"[ ,]+", line.partition("{")[0])
        ]
        assert [colour(colours, name) for name in ("n", "x", "f")] == [row.tint, row.ink, row.fill]


def colour(rule: str, name: str) -> str:
    """Return a colour of a rule of the page's style, with six digits."""
    digits = re.search(rf"--{name}: #(\w+)", rule)
    assert digits is not None
    return f"#{digits[1]}" if len(digits[1]) == 6 else "#" + "".join(2 * digit for digit in digits[1])


def test_what_needs_action_first_is_numbered_without_a_gap() -> None:
    assert sorted(row.urgency for row in STATE_ROWS) == list(range(1, len(STATES) + 1))


def test_every_kind_of_record_has_a_label() -> None:
    assert set(labels.RECORD) == {"task", "owner", "area", "plan", "duties", "reporting", "views", "cchc"}


def test_every_one_of_the_six_has_a_label_in_the_same_order() -> None:
    assert tuple(labels.CLARITY) == get_args(Aspect)


def test_every_field_of_a_task_has_a_label() -> None:
    assert set(Task._fields) <= set(labels.FIELD)


def test_every_field_of_a_plan_file_has_a_label_and_nothing_else_has_one() -> None:
    kinds = (vars(schema) | vars(reporting_schema)).values()
    records = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, record_types.Record)]
    in_file = {key for record in records for key in record_types.known_fields(record, ())}
    assert set(labels.FIELD) == in_file


def test_every_option_of_a_view_has_a_label_and_nothing_else_has_one() -> None:
    known = {key for record in view_schema.RECORDS.values() for key in record_types.known_fields(record)}
    assert set(labels.VIEW) == known


@pytest.mark.parametrize("words", [labels.STATUS, labels.STATE, labels.CLARITY, labels.FIELD, labels.RECORD])
def test_no_two_code_words_share_a_label(words: dict[str, str]) -> None:
    assert len({label.lower() for label in words.values()}) == len(words)


def test_the_states_are_called_as_official_summaries_call_them() -> None:
    assert labels.STATE == {
        "done_on_time": "Hoàn thành đúng hạn",
        "done_late": "Hoàn thành quá hạn",
        "in_progress": "Đang thực hiện, trong hạn",
        "not_started": "Chưa thực hiện, trong hạn",
        "in_progress_overdue": "Đang thực hiện, quá hạn",
        "not_started_overdue": "Chưa thực hiện, quá hạn",
        "waiting": "Chờ điều kiện",
        "ongoing": "Thường xuyên",
        "paused": "Tạm dừng",
        "no_deadline": "Chưa xác định thời hạn",
        "cancelled": "Đã hủy",
    }


def test_the_six_are_called_as_the_plan_calls_them() -> None:
    assert [label.lower() for label in labels.CLARITY.values()] == [
        "người",
        "việc",
        "thời gian",
        "trách nhiệm",
        "thẩm quyền",
        "kết quả",
    ]
