"""An official document as a value: its head, its paragraphs, its tables, its end, ready to be laid out.

The parts are those of Decree 30/2020/NĐ-CP, appendix I. Which words stand in them is for
`cchc.reports.official.progress`, `plan_document`, `assignment` and `reminder`; what they look like is for the
printers. A line that only people can write is a blank, worded as what belongs there.

Read next: `cchc.reports.printers.word.word_document` (Word), `templates/official.html.j2` (the page).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import office_names
from cchc.reports.wording.heading import build_heading, issuer_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan

Style = Literal["basis", "text", "part", "article", "centred", "item", "blank"]


class Blank(NamedTuple):
    """What people write into a document: the name their words are kept by, what belongs there, a title.

    The prompts of a document's blanks differ from each other. The line of one that `may_go` isn't printed
    where people wrote that there is nothing to say.
    """

    name: str
    prompt: str
    title: str = ""
    may_go: bool = False

    @property
    def mark(self) -> str:
        """What stands in the document until it is filled in."""
        return blank(self.prompt)


class Line(NamedTuple):
    """A paragraph: a legal basis, text, a heading (part "I. …", article "1. …"), an item or a blank.

    Centred is what a decision says above its bases and above its articles. `blank` is the name of the
    blank that a whole line is, empty of any other line.
    """

    style: Style
    text: str
    blank: str = ""


class Table(NamedTuple):
    """Rows under columns; a cell is empty where nothing is known, a blank where people have to write."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class FurtherTable(NamedTuple):
    """A table behind the first one, of the same columns, with the lines that stand above it."""

    lines: tuple[Line, ...]
    table: Table


class Annex(NamedTuple):
    """What follows on sheets of its own, in landscape: its label, its title and what it belongs to.

    `table` has the columns of its row in `cchc.reports.document_kinds`.
    """

    label: str
    title: str
    caption: str
    table: Table


class Signature(NamedTuple):
    """The lines above a signature and the name under it; a blank is marked as such by its brackets."""

    lines: tuple[str, ...]
    name: str


class OfficialDocument(NamedTuple):
    """A document as it leaves an office.

    `kind` is the name of its row in `cchc.reports.document_kinds`. `superior` is empty for a commune,
    `number` and `place_day` have room where the registry writes, `addressees` and `recipients` are a
    line each, marks included, `table` stands between `lines` and `closing`, `more_tables` behind it. A letter
    has no `type`, and its `subject` stands under the number. `banner` is the plan's notice.
    A working copy has no number, day, signature and recipients: these are empty. `sections` are the lines
    under each heading of a document that has an outline, by the heading's name: a template of an office
    may put them under headings of its own, in an order of its own. `blanks` are those whose words are kept
    for the period, whole lines and words inside of lines. `more_annexes` follow the first one, by the names
    that their kind has.
    """

    kind: str
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_day: str
    type: str
    subject: str
    banner: str
    addressees: tuple[str, ...]
    lines: tuple[Line, ...]
    table: Table | None
    closing: tuple[Line, ...]
    signature: Signature
    recipients: tuple[str, ...]
    annex: Annex | None
    sections: Mapping[str, tuple[Line, ...]] = MappingProxyType({})
    blanks: tuple[Blank, ...] = ()
    more_annexes: Mapping[str, Annex] = MappingProxyType({})
    more_tables: tuple[FurtherTable, ...] = ()

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """All annexes in their order."""
        return (*((self.annex,) if self.annex else ()), *self.more_annexes.values())


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

# Where somebody writes by hand or the registry puts a number; plain spaces would run together.
ROOM = "\u00a0" * 8


# What an office adds to a symbol, as it is named in `blanks`. A blank is filled in at one place alone, so
# an annex that cites the document has room there until somebody did.
SYMBOL_NAME = "ky-hieu"
SYMBOL_ROOM = f"-{ROOM}"

BLANK = re.compile(r"(\[[^\[\]]+\])")  # what `blank` marks


def blank(what: str) -> str:
    """Return a mark for what people have to write.

    >>> blank("nêu nguyên nhân")
    '[nêu nguyên nhân]'
    """
    return f"[{what}]"


def part(text: str) -> Line:
    """Return a heading of the first level."""
    return Line("part", text)


def article(text: str) -> Line:
    """Return a heading of the second level."""
    return Line("article", text)


def text(words: str) -> Line:
    """Return a paragraph."""
    return Line("text", words)


def to_fill(what: str) -> Line:
    """Return a paragraph that people have to write."""
    return Line("blank", blank(what))


def with_list_marks(texts: Iterable[str]) -> list[str]:
    """Return texts with the marks of a list (Decree 30/2020): ";" behind each, "." behind the last."""
    bare = [words.rstrip(" .;") for words in texts]
    return [*(f"{words};" for words in bare[:-1]), *(f"{words}." for words in bare[-1:])]


def dashed(texts: Iterable[str]) -> list[Line]:
    """Return the items of a list: a paragraph with a dash each, as they are worded."""
    return [Line("item", f"- {words}") for words in texts]


def roman(number: int) -> str:
    """Return a number as the parts of a document are counted.

    >>> roman(4), roman(12), roman(29)
    ('IV', 'XII', 'XXIX')
    """
    tens, ones = divmod(number, len(ROMAN))
    return "X" * tens + (ROMAN[ones - 1] if ones else "")


def heading_row(number: str, words: str, columns: Sequence[str], place: int = 1) -> tuple[str, ...]:
    """Return a row of a table that heads those below it: numbered, its words in the column at `place`.

    >>> heading_row("II", "Cải cách thể chế", ("TT", "Nhiệm vụ", "Thời hạn"))
    ('II', 'Cải cách thể chế', '')
    """
    return (number, *("" if index != place else words for index in range(1, len(columns))))


ISSUER = Blank("ten-co-quan", "tên cơ quan, đơn vị", "Tên cơ quan, đơn vị")
SUPERIOR = Blank("co-quan-chu-quan", "cơ quan, tổ chức chủ quản", "Cơ quan, tổ chức chủ quản trực tiếp")


def issuer(plan: Plan, owner: Owner | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of who stands above, and of who issues: the commune, or one of its offices.

    A common name of several offices issues nothing: each of them writes its own name there. Who stands above
    an office that isn't below the committee no plan tells.
    """
    if owner and owner.kind == "collective":
        return issuer_lines(plan.head.issuer), (ISSUER.mark,)
    if owner and office_names.has_other_superior(owner.name):
        return (SUPERIOR.mark,), issuer_lines(office_names.of_place(owner.name, plan.head.issuer))
    head = build_heading(plan, owner, sample=False)
    return issuer_lines(plan.head.issuer) if head.superior else (), head.issuer


def place_and_open_day(plan: Plan, day: date) -> str:
    """Return the place and a date to be filled in when the document is signed, in the year of its figures."""
    return f"{place(plan)}, {open_day(day.year)}"


def open_day(year: int) -> str:
    """Return a day of a year with room for whoever dates the document."""
    return f"ngày{ROOM}tháng{ROOM}năm {year}"


def place(plan: Plan) -> str:
    """Return where a document is signed."""
    return plan.head.place or blank("địa danh")


_POST = Blank("chuc-vu-ky", "thẩm quyền ký, chức vụ người ký", "Thẩm quyền, chức vụ người ký")
_SIGNATORY = Blank("nguoi-ky", "họ và tên", "Họ và tên người ký")
SIGNATURE_BLANKS = (_POST, _SIGNATORY)
UNSIGNED = Signature((_POST.mark,), _SIGNATORY.mark)
