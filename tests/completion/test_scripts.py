"""The scripts hold every command and option, in forms that each shell takes."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from typer.main import get_command

from cchc.cli import command_table
from cchc.cli.application import application
from cchc.completion import powershell, vocabulary
from cchc.completion.scripts import SCRIPTS

ROWS = vocabulary.rows(get_command(application([])), command_table.names_at_tab)
BY_PATH = {row.path: row.entries for row in ROWS}
_OF_HELP = "|tro-giup|giup|huong-dan|trợ-giúp|giúp|hướng-dẫn"
OPENING, CLOSING = "([{", ")]}"


def test_every_command_is_there_with_its_vietnamese_names() -> None:
    groups = {f"help {path.partition(' ')[0]}" for path in command_table.INNER_VERBS}
    known = set(command_table.COMMANDS) | set(command_table.INNER_VERBS) | {"", "help"} | groups
    assert known == set(BY_PATH)
    (owner,) = [row for row in ROWS if row.path == "owner alias"]
    assert "co-quan ten-khac" in owner.other_paths


def test_help_is_offered_and_goes_on_with_what_is_within_a_command() -> None:
    own, others = BY_PATH[""][0].split("||")
    assert own.endswith("|template|help")
    assert BY_PATH["help"][0] == f"{own.removesuffix('|help')}||{others.removesuffix(_OF_HELP)}"
    assert BY_PATH["help owner"] == ("=add|alias||them|thêm|ten-goi-khac|ten-khac|tên-gọi-khác|tên-khác",)
    (owner,) = [row for row in ROWS if row.path == "help owner"]
    assert {"help co-quan", "tro-giup owner", "tro-giup co-quan"} <= {*owner.other_paths}


def test_values_have_the_kind_that_they_are_asked_by() -> None:
    assert {
        "--owner=@owners",
        "--area=@areas",
        "--sort=id|due|state|owner|title",
        "--overdue",
        "-o=@files",
    } <= {*BY_PATH["list"]}
    assert {"=@ids", "--status=not_started|in_progress|submitted", "--note="} <= {*BY_PATH["update"]}
    assert all("--view=@views" in BY_PATH[path] for path in ("list", "due"))
    assert {"--period=@periods", "--fail-on=overdue|6ro"} <= {*BY_PATH["report"]}
    assert "=page|word" in BY_PATH["template init"]
    assert BY_PATH["owner alias"][:2] == ("=@owners", "=")
    assert "--issuer=" in BY_PATH["init"]  # a name, and of no office of the plan


def test_no_entry_has_a_blank_or_a_quote_in_it() -> None:
    """They are words of shells."""
    wrong = [entry for row in ROWS for entry in row.entries if not re.fullmatch(r"[\w=@|,.-]+", entry)]
    assert wrong == []


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_script_is_in_the_language_of_its_shell(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} isn't installed")
    for text, code in ((SCRIPTS[shell](ROWS), 0), (SCRIPTS[shell](ROWS) + "\nif then", 1)):
        done = subprocess.run([shell, "-n"], input=text.encode(), capture_output=True, check=False)
        assert (done.returncode != 0) == bool(code)


def without_strings(text: str) -> str:
    return re.sub(r"'(?:[^']|'')*'|\"[^\"]*\"", "", text)


def test_the_script_of_powershell_is_in_ascii_and_closes_what_it_opens() -> None:
    """A real PowerShell isn't there to try it."""
    script = SCRIPTS["powershell"](ROWS)
    assert script.isascii()
    open_ = []
    for letter in without_strings(script):
        if letter in OPENING:
            open_.append(letter)
        elif letter in CLOSING:
            assert OPENING.index(open_.pop()) == CLOSING.index(letter)
    assert open_ == []
    assert not re.search(r"['\"]", without_strings(script))


def test_the_script_of_powershell_names_each_command_once() -> None:
    """A key that is there twice, in whatever case, stops PowerShell."""
    script = SCRIPTS["powershell"](ROWS)
    for table in re.findall(r"^\$\w+ = @\{\n(.*?)^\}", script, re.MULTILINE | re.DOTALL):
        keys = [key.lower() for key in re.findall(r"^  '([^']*)' = ", table, re.MULTILINE)]
        assert keys
        assert len(keys) == len(set(keys)) == table.count("\n")


def test_powershell_doubles_each_sign_that_it_takes_for_a_single_quote() -> None:
    """Read off the text alone: `about_Quoting_Rules` names five."""
    engine = powershell.ENGINE
    doubled = re.search(r"\$singles = \"\['\" \+ \(-join \[char\[\]\]\((.*?)\)\) \+ '\]'", engine)
    assert doubled
    assert [int(code, 16) for code in doubled[1].split(", ")] == [0x2018, 0x2019, 0x201A, 0x201B]
    assert "-replace $singles, '$0$0'" in engine
    assert '.Replace("\'"' not in engine


def test_a_quote_in_a_meaning_stays_in_its_word() -> None:
    row = vocabulary.Row("list", (), ("--a",), {"--a": "It's $(x) `y`"})
    script = SCRIPTS["zsh"]([row])
    assert "'list:--a' 'It'\\''s $(x) `y`'" in script
