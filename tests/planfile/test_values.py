"""One field at a time: what may stand there, and what is said when something else does."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc import labels
from cchc.planfile import values
from cchc.planfile.values import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable

TYPED = [
    *(values.text, values.day, values.whole, values.year, values.percent, values.points, values.flag),
    *(values.slug, values.status, values.owner_kind),
]


def refusal(of: Callable[[object], Any], value: object) -> InvalidValue:
    with pytest.raises(InvalidValue) as caught:
        of(value)
    return caught.value


@pytest.mark.parametrize(
    ("of", "written", "meant"),
    [
        (values.text, "  Phòng VHXH ", "Phòng VHXH"),
        (values.text, unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch"),
        (values.text, "no", "no"),
        (values.text, "012", "012"),
        (values.day, "2026-06-30", date(2026, 6, 30)),
        (values.day, "30/6/2026", date(2026, 6, 30)),
        (values.day, "30/06/2026", date(2026, 6, 30)),
        (values.day, "29/02/2028", date(2028, 2, 29)),
        (values.whole, "0", 0),
        (values.whole, "02", 2),
        (values.year, "2026", 2026),
        (values.percent, "0", 0),
        (values.percent, "100", 100),
        (values.percent, "50%", 50),
        (values.percent, "50 %", 50),
        (values.points, "2", 2.0),
        (values.points, "1,5", 1.5),
        (values.points, "1.25", 1.25),
        (values.flag, "true", True),
        (values.flag, "Có", True),
        (values.flag, "no", False),
        (values.flag, "không", False),
        (values.slug, "vp-hdnd-ubnd", "vp-hdnd-ubnd"),
        (values.slug, "q1", "q1"),
        (values.status, "submitted", "submitted"),
        (values.owner_kind, "collective", "collective"),
    ],
)
def test_a_value_is_read(of: Callable[[object], Any], written: str, meant: object) -> None:
    assert of(written) == meant


@pytest.mark.parametrize(
    ("of", "written", "code"),
    [
        (values.day, "31/02/2026", "bad-date"),
        (values.day, "2026-02-29", "bad-date"),
        (values.day, "6/30/2026", "bad-date"),
        (values.day, "2026-W01-1", "bad-date"),
        (values.day, "20/01/201", "bad-date"),
        (values.day, "“2026-01-02”", "bad-date"),
        (values.day, "2026–01–02 08:00", "bad-date"),
        (values.whole, "-1", "bad-number"),
        (values.whole, "1.5", "bad-number"),
        (values.whole, "1e3", "bad-number"),
        (values.whole, "2.000", "bad-number"),
        (values.whole, "1_000", "bad-number"),
        (values.whole, "２", "bad-number"),
        (values.whole, "²", "bad-number"),
        (values.whole, "9" * 5000, "bad-number"),
        (values.year, "26", "bad-year"),
        (values.year, "999999999", "bad-year"),
        (values.percent, "101", "bad-progress"),
        (values.percent, "%", "empty"),
        (values.percent, "50%%", "bad-number"),
        (values.points, "nan", "bad-number"),
        (values.points, "-1", "bad-number"),
        (values.flag, "1", "bad-flag"),
        (values.slug, "Vhxh", "bad-id"),
        (values.slug, "phòng", "bad-id"),
        (values.slug, "-a", "bad-id"),
        (values.slug, "a--b", "bad-id"),
        (values.status, "Done", "bad-status"),
        (values.owner_kind, "phòng", "bad-kind"),
    ],
)
def test_what_a_field_cannot_mean_is_refused(of: Callable[[object], Any], written: str, code: str) -> None:
    assert refusal(of, written).code == code


@pytest.mark.parametrize("of", TYPED)
def test_no_field_takes_a_list_or_fields_or_nothing(of: Callable[[object], Any]) -> None:
    assert refusal(of, ["a"]).code == "not-text"
    assert refusal(of, {"a": "b"}).code == "not-text"
    assert refusal(of, "  ").code == "empty"
    assert refusal(of, "a" * (values.MAX_TEXT + 1)).code == "too-long"


@pytest.mark.parametrize("of", TYPED)
def test_every_refusal_says_what_to_write_and_repeats_little(of: Callable[[object], Any]) -> None:
    for value in ("?" * 5000, "", ["a"]):
        if of is values.text and value and isinstance(value, str):
            continue
        error = refusal(of, value)
        assert error.hint
        assert len(error.message) < 150


def test_a_wrong_value_is_repeated_up_to_sixty_characters() -> None:
    assert values.shown("a" * 60) == "a" * 60
    assert values.shown("a" * 61) == "a" * 60 + "…"


@pytest.mark.parametrize("of", TYPED)
@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x85", "\x9b"])
def test_no_field_takes_a_control_character(of: Callable[[object], Any], control: str) -> None:
    error = refusal(of, f"a{control}b")
    assert error.code == "control-character"
    assert f"U+{ord(control):04X}" in error.message


def test_a_text_may_have_tabs_and_lines() -> None:
    assert values.text("a\tb\nc") == "a\tb\nc"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ("YES", True), ("có", True), ("False", False), ("no", False), ("KHÔNG", False)],
)
def test_a_flag_is_said_in_english_or_vietnamese_in_any_case(written: str, *, meant: bool) -> None:
    assert values.flag(written) is meant


def test_a_text_may_be_as_long_as_a_page_and_a_half() -> None:
    assert values.text("a" * values.MAX_TEXT) == "a" * values.MAX_TEXT


@pytest.mark.parametrize(("status", "label"), labels.STATUS.items())
def test_a_status_in_vietnamese_is_answered_with_the_code_word(status: str, label: str) -> None:
    assert f"`{status}`" in refusal(values.status, label.upper()).hint


def test_a_status_like_none_is_answered_with_all_of_them() -> None:
    hint = refusal(values.status, "???").hint
    assert all(status in hint and label in hint for status, label in labels.STATUS.items())


def test_an_id_is_suggested_that_would_do() -> None:
    hint = refusal(values.slug, "Phòng Văn hóa - Xã hội").hint
    assert hint == "ví dụ: `phong-van-hoa-xa-hoi`"
    assert values.slug(hint.split("`")[1])


def test_what_nobody_sees_is_left_out_of_what_is_visible() -> None:
    assert values.visible("\u200bdone\u00ad \u00a0") == "done"


@pytest.mark.parametrize(
    "written",
    [
        "13/3/26",
        "2026-3-13",
        "13/3/2026.",
        "13/3/2026 8:00",
        "13 / 3 / 2026",
        "ngày 13 tháng 3 năm 2026",
        "2026/03/13",
    ],
)
def test_a_real_day_in_another_way_than_a_file_has_it_is_answered_with_that_way(written: str) -> None:
    refused = refusal(values.day, written)
    assert refused.message == f'chưa đọc được ngày "{written}"'
    assert refused.hint == "ghi 13/3/2026"
    assert values.day(refused.hint.removeprefix("ghi ")) == date(2026, 3, 13)


@pytest.mark.parametrize(
    "written", ["31/6/26", "31/2/2026", "2026-13-13", "hôm nay", "3/2026", "12345", "0/3/26"]
)
def test_a_day_that_is_none_is_called_so(written: str) -> None:
    assert refusal(values.day, written).message.endswith("không phải là một ngày có thật")
