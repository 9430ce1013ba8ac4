"""From the options of `list` and `due` to a filter, and to the words that say what was asked.

The words stand in the line that explains an empty answer.

Read next: `cchc.queries` (`Filter`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names, queries
from cchc.cli import console, options, tables
from cchc.errors import RequestError
from cchc.plan import STATUSES
from cchc.reports.listing import Column, Listing
from cchc.states import DONE, OVERDUE, STATES, Standing, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from cchc.periods import Period
    from cchc.plan import Plan


class Selection:
    """A filter that grows option by option, with the words for each."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.filter = queries.Filter()
        self.words: list[str] = []

    def add(self, said: str, /, **parts: Any) -> None:  # noqa: ANN401  the filter's own fields
        """Narrow the filter, and say so."""
        self.filter = self.filter._replace(**parts)
        self.words.append(said)

    def by_people(self, owner: str | None, coordinator: str | None, involving: str | None) -> None:
        """Narrow to an owner, a coordinator, or either."""
        asked = (
            ("owner", owner, "cơ quan chủ trì"),
            ("coordinator", coordinator, "cơ quan phối hợp"),
            ("involving", involving, "có tham gia của"),
        )
        for part, name, label in asked:
            if name is not None:
                found = queries.find_owner(self.plan, name)
                self.add(f"{label} {found.short}", **{part: found})

    def by_area(self, area: str | None) -> None:
        """Narrow to an area."""
        if area is not None:
            found = queries.find_area(self.plan, area)
            self.add(f'lĩnh vực "{found.short}"', area=found)

    def by_state(self, status: str | None, state: str | None, *, overdue: bool) -> None:
        """Narrow to declared statuses, derived states, or what is overdue."""
        if status is not None:
            known = {label: status for status, label in labels.STATUS.items()}
            chosen = _words(status, STATUSES, known, "--status")
            words = ", ".join(labels.STATUS[one] for one in chosen)
            self.add(f"trạng thái khai báo: {words}", statuses=frozenset(chosen))
        if state is not None:
            known = {label: state for state, label in labels.STATE.items()}
            chosen = _words(state, STATES, known, "--state")
            words = ", ".join(labels.STATE[one].lower() for one in chosen)
            self.add(f"trạng thái: {words}", states=frozenset(chosen))
        if overdue:
            if state is not None:
                raise RequestError("chỉ dùng một trong hai: --state hoặc --overdue", hint="bỏ một tùy chọn")
            self.add("quá hạn", states=OVERDUE)

    def by_time(
        self, due_in: Period | None, running_in: Period | None, before: date | None, after: date | None
    ) -> None:
        """Narrow by where the deadline lies."""
        if due_in is not None:
            self.add(f"thời hạn kết thúc {span(due_in)}", due_in=due_in)
        if running_in is not None:
            self.add(f"thực hiện {span(running_in)}", running_in=running_in)
        if before is not None:
            self.add(f"thời hạn trước {labels.day(before)}", before=before)
        if after is not None:
            self.add(f"thời hạn sau {labels.day(after)}", after=after)

    def by_words(self, search: str | None) -> None:
        """Narrow to titles that hold all the words."""
        if search and search.split():
            self.add(f'nội dung có "{search}"', words=tuple(search.split()))

    def without_done(self) -> None:
        """Leave out what is finished or cancelled."""
        open_states = frozenset(set(STATES) - DONE - {"cancelled"})
        chosen: frozenset[State] = self.filter.states & open_states if self.filter.states else open_states
        self.add("chưa hoàn thành", states=chosen)

    def chosen(self, day: date) -> list[Standing]:
        """Give the tasks that are selected, as they stand on a day, in the order of the plan."""
        items = queries.standings(self.plan, day)
        return list(items if self.filter == queries.Filter() else filter(self.filter.accepts, items))

    def explain_nothing(self) -> None:
        """Say why no task was given."""
        asked = "; ".join(self.words) if self.words else "kế hoạch chưa có nhiệm vụ nào"
        console.say(f"không có nhiệm vụ nào khớp: {asked}")


def _words(text: str, known: Iterable[str], by_label: dict[str, str], option: str) -> list[str]:
    """Read code words or Vietnamese names, apart by commas; a name may have a comma of its own."""
    if any(names.key(text) == names.key(label) for label in by_label):
        return [_word(text, known, by_label, option)]
    return [_word(word, known, by_label, option) for word in text.split(",")]


def _word(text: str, known: Iterable[str], by_label: dict[str, str], option: str) -> str:
    """Read a code word, or its Vietnamese name."""
    wanted = names.key(text)
    named = next((code for label, code in by_label.items() if names.key(label) == wanted), None)
    return named or options.choice(text.strip(), known, option)


def span(period: Period) -> str:
    """Say a period: "từ 01/04/2026 đến 30/06/2026"."""
    return f"từ {labels.day(period.start)} đến {labels.day(period.end)}"


_COLUMNS = (
    Column("NV", numeric=True),
    Column("Nội dung"),
    Column("Cơ quan chủ trì", stacks=True),
    Column("Thời hạn", stacks=True),
    Column("Trạng thái", stacks=True),
)


def listing(items: Sequence[Standing]) -> Listing:
    """Lay tasks out as rows; the overdue ones stand out."""
    return Listing(
        columns=_COLUMNS,
        rows=tuple(
            (
                str(item.task.id),
                item.task.title,
                item.task.owner.short,
                item.due.text,
                _state_words(item),
            )
            for item in items
        ),
        styles=tuple(_style(item) for item in items),
    )


def _state_words(item: Standing) -> str:
    left = item.days_left
    words = labels.STATE[item.state]
    if item.state in OVERDUE and left is not None:
        return f"{words} {-left} ngày"
    return f"{words} (sắp đến hạn, {labels.days_left(left)})" if item.is_soon and left is not None else words


def _style(item: Standing) -> str:
    if item.state in OVERDUE:
        return "red"
    if item.state in DONE or item.state == "cancelled":
        return "dim"
    return "yellow" if item.is_soon else ""


def print_tasks(items: Sequence[Standing], form: str | None, on: date) -> None:
    """Print tasks in one of the listing formats."""
    if form == "json":
        from cchc.reports.printers import json_forms

        console.write_json(json_forms.tasks(items, on))
    else:
        tables.write_listing(listing(items), form)
