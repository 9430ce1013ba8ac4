"""Help: its pages whole and in Vietnamese, its examples true, its commands found by their Vietnamese names."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from cchc import errors, names
from cchc.cli import app, command_table, environment, help_pages, meant_options, spoken_words
from cchc.cli.application import application
from tests.support.repositories import git_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.answers import Cchc

SOURCES = Path(app.__file__).parents[1]
ENGLISH = re.compile(
    r"usage|options|commands|show this|error|default|required|arguments|\{|\[[a-z]+\]", re.IGNORECASE
)
WITH_DOCUMENT = ("--document", "60/UBND-VX")
ADDED = "cchc add Họp --area chi-dao --owner 'Phòng VHXH' --due 30/11/2026"
# What has to be there before an example, as commands and files.
BEFORE: dict[str, tuple[str, ...]] = {
    "cchc done 6 --document 15/BC-UBND --date 30/6/2026 --file 15.pdf": ("touch 15.pdf",),
    "cchc reopen 8": ("cchc pause 8 --document 50/UBND-VX",),
    'cchc reopen 1 --date 20/3/2026 --reason "ghi nhầm"': (
        "cchc done 1 --document 15/KH-UBND --date 16/3/2026 --as-of 16/3/2026",
    ),
    'cchc note 4 --edit 1 "Đã họp lần 2"': ("cchc note 4 'Đã họp'",),
    'cchc result 4 --edit 1 --summary "Báo cáo"': ("cchc result 4 --add 15/BC-TYT --date 30/6/2026",),
    "cchc amend --document 45/KH-UBND --date 12/7/2026": (
        "cchc amend --document 45/KH-UBND --date 10/7/2026 --summary 'Sửa đổi'",
    ),
    "cchc remove 21": (ADDED,),
    "cchc remove 21 --dry-run": (ADDED,),
    'cchc owner alias "Phòng VHXH" "Phòng Văn hóa" --remove': (
        "cchc owner alias 'Phòng VHXH' 'Phòng Văn hóa'",
    ),
    "cchc undo --dry-run": ("cchc start 4",),
    "cchc undo 3 --yes": ("cchc start 4", "cchc start 5", "cchc start 6"),
    "cchc resolve": ("neighbours",),
    "cchc resolve --take ours": ("conflict",),
    "cchc figures q3": ("figures",),
    "cchc figures q3 --form": ("figures",),
    'cchc init --issuer "Ủy ban nhân dân xã Vĩnh Thông" --year 2027': ("empty",),
    "cchc init ke-hoach.docx": ("word", "empty"),
    "cchc import ke-hoach.docx": ("word", "empty"),
    "cchc import bang-nhiem-vu.xlsx --update": ("cchc report --format xlsx -o bang-nhiem-vu.xlsx",),
    "cchc docx-text ke-hoach.docx": ("word",),
    'cchc docx-text "Kế hoạch CCHC.docx"': ("word",),
}

# What two branches make of one plan: one title in two ways, or two lines side by side.
CONFLICTS = {
    "conflict": (("title: Xây dựng", "title: Bên kia xây"), ("title: Xây dựng", "title: Bên này xây")),
    "neighbours": (
        ("not_started\n    owner: Phòng VHXH", "not_started\n    owner: Phòng Kinh tế"),
        ("not_started\n    owner: Phòng VHXH", "in_progress\n    owner: Phòng VHXH"),
    ),
}


def git(*arguments: str) -> None:
    subprocess.run([git_program(), *arguments], check=False, capture_output=True)


def prepare(step: str, cchc: Cchc, office: Path) -> None:
    """Run what stands before an example; a word alone is told here."""
    plan = office / "plans/2026.yaml"
    if step == "add":
        words = [word for word in plan.read_text("utf-8").splitlines() if word.startswith("  - id: ")]
        last = max(int(word.rpartition(" ")[2]) for word in words if word.rpartition(" ")[2].isdecimal())
        for _ in range(last, 20):
            assert (
                cchc("add", "Việc ghi nhầm", "--area", "tthc", "--owner", "vhxh", "--due", "31/12/2026").code
                == 0
            )
    elif step in CONFLICTS:
        text = plan.read_text("utf-8")
        for branch, (old, new) in zip((("-b", "ben-kia"), ("-",)), CONFLICTS[step], strict=True):
            git("checkout", "-q", *branch)
            assert old in text
            plan.write_text(text.replace(old, new, 1), "utf-8")
            git("commit", "-qam", new)
        git("merge", "-q", "ben-kia")
        assert "<<<<<<<" in plan.read_text("utf-8")
    elif step == "figures":
        text = plan.read_text("utf-8")
        assert "\nreporting:" not in text
        figure = "{id: tiep-nhan, title: Hồ sơ tiếp nhận, unit: hồ sơ, area: tthc}"
        plan.write_text(f"{text}\nreporting:\n  figures:\n    - {figure}\n", "utf-8")
    elif step == "empty":
        plan.unlink()
    elif step == "word":
        for name in ("ke-hoach.docx", "Kế hoạch CCHC.docx"):
            assert cchc("report", "--kind", "plan", "--format", "docx", "-o", name).code == 0
    elif step.startswith("touch "):
        (office / step.partition(" ")[2]).write_bytes(b"%PDF-1.4\n")
    else:
        answer = cchc(*shlex.split(step)[1:])
        assert answer.code == 0, (step, answer.err)


@pytest.fixture
def kept(office: Path, known_to_git: None) -> Path:
    """Keep the real plan in git, as an office does."""
    git("init", "-q")
    git("add", "plans")
    git("commit", "-qm", "Kế hoạch")
    return office


ALL_EXAMPLES = [line for lines in command_table.EXAMPLES.values() for line in lines]


@pytest.mark.parametrize("line", sorted(set(ALL_EXAMPLES)))
def test_every_example_of_the_help_works_on_the_real_plan(
    line: str, kept: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # which keeps what can be undone
    for step in BEFORE.get(line, ()):
        prepare(step, cchc, kept)
    answer = cchc(*shlex.split(line)[1:])
    assert answer.code == 0, answer.err


def paths() -> Iterator[str]:
    """Yield every command, those inside groups, too: "list", "owner", "owner add"."""
    for name, command in get_command(app.application([])).commands.items():  # type: ignore[attr-defined]
        yield name
        yield from (f"{name} {inner}" for inner in getattr(command, "commands", ()))


ALL_PATHS = tuple(paths())


def test_every_command_has_two_examples_and_other_names() -> None:
    assert set(command_table.EXAMPLES) == set(ALL_PATHS)
    for path, lines in command_table.EXAMPLES.items():
        assert len(lines) == len(set(lines)) == 2
        assert all(line.startswith(f"cchc {path}") for line in lines)
        assert command_table.verbs_of(path), path
    assert set(BEFORE) <= set(ALL_EXAMPLES)
    assert {row.group for row in command_table.COMMANDS.values()} == set(command_table.GROUPS)


@pytest.mark.parametrize("path", ["", *ALL_PATHS])
def test_a_page_of_help_is_in_vietnamese_and_fits_80_columns(path: str, cchc: Cchc) -> None:
    answer = cchc(*path.split(), "-h")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Cách dùng: cchc {path}".rstrip())
    assert not ENGLISH.findall(re.sub(r"\[page\|word\]", "", answer.out))
    for line in answer.out.splitlines():
        assert len(unicodedata.normalize("NFC", line)) <= 80, line
    assert answer.out == cchc("help", *path.split()).out == cchc(*path.split(), "--help").out


def test_no_line_of_help_ends_inside_a_word(cchc: Cchc) -> None:
    """Whole words: each word of a page on 40 columns stands on the page as wide as can be, too."""
    for path in ALL_PATHS:
        wide = Counter(cchc(*path.split(), "-h").out.split())
        with pytest.MonkeyPatch.context() as narrow:
            narrow.setenv("COLUMNS", "40")
            assert Counter(cchc(*path.split(), "-h").out.split()) == wide, path


@pytest.mark.parametrize("columns", [20, 24, 30, 40, 49])
def test_a_narrow_page_is_no_wider_than_the_screen_but_for_words_and_examples(
    columns: int, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name has a line of its own there: beside it no room is left for what it means."""
    monkeypatch.setenv("COLUMNS", str(columns))
    for path in ["", *ALL_PATHS]:
        page = unicodedata.normalize("NFC", cchc(*path.split(), "-h").out)
        before, _, behind = page.partition("\nVí dụ:\n")
        lines = [*before.splitlines(), *behind.partition("\n\n")[2].splitlines()]
        wide = [line for line in lines if len(line) > columns and len(line.split()) > 1]
        assert wide == [], path


def test_a_break_at_hyphens_would_be_seen(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = cchc("due", "-h").out.split()
    fill = textwrap.fill
    monkeypatch.setattr(
        textwrap,
        "fill",
        lambda text, width, **options: fill(text, width, **options | {"break_on_hyphens": True}),
    )
    pages = []
    for columns in range(30, 60):
        monkeypatch.setenv("COLUMNS", str(columns))
        pages.append(cchc("due", "-h").out.split())
    assert any(page != wide for page in pages), "the control"


def test_the_first_page_tells_groups_exit_codes_and_variables(cchc: Cchc) -> None:
    page = cchc("help").out
    places = [
        page.index(f"\n{title}:\n") for title in (*command_table.GROUPS, "Mã kết thúc", "Biến môi trường")
    ]
    assert places == sorted(places)
    for name in command_table.COMMANDS:
        assert len(re.findall(rf"^  {name} ", page, re.MULTILINE)) == 1
    kinds: list[type[errors.CchcError]] = [errors.PlanError, errors.RequestError, errors.SurroundingsError]
    assert {str(kind.exit_code) for kind in kinds} | {"0", "130"} == set(help_pages.EXIT_CODES)
    named = {
        name
        for path in SOURCES.rglob("*.py")
        for name in re.findall(r"CCHC_[A-Z_]+", path.read_text("utf-8"))
    }
    assert named == set(environment.VARIABLES)
    assert all(name in page for name in named)


def every_name(inside: str = "") -> list[tuple[str, str]]:
    """Return each name with the command that it means, those of one list of commands."""
    if inside:
        rows = {
            path: verbs for path, verbs in command_table.INNER_VERBS.items() if path.startswith(f"{inside} ")
        }
    else:
        rows = {name: row.verbs for name, row in command_table.COMMANDS.items()} | {
            "help": command_table.HELP
        }
    return [(word, path) for path, verbs in rows.items() for word in (path.rpartition(" ")[2], *verbs)]


def test_no_two_commands_have_one_name() -> None:
    for inside in ("", "owner", "template"):
        keys = Counter(names.key(word) for word, _ in every_name(inside))
        assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    "verb",
    [
        "danh-sach",
        "liet-ke",
        "den-han",
        "xem",
        "dem",
        "thong-ke",
        "kiem-tra",
        "cap-nhat",
        "bat-dau",
        "trinh",
        "xong",
        "hoan-thanh",
        "mo-lai",
        "tam-dung",
        "huy",
        "gia-han",
        "ghi-chu",
        "ket-qua",
        "them",
        "xoa",
        "hoan-tac",
        "luu",
        "lich-su",
        "so-sanh",
        "gop",
        "khoi-tao",
        "nam-moi",
        "nhap",
        "so-lieu",
        "bao-cao",
        "tong-hop",
        "co-quan",
        "mau",
    ],
)
def test_a_command_answers_to_its_vietnamese_name(verb: str, cchc: Cchc) -> None:
    (meant,) = {path for word, path in every_name() if names.key(word) == names.key(verb)}
    assert meant in command_table.COMMANDS
    page = cchc(meant, "-h").out
    assert cchc(verb, "-h").out == cchc("help", verb).out == page


@pytest.mark.parametrize(("written", "path"), every_name())
def test_marks_case_hyphens_and_spaces_do_not_matter(written: str, path: str, cchc: Cchc) -> None:
    bare = names.fold(written)
    for words in (
        [written],
        [written.upper()],
        [bare.replace(" ", "-")],
        bare.split(),
        [bare.replace(" ", "")],
    ):
        assert command_table.with_command_first([*words, "4"]) == [path, "4"]


def test_a_command_inside_a_group_answers_to_its_vietnamese_name(cchc: Cchc, office: Path) -> None:
    assert cchc("mẫu", "danh-sach").out == cchc("template", "list").out != ""
    assert cchc("co-quan", "tên", "khác", "-h").out == cchc("owner", "alias", "-h").out
    assert cchc("cơ quan", "thêm", "Công an xã").code == 0
    assert "Công an xã" in (office / "plans/2026.yaml").read_text("utf-8")


@pytest.mark.usefixtures("office")
def test_a_wrong_name_and_messages_name_the_english_command(cchc: Cchc) -> None:
    assert "có phải là: list" in cchc("lietke1").err
    assert "xem cách dùng: cchc list --help" in cchc("danh-sach", "--khong-co").err
    assert 'không có lệnh "tao lao"' in cchc("tao lao").err
    assert 'không có lệnh "xoa"' in cchc("template", "xoa").err
    assert cchc("help", "tao-lao").code == 2


def test_help_about_help_is_that_of_all(cchc: Cchc) -> None:
    assert cchc("help", "help") == cchc("trợ", "giúp", "help") == cchc("help", "hướng dẫn") == cchc("--help")


def test_the_nearest_option_comes_first(cchc: Cchc) -> None:
    assert "có phải là --owner" in cchc("list", "--ower", "x").err
    assert "có phải là --overdue" in cchc("list", "--overdu").err
    assert "có phải là --owner" in cchc("list", "--co-quan-chu-tri", "x").err, "by what it is for"
    assert "có phải" not in cchc("remove", "4", "--reason", "x").err, "--as-of is another word"


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("done 4 --số 15/KH-UBND", "--document"),
        ("result 4 --so 15/KH-UBND", "--add"),
        ("extend 5 --den 30/9/2026", "--to"),
        ("extend 5 --đến-ngày 30/9/2026", "--to"),
        ("history --den 30/9/2026", "--until"),
        ("note 1 --xóa 1", "--remove"),
        ("note 1 --sua 1 Họp", "--edit"),
        ("list --of vhxh", "--owner"),
        ("show 4 --cua vhxh", "--of"),
        ("list --truoc 30/6/2026", "--before"),
        ("start 4 --tu 2/3", "--date"),
        ("update 5 --thời-hạn 30/9/2026", "--due"),
    ],
)
@pytest.mark.usefixtures("office")
def test_an_option_by_what_people_call_it_is_told(line: str, option: str, cchc: Cchc) -> None:
    answer = cchc(*line.split())
    assert answer.code == 2
    assert f"gợi ý: có phải là {option}? " in answer.err


def test_each_name_that_people_have_for_options_is_folded_and_of_options_that_there_are() -> None:
    known = {
        name
        for command in get_command(application([])).commands.values()  # type: ignore[attr-defined]
        for parameter in command.params
        for name in parameter.opts
    }
    for called, options in meant_options.CALLED.items():
        assert called == names.fold(called)
        assert set(options) <= known, called


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("sửa 4 --progress 40 --dry-run", "4 · tiến độ: 40%"),
        ("qua han", "Quá hạn"),
        ("hướng dẫn", "cchc"),
        ("huong-dan sua", "update"),
    ],
)
def test_words_of_every_day_are_names_of_commands(line: str, command: str, cchc: Cchc, office: Path) -> None:
    answer = cchc(*shlex.split(line), *(() if "dan" in line or "dẫn" in line else ("--as-of", "2026-11-20")))
    assert (answer.code, command in answer.out + answer.err) == (0, True), answer.err


VALUES = {
    "NV": "4",
    "LĨNH-VỰC": "tuyen-truyen",
    "TÊN-CƠ-QUAN": "vhxh",
    "THỜI-HẠN": "31/12/2026",
    "SỐ-VĂN-BẢN": "51/UBND-VX",
    "SỐ-PHẦN-TRĂM": "40",
    "NỘI-DUNG": "nghị",
    "NGÀY": "20/6/2026",
    "NĂM": "2027",
}
FILLED = {"cchc remove NV": {"NV": "21"}, "cchc reopen NV": {"NV": "8"}}  # beside VALUES


def _spoken_lines() -> list[str]:
    lines = [advice.line for several in spoken_words.SPOKEN.values() for advice in several]
    return sorted({line for line in lines if line.startswith("cchc ") and "TỆP" not in line})


@pytest.mark.parametrize("line", _spoken_lines())
def test_a_line_that_is_advised_works_on_the_real_plan(
    line: str, kept: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    filled = " ".join(FILLED.get(line, VALUES).get(word, word) for word in line.split())
    before = {"cchc remove NV": ADDED, "cchc undo": "cchc start 4", "cchc reopen NV": "cchc done 8"}
    for step in filter(None, (before.get(line),)):
        prepare(step, cchc, kept)
    answer = cchc(*shlex.split(filled)[1:], *(("--yes",) if line == "cchc undo" else ()))
    assert answer.code == 0, answer.err


def test_words_of_the_work_are_answered_with_lines_and_no_wrong_guess(cchc: Cchc) -> None:
    for words in ("đôn đốc", "don doc", "giao viec", "in", "thoat", "viec"):
        answer = cchc(*words.split())
        assert (answer.code, "có phải là" in answer.err) == (2, False), answer.err
        assert "cchc " in answer.err.splitlines()[1] or "exit" in answer.err
    assert "cchc report --kind reminder" in cchc("don", "doc").err
    for words, line in (
        ("trả lại 4", "cchc start 4 --date NGÀY"),
        ("zalo", "cchc report --format text"),
        ("word", "cchc report --format docx"),
        ("excel", "cchc report --format xlsx"),
        ("cham", "cchc list --overdue"),
        ("lùi 5", "cchc extend 5 --to"),
        ("làm lại 4", "cchc reopen 4\n"),
        ("sắp đến hạn", "cchc due"),
        ("kế hoạch mới", "cchc new NĂM"),
    ):
        assert line in cchc(*words.split()).err, words
    assert "gợi ý: phiếu giao việc" in cchc("giao", "việc").err
    for words in ("quy trinh", "thoai", "xuat ra excel"):
        assert "có phải là" not in cchc(*words.split()).err
    for slip, meant in (
        ("lsit", "list"),
        ("udpate", "update"),
        ("sho", "show"),
        ("bao cap", "report"),
        ("kiem ta", "check"),
    ):
        assert f"có phải là: {meant}" in cchc(slip).err


def test_no_spoken_word_hides_a_command() -> None:
    known = command_table.known_names()
    assert not {names.key(word) for word in spoken_words.SPOKEN} & set(known)
