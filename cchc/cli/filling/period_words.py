"""What people wrote into a period's documents, for the documents that are made now.

Read next: `cchc.cli.filling.filled_word_files` (what people wrote into Word files since),
`cchc.periodfile.document` (the period's file), `cchc.reports.official.filled_blanks` (who puts words in).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from cchc import disk, names, reporting
from cchc.cli import console
from cchc.errors import SurroundingsError, reason
from cchc.periodfile import document, period_files
from cchc.reports.document_kinds import OFFICIAL_KINDS
from cchc.reports.official.filled_blanks import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cchc.owners import Owner
    from cchc.periodfile.document import PeriodDocument
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.document_kinds import DocumentKind

_KINDS = tuple(kind.name for kind in OFFICIAL_KINDS)
_OFFICE = "co-quan."  # no office's id has a dot
_OF_TASKS = "minh-chung."  # blanks that go when the task gets its document


@dataclass
class PeriodWords:
    """The words of a period's documents and of those of the period before; `path` is the period's file."""

    path: Path
    now: PeriodDocument
    earlier: PeriodDocument
    earlier_title: str = ""
    _told: set[tuple[str, str]] = field(default_factory=set)

    def of(self, kind: DocumentKind, owner: Owner | None) -> Words:
        """Return the words of one document."""
        at = kind.name, office_of(owner)
        return Words(self.now.texts_of(*at), self.earlier.texts_of(*at), self.earlier_title)

    def name_of(self, kind: DocumentKind, owner: Owner | None) -> str:
        """Return what tells a document from those of other plans, periods, kinds and offices."""
        return document_name(self.path, (kind.name, office_of(owner)))

    def say_strange_offices(self, plan: Plan) -> None:
        """Write which offices have words and aren't in the plan: their ids may be misspelt."""
        known = [document.WHOLE, *map(office_of, plan.owners)]
        found = dict.fromkeys(office for offices in self.now.texts.values() for office in offices)
        for strange in (office for office in found if office not in known):
            near = names.nearest(strange, known, 1)
            console.say(
                f"{self.now.name}: không có cơ quan {strange} trong kế hoạch, nên không in nội dung ấy"
            )
            hint = f"có phải là {near[0]}?" if near else f"dùng một trong: {', '.join(known)}"
            console.say(f"  gợi ý: {hint}")

    def say_strange(self, kind: DocumentKind, owner: Owner | None, known: Sequence[str]) -> None:
        """Write once which words have no blank in a document: their names may be misspelt."""
        at = kind.name, office_of(owner)
        texts = self.now.texts_of(*at)
        strange = [name for name in texts if name not in known and not name.startswith(_OF_TASKS)]
        if strange and at not in self._told:
            self._told.add(at)
            listed = ", ".join(strange)
            console.say(f"{self.now.name}: {kind.label} không có chỗ điền {listed}, nên không in nội dung ấy")
            console.say(f"  gợi ý: dùng một trong: {', '.join(known)}")


def find(plan: Plan, path: Path, period: ReportingPeriod) -> PeriodWords:
    """Return the words of a period of a plan, whose file is at a path.

    Raises RequestError when its file, or that of the period before, is wrong, SurroundingsError when one
    can't be read.
    """
    own, before = period_files.path_of(path, period.id), reporting.before(plan, period)
    if before is None:
        return PeriodWords(own, read(own), document.PeriodDocument(""))
    return PeriodWords(own, read(own), read(period_files.path_of(path, before.id)), before.title)


def read(path: Path) -> PeriodDocument:
    """Return a period's file, an empty one where none is there."""
    name = disk.display_path(path)
    if not disk.is_anything(path):
        return document.PeriodDocument(name)
    return document.parse(disk.read_input(str(path), hint="xem lại quyền đọc tệp này"), name, _KINDS)


def write(words: PeriodWords, data: bytes) -> PeriodWords:
    """Write the bytes of a period's file, and return the words as they are now.

    Raises SurroundingsError when the file can't be written, or was changed meanwhile.
    """
    swap: Callable[[Path, Path], object] = disk.swap_into_free
    if words.now.text:
        swap = partial(disk.swap_if_unchanged, old=disk.digest(words.now.data))
    try:
        words.path.parent.mkdir(parents=True, exist_ok=True)
        disk.write_output(words.path, data, swap=swap)
    except disk.OccupiedError:
        message = f"{words.now.name} vừa được chương trình khác sửa, chưa ghi gì"
        raise SurroundingsError(message, "chạy lại lệnh") from None
    except OSError as error:
        message = f"không ghi được {words.now.name}: {reason(error)}"
        raise SurroundingsError(message, "xem lại quyền ghi của thư mục") from error
    return replace(words, now=read(words.path))


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
    ('báo cáo định kỳ, 2026-q3, cả xã', 'báo cáo định kỳ, 2026-q3, vhxh', 'x')
    """
    label = {kind.name: kind.label for kind in OFFICIAL_KINDS}
    period, _, rest = name.partition("/")
    kind, _, office = rest.partition("/")
    if kind not in label:
        return name
    return ", ".join((label[kind], period, "cả xã" if office == document.WHOLE else office))


def office_of(owner: Owner | None) -> str:
    """Return what an office is called in a period's file; one whose id is that of the whole gets another.

    >>> from cchc.owners import Owner
    >>> [office_of(Owner(id_, "Phòng", "P")) for id_ in ("vhxh", "chung")], office_of(None)
    (['vhxh', 'co-quan.chung'], 'chung')
    """
    if owner is None:
        return document.WHOLE
    return f"{_OFFICE}{owner.id}" if owner.id == document.WHOLE else owner.id
