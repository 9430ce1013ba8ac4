"""Versions of a file read piece by piece give what reading each whole gives, only sooner."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc.errors import TextError
from cchc.planfile.fast.piecewise import VersionReader
from cchc.yamltext import decoding, parsing
from tests.support.edit_differences import MESSY
from tests.support.plan_writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.yamltext.nodes import Plain

ERRORS = sorted((MESSY[0].parent.parent / "errors").glob("*.yaml"))
REAL = MESSY[0].parent.parent / "data" / "ke-hoach-2026.yaml"


def whole(data: bytes) -> Plain | tuple[str, object]:
    """Read a file whole; give why it can't be, if it can't."""
    try:
        return parsing.parse_plain(decoding.decode(data)[0])
    except TextError as error:
        return error.code, error.location


def cut(pieces: VersionReader, data: bytes) -> Plain | tuple[str, object]:
    try:
        return pieces.read(data)
    except TextError as error:
        return error.code, error.location


@pytest.mark.parametrize("path", [REAL, *MESSY, *ERRORS], ids=lambda path: path.stem)
def test_every_file_at_hand_reads_as_it_does_whole(path: Path) -> None:
    data = path.read_bytes()
    pieces = VersionReader()
    for form in (data, data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data):
        assert cut(pieces, form) == whole(form)


TRAPS = {
    "text kept to its last line": "tasks:\n  - id: 1\n    text: |+\n      a\n\n  - id: 2\n    text: |\n      b",
    "quotes over a cut": 'tasks:\n  - title: "a\n  - b"\n  - id: 2\n',
    "quotes over a section": 'a: "x\nb: y"\nc: z\n',
    "brackets over a cut": "tasks:\n  - [a,\n  - b]\n",
    "brackets over a section": "a: {x: y,\nb: c\n}\n",
    "a dash alone": "tasks:\n  -\n    id: 1\n  -\n",
    "items under their key": "tasks:\n- id: 1\n- id: 2\nareas:\n- id: a\n",
    "items deeper than others": "tasks:\n    - id: 1\n  - id: 2\n",
    "a key among items": "tasks:\n  - id: 1\n  x: 2\n",
    "a number below zero": "tasks:\n  -1\n",
    "a list in a list": "tasks:\n  - - a\n    - b\n  - - c\n",
    "dashes in a text": "tasks:\n  - text: |\n      a\n      - b\n  - text: >-\n      - c\n",
    "one key twice": "tasks:\n  - id: 1\ntasks:\n  - id: 2\n",
    "two documents": "a: b\n---\nc: d\n",
    "an end": "a: b\n...\nc: d\n",
    "a directive": "%YAML 1.1\n---\na: b\n",
    "nothing": "",
    "a comment": "# a\n",
    "a comment before the items": "# a\ntasks:\n  # b\n  - id: 1\n  # c\n  - id: 2\n# d\n",
    "a comment that holds a conflict": "tasks:\n  - id: 1\n=======\n  - id: 2\n",
    "the same items under two keys": "a:\n  - x\nb:\n  - x\n",
    "an empty list": "tasks:\nareas: []\n",
    "one line": "{a: b}",
    "a list": "- a\n- b\n",
    "deep": "tasks:\n  - " + "[" * 29 + "a" + "]" * 29 + "\n",
    "too deep": "tasks:\n  - " + "[" * 31 + "a" + "]" * 31 + "\n",
    "a key in quotes": '"tasks":\n  - id: 1\n',
    "a tab": "tasks:\n  - id: 1\n\t- id: 2\n",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS.keys())
def test_no_cut_changes_what_is_read(text: str) -> None:
    for form in (text, text + "\n", text.replace("\n", "\r\n")):
        assert cut(VersionReader(), form.encode()) == whole(form.encode())


def test_documents_in_any_style_read_as_they_do_whole(often: Callable[[int], int]) -> None:
    random, pieces = Random(20260102), VersionReader()
    for _ in range(often(3_000)):
        data = Writer(random).document().encode()
        assert cut(pieces, data) == whole(data)


def test_files_damaged_by_chance_read_as_they_do_whole(often: Callable[[int], int]) -> None:
    """A cut file may be none that can be read, and a file that can't be read is not to be cut."""
    random, pieces = Random(4), VersionReader()
    sources = [path.read_bytes() for path in (*MESSY, REAL)]
    for _ in range(often(1_500)):
        data = bytearray(random.choice(sources)[:4_000])
        for _ in range(random.randint(1, 3)):
            place = random.randrange(len(data))
            data[place : place + random.randint(0, 3)] = random.choice(
                (b'"', b"'", b"[", b"\n", b"- ", b"|", b"")
            )
        assert cut(pieces, bytes(data)) == whole(bytes(data))


def test_a_piece_that_is_unchanged_is_the_very_same_value() -> None:
    data, pieces = REAL.read_bytes(), VersionReader()
    before = pieces.read(data)
    after = pieces.read(data.replace(b"status: not_started", b"status: in_progress", 1))
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert before["plan"] is after["plan"]
    old, new = before["tasks"], after["tasks"]
    assert [one is other for one, other in zip(old, new, strict=True)] == [False] + [True] * 19


def test_what_is_kept_is_bounded() -> None:
    pieces = VersionReader()
    for number in range(3_000):
        pieces.read(
            f"tasks:\n  - id: 1\n    progress: {number}\n  - id: 2\n    progress: {number}\n".encode()
        )
    assert len(pieces._read) <= 500  # noqa: SLF001  the bound is what is shown


def test_a_reader_that_cuts_without_looking_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: without the line ends given back, kept text loses its last line."""
    monkeypatch.setattr("cchc.planfile.fast.piecewise._lines_kept", lambda parts: parts)
    text = TRAPS["text kept to its last line"].encode()
    assert cut(VersionReader(), text) != whole(text)
