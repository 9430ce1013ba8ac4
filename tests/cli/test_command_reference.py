"""docs/commands.md is what the parser says; docs/environment.md names every variable and exit code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from cchc import errors
from cchc.cli import app, command_table, environment, help_pages
from tests.support import make_command_docs
from tests.support.make_command_docs import PAGE, anchor

SOURCES = Path(app.__file__).parents[1]
ENVIRONMENT = PAGE.with_name("environment.md")
_WIDEST = 100  # columns of a code block that no forge makes its reader scroll
_VARIABLE = re.compile(r'"([A-Z]+(?:_[A-Z]+)+|COLUMNS|LOCALAPPDATA)"')


def anchors(text: str) -> list[str]:
    return [anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]


def sections(text: str) -> dict[str, str]:
    """Return what stands below the heading of each command."""
    parts = re.split(r"^#{2,4} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def variables_read(source: str) -> set[str]:
    """Return the variables that lines of a module read from the environment."""
    lines = (line for line in source.splitlines() if "environ" in line)
    return {name for line in lines for name in _VARIABLE.findall(line)}


def test_the_page_is_the_one_that_is_made() -> None:
    assert PAGE.read_text("utf-8") == make_command_docs.page()


def test_a_changed_option_changes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(command_table.EXAMPLES, "due", ("cchc due", "cchc due --within 7"))
    assert PAGE.read_text("utf-8") != make_command_docs.page()


def test_every_command_has_its_section_with_all_of_its_options() -> None:
    told = sections(PAGE.read_text("utf-8"))
    commands = get_command(app.application([])).commands  # type: ignore[attr-defined]
    paths = {name: command for name, command in commands.items() if not hasattr(command, "commands")}
    for name, group in commands.items():
        paths |= {f"{name} {inner}": one for inner, one in getattr(group, "commands", {}).items()}
    assert len(paths) > len(commands)
    for path, command in paths.items():
        section = told[f"`cchc {path}`"]
        for option in (
            name for one in command.params if one.param_type_name == "option" for name in one.opts
        ):
            assert f"`{option}`" in section, (path, option)
        for text in (*command_table.verbs_of(path), *command_table.EXAMPLES[path]):
            assert text in section, (path, text)
    assert [*command_table.GROUPS] == [heading for heading in told if heading in command_table.GROUPS]


def test_every_link_within_the_page_leads_to_one_heading() -> None:
    text = PAGE.read_text("utf-8")
    found = anchors(text)
    assert len(found) == len(set(found))
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert set(links) <= set(found)
    assert {anchor(f"cchc {name}") for name in command_table.COMMANDS} <= set(links)


@pytest.mark.parametrize("page", [PAGE, ENVIRONMENT], ids=lambda page: page.name)
def test_nothing_is_wider_than_a_forge_shows_or_of_one_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    blocks = re.findall(r"^```\w+\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert max((len(line) for block in blocks for line in block.splitlines()), default=0) <= _WIDEST
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    assert max(map(len, re.findall(r"`([^`\n]+)`", prose))) <= _WIDEST
    assert not re.search(r"/(?:home|tmp|root|usr)/|[A-Z]:\\", text)


def test_a_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for page in (PAGE, ENVIRONMENT):
        rows = re.findall(r"(?:^\|.*\|\n)+", page.read_text("utf-8"), re.MULTILINE)
        for table in rows:
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(counts) == 1, table


def test_every_variable_that_is_read_is_told() -> None:
    read: set[str] = {*environment.VARIABLES}
    for module in SOURCES.rglob("*.py"):
        read |= variables_read(module.read_text("utf-8"))
    assert {"CCHC_CACHE", "XDG_CACHE_HOME", "COLUMNS", "GITHUB_STEP_SUMMARY"} <= read
    text = ENVIRONMENT.read_text("utf-8")
    assert [name for name in sorted(read) if f"`{name}`" not in text] == []
    told = set(re.findall(r"`(CCHC_[A-Z_]+)`", text))
    assert told == {*environment.VARIABLES}


def test_a_variable_that_is_read_is_found() -> None:
    assert variables_read('x = os.environ.get("CCHC_NEW_ONE")\ny = "NOT_READ"\n') == {"CCHC_NEW_ONE"}


def test_every_exit_code_is_told() -> None:
    text = ENVIRONMENT.read_text("utf-8")
    told = set(re.findall(r"^\| `(\d+)` \|", text, re.MULTILINE))
    assert told == {*help_pages.EXIT_CODES, str(errors.CchcError.exit_code)}
