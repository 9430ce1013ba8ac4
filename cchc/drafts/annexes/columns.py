"""The columns of a table: under headers of one to three rows, which column holds which field.

Header rows are joined downwards, and the narrowest words win ("Chủ trì" under "Phân công thực hiện").
Where two columns hold one field, the exact wording wins; the other is named, never dropped silently.
Knows no tasks. Read next: `cchc.column_words` (words), `cchc.drafts.annexes.header_rows` (where a header
stands).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import column_words, names, patterns
from cchc.drafts.annexes import grid, numbering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.column_words import Field
    from cchc.sources.document import Row

_WIDE_RANK = 2000  # of a column that only the words over several columns tell
_MIN_PERIODS = 3  # columns of months, so that bare numbers are months
_NO_NUMBERS = {"", "dash", "unclear"}
_TIMES = patterns.lazy(r"tuan|ngay|thu|nam|buoi|gio")  # columns whose numbers count no rows
_LEAST_SHARE = 0.8  # of the cells of a column of numbers
_PERSON = patterns.lazy(
    r"(?:ho (?:va )?ten )?(?:nguoi|can bo|cong chuc|chuyen vien|ca nhan)\b(?!.*(?:don vi|co quan))"
)
_SEVERAL_FIELDS = {("owners", "coordinators")}  # what a column may hold together: roles stand in its cells


class Column(NamedTuple):
    """A column as its header words it; `places` are its places in the grid, from 0."""

    header: str
    places: tuple[int, ...]
    meaning: column_words.Meaning | None = None
    period: str = ""


class Columns(NamedTuple):
    """Where each field stands, and the columns that are not read."""

    chosen: Mapping[Field, Column]
    numbers: tuple[int, ...] = ()
    periods: tuple[Column, ...] = ()
    unread: tuple[Column, ...] = ()
    hidden: tuple[Column, ...] = ()
    header_rows: tuple[int, ...] = ()
    folded: frozenset[str] = frozenset()

    @property
    def are_of_tasks(self) -> bool:
        """Whether the table has a title and at least one of owner and deadline."""
        return "title" in self.chosen and ("owners" in self.chosen or self.has_due)

    @property
    def has_due(self) -> bool:
        """Whether a column or columns of months hold deadlines."""
        return "due" in self.chosen or bool(self.periods)

    @property
    def order(self) -> tuple[str, ...]:
        """The fields from the left to the right."""
        return tuple(sorted(self.chosen, key=lambda name: self.chosen[name].places))


def under(rows: Sequence[Row], stacks: list[tuple[tuple[int, int], ...]]) -> list[Column]:
    """Return the columns under header cells, which `stacks` gives for each place from above as row and place.

    Places side by side under the same cells are one column.
    """
    columns: list[Column] = []
    start = 0
    for place in range(1, len(stacks) + 1):
        if place < len(stacks) and stacks[start] and stacks[place] == stacks[start]:
            continue
        words = [" ".join(rows[index].cells[origin].text.split()) for index, origin in stacks[start]]
        wide = [grid.width(rows[index], origin) > place - start for index, origin in stacks[start]]
        columns.append(_column([*zip(words, wide, strict=True)], tuple(range(start, place))))
        start = place
    return columns


def _column(words: list[tuple[str, bool]], places: tuple[int, ...]) -> Column:
    """Return a column by the words over it from above, each with whether it stands over others too."""
    texts = list(dict.fromkeys(text for text, _ in words))
    if not texts:
        return Column("", places)
    joined = " ".join(texts)
    narrow = texts[-1]
    found = column_words.meaning(narrow) or column_words.meaning(joined)
    wide = column_words.meaning(texts[0])
    if len(texts) > 1 and words[0][1] and wide:
        if column_words.meaning(narrow) is None:
            rank = wide.rank if wide.field == "number" else _WIDE_RANK
            found = wide._replace(rank=rank)
        period = column_words.period(narrow) if wide.field == "due" else None
    else:
        period = column_words.period(narrow)
    return Column(joined, places, found, period or "")


def choose(
    columns: list[Column], header: tuple[int, ...], folded: frozenset[str], hidden: frozenset[int]
) -> Columns:
    """Return which column is read for each field: the exact wording, then the leftmost."""
    unseen = tuple(column for column in columns if hidden.issuperset(column.places))
    columns = [column for column in columns if column not in unseen]
    periods = tuple(each for each in columns if each.period and (each.meaning is None or _is(each, "due")))
    if len(periods) < _MIN_PERIODS and not any(_is(column, "due") for column in periods):
        periods = ()
    numbers = [column for column in columns if _is(column, "number")]
    rest = [column for column in columns if column not in numbers and column not in periods]
    chosen: dict[Field, Column] = {}
    for column in sorted(rest, key=_rank):
        if column.meaning and _is_read(column.meaning):
            chosen.setdefault(column.meaning.field, column)
    if "title" not in chosen and "area" in chosen and "nhiem vu" in names.fold(chosen["area"].header):
        chosen["title"] = chosen.pop("area")
    if "owners" not in chosen and "title" in chosen and "name" in chosen:
        chosen["owners"] = chosen.pop("name")
    _part_persons(chosen, rest)
    taken = chosen.values()
    unread = tuple(column for column in rest if column not in taken)
    places = tuple(place for column in numbers for place in column.places)
    return Columns(chosen, places, periods, unread, unseen, header, folded)


def _part_persons(chosen: dict[Field, Column], rest: Sequence[Column]) -> None:
    """Take a column of persons beside one of offices ("Chủ trì | Cán bộ đầu mối") for who does the work."""
    known = ((column, column.meaning) for column in sorted(rest, key=_rank) if column.meaning)
    leading = [column for column, said in known if said.field == "owners" and _is_read(said)]
    persons = [column for column in leading if _PERSON.match(names.fold(column.header))]
    offices = [column for column in leading if column not in persons]
    if persons and offices:
        chosen["owners"], chosen["assignee"] = offices[0], persons[0]


def with_numbers(found: Columns, rows: Sequence[Row]) -> Columns:
    """Return columns with the one before the titles for the numbers, if its cells number the rows below.

    Its header may be empty, "#" or "Mục"; one that is known holds something else.
    """
    if found.numbers or "title" not in found.chosen:
        return found
    for column in found.unread:
        place = column.places[0]
        if (
            column.meaning
            or place > found.chosen["title"].places[0]
            or _TIMES.fullmatch(names.fold(column.header))
        ):
            continue
        cells = [row.cells[place] for row in rows if not row.is_hidden and not row.cells[place].merged]
        texts = [cell.text for cell in cells if cell.text.strip()]
        counting = [text for text in texts if numbering.parse(text).style not in _NO_NUMBERS]
        if counting and len(counting) >= _LEAST_SHARE * len(texts):
            rest = tuple(each for each in found.unread if each is not column)
            return found._replace(numbers=column.places, unread=rest)
    return found


def _is(column: Column, field_name: Field) -> bool:
    return column.meaning is not None and column.meaning.field == field_name


def _is_read(meaning: column_words.Meaning) -> bool:
    if meaning.field == "unread":
        return False
    return meaning.second is None or (meaning.field, meaning.second) in _SEVERAL_FIELDS


def _rank(column: Column) -> tuple[int, int]:
    return (column.meaning.rank if column.meaning else _WIDE_RANK, column.places[0])
