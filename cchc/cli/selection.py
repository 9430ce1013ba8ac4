"""The tasks that options of `list` and `due` select, and their rows.

With the filter grow the words that say what was asked for: they explain an empty answer.

Read next: `cchc.queries` (`Filter`), `cchc.cli.tables` (how rows are written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names, queries, timings
from cchc.cli import console, tables
from cchc.errors import RequestError
from cchc.reports.listing import Column, Listing
from cchc.states import COMING, DONE, OVERDUE, STATES, Standing, State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from cchc.periods import Period
    from cchc.plan import Plan


def given_of(asked: Any) -> dict[str, str | bool]:  # noqa: ANN401  the options of `list` or `due`, a named tuple
    """Return the options that were given, by their names; a flag that is taken back is False."""
    options = asked._asdict().items()
    return {name.replace("_", "-"): value for name, value in options if value is not None}


def refuse_contradictions(asked: Any, command: str, view: str | None) -> None:  # noqa: ANN401
    """Raise RequestError for options that say two things about one, or take back what no view has said."""
    given = given_of(asked)
    if view is None and (taken_back := [name for name, value in given.items() if value is False]):
        name = taken_back[0]
        message = f"--no-{name} bỏ --{name} của một cách xem, nhưng chưa ghi cách xem nào"
        raise RequestError(message, hint=f"ghi --view TÊN, hoặc bỏ --no-{name}")
    if len(given) > 1:
        from cchc import views

        for _, error in views.contradictions(command, given):
            raise error


class Selection:
    """A filter that is narrowed option by option, with the words for each."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.filter = queries.Filter()
        self.words: list[str] = []

    def narrow(self, words: str, /, **fields: Any) -> None:  # noqa: ANN401  the filter's own fields
        """Set fields of the filter, and keep the words for them."""
        self.filter = self.filter._replace(**fields)
        self.words.append(words)

    def by_people(self, owner: str | None, coordinator: str | None, involving: str | None) -> None:
        """Narrow to an owner, a coordinator, or either."""
        named = (
            ("owner", owner, "cơ quan chủ trì"),
            ("coordinator", coordinator, "cơ quan phối hợp"),
            ("involving", involving, "có tham gia của"),
        )
        for field, name, label in named:
            if name is not None:
                from cchc import lookups

                office = lookups.find_owner(self.plan, name)
                self.narrow(f"{label} {office.short}", **{field: office})

    def by_area(self, name: str | None) -> None:
        """Narrow to an area."""
        if name is not None:
            from cchc import lookups

            area = lookups.find_area(self.plan, name)
            self.narrow(f'lĩnh vực "{area.short}"', area=area)

    def by_state(self, status: str | None, state: str | None, *, overdue: bool) -> None:
        """Narrow to declared statuses, derived states, or what is overdue, which --status may say, too.

        Of a state and what is overdue one is asked for.
        """
        if status is not None or state is not None:
            from cchc import option_values, option_words
        if status is not None and option_words.is_late(status):
            console.say(f'(--status "{names.typed(status)}" hiểu là --overdue: quá hạn được tính theo ngày)')
            status, overdue = None, True
        if status is not None:
            statuses = option_values.read_statuses(
                option_words.with_commas(status, "--status", labels.STATUS)
            )
            words = ", ".join(labels.STATUS[status] for status in statuses)
            self.narrow(f"trạng thái khai báo: {words}", statuses=frozenset(statuses))
        if state is not None:
            states = option_values.read_states(option_words.with_commas(state, "--state", labels.STATE))
            words = ", ".join(labels.STATE[state].lower() for state in states)
            self.narrow(f"trạng thái: {words}", states=frozenset(states))
        if overdue:
            self.narrow("quá hạn", states=OVERDUE)

    def by_time(
        self, due_in: Period | None, running_in: Period | None, before: date | None, after: date | None
    ) -> None:
        """Narrow by where the deadline lies."""
        if due_in is not None:
            self.narrow(f"thời hạn kết thúc {period_words(due_in)}", due_in=due_in)
        if running_in is not None:
            self.narrow(f"thực hiện {period_words(running_in)}", running_in=running_in)
        if before is not None:
            self.narrow(f"thời hạn trước {labels.day(before)}", before=before)
        if after is not None:
            self.narrow(f"thời hạn sau {labels.day(after)}", after=after)

    def by_words(self, search: str | None) -> None:
        """Narrow to titles that hold all the words. Raises RequestError for an empty text."""
        if search is not None and not search.strip():
            raise RequestError("--search: chưa ghi chữ cần tìm", hint="bỏ --search hoặc ghi chữ cần tìm")
        if search:
            self.narrow(f'nội dung có "{search}"', words=tuple(search.split()))

    def without_done(self) -> None:
        """Leave out what is finished or cancelled."""
        open_states = frozenset(set(STATES) - DONE - {"cancelled"})
        states: frozenset[State] = self.filter.states & open_states if self.filter.states else open_states
        self.narrow("chưa hoàn thành", states=states)

    def select(self, day: date) -> list[Standing]:
        """Return the tasks that match, as they stand on a day, in the order of the plan."""
        standings = queries.standings(self.plan, day)
        return list(standings if self.filter == queries.Filter() else filter(self.filter.accepts, standings))

    def explain_nothing(self) -> None:
        """Write what was asked for, since no task matches it."""
        words = "; ".join(self.words) if self.words else "kế hoạch chưa có nhiệm vụ nào"
        console.say(f"không có nhiệm vụ nào khớp: {words}")


def period_words(period: Period) -> str:
    """Return a period in words: "từ 01/04/2026 đến 30/06/2026"."""
    return f"từ {labels.day(period.start)} đến {labels.day(period.end)}"


_COLUMNS = (
    Column("NV", numeric=True),
    Column("Nội dung"),
    Column("Cơ quan chủ trì", stacks=True),
    Column("Thời hạn", stacks=True),
    Column("Trạng thái", stacks=True),
)


def print_tasks(
    standings: Sequence[Standing], format_: str | None, day: date, *, with_days: bool = False
) -> None:
    """Print tasks in one of the listing formats; `with_days`: each open one with the days it has left."""
    if format_ == "json":
        from cchc.reports.printers import json_forms

        console.write_json(json_forms.tasks(standings, day))
    else:
        tables.write_listing(_listing(standings, with_days=with_days), format_)


def _listing(standings: Sequence[Standing], *, with_days: bool) -> Listing:
    """Lay tasks out as rows; the overdue ones stand out."""
    return Listing(
        columns=_COLUMNS,
        rows=tuple(
            (
                str(standing.task.id),
                standing.task.title,
                standing.task.owner.short,
                standing.due.text,
                _state_words(standing, with_days=with_days),
            )
            for standing in standings
        ),
        styles=tuple(map(_style, standings)),
    )


def _state_words(standing: Standing, *, with_days: bool) -> str:
    """Return a task's state with its days; that it waits for approval is the approver's to know."""
    handed = standing.task.submitted
    awaits = timings.awaits_approval(standing.task.status, handed.date if handed else None)
    return "; ".join(filter(None, (_state_now(standing, with_days=with_days), awaits)))


def _state_now(standing: Standing, *, with_days: bool) -> str:
    days = standing.days_left
    words = labels.STATE[standing.state]
    if days is None:
        return words
    if standing.state in OVERDUE:
        return f"{words} {-days} ngày"
    if standing.is_soon:
        return f"{words} ({'sắp đến hạn, ' if days else ''}{timings.days_left(days)})"
    if with_days and standing.state in COMING:
        if days < 0:  # it waits for its condition: that isn't late
            return f"{words}, đã qua thời hạn {-days} ngày"
        return f"{words.removesuffix(', trong hạn')}, {timings.days_left(days)}"
    return words


def _style(standing: Standing) -> str:
    """Return the terminal style of a task's row."""
    if standing.state in OVERDUE:
        return "red"
    if standing.state in DONE or standing.state == "cancelled":
        return "dim"
    return "yellow" if standing.is_soon else ""
