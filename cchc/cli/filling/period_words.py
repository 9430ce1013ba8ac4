"""What people wrote into a period's documents, for the documents that are made now.

Read next: `cchc.cli.filling.filled_word_files` (what people wrote into Word files since),
`cchc.cli.filling.period_writing` (the period's file written),
`cchc.periodfile.document` (the period's file), `cchc.reports.official.filled_blanks` (who puts words in).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc import disk, names, reporting
from cchc.cli import console
from cchc.errors import CchcError, SurroundingsError, reason
from cchc.periodfile import document, period_files, reading, strange_entries
from cchc.reports.document_kinds import ASSIGNMENT, OFFICIAL_KINDS, REMINDER
from cchc.reports.official.filled_blanks import Words
from cchc.yamltext.decoding import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from cchc.owners import Owner
    from cchc.periodfile.document import PeriodDocument
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.document_kinds import DocumentKind

_KINDS = tuple(kind.name for kind in OFFICIAL_KINDS)
LETTERS = frozenset({REMINDER.name, ASSIGNMENT.name})
_OFFICE = "co-quan."  # no office's id has a dot
_OF_TASKS = "minh-chung."  # blanks that go when the task gets its document


@dataclass
class PeriodWords:
    """The words of a period's documents and of those of the period before.

    `plan` is the plan's file, `path` the period's; `before` is the period before in the plan's own year.
    """

    plan: Path
    path: Path
    now: PeriodDocument
    earlier: PeriodDocument
    earlier_title: str = ""
    before: ReportingPeriod | None = None
    _told: set[tuple[str, str]] = field(default_factory=set)

    def of(self, kind: DocumentKind, owner: Owner | None) -> Words:
        """Return the words of one document."""
        at = kind.name, office_of(owner)
        return Words(texts_of(self.now, at), texts_of(self.earlier, at), self.earlier_title)

    def name_of(self, kind: DocumentKind, owner: Owner | None) -> str:
        """Return what tells a document from those of other plans, periods, kinds and offices."""
        return document_name(self.path, (kind.name, office_of(owner)))

    def say_strange_offices(self, plan: Plan) -> None:
        """Write which offices have words and aren't in the plan: their ids may be misspelt."""
        for finding in strange_entries.offices(self.now, offices_of(plan)):
            console.say(f"{self.now.name}: {finding.message}")
            console.say(f"  gợi ý: {finding.hint}")

    def say_strange(self, kind: DocumentKind, owner: Owner | None, known: Sequence[str]) -> None:
        """Write once which words have no blank in a document: their names may be misspelt."""
        at = kind.name, office_of(owner)
        texts = self.now.texts_of(*at)
        strange = [name for name in texts if name not in known and not name.startswith(_OF_TASKS)]
        if strange and at not in self._told:
            self._told.add(at)
            listed = ", ".join(strange)
            near = [names.nearest(name, known, 1) for name in strange]
            meant = ", ".join(f"{found[0]}" for found in near if found)
            console.say(f"{self.now.name}: {kind.label} không có chỗ điền {listed}, nên không in nội dung ấy")
            hint = f"có phải là {meant}?" if all(near) else f"dùng một trong: {', '.join(known)}"
            console.say(f"  gợi ý: {hint}")


def find(plan: Plan, path: Path, period: ReportingPeriod, day: date) -> PeriodWords:
    """Return the words of a period of a plan, whose file is at a path, and of the one before it on a day.

    Raises PeriodError when its file, or that of the period before, is wrong, SurroundingsError when one
    can't be read.
    """
    own, before = period_files.path_of(path, period.id), reporting.before(plan, period, day)
    _say_misnamed(own)
    if before is not None:
        _say_misnamed(period_files.path_of(path, before.id))
        earlier = read(period_files.path_of(path, before.id))
        return PeriodWords(path, own, read(own), earlier, before.title, before)
    for last, file in _of_year_before(plan, path, period):
        if disk.is_anything(file):
            return PeriodWords(path, own, read(own), read(file), last.title)
    return PeriodWords(path, own, read(own), document.PeriodDocument(""))


def _say_misnamed(path: Path) -> None:
    """Write which files were meant for a period, but have another name than it reads."""
    for file in period_files.misnamed(path):
        console.say(f"không đọc {disk.display_path(file)}: tệp của kỳ phải có tên {disk.display_path(path)}")
        both = "chép nội dung sang tệp kia rồi xóa tệp này" if disk.is_anything(path) else "đổi tên tệp ấy"
        console.say(f"  gợi ý: {both}")


def same_in_year_before(plan: Plan, path: Path, period: ReportingPeriod) -> PeriodDocument | None:
    """Return the file of the same period of the year before, beside that of a plan's file; None without one.

    Raises PeriodError when it is wrong, SurroundingsError when it can't be read.
    """
    year = plan.head.year
    stem = path.stem.replace(str(year), str(year - 1))
    file = period_files.path_of(path.with_name(f"{stem}{path.suffix}"), period.id)
    return read(file) if stem != path.stem and disk.is_anything(file) else None


def _of_year_before(
    plan: Plan, path: Path, period: ReportingPeriod
) -> Iterator[tuple[ReportingPeriod, Path]]:
    """Yield the periods of the year before that may be the one before the year's first, with their files."""
    from cchc.planfile import plan_files
    from cchc.planfile.document import parse as parse_plan

    year = plan.head.year
    stem = path.stem.replace(str(year), str(year - 1))
    if stem == path.stem or not any((path.parent / period_files.FOLDER).glob(f"{stem}-*")):
        return
    before, earlier = path.with_name(f"{stem}{path.suffix}"), None
    with suppress(CchcError):  # without its plan the usual periods are tried
        earlier = parse_plan(plan_files.read(before), disk.display_path(before)).plan
    for last in reporting.last_of_year_before(plan, period, earlier):
        yield last, period_files.path_of(before, last.id)


def read(path: Path) -> PeriodDocument:
    """Return a period's file, an empty one where none is there.

    Raises PeriodError when it is wrong, SurroundingsError when it can't be read.
    """
    name = disk.display_path(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        for link in filter(disk.is_broken_link, (path, path.parent)):
            shown = f"{disk.display_path(link.parent)}/{link.name}"
            message = f"liên kết {shown} dẫn đến chỗ không có"
            raise SurroundingsError(message, "sửa hoặc xóa liên kết ấy rồi chạy lại") from None
        return document.PeriodDocument(name)
    except OSError as error:
        why = "đây là thư mục, không phải tệp" if disk.is_folder(path) else reason(error)
        hint = "nội dung của kỳ nằm trong tệp này: xem lại quyền đọc tệp và thư mục, rồi chạy lại"
        raise SurroundingsError(f"không đọc được {name}: {why}", hint) from None
    return parse(path, data)


def parse(path: Path, data: bytes) -> PeriodDocument:
    """Return what the bytes of a period's file say. Raises PeriodError when they are wrong."""
    return document.parse(data, disk.display_path(path), _KINDS)


def parse_version(path: Path, data: bytes) -> PeriodDocument:
    """Return what a period's file said, as bytes that were kept; none are no file. Raises PeriodError."""
    return parse(path, data) if data else document.PeriodDocument(disk.display_path(path))


def texts_of(document: PeriodDocument, at: tuple[str, str]) -> Mapping[str, str]:
    """Return the words of one document by its kind and office; a letter to one office has those to all, too.

    What is said for the office itself comes first.
    """
    own = document.texts_of(*at)
    if at[0] not in LETTERS or at[1] == reading.WHOLE:
        return own
    from cchc.reports.official import letter_parts

    shared = {blank.name for blank in letter_parts.SHARED_BLANKS}
    texts = document.texts_of(at[0], reading.WHOLE)
    return {name: text for name, text in texts.items() if name in shared} | dict(own)


def document_name(path: Path, at: tuple[str, str]) -> str:
    """Return what a document of a period's file is called in Word files, by its kind and office.

    >>> from pathlib import Path
    >>> document_name(Path("plans/bao-cao/2026-q3.yaml"), ("progress", "chung"))
    '2026-q3/progress/chung'
    """
    return "/".join((path.stem, *at))


def called(name: str) -> str:
    """Return in words what document a Word file says it is; as it says where that isn't known.

    >>> called("2026-q3/progress/chung"), called("2026-q3/progress/vhxh"), called("x")
    ('báo cáo định kỳ, 2026-q3, cả kế hoạch', 'báo cáo định kỳ, 2026-q3, vhxh', 'x')
    """
    period, _, rest = name.partition("/")
    kind, comma, office = called_in_its_period(rest).partition(", ")
    return f"{kind}, {period}, {office}" if comma else name


def called_in_its_period(name: str) -> str:
    """Return in words what document of a period is meant; as it is said where that isn't known.

    >>> called_in_its_period("progress/chung"), called_in_its_period("x")
    ('báo cáo định kỳ, cả kế hoạch', 'x')
    """
    label = {kind.name: kind.label for kind in OFFICIAL_KINDS}
    kind, _, office = name.partition("/")
    if kind not in label:
        return name
    return f"{label[kind]}, {'cả kế hoạch' if office == reading.WHOLE else office}"


def offices_of(plan: Plan) -> list[str]:
    """Return what all documents of a plan may be of, as a period's file calls it."""
    return [reading.WHOLE, *map(office_of, plan.owners)]


def office_of(owner: Owner | None) -> str:
    """Return what an office is called in a period's file; one whose id is that of the whole gets another.

    >>> from cchc.owners import Owner
    >>> [office_of(Owner(id_, "Phòng", "P")) for id_ in ("vhxh", "chung")], office_of(None)
    (['vhxh', 'co-quan.chung'], 'chung')
    """
    if owner is None:
        return reading.WHOLE
    return f"{_OFFICE}{owner.id}" if owner.id == reading.WHOLE else owner.id
