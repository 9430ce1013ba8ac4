"""Views: queries of `list` and `due` that a plan file names, so that nobody types their options each time.

What a view may say are the options that choose and sort tasks: what is printed where, of which plan and on
which day is asked anew each time. Works on plan values. Read next: `cchc.planfile.view_schema` (how a file
writes them), `cchc.option_values` (what the values mean), `cchc.cli.view_options` (`--view`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc import lookups, names, option_values, option_words, queries, typed_lines
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cchc.plan import Plan, View

MAX_VIEWS = 100  # views of a plan: nobody remembers more names
# Options that say two things about one: nobody says both, and one that is given beside a view wins.
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
        return (
            "kế hoạch chưa có cách xem nào; thêm vào cuối tệp kế hoạch, ví dụ: "
            f"views: {{giao-ban: {{command: {command}, overdue: true}}}}"
        )
    near = names.nearest(name, own, limit=1)
    question = f"có phải là {near[0]}? " if near else ""
    listed = f"các cách xem của {command}: {', '.join(own)}" if own else f"{command} chưa có cách xem nào"
    elsewhere = ", ".join(f"{view.name} (cchc {view.command})" for view in others)
    return f"{question}{listed}{f'; của lệnh khác: {elsewhere}' if others else ''}"


def values_beside(view: View, given: Mapping[str, str | bool]) -> dict[str, str | bool]:
    """Return the options of a view that stay where others are given beside it, which win.

    A flag that is given as False takes the view's away, and nothing else.
    """
    spoken_of = {one for option, value in given.items() if value for one in _subjects(option, value)}
    replaced = spoken_of | given.keys()
    for sides in APART[view.command]:
        for one, other in (sides, sides[::-1]):
            if one & spoken_of:
                replaced |= other
    return _meaning(one for one in view.options if not replaced & _subjects(*one))


def _subjects(option: str, value: str | bool) -> set[str]:  # noqa: FBT001  what was given
    """Return the options that one speaks of: itself, and --status of what is late for --overdue as well.

    >>> _subjects("owner", "vhxh"), sorted(_subjects("status", "quá hạn"))
    ({'owner'}, ['overdue', 'status'])
    """
    return {option, "overdue"} if option == "status" and option_words.is_late(str(value)) else {option}


def _meaning(options: Iterable[tuple[str, str | bool]]) -> dict[str, str | bool]:
    """Return options with the flag in place of a --status that names what is late."""
    return dict(("overdue", True) if "overdue" in _subjects(*one) else one for one in options)


def contradictions(command: str, given: Mapping[str, str | bool]) -> Iterator[tuple[str, RequestError]]:
    """Yield what is wrong with options that say two things about one, each with the second option."""
    said = {one: option for option, value in given.items() if value for one in _subjects(option, value)}
    words = {
        one: f"--{one}" if one == option else f'--{option} "{given[option]}"' for one, option in said.items()
    }
    for sides in APART[command]:
        one, other = (sorted(side & said.keys()) for side in sides)
        if one and other:
            message = f"{words[one[0]]} không dùng cùng {', '.join(words[name] for name in other)}"
            yield said[other[0]], RequestError(message, hint="bỏ một tùy chọn")


def written(view: View) -> str:
    """Return a view as it would be typed.

    >>> from cchc.plan import View
    >>> written(View("a", "list", (("overdue", True), ("owner", "Phòng VHXH"))))
    'list --overdue --owner "Phòng VHXH"'
    """
    words = [view.command]
    for option, value in _meaning(view.options).items():
        words.append(f"--{option}")
        if isinstance(value, str):
            words.append(value)
    return typed_lines.line(words)


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
    yield from contradictions(command, options)


def _readers(year: int) -> dict[str, Callable[[str], object]]:
    """Return what reads the values of options, at a command line too."""

    def day(option: str) -> Callable[[str], object]:
        return lambda text: option_values.read_day(text, option, date(year, 1, 1), year)

    return {
        "status": lambda text: option_words.is_late(text) or option_values.read_statuses(text),
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
