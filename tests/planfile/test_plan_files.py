"""Which plan file is meant, and reading it from a disk that may refuse."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import disk, typed_lines
from cchc.errors import RequestError, SurroundingsError
from cchc.planfile import plan_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.answers import Cchc


def plans(folder: Path, *names: str) -> Path:
    (folder / "plans").mkdir(parents=True)
    for name in names:
        (folder / "plans" / name).write_text("cchc: 1\n", "utf-8")
    return folder


@contextmanager
def as_anybody() -> Iterator[None]:
    """Give up the rights of the machine's administrator for a while: they would read anything."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(mine)


def test_the_plan_of_the_year_is_found_from_a_folder_below(tmp_path: Path) -> None:
    below = plans(tmp_path, "2025.yaml", "2026.yaml", "2027.yaml") / "a" / "b"
    below.mkdir(parents=True)
    assert plan_files.find(below, 2026).name == "2026.yaml"


def test_without_a_plan_of_the_year_the_newest_is_taken(tmp_path: Path) -> None:
    assert plan_files.find(plans(tmp_path, "2025.yaml", "2026.yaml"), 2030).name == "2026.yaml"


def test_a_file_that_only_begins_with_a_dot_is_no_plan(tmp_path: Path) -> None:
    assert plan_files.find(plans(tmp_path, "2026.yaml", ".2027.yaml"), 2027).name == "2026.yaml"


def test_two_plans_for_one_year_are_an_error_that_names_both(tmp_path: Path) -> None:
    with pytest.raises(RequestError) as raised:
        plan_files.find(plans(tmp_path, "2026.yaml", "2026-sua-doi.yaml"), 2026)
    assert "2026-sua-doi.yaml" in raised.value.message
    assert "2026.yaml" in raised.value.message
    assert "--plan" in raised.value.hint


@pytest.mark.parametrize("name", ["2026.YAML", "2026.Yml", "Kế hoạch 2026.YAML"])
def test_an_ending_in_capitals_is_one(tmp_path: Path, name: str) -> None:
    assert plan_files.find(plans(tmp_path, name), 2026).name == name


@pytest.mark.parametrize(
    "left", ["~$2026.yaml", ".2026.yaml.swp", "2026.yaml~", "#2026.yaml#", "2026.yaml.bak"]
)
def test_what_an_editor_leaves_beside_a_plan_is_none(tmp_path: Path, left: str) -> None:
    assert plan_files.find(plans(tmp_path, "2026.yaml", left), 2026).name == "2026.yaml"


@pytest.mark.parametrize(
    "copy",
    [
        "2026 - Copy.yaml",
        "2026 - Bản sao.yaml",
        "2026-PCNAME.yaml",
        "2026 (1).yaml",
        "2026-2.YAML",
        "(1) 2026.yaml",
    ],
)
def test_beside_a_copy_the_hint_names_the_plan(
    tmp_path: Path, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plans(tmp_path, "2026.yaml", copy))
    for year in (2026, 2030):
        with pytest.raises(RequestError) as raised:
            plan_files.find(tmp_path, year)
        assert raised.value.hint == "chỉ rõ một tệp: --plan plans/2026.yaml"
        assert f"plans/{copy}" in raised.value.message


def test_a_path_that_has_spaces_is_quoted_in_hints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plans(tmp_path, "2026 - Copy.yaml", "2026 - Sửa.yaml"))
    with pytest.raises(RequestError) as raised:
        plan_files.find(tmp_path, 2026)
    assert raised.value.hint == 'chỉ rõ một tệp: --plan "plans/2026 - Copy.yaml"'
    (tmp_path / "kế hoạch xã").mkdir()
    with pytest.raises(RequestError) as raised:
        plan_files.read(tmp_path / "kế hoạch xã")
    assert raised.value.hint == 'chỉ rõ tệp, ví dụ: --plan "kế hoạch xã/2026.yaml"'


@pytest.mark.parametrize(
    ("path", "quoted"),
    [
        ("plans/2026.yaml", "plans/2026.yaml"),
        ("kế-hoạch/năm_2026.yaml", "kế-hoạch/năm_2026.yaml"),
        ("a b.yaml", '"a b.yaml"'),
        ("a&b.yaml", '"a&b.yaml"'),
        ("a(1).yaml", '"a(1).yaml"'),
        ("$HOME.yaml", "'$HOME.yaml'"),
        ("-a.yaml", '"-a.yaml"'),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows có cách viết trong dấu nháy riêng")
def test_a_path_in_a_hint_can_be_typed_as_it_stands(path: str, quoted: str) -> None:
    assert typed_lines.quoted_path(Path(path)) == quoted
    assert shlex.split(quoted) == [path], "the control: the shell reads the path itself"


@pytest.mark.parametrize(
    "name", ["2026.yaml.txt", "2026.YAML.TXT", "2026.yml.txt", "2026.yaml.docx", "2026.yaml~"]
)
def test_a_plan_with_another_ending_behind_its_own_is_named(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plans(tmp_path, name, "ghi chú.txt", ".2026.yaml.swp"))
    with pytest.raises(RequestError, match="không tìm thấy tệp kế hoạch") as raised:
        plan_files.find(tmp_path, 2026)
    right = name[:9] if "yaml" in name.lower() else name[:8]
    assert raised.value.hint.startswith("đổi tên ")
    assert raised.value.hint.endswith(f"thành plans/{right}")
    assert f"plans/{name}" in raised.value.hint
    with pytest.raises(RequestError, match="không có tệp") as raised:
        plan_files.read(tmp_path / "plans" / right.lower())
    assert f"plans/{name}" in raised.value.hint


def test_a_named_file_that_has_another_ending_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plans(tmp_path, "2026.YML"))
    with pytest.raises(RequestError) as raised:
        plan_files.read(tmp_path / "plans/2026.yaml")
    assert raised.value.hint == "có phải là: --plan plans/2026.YML?"


def test_every_command_takes_a_plan_with_an_ending_in_capitals(cchc: Cchc, office: Path) -> None:
    (office / "plans/2026.yaml").rename(office / "plans/2026.YAML")
    (office / "plans/~$2026.yaml").write_bytes(b"\x05Hoa")  # what an Office program leaves while it's open
    for command in (
        ("list",),
        ("update", "4", "--progress", "40"),
        ("check", "--ignore", "6ro"),
        ("report", "--format", "md", "-o", "-"),
        ("rollup", "--year", "2026"),
        ("template", "list"),
    ):
        assert cchc(*command).code == 0, command
    assert "progress: 40" in (office / "plans/2026.YAML").read_text("utf-8")


def test_no_plan_anywhere_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="không tìm thấy tệp kế hoạch"):
        plan_files.find(tmp_path, 2026)


def test_a_missing_file_and_a_folder_are_wrong_requests(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="không có tệp"):
        plan_files.read(tmp_path / "2026.yaml")
    with pytest.raises(RequestError, match="là thư mục"):
        plan_files.read(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không có quyền đọc kiểu POSIX")
def test_a_file_that_may_not_be_read_is_the_surroundings_fault(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    path.write_text("x", "utf-8")
    path.chmod(0)
    with as_anybody(), pytest.raises(SurroundingsError, match=r"không đọc được tệp .*: không có quyền"):
        plan_files.read(path)


def test_an_unreadable_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "2026.yaml"
    path.write_text("x", "utf-8")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(SurroundingsError, match=r"không đọc được tệp .*: không có quyền"):
        plan_files.read(path)


def test_a_new_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    disk.write_output(tmp_path / "bao-cao" / "a.html", b"x")
    assert (tmp_path / "bao-cao" / "a.html").read_bytes() == b"x"
    assert [path.name for path in (tmp_path / "bao-cao").iterdir()] == ["a.html"]


def test_a_folder_that_cannot_be_made_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "bao-cao").write_text("đây là tệp", "utf-8")
    with pytest.raises(SurroundingsError, match="không ghi được"):
        disk.write_output(tmp_path / "bao-cao" / "a.html", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao"]


def test_a_file_is_the_same_through_a_link(tmp_path: Path) -> None:
    plan = tmp_path / "2026.yaml"
    plan.write_text("x", "utf-8")
    (tmp_path / "link.yaml").hardlink_to(plan)
    assert disk.is_same_file(plan, tmp_path / "link.yaml")
    assert not disk.is_same_file(plan, tmp_path / "missing.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="liên kết tượng trưng cần quyền riêng trên Windows")
def test_a_link_in_a_circle_or_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    with pytest.raises(SurroundingsError, match="không đọc được"):
        plan_files.read(tmp_path / "a.yaml")
    (tmp_path / "c.yaml").symlink_to("khong-co.yaml")
    with pytest.raises(RequestError, match="dẫn đến một tệp không có"):
        plan_files.read(tmp_path / "c.yaml")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no folder of open files")
def test_a_pipe_behind_a_link_is_told_as_what_it_is(tmp_path: Path) -> None:
    read, write = os.pipe()  # as `cchc check <(…)` and /dev/stdin are
    try:
        with pytest.raises(RequestError, match="không phải là tệp thường"):
            plan_files.read(Path(f"/dev/fd/{read}"))
    finally:
        os.close(read)
        os.close(write)
    (tmp_path / "mat.yaml").symlink_to("khong-co")
    with pytest.raises(RequestError, match="dẫn đến một tệp không có"):
        plan_files.read(tmp_path / "mat.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không có ống dẫn có tên kiểu POSIX")
def test_a_pipe_is_no_plan_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2026.yaml")
    with pytest.raises(RequestError, match="không phải là tệp thường"):
        plan_files.read(tmp_path / "2026.yaml")


def test_a_plan_of_another_year_is_told_when_the_years_own_has_another_ending(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for name in ("2025.yaml", "2026.yaml.txt"):
        (tmp_path / "plans" / name).touch()
    found = plan_files.find(tmp_path, 2026)
    assert found.name == "2025.yaml"
    assert "2026.yaml.txt" in plan_files.misnamed_beside(found, 2026)
    assert plan_files.misnamed_beside(found, 2025) == ""
    assert plan_files.misnamed_beside(found, 2027) == ""
    (tmp_path / "plans/2026.yaml").touch()
    assert plan_files.misnamed_beside(plan_files.find(tmp_path, 2026), 2026) == ""


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "chưa có tệp nào"),
        (("2026.yaml.txt",), "chỉ có 2026.yaml.txt"),
        (("a.docx", "b.docx", "c.docx", "d.docx"), "chỉ có a.docx, b.docx, c.docx, …"),
    ],
)
def test_a_folder_of_plans_without_one_is_not_passed_over_for_one_further_up(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    below = plans(plans(tmp_path, "2026.yaml") / "xã A", *names)
    with pytest.raises(RequestError) as raised:
        plan_files.find(below, 2026)
    assert raised.value.message.endswith(f"plans {said}")
    assert raised.value.hint.startswith("đổi tên " if "2026.yaml.txt" in names else "chuyển vào thư mục")
    (below / "plans/2025.yaml").touch()
    assert plan_files.find(below, 2026) == below / "plans/2025.yaml"


def test_a_plan_outside_the_repository_is_another_office_s(tmp_path: Path) -> None:
    below = plans(tmp_path, "2026.yaml") / "xã A" / "minh chứng"
    below.mkdir(parents=True)
    assert plan_files.find(below, 2026) == tmp_path / "plans/2026.yaml", "the control: no repository yet"
    (below.parent / ".git").mkdir()
    with pytest.raises(RequestError, match="không tìm thấy tệp kế hoạch"):
        plan_files.find(below, 2026)
    plans(below.parent, "2026.yaml")
    assert plan_files.find(below, 2026) == below.parent / "plans/2026.yaml"


def test_a_folder_of_plans_that_may_not_be_read_is_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    with pytest.raises(SurroundingsError, match=r"không đọc được tệp .*plans: không có quyền"):
        plan_files.find(plans(tmp_path, "2026.yaml"), 2026)


@pytest.mark.parametrize(
    "command", [("note", "4", "Đã họp"), ("undo", "--yes"), ("note", "4", "x", "--dry-run")]
)
def test_an_updating_command_says_which_plan_further_up_it_takes(
    cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # undo needs what is kept there
    said = f"(kế hoạch: {office / 'plans/2026.yaml'})\n"
    assert cchc("note", "4", "Một").code == 0
    (office / "minh chứng").mkdir()
    monkeypatch.chdir(office / "minh chứng")
    answer = cchc(*command)
    assert answer.code == 0
    assert answer.err.startswith(said)
    for folder in (office, office / "plans"):
        monkeypatch.chdir(folder)
        assert "(kế hoạch:" not in cchc(*command).err
    monkeypatch.chdir(office / "minh chứng")
    assert "(kế hoạch:" not in cchc("note", "4", "Hai", "--plan", "../plans/2026.yaml").err
    assert "(kế hoạch:" not in cchc("list").err
