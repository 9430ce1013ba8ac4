"""What a period's file may hold, kinds, offices, blanks and figures, and what is wrong with one.

Read next: `cchc.periodfile.document` (the file as a value).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import figures, names
from cchc.errors import Finding, PeriodError, Problem
from cchc.periodfile.period_files import FIRST_KEY
from cchc.yamltext import nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cchc.errors import Location
    from cchc.yamltext.nodes import Path, Plain

VERSION = "1"
FIGURES = "figures"
WHOLE = "chung"  # in the place of an office: the commune itself
_SHAPE = "wrong-shape"
_SHOWN = 60  # characters of what is wrong
_NUMBER_HINT = "viết như 585, 1.247 hoặc 58,97; chưa có số thì để trống"


class Reader:
    """Reads the maps of a file, and knows the place of what is wrong."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text

    def refuse_other_version(self, version: Plain) -> None:
        """Raise PeriodError for a file of another format than this one."""
        if version != VERSION:
            message = f"phiên bản định dạng của tệp phải là {VERSION}"
            hint = f"nâng cấp cchc nếu tệp do bản mới hơn tạo ra, nếu không thì ghi `{FIRST_KEY}: {VERSION}`"
            raise self._error((FIRST_KEY,), "version", message, hint)

    def refuse_unknown(self, found: Sequence[str], known: Sequence[str], at: Path = ()) -> None:
        """Raise PeriodError at the first key that isn't among the known ones."""
        for key in found:
            if key not in known:
                near = names.nearest(key, known, 1)
                listed = ", ".join(known)
                hint = f"dùng một trong: {listed}; nếu tệp do bản cchc mới hơn ghi thì nâng cấp cchc"
                hint = f"có phải là: {near[0]}?" if near else hint
                raise self._error((*at, key), "unknown-key", f'không có mục "{_shown(key)}"', hint)

    def offices(self, kind: str, value: Plain) -> dict[str, dict[str, str]]:
        """Return what people wrote into the documents of a kind, by office and blank."""
        if value and not isinstance(value, dict):
            hint = f"ví dụ: `{WHOLE}:` cho báo cáo chung"
            raise self._error((kind,), _SHAPE, f"{kind} phải gồm các cơ quan", hint)
        offices = value if isinstance(value, dict) else {}
        return {office: dict(self._blanks((kind, office), inside)) for office, inside in offices.items()}

    def _blanks(self, at: Path, value: Plain) -> Iterator[tuple[str, str]]:
        if value and not isinstance(value, dict):
            hint = f"dưới `{_shown(str(at[-1]))}:` mỗi chỗ điền một dòng, thụt vào thêm hai dấu cách"
            message = f"{_shown(str(at[-1]))} phải gồm các dòng `tên chỗ điền: nội dung`"
            raise self._error(at, _SHAPE, message, hint)
        for blank, words in (value if isinstance(value, dict) else {}).items():
            if not isinstance(words, str):
                hint = "nội dung nhiều đoạn thì ghi `|` sau dấu hai chấm, mỗi đoạn một dòng"
                message = f"{_shown(blank)} phải là một nội dung, không phải danh sách"
                raise self._error((*at, blank), _SHAPE, message, hint)
            if words.strip():
                yield blank, words.strip()

    def figures(self, value: Plain) -> tuple[dict[str, Decimal], dict[str, str]]:
        """Return the figures that are given, and the remarks on them."""
        if value and not isinstance(value, dict):
            hint = f"dưới `{FIGURES}:` mỗi số liệu một dòng, thụt vào thêm hai dấu cách: `tiep-nhan: 585`"
            raise self._error((FIGURES,), _SHAPE, f"{FIGURES} phải gồm các dòng `mã số liệu: số`", hint)
        values: dict[str, Decimal] = {}
        notes: dict[str, str] = {}
        for id_, given in (value if isinstance(value, dict) else {}).items():
            at: Path = (FIGURES, id_)
            if isinstance(given, dict):
                self.refuse_unknown([*given], ["value", "note"], at)
                number, note = given.get("value", ""), given.get("note", "")
                at = (*at, "value")
            else:
                number, note = given, ""
            if not isinstance(number, str) or not isinstance(note, str):
                raise self._error(at, _SHAPE, f"{_shown(id_)} phải là một số", _NUMBER_HINT)
            if number.strip():
                values[id_] = self._number(number, at)
            if note.strip():
                notes[id_] = note.strip()
        return values, notes

    def _number(self, text: str, at: Path) -> Decimal:
        try:
            return figures.parse(text)
        except ValueError:
            message = f'"{_shown(text)}" không phải là số'
            raise self._error(at, "bad-number", message, _NUMBER_HINT) from None

    def _error(self, at: Path, code: str, message: str, hint: str) -> PeriodError:
        finding = Finding(at, code, message, hint, on_key=True)
        return PeriodError(problem(self._name, self._text, finding))


def problem(name: str, text: str, finding: Finding) -> Problem:
    """Return what was found in a file's text with its place."""
    location = nodes.location_of(parsing.parse_nodes(text), finding.at, on_key=finding.on_key)
    return problem_at(name, text, location, finding)


def problem_at(name: str, text: str, location: Location, finding: Finding) -> Problem:
    """Return what was found at a place of a file's text, with its line; without where none was decoded."""
    line = text.split("\n")[location.line - 1].rstrip("\r") if text else ""
    return Problem(name, location, finding.code, finding.severity, finding.message, finding.hint, line)


def _shown(words: str) -> str:
    """Return what stands in a file for a message, cut where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
