"""The files that belong to a plan, where the last commit hasn't them as they are.

A commit of the plan takes these along. Evidence that it links to, else another clone would find links
that lead nowhere: only files in the `minh-chung/` of the plan's own place count, in the repository that
the plan is in. And the files of its reporting periods. All that are there and that git doesn't ignore.

Read next: `cchc.evidence_files` (the links), `cchc.periodfile.period_files` (the periods),
`cchc.history.commits` (who commits).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cchc import evidence_files, names
from cchc.history import git
from cchc.periodfile import period_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain


def may_be_in(data: bytes) -> bool:
    """Whether a plan file may link to a file of evidence; looked at before it is read."""
    return evidence_files.FOLDER.encode() in data.lower()


class LinkedFiles(NamedTuple):
    """Files that belong to a plan: those that differ from the last commit, and those that git ignores."""

    changed: list[Path]
    ignored: list[Path]


def uncommitted(plan: Path, data: PlainRecord) -> LinkedFiles:
    """Return the files that a plan's data link to and the last commit hasn't as they are, in their order.

    Raises GitError when git can't tell.
    """
    place = evidence_files.place_of(plan)
    top = git.ask(plan.parent, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape")
    if not place.is_relative_to(top.removesuffix("\n")) or not (place / evidence_files.FOLDER).is_dir():
        return LinkedFiles([], [])
    linked = list(dict.fromkeys(_key(name) for name in _linked(plan, place, data)))

    def among(paths: Iterator[str]) -> list[Path]:
        found = {_key(name): place / name for name in paths}
        return [found[name] for name in linked if name in found]

    folder = evidence_files.FOLDER
    return LinkedFiles(among(_changed(place, folder)), among(_ignored(place, folder)))


def uncommitted_periods(plan: Path) -> LinkedFiles:
    """Return the files of a plan's reporting periods that the last commit hasn't as they are.

    Raises GitError when git can't tell.
    """
    folder = plan.parent / period_files.FOLDER
    paths = (
        path for path in period_files.named_after(plan) if period_files.is_one(path) or _was_period(path)
    )
    found = {_key(path.name): path for path in paths}
    if not found:
        return LinkedFiles([], [])

    def among(paths: Iterator[str]) -> list[Path]:
        return [found[_key(name)] for name in paths if _key(name) in found]

    return LinkedFiles(among(_changed(folder, ".")), among(_ignored(folder, ".")))


def _was_period(path: Path) -> bool:
    """Whether a file is a period's in the last commit: one that lost what it said is no other file."""
    try:
        return period_files.is_period_file(git.ask(path.parent, "show", f"HEAD:./{path.name}"))
    except git.GitError:
        return False


def _linked(plan: Path, place: Path, data: PlainRecord) -> Iterator[str]:
    """Yield where the linked files are, from the place on."""
    for link in _links(data.get("tasks", "")):
        if path := evidence_files.own_file(link, plan):
            yield path.relative_to(place).as_posix()


def _links(tasks: Plain) -> Iterator[str]:
    for task in tasks if isinstance(tasks, list) else []:
        results = task.get("results", "") if isinstance(task, dict) else ""
        for result in results if isinstance(results, list) else []:
            link = result.get("link", "") if isinstance(result, dict) else ""
            if link and isinstance(link, str):
                yield link.strip()


def _changed(place: Path, folder: str) -> Iterator[str]:
    """Yield the files of a folder that the last commit hasn't as they are, from the place on.

    One whose removal from git is staged is left to whoever staged it.
    """
    within = ("--", folder)
    new = _named(place, "ls-files", "-z", "--others", "--exclude-standard", *within)
    compare = ("diff", "--name-only", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "-z")
    try:
        removed = {*_named(place, *compare, "--cached", "--diff-filter=D", "HEAD", *within)}
        yield from _named(place, *compare, "--diff-filter=d", "HEAD", *within)
    except git.GitError:  # there is no commit yet
        removed = set()
        yield from _named(place, "ls-files", "-z", *within)
    yield from (name for name in new if name not in removed)


def _ignored(place: Path, folder: str) -> Iterator[str]:
    """Yield the files of a folder that git leaves out, from the place on."""
    question = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard")
    yield from _named(place, *question, "--", folder)


def _named(place: Path, *question: str) -> Iterator[str]:
    return filter(None, git.ask(place, *question).decode("utf-8", "surrogateescape").split("\0"))


def _key(name: str) -> str:
    """Return a name under which two are alike that are one file here: links may be typed by hand."""
    return names.nfc(os.path.normcase(name))
