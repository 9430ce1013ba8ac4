"""Tab in a real bash and a real zsh: what is typed becomes what cchc is called with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN
from tests.support.typed_shells import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELLS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}
STRANGE = "Ban \"A\" & 'B' $(exit) `exit` \\ ! #x"

# Names that begin with what a shell, or the editor of its line, takes for something else.
FIRST_SIGNS = [
    f"{sign}; exit; # Kyla" for sign in ("!", "'", '"', "`", "$", "\\", "~", "#", "(", "*", "''", '""')
]
VIEWS = "views:\n  giao-ban: {command: list, overdue: true}\n  viec-tre: {command: list}\n  tuan-nay: {command: due}\n"


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Start a shell in an office's folder, one for all tests."""
    name = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} isn't installed")
    top = tmp_path_factory.mktemp(name)
    plans, script = top / "office/plans", top / f"script.{name}"
    plans.mkdir(parents=True)
    plan = ISSUED_PLAN.read_text("utf-8")
    (plans / "2026.yaml").write_text(plan, "utf-8")
    strange = plan.replace("name: Trạm Y tế xã\n", f"name: '{STRANGE.replace(chr(39), 2 * chr(39))}'\n")
    assert strange != plan
    (top / "office/la.yaml").write_text(strange, "utf-8")
    for number, name_ in enumerate(FIRST_SIGNS):
        named = plan.replace("name: Trạm Y tế xã\n", f"name: '{name_.replace(chr(39), 2 * chr(39))}'\n")
        (top / f"office/dau-{number}.yaml").write_text(named, "utf-8")
    (top / "office/xem.yaml").write_text(f"{plan}{VIEWS}", "utf-8")
    (top / "office/hong.yaml").write_text("tasks: [", "utf-8")
    command = [sys.executable, "-m", "cchc", "completion", name]
    script.write_bytes(subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True).stdout)
    started = Shell(SHELLS[name], script, top / "office", top / "cache")
    yield started
    started.close()


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        ("li\t --overd\t", ["list", "--overdue"]),
        ("report --kind pro\t", ["report", "--kind", "progress"]),
        ("report --kind=pro\t", ["report", "--kind=progress"]),
        ("owner al\t", ["owner", "alias"]),
        ("co-quan al\t", ["co-quan", "alias"]),
        ("danh-sach --status pau\t", ["danh-sach", "--status", "paused"]),
        ("template init w\t", ["template", "init", "word"]),
        ("help resu\t", ["help", "result"]),
        ("hel\t ow\t al\t", ["help", "owner", "alias"]),
        ("tro-giup template ch\t", ["tro-giup", "template", "check"]),
        ("list --plan la.\t", ["list", "--plan", "la.yaml"]),
        ("list -- --ov\t", ["list", "--", "--ov"]),
        ("den\t", ["den-han"]),
        ("đến\t --overd\t", ["đến-hạn", "--overdue"]),
        ("danh\t --status pau\t", ["danh-sach", "--status", "paused"]),
        ("tạm\t", ["tạm-dừng"]),
        ("bao\t --kind pro\t", ["bao-cao", "--kind", "progress"]),
        ("co-q\t th\t", ["co-quan", "them"]),
        ("giúp owner tên-g\t", ["giúp", "owner", "tên-gọi-khác"]),
        ("so-l\t", ["so-lieu"]),
        ("su\t", ["submit"]),
    ],
)
def test_commands_options_and_fixed_words_need_no_python(
    shell: Shell, keys: str, arguments: list[str]
) -> None:
    shell.questions()
    assert shell.type(f"cchc {keys}").arguments == arguments
    assert shell.questions() == 0


HEALTH = "Trạm Y tế xã"


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        ("list --owner tram\t", ["list", "--owner", HEALTH]),
        ("list --owner Trạm\t --overdue", ["list", "--owner", HEALTH, "--overdue"]),
        ("list --owner Trạm\\ Y\t", ["list", "--owner", HEALTH]),
        ('list --owner "tram\t --overdue', ["list", "--owner", HEALTH, "--overdue"]),
        ("list --owner 'Trạm Y\t", ["list", "--owner", HEALTH]),
        ("list --owner=tram\t", ["list", f"--owner={HEALTH}"]),
        ("list --area 'tuyen t\t", ["list", "--area", "tuyen-truyen"]),
        ("show doi\\ thoai\t --format js\t", ["show", "14", "--format", "json"]),
        ("done 1,2,14\t", ["done", "1,2,14"]),
        ("figures 6\t", ["figures", "6t"]),
        ("report --period quy\\ iii\t", ["report", "--period", "q3"]),
        ("owner alias tram\t Y", ["owner", "alias", HEALTH, "Y"]),
        ("list --owner phong\t", ["list", "--owner", "Phòng "]),  # what both begin with
        ("list --owner khongcoai\t", ["list", "--owner", "khongcoai"]),
        ("list --plan la.yaml --owner ban\\ a\t", ["list", "--plan", "la.yaml", "--owner", STRANGE]),
        ('list --plan la.yaml --owner "ban a\t', ["list", "--plan", "la.yaml", "--owner", STRANGE]),
        ("list --plan la.yaml --owner 'ban a\t", ["list", "--plan", "la.yaml", "--owner", STRANGE]),
    ],
)
def test_what_stands_in_the_plan_is_found_without_marks_and_quoted(
    shell: Shell, keys: str, arguments: list[str]
) -> None:
    shell.questions()
    assert shell.type(f"cchc {keys}").arguments == arguments
    assert shell.questions() == 1


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        ("list --plan xem.yaml --view giao\t --no-o\t", ["--view", "giao-ban", "--no-overdue"]),
        ("list --plan xem.yaml --view=vi\t", ["--view=viec-tre"]),
        ("danh-sach --plan xem.yaml --view 'Việc\t", ["--view", "viec-tre"]),
        ("due --plan xem.yaml --view \t", ["--view", "tuan-nay"]),  # the only one of this command
        ("list --plan xem.yaml --view tuan\t", ["--view", "tuan"]),  # is one of `due`
    ],
)
def test_views_are_found_for_their_command(shell: Shell, keys: str, arguments: list[str]) -> None:
    shell.questions()
    assert shell.type(f"cchc {keys}").arguments[3:] == arguments
    assert shell.questions() == 1


def test_vietnamese_names_are_offered_for_what_was_typed_alone(shell: Shell) -> None:
    assert "danh-sach" not in shell.type("cchc \t\t").screen
    bare = shell.type("cchc tr\t\t").screen
    assert "trinh-duyet" in bare
    assert "tro-giup" in bare
    marked = shell.type("cchc đế\t\t").screen
    assert "đến-hạn" in marked
    assert "đếm" in marked
    assert "trợ-giúp" not in bare, "without marks where none were typed"


def test_all_views_of_a_command_are_shown(shell: Shell) -> None:
    screen = shell.type("cchc list --plan xem.yaml --view \t\t").screen
    assert "giao-ban" in screen
    assert "viec-tre" in screen
    assert "tuan-nay" not in screen


@pytest.mark.parametrize("quote", ["", '"', "'"], ids=["bare", "double", "single"])
@pytest.mark.parametrize("number", range(len(FIRST_SIGNS)))
def test_a_name_stays_one_argument_whatever_it_begins_with(shell: Shell, number: int, quote: str) -> None:
    typed = shell.type(f"cchc list --plan dau-{number}.yaml --owner {quote}kyla\t")
    assert typed.arguments[-1] == FIRST_SIGNS[number]


def test_a_plan_that_is_wrong_or_missing_says_nothing(shell: Shell) -> None:
    for plan in ("hong.yaml", "khong-co.yaml"):
        typed = shell.type(f"cchc list --plan {plan} --owner tram\t")
        assert typed.arguments == ["list", "--plan", plan, "--owner", "tram"]
        assert "gợi ý" not in typed.screen
        assert "Traceback" not in typed.screen


TITLES = {"10": "Tham mưu ban hành", "14": "Tổ chức Hội nghị"}


@pytest.mark.parametrize("shell", ["zsh"], indirect=True)
def test_zsh_shows_the_tasks_that_fit_with_their_titles(shell: Shell) -> None:
    screen = shell.type("cchc show 1\t\t").screen
    for number, title in TITLES.items():
        assert f"\n{number}  -- {title}" in screen


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_bash_shows_the_tasks_that_fit_by_their_numbers(shell: Shell) -> None:
    screen = shell.type("cchc show 1\t\t").screen
    assert screen.partition("{{")[0].split() == ["1", *map(str, range(10, 20))]
