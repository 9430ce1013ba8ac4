"""Problems of files as forges read them: GitHub's annotations and summary, Code Quality, SARIF 2.1.0.

The paths of problems are those from the top of the repository, with `/`. Sources: GitHub's "workflow
commands" (escapes), GitLab's "Code Quality report format", OASIS SARIF 2.1.0. The form of our own is in
`cchc.reports.printers.json_forms`. Read next: `cchc.cli.checking.problem_output` (who prints them).
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cchc import characters, disk
from cchc.reports import listing
from cchc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.errors import Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SEVERITY_OF_GITLAB = {"error": "major", "warning": "minor"}
_KIND = {"error": "lỗi", "warning": "cảnh báo"}
# GitHub takes a megabyte of a step's summary, and nothing of a longer one.
_MAX_SUMMARY = 900_000  # bytes


def annotation(problem: Problem) -> str:
    """Return a line that GitHub shows beside the changed file, of a step the first ten of each severity."""
    place = f"file={_escape(problem.path, ',:')},line={problem.location.line},col={problem.location.column}"
    return f"::{problem.severity} {place},title={problem.code}::{_escape(_with_hint(problem), '')}"


def _escape(text: str, also: str) -> str:
    """Escape what ends a property or a message of GitHub's workflow commands."""
    escaped = (
        characters.INVISIBLE_PATTERN.sub("", text)
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
    )
    for char in also:
        escaped = escaped.replace(char, f"%{ord(char):02X}")
    return escaped


def _with_hint(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def step_summary(problems: Sequence[Problem], conclusion: str) -> str:
    """Return the summary of a step of GitHub's as Markdown: all problems, not the first ten alone."""
    head = f"### Kiểm tra kế hoạch\n\n{listing.markdown_text(conclusion)}\n\n"
    columns = tuple(map(listing.Column, ("", "Chỗ", "Nội dung", "Mã")))
    rows, size = [], len(head.encode("utf-8", "replace"))
    for problem in problems:
        place = f"{problem.path}:{problem.location.line}"
        row = (_KIND[problem.severity], place, _with_hint(problem), problem.code)
        size += len(listing.markdown(listing.Listing((), (row,))).encode("utf-8", "replace"))
        if size > _MAX_SUMMARY:
            break
        rows.append(row)
    left = len(problems) - len(rows)
    table = listing.markdown(listing.Listing(columns, tuple(rows))) if rows else ""
    rest = f"\n… và {left} mục nữa; xem đủ trong nhật ký của bước này.\n" if left else ""
    return f"{head}{table}{rest}\n"


def code_quality(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return a Code Quality report of GitLab's, which shows in a merge request what is new."""
    return [
        {
            "description": _with_hint(problem),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITY_OF_GITLAB[problem.severity],
            "location": {"path": problem.path, "lines": {"begin": problem.location.line}},
        }
        for problem, fingerprint in _with_fingerprints(problems)
    ]


def _with_fingerprints(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with a hash of its own that stays when it moves to another line."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        key = (problem.path, problem.code, problem.message)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield problem, disk.digest(text.encode("utf-8", "replace"))


def sarif(problems: Sequence[Problem], more: int, unread: Sequence[str]) -> dict[str, Any]:
    """Return a SARIF log of one run; `unread` says which files could not be read, and why.

    `more` is how many problems there are that are not among these.
    """
    rules = list(dict.fromkeys(problem.code for problem in problems))
    driver = {"name": "cchc", "version": VERSION, "rules": [{"id": code} for code in rules]}
    notices = [{"level": "error", "message": {"text": text}} for text in unread]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": notices}],
        "results": [
            _sarif_result(problem, rules.index(problem.code), fingerprint)
            for problem, fingerprint in _with_fingerprints(problems)
        ],
        "properties": {"more": more},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_result(problem: Problem, rule: int, fingerprint: str) -> dict[str, Any]:
    path, (line, column, width) = PurePosixPath(problem.path), problem.location
    address = {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(os.fsencode(path))}
    region = {"startLine": line, "startColumn": column, "endColumn": column + width}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": _with_hint(problem)},
        "locations": [{"physicalLocation": {"artifactLocation": address, "region": region}}],
        "partialFingerprints": {"cchc/v1": fingerprint},
    }
