"""What `cchc report` was asked for by its options: in which formats, of which kind, on what, of whom.

Read next: `cchc.cli.commands.report` (the command), `cchc.cli.reporting.report_builders` (what is built).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import citations, disk, labels
from cchc.cli import options
from cchc.cli.output import output_file
from cchc.cli.reporting.report_builders import ReportScope
from cchc.cli.reporting.report_formats import FORMATS, OutputFormat
from cchc.errors import RequestError
from cchc.reports.document_kinds import AMENDMENT, NAMED_KINDS, PLAN, UPDATED_PLAN

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.owners import Owner
    from cchc.plan import Plan

FAILURES = ("overdue", "6ro")
SPLITS = ("owner",)


def formats(names: Sequence[str] | None, output: str | None, *, is_split: bool) -> list[OutputFormat]:
    """Return the formats that were named, else the one of the file's ending, else web pages."""
    output_file.refuse_no_name(output)
    if not names:
        return [FORMATS[output_file.format_of(output, FORMATS) or "html"]]
    known = dict.fromkeys(word for name in names for word in _words(name, FORMATS, "--format"))
    if len(known) == 1 and not is_split:  # else a folder is named
        output_file.refuse_other_ending(next(iter(known)), output)
    return [FORMATS[name] for name in known]


def kind_name(kind: str | None, amendment: str | None, *, updated: bool) -> str | None:
    """Return the name of the kind that is asked for, None for the usual one; RequestError if none has it."""
    name = None
    if kind is not None:
        name = options.parse_choice(kind, [known.name for known in NAMED_KINDS], "--kind")
    for option, is_given, of in (("--updated", updated, PLAN), ("--amendment", amendment, AMENDMENT)):
        if is_given and name != of.name:
            raise RequestError(
                f"{option} chỉ dùng với --kind {of.name}", hint=f"ghi --kind {of.name}, hoặc bỏ {option}"
            )
    return UPDATED_PLAN.name if updated else name


def failures(words: str | None) -> list[str]:
    """Return what must not be, of the words of `--fail-on`. Raises RequestError for any other word."""
    return _words(words, FAILURES, "--fail-on") if words else []


def _words(text: str, known: Collection[str], option: str) -> list[str]:
    """Return which of a few words a text lists, commas or blanks between them."""
    if text in known:
        return [text]
    from cchc import option_words  # a word as it is needs no table

    words = [word.strip() for word in option_words.with_commas(text, option, known).split(",")]
    return [options.parse_choice(word, known, option) for word in [*filter(None, words)] or [text]]


def scope(opened: OpenedPlan, as_of: str | None, period: str | None, quarter: str | None) -> ReportScope:
    """Return what to report on; the day is the one named, else the period's end once past, else today."""
    from cchc import reporting

    if period is not None and quarter is not None:
        raise RequestError("chỉ dùng một trong hai: --period hoặc --quarter", hint="bỏ một tùy chọn")
    chosen = None
    if period is not None:
        chosen = reporting.find(opened.plan, period)
    elif quarter is not None:
        span = options.parse_quarter(quarter, opened.plan.head.year, "--quarter")
        chosen = reporting.calendar_quarter(span)
    if chosen is None:
        return ReportScope(opened, opened.day)
    if as_of and opened.day > chosen.end:
        hint = (
            f"kỳ này kết thúc ngày {labels.day(chosen.end)}: bỏ --as-of; cần số liệu đến ngày "
            f"{labels.day(opened.day)} thì bỏ {'--quarter' if period is None else '--period'}: "
            f"cchc report --as-of {citations.day(opened.day)}"
        )
        raise RequestError(f"--as-of: ngày {labels.day(opened.day)} sau ngày cuối của {chosen.title}", hint)
    day, provisional = (opened.day, opened.day < chosen.end) if as_of else chosen.as_of(opened.day)
    return ReportScope(opened, day, chosen, provisional)


def owners(
    plan: Plan, day: date, owner: str | None, split: str | None, *, with_coordinators: bool
) -> Sequence[Owner | None]:
    """Return whom reports are on: everybody together, one office, or each that leads a task (or helps).

    An office whose first task was given after the day is in no list of it.
    """
    if split is not None:
        options.parse_choice(split, SPLITS, "--split")
        if owner is not None:
            raise RequestError("chỉ dùng một trong hai: --owner hoặc --split", hint="bỏ một tùy chọn")
        from cchc import queries

        tasks = [standing.task for standing in queries.standings(plan, day)]
        leading = {task.owner for task in tasks}
        if with_coordinators:
            leading.update(helper for task in tasks for helper in task.coordinators)
        if not leading:
            raise RequestError("kế hoạch chưa có nhiệm vụ nào để tách theo cơ quan", hint="bỏ --split")
        return [office for office in plan.owners if office in leading]
    if owner is None:
        return [None]
    from cchc import lookups

    return [lookups.find_owner(plan, owner)]


def template_path(option: str | None, formats: Sequence[OutputFormat]) -> Path | None:
    """Return the template that was named. Raises RequestError when it isn't there or fits no format."""
    if option is None:
        return None
    path = Path(option)
    if not disk.is_file(path):
        if disk.is_broken_link(path):
            raise disk.missing(option)
        raise RequestError(f"không có mẫu {option}", hint="xem lại đường dẫn sau --template")
    language = "word" if path.suffix.lower() == ".docx" else "jinja"
    if len(formats) > 1 or formats[0].template != language:
        hint = (
            f"mẫu Word (.docx) dùng với --format {_with_template('word')}, "
            f"mẫu Jinja với {_with_template('jinja')}; mỗi lần một dạng"
        )
        names = ", ".join(format_.name for format_ in formats)
        raise RequestError(f"mẫu {option} không dùng được cho dạng {names}", hint)
    return path


def _with_template(language: str) -> str:
    return " hoặc ".join(format_.name for format_ in FORMATS.values() if format_.template == language)
