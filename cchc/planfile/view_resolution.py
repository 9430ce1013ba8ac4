"""From the records of views to the views they mean, whose values the command would take.

Read next: `cchc.planfile.view_records` (the records), `cchc.views` (what is refused).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import option_values, option_words, views
from cchc.errors import Finding, RequestError
from cchc.plan import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.plan import Plan
    from cchc.planfile.view_schema import ViewRecord
    from cchc.yamltext.nodes import Path

_MAX_REFUSED = 20  # after so many no more is looked up: what a name is like takes long among many others
_LISTS = {"status": option_values.read_statuses, "state": option_values.read_states}


def resolve(
    records: Mapping[str, ViewRecord], plan: Plan, *, with_names: bool
) -> tuple[tuple[View, ...], list[Finding]]:
    """Return the views that records mean, and what their commands would refuse.

    `with_names`: offices and areas of the plan were read whole, so that one that isn't there is wrong.
    """
    found: list[View] = []
    findings: list[Finding] = []
    for name, record in records.items():
        options, wrong = _options(record)
        findings += (_finding(("views", name, *path), error) for path, error in wrong)
        may_look_up = with_names and len(findings) < _MAX_REFUSED
        for option, error in views.refusals(plan, record.command, options, with_names=may_look_up):
            findings.append(_finding(("views", name, option), error))
        found.append(View(name, record.command, tuple(options.items())))
    return tuple(found), findings


def _finding(at: Path, error: RequestError) -> Finding:
    """`bad-view`: what the command would refuse."""
    return Finding(at, "bad-view", f"cách xem `{at[1]}`: {error}", error.hint)


def _options(record: ViewRecord) -> tuple[dict[str, str | bool], list[tuple[Path, RequestError]]]:
    """Return the options that a record has, as they would be typed, and what can't be read of its lists."""
    options: dict[str, str | bool] = {}
    wrong: list[tuple[Path, RequestError]] = []
    for field, value in record:
        option = {"open": "unfinished"}.get(field, field.replace("_", "-"))
        if field == "command" or (not value and value != 0) or value is False:
            continue
        if field == "status" and len(value) == 1 and option_words.is_late(value[0]):
            options[field] = value[0]  # kept, so that another status beside the view takes its place
        elif field in _LISTS:
            codes, refused = _codes(field, value)
            options |= {field: ",".join(codes)} if codes else {}
            wrong += refused
        else:
            options[option] = True if value is True else str(value)
    return options, wrong


def _codes(field: str, words: tuple[str, ...]) -> tuple[list[str], list[tuple[Path, RequestError]]]:
    """Return the statuses or states that words name, each once, and what names none."""
    codes: list[str] = []
    wrong: list[tuple[Path, RequestError]] = []
    for index, text in enumerate(words):
        try:
            codes += _LISTS[field](text)
        except RequestError as error:
            wrong.append(((field, index) if len(words) > 1 else (field,), error))
            if len(wrong) == _MAX_REFUSED:
                break
    return list(dict.fromkeys(codes)), wrong
