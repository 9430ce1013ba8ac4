"""The audit trail as values: who changed what in a plan and when, and picking from it.

An entry is what one commit changed, each commit compared with its own parents. Days and times are
Vietnam's, of when the change was made (not of when it was carried over by a rebase). Knows neither
git nor files.

Read next: `cchc.history.entries` (where entries come from), `cchc.cli.commands.history` (who prints them).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import change_words, labels, names
from cchc.changes import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from cchc.changes import Change
    from cchc.owners import Owner
    from cchc.plan import Plan

# `cut_off` is the first commit of a repository that has only part of its history.
Event = Literal["edited", "created", "removed", "unreadable", "cut_off"]


class Commit(NamedTuple):
    """Who recorded a version of the plan, when (Vietnam time), and the first line of what they said."""

    id: str
    author: str
    email: str
    moment: datetime
    subject: str = ""

    @property
    def short(self) -> str:
        """The commit's hash as people write it."""
        return self.id[:8]

    @property
    def day(self) -> date:
        """The day of the commit in Vietnam."""
        return self.moment.date()


class Entry(NamedTuple):
    """What one commit did to the plan.

    `owners` says who led each changed task before and after, as the file words it; `reason` says
    why a version is unreadable; `subject` is the commit's, unless it only words the changes.
    """

    commit: Commit
    event: Event
    changes: tuple[Change, ...] = ()
    owners: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    reason: str = ""
    subject: str = ""


class Trace(NamedTuple):
    """Where a report's figures come from: the last commit of the plan, and what changed since a day.

    `commit` is None when the plan was never committed, `saved` is False when the file has more than
    its last commit; `changes` is None when there is no version of that day to compare with. `then` is
    the plan as it was recorded at the end of the day that is reported on, when it was changed since.
    """

    commit: Commit | None
    saved: bool
    since: date
    changes: tuple[Change, ...] | None
    then: Plan | None = None


class EntryFilter(NamedTuple):
    """Which changes are asked for; whatever is set must hold, both days included."""

    tasks: frozenset[int] = frozenset()
    owner: Owner | None = None
    field: str = ""
    author: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def narrows(self) -> bool:
        """Whether only some records or fields of a version are asked for."""
        return bool(self.tasks or self.owner or self.field)

    def pick(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the entries that have something wanted, each with the wanted changes only."""
        for entry in entries:
            if not self._is_time(entry.commit.day) or not self._is_author(entry.commit):
                continue
            if not entry.changes:
                yield entry
            elif wanted := tuple(change for change in entry.changes if self._is_wanted(entry, change)):
                yield entry._replace(changes=wanted)

    def _is_time(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def _is_author(self, commit: Commit) -> bool:
        wanted = names.key(self.author)
        by_name = wanted in names.key(commit.author) if wanted else self.author in commit.author
        return by_name or self.author.casefold() in commit.email.casefold()

    def _is_wanted(self, entry: Entry, change: Change) -> bool:
        return (
            (not self.tasks or change.record in {f"task:{number}" for number in self.tasks})
            and (self.owner is None or self._leads(entry, change.record))
            and (not self.field or self.field in change_words.fields(change))
        )

    def _leads(self, entry: Entry, record: str) -> bool:
        spellings = {names.key(name) for name in self.owner.spellings} if self.owner else set()
        return any(names.key(name) in spellings for name in entry.owners.get(record, ()))


def sentences_with_subject(entry: Entry, *, whole: bool) -> list[tuple[str, str]]:
    """Return what an entry did as `sentences` does, behind what a person said of it."""
    subject = [("", f"lời ghi: {entry.subject}")] if entry.subject else []
    return [*subject, *sentences(entry, whole=whole)]


def sentences(entry: Entry, *, whole: bool, titled: bool = True) -> list[tuple[str, str]]:
    """Return what an entry did, as pairs of a record's label and a sentence.

    The label is "4" for a task, "cơ quan vhxh" or "kế hoạch" for others, and empty for the file.
    With `whole` the making of a plan is one sentence. With `titled` a record that came or went is
    named by its title; where the reader knows the record, it isn't.
    """
    if entry.event == "created" and whole:
        return [("", f"lập tệp kế hoạch: {_contents(entry.changes)}")]
    if entry.event == "unreadable":
        return [("", f"không đọc được phiên bản này: {entry.reason}")]
    if entry.event == "cut_off":
        return [("", "kho lịch sử không giữ các lần ghi trước phiên bản này")]
    if entry.event == "removed":
        return [("", "xóa tệp kế hoạch")]
    return [
        (change_words.record_label(change.record), _sentence(change, titled=titled))
        for change in change_words.worth_telling(entry.changes)
    ]


def _sentence(change: Change, *, titled: bool) -> str:
    if titled or change.path or (change.before is not None and change.after is not None):
        return change_words.field_sentence(change)
    return "đưa vào kế hoạch" if change.before is None else "bỏ khỏi kế hoạch"


def _contents(changes: Iterable[Change]) -> str:
    kinds = [change.record.partition(":")[0] for change in changes]
    return ", ".join(f"{kinds.count(kind)} {labels.RECORD[kind]}" for kind in KINDS.values())
