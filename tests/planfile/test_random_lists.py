"""Lists changed by chance, with `--thorough` twenty thousand: the file says what was wished, or isn't written.

Items are added anywhere, removed, moved, edited, doubled, all taken away; in every style, on the whole
file and on excerpts, by an update and by a merge. What the new bytes say is read by PyYAML.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc import changes
from cchc.changes import compare
from cchc.errors import CchcError
from cchc.history import conflicts, resolving
from cchc.planfile import document, document_edits, edit_script, wish
from cchc.planfile.fast import task_index
from cchc.planfile.fast import updating as fast_updating
from cchc.planfile.updating import PlanUpdate, update_bytes
from cchc.yamltext.operations import Append, Remove, Set
from tests.support.edit_differences import lost_comments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.yamltext.operations import Edit
    from tests.support.answers import Cchc

ROUNDS = 2  # of equal size, so that they can run beside each other
LISTS_PER_ROUND = 10_000
LIFETIME = 12  # wishes for one file before it is left for another

TEXTS = (
    "Trạm Y tế",
    "Công an xã",
    "no",
    "2026",
    "Mục 1: rà soát",
    "# không phải ghi chú",
    "Văn phòng HĐND và UBND xã, " * 6 + "các thôn",
    "- gạch đầu dòng",
    "Dòng một\nDòng hai",
    "'nháy'",
    "A, B",
)
OFFICES = ("Trạm Y tế", "Công an xã", "Phòng Kinh tế", "Thuế cơ sở: tổ 2", "Các thôn, xóm")
DAYS = ("2026-03-01", "2026-04-02", "2026-05-03")
# Where lists are, and what an item of each is.
FIELDS: dict[tuple[Any, ...], Callable[[Random], Any]] = {
    ("tasks", 0, "coordinators"): lambda random: random.choice(OFFICES),
    ("tasks", 1, "coordinators"): lambda random: random.choice(OFFICES),
    ("tasks", 0, "notes"): lambda random: some_map(random, ("date", "text"), "text"),
    ("tasks", 1, "notes"): lambda random: some_map(random, ("date", "text"), "text"),
    ("tasks", 1, "results"): lambda random: some_map(
        random, ("document", "date", "summary", "link"), "document"
    ),
    ("tasks", 2, "results"): lambda random: some_map(
        random, ("document", "date", "summary", "link"), "document"
    ),
    ("plan", "legal_bases"): lambda random: random.choice(TEXTS),
    ("plan", "recipients"): lambda random: random.choice(TEXTS),
    ("areas", 0, "measures"): lambda random: random.choice(TEXTS),
    ("duties", 0, "items"): lambda random: random.choice(TEXTS),
}


def some_map(random: Random, fields: tuple[str, ...], needed: str) -> dict[str, str]:
    present = [name for name in fields if name == needed or random.random() < 0.5]
    return {name: random.choice(DAYS if name == "date" else TEXTS) for name in present}


def some_list(random: Random, path: tuple[Any, ...]) -> list[Any]:
    items = [FIELDS[path](random) for _ in range(random.choice((0, 1, 1, 2, 3, 5)))]
    return without_doubles(items) if path[-1] == "coordinators" else items


def without_doubles(items: list[Any]) -> list[Any]:
    """Return the offices of a task, each once: the plan's rules refuse one that is named twice."""
    return list(dict.fromkeys(items))


def some_plan(random: Random) -> dict[str, Any]:
    data: dict[str, Any] = {
        "cchc": "1",
        "plan": {
            "number": "02/KH-UBND",
            "date": "2026-01-02",
            "year": "2026",
            "title": "Kế hoạch cải cách hành chính",
            "issuer": "Ủy ban nhân dân xã Vĩnh Thông",
        },
        "owners": [
            {"id": "vhxh", "name": "Phòng Văn hóa - Xã hội xã"},
            *({"id": f"o{index}", "name": name} for index, name in enumerate(OFFICES)),
        ],
        "areas": [{"id": "the-che", "title": "Cải cách thể chế"}],
        "duties": [{"owners": ["vhxh"], "items": ["Việc chung"]}],
        "tasks": [
            {
                "id": str(number),
                "title": f"Việc {number}",
                "area": "the-che",
                "owner": "vhxh",
                "due": "Quý IV/2026",
            }
            for number in (1, 2, 3, 4)
        ],
    }
    for path in FIELDS:
        if (items := some_list(random, path)) or (random.random() < 0.3 and path[0] != "duties"):
            put(data, path, items)
    return data


def put(data: Any, path: tuple[Any, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def get(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data.get(path[-1]) or []


def plan_text(random: Random, data: dict[str, Any]) -> str:
    """Write a plan in one of the styles that people write: blocks, brackets, comments, blank lines, CRLF."""
    style = {
        "offset": random.choice((0, 2)),
        "flow": random.choice((0, 0, 0.5)),
        "comments": random.choice((0, 0.3)),
    }
    blank = random.random() < 0.3
    lines = []
    for key, value in data.items():
        lines += ["", *entry(random, style, 0, key, value, blank=blank)]
    text = "\n".join(lines[1:]) + "\n"
    return text.replace("\n", "\r\n") if random.random() < 0.2 else text


def entry(  # noqa: PLR0913
    random: Random, style: Any, column: int, key: str, value: Any, *, blank: bool
) -> list[str]:
    pad = " " * column
    if isinstance(value, str):
        return [f"{pad}{key}: {quoted(value)}{remark(random, style)}"]
    if not value:
        return [f"{pad}{key}: []"]
    if isinstance(value, dict):
        return [
            f"{pad}{key}:",
            *(
                line
                for name in value
                for line in entry(random, style, column + 2, name, value[name], blank=blank)
            ),
        ]
    if key not in {"tasks", "owners", "areas", "duties"} and random.random() < style["flow"]:
        if random.random() < 0.7:
            return [f"{pad}{key}: [{', '.join(map(flow, value))}]{remark(random, style)}"]
        *most, last = map(flow, value)
        return [
            f"{pad}{key}: [",
            *(f"{pad}  {item},{remark(random, style)}" for item in most),
            f"{pad}  {last}",
            f"{pad}]",
        ]
    lines = [f"{pad}{key}:{remark(random, style)}"]
    for index, item in enumerate(value):
        if blank and index and isinstance(item, dict):
            lines.append("")
        lines += block_item(random, style, column + style["offset"], item, blank=blank)
    return lines


def block_item(random: Random, style: Any, dash: int, item: Any, *, blank: bool) -> list[str]:
    pad = " " * dash
    above = [f"{pad}# ghi chú {random.randrange(10**6)}"] if random.random() < style["comments"] else []
    if isinstance(item, str):
        return [*above, f"{pad}- {quoted(item)}{remark(random, style)}"]
    lines = [line for name in item for line in entry(random, style, dash + 2, name, item[name], blank=blank)]
    return [*above, f"{pad}- {lines[0][dash + 2 :]}", *lines[1:]]


def remark(random: Random, style: Any) -> str:
    return f"  # ghi chú {random.randrange(10**6)}" if random.random() < style["comments"] else ""


def quoted(text: str) -> str:
    plain = text.replace(" ", "").isalpha() and text != "no"
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def flow(value: Any) -> str:
    if isinstance(value, str):
        return quoted(value)
    return "{" + ", ".join(f"{name}: {quoted(text)}" for name, text in value.items()) + "}"


def changed_list(random: Random, path: tuple[Any, ...], items: list[Any]) -> list[Any]:
    """Return a list after one to three things that people do to lists."""
    items = copy.deepcopy(items)
    for _ in range(random.choice((1, 1, 2, 3))):
        what = random.random()
        if not items or what < 0.35:
            items.insert(random.randint(0, len(items)), FIELDS[path](random))
        elif what < 0.5:
            del items[random.randrange(len(items))]
        elif what < 0.65:
            items.insert(random.randrange(len(items)), items.pop(random.randrange(len(items))))
        elif what < 0.8:
            at = random.randrange(len(items))
            new = FIELDS[path](random)
            items[at] = {**items[at], **new} if isinstance(new, dict) and random.random() < 0.7 else new
        elif what < 0.9:
            items.insert(random.randint(0, len(items)), copy.deepcopy(random.choice(items)))
        elif what < 0.95:
            items = []
        else:
            items = some_list(random, path)
    return without_doubles(items) if path[-1] == "coordinators" else items


def read(data: bytes) -> Any:
    return yaml.load(data.decode(), Loader=yaml.CBaseLoader)


def is_alike(data: Any, wished: Any) -> bool:
    """Whether PyYAML reads what was wished, where an empty list is none."""
    return bool(without_empty(data) == without_empty(wished))


def without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item not in ("", [], {})}
    return [without_empty(item) for item in value] if isinstance(value, list) else value


def is_told_truly(name: str, old: list[Any], new: list[Any], told: list[changes.Change]) -> bool:
    """Whether what is told of a list leads from what it was to what it is."""
    if any(isinstance(change.before, list) or isinstance(change.after, list) for change in told):
        return len(told) == 1 and (told[0].before or []) == old and (told[0].after or []) == new
    if len(old) != len(new):
        came = [repr(change.after) for change in told if change.after is not None]
        went = [repr(change.before) for change in told if change.before is not None]
        return Counter(map(repr, old)) - Counter(went) + Counter(came) == Counter(map(repr, new))
    edited = copy.deepcopy(old)
    for change in told:
        if name not in change.path:
            return False
        put_change(edited, change, change.path[change.path.index(name) + 1 :])
    return edited == new


def put_change(items: list[Any], change: changes.Change, path: tuple[Any, ...]) -> None:
    if len(path) == 1:
        items[path[0]] = change.after
    elif change.after is None:
        del items[path[0]][path[1]]
    else:
        items[path[0]][path[1]] = change.after


@dataclass
class Tally:
    """What came of the wishes."""

    wishes: int = 0
    excerpts: int = 0
    merges: int = 0
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def wish_at_random(seed: int, number: int) -> Tally:
    """Wish so many times for other lists, in one way or another, and tally what came of it."""
    random, tally = Random(seed), Tally()
    for data in files(random):
        for _ in range(LIFETIME):
            if tally.wishes >= number:
                return tally
            tally.wishes += 1
            road = random.choice((by_update, by_update, by_merge))
            data = road(random, data, tally)  # noqa: PLW2901  the next wish is about what this one left
    return tally


def files(random: Random) -> Iterator[bytes]:
    while True:
        yield plan_text(random, some_plan(random)).encode()


def some_wish(random: Random, data: bytes) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """Return a file's data with one list changed, and where that is."""
    plain = read(data)
    path = random.choice(list(FIELDS))
    new = changed_list(random, path, get(plain, path))
    nothing: Any = "" if random.random() < 0.5 else []
    put(plain, path, new or (["Việc chung"] if path[0] == "duties" else nothing))
    return plain, path


def by_update(random: Random, data: bytes, tally: Tally) -> bytes:
    """Fulfil a wish on the whole file and, if it is about one task, on an excerpt."""
    wished, path = some_wish(random, data)
    try:
        updated = update_bytes(data, "x", PlanUpdate(lambda _: wished))
    except CchcError as error:
        tally.refused.append(str(error))
        return data
    old = read(data)
    where = [f"{data!r}\n{path}\n{get(wished, path)}\n{updated.data!r}"]
    lost = lost_comments(data.decode(), updated.data.decode())
    if not is_alike(read(updated.data), wished):
        tally.wrong += ["other data", *where]
    if not is_told_truly(path[-1], get(old, path), get(wished, path), list(updated.changes)):
        tally.wrong += [f"untrue: {updated.changes}", *where]
    if lost and is_only_longer(get(old, path), get(wished, path)):
        tally.wrong += [f"lost {lost}", *where]
    if path[0] == "tasks":
        by_excerpt(data, wished, path[1], updated.data, tally)
    return updated.data


def is_only_longer(old: list[Any], new: list[Any]) -> bool:
    rest = iter(new)
    return all(any(item == other for other in rest) for item in old)


def by_excerpt(data: bytes, wished: dict[str, Any], position: int, whole: bytes, tally: Tally) -> None:
    index = task_index.index_of(document.parse(data, "x"))
    task = wished["tasks"][position]

    def wished_of(opened: document.Document) -> dict[str, Any]:
        tasks: Any = opened.plain["tasks"]
        return {**opened.plain, "tasks": [task if old["id"] == task["id"] else old for old in tasks]}

    update = PlanUpdate(wished_of, (int(task["id"]),))
    done = fast_updating.update_excerpt(data, "x", update, index) if index else None
    if done is not None:
        tally.excerpts += 1
        if done.data != whole:
            tally.wrong.append(f"another excerpt\n{data!r}\n{task}\n{done.data!r}\n{whole!r}")


def by_merge(random: Random, data: bytes, tally: Tally) -> bytes:
    """Fulfil two wishes on two branches and merge these."""
    sides = []
    for _ in range(2):
        wished, _ = some_wish(random, data)
        try:
            sides.append(update_bytes(data, "x", PlanUpdate(lambda _, wished=wished: wished)).data)  # type: ignore[misc]
        except CchcError as error:
            tally.refused.append(str(error))
            return data
    both = conflicts.Sides(Path("x"), "x", sides[0], data, *sides)
    merged = resolving.merge(both, lambda _: "theirs")
    try:
        resolved = resolving.build(both, merged)
    except CchcError as error:
        tally.refused.append(str(error))
        return data
    tally.merges += 1
    if not is_alike(read(resolved.document.data), merged.data):
        tally.wrong.append(f"other merge\n{sides}\n{resolved.document.data!r}\n{merged.data}")
    return resolved.document.data


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_list_is_what_was_wished_in_every_style_and_on_every_road(
    seed: int, often: Callable[[int], int]
) -> None:
    number = often(LISTS_PER_ROUND)
    tally = wish_at_random(seed, number if number == LISTS_PER_ROUND else number // 10)
    assert not tally.wrong, f"{len(tally.wrong)} went wrong, such as:\n" + "\n".join(tally.wrong[:2])
    refused = [message for message in tally.refused if "chưa ghi gì" not in message]
    assert len(refused) < tally.wishes * 0.02, Counter(refused).most_common(5)
    assert tally.excerpts > tally.wishes * 0.2
    assert tally.merges > tally.wishes * 0.2


# What would be wrong without an insertion of its own, and without the net


def edits_index_by_index(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Edit]:
    """Yield the edits that came of differences: an item that came before another is taken for its new text."""
    for change in compare(old, new):
        kind, _, number = change.record.partition(":")
        section = changes.SECTIONS.get(kind, kind)
        at: tuple[Any, ...] = (section,)
        if kind in changes.SECTIONS:
            at = (section, [record["id"] for record in old[section]].index(number))
        was, will = change.before, change.after
        if isinstance(was, list) and isinstance(will, list):
            for index, (before, after) in enumerate(zip_longest(was, will)):
                yield from edits_of((*at, *change.path, index), before, after, len(was))
        else:
            size = len(get(old, (*at, *change.path[:-1]))) if isinstance(change.path[-1], int) else 0
            yield from edits_of((*at, *change.path), was, will, size)


def edits_of(path: tuple[Any, ...], before: Any, after: Any, size: int) -> Iterator[Edit]:
    if before == after:
        return
    if after is None:
        yield Remove(path)
    elif isinstance(path[-1], int) and path[-1] >= size:
        yield Append(path[:-1], after)
    elif isinstance(after, str):
        yield Set(path, after)


def test_the_tally_sees_an_item_that_is_written_over_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_script, "edits_between", edits_index_by_index)
    caught = wish_at_random(0, 100)
    assert not [trouble for trouble in caught.wrong if trouble.startswith("other data")], (
        "the net lets none through"
    )
    assert any("tệp chưa được ghi" in message for message in caught.refused)
    monkeypatch.setattr(wish, "is_fulfilled", lambda *_: True)
    monkeypatch.setattr(document_edits, "compare", lambda *_: (changes.Change("plan", ("title",), "a", "b"),))
    assert any(trouble.startswith("other data") for trouble in wish_at_random(0, 100).wrong)


def test_the_net_wants_the_order_and_every_item_but_no_spelling() -> None:
    assert wish.is_fulfilled({"a": ["x", "y"], "b": ""}, {"a": ["x ", "y"], "c": []})
    assert wish.is_fulfilled({"id": "04", "done_on": "1/3/2026"}, {"done_on": "2026-03-01", "id": "4"})
    others: list[Any] = [["y", "x"], ["x"], ["x", "y", "y"], ["x", "Y"], "x", {}]
    for wished in others:
        assert not wish.is_fulfilled({"a": ["x", "y"]}, {"a": wished})
    assert not wish.is_fulfilled({"lead": "31/2/2026"}, {"lead": "2026-02-31"}), "no day is meant"


# The commands


@pytest.mark.parametrize("large", [10**9, 0])
def test_offices_that_are_named_in_any_order_are_all_written(
    large: int,
    office: Path,
    cchc: Cchc,
    monkeypatch: pytest.MonkeyPatch,
    often: Callable[[int], int],
) -> None:
    monkeypatch.setattr(fast_updating, "LARGE", large)
    path, random = office / "plans/2026.yaml", Random(large)
    names = [owner["short"] for owner in read(path.read_bytes())["owners"] if "short" in owner][:6]
    for _ in range(often(100)):
        before = get(read(path.read_bytes()), ("tasks", 8, "coordinators"))
        wanted = random.sample(names, random.randint(1, 4))
        owner = read(path.read_bytes())["tasks"][8]["owner"]
        wanted = [name for name in wanted if name != owner] or before
        options = [option for name in wanted for option in ("--coordinator", name)]
        answer = cchc("update", "9", *options, "--expect", "status=not_started")
        now = get(read(path.read_bytes()), ("tasks", 8, "coordinators"))
        if answer.code == 0:
            assert now == wanted, (before, wanted, answer)
            if set(before) - set(now) and set(now) - set(before) and len(before) != len(now):
                assert f"nay là {'; '.join(now)}" in answer.out
        else:
            assert now == before, answer


def test_an_office_put_before_the_one_that_is_there_takes_one_line(office: Path, cchc: Cchc) -> None:
    path = office / "plans/2026.yaml"
    old = path.read_text("utf-8").splitlines()
    answer = cchc(
        "update", "9", "--coordinator", "Phòng Kinh tế", "--coordinator", "Các phòng, ban, đơn vị liên quan"
    )
    now = "9 · cơ quan phối hợp: nay là Phòng Kinh tế; Các phòng, ban, đơn vị liên quan\n"
    assert (answer.code, answer.out) == (0, f"9 · cơ quan phối hợp: thêm Phòng Kinh tế\n{now}")
    new = path.read_text("utf-8").splitlines()
    assert Counter(new) - Counter(old) == Counter(["      - Phòng Kinh tế"])
    assert len(new) == len(old) + 1
    answer = cchc(
        "update", "9", "--coordinator", "Các phòng, ban, đơn vị liên quan", "--coordinator", "Phòng Kinh tế"
    )
    assert answer.out == "9 · cơ quan phối hợp: nay là Các phòng, ban, đơn vị liên quan; Phòng Kinh tế\n"
