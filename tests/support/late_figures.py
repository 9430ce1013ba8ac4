"""Which tasks a report of a past day tells otherwise now, by what was printed then, and which ones it lists.

An independent way to the list "Nhập sau ngày chốt số liệu": whole printed reports of the day are
compared, line by line of each task, never the plan's values.

Read next: `tests.support.year` (a year of commands), `cchc.reports.overview.late_entries` (the list).
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from tests.support.answers import Cchc

Lines = dict[int, list[Any]]


def printed(cchc: Cchc, day: date) -> Lines:
    """Return everything that reports of a day print of each task, by its number."""
    asked = ("report", "-o", "-", "--as-of", day.isoformat())
    overview = json.loads(cchc(*asked, "--format", "json").out)
    progress = json.loads(cchc(*asked, "--kind", "progress", "--format", "json").out)
    sheet = csv.reader(io.StringIO(cchc(*asked, "--format", "csv").out))
    next(sheet)
    lines: Lines = {}
    for row in (row for row in progress["annex"]["table"]["rows"] if any(row[2:])):  # rows of areas head them
        named = re.match(r"Số (\d+): ", row[1])
        assert named, row
        lines.setdefault(int(named[1]), []).append(row[1:])  # the first cell numbers the page
    changes = progress["more_annexes"].get("changes", {"table": {"rows": []}})
    for row in changes["table"]["rows"]:
        lines.setdefault(int(row[1]), []).append(row[1:])
    for row in sheet:
        lines.setdefault(int(row[0]), []).append(row)
    for row in (*overview["tasks"], *overview["clarity"]["rows"], *overview["evidence"]):
        shown = {key: value for key, value in row.items() if "anchor" not in key}  # those number the page
        lines[int(row["number"])].append(shown)
    return lines


def differing(then: Lines, now: Lines) -> set[int]:
    """Return the tasks of which anything is printed otherwise."""
    return {number for number in then.keys() | now.keys() if then.get(number) != now.get(number)}


def listed(cchc: Cchc, day: date) -> dict[str, list[str]]:
    """Return what the overview of a day lists as otherwise than on the day, by what it is of."""
    out = cchc("report", "-o", "-", "--format", "json", "--as-of", day.isoformat()).out
    late = json.loads(out)["late"]
    return {row["label"]: row["sentences"] for row in late["rows"]} if late else {}
