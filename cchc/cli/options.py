"""Options that several commands share, and how their words become values.

The only place that reads the clock (Vietnam time) and the environment (`CCHC_PLAN`, `CCHC_CACHE`).
Options come in as text and are read here, so that a wrong one is answered in Vietnamese.

Read next: `cchc.cli.selection` (options that select tasks).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, labels, names, periods
from cchc.cli import console
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.history.revisions import PlanInRepository
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.trail import Commit

PlanOption = Annotated[
    str | None,
    typer.Option("--plan", "-p", metavar="TỆP", help="Tệp kế hoạch; mặc định tìm trong thư mục plans/."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày này, ví dụ 30/6/2026; mặc định hôm nay."),
]
RevOption = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="PHIÊN BẢN|NGÀY",
        help="Kế hoạch như đã ghi vào git: mã commit, tên nhánh, hoặc hết một ngày.",
    ),
]
OwnerOption = Annotated[str | None, typer.Option("--owner", metavar="TÊN", help="Cơ quan chủ trì.")]
QuarterOption = Annotated[
    str | None, typer.Option("--quarter", metavar="QUÝ", help="Thời hạn kết thúc trong quý: Q2, 2, II.")
]
MonthOption = Annotated[
    str | None, typer.Option("--month", metavar="THÁNG", help="Thời hạn kết thúc trong tháng: 3, 3/2026.")
]

LISTING_FORMATS = ("table", "plain", "json", "csv", "md")
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(LISTING_FORMATS),
        help="Dạng in ra; mặc định là bảng trên màn hình, dòng chữ khi nối sang lệnh khác.",
    ),
]


def today() -> date:
    """Give today's date in Vietnam."""
    return datetime.now(periods.VIETNAM).date()


def as_of(option: str | None) -> date:
    """Give the day that a command speaks of."""
    return today() if option is None else day(option, "--as-of")


def day(text: str, option: str) -> date:
    """Read a date; RequestError names the option when it can't be one."""
    if found := periods.parse_date(text):
        return found
    raise RequestError(
        f'{option}: "{text}" không phải là ngày có thật', hint="ví dụ: 30/6/2026 hoặc 2026-06-30"
    )


def number(text: str, option: str) -> int:
    """Read a whole number."""
    if text.isascii() and text.isdigit() and len(text) <= 9:  # noqa: PLR2004  longer is a slip
        return int(text)
    raise RequestError(f'{option}: "{text}" không phải là số nguyên', hint="ví dụ: 30")


def number_between(text: str, least: int, most: int, option: str) -> int:
    """Read a whole number within bounds, both allowed."""
    found = number(text, option)
    if not least <= found <= most:
        raise RequestError(f"{option}: {found} không nằm trong khoảng từ {least} đến {most}")
    return found


def task_ids(texts: Iterable[str]) -> list[int]:
    """Read task numbers: `4`, `4,5`, `NV4`; at least one."""
    parts = [part for text in texts for part in text.replace(",", " ").split()]
    if not parts:
        raise RequestError("chưa ghi số thứ tự nhiệm vụ", hint="ví dụ: cchc show 4")
    bare = (part[2:] if part[:2].upper() == "NV" else part for part in parts)
    return [_task_id(part) for part in bare]


def _task_id(text: str) -> int:
    if text.isascii() and text.isdigit():
        return number(text, "số thứ tự")
    raise RequestError(f'số thứ tự: "{text}" không phải là số nguyên', hint="ví dụ: cchc show 4")


def period(quarter: str | None, month: str | None, year: int) -> periods.Period | None:
    """Read --quarter or --month; a period without a year is the plan's year."""
    if quarter is not None and month is not None:
        raise RequestError("chỉ dùng một trong hai: --quarter hoặc --month", hint="bỏ một tùy chọn")
    if quarter is not None:
        return parse_quarter(quarter, year, "--quarter")
    if month is None:
        return None
    if found := periods.parse_month(month, year):
        return found
    raise RequestError(f'--month: "{month}" không phải là tháng', hint="ví dụ: 3 hoặc 3/2026")


def parse_quarter(text: str, year: int, option: str) -> periods.Period:
    """Read a quarter."""
    if found := periods.parse_quarter(text, year):
        return found
    raise RequestError(f'{option}: "{text}" không phải là quý', hint="ví dụ: Q2, 2, II, Q2/2026")


def choice(text: str, known: Iterable[str], option: str) -> str:
    """Read one of a few words."""
    known = tuple(known)
    if text in known:
        return text
    near = names.nearest(text, known, limit=1)
    hint = f"có phải là {near[0]}?" if near else f"dùng một trong: {', '.join(known)}"
    raise RequestError(f'{option}: không có "{text}"', hint=hint)


def field(text: str, option: str) -> str:
    """Read the name of a field of the file, by its key or its Vietnamese name."""
    by_label = {names.key(label): key for key, label in reversed(labels.FIELD.items())}
    return by_label.get(names.key(text)) or choice(text, labels.FIELD, option)


def plan_path(option: str | None, on: date) -> Path:
    """Give the plan file that is meant: the option, else CCHC_PLAN, else found upwards from here."""
    from cchc.planfile import plan_files

    named = option or os.environ.get("CCHC_PLAN")
    return Path(named) if named else plan_files.find(Path.cwd(), on.year)


def office_templates(plan: Path) -> Path:
    """Give the folder of an office's own templates: beside the `plans/` that the plan lies in."""
    return plan.absolute().parent.parent / "templates"


@dataclass(frozen=True)
class OpenedPlan:
    """A plan that a command asks, the day it is asked about, and its version if an old one was named.

    `name` is how messages call the file. What is wrong with it is told when it is first looked into:
    both properties raise PlanError.
    """

    path: Path
    name: str
    data: bytes
    day: date
    commit: Commit | None = None

    @cached_property
    def document(self) -> Document:
        """The file with everything in it."""
        from cchc.planfile import document

        return document.parse(self.data, self.name)

    @cached_property
    def plan(self) -> Plan:
        """The plan itself, from the cache if it was read before."""
        from cchc.planfile.fast import door

        return door.load_plan(self.data, cache_folder(), lambda: self.document.plan)

    def recorded(self) -> tuple[PlanInRepository, str]:
        """Give where the plan lies in git, and the commit that its history ends with.

        Raises GitError when git can't be asked.
        """
        from cchc.history import revisions, versions

        plan_file = revisions.locate(self.path)
        if self.commit is None:
            return plan_file, revisions.head(plan_file)
        return versions.at_commit(plan_file, self.commit.id), self.commit.id


def cache_folder() -> Path | None:
    """Give where plans are kept between runs: the user's cache, None with CCHC_CACHE=0 or without a home."""
    if os.environ.get("CCHC_CACHE") == "0":
        return None
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    try:
        return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "cchc"
    except RuntimeError:  # nobody knows where the home is
        return None


def open_plan(plan: str | None, day_option: str | None, rev: str | None = None) -> OpenedPlan:
    """Read the plan file that is meant, or the version of it that --rev names.

    The day is the one given, else the version's, else today.
    """
    from cchc.planfile import plan_files

    if rev is not None:
        return _ask_version(plan, day_option, rev)
    on = as_of(day_option)
    path = plan_path(plan, on)
    return OpenedPlan(path, disk.display_path(path), plan_files.read(path), on)


def _ask_version(plan: str | None, day_option: str | None, rev: str) -> OpenedPlan:
    from cchc.history import versions

    named = periods.parse_date(rev)
    path = plan_path(plan, named or today())
    data, name, commit = versions.read_version(path, rev)
    author = console.clean(commit.author) or "(không rõ tên)"
    console.say(f"theo phiên bản {commit.short} do {author} ghi lúc {labels.moment(commit.moment)}")
    return OpenedPlan(path, name, data, as_of(day_option) if day_option else named or commit.day, commit)
