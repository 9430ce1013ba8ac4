"""The documents of `tests/data/intake` and what must be read from them: an independent comparison.

Each `*.json` names its documents and holds the plan, the counts of the body, the tasks, the doubts that
must be raised and the texts that are no tasks. Titles pair the tasks in their order, so that one task
too many doesn't shift all that follow.
"""

from __future__ import annotations

import json
import re
import unicodedata
from difflib import SequenceMatcher
from typing import Any

from tests.support.checkout import TESTS

FOLDER = TESTS / "data" / "intake"
_FIELDS = ("number", "title", "owners", "coordinators", "due", "group")
_FIELDS_WHERE_EXPECTED = ("deliverable", "parent", "lead", "note")
_GROUP_NUMBER = re.compile(r"^([IVXLC]+|[A-Z]|\d+(\.\d+)*)[.)]?\s+")


def load() -> dict[str, dict[str, Any]]:
    """Return the expected results by the name of their case."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def differences(expected: dict[str, Any], produced: dict[str, Any]) -> list[str]:
    """Return a line for each difference between the expected reading and the produced one."""
    if expected.get("refusal") and not produced["tasks"]:
        return _lost_doubts(expected, produced)
    wanted, got = expected["tasks"], produced["tasks"]
    pairs = dict(_pairs(wanted, got))
    lines = []
    for index, task in enumerate(wanted):
        if index not in pairs:
            lines.append(f"missed {task['number']}: {task['title'][:60]}")
            continue
        lines += _task_differences(task, got[pairs[index]])
    taken = set(pairs.values())
    lines += [f"extra {task['title'][:60]}" for index, task in enumerate(got) if index not in taken]
    lines += [
        f"no task: {text[:60]}"
        for text in expected.get("not_tasks", ())
        if any(_plain(text) in _plain(task["title"]) for task in got)
    ]
    return lines + _lost_doubts(expected, produced) + _head_differences(expected, produced)


def _task_differences(wanted: dict[str, Any], got: dict[str, Any]) -> list[str]:
    fields = (*_FIELDS, *(name for name in _FIELDS_WHERE_EXPECTED if wanted.get(name)))
    lines = []
    for name in fields:
        want, have = _field(wanted, name), _field(got, name)
        if want != have:
            lines.append(f"{wanted['number']} {name}: want {want!r} got {have!r}")
    return lines


def _head_differences(expected: dict[str, Any], produced: dict[str, Any]) -> list[str]:
    plan, body = produced.get("plan") or {}, produced.get("body") or {}
    lines = [
        f"plan.{name}: want {want!r} got {plan.get(name)!r}"
        for name, want in (expected.get("plan") or {}).items()
        if _plain(plan.get(name)) != _plain(want)
    ]
    for name, want in (expected.get("body") or {}).items():
        have = body.get(name)
        if isinstance(want, dict):
            have = {key: value for key, value in (have or {}).items() if value}
        if have != want:
            lines.append(f"body.{name}: want {want!r} got {have!r}")
    return lines


def _lost_doubts(expected: dict[str, Any], produced: dict[str, Any]) -> list[str]:
    wanted = {doubt["code"] for doubt in expected.get("doubts", ()) if not doubt.get("accept_none")}
    raised = {doubt["code"] for doubt in produced.get("doubts", ())}
    return [f"doubt not raised: {code}" for code in sorted(wanted - raised)]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return " ".join(unicodedata.normalize("NFC", str(value or "")).split())


def _field(task: dict[str, Any], name: str) -> Any:
    value = _plain(task.get(name) or ([] if name in {"owners", "coordinators"} else ""))
    if name == "number":
        return value.rstrip(".)")
    if name == "group":
        return _GROUP_NUMBER.sub("", value).casefold()
    return value


def _pairs(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return which task was produced for which: the chain in order whose titles are most alike."""
    alike = [[_likeness(want, have) for have in got] for want in wanted]
    best = [[0.0] * (len(got) + 1) for _ in range(len(wanted) + 1)]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(got))):
            together = best[i + 1][j + 1] + alike[i][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together if alike[i][j] else 0.0)
    pairs, i, j = [], 0, 0
    while i < len(wanted) and j < len(got):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(want: dict[str, Any], have: dict[str, Any]) -> float:
    """Return how alike two tasks' titles are, 0 when they are not of the same task; a like number adds."""
    ratio = SequenceMatcher(None, _field(want, "title"), _field(have, "title")).ratio()
    if ratio < 0.5:
        return 0.0
    return ratio + (0.2 if _field(want, "number") == _field(have, "number") else 0.0)
