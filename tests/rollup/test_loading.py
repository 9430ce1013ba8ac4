"""Many plan files counted in several processes, or in one where there are none to be had."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from cchc.rollup import loading, workers
from cchc.rollup.counting import PlanCount
from tests.support.communes import DAY, commune, without_last_tasks

if TYPE_CHECKING:
    from collections.abc import Callable


def test_many_files_read_in_several_processes_count_as_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [commune(tmp_path, number, without_last_tasks(1 + number % 15)) for number in range(70)]
    steps: list[int] = []
    together = loading.load_counts(paths, DAY, cache_folder=None, report_progress=steps.append)
    assert steps == list(range(71)), "each file is told as it is done"
    monkeypatch.setattr(workers, "_MIN_FILES", len(paths) + 1)
    assert loading.load_counts(paths, DAY, cache_folder=None, report_progress=steps.append) == together
    assert len({said.tally.total for _, said in together if isinstance(said, PlanCount)}) == 15


class _NoProcesses:
    """An executor where processes can't be had, or break after so many results."""

    def __init__(self, results: int, error: Exception) -> None:
        self.results, self.error = results, error

    def __call__(self, *_: Any, **__: Any) -> _NoProcesses:
        return self

    def __enter__(self) -> Self:
        if not self.results:
            raise self.error
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, work: Callable[[Path], Any], paths: list[Path], **_: Any) -> Any:
        yield from map(work, paths[: self.results])
        raise self.error


@pytest.mark.parametrize("results", [0, 3])
@pytest.mark.parametrize("error", [OSError(30, "x"), BrokenProcessPool("x"), NotImplementedError()])
def test_where_processes_are_missing_or_break_everything_is_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: int, error: Exception
) -> None:
    paths = [commune(tmp_path, number, without_last_tasks(1 + number % 15)) for number in range(6)]
    expected = loading.load_counts(paths, DAY, cache_folder=None, report_progress=lambda _: None)
    monkeypatch.setattr(workers, "_MIN_FILES", 1)
    monkeypatch.setattr(workers, "ProcessPoolExecutor", _NoProcesses(results, error))
    assert loading.load_counts(paths, DAY, cache_folder=None, report_progress=lambda _: None) == expected
