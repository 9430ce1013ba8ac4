"""Quotes that were left out, and Word's dashes and quotes: the answer has the whole line as it should be."""

from __future__ import annotations

import shlex
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from cchc.cli import command_table, missing_quotes, vietnamese
from cchc.cli.application import application
from cchc.cli.missing_quotes import Grammar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("list --owner Phòng VHXH --overdue", 'cchc list --owner "Phòng VHXH" --overdue'),
        ("list --owner=Trạm Y tế", 'cchc list --owner "Trạm Y tế"'),
        ("list --owner=Phòng VHXH", 'cchc list --owner "Phòng VHXH"'),
        ("due --month=tháng 9", 'cchc due --month "tháng 9"'),
        ("list --owner = Phòng VHXH", 'cchc list --owner "Phòng VHXH"'),
        ("list --owner = vhxh --overdue", "cchc list --owner vhxh --overdue"),
        ("due --owner Phòng VHXH", 'cchc due --owner "Phòng VHXH"'),
        ("danh-sach --status đang thực hiện", 'cchc list --status "đang thực hiện"'),
        ("report --kind công văn đôn đốc -o -", 'cchc report --kind "công văn đôn đốc" -o -'),
        ("update 4 --note Đã lấy ý kiến --progress 40", 'cchc update 4 --note "Đã lấy ý kiến" --progress 40'),
        ("update all --of Phòng VHXH --lead Chủ tịch", 'cchc update all --of "Phòng VHXH" --lead "Chủ tịch"'),
        ("extend 5 --to Quý III/2026 --document 4/UB", 'cchc extend 5 --to "Quý III/2026" --document 4/UB'),
        ("due --within 7 ngày", "cchc due --within 7"),
        ("list --status submitted done", 'cchc list --status "submitted done"'),
        ("list --state waiting ongoing", 'cchc list --state "waiting ongoing"'),
        ("list –owner vhxh", "cchc list --owner vhxh"),
        ("list —owner=vhxh —overdue", "cchc list --owner=vhxh --overdue"),
        ("list –owner “Phòng VHXH” –overdue", 'cchc list --owner "Phòng VHXH" --overdue'),
        ("list --owner “Phòng VHXH”", 'cchc list --owner "Phòng VHXH"'),
    ],
)
def test_the_answer_has_the_line_as_it_should_be(typed: str, right: str, office: Path, cchc: Cchc) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"cả lệnh: {right}\n"), answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before
    if right.count('"') == 2 and "report" not in right:
        assert cchc(*shlex.split(right)[1:]).code == 0, "and it works"


TEXTS = {
    "note 4 Đã họp lần 2": 'note 4 "Đã họp lần 2"',
    "note 4 Đã họp lần 2 --date 30/6": 'note 4 "Đã họp lần 2" --date 30/6',
    "note --date 30/6 4 Đã họp lần 2": 'note --date 30/6 4 "Đã họp lần 2"',
    "note 4 --date 30/6 Đã họp": 'note 4 --date 30/6 "Đã họp"',
    "note 4 --edit 1 Đã họp lần 2": 'note 4 --edit 1 "Đã họp lần 2"',
    "note 4 --as-of hôm qua Đã họp": 'note 4 --as-of "hôm qua" "Đã họp"',
    "note Đã họp lần 2": 'note SỐ "Đã họp lần 2"',
    "note 4 “Đã họp lần 2": 'note 4 "Đã họp lần 2"',
    "note 4 Đã họp lần 2”": 'note 4 "Đã họp lần 2"',
    "note 4 “Đã họp lần 2” --date 30 tháng 6": 'note 4 "Đã họp lần 2" --date "30 tháng 6"',
    "note 4 ‘Đã họp’": 'note 4 "Đã họp"',
    "note 4 'Đã họp'": 'note 4 "Đã họp"',
    "note 4 “H’Mông họp”": 'note 4 "H’Mông họp"',
    "ghi-chú 4 Đã họp": 'note 4 "Đã họp"',
    "add Tổ chức hội nghị --area chi-dao --owner vhxh --due 30/6/2026":
        'add "Tổ chức hội nghị" --area chi-dao --owner vhxh --due 30/6/2026',
    "add Tổ chức hội nghị --area Thủ tục hành chính --owner Phòng VHXH --due Quý IV/2026":
        'add "Tổ chức hội nghị" --area "Thủ tục hành chính" --owner "Phòng VHXH" --due "Quý IV/2026"',
    "add --area tthc --owner Phòng VHXH Tổ chức hội nghị --due 30 tháng 6":
        'add --area tthc --owner "Phòng VHXH" "Tổ chức hội nghị" --due "30 tháng 6"',
    "add --area tthc Tổ chức hội nghị --owner Phòng VHXH --due Quý 4":
        'add --area tthc "Tổ chức hội nghị" --owner "Phòng VHXH" --due "Quý 4"',
    "add --due Quý IV/2026 Tổ chức hội nghị --area tthc --owner vhxh":
        'add --due "Quý IV/2026" "Tổ chức hội nghị" --area tthc --owner vhxh',
    "add –area tthc –owner Phòng VHXH –due 30/6/2026 -- Tổ chức":
        'add --area tthc --owner "Phòng VHXH" --due 30/6/2026 -- "Tổ chức"',
    "add “Tổ chức hội nghị” --area tthc --owner Phòng VHXH --due 30/6/2026":
        'add "Tổ chức hội nghị" --area tthc --owner "Phòng VHXH" --due 30/6/2026',
    "owner add Công an xã": 'owner add "Công an xã"',
    "owner add --short CA Công an xã": 'owner add --short CA "Công an xã"',
    "owner add Công an xã --short Công an": 'owner add "Công an xã" --short "Công an"',
    "owner alias Phòng VHXH Phòng Văn hóa": 'owner alias "Phòng VHXH" "Phòng Văn hóa"',
    "owner alias vhxh Phòng Văn hóa": 'owner alias vhxh "Phòng Văn hóa"',
    "owner alias Trạm Y tế Cơ sở": 'owner alias "Trạm Y tế Cơ sở" TÊN-KHÁC',
    "save Sửa đầu mối": 'save "Sửa đầu mối"',
    "save Sửa đầu mối --yes các nhiệm vụ": 'save "Sửa đầu mối các nhiệm vụ" --yes',
    "figures quý ba": 'figures "quý ba"',
    "figures 9 tháng --format json": 'figures "9 tháng" --format json',
    "figures --format json quý ba": 'figures --format json "quý ba"',
    "figures q3 Số liệu.xlsx": 'figures q3 "Số liệu.xlsx"',
    "figures quý ba Số liệu.xlsx": 'figures "quý ba" "Số liệu.xlsx"',
    "import Kế hoạch năm.docx --update": 'import "Kế hoạch năm.docx" --update',
    "init Kế hoạch năm.docx": 'init "Kế hoạch năm.docx"',
    "docx-text Kế hoạch năm.docx": 'docx-text "Kế hoạch năm.docx"',
    "check plans/2026.yaml Kế hoạch năm.yaml": 'check plans/2026.yaml "Kế hoạch năm.yaml"',
    "check --ignore 6 rõ": 'check --ignore "6 rõ"',
    "rollup --year năm 2026 plans": "rollup --year 2026 plans",
    "diff hôm qua": 'diff "hôm qua"',
    "history --since tuần trước": 'history --since "tuần trước"',
    "history --since hôm qua 4": 'history --since "hôm qua" 4',
    "new 2027 --only 1 3": 'new 2027 --only "1 3"',
    "new năm 2027": "new 2027",
    "template init văn bản": 'template init "văn bản"',
    "result 4 --add 15/BC-TYT --summary Báo cáo quý --date 30 tháng 6":
        'result 4 --add 15/BC-TYT --summary "Báo cáo quý" --date "30 tháng 6"',
    "extend 5 6 --to Quý 4 năm 2026 --document 1/UB": 'extend 5 6 --to "Quý 4 năm 2026" --document 1/UB',
    "extend 5 --to 30 tháng 6 năm 2026 --document 1/UB": 'extend 5 --to "30 tháng 6 năm 2026" --document 1/UB',
    "update 4 --due Quý 4": 'update 4 --due "Quý 4"',
    "update --due tháng 12 4": 'update --due "tháng 12" 4',
    "update 4 --target 02 hội nghị": 'update 4 --target "02 hội nghị"',
    "update 4 --note 30 tháng 6 họp": 'update 4 --note "30 tháng 6 họp"',
    "list --owner 'Phòng VHXH'": 'list --owner "Phòng VHXH"',
    "list --as-of hôm qua --owner Phòng VHXH": 'list --as-of "hôm qua" --owner "Phòng VHXH"',
    "list --search 4 cải cách": 'list --search "4 cải cách"',
    "list --view giao ban": 'list --view "giao ban"',
    "report --kind công văn đôn đốc --period quý ba": 'report --kind "công văn đôn đốc" --period "quý ba"',
    "resolve --take bản hiện tại": 'resolve --take "bản hiện tại"',
}  # fmt: skip


@pytest.mark.parametrize(("typed", "right"), TEXTS.items())
def test_free_words_of_every_command_are_answered_with_the_line(
    typed: str, right: str, office: Path, cchc: Cchc
) -> None:
    (office / "Kế hoạch năm.yaml").write_bytes(b"")
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"cả lệnh: cchc {right}\n"), answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before
    again = cchc(*shlex.split(right))
    assert "cả lệnh" not in again.err, "the line is whole"
    assert "thừa tham số" not in again.err


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (["Phòng", "VHXH", "Phòng Văn hóa", "Phòng VH"], ["Phòng VHXH", "Phòng Văn hóa", "Phòng VH"]),
        (["Phòng VHXH", "Phòng", "Văn", "hóa"], ["Phòng VHXH", "Phòng Văn hóa"]),
        (["vhxh", "PVHXH", "P.VH XH"], ["vhxh", "PVHXH", "P.VH XH"]),
    ],
)
def test_names_in_quotes_are_whole_beside_those_without(words: list[str], right: list[str]) -> None:
    assert missing_quotes.mended(words, grammar_of(commands()["owner alias"]))[0] == right


@cache
def commands() -> dict[str, Any]:
    """Return the commands of the parser by their paths."""
    found: dict[str, Any] = {}
    groups = [("", get_command(application([])))]
    while groups:
        path, group = groups.pop()
        for name, one in group.commands.items():  # type: ignore[attr-defined]
            inner = f"{path} {name}".strip()
            if hasattr(one, "commands"):
                groups.append((inner, one))
            else:
                found[inner] = one
    return found


def grammar_of(command: Any) -> Grammar:
    return vietnamese.grammar(command.params)


@pytest.mark.parametrize("line", [line for lines in command_table.EXAMPLES.values() for line in lines])
def test_the_example_of_a_command_is_whole_and_is_so_again_without_its_quotes(line: str) -> None:
    words = shlex.split(line)[1:]
    path = " ".join(words[:2]) if words[0] in {"owner", "template"} else words[0]
    words, known = words[len(path.split()) :], grammar_of(commands()[path])
    assert missing_quotes.mended(words, known) == (words, [])
    bare = [part for word in words for part in word.split()]
    assert missing_quotes.mended(bare, known)[0] == words


@given(st.data())
def test_a_line_that_a_command_can_read_is_not_answered_with_another(data: st.DataObject) -> None:
    path, command = data.draw(st.sampled_from(sorted(commands().items(), key=itemgetter(0))))
    known = grammar_of(command)
    value = st.sampled_from(["vhxh", "30/6/2026", "Đã", "15/BC-TYT", "a b", "Đã họp", "=", ""])
    word = st.sampled_from(["Văn", "plans", "q3", "Đã họp"])
    names = [*known.valued, *known.flags]
    parts = [
        data.draw(st.sampled_from(([name, said := data.draw(value)], [f"{name}={said}"])))
        if name in known.valued
        else [name]
        for name in data.draw(st.lists(st.sampled_from(names), max_size=3) if names else st.just([]))
    ]
    given_words = {"ids": "4", "count": "3", "file": "a.xlsx", "files": "a/b.yaml", "paths": "a/"}
    parts += [[given_words.get(one) or data.draw(word)] for one in known.arguments]
    if path != "note":  # whose number stands first
        parts = data.draw(st.permutations(parts))
    words = [word for part in parts for word in part]
    assert missing_quotes.mended(words, known) == (words, [])


@pytest.mark.parametrize(
    "line",
    [
        "update --note Họp 4 --dry-run",
        "update --progress 40 4 5 --dry-run",
        "update 4 --title '- Xây dựng kế hoạch' --dry-run",
        "list --search kế",
        "show --of vhxh 1 3",
    ],
)
@pytest.mark.usefixtures("office")
def test_task_numbers_behind_a_value_and_whole_texts_stay_what_they_are(line: str, cchc: Cchc) -> None:
    answer = cchc(*shlex.split(line))
    assert answer.code == 0, answer.err
    assert "nháy kép" not in answer.err


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("done 9 --document CV 12 --date 20/11/2026", 'done 9 --document "CV 12" --date 20/11/2026'),
        ("done NV9 --document số 12", 'done 9 --document "số 12"'),
        ("cancel 9,10 --document QĐ 12", 'cancel 9,10 --document "QĐ 12"'),
        ("pause all --document CV 12", 'pause all --document "CV 12"'),
        ("submit 9 --document TTr 10", 'submit 9 --document "TTr 10"'),
        ("submit --as-of 20/11/2026 9 --document TTr 10", 'submit --as-of 20/11/2026 9 --document "TTr 10"'),
        ("result 9 --add CV 12 --date 20/11/2026", 'result 9 --add "CV 12" --date 20/11/2026'),
        ("update 9 --note Họp 2", 'update 9 --note "Họp 2"'),
        ("update 9 --note T7 2", 'update 9 --note "T7 2"'),
        ("update 9 --lead PCT 1 --assignee Bí thư", 'update 9 --lead "PCT 1" --assignee "Bí thư"'),
        ("update 9 --owner Trạm 2", 'update 9 --owner "Trạm 2"'),
    ],
)
def test_a_number_behind_a_value_is_no_further_task_where_tasks_are_named(
    typed: str, right: str, office: Path, cchc: Cchc
) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc(*typed.split())
    assert (answer.code, answer.out, (office / "plans/2026.yaml").read_bytes()) == (2, "", before)
    where = "là số nhiệm vụ thì ghi trước các tùy chọn"
    assert answer.err.endswith(f" {where}; cả lệnh: cchc {right}\n"), answer.err
    assert "cả lệnh" not in cchc(*shlex.split(right)).err, "the line is whole"


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("done 4 9 --document 12/KH-UBND", [4, 9]),
        ("done 9 --document 12/KH-UBND 4", [4, 9]),
        ("done --document 12/KH-UBND 4", [4]),
        ("done --document CV 4", [4]),
        ("update 9 --progress 40 5", [5, 9]),
        ("update 9 --status in_progress 5", [5, 9]),
        ("update 9 --expect status=not_started 5 --lead X", [5, 9]),
        ("update 9 --lead 'Phó Chủ tịch' 5", [5, 9]),
        ("start 9 --date 20/11/2026 5", [5, 9]),
        ("start 9 --plan plans/2026.yaml 5", [5, 9]),
        ("update 1-3 --lead X", [1, 2, 3]),
    ],
)
@pytest.mark.usefixtures("office")
def test_numbers_that_no_value_lacks_stay_those_of_tasks(line: str, tasks: list[int], cchc: Cchc) -> None:
    answer = cchc(*shlex.split(line), "--dry-run")
    assert answer.code == 0, answer.err
    assert sorted({int(line.split(" · ")[0]) for line in answer.out.splitlines() if " · " in line}) == tasks


@pytest.mark.usefixtures("office")
def test_a_stray_word_without_an_option_is_still_one_too_many(cchc: Cchc) -> None:
    assert "thừa tham số: thừa" in cchc("list", "thừa").err
    assert 'số thứ tự: "bốn" không phải là số nguyên' in cchc("start", "bốn", "--date", "2/3/2026").err
    assert 'số thứ tự: "bốn"' in cchc("start", "--date", "2/3/2026", "bốn").err


@pytest.mark.parametrize(
    "line", [("show", "4", "5", ""), ("check", "a.yaml", "b.yaml", ""), ("history", "1", "2", "")]
)
@pytest.mark.usefixtures("office")
def test_an_empty_word_of_a_script_is_no_fault_of_the_program(line: tuple[str, ...], cchc: Cchc) -> None:
    assert cchc(*line).code in {0, 2, 3}
