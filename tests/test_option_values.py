"""Values of options: read as people type them, for a year and a day that are arguments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc import option_values
from cchc.errors import RequestError
from cchc.periods import month_period, quarter_period

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6", date(2027, 6, 30)),
        ("30/6/26", date(2026, 6, 30)),
        ("\u201c2026-06-30\u201d", date(2026, 6, 30)),
        ("hôm qua", date(2026, 6, 30)),
    ],
)
def test_a_day_without_a_year_is_in_that_of_the_plan_and_relative_ones_go_from_the_day(
    text: str, day: date
) -> None:
    assert option_values.read_day(text, "--before", DAY, 2027) == day


def test_periods_without_a_year_are_in_that_of_the_plan() -> None:
    assert option_values.read_quarter("II", 2027, "--quarter") == quarter_period(2027, 2)
    assert option_values.read_month("3", 2027, "--month") == month_period(2027, 3)


@pytest.mark.parametrize(
    "text", ["quý ba", "“Quý ba”", "quy ba/2027", "Q.3", "quý 3", "quy III", "Quý ba năm 2027", "quý\u00a0ba"]
)
def test_a_quarter_is_read_in_words_and_in_figures(text: str) -> None:
    assert option_values.read_quarter(text, 2027, "--quarter") == quarter_period(2027, 3)


@pytest.mark.parametrize("text", ["tháng ba", "thang 3", "Tháng ba/2027", "T3"])
def test_a_month_is_read_in_words_and_in_figures(text: str) -> None:
    assert option_values.read_month(text, 2027, "--month") == month_period(2027, 3)


@pytest.mark.parametrize("text", ["2027", "năm 2027", "Nam 2027", "“2027”"])
def test_a_year_may_have_its_word_before_it(text: str) -> None:
    assert option_values.read_year(text, "--year") == 2027


@pytest.mark.parametrize(
    ("read", "hint"),
    [
        (lambda: option_values.read_quarter("tháng ba", 2026, "--quarter"), "tháng thì dùng --month; ví dụ"),
        (lambda: option_values.read_quarter("tháng 3", 2026, "--running-in"), "ví dụ: Q2, 2, II"),
        (
            lambda: option_values.read_quarter("6 tháng đầu năm", 2026, "--quarter"),
            "--quarter là một quý; báo cáo 6 tháng, năm thì dùng cchc report --period; ",
        ),
        (lambda: option_values.read_month("quý ba", 2026, "--month"), "quý thì dùng --quarter; ví dụ"),
        (lambda: option_values.read_year("năm", "--year"), "ghi đủ bốn chữ số"),
    ],
)
def test_another_span_than_was_asked_for_is_told_where_it_belongs(
    read: Callable[[], object], hint: str
) -> None:
    with pytest.raises(RequestError) as raised:
        read()
    assert str(raised.value.hint).startswith(hint)


def test_names_of_several_states_stand_among_others() -> None:
    assert option_values.read_statuses("đang làm, paused") == ["in_progress", "paused"]
    assert option_values.read_states("chưa thực hiện, trong hạn") == ["not_started"]
    assert set(option_values.read_states("quá hạn,thường xuyên")) == {
        "in_progress_overdue", "not_started_overdue", "ongoing",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (
            lambda: option_values.read_day("31/2", "--before", DAY),
            '--before: "31/2" không phải là ngày có thật',
        ),
        (lambda: option_values.read_quarter("Q9", 2026, "--quarter"), '--quarter: "Q9" không phải là quý'),
        (lambda: option_values.read_month("13", 2026, "--month"), '--month: "13" không phải là tháng'),
        (lambda: option_values.read_statuses("a"), '--status: không có "a"'),
        (lambda: option_values.read_states("a"), '--state: không có "a"'),
        (lambda: option_values.read_choice("x", ("id", "due"), "--sort"), '--sort: không có "x"'),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(read: Callable[[], object], message: str) -> None:
    with pytest.raises(RequestError) as raised:
        read()
    assert str(raised.value) == message
    assert raised.value.hint


def test_the_year_of_the_plan_is_spoken_of_where_there_is_a_plan() -> None:
    for year, told in ((2026, "16/3 (năm của kế hoạch),"), (None, "16/3, 2026-03-16")):
        with pytest.raises(RequestError) as raised:
            option_values.read_day("hôm nào", "--rev", date(2026, 11, 29), year)
        assert told in (raised.value.hint or "")
