"""A plan for another year from the one that is there: what it takes over, and what it leaves blank.

Offices, areas, duties and the frame of the document go over; results, notes, figures and dates never do.
The old plan isn't touched. Pure. Read next: `cchc.drafts.writing.task_transfer` (which tasks go over),
`cchc.drafts.writing.year_words` (years in texts), `cchc.cli.commands.new` (the command).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, labels
from cchc.drafts.writing import task_transfer, year_words
from cchc.placeholders import LOOK, NO_DUE, WAS
from cchc.yamltext import new_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cchc.drafts.writing.task_transfer import Which
    from cchc.plan import Head
    from cchc.states import Standing
    from cchc.yamltext.nodes import Path, Plain

    Record = dict[str, Plain]

_NAMES = {"id", "owners", "short", "printed"}  # fields whose texts no year is replaced in
# What a task keeps when it goes over: what it is and who does it, not what became of it.
_KEPT = ("title", "area", "condition", "assignee", "lead", "approver", "deliverable")


class NextYear(NamedTuple):
    """The new plan's text; what became of each task; which years were replaced, which kept; what to do."""

    text: str
    taken: tuple[str, ...]
    left: tuple[str, ...]
    reworded: tuple[str, ...]
    kept_years: tuple[str, ...]
    to_do: tuple[str, ...]


def build(
    data: Record,
    head: Head,
    standings: Sequence[Standing],
    year: int,
    which: Which | Collection[int] = "by-state",
) -> NextYear:
    """Return the plan of a year; `data` are the old file's, `standings` where its tasks stand.

    `which` says whose tasks go over, or which by their numbers.
    """
    return _Builder(data, head, year).build(standings, which)


class _Builder:
    """Collects the new plan's parts with what is to be said of them."""

    def __init__(self, data: Record, head: Head, year: int) -> None:
        self._data = data
        self._head = head
        self._year = year
        self._comments: dict[Path, Sequence[str]] = {}
        self._reworded: list[str] = []
        self._kept_years: list[str] = []  # of documents that texts cite
        self._named: list[str] = []  # where another year is left in a text
        self._without_due: list[str] = []  # the numbers of tasks whose deadline a person must say

    def build(self, standings: Sequence[Standing], which: Which | Collection[int]) -> NextYear:
        old = {int(str(record.get("id"))): record for record in _records(self._data.get("tasks"))}
        tasks: list[Plain] = []
        taken: list[str] = []
        left: list[str] = []
        for standing in standings:
            number = standing.task.id
            state = labels.STATE[standing.state].lower()
            if not task_transfer.goes_over(standing, which):
                left.append(f"NV {number} ({state}): {standing.task.title}")
                continue
            record = self._task(standing, old[number], len(tasks))
            tasks.append(record)
            taken.append(f"NV {number} ({state}) → {len(tasks)}: {record['due']}")
        new: Record = {
            "cchc": self._data.get("cchc", "1"),
            "plan": self._plan(),
            "owners": self._data.get("owners", []),
            "duties": self._texts_of(self._data.get("duties", []), "mục III", ("duties",)),
            "areas": self._texts_of(self._data.get("areas", []), "mục II", ("areas",)),
            "reporting": self._reporting(),
            "tasks": tasks,
            "views": self._views(),
        }
        new = {key: value for key, value in new.items() if value or key == "tasks"}
        self._comments[()] = (
            f"Bản nháp kế hoạch năm {self._year}, lập từ kế hoạch năm {self._head.year} bằng `cchc new`.",
            "Ghi chú bắt đầu bằng “?” là chỗ phải xem lại; xong chỗ nào thì xóa ghi chú chỗ ấy.",
        )
        text = new_text.write(new, self._comments)
        years = tuple(self._reworded), tuple(self._kept_years)
        return NextYear(text, tuple(taken), tuple(left), *years, tuple(self._to_do()))

    def _task(self, standing: Standing, old: Record, place: int) -> Record:
        number = standing.task.id
        is_new = task_transfer.comes_every_year(standing)
        said = [WAS.format(year=self._head.year, number=number) + labels.STATE[standing.state].lower()]
        id_ = str(place + 1)
        record: Record = {"id": id_}
        for key in _KEPT:
            if value := old.get(key):
                where = f"NV {number}"
                record[key] = self._reword(str(value), where, None) if is_new and key == "title" else value
        if target := old.get("target"):
            record["target"] = (
                {k: v for k, v in target.items() if k in {"quantity", "unit"}}
                if isinstance(target, dict)
                else target
            )
        if not is_new and self._head.number:
            record["basis"] = citations.cite(self._head.number, self._head.date)
        record["status"] = "not_started"
        for key in ("owner", "coordinators"):
            if value := old.get(key):
                record[key] = value
        due = task_transfer.due_in(self._year, standing, self._head.year)
        if due is None:
            self._without_due.append(id_)
            said.append(f"{LOOK}thời hạn trước ghi “{standing.due.text}”: ghi thời hạn năm {self._year}")
        record["due"] = due or NO_DUE
        if others := year_words.others_in(str(record.get("title", "")), self._year):
            said.append(f"{LOOK}nội dung còn ghi năm {', '.join(others)}: xem lại")
        self._comments["tasks", place] = tuple(said)
        return record

    def _plan(self) -> Record:
        old = self._data.get("plan")
        head: Record = old if isinstance(old, dict) else {}
        new: Record = {
            "year": str(self._year),
            "title": self._reword(self._head.title, "tên kế hoạch", ("plan", "title")),
        }
        for key in ("issuer", "place"):
            new[key] = head.get(key, "")
        new["legal_bases"] = self._legal_bases()
        for key in ("opening", "purposes", "requirements", "closing"):
            new[key] = self._texts_of(head.get(key, ""), labels.FIELD.get(key, key), ("plan", key))
        signatory = head.get("signatory")
        if isinstance(signatory, dict):
            new["signatory"] = {key: value for key, value in signatory.items() if key != "name"}
            self._comments["plan", "signatory"] = (f"{LOOK}Ghi lại họ tên người ký (name).",)
        new["recipients"] = head.get("recipients", [])
        annex = head.get("annex")
        if isinstance(annex, dict):
            kept = {
                key: self._reword(str(annex[key]), "danh mục", ("plan", "annex", key))
                for key in ("title", "mention")
                if annex.get(key)
            }
            new["annex"] = dict(kept)
        self._comments["plan",] = (
            f"{LOOK}Ghi number (số, ký hiệu) và date (ngày) khi kế hoạch được ban hành.",
        )
        return {key: value for key, value in new.items() if value}

    def _legal_bases(self) -> list[Plain]:
        """Return the bases of more than the old year; the others are named, for a person to replace."""
        kept: list[Plain] = []
        gone: list[str] = []
        for basis in self._head.legal_bases:
            if year_words.names_year(basis, self._head.year):
                gone.append(basis)
            else:
                kept.append(basis)
        if gone:
            words = f"{LOOK}Bỏ căn cứ của riêng năm trước, ghi văn bản năm nay thay vào:"
            self._comments["plan", "legal_bases"] = (words, *(f"- {basis}" for basis in gone))
        return kept

    def _reporting(self) -> Record:
        old = self._data.get("reporting")
        reporting: Record = {k: v for k, v in old.items() if k != "periods"} if isinstance(old, dict) else {}
        if isinstance(old, dict) and old.get("periods"):
            self._named.append("reporting.periods: ghi lại các kỳ báo cáo theo quy định của năm")
        return reporting

    def _views(self) -> Plain:
        views = self._data.get("views", "")
        if str(self._head.year) in repr(views):
            self._named.append(f"views: cách xem còn ghi năm {self._head.year}, ghi lại")
        return views

    def _texts_of(self, value: Plain, where: str, path: Path) -> Plain:
        """Return a value with the year replaced in every text of it that isn't a name or an id."""
        return _map_texts(value, path, lambda text, at: self._reword(text, where, at))

    def _reword(self, text: str, where: str, path: Path | None) -> str:
        """Return a text with the year replaced; one that stays is marked at the path, if there is one."""
        reworded = year_words.to_year(text, self._head.year, self._year)
        self._reworded += [
            f"{where}: {reworded.before} → {reworded.after} trong “{shown}”" for shown in reworded.shown
        ]
        self._kept_years += [f"{where}: “{kept}”" for kept in reworded.kept]
        if reworded.kept and path is not None:
            words = f"{LOOK}năm {self._head.year} đứng sau văn bản dẫn trong câu nên giữ nguyên: xem lại"
            self._comments[path] = (*self._comments.get(path, ()), words)
        return reworded.text

    def _to_do(self) -> list[str]:
        return [
            f"ghi số, ngày (number, date) khi kế hoạch năm {self._year} được ban hành; ghi họ tên người ký",
            "xem lại các căn cứ ban hành",
            *self._dues_to_say(),
            *self._named,
            "xem lại từng ghi chú bắt đầu bằng “?” trong tệp, rồi chạy cchc check",
        ]

    def _dues_to_say(self) -> list[str]:
        numbers = ", ".join(self._without_due)
        return [f"ghi thời hạn năm {self._year} của NV {numbers}"] if numbers else []


def _records(value: Plain | None) -> list[Record]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _map_texts(value: Plain, path: Path, change: Callable[[str, Path], str]) -> Plain:
    """Return a value with a change made to its texts, but for names, ids and lists of owners.

    The change is told where a text stands, `path` being the place of the value.
    """
    if isinstance(value, str):
        return change(value, path)
    if isinstance(value, list):
        return [_map_texts(item, (*path, place), change) for place, item in enumerate(value)]
    return {
        key: item if key in _NAMES else _map_texts(item, (*path, key), change) for key, item in value.items()
    }
