"""Views: queries of `list` and `due` that a plan file names, so that nobody types their options each time.

What a view may say are the options that choose and sort tasks: what is printed where, of which plan and on
which day is asked anew each time. Works on plan values. Read next: `cchc.planfile.view_schema` (how a file
writes them), `cchc.option_values` (what the values mean), `cchc.cli.view_options` (`--view`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc import lookups, names, option_values, option_words, queries
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from cchc.plan import Plan, View

COMMANDS = ("list", "due")
MOST = 100  # views of a plan: nobody remembers more names
# Options that say two things about one: a view has those of one side, and one that is given beside it wins.
_QUARTER_OR_MONTH = (frozenset({"quarter"}), frozenset({"month"}))
APART = {
    "list": (_QUARTER_OR_MONTH, (frozenset({"state"}), frozenset({"overdue"}))),
    "due": (_QUARTER_OR_MONTH, (frozenset({"within"}), frozenset({"quarter", "month", "overdue"}))),
}


def find(plan: Plan, name: str, command: str) -> View:
    """Return the view of a command that goes by a name, with marks or without.

    Raises RequestError with the command whose view it is, with the nearest names, or with all there are.
    """
    wanted = names.key(name)
    alike = [view for view in plan.views if names.key(view.name) == wanted]
    view = next((one for one in alike if one.name == name), None) or next(iter(alike), None)
    if view and view.command == command:
        return view
    if view:
        message = f'"{view.name}" là cách xem của lệnh {view.command}, không phải của {command}'
        raise RequestError(message, hint=f"dùng: cchc {view.command} --view {view.name}")
    said = f'không có cách xem "{name.strip()}"' if wanted else "--view: chưa ghi tên cách xem"
    raise RequestError(said, hint=_names_hint(plan, name, command))


def _names_hint(plan: Plan, name: str, command: str) -> str:
    own = [view.name for view in plan.views if view.command == command]
    others = [view for view in plan.views if view.command != command]
    if not plan.views:
        return "kế hoạch chưa có cách xem nào; thêm phần `views` vào tệp, xem docs/format.md"
    near = names.nearest(name, own, limit=1)
    question = f"có phải là {near[0]}? " if near else ""
    listed = f"các cách xem của {command}: {', '.join(own)}" if own else f"{command} chưa có cách xem nào"
    elsewhere = ", ".join(f"{view.name} (cchc {view.command})" for view in others)
    return f"{question}{listed}{f'; của lệnh khác: {elsewhere}' if others else ''}"


def values_beside(view: View, given: Collection[str]) -> dict[str, str | bool]:
    """Return the options of a view that stay where others are given beside it, which win."""
    replaced = set(given)
    for sides in APART[view.command]:
        for one, other in (sides, sides[::-1]):
            if one & set(given):
                replaced |= other
    return {option: value for option, value in view.options if option not in replaced}


def written(view: View) -> str:
    """Return a view as it would be typed.

    >>> from cchc.plan import View
    >>> written(View("a", "list", (("overdue", True), ("owner", "Phòng VHXH"))))
    'list --overdue --owner "Phòng VHXH"'
    """
    words = [view.command]
    for option, value in view.options:
        words.append(f"--{option}")
        if isinstance(value, str):
            words.append(f'"{value}"' if " " in value else value)
    return " ".join(words)


def refusals(
    plan: Plan, command: str, options: Mapping[str, str | bool], *, with_names: bool = True
) -> Iterator[tuple[str, RequestError]]:
    """Yield what the command would refuse of a view's options, each with the option.

    Without names those of offices and areas are not looked up.
    """
    readers = {**_readers(plan.head.year), **(_name_readers(plan) if with_names else {})}
    for option, value in options.items():
        if isinstance(value, str) and option in readers:
            try:
                readers[option](value)
            except RequestError as error:
                yield option, error
    for sides in APART[command]:
        one, other = (sorted(side & options.keys()) for side in sides)
        if one and other:
            message = f"--{one[0]} không dùng cùng {', '.join(f'--{name}' for name in other)}"
            yield other[0], RequestError(message, hint="bỏ một tùy chọn")


def _readers(year: int) -> dict[str, Callable[[str], object]]:
    """Return what reads the values of options, at a command line too."""

    def day(option: str) -> Callable[[str], object]:
        return lambda text: option_values.read_day(text, option, date(year, 1, 1), year)

    return {
        "status": option_values.read_statuses,
        "state": option_values.read_states,
        "quarter": lambda text: option_values.read_quarter(text, year, "--quarter"),
        "running-in": lambda text: option_values.read_quarter(text, year, "--running-in"),
        "month": lambda text: option_values.read_month(text, year, "--month"),
        "before": day("--before"),
        "after": day("--after"),
        "sort": lambda text: option_values.read_choice(text, tuple(queries.SORTS), "--sort"),
    }


def _name_readers(plan: Plan) -> dict[str, Callable[[str], object]]:
    def owner(name: str) -> object:
        return lookups.find_owner(plan, name)

    readers: dict[str, Callable[[str], object]] = dict.fromkeys(("owner", "coordinator", "involving"), owner)
    return {**readers, "area": lambda name: lookups.find_area(plan, name)}


def says_overdue(status: str) -> bool:
    """Whether a value of --status names what is late, which --overdue asks for."""
    return option_words.is_one_of(status, option_words.LATE)
