"""What a value is stands where its option is declared: in help, at Tab, and as the command takes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from cchc import reporting
from cchc.cli import value_kinds
from cchc.cli.value_kinds import ValueKind
from cchc.completion import answers, vocabulary
from cchc.planfile import document
from tests.support.checkout import TESTS
from tests.support.command_line import fixed_words, parameters
from tests.support.views import plan_with

if TYPE_CHECKING:
    from tests.support.answers import Answer, Cchc

EXAMPLE = TESTS / "data/format/example.yaml"  # which has figures
KINDS = [one for one in vars(value_kinds).values() if isinstance(one, ValueKind)]
# Which of a plan each value is that help calls TÊN or LĨNH VỰC; None: it need not be there yet.
NAMED = {
    "list": {"--owner": "@owners", "--coordinator": "@owners", "--involving": "@owners", "--area": "@areas"},
    "due": {"--owner": "@owners"},
    "report": {"--owner": "@owners"},
    "update": {"--coordinator": "@owners", "--add-coordinator": "@owners", "--remove-coordinator": "@owners"},
    "add": {"--area": "@areas", "--owner": "@owners", "--coordinator": "@owners"},
    "import": {"--area": "@areas", "--owner": "@owners"},
    "owner add": {"name": None, "--short": None, "--alias": None},
    "owner alias": {"name": "@owners"},
    "history": {"--owner": "@owners", "--author": None},
    "init": {"--issuer": None, "--owner": None},
}


def says_no_kind(metavar: str) -> bool:
    """Whether a metavar leaves open what is meant: one that a kind is shown by, or a list of words."""
    is_list = re.fullmatch(r"\[?[a-z0-9]+([|,][a-z0-9]+)*\]?", metavar)
    return not isinstance(metavar, ValueKind) and (metavar in KINDS or bool(is_list))


def test_a_value_that_may_mean_several_things_says_which() -> None:
    assert [(path, name) for path, name, one in parameters() if says_no_kind(one.metavar)] == []
    for control in ("TÊN", "LĨNH VỰC", "SỐ", "text|json", "overdue,6ro"):
        assert says_no_kind(control), control


def test_each_name_is_one_of_the_plan_or_one_that_is_to_be() -> None:
    named: dict[str, dict[str, str | None]] = {}
    for path, name, one in parameters():
        if one.metavar in {"TÊN", "LĨNH VỰC"} and name != "--of":
            named.setdefault(path, {})[name] = one.metavar.offers or None
    assert named == NAMED
    of = [one for _, name, one in parameters() if name == "--of"]
    assert len(of) > 5
    assert {one.metavar.offers for one in of} == {"@owners"}


def test_what_is_asked_of_a_plan_is_there() -> None:
    asked = {one.metavar.offers for _, _, one in parameters() if isinstance(one.metavar, ValueKind)}
    of_plan = answers.of_plan(document.parse(plan_with(), "2026.yaml").plan)
    assert {kind for kind in asked if kind[:1] == "@"} == {"@files", *(f"@{kind}" for kind in of_plan)}


@pytest.mark.parametrize("kind", [value_kinds.QUARTER, value_kinds.MONTH])
def test_the_quarters_and_months_that_are_offered_are_read(kind: ValueKind, office: Path, cchc: Cchc) -> None:
    option = {value_kinds.QUARTER: "--quarter", value_kinds.MONTH: "--month"}[kind]
    assert [word for word in kind.offers.split("|") if cchc("list", option, word).code] == []
    assert cchc("list", option, "13").code == 2, "the control"


def test_the_usual_periods_are_those_of_a_plan_that_sets_none() -> None:
    plan = document.parse(plan_with(), "2026.yaml").plan
    assert tuple(period.id for period in reporting.known_periods(plan)) == value_kinds.PERIODS


def test_tab_offers_an_option_its_kind_whatever_it_is_called() -> None:
    app = typer.Typer()

    @app.command()
    def ask(who: str = typer.Option("", metavar=value_kinds.OFFICE), text: str = typer.Option("")) -> None:
        raise AssertionError(who, text)

    (row, _) = vocabulary.rows(typer.main.get_group(app), lambda _: ())[1:]
    assert row.entries[:2] == ("--who=@owners", "--text=")


CHOICES = [(path, name, one) for path, name, one in parameters() if fixed_words(one)]
BESIDE = {
    "show": ["4"],
    "update": ["4"],
    "reopen": ["4"],
    "import": ["plans/2026.yaml"],
    "figures": ["--plan", str(EXAMPLE)],
}


def taken(answer: Answer) -> set[str]:
    """Return the words that a refusal names: `dùng một trong: a, b`, `"Chưa làm" (not_started); …`."""
    assert answer.code == 2, answer
    listed = answer.err.partition("dùng một trong: ")[2].strip()
    parts = listed.split("; " if "; " in listed else ", ")
    return {found[1] if (found := re.search(r"\((\w+)\)$", part)) else part for part in parts}


@pytest.mark.parametrize(
    ("path", "name", "one"), CHOICES, ids=lambda value: str(getattr(value, "name", value))
)
def test_the_words_that_help_and_tab_name_are_those_that_are_taken(
    path: str, name: str, one: Any, office: Path, cchc: Cchc
) -> None:
    """`update` knows all statuses, to say which command sets the others."""
    words = set(fixed_words(one))
    option = [name] if name.startswith("-") else []
    known = taken(cchc(*path.split(), *BESIDE.get(path, []), *option, "zzzzzzzz"))
    assert words < known if path == "update" else words == known
