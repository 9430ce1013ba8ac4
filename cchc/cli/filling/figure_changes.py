"""New figures of a period: asked on a terminal, set on the command line, read from a sheet; and written.

Read next: `cchc.cli.filling.period_figures` (all figures of the period), `cchc.cli.commands.figures` (the
command).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import counted_units, disk, figures, names
from cchc.cli import console, questions
from cchc.cli.filling import period_writing
from cchc.errors import RequestError
from cchc.periodfile import document
from cchc.reports.wording import figure_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.figures import ComparedFigure, PeriodFigures

TEXTS = (".csv", ".tsv", ".txt")
ENDINGS = (".xlsx", *TEXTS)
_MAX_BYTES = 64 * 1024 * 1024
_EMPTY = "-"  # what takes a figure away
_NOTHING = "không phát sinh thì ghi 0"
_SHOWN = 40  # characters of what is no number


@dataclass
class FigureChanges:
    """Figures to be written, None to be taken away, and remarks on figures, by ids; what wasn't taken."""

    values: dict[str, Decimal | None] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    rejected: Sequence[str] = ()
    untaken: Sequence[str] = ()


def of_words(settings: Sequence[str], asked: PeriodFigures) -> FigureChanges:
    """Return the figures that --set names: "tiep-nhan=585". Raises RequestError when one can't be."""
    changes = FigureChanges()
    for setting in settings:
        name, mark, number = setting.partition("=")
        if not mark:
            raise RequestError(f'--set: "{setting}" thiếu dấu “=”', "ghi như: --set tiep-nhan=585")
        one = _find(names.typed(name), asked)
        id_, value = one.now.figure.id, _parse(number, one)
        if changes.values.setdefault(id_, value) != value:
            raise RequestError(f"--set: {id_} được ghi hai số khác nhau", "giữ lại một --set cho mỗi số liệu")
    return changes


def _find(name: str, asked: PeriodFigures) -> ComparedFigure:
    """Return the figure that an id or a title names. Raises RequestError, with near names, for others."""
    key = names.key(name)
    for one in asked.rows:
        if names.key(one.now.figure.id) == key:
            return one
    titled = [one for one in asked.rows if names.key(one.now.figure.title) == key]
    if len(titled) == 1:
        return titled[0]
    near = names.nearest(
        name, [word for one in asked.rows for word in (one.now.figure.id, one.now.figure.title)]
    )
    known = ", ".join(one.now.figure.id for one in asked.rows)
    hint = f"có phải là: {', '.join(near)}?" if near else f"các số liệu: {known}"
    raise RequestError(f'--set: không có số liệu "{name}"', hint)


def _parse(text: str, one: ComparedFigure) -> Decimal | None:
    """Return the number of a figure that somebody typed, None to take it away."""
    figure = one.now.figure
    if figure.share:
        made_of = ", ".join((*figure.share, *figure.of))
        message = f"--set: {figure.id} là tỷ lệ, được tính từ số khác"
        raise RequestError(message, f"ghi các số liệu: {made_of}")
    typed = names.unquoted(text)
    if typed in {"", _EMPTY}:
        return None
    try:
        return counted_units.parse_in(typed, one.unit)
    except ValueError:
        how = counted_units.how_to_write(one.unit)
        hint = f"{how}, {_NOTHING}; chưa có số thì ghi {figure.id}="
        raise RequestError(f"--set: {figure.id}: {_no_number(typed, one)}", hint) from None


def _no_number(text: str, one: ComparedFigure) -> str:
    """Return in what a text is no number of a figure."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f'"{shown}" {counted_units.no_number(text, one.unit)}'


def of_file(name: str, asked: PeriodFigures) -> FigureChanges:
    """Return the figures that a sheet gives. Raises what reading it raises."""
    from cchc.intake import figure_sheets

    suffix = Path(name).suffix.lower()
    if suffix not in ENDINGS:
        raise RequestError(
            f"không nhập số liệu được từ tệp {suffix or name}", "lưu lại thành .xlsx hoặc .csv"
        )
    data = disk.read_input(name, hint="đóng tệp nếu đang mở bằng Excel rồi chạy lại", size=_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise RequestError(f"tệp {name} quá lớn", "chỉ để lại bảng số liệu rồi lưu lại")
    parse = figure_sheets.parse_text if suffix in TEXTS else figure_sheets.parse_workbook
    sheet = parse(data, asked)
    return FigureChanges({**sheet.values}, sheet.notes, sheet.rejected, sheet.untaken)


def ask(asked: PeriodFigures, changes: FigureChanges) -> None:
    """Ask for each figure in turn, and put what is answered into the changes as it comes.

    Raises KeyboardInterrupt at the end of the input: then the changes have what was answered before.
    """
    console.say(f"Số liệu {asked.title}: Enter để giữ như cũ, {_EMPTY} để bỏ số đã ghi, Ctrl-C để dừng.")
    for one in asked.rows:
        if one.now.figure.share:
            continue
        while True:
            typed = names.unquoted(questions.read_line(f"{_question(one, asked.before_title)}: "))
            if not typed:
                break
            try:
                changes.values[one.now.figure.id] = (
                    None if typed == _EMPTY else counted_units.parse_in(typed, one.unit)
                )
            except ValueError:
                how = counted_units.how_to_write(one.unit)
                console.say(f"  {_no_number(typed, one)}: {how}, {_NOTHING}")
                continue
            break


def _question(one: ComparedFigure, before_title: str) -> str:
    """Return what is asked: the title, the unit, the number of the period before, the one that is known."""
    before, now = (found.value if found else None for found in (one.before, one.now))
    told = [one.unit] if one.unit else []
    if before is not None:
        told.append(f"{before_title}: {figures.written(before)}")
    if one.now.figure.sum and (now is None or one.now.is_computed):
        told.append("Enter thì tự cộng" + (f" {figures.written(now)}" if now is not None else ""))
    elif now is not None:
        told.append(f"đang ghi {figures.written(now)}")
    beside = f" ({'; '.join(told)})" if told else ""
    return f"{figure_phrases.title(one.now.figure)}{beside}"


def new_bytes(words: PeriodWords, changes: FigureChanges, asked: PeriodFigures) -> bytes:
    """Return the bytes of the period's file with the changes that differ from what it says."""
    given = words.now.figures
    changed = {id_: value for id_, value in changes.values.items() if value != given.get(id_)}
    ordered = (one.now.figure.id for one in asked.rows if one.now.figure.id in changed)
    values = {id_: _kept(changed[id_]) for id_ in ordered}
    if not values and not _notes(words, changes):
        return words.now.data
    order = [one.now.figure.id for one in asked.rows]
    return document.with_figures(words.now, values, _notes(words, changes), order)


def _kept(value: Decimal | None) -> str:
    return "" if value is None else figures.file_text(value)


def _notes(words: PeriodWords, changes: FigureChanges) -> dict[str, str]:
    """Return the remarks that are new."""
    return {id_: note for id_, note in changes.notes.items() if note != words.now.notes.get(id_)}


def sentences(words: PeriodWords, changes: FigureChanges, asked: PeriodFigures) -> Iterator[str]:
    """Yield what changes, the old number before the new one."""
    for one in asked.rows:
        figure = one.now.figure
        before, notes = words.now.figures.get(figure.id), _notes(words, changes)
        after = changes.values.get(figure.id, before)
        if after != before:
            old = _shown(before, "" if after is not None else one.unit)
            yield f"{figure_phrases.title(figure)}: {old} → {_shown(after, one.unit)}"
        if figure.id in notes:
            yield f"{figure_phrases.title(figure)}: ghi chú “{notes[figure.id]}”"


def _shown(value: Decimal | None, unit: str) -> str:
    return "(chưa có)" if value is None else f"{figures.written(value)} {unit}".rstrip()


def write(words: PeriodWords, data: bytes) -> PeriodWords:
    """Write the period's file where it differs, and return the words as they are then."""
    return words if data == words.now.data else period_writing.write(words, data)
