"""The tables of tasks of plans made by chance: columns, groups, lead-ins, merged and continued cells.

What must be read of each row is noted when the row is made. Read next: `tests.support.annex_columns`
(the columns and their header), `tests.support.plan_layouts` (the values).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.support import random_words
from tests.support.annex_columns import Columns, make_columns
from tests.support.plan_layouts import Box, ExpectedTask, Grid

if TYPE_CHECKING:
    from random import Random

_ROMAN = ("I", "II", "III", "IV", "V")
_NUMBERS = {"plain": "{}", "dot": "{}.", "bracket": "{})", "zero": "{:02}", "counted": "{}.", "title": "{}."}
_DITTO = ("nt", "-nt-", "như trên", "//", "”")
_IN_ROWS = ("roman", "roman merged", "letter")  # groups whose number has a cell of its own
_MERGED = ("owners", "due", "coordinators")


class Annex(NamedTuple):
    """The tables of an annex, and the tasks that must be read of them."""

    blocks: tuple[Grid, ...]
    tasks: tuple[ExpectedTask, ...]


@dataclass(slots=True)
class _Row:
    """A row of a task or a lead-in: the words of its cells, and what must be read of it, None for nothing."""

    cells: dict[str, Box]
    expected: ExpectedTask | None = None
    is_hidden: bool = False
    covered: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Maker:
    """What the rows of one annex have in common, and how far its numbers have come."""

    random: Random
    columns: Columns
    groups: str
    numbers: str
    restarts: bool
    count: int = 0
    lists: int = 0
    rows: list[tuple[Box, ...]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    tasks: list[ExpectedTask] = field(default_factory=list)

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in a share of all cases."""
        return self.random.random() < share


def make(random: Random) -> Annex:
    """Make an annex of one to thirty tasks."""
    numbers = random.choice((*_NUMBERS, "plain", "none"))
    has_column = numbers not in {"title", "none"}
    styles = ["none", "roman wide", "capitals", "tables", "column", *(_IN_ROWS if has_column else ())]
    groups = random.choice(styles)
    columns = make_columns(random, has_numbers=has_column, has_areas=groups == "column")
    maker = _Maker(random, columns, groups, numbers, restarts=random.random() < 0.5)
    count = 1 if groups == "none" else random.randint(2, 4)
    areas = random_words.sample(random, random_words.AREAS, count, count)
    grids: list[Grid] = []
    for index, area in enumerate(areas):
        is_first = index == 0
        if not is_first and (groups == "tables" or maker.chance(0.1)):
            grids.append(_grid(maker, areas[index - 1], index - 1, grids))
        _make_group(maker, index, area)
    _make_end(maker)
    grids.append(_grid(maker, areas[-1], len(areas) - 1, grids))
    return Annex(tuple(grids), tuple(maker.tasks))


def _grid(maker: _Maker, area: str, index: int, before: list[Grid]) -> Grid:
    """Return the rows made so far as a table; one that isn't a group's goes on with the one before it."""
    is_group = maker.groups == "tables"
    header = maker.columns.header if is_group or not before else ()
    rows, hidden = (*header, *maker.rows), frozenset(len(header) + row for row in maker.hidden)
    maker.rows, maker.hidden = [], set()
    caption = f"{_ROMAN[index]}. {area}" if is_group else ""
    return Grid(rows, len(header), hidden, caption, area if is_group else "")


def _make_group(maker: _Maker, index: int, area: str) -> None:
    """Make the name of a group and its rows."""
    title = area.upper() if maker.groups == "capitals" or maker.chance(0.3) else area
    width = maker.columns.width
    if maker.groups == "roman wide":
        maker.rows.append((Box(f"{_ROMAN[index]}. {title}", across=width),))
    elif maker.groups == "capitals":
        maker.rows.append((Box(title, across=width),))
    elif maker.groups == "roman merged":
        maker.rows.append((Box(_ROMAN[index]), Box(title, across=width - 1)))
    elif maker.groups in _IN_ROWS:
        number = "ABCDE"[index] if maker.groups == "letter" else _ROMAN[index]
        maker.rows.append(maker.columns.row({"number": Box(number), "title": Box(title)}))
    if maker.restarts or maker.lists == 0:
        maker.count, maker.lists = 0, maker.lists + 1
    group = "" if maker.groups == "none" else area
    rows: list[_Row] = []
    for _ in range(maker.random.randint(1, 5)):
        maker.count += 1
        if maker.chance(0.15) and maker.numbers in {"plain", "dot", "title"}:
            rows += _make_parts(maker, group)
        else:
            rows.append(_make_task(maker, group, f"{maker.count}", _NUMBERS.get(maker.numbers, "")))
    _continue_cells(maker, rows)
    _place(maker, rows)


def _make_parts(maker: _Maker, group: str) -> list[_Row]:
    """Make a lead-in, which may be a task itself, and the parts under it."""
    number = f"{maker.count}"
    lead_in = _make_task(maker, group, number, _NUMBERS[maker.numbers])
    is_task = lead_in.expected and lead_in.expected.owners and not lead_in.is_hidden
    if not is_task or maker.chance(0.7):
        title = f"{random_words.make_sentence(maker.random)}{maker.random.choice((', gồm:', ':', ''))}"
        lead_in = _Row({name: box for name, box in lead_in.cells.items() if name in {"number", "area"}})
        _set_title(maker, lead_in, title, number, _NUMBERS[maker.numbers])
    style = maker.random.choice(("dotted", "small", *(("dash",) if maker.numbers != "title" else ())))
    rows = [lead_in]
    for index in range(maker.random.randint(2, 3)):
        own = {"dotted": f"{number}.{index + 1}", "small": "abc"[index], "dash": "-"}[style]
        form = {"dotted": "{}", "small": "{})", "dash": "{}"}[style]
        rows.append(_make_task(maker, group, own, form, parent=number))
    return rows


def _make_task(maker: _Maker, group: str, number: str, form: str, *, parent: str = "") -> _Row:
    """Make a row of a task; a cell is empty now and then, as the owner's or the deadline's may be."""
    random = maker.random
    title = random_words.make_title(random)
    owners = random_words.sample(random, random_words.OFFICES, 1, 2 if maker.chance(0.2) else 1)
    coordinators = random_words.sample(random, random_words.OFFICES, 0, 3)
    due, day = random.choice(random_words.DUES), None
    if maker.chance(0.2):
        day, due = random_words.make_day(random)
    fields = {
        "deliverable": random.choice(random_words.DELIVERABLES),
        "note": random.choice(random_words.NOTES),
    }
    if maker.chance(0.05) and "due" in maker.columns.fields:
        owners = ()  # a title alone may name a group
    elif maker.chance(0.05):
        due, day = "", None
    columns = maker.columns
    coordinators = coordinators if "coordinators" in columns.fields else ()
    due = due if "due" in columns.fields else ""
    cells = {
        "owners": Box(_offices(random, owners)),
        "coordinators": Box(_offices(random, coordinators)),
        "due": Box(due, day=day),
        "area": Box(group),
        **{name: Box(text) for name, text in fields.items()},
    }
    known = {name: text if name in columns.fields else "" for name, text in fields.items()}
    is_numbered = bool(form)
    may_hide = bool(maker.rows) and not parent and maker.numbers not in {"counted", "title"}
    row = _Row(cells, is_hidden=may_hide and maker.groups != "tables" and maker.chance(0.02))
    row.expected = ExpectedTask(
        number if is_numbered else "", title, owners, coordinators, due, group, parent, **known
    )
    _set_title(maker, row, title, number, form)
    return row


def _set_title(maker: _Maker, row: _Row, title: str, number: str, form: str) -> None:
    """Set the cells of the title and the number: beside it, before it, counted by Word, or none."""
    text = form.format(int(number) if number.isdigit() else number)
    is_counted = maker.numbers == "counted" or (
        maker.numbers == "title" and number.isdigit() and maker.lists % 2
    )
    counted = maker.lists if is_counted else 0
    if maker.numbers == "title":
        row.cells["title"] = Box(title, number=text, counted=counted)
    else:
        row.cells["title"] = Box(title)
        row.cells["number"] = Box("", number=text, counted=counted) if counted else Box(text)


def _offices(random: Random, names: tuple[str, ...]) -> str:
    """Return names in one cell, parted by a mark that cannot be meant otherwise."""
    return random.choice(("; ", "\n", ";\n")).join(names)


def _continue_cells(maker: _Maker, rows: list[_Row]) -> None:
    """Merge cells of tasks that stand one below the other, or write "nt" for what is above."""
    for name in _MERGED:
        start = maker.random.randrange(len(rows))
        count = maker.random.randint(2, 3)
        run = rows[start : start + count]
        is_fit = len(run) == count and all(row.expected and not row.is_hidden for row in run)
        if name not in maker.columns.fields or not is_fit or not maker.chance(0.3):
            continue
        first = run[0]
        if first.expected is None or not first.cells[name].text:
            continue
        is_merged = maker.chance(0.7)
        if is_merged:
            first.cells[name] = first.cells[name]._replace(down=count)
        for row in run[1:]:
            assert row.expected is not None
            value = getattr(first.expected, name)
            row.expected = row.expected._replace(**{name: value})
            if is_merged:
                row.covered.add(name)
            else:
                row.cells[name] = Box(maker.random.choice(_DITTO))


def _place(maker: _Maker, rows: list[_Row]) -> None:
    """Put rows under those that are there, now and then with an empty one or the header before them."""
    if maker.chance(0.1) and maker.rows:
        maker.rows.append(maker.columns.row({}))
    if maker.chance(0.1) and len(maker.columns.header) == 1:
        maker.rows += maker.columns.header
    for row in rows:
        if row.is_hidden:
            maker.hidden.add(len(maker.rows))
        elif row.expected:
            maker.tasks.append(row.expected)
        maker.rows.append(maker.columns.row(row.cells, row.covered))


def _make_end(maker: _Maker) -> None:
    """End the annex with a total or a note, or with nothing."""
    width = maker.columns.width
    if maker.chance(0.15):
        maker.rows.append((Box(f"Tổng cộng: {len(maker.tasks)} nhiệm vụ", across=width),))
    if maker.chance(0.15):
        maker.rows.append((Box("Ghi chú: các đơn vị báo cáo trước ngày 15 hằng tháng.", across=width),))
