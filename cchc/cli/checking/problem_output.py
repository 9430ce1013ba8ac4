"""What `cchc check` says of the files it checked: in a form for people, for programs, for a forge.

Errors come first, so that nobody has to look for them behind warnings: GitHub shows the first ten of
each only. Read next: `cchc.reports.printers.problem_forms`, `cchc.cli.problems` (the form of the text).
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cchc.cli import console, environment
from cchc.errors import Location, Problem, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.cli.checking.checked_files import CheckedFile

FORMATS = ("text", "json", "github", "gitlab", "sarif")
FOR_PEOPLE = ("text", "github")  # gaps in the 6 rõ are a line a task there


def write(files: Sequence[CheckedFile], format_: str, *, are_named: bool, by_line: bool) -> None:
    """Write what was found; the JSON form tells of each file, too, where files were named.

    On a terminal a table shows the gaps in the 6 rõ, unless it is to be `by_line`, as editors want it.
    """
    ordered = sorted(files, key=lambda file: not file.is_wrong)
    match format_:
        case "text":
            _write_text(ordered, by_line=by_line)
        case "json":
            from cchc.reports.printers import json_forms

            listed = [problem for file in files for problem in file.problems]
            form = json_forms.problems(listed, sum(file.more for file in files))
            console.write_json(form | ({"files": list(map(_json_file, files))} if are_named else {}))
        case "github":
            _write_annotations(ordered)
        case _:
            _write_for_programs(ordered, format_)


def conclusion(files: Sequence[CheckedFile]) -> str:
    """Return a sentence on all files together."""
    checked = [file for file in files if file.state == "checked"]
    unread = sum(file.state == "unread" for file in files)
    wrong = [file for file in checked if file.is_wrong]
    warned = sum(file.total for file in checked if not file.is_wrong)
    errors = f"{'hơn ' if any(f.more for f in wrong) else ''}{sum(len(file.problems) for file in wrong)} lỗi"
    if len(files) == 1 and wrong and wrong[0].is_period:
        return f"{errors} trong tệp của kỳ; chưa sửa xong thì chưa lập được báo cáo của kỳ ấy"
    if len(files) == 1 and wrong:
        return f"{errors} trong tệp kế hoạch; chưa sửa xong thì các lệnh khác không đọc được kế hoạch"
    if len(files) == 1 and checked:
        return f"không có lỗi, {warned or 'không có'} cảnh báo{_of_clarity(checked[0])}"
    if not checked:
        return "chưa kiểm tra được tệp nào" if unread else "không có tệp kế hoạch nào để kiểm tra"
    found = f"{len(wrong)} tệp có lỗi ({errors})" if wrong else "không có lỗi"
    not_read = f"; {unread} tệp không đọc được" if unread else ""
    return f"đã kiểm tra {len(checked)} tệp: {found}, {warned or 'không có'} cảnh báo{not_read}"


def _of_clarity(file: CheckedFile) -> str:
    """Return how many of the warnings are gaps in the 6 rõ, where these are gathered by task."""
    gaps = file.total - (len(file.grouped) - len(file.gaps))
    return f", trong đó {gaps} chỗ chưa đủ 6 rõ của {len(file.gaps)} nhiệm vụ" if file.gaps else ""


def _write_text(files: Sequence[CheckedFile], *, by_line: bool) -> None:
    from cchc.cli.problems import show_problems

    is_matrix = (
        not by_line and sum(not file.is_period for file in files) == 1 and console.is_terminal(sys.stdout)
    )
    for file in files:
        gaps = file.gaps if is_matrix else ()
        shown = file.grouped[: len(file.grouped) - len(gaps)]
        show_problems(shown, sys.stdout, file.more_for_people)
        if gaps and file.plan and file.day:
            from cchc.cli.checking import clarity_table

            clarity_table.write(file.plan, file.day)


def _json_file(file: CheckedFile) -> dict[str, str | int | None]:
    errors, warnings = (file.total, 0) if file.is_wrong else (0, file.total)
    return {
        "path": file.name,
        "state": file.state,
        "errors": errors,
        "warnings": warnings,
        "message": file.refusal.message if file.refusal else None,
    }


def _write_annotations(files: Sequence[CheckedFile]) -> None:
    """Write annotations, and everything into the summary of the step where GitHub names a file for it."""
    from cchc.reports.printers import problem_forms

    problems = [*_refusals(files)]
    problems += [_in_repository(problem) for file in files for problem in file.grouped]
    problems.sort(key=lambda problem: (problem.severity != "error", problem.code == "6ro"))
    console.write_document("".join(f"{problem_forms.annotation(problem)}\n" for problem in problems))
    if summary := environment.step_summary():
        text = problem_forms.step_summary(problems, conclusion(files))
        try:
            with summary.open("a", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
        except OSError as error:
            console.say(f"(không ghi được GITHUB_STEP_SUMMARY {summary}: {reason(error)})")


def _write_for_programs(files: Sequence[CheckedFile], format_: str) -> None:
    from cchc.reports.printers import problem_forms

    refusals = [*_refusals(files)]
    problems = refusals + [_in_repository(problem) for file in files for problem in file.problems]
    if format_ == "gitlab":
        console.write_json(problem_forms.code_quality(problems))
        return
    more = sum(file.more for file in files)
    console.write_json(problem_forms.sarif(problems, more, [refusal.message for refusal in refusals]))


def _refusals(files: Sequence[CheckedFile]) -> Iterator[Problem]:
    """Yield why files could not be read, as problems of these files: a forge must not show a green list."""
    for file in files:
        if file.refusal:
            start = Location(1, 1)
            yield _in_repository(
                Problem(file.name, start, "unread", "error", file.refusal.message, file.refusal.hint)
            )


def _in_repository(problem: Problem) -> Problem:
    """Return a problem with its path from the top of the repository that CI names, else from here."""
    path = Path(problem.path)
    top = environment.ci_repository()
    try:
        path = path.resolve().relative_to(top.resolve()) if top else path
    except (ValueError, OSError, RuntimeError):
        path = Path(problem.path)
    return problem._replace(path=PurePath(path).as_posix())
