"""Changes, records and values in Vietnamese, the same words for a table, a message and a commit.

One change is said in three ways: beside its record's name, alone where the record is known, and in
a commit's line. What differs is `cchc.changes`; the words for codes are those of `cchc.labels`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes, date_words, labels, quantities, timings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc.changes import Change
    from cchc.yamltext.nodes import Path, Plain

_PERIOD, _FIGURES = "period:", "figures"  # in the file of a reporting period
_DAYS_OF = {"progress_on": "progress", "achieved_on": "achieved"}
_BEFORE = {"approved_on": "duyệt ngày ", "withdrawn_on": "rút ngày ", "before": "trước đó "}
_OF_EXTENSION = {**_BEFORE, "due": "thời hạn ", "date": "ngày "}
_NEEDS_NO_NAME = {"title", "name", "status"}  # fields whose value says what it is
# By the field and whether it is set.
_FLAGS = {"approved": ("chưa duyệt", "đã duyệt"), "printed": ("không", "có")}


def worth_telling(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that people are told: the day of a figure goes with the figure, without a word.

    So does what was handed in with its return, which names it.
    """
    changes = tuple(changes)
    fields = {(change.record, change.path) for change in changes}
    returned = [(change.record, one) for change in changes for one in _returned(change)]

    def goes_with_a_figure(change: Change) -> bool:
        figure = _DAYS_OF.get(str(change.path[-1]), "") if change.path else ""
        return bool(figure) and (change.record, (*change.path[:-1], figure)) in fields

    def goes_with_a_return(change: Change) -> bool:
        is_gone = change.path == ("submitted",) and change.after is None and isinstance(change.before, dict)
        return is_gone and (change.record, change.before) in returned

    return tuple(one for one in changes if not (goes_with_a_figure(one) or goes_with_a_return(one)))


def _returned(change: Change) -> Iterator[Plain]:
    """Yield the submissions that a change adds to those that were given back, as they were before."""
    if change.path[:1] != ("submissions",) or len(change.path) > 2 or change.before is not None:  # noqa: PLR2004
        return
    for one in change.after if isinstance(change.after, list) else [change.after]:
        if isinstance(one, dict):
            yield {name: part for name, part in one.items() if name != "until"}


def sentence(change: Change) -> str:
    """Return a change in a line: "4 · trạng thái: chưa thực hiện → đang thực hiện"."""
    return f"{record_label(change.record)} · {field_sentence(change)}"


def field_sentence(change: Change) -> str:
    """Return what changed in a record: "trạng thái: chưa thực hiện → đang thực hiện"."""
    field, values = _field_and_values(change)
    return f"{f'{field}: ' if field else ''}{values}"


def commit_line(change: Change) -> str:
    """Return a change as a commit says it: "NV 4: trạng thái chưa thực hiện → đang thực hiện"."""
    field, values = _field_and_values(change)
    return f"{subject(change.record)}: {f'{field} ' if field else ''}{values}"


def version_lines(data: Mapping[str, Plain]) -> Iterator[str]:
    """Yield a whole version, a line each value: "4 · trạng thái: đang thực hiện"."""
    for section, value in data.items():
        kind = changes.KINDS.get(section)
        if kind is None or not isinstance(value, list):
            yield from _value_lines(section, (), value)
            continue
        for record in value:
            yield from _value_lines(f"{kind}:{changes.id_of(record)}", (), record)


def subject(record: str) -> str:
    """Name a record in running text: "NV 4", "cơ quan vhxh", "kế hoạch"."""
    label = record_label(record)
    return f"NV {label}" if record.startswith("task:") else label


def record_label(record: str) -> str:
    """Name a record: a task by its number alone, others by what they are."""
    kind, _, number = record.partition(":")
    if kind == "task":
        return number
    if f"{kind}:" == _PERIOD:
        return f"kỳ {number}"
    name = labels.RECORD.get(kind, kind)
    return f"{name} {number}" if kind in changes.KINDS.values() else name


def fields(change: Change) -> Path:
    """Return the fields that a change is in; in a period's file what isn't a figure has names of its own."""
    if change.record.startswith(_PERIOD) and change.path[0] != _FIGURES:
        return ()
    return change.path


def field_label(path: Path, record: str = "") -> str:
    """Name the field that a path leads to: "phụ lục · ngày"; that of a view behind the view's own name."""
    steps = [step for step in path if isinstance(step, str)]
    if record.startswith(_PERIOD) and steps[0] == _FIGURES:
        return f"{'ghi chú của ' if steps[2:] == ['note'] else ''}số liệu {steps[1]}"
    if record.startswith(_PERIOD):
        return f"chỗ điền {' · '.join(steps)}"
    if record == "views":
        return " · ".join([*steps[:1], *(labels.VIEW.get(step, step) for step in steps[1:])])
    of_task = record.startswith("task:") and len(path) == 1
    return " · ".join(labels.field(step, of_task=of_task) for step in steps)


def value_label(field: str | int, value: Plain | None) -> str:
    """Write a value as people read it: statuses by name, dates day first, percent."""
    if value is None:
        return "(trống)"
    if isinstance(value, dict):
        return _WORDS.get(str(field), _parts_words)(value)
    if isinstance(value, list):
        return "; ".join(value_label(field, part) for part in value)
    if field in _FLAGS and value in {"true", "false"}:
        return _FLAGS[str(field)][value == "true"]
    if field == "progress":
        return f"{value.removesuffix('%').rstrip()}%"
    day = date_words.parse_date(value)
    words = labels.FIELD if field == "field" else labels.STATUS
    return labels.day(day) if day else words.get(value, value)


def fields_words(record: Mapping[str, Plain]) -> str:
    """Write fields of a task in a row, each by its name: "hoàn thành; ngày hoàn thành 30/06/2026"."""

    def words(key: str, part: Plain) -> str:
        name = "" if key in _NEEDS_NO_NAME else f"{labels.field(key, of_task=True)} "
        return f"{name}{value_label(key, part)}"

    return "; ".join(words(key, part) for key, part in record.items() if key != "id")


def _parts_words(record: Mapping[str, Plain], before: Mapping[str, str] = _BEFORE) -> str:
    """Write the parts of a record in a row; days and states behind the first say what they are of.

    The day on which a document without a day was recorded is not its own, and stands apart.
    """
    parts = {key: value_label(key, part) for key, part in record.items()}
    recorded_on = parts.pop("recorded_on", "")
    words = " · ".join(f"{before.get(key, '')}{part}" for key, part in parts.items())
    return f"{words} (ghi ngày {recorded_on})" if recorded_on else words


def _extension_words(record: Mapping[str, Plain]) -> str:
    """Write a later deadline: "thời hạn 30/09/2026 · ngày 20/06/2026 · 41/UBND-VX · đã duyệt"."""
    return _parts_words(record, _OF_EXTENSION)


def _reopening_words(record: Mapping[str, Plain]) -> str:
    """Write when a task was reopened: "ngày 29/11/2026 (đã ghi hoàn thành ngày 16/03/2026)"."""
    day, done_on, *_ = (value_label(key, record.get(key, "")) for key in ("date", "done_on"))
    rest = _parts_words({key: part for key, part in record.items() if key not in {"date", "done_on"}})
    return " · ".join(filter(None, (f"ngày {day} (đã ghi hoàn thành ngày {done_on})", rest)))


def _closed_submission_words(record: Mapping[str, Plain]) -> str:
    """Write a submission that ended: "trình ngày 01/06/2026 · 71/TTr-UBND · bị trả lại ngày 10/06/2026"."""
    day, until = (
        f"ngày {value_label(key, record[key])}" if record.get(key) else "" for key in ("date", "until")
    )
    rest = _parts_words({key: part for key, part in record.items() if key not in {"date", "until"}})
    return " · ".join(
        filter(None, (f"trình {day}" if day else "", rest, f"bị trả lại {until}" if until else ""))
    )


def _closed_stop_words(record: Mapping[str, Plain]) -> str:
    """Write a stop that ended: "tạm dừng từ 01/06/2026 đến trước 15/06/2026 · 50/UBND-VX"."""
    status = value_label("status", record.get("status", ""))
    start, until = (date_words.parse_date(str(record.get(key, ""))) for key in ("date", "until"))
    if until is None:
        return _parts_words(record)
    rest = _parts_words({key: part for key, part in record.items() if key not in {"status", "date", "until"}})
    return " · ".join(filter(None, (f"{status} {timings.stop_span(start, until)}", rest)))


def _target_words(target: Mapping[str, Plain]) -> str:
    """Write a promise: "2 hội nghị", and how much of it was reached by when."""
    promise = quantities.with_unit(target.get("quantity", ""), str(target.get("unit", "")))
    reached = [value_label(key, target[key]) for key in ("achieved", "achieved_on") if target.get(key)]
    return ", ".join([promise, *([f"đã đạt {' · '.join(reached)}"] if reached else [])])


_WORDS = {
    "target": _target_words,
    "reopenings": _reopening_words,
    "submissions": _closed_submission_words,
    "stops": _closed_stop_words,
    "extensions": _extension_words,
}


def _value_lines(record: str, path: Path, value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _value_lines(record, (*path, key), part)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _value_lines(record, (*path, index), part)
    elif value.strip() and path != ("id",):  # the record's label says it
        field = next((step for step in reversed(path) if isinstance(step, str)), "")
        about = filter(None, (record_label(record), field_label(path, record)))
        yield f"{' · '.join(about)}: {value_label(field, value)}"


def _view_words(view: Mapping[str, Plain]) -> str:
    """Write a view in a row: "lệnh list · quá hạn"; several as their names."""
    if all(isinstance(part, dict) for part in view.values()):
        return ", ".join(view)
    words = {key: "" if part == "true" else f" {value_label(key, part)}" for key, part in view.items()}
    return " · ".join(f"{labels.VIEW.get(key, key)}{part}" for key, part in words.items())


def _field_and_values(change: Change) -> tuple[str, str]:
    before, after = change.before, change.after
    if change.record == "views":
        before, after = (_view_words(one) if isinstance(one, dict) else one for one in (before, after))
    if not change.path and (before is None or after is None):
        what = before or after if change.record == "views" else _title(after or before)
        return "", f"{'thêm' if before is None else 'bỏ'} {what}"
    field, last = field_label(change.path, change.record), change.path[-1] if change.path else ""
    name = next((step for step in reversed(change.path) if isinstance(step, str)), "")
    if before is None:
        grows = isinstance(last, int) or isinstance(after, list)
        return field, f"{'thêm ' if grows else ''}{value_label(name, after)}"
    if after is None and change.path == ("stopped",):
        return field, f"không còn ({value_label(name, before)})"  # ended, or never was
    if after is None:
        return field, f"bỏ {value_label(name, before)}"
    if isinstance(before, list) and isinstance(after, list):
        return field, f"nay là {value_label(name, after)}"
    return field, f"{value_label(name, before)} → {value_label(name, after)}"


def _title(record: Plain | None) -> str:
    """Return what a record or a section is told by: its name, else what is in it."""
    if isinstance(record, list):
        return f"{len(record)} mục"
    if not isinstance(record, dict):
        return "nội dung này"
    name = record.get("title") or record.get("name") or record.get("id")
    return str(name or ", ".join(labels.field(key, of_task=False) for key in record))
