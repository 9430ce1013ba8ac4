"""A period's file: what it may hold, what is said of a wrong one, and that an edit changes its own lines."""

from __future__ import annotations

import pytest

from cchc.errors import PeriodError
from cchc.periodfile import period_files
from cchc.periodfile.document import PeriodDocument, parse, with_figures, with_texts

KINDS = ("progress", "assignment")
FILE = """\
# Quý III
period: 1

progress:
  chung:
    # đã thống nhất với Trạm Y tế
    kiem-tra: Đã kiểm tra 02 cơ quan.  # theo KH 15
    kien-nghi: |
      Một.
      Hai.
  vhxh:
    kiem-tra: ""
figures:
  tin-bai: 5
"""


def test_what_people_wrote_is_read_by_kind_office_and_blank() -> None:
    read = parse(FILE.encode(), "q3", KINDS)
    assert dict(read.texts_of("progress", "chung")) == {
        "kiem-tra": "Đã kiểm tra 02 cơ quan.",
        "kien-nghi": "Một.\nHai.",
    }
    assert read.texts_of("progress", "vhxh") == {}
    assert read.texts_of("assignment", "chung") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plan:\n  year: 2026\n", "không phải tệp nội dung của kỳ báo cáo"),
        ("", "q3:1:1: đây không phải tệp nội dung của kỳ báo cáo"),
        ("progress:\nperiod: 1\n", "q3:1:1: đây không phải tệp nội dung của kỳ báo cáo"),
        ("# Quý III\nperiod: 2\n", "q3:2:1: phiên bản định dạng của tệp phải là 1"),
        ("' period': 1\n", "q3:1:1: đây không phải tệp nội dung của kỳ báo cáo"),
        ("period: [1]\n", "q3:1:1: phiên bản định dạng của tệp phải là 1"),
        ("period: 1\nprogres:\n  chung:\n    a: b\n", 'q3:2:1: không có mục "progres"'),
        ("period: 1\nprogress: xong\n", "q3:2:1: progress phải gồm các cơ quan"),
        ("period: 1\nprogress:\n  chung: xong\n", "q3:3:3: chung phải gồm các dòng"),
        ("period: 1\nprogress:\n  chung:\n    a: [x]\n", "q3:4:5: a phải là một nội dung"),
        ("period: 1\nprogress:\n  chung:\n    a: x\n    a: y\n", "q3:5:5"),
        ("period: 1\n\tprogress: x\n", "q3:2:1"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(text.encode(), "q3", KINDS)
    assert said in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 1


def test_a_long_word_is_cut_in_a_message() -> None:
    with pytest.raises(PeriodError) as caught:
        parse(f"period: 1\nfigures:\n  tin-bai: {'9' * 5000}\n".encode(), "q3", KINDS)
    assert len(caught.value.message) < 100


def test_one_changed_text_is_one_changed_line() -> None:
    read = parse(FILE.encode(), "q3", KINDS)
    new = with_texts(read, "progress", "chung", {"kiem-tra": "Đã kiểm tra 03 cơ quan."}).decode()
    assert new == FILE.replace("kiểm tra 02", "kiểm tra 03")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("office", ["chung", "vhxh", "kinh-te"])
@pytest.mark.parametrize(
    "before",
    [
        "",
        FILE,
        "period: 1\n",
        "period: 1\nprogress:\n",
        "period: 1\nprogress: {}\n",
        "period: 1\nprogress:\n  chung:\n",
        "period: 1\nprogress:\n  chung: ''  # x\n",
        "period: 1\nprogress: {chung: }\n",
    ],
)
def test_what_is_written_is_read_again(before: str, office: str, kind: str) -> None:
    read = parse(before.encode(), "q3", KINDS) if before else PeriodDocument("q3")
    wish = {"kien-nghi": "Không: “thật”.", "linh-vuc.the-che": "Đoạn một\n- đoạn hai", "kiem-tra": ""}
    new = parse(with_texts(read, kind, office, wish), "q3", KINDS)
    expected = {**read.texts_of(kind, office), **wish}
    assert dict(new.texts_of(kind, office)) == {blank: words for blank, words in expected.items() if words}
    for other_kind in KINDS:
        for other in ("chung", "vhxh"):
            if (other_kind, other) != (kind, office):
                assert new.texts_of(other_kind, other) == read.texts_of(other_kind, other)


def test_a_file_is_known_by_its_first_key() -> None:
    assert period_files.is_period_file(FILE.encode())
    assert period_files.is_period_file(b"\xef\xbb\xbfperiod: 1\r\n")
    assert not period_files.is_period_file(b"cchc: 1\nperiod: 1\n")
    assert not period_files.is_period_file(b"")


FIGURES = """\
period: 1
figures:
  tin-bai: 5
  ho-so: "1.247"
  dung-han:  # theo Trung tâm
    value: 58,97
    note: chưa đối chiếu
  hoi-nghi:
"""


def test_figures_are_numbers_as_vietnamese_writes_them_with_remarks() -> None:
    read = parse(FIGURES.encode(), "q3", KINDS)
    assert {id_: str(value) for id_, value in read.figures.items()} == {
        "tin-bai": "5",
        "ho-so": "1247",
        "dung-han": "58.97",
    }
    assert dict(read.notes) == {"dung-han": "chưa đối chiếu"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("tin-bai: năm", "q3:3:3"),
        ("tin-bai: 1.5", "q3:3:3"),
        ("tin-bai: -5", "q3:3:3"),
        ("tin-bai: [5]", "q3:3:3"),
        ("tin-bai: {so: 5}", 'không có mục "so"'),
    ],
)
def test_a_figure_that_is_no_number_is_told_with_its_place(line: str, said: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(f"period: 1\nfigures:\n  {line}\n".encode(), "q3", KINDS)
    assert said in caught.value.message


@pytest.mark.parametrize("before", ["", FIGURES, FILE, "period: 1\n", "period: 1\nfigures:\n"])
def test_figures_that_are_written_are_read_again(before: str) -> None:
    read = parse(before.encode(), "q3", KINDS) if before else PeriodDocument("q3")
    new = parse(
        with_figures(read, {"tin-bai": "7", "dung-han": "60", "ho-so": "", "moi": "1.000"}), "q3", KINDS
    )
    assert {id_: str(value) for id_, value in new.figures.items()} == {
        "tin-bai": "7",
        "dung-han": "60",
        "moi": "1000",
    }
    assert new.notes == read.notes
    assert new.texts == read.texts


def test_one_changed_figure_is_one_changed_line() -> None:
    read = parse(FIGURES.encode(), "q3", KINDS)
    assert with_figures(read, {"dung-han": "60"}).decode() == FIGURES.replace("58,97", "60")


def test_a_remark_has_its_place_beside_a_new_number_in_a_map_and_at_a_lone_number() -> None:
    read = parse(b"period: 1\nfigures:\n  cu: 3  # xem\n  nhom: {value: 7}\n", "q3", KINDS)
    notes = {"moi": "mới", "nhom": "cũ", "cu": "a, b", "khong-so": "chờ Sở"}
    new = with_figures(read, {"moi": "5", "cu": "4"}, notes)
    assert new.decode() == (
        'period: 1\nfigures:\n  cu: {value: 4, note: "a, b"}  # xem\n  nhom: {value: 7, note: cũ}\n'
        "  moi:\n    value: 5\n    note: mới\n  khong-so:\n    note: chờ Sở\n"
    )
    assert dict(parse(new, "q3", KINDS).notes) == notes
    assert {id_: str(value) for id_, value in parse(new, "q3", KINDS).figures.items()} == {
        "moi": "5",
        "cu": "4",
        "nhom": "7",
    }


def test_a_number_that_got_a_remark_is_changed_as_any_other_and_the_remark_too() -> None:
    read = parse("\ufeffperiod: 1\r\nfigures:\r\n  cu: '58,97'  # xem\r\n".encode(), "q3", KINDS)
    first = with_figures(read, {}, {"cu": "một\nhai"})
    assert first.decode() == (
        '\ufeffperiod: 1\r\nfigures:\r\n  cu: {value: "58,97", note: "một\\nhai"}  # xem\r\n'
    )
    again = parse(with_figures(parse(first, "q3", KINDS), {"cu": "60"}, {"cu": "ba"}), "q3", KINDS)
    assert (str(again.figures["cu"]), again.notes["cu"]) == ("60", "ba")
    assert "# xem" in again.text


def test_a_remark_alone_begins_a_periods_file() -> None:
    new = parse(with_figures(PeriodDocument("q3"), {}, {"cu": "chờ Sở"}), "q3", KINDS)
    assert (dict(new.figures), dict(new.notes)) == ({}, {"cu": "chờ Sở"})


@pytest.mark.parametrize(
    ("right", "wrong", "hint"),
    [
        ("  tin-bai: 5\n  hai: 6\n", "  tin-bai 5\n  hai: 6\n", "thêm dấu hai chấm sau `tin-bai`"),
        ("  tin-bai: 5\n", "  tin-bai:5\n", "có một dấu cách sau dấu hai chấm"),
        ("  tin-bai: 5\n", "  tin-bai = 5\n", "viết dấu hai chấm thay cho dấu `=`"),
        ("  hai: 6\n", "   hai: 6\n", "bớt 1 dấu cách ở đầu dòng này"),
        ("  hai: 6\n", " hai: 6\n", "thêm 1 dấu cách ở đầu dòng này"),
        ("    kien-nghi: |\n", "\u00a0\u00a0  kien-nghi: |\n", "gõ lại bằng dấu cách thường"),
    ],
)
def test_a_slip_in_one_line_is_told_at_that_line(right: str, wrong: str, hint: str) -> None:
    file = f"{FILE}  hai: 6\n"
    line = file[: file.index(right)].count("\n") + 1
    for text in (file.replace(right, wrong), file.replace(right, wrong).replace("\n", "\r\n")):
        with pytest.raises(PeriodError) as caught:
            parse(text.encode(), "q3", KINDS)
        assert caught.value.problem.location.line == line
        assert hint in caught.value.problem.hint
