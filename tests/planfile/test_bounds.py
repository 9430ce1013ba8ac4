"""What is said of a wrong file has a bound, and takes no longer than reading a right one of its size."""

from __future__ import annotations

import importlib.util
import io
import itertools
import json
import sys
import tempfile
import tracemalloc
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc.cli import problems
from cchc.errors import PlanError
from cchc.planfile import document, plain_data, records, schema, validation, warnings
from cchc.yamltext import parsing
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from tests.support.answers import Cchc

SIZE = 2**17
MOST = 2.5  # times the calls that a right file takes; 2.2 were measured
DAY = date(2026, 11, 28)
HEAD = "cchc: 1\nplan: {number: 02/KH-UBND, date: 2026-01-02, year: 2026, title: K, issuer: UBND xã}\n"
LISTS = "owners: [{id: a, name: A}]\nareas: [{id: b, title: B}]\n"
TASK = "{id: 1, title: T, area: b, owner: a, due: Quý I/2026"


def _bench() -> Any:
    bench = CHECKOUT / "bench"
    spec = importlib.util.spec_from_file_location("wrong_files", bench / "wrong_files.py")
    assert spec is not None
    assert spec.loader is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(bench)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module


BENCH = _bench()


def wrong(text: str) -> PlanError:
    with pytest.raises(PlanError) as caught:
        document.parse(text.encode(), "plan.yaml")
    return caught.value


def said(error: PlanError) -> str:
    stream = io.StringIO()
    problems.show_problems(error.problems, stream, error.more)
    return stream.getvalue()


def calls(name: str, folder: Path) -> tuple[int, int]:
    """Return how many functions are called to read a file of the bench, and the characters said of it.

    Calls are the same on every machine, however busy it is; seconds are measured by the bench itself.
    """
    path = folder / "plan.yaml"
    BENCH.write(path, name, SIZE)
    _answer(path)  # what is made once, such as the records' validators, counts for no file
    called = itertools.count()

    def note(_frame: object, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            next(called)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        text = _answer(path)
    finally:
        sys.setprofile(before)
    return next(called), len(text)


def _answer(path: Path) -> str:
    try:
        return str(warnings.find(document.parse(path.read_bytes(), "plan.yaml"), DAY).more)
    except PlanError as error:
        return said(error)


@cache
def calls_of_a_right_file() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return calls("right, dense", Path(folder))[0]


@pytest.mark.parametrize("name", [name for name in BENCH.FILES if not name.startswith("right")])
def test_a_wrong_file_takes_little_more_than_a_right_one_and_is_told_of_in_few_words(
    name: str, tmp_path: Path
) -> None:
    bound = MOST * calls_of_a_right_file()
    called, length = calls(name, tmp_path)
    assert length < 60_000
    assert called < bound


def test_without_its_bounds_the_same_file_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bound = MOST * calls_of_a_right_file()
    monkeypatch.setattr(records, "MAX_FINDINGS", 10**9)
    monkeypatch.setattr(problems, "MAX_ERRORS", 10**9)
    monkeypatch.setattr(parsing, "MAX_FIELDS", 10**9)
    called, length = calls("a million unknown fields", tmp_path)
    assert length > 300_000
    assert called > bound


def test_a_wrong_file_takes_at_most_twice_the_memory_of_a_right_one(tmp_path: Path) -> None:
    peaks = {}
    for name in ("right, dense", "notes with a wrong field", "notes that are texts", "empty items"):
        BENCH.write(tmp_path / "plan.yaml", name, SIZE)
        data = (tmp_path / "plan.yaml").read_bytes()
        tracemalloc.start()
        try:
            document.parse(data, "plan.yaml")
        except PlanError:
            assert not name.startswith("right")
        peaks[name] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert max(peaks.values()) < 2 * peaks["right, dense"], peaks


# What is said


@pytest.mark.parametrize(
    ("count", "expected"), [(99, ""), (100, ""), (101, "và 1 lỗi nữa"), (999, "và 899 lỗi nữa")]
)
def test_the_first_errors_are_listed_and_the_others_counted(count: int, expected: str) -> None:
    error = wrong(f"{HEAD}{LISTS}tasks:\n" + "- x\n" * count)
    *listed, last = said(error).splitlines()
    assert error.message == f"{count} lỗi trong tệp kế hoạch"
    if expected:
        assert expected in last
        assert len(listed) == problems.MAX_ERRORS
    else:
        assert len(listed) + 1 == count


@pytest.mark.parametrize(("count", "more"), [(1000, 0), (1001, 1), (5000, 1)])
def test_the_search_ends_at_a_thousand_and_says_so(count: int, more: int) -> None:
    error = wrong(f"{HEAD}{LISTS}tasks:\n" + "- x\n" * count)
    assert (len(error.problems), error.more) == (1000, more)
    assert error.message == f"{'hơn ' if more else ''}1000 lỗi trong tệp kế hoạch"
    assert f"và {'hơn ' if more else ''}900 lỗi nữa" in said(error)


def test_errors_of_all_rooms_together_are_a_thousand() -> None:
    tasks = [f"- {TASK}, la: x}}", f"- {TASK.replace('owner: a', 'owner: c')}, status: done}}"] * 800
    error = wrong(f"{HEAD}{LISTS}tasks:\n" + "\n".join(tasks))
    assert len(error.problems) == 1000
    assert error.more


def test_one_office_named_a_thousand_times_is_a_list_with_an_end() -> None:
    error = wrong(f"{HEAD}{LISTS}tasks:\n- {TASK}, coordinators: [{'A, ' * 3000}]}}\n")
    assert len(error.problems) == 1000
    assert {problem.code for problem in error.problems} == {"duplicate-owner"}


@pytest.mark.parametrize("field", ["notes", "results", "extensions", "coordinators"])
@pytest.mark.parametrize("places", [(0,), (199, 200, 201), (400, 999), (1234,)])
def test_an_item_of_a_long_list_is_found_at_its_own_place(field: str, places: tuple[int, ...]) -> None:
    good: dict[str, Any] = {"notes": {"text": "x"}, "results": {"document": "x"}, "coordinators": "a"}
    good["extensions"] = {"due": "30/6/2026", "date": "2026-01-01"}
    items: list[Any] = [good[field]] * 1300
    for place in places:
        items[place] = {"sai": "y"} if isinstance(good[field], str) else {**good[field], "sai": "y"}
    item: dict[str, Any] = {
        "id": "1",
        "title": "T",
        "area": "b",
        "owner": "a",
        "due": "Quý I/2026",
        field: items,
        "la": "x",
    }
    _, found = validation.validate(schema.TaskRecord, item)
    inside = [misfit.loc[1] for misfit in found if len(misfit.loc) > 1]
    assert inside == list(places)
    assert [misfit.loc for misfit in found if len(misfit.loc) == 1] == [("la",)]
    _, whole = validation.validate(schema.TaskRecord, {**item, field: items[: places[0] + 1][-100:]})
    assert {misfit.kind for misfit in found} == {misfit.kind for misfit in whole}


def test_a_message_that_repeats_a_long_text_is_cut_short() -> None:
    key = "k" * 5000
    error = wrong(f"{HEAD}{LISTS}{key}: x\n{key}: y\n")
    assert max(len(problem.message) for problem in error.problems) <= plain_data.MAX_MESSAGE + 1
    areas = "".join(f"- {{id: linh-vuc-{number}, title: B{number}}}\n" for number in range(500))
    error = wrong(
        f"{HEAD}owners: [{{id: a, name: A}}]\nareas:\n{areas}tasks: [{TASK.replace('b', 'zzz')}}}]\n"
    )
    assert max(len(problem.hint) for problem in error.problems) <= plain_data.MAX_MESSAGE + 1


def test_warnings_are_listed_up_to_a_thousand_and_counted(office: Path, cchc: Cchc) -> None:
    texts = (
        TASK.replace("1", str(number), 1).replace("title: T", f"title: T{number}")
        for number in range(1, 1501)
    )
    tasks = "".join(f"- {text}, progress: 100}}\n" for text in texts)
    (office / "plans/2026.yaml").write_text(f"{HEAD}{LISTS}tasks:\n{tasks}", "utf-8")
    answer = cchc("check", "--as-of", "2026-11-28")
    assert answer.code == 0
    *listed, last = answer.out.splitlines()
    assert len(listed) == warnings.MAX_WARNINGS
    count = int(last.split()[2])
    assert last.startswith(f"… và {count} cảnh báo nữa")
    assert f"{1000 + count} cảnh báo" in answer.err
    assert {line.rsplit("[")[-1] for line in listed} == {"open-at-100]"}  # these before the gaps in the 6 rõ
    form = json.loads(cchc("check", "--as-of", "2026-11-28", "--format", "json").out)
    assert (len(form["problems"]), form["more"]) == (1000, count)


def test_the_json_form_has_all_that_was_found(office: Path, cchc: Cchc) -> None:
    (office / "plans/2026.yaml").write_text(f"{HEAD}{LISTS}tasks:\n" + "- x\n" * 300, "utf-8")
    answer = cchc("check", "--format", "json")
    form = json.loads(answer.out)
    assert (answer.code, len(form["problems"]), form["more"]) == (1, 300, 0)
    assert "và 200 lỗi nữa" in cchc("check").out
