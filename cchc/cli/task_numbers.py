"""Which tasks a command is about: `4`, `NV4`, `1,3,7-9`, `all`, and of whom (`--of`).

A command line is read before the plan is; what it means is looked up in the plan that is then there,
under the lock when it is to be updated.

Read next: `cchc.cli.updating.plan_updates` (who updates the tasks), `cchc.queries` (who finds them).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cchc import labels, names, number_spans
from cchc.cli import value_kinds
from cchc.cli.options import parse_number
from cchc.errors import RequestError
from cchc.names import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.plan import Plan
    from cchc.states import Standing

IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar=value_kinds.TASKS, help="Số thứ tự nhiệm vụ: 4, hoặc 1,3,7-9, hoặc all (tất cả)."),
]
OfOption = Annotated[
    str | None,
    typer.Option("--of", metavar=value_kinds.OFFICE, help="Chỉ những nhiệm vụ do cơ quan này chủ trì."),
]

_ALL = "all"
_ALL_WORDS = {"tat ca", "tat ca nhiem vu", "moi nhiem vu", "toan bo"}
_CALLED = re.compile(r"\b(?:nv|nhiệm vụ|nhiem vu|số|so)\s+(?=\d)", re.IGNORECASE)  # "NV 4", "nhiệm vụ số 4"
_MAX_NUMBERS = 100_000  # more than a plan file can hold tasks
_AROUND_DASH = re.compile(r"\s+-\s+")
_BETWEEN = ((r"đến|den|tới|toi", "-"), (r"và|va", ","))  # words between two numbers
_EXAMPLE = "ví dụ: 4, hoặc 1,3,7-9, hoặc all (tất cả)"


class TaskNumbers(NamedTuple):
    """The numbers that were asked for, in that order, each once; none of them when it is all tasks."""

    numbers: tuple[int, ...] = ()
    owner: str | None = None

    @property
    def words(self) -> str:
        """What messages call these tasks: "nhiệm vụ 4, 5", "các nhiệm vụ của Phòng VHXH"."""
        named = f"nhiệm vụ {number_spans.written(self.numbers)}" if self.numbers else "các nhiệm vụ"
        return f"{named} của {self.owner}" if self.owner else named

    def find(self, plan: Plan, day: date) -> list[Standing]:
        """Return the tasks that are meant, as they stand on a day.

        Raises RequestError when a number isn't there, and when nothing is left to do anything to.
        """
        from cchc import lookups, queries

        self._refuse_later(plan, day)
        standings: Sequence[Standing] = queries.standings(plan, day)
        found = lookups.find_tasks(standings, self.numbers) if self.numbers else list(standings)
        if self.owner is not None:
            owner = lookups.find_owner(plan, self.owner, whole=True)
            found = [standing for standing in found if standing.task.owner == owner]
            if not found:
                whose = f"{owner.short} không chủ trì nhiệm vụ nào"
                message = (
                    f"{whose} trong các số {number_spans.written(self.numbers)}" if self.numbers else whose
                )
                raise RequestError(message, hint=f'xem các nhiệm vụ: cchc list --owner "{owner.short}"')
        if not found:
            raise RequestError("kế hoạch chưa có nhiệm vụ nào", hint="thêm nhiệm vụ bằng: cchc add")
        return found

    def _refuse_later(self, plan: Plan, day: date) -> None:
        """Raise RequestError when a task was given only after a day: it is in no list of that day."""
        wanted = set(self.numbers)
        for task in plan.tasks:
            if task.id in wanted and task.assigned_on and task.assigned_on > day:
                given, asked = labels.day(task.assigned_on), labels.day(day)
                raise RequestError(
                    f"nhiệm vụ số {task.id} giao ngày {given}, sau ngày tính số liệu {asked}",
                    hint="ghi --as-of bằng ngày giao hoặc muộn hơn",
                )


def parse(texts: Iterable[str], owner: str | None = None) -> TaskNumbers:
    """Parse task numbers: `4`, `4,5`, `NV4`, `7-9`, or `all`; RequestError when there are none."""
    given = list(map(typed, texts))
    text = _AROUND_DASH.sub("-", " ".join(given))
    if names.fold(text) in _ALL_WORDS:
        text = _ALL
    while (bare := _CALLED.sub("", text)) != text:
        text = bare
    for words, sign in _BETWEEN:
        text = re.sub(rf"(?i)(?<=\d)\s+(?:{words})\s+(?=(?:nv)?\d)", sign, text)
    named = next((one for one in given if " " in one and not re.search(r"\d", one)), "")
    if named and text != _ALL:
        hint = "ghi số của nhiệm vụ, ví dụ: 4; tìm số bằng: cchc list"
        raise RequestError(f'"{named}" không phải là số thứ tự nhiệm vụ', hint=hint)
    parts = [part for part in re.split(r"[\s,;]+", text) if part]
    if not parts:
        hint = f'tất cả nhiệm vụ của cơ quan này thì ghi: all --of "{owner}"' if owner else _EXAMPLE
        raise RequestError("chưa ghi số thứ tự nhiệm vụ", hint=hint)
    if any(part.lower() == _ALL for part in parts):
        if len(parts) > 1:
            raise RequestError("all là tất cả nhiệm vụ, không ghi thêm số", hint="bỏ all hoặc bỏ các số")
        return TaskNumbers(owner=owner)
    spans = [_parse_span(part) for part in parts]
    if sum(map(len, spans)) > _MAX_NUMBERS:
        hint = f"tối đa {_MAX_NUMBERS} số; tất cả nhiệm vụ thì ghi: all"
        raise RequestError(f'số thứ tự: "{" ".join(parts)[:40]}" gồm quá nhiều số', hint=hint)
    return TaskNumbers(tuple(dict.fromkeys(number for span in spans for number in span)), owner)


def parse_one(texts: Iterable[str], owner: str | None = None) -> TaskNumbers:
    """Parse the number of the one task from whose list an item is picked; RequestError for several."""
    asked = parse(texts, owner)
    if len(asked.numbers) != 1:
        raise RequestError(
            f"mỗi nhiệm vụ có danh sách riêng, không chọn một mục chung cho {asked.words}",
            hint="ghi số của một nhiệm vụ, ví dụ: 4",
        )
    return asked


def _parse_span(text: str) -> range:
    if "/" in text:
        thing = "số, ký hiệu văn bản" if re.search("[^\\W\\d]", text) else "ngày"
        hint = f"{thing} ghi sau tùy chọn của nó, nếu lệnh có (xem --help); {_EXAMPLE}"
        raise RequestError(f'số thứ tự: "{text}" không phải là số nguyên', hint=hint)
    if option := re.fullmatch(r"-+([a-z][a-z-]*)", text):  # pasted with a dash of Word's
        hint = f"tùy chọn viết bằng hai dấu gạch nối thường: --{option[1]}"
        raise RequestError(f'số thứ tự: "{text}" không phải là số nguyên', hint=hint)
    first, dash, last = text.partition("-")
    if not dash:
        number = _parse_id(text)
        return range(number, number + 1)
    if not first or not last or "-" in last:
        raise RequestError(f'số thứ tự: "{text}" không phải là dãy số', hint=_EXAMPLE)
    start, end = _parse_id(first), _parse_id(last)
    if end < start:
        raise RequestError(f'số thứ tự: dãy "{text}" viết ngược', hint=f"ghi từ số nhỏ: {end}-{start}")
    return range(start, end + 1)


def _parse_id(text: str) -> int:
    digits = text[2:] if text[:2].upper() == "NV" else text
    if digits.isascii() and digits.isdigit():
        return parse_number(digits, "số thứ tự")
    hint = f"{_EXAMPLE}; tìm số bằng: cchc list"
    raise RequestError(f'số thứ tự: "{text}" không phải là số nguyên', hint=hint)
