"""Options in capitals, with a mark too many or without hyphens are taken; what stands behind one stays as it was typed."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from cchc.cli import option_names
from cchc.cli.application import application

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


@pytest.mark.parametrize("line", ["-H", "--HELP", "list -H", "list --Help", "owner --HELP", "LIST -H"])
@pytest.mark.usefixtures("office")
def test_help_is_asked_for_in_capitals_too(line: str, cchc: Cchc) -> None:
    assert cchc(*shlex.split(line)) == cchc(*shlex.split(line.lower()))
    assert cchc(*shlex.split(line)).code == 0


@pytest.mark.parametrize("text", ["--Owner", "--OWNER=VHXH", "-H", "--note"])
def test_a_text_that_looks_like_an_option_stays(text: str, cchc: Cchc, office: Path) -> None:
    start = (office / "plans/2026.yaml").read_bytes()
    for line in (
        ("note", "4", "--", text),
        ("update", "4", "--Note", text),
        ("update", "4", f"--NOTE={text}"),
    ):
        (office / "plans/2026.yaml").write_bytes(start)
        assert cchc(*line).code == 0, line
        assert f"text: {text}\n" in (office / "plans/2026.yaml").read_text("utf-8"), line


@pytest.mark.usefixtures("office")
def test_an_option_that_no_command_has_is_called_as_it_was_typed(cchc: Cchc) -> None:
    assert "không có tùy chọn --Cơ-quan\n  gợi ý: có phải là --owner" in cchc("list", "--Cơ-quan", "vhxh").err
    assert "không có tùy chọn --OWN\n  gợi ý: có phải là --owner?" in cchc("list", "--OWN", "vhxh").err


def test_no_two_options_of_a_command_are_told_apart_by_case_or_hyphens_alone() -> None:
    groups: list[Any] = [get_command(application([]))]
    while groups:
        one = groups.pop()
        groups += getattr(one, "commands", {}).values()
        names = [name for parameter in one.params for name in (*parameter.opts, *parameter.secondary_opts)]
        typed = [name.upper().replace("-", "_").replace("_", "-", 2) for name in names]
        options = [name for name in names if name.startswith("-")]
        assert option_names.as_declared(options, {}, options) == options
        shouted = [word for word, name in zip(typed, names, strict=True) if name.startswith("--")]
        long = [name for name in options if name.startswith("--")]
        assert option_names.as_declared(shouted, {}, options) == long
