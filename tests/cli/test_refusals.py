"""What typer's parser and the system refuse, in Vietnamese: each refusal, where it arises, and what nobody knows."""

from __future__ import annotations

import errno
import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from cchc.cli import opened_plan, usage_errors, vietnamese
from cchc.errors import RequestError
from cchc.planfile import plan_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.answers import Cchc

IDS = "ví dụ: 4, hoặc 1,3,7-9, hoặc all (tất cả)"
ENGLISH = re.compile(
    r"\b(invalid|missing|requires?|unexpected|valid|got|value|option|argument|not|is|no such)\b",
    re.IGNORECASE,
)


def subclasses(of: type[Exception]) -> Iterator[type[Exception]]:
    for child in of.__subclasses__():
        yield child
        yield from subclasses(child)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("import",), "còn thiếu: TỆP"),
        (("docx-text",), "còn thiếu: TỆP.docx"),
        (("template",), "chưa ghi lệnh"),
        (("template", "x"), 'không có lệnh "x"'),
        (("template", "list", "y"), "thừa tham số: y"),
        (("list", "a", "b"), "thừa tham số: a b"),
        (("-x",), "không có tùy chọn -x"),
        (("list", "--owner"), "tùy chọn --owner cần một giá trị"),
        (("list", "-p"), "tùy chọn -p cần một giá trị"),
        (("update", "--dry-run=1"), "tùy chọn --dry-run không nhận giá trị"),
        (("list", "--formt", "csv"), "không có tùy chọn --formt"),
        (("--version=3",), "tùy chọn --version không nhận giá trị"),
    ],
)
@pytest.mark.usefixtures("office")
def test_each_refusal_of_the_parser_is_said_in_vietnamese(
    line: tuple[str, ...], told: str, cchc: Cchc
) -> None:
    answer = cchc(*line)
    assert answer.code == 2
    assert answer.err.startswith(f"cchc: {told}\n"), answer.err
    assert not ENGLISH.search(answer.err), answer.err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (("report", "--owner"), "xem cách dùng: cchc report --help"),
        (("update", "4", "--dry-run=1"), "xem cách dùng: cchc update --help"),
        (("report", "--updat"), "có phải là --updated? xem cách dùng: cchc report --help"),
        (("report", "--perod", "q3"), "có phải là --period? xem cách dùng: cchc report --help"),
        (("list", "--zzz"), "xem cách dùng: cchc list --help"),
        (("report", "docx"), "thêm tên tùy chọn: --format docx; cả lệnh: cchc report --format docx"),
        (("report", "Word"), "thêm tên tùy chọn: --format docx; cả lệnh: cchc report --format docx"),
        (("report", "q3"), "thêm tên tùy chọn: --period q3; cả lệnh: cchc report --period q3"),
        (("report", "quý 3"), 'thêm tên tùy chọn: --period "quý 3"; cả lệnh: cchc report --period "quý 3"'),
        (
            ("report", "quý", "3"),
            'thêm tên tùy chọn: --period "quý 3"; cả lệnh: cchc report --period "quý 3"',
        ),
        (("due", "tháng", "12"), "thêm tên tùy chọn: --month 12; cả lệnh: cchc due --month 12"),
        (("due", "Tháng mười hai"), "thêm tên tùy chọn: --month 12; cả lệnh: cchc due --month 12"),
        (("list", "overdue"), "thêm tên tùy chọn: --overdue; cả lệnh: cchc list --overdue"),
        (
            ("list", "Owner", "Phòng", "VHXH"),
            'thêm tên tùy chọn: --owner "Phòng VHXH"; cả lệnh: cchc list --owner "Phòng VHXH"',
        ),
        (
            ("list", "Owner", "Phòng", "VHXH", "quarter", "Q2"),
            (
                'thêm tên tùy chọn: --owner "Phòng VHXH" --quarter Q2; '
                'cả lệnh: cchc list --owner "Phòng VHXH" --quarter Q2'
            ),
        ),
        (
            ("due", "tháng 1/2027"),
            'thêm tên tùy chọn: --month "tháng 1/2027"; cả lệnh: cchc due --month "tháng 1/2027"',
        ),
        (("list", "quý", "ba"), "thêm tên tùy chọn: --quarter Q3; cả lệnh: cchc list --quarter Q3"),
        (
            ("list", "phòng", "VHXH"),
            'thêm tên tùy chọn: --owner "phòng VHXH"; cả lệnh: cchc list --owner "phòng VHXH"',
        ),
        (("list", "quá", "hạn"), "thêm tên tùy chọn: --overdue; cả lệnh: cchc list --overdue"),
        # control: words of no option
        (
            ("list", "phòng chống dịch"),
            "xem cách dùng: cchc list --help",
        ),
        (
            ("due", "12 việc"),
            "xem cách dùng: cchc due --help",
        ),
        (
            ("cập", "nhật", "4", "50%"),
            "thêm tên tùy chọn: --progress 50; cả lệnh: cchc update 4 --progress 50",
        ),
        (("update", "4", "50"), "ghi thêm trường, ví dụ tiến độ: cchc update 4 50 --progress SỐ-PHẦN-TRĂM"),
        (
            ("report", "--format", "pdf"),
            "lập tệp Word (--format docx), mở ra rồi lưu thành PDF (Save As, kiểu PDF)",
        ),
        (("list", "-overdue"), "dùng hai gạch nối --: --overdue; cả lệnh: cchc list --overdue"),
        (
            ("update", "4", "-progress", "45"),
            "dùng hai gạch nối --: --progress; cả lệnh: cchc update 4 --progress 45",
        ),
        (("list", "-–owner", "vhxh"), "dùng hai gạch nối --: --owner; cả lệnh: cchc list --owner vhxh"),
        (("list", "---overdue"), "dùng hai gạch nối --: --overdue; cả lệnh: cchc list --overdue"),
        (
            ("done", "4", "15/KH-UBND"),
            "thêm tên tùy chọn: --document 15/KH-UBND; cả lệnh: cchc done 4 --document 15/KH-UBND",
        ),
        (("start", "4", "3/3"), "thêm tên tùy chọn: --date 3/3; cả lệnh: cchc start 4 --date 3/3"),
        (("remove", "4", "3/3"), "ngày ghi sau tùy chọn của nó, nếu lệnh có (xem --help); " + IDS),
        (("history", "hội nghị"), "ghi số của nhiệm vụ, ví dụ: 4; tìm số bằng: cchc list"),
        (("list", "--plan", "2026"), "có phải là: --plan plans/2026.yaml?"),
        (("list", "--search", " "), "bỏ --search hoặc ghi chữ cần tìm"),
        *(
            ((command, "-o", ""), "bỏ -o hoặc ghi tên tệp; chưa có gì được ghi")
            for command in ("list", "due", "schema", "report")
        ),
        (
            ("report", "--format", "html", "--format", "docx", "-o", " "),
            "bỏ -o hoặc ghi tên tệp; chưa có gì được ghi",
        ),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_wrong_option_is_answered_with_the_help_of_its_command_and_the_nearest_ones_alone(
    line: tuple[str, ...], hint: str, cchc: Cchc
) -> None:
    assert cchc(*line).err.splitlines()[1] == f"  gợi ý: {hint}"


@pytest.mark.parametrize(
    "line",
    [
        ("due", "tháng 12"),
        ("due", "unfinished"),
        ("list", "search khảo sát"),
        ("due", "tháng 1/2027"),
        ("list", "quý", "ba"),
        ("list", "quý II/2027"),
        ("list", "phòng VHXH"),
        ("list", "quá hạn"),
        ("report", "quý 3"),
        ("report", "cả năm"),
    ],
)
@pytest.mark.usefixtures("office")
def test_an_option_that_is_added_is_taken(line: tuple[str, ...], cchc: Cchc) -> None:
    right = cchc(*line).err.split("cả lệnh: cchc ")[1]
    assert cchc(*shlex.split(right)).code == 0


@pytest.mark.parametrize("value", ["abc", "có", "2", "yes", "True", "off", "x is not a valid boolean"])
def test_a_wrong_variable_is_named(
    value: str, office: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_COMMIT", value)
    before = (office / "plans/2026.yaml").read_bytes()
    for command in (("update", "4", "--progress", "3"), ("undo", "--yes")):
        answer = cchc(*command)
        assert answer.code == 2
        assert answer.err.startswith(
            f'cchc: biến môi trường CCHC_COMMIT: "{value}" không phải là 1 (có) hoặc 0 (không)\n'
        ), answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before


def test_a_refusal_that_nobody_knows_stands_inside_a_vietnamese_sentence() -> None:
    kinds = [kind for kind in subclasses(typer.TyperException) if kind.__module__.startswith("typer")]
    assert len(kinds) > 5
    for kind in kinds:
        error: Any = Exception.__new__(kind)
        typer.TyperException.__init__(error, "something new")
        error.message, error.ctx, error.option_name, error.param = "something new", None, "--x", None
        told = usage_errors.usage_error(error)
        english = told.message.replace('"something new"', "")
        assert not ENGLISH.search(english), (kind, told.message)
        assert told.exit_code == 2


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.ENOENT, "x", "/dữ liệu/a"),
            "máy không làm được một việc với /dữ liệu/a: không có tệp",
        ),
        (PermissionError(errno.EACCES, "x", "/a"), "máy không làm được một việc với /a: không có quyền"),
        (OSError(errno.EMFILE, "x"), "máy không làm được một việc: máy mở quá nhiều tệp"),
        (OSError(errno.ENOSPC, "x"), "máy không làm được một việc: ổ đĩa đã đầy"),
    ],
)
@pytest.mark.usefixtures("office")
def test_what_the_system_refuses_far_from_the_output_is_not_lost_output(
    error: OSError, told: str, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_files, "find", raising(error))
    answer = cchc("list")
    assert answer.code == 3
    assert answer.err.startswith(f"cchc: {told}"), answer.err
    assert "gợi ý: xem lại ổ đĩa" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder that one stands in")
@pytest.mark.parametrize(
    "line",
    [
        ("list",),
        ("report",),
        ("history",),
        ("update", "4", "--progress", "3"),
        ("check",),
        ("template", "list"),
    ],
)
def test_a_folder_that_has_gone_is_why_nothing_is_found(
    line: tuple[str, ...], tmp_path: Path, cchc: Cchc
) -> None:
    before = Path.cwd()
    gone = tmp_path / "mất"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        answer = cchc(*line)
    finally:
        os.chdir(before)
    assert answer.code == 3
    assert answer.err.startswith(
        "cchc: không vào được thư mục đang làm việc: không có tệp hoặc thư mục này\n"
    )
    assert opened_plan.current_folder() == before


@pytest.mark.parametrize(
    "words",
    [
        ("update", "4", "--note", "một", "--note", "hai"),
        ("update", "4", "--note=một", "--progress", "10", "--note=hai"),
        ("note", "4", "Đã họp", "--date", "1/3/2026", "--date", "2/3/2026"),
        ("done", "4", "--document", "15/KH-UBND", "--document", "16/KH-UBND"),
        ("list", "--owner", "vhxh", "--owner", "Trạm Y tế"),
        ("list", "-p", "plans/2026.yaml", "--plan", "khac.yaml"),
        ("report", "--format", "html", "-o", "a.html", "-o", "b.html"),
    ],
)
def test_an_option_with_two_values_is_refused_rather_than_one_of_them_dropped(
    cchc: Cchc, office: Path, words: tuple[str, ...]
) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "ghi hai lần" in answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before


@pytest.mark.usefixtures("office")
def test_an_option_with_one_value_twice_or_that_takes_many_is_taken(cchc: Cchc) -> None:
    assert cchc("list", "--owner", "vhxh", "--owner", "vhxh", "--overdue", "--overdue").code == 0
    assert cchc("check", "--ignore", "6ro", "--ignore", "two-dates").code == 0


@pytest.mark.parametrize(
    "option", ["--before", "--after", "--sort", "--search", "--running-in", "--quarter", "--owner", "--state"]
)
@pytest.mark.usefixtures("office")
def test_an_option_without_a_text_is_not_as_if_it_were_left_out(option: str, cchc: Cchc) -> None:
    answer = cchc("list", option, "")
    assert (answer.code, answer.out) == (2, ""), option


@pytest.mark.parametrize(
    "line",
    [
        ("check", "{}"), ("list", "--plan", "{}"), ("list", "-o", "{}"), ("import", "{}"), ("docx-text", "{}"),
        ("done", "4", "--document", "1/A", "--file", "{}"), ("new", "2027", "-o", "a/{}"), ("rollup", "{}"),
        ("report", "--format", "md", "-o", "{}/"), ("import", "x.docx", "--answers", "{}"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_no_disk_can_hold_is_the_requests_fault(
    line: tuple[str, ...], office: Path, cchc: Cchc
) -> None:
    before = sorted(office.rglob("*"))
    answer = cchc(*(word.format("a" * 5000) for word in line))
    assert (answer.code, answer.out) == (2, ""), answer.err
    assert answer.err.startswith("cchc: tên tệp dài quá mức máy cho phép: a")
    assert max(map(len, answer.err.splitlines())) < 100
    assert sorted(office.rglob("*")) == before


def test_on_windows_a_name_may_have_as_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{'ế' * 200}.docx"
    with pytest.raises(RequestError):
        vietnamese.refuse_long_names(name)
    monkeypatch.setattr(vietnamese, "os", type("Windows", (), {"name": "nt", "fsencode": os.fsencode}))
    vietnamese.refuse_long_names(name)
