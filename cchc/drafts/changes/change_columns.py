"""The columns of a table of changes: the old beside the new, the task's number, the reason.

Headers stand in one row ("Nội dung tại Kế hoạch số …" | "Nội dung sau điều chỉnh", "Thời hạn cũ" | "Thời hạn
mới") or in two ("Theo Kế hoạch" and "Điều chỉnh", each over the same fields). Read next:
`cchc.drafts.changes.change_tables` (the rows).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import column_words, names, patterns
from cchc.drafts.annexes import grid
from cchc.drafts.changes import field_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.sources.document import Place, Row, Table

Side = Literal["before", "after"]
_MAX_ROWS_ABOVE = 30
_NUMBER = patterns.lazy(
    r"(nhiem vu so|so (thu tu |tt )?(cua )?nhiem vu|(so )?nv( so)?|ma (so )?(nhiem vu|nv)|"
    r"(stt|so thu tu|so tt|tt|so|muc) (nhiem vu|nv|(nhiem vu )?(tai|trong|theo|cua) .*))$|nhiem vu so\b"
)
_BEFORE = patterns.lazy(
    r"\b(truoc|hien (hanh|nay|tai|co)|cu|da (ban hanh|giao|phe duyet|duyet)|ban dau|dang (thuc hien|giao)|"
    r"(tai|theo|trong|cua) (cac )?(ke hoach|kh|quyet dinh|qd|danh muc|phu luc))\b"
)
_AFTER = patterns.lazy(
    r"\b(sau (khi )?(dieu chinh|sua|bo sung|thay)|"
    r"(dieu chinh|sua doi|sua|doi|thay|thay the)( bo sung)? (lai )?(thanh|bang)|"
    r"noi dung moi|moi|nay (dieu chinh|sua)|gia han den)\b"
)
_WEAK_AFTER = patterns.lazy(r"\b(dieu chinh|sua doi|thay doi|gia han)\b")
_REASON = patterns.lazy(r"\b(ly do|li do|can cu|nguyen nhan|giai trinh)\b")
_RUNNING = patterns.lazy(r"(stt|tt|so tt|so thu tu)")


class ChangeColumns(NamedTuple):
    """Places of columns, -1: none; the old and the new ones by field ("": any). `rows`: the header's."""

    before: dict[str, int]
    after: dict[str, int]
    rows: int
    number: int = -1
    running: int = -1
    title: int = -1
    field: int = -1
    office: int = -1
    reason: int = -1
    note: int = -1


class NumbersOfTasks(NamedTuple):
    """The number of the task that each row of a list names, by the row's place, and its column's header."""

    header: str = ""
    by_row: Mapping[Place, str] = MappingProxyType({})


def numbers_of_tasks(rows: Sequence[Row]) -> NumbersOfTasks:
    """Return the numbers that the rows of a list have in a column "Nhiệm vụ số"; none without one."""
    for index, row in enumerate(rows[:_MAX_ROWS_ABOVE]):
        for at in range(len(row.cells)):
            if _NUMBER.search(names.fold(_text(row, at))) and not row.cells[at].merged:
                below = ((each.place, each.cells[at].text.strip()) for each in rows[index + 1 :])
                numbers = {place: text.lstrip("0") for place, text in below if text.isdecimal()}
                return NumbersOfTasks(" ".join(row.cells[at].text.split()), numbers)
    return NumbersOfTasks()


def find(table: Table) -> ChangeColumns | None:
    """Return the columns of a table that has new words in a column; None for other tables."""
    for index, row in enumerate(table.rows[:_MAX_ROWS_ABOVE]):
        if len(grid.own_texts(row)) < 3:  # noqa: PLR2004  a caption over the table
            continue
        columns = _read(table.rows, index)
        if columns:
            return columns
    return None


def side(header: str) -> Side | None:
    """Return whether a header says that the words under it are old or new.

    >>> side("Nội dung tại Kế hoạch số 02/KH-UBND"), side("Thời hạn mới"), side("Cơ quan")
    ('before', 'after', None)
    """
    folded = names.fold(header)
    if _NUMBER.search(folded) or _REASON.search(folded):
        return None
    if _AFTER.search(folded):
        return "after"
    return "before" if _BEFORE.search(folded) else None


def _read(rows: Sequence[Row], index: int) -> ChangeColumns | None:
    """Return the columns under the header that begins at a row; None where none does."""
    top = [_text(rows[index], place) for place in range(len(rows[index].cells))]
    below = _second_row(rows, index)
    sides = _sides(top)
    both = {"before", "after"} == set(sides.values())
    if "after" not in sides.values() or not (below or both or _has_task(top)):
        return None
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    others: dict[str, int] = {}
    for place, header in enumerate(top):
        if place in sides:
            narrow = below[place] if below else header
            name = _field(narrow)
            (after if sides[place] == "after" else before).setdefault(name, place)
        elif not (place and rows[index].cells[place].merged == "across"):
            others.setdefault(_kind(header), place)
    count = index + (2 if below else 1)
    return ChangeColumns(
        before, after, count, **{name: at for name, at in others.items() if name in ChangeColumns._fields}
    )


def _text(row: Row, place: int) -> str:
    return row.cells[place].text if row.cells[place].merged != "down" else ""


def _second_row(rows: Sequence[Row], index: int) -> list[str] | None:
    """Return the words of a second header row, for each place; None where the header has one row."""
    if index + 1 >= len(rows) or not any(cell.merged == "across" for cell in rows[index].cells):
        return None
    texts = [cell.text for cell in rows[index + 1].cells]
    wide = [place for place, cell in enumerate(rows[index].cells) if cell.merged == "across"]
    return texts if any(field_words.field_of(texts[place]) for place in wide) else None


def _sides(top: list[str]) -> dict[int, Side]:
    """Return which columns are old or new; "Nội dung điều chỉnh" is new only where nothing else is."""
    found = {place: said for place, header in enumerate(top) if (said := side(header))}
    if "after" not in found.values():
        weak = (place for place, header in enumerate(top) if place not in found and _is_weak(header))
        found.update(dict.fromkeys(weak, "after"))
    return found


def _is_weak(header: str) -> bool:
    folded = names.fold(header)
    return bool(_WEAK_AFTER.search(folded)) and not _REASON.search(folded) and not _NUMBER.search(folded)


def _has_task(top: list[str]) -> bool:
    return any(_kind(header) in {"number", "title"} for header in top if not side(header))


def _field(header: str) -> str:
    """Return the field that a column of old or new words holds; "" for any: "Nội dung sau điều chỉnh"."""
    field = field_words.field_of(header)
    return "" if field == "title" and not re.search(r"(?i)\btên\b", header) else field


def _kind(header: str) -> str:
    """Return what a column holds that is neither old nor new."""
    folded = names.fold(header)
    if _NUMBER.search(folded):
        return "number"
    if _REASON.search(folded):
        return "reason"
    if _RUNNING.fullmatch(folded):
        return "running"
    if _WEAK_AFTER.search(folded) or folded in {"truong", "muc", "thong tin", "tieu chi"}:
        return "field"
    meaning = column_words.meaning(header)
    if meaning is None:
        return ""
    kinds = {"title": "title", "owners": "office", "name": "office", "number": "running", "note": "note"}
    return kinds.get(meaning.field, "")
