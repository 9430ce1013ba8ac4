"""What an engineer sees in an editor: the real yaml-language-server on the real plan, with its own schema."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from cchc import labels
from cchc.editors import modeline, plan_schema, workspace_files
from cchc.planfile import document
from tests.support import schema_cases
from tests.support.checkout import ISSUED_PLAN
from tests.support.language_server import LanguageServer

if TYPE_CHECKING:
    from collections.abc import Iterator


class Editor(NamedTuple):
    """A server, and a plan that is open in it with the line that names its schema."""

    server: LanguageServer
    file: Path
    text: str

    def typed(self, line: str) -> tuple[int, list[dict[str, Any]]]:
        """Type a field of the first task, over the one it has, if any; give where, and what is wrong now."""
        lines = self.text.splitlines(keepends=True)
        first = next(number for number, old in enumerate(lines) if old.startswith("  - id: 1\n"))
        last = next(number for number in range(first, len(lines)) if lines[number].startswith("    due:"))
        key = f"{line.partition(':')[0]}:" if ":" in line else "-"
        at = next((number for number in range(first, last + 1) if lines[number].startswith(key)), None)
        lines[last if at is None else at : last if at is None else at + 1] = [f"{line}\n"]
        at = last if at is None else at
        return at, self.server.problems(self.file, "".join(lines))

    def labels_at(self, line: str) -> list[str]:
        """Type lines, and give what is offered at their end."""
        at, _ = self.typed(line)
        *above, last = line.split("\n")
        return [item["label"] for item in self.server.completions(self.file, at + len(above), len(last))]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    program = shutil.which("yaml-language-server")
    if program is None:
        pytest.skip("yaml-language-server isn't there (npm install --global yaml-language-server)")
    folder = tmp_path_factory.mktemp("xã Vĩnh Thông")
    (folder / "lược đồ.json").write_text(plan_schema.general(), "utf-8")
    with LanguageServer(program, folder, {(folder / "lược đồ.json").as_uri(): ["case-*.yaml"]}) as started:
        yield started


@pytest.fixture(scope="module")
def editor(server: LanguageServer, tmp_path_factory: pytest.TempPathFactory) -> Editor:
    folder = tmp_path_factory.mktemp("kế hoạch")
    file, schema = folder / "2026.yaml", folder / ".cchc/2026.schema.json"
    schema.parent.mkdir()
    text = ISSUED_PLAN.read_text("utf-8")
    schema.write_text(plan_schema.of_plan(document.parse(text.encode(), file.name).plan), "utf-8")
    text = modeline.with_schema(text, modeline.address(schema, file))
    assert server.problems(file, text) == []
    return Editor(server, file, text)


def test_the_values_of_a_status_are_offered_with_their_names(editor: Editor) -> None:
    at, _ = editor.typed("    status: ")
    offered = editor.server.completions(editor.file, at, len("    status: "))
    assert {item["label"]: item["documentation"] for item in offered} == labels.STATUS


def test_owners_areas_and_deadlines_of_the_plan_are_offered(editor: Editor) -> None:
    offices = editor.labels_at("    owner: ")
    assert {"Phòng VHXH", "Trạm Y tế"} <= {*offices}
    assert editor.labels_at("    coordinators:\n      - ") == offices
    assert "chi-dao" in editor.labels_at("    area: ")
    assert "Quý I/2026" in editor.labels_at("    due: ")
    assert editor.labels_at("    done_on: ") == []


def test_fields_that_a_task_lacks_are_offered(editor: Editor) -> None:
    offered = editor.labels_at("    ")
    assert {"lead", "approver", "deliverable"} <= {*offered}
    assert "title" not in offered


def test_a_field_is_explained_in_vietnamese(editor: Editor) -> None:
    at, _ = editor.typed("    status: done\n    done_on: 1/7/2026")
    shown = editor.server.hover(editor.file, at, 6)
    assert "#### Trạng thái" in shown
    assert all(label in shown for label in labels.STATUS.values())


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("    status: xong", (12, 16), "trạng thái là một trong: not_started (chưa thực hiện)"),
        ("    staus: done", (4, 9), "nhiệm vụ: thiếu trường, hoặc sai tên trường"),
        ("    lead: []", (10, 12), "ghi một nội dung"),
        ("    progress: 150%", (14, 18), "ghi tỷ lệ phần trăm, số nguyên từ 0 đến 100"),
        ("    progress: 150", (14, 17), "ghi tỷ lệ phần trăm, số nguyên từ 0 đến 100"),
        ("    done_on: 30/6/26", (13, 20), "ghi ngày/tháng/năm, ví dụ 30/6/2026"),
        ("    results: 15/KH-UBND", (13, 23), "chỗ này là danh sách"),
        ("    done_on: 30/6/2026", (4, 11), "có done_on thì trạng thái (status) phải là done (hoàn thành)"),
        ("    stopped: {document: 4/UBND}", (4, 11), "có stopped thì trạng thái (status) phải là paused"),
    ],
)
def test_a_slip_is_told_in_vietnamese_where_it_is(
    editor: Editor, line: str, place: tuple[int, int], message: str
) -> None:
    at, problems = editor.typed(line)
    (problem,) = problems
    assert problem["message"].startswith(message)
    start, end = problem["range"]["start"], problem["range"]["end"]
    assert (start["line"], start["character"], end["character"]) == (at, *place)


def test_a_wrong_word_is_mended_by_one_that_is_taken(editor: Editor) -> None:
    _, problems = editor.typed("    status: xong")
    assert [action["title"] for action in editor.server.actions(editor.file, problems[0])] == [*labels.STATUS]


@pytest.mark.parametrize(
    "line", ["    owner: phong vhxh", "    progress: 50%", "    done_on:", "    results: []", "    due: 2026"]
)
def test_what_cchc_takes_is_no_problem(editor: Editor, line: str) -> None:
    assert editor.typed(line)[1] == []


def test_laying_a_plan_out_changes_nothing(editor: Editor) -> None:
    editor.server.problems(editor.file, editor.text)
    assert editor.server.formatted(editor.file) == []


def test_the_settings_that_init_writes_lead_to_the_schema(tmp_path: Path) -> None:
    program = shutil.which("yaml-language-server") or pytest.skip("yaml-language-server isn't there")
    for name, text in workspace_files.files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    with LanguageServer(program, tmp_path, settings["yaml.schemas"]) as server:
        text = "cchc: 1\nplan:\n  yaer: 2026\n"
        (problem, _) = server.problems(tmp_path / "plans/2026.yaml", text)
        assert problem["message"].startswith("kế hoạch: thiếu trường, hoặc sai tên trường")
        file = tmp_path / "plans/bao-cao/2026-q3.yaml"
        assert server.problems(file, "period: 1\nprogress:\n  chung:\n    ton-tai: Chưa kịp thời\n") == []
        (problem,) = server.problems(file, "period: 1\nfigures:\n  tiep-nhan: khoảng 500\n")
        assert problem["message"] == "viết như 585, 1.247 hoặc 58,97; chưa có số thì để trống"


def test_the_server_agrees_on_good_plans_and_on_wrong_ones(server: LanguageServer, tmp_path: Path) -> None:
    good = schema_cases.good_files()
    wrong = [schema_cases.ERRORS / f"{name}.yaml" for name in schema_cases.flagged()]
    cases = {file: tmp_path / f"case-{number}.yaml" for number, file in enumerate([*good, *wrong])}
    for file, case in cases.items():  # all at once: it waits a little before it looks at each
        server.show(case, file.read_text("utf-8-sig"))
    found = {file for file, case in cases.items() if server.problems_shown(case)}
    # Of a text without anything in it the server says nothing.
    assert [file.name for file in wrong if file not in found] == ["not-a-plan-only-comments.yaml"]
    assert [file.name for file in good if file in found] == []


@pytest.mark.parametrize(
    ("typed", "offered", "others"),
    [
        ("    command: ", {"list", "due"}, {"report"}),
        ("    command: list\n    r", {"running-in", "overdue", "sort"}, {"within", "format", "output"}),
        ("    command: due\n    w", {"within", "unfinished", "overdue"}, {"sort", "search", "format"}),
        ("    command: list\n    owner: ", {"Phòng VHXH", "Trạm Y tế"}, set()),
        ("    command: list\n    area: ", {"chi-dao"}, set()),
        ("    command: list\n    status: ", {"in_progress", "paused"}, {"overdue"}),
        ("    command: list\n    status: [", {"in_progress", "paused"}, set()),
        ("    command: list\n    state: ", {"waiting", "in_progress_overdue"}, set()),
        ("    command: list\n    sort: ", {"due", "owner"}, set()),
        ("    command: due\n    quarter: ", {"Quý II"}, set()),
        ("    command: list\n    running-in: ", {"Quý II"}, set()),
    ],
)
def test_in_a_view_the_options_of_its_command_are_offered(
    editor: Editor, typed: str, offered: set[str], others: set[str]
) -> None:
    text = f"{editor.text}\nviews:\n  giao-ban:\n{typed}"
    editor.server.problems(editor.file, text)
    *above, last = text.split("\n")
    found = {item["label"] for item in editor.server.completions(editor.file, len(above), len(last))}
    assert offered <= found
    assert not others & found


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("{command: list, overdue: true}", ""),
        ("{command: due, within: 7, open: có}", ""),
        ("{command: list, status: [đang làm, paused], quarter: 2}", ""),
        ("{command: list, within: 7}", "cách xem của list: thiếu trường, hoặc sai tên trường"),
        ("{command: report}", "cách xem dùng cho một trong các lệnh: list, due"),
        ("{overdue: true}", "bắt buộc có command"),
        ("{command: list, status: in_progres}", "trạng thái là một trong: not_started (chưa thực hiện)"),
        (
            "{command: list, status: [done, in_progres]}",
            "trạng thái là một trong: not_started (chưa thực hiện)",
        ),
        ('{command: list, status: "Đang làm,dừng"}', ""),
        ("{command: list, status: QUÁ HẠN, sort: thoi-han}", ""),
        ("{command: list, state: muộn}", "tình trạng là một trong: "),
        ("{command: list, state: trễ hạn}", ""),
        ("{command: list, sort: abc}", "thứ tự là một trong: id (số), due (thời hạn)"),
        ("{command: due, quarter: Quý V}", "quý từ 1 đến 4"),
        ("{command: due, quarter: quý ba}", ""),
        ("{command: due, month: tháng mười hai}", ""),
        ("{command: list, quarter: 3, month: 9}", "quarter và month không dùng cùng nhau"),
        ("{command: list, state: waiting, overdue: true}", "state và overdue không dùng cùng nhau"),
        ("{command: due, within: 7, overdue: có}", "within và overdue không dùng cùng nhau"),
        ("{command: due, within: 7, overdue: false, month: }", ""),
        ("{command: list, month: 13}", "tháng từ 1 đến 12"),
        ("{command: list, running-in: 5}", "quý từ 1 đến 4"),
    ],
)
def test_a_wrong_view_is_flagged_in_vietnamese(editor: Editor, view: str, told: str) -> None:
    found = editor.server.problems(editor.file, f"{editor.text}\nviews:\n  giao-ban: {view}\n")
    messages = [one["message"] for one in found]
    assert any(told in message for message in messages) if told else messages == []
    assert not any("String does not" in message for message in messages)


def test_the_name_of_a_view_is_told_in_vietnamese(editor: Editor) -> None:
    (problem,) = editor.server.problems(editor.file, f"{editor.text}\nviews:\n  Tuần này: {{command: due}}\n")
    assert problem["message"].startswith("tên cách xem chỉ gồm chữ thường không dấu")


@pytest.mark.parametrize(
    ("typed", "label", "put_in"),
    [
        ("tasks:\n  - ", "title", "title: "),
        ("tasks:\n  - ", "id", "id: "),
        ("tasks:\n  - ", "Nhiệm vụ", "id: $1\n  title: $2\n  area: $3\n  owner: $4\n  due: $5"),
        ("tasks:\n  - id: 1\n    extensions:\n      - ", "Gia hạn", "due: $1\n  date: $2"),
        ("tasks:\n  - id: 1\n    notes:\n      - ", "Nhật ký", "text: "),
        ("reporting:\n  periods:\n    - ", "Kỳ báo cáo", "id: $1\n  title: $2\n  from: $3\n  to: $4"),
        ("views:\n  a:\n    ", "Cách xem", "command: "),
        ("cchc: 1\n", "plan", "plan:\n  year: $1\n  title: $2\n  issuer: $3"),
    ],
)
def test_what_is_put_in_is_yaml(
    server: LanguageServer, tmp_path: Path, typed: str, label: str, put_in: str
) -> None:
    """Fields that must be there with their colons, and each item with all of them."""
    file = tmp_path / "case-x.yaml"
    server.problems(file, typed)
    *above, last = typed.split("\n")
    offered = {item["label"]: item for item in server.completions(file, len(above), len(last))}
    text = offered[label].get("textEdit", {}).get("newText", offered[label].get("insertText"))
    assert text == put_in


def test_every_field_that_is_offered_has_a_colon(server: LanguageServer, tmp_path: Path) -> None:
    file = tmp_path / "case-y.yaml"
    for typed in (
        "tasks:\n  - ",
        "plan:\n  ",
        "reporting:\n  figures:\n    - ",
        "duties:\n  - ",
        "owners:\n  - ",
    ):
        server.problems(file, typed)
        *above, last = typed.split("\n")
        offered = server.completions(file, len(above), len(last))
        texts = [item.get("textEdit", {}).get("newText", item.get("insertText", "")) for item in offered]
        assert len(texts) > 1
        assert [text for text in texts if ":" not in text] == [], typed
