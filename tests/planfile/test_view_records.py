"""Options of views by themselves: which one was meant, or where it belongs instead."""

from __future__ import annotations

import pytest

from cchc import labels
from cchc.planfile import record_types, view_records, view_schema
from cchc.yamltext.nodes import Plain

ROOM = 20
COMMANDS = sorted(view_schema.RECORDS)


def hint(command: str, option: str) -> str:
    """Return the remedy of the one thing that is wrong with a view."""
    view: dict[str, Plain] = {"command": command, option: "x"}
    _, (finding,) = view_records.load({"a": view}, ROOM)
    assert (finding.at, finding.code, finding.on_key) == (("views", "a", option), "unknown-key", True)
    return finding.hint


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_is_found_by_its_vietnamese_name(command: str) -> None:
    known = record_types.known_fields(view_schema.RECORDS[command])
    for name in dict.fromkeys(labels.VIEW[option] for option in known):
        first = next(option for option in known if labels.VIEW[option] == name)
        for typed in (name, name.upper(), f"--{name}"):
            assert hint(command, typed) == f"có phải là `{first}`?"


@pytest.mark.parametrize("command", COMMANDS)
def test_without_the_names_a_vietnamese_option_is_not_found(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = labels.VIEW["owner"]
    monkeypatch.setattr(labels, "VIEW", dict.fromkeys(labels.VIEW, ""))
    assert hint(command, typed) != "có phải là `owner`?", "the control"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_with_its_dashes_or_a_letter_too_few_is_found(command: str) -> None:
    for option in record_types.known_fields(view_schema.RECORDS[command]):
        assert hint(command, f"--{option}") == f"có phải là `{option}`?"
    assert hint(command, "ownr") == "có phải là `owner`?"


def test_an_option_of_the_other_command_says_which() -> None:
    assert "within" not in record_types.known_fields(view_schema.RECORDS["list"])
    assert hint("list", "within") == "đó là tùy chọn của lệnh `due`: ghi `command: due`, hoặc bỏ dòng này"


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_near_to_nothing_gets_the_whole_list(command: str) -> None:
    known = record_types.known_fields(view_schema.RECORDS[command])
    assert hint(command, "qwzx") == f"các tùy chọn dùng được: {', '.join(known)}"


@pytest.mark.parametrize("option", [*view_records.EACH_TIME, "-o", "p"])
def test_what_is_printed_where_is_asked_each_time(option: str) -> None:
    assert hint("list", option).startswith("ghi cạnh lệnh mỗi lần dùng: --")


def test_there_is_no_more_told_than_there_is_room_for() -> None:
    view: dict[str, Plain] = {"command": "list", **{f"qwzx{n}": "x" for n in range(9)}}
    records, findings = view_records.load({"a": view}, 4)
    assert (list(records), len(findings)) == (["a"], 4)
