"""The catalogue of what can be wrong with a plan file: one small file per error, and what is said.

`errors/<code>[-variant].yaml` is the file, `errors/<code>[-variant].txt` what `cchc` prints of it
on a terminal. Warnings come from plans that read well. `make_error_docs.py` makes a page of it.
"""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import clarity
from cchc.cli.problems import problem_text
from cchc.errors import PlanError
from cchc.planfile import document, warnings
from cchc.yamltext import decoding, parsing
from tests.support.checkout import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.errors import Problem

FOLDER = TESTS / "errors"
ROOMS = [Path(inspect.getfile(module)).parent for module in (document, decoding)]
DAY = date(2026, 7, 1)  # the day that warnings are given for

# Files that are no use in a checkout.
_HEAD = b"cchc: 1\nplan:\n  number: 02/KH-UBND\n  date: 2026-01-02\n  year: 2026\n  title: K\n  issuer: U\n"
MADE = {
    "too-large": b"#" * (decoding.MAX_BYTES + 1),
    "too-many-items": _HEAD + b"  purposes: [" + b"A, " * (parsing.MAX_ITEMS + 1) + b"]\n",
    "too-many-fields": _HEAD
    + b"  notice: {"
    + b"".join(b"a%d: b, " % number for number in range(parsing.MAX_FIELDS + 1))
    + b"}\n",
}

# Who words an error, and which of its arguments is the code.
_CODE_AT = {"TextError": 0, "InvalidValue": 0, "Finding": 1, "_warning": 1, "_error": 1, "event_error": 1}


@dataclass(frozen=True)
class Entry:
    """A wrong file and what is said of it."""

    name: str
    data: bytes
    expected: str

    @property
    def is_plain_text(self) -> bool:
        """Whether the file could as well have other line ends, or a byte order mark."""
        try:
            text = self.data.decode("utf-8")
        except UnicodeDecodeError:
            return False
        is_as_it_is = "\r" in text or "\0" in text[:2] or text.startswith(decoding.BOM)
        return not is_as_it_is and self.name not in MADE


def entries() -> Iterator[Entry]:
    """Yield the entries by name, those without an expected text with an empty one."""
    for name in sorted({*MADE, *(path.stem for path in FOLDER.iterdir())}):
        expected = FOLDER / f"{name}.txt"
        data = MADE[name] if name in MADE else (FOLDER / f"{name}.yaml").read_bytes()
        yield Entry(name, data, expected.read_text("utf-8") if expected.exists() else "")


def problems(data: bytes, name: str) -> tuple[Problem, ...]:
    """Return everything that is said of a file: its errors, else its warnings."""
    try:
        file = FOLDER / f"{name}.yaml"
        return warnings.find(document.parse(data, file.name), DAY, file=file).problems
    except PlanError as error:
        return error.problems


def printed(data: bytes, name: str) -> str:
    return "".join(f"{problem_text(problem)}\n" for problem in problems(data, name))


@cache
def codes_in_the_sources() -> frozenset[str]:
    """Return every code that the modules of planfile and yamltext can give, read from their source."""
    found: set[str] = set()
    for source in (path for room in ROOMS for path in room.rglob("*.py")):
        for call in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                found |= _codes(call)
    return frozenset(found)


def _codes(call: ast.Call) -> set[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    at = _CODE_AT.get(name)
    if at is None or len(call.args) <= at:
        return set()
    match call.args[at]:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.JoinedStr(values=[ast.Constant(value="6ro-"), _]):
            return {f"6ro-{aspect}" for aspect in clarity.ASPECTS}
        case _:  # handed on from where it is written
            return set()
