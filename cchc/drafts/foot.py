"""The foot of a document among its lines: who receives it, and who signs.

The two stand side by side in a table without borders, or one after the other. Read next:
`cchc.drafts.parts` (where the foot stands), `cchc.drafts.body` (which gives its words).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts.lines import DASH, PLAIN, Line
from cchc.drafts.reading import Signatory

if TYPE_CHECKING:
    from collections.abc import Sequence

_AUTHORITY = re.compile(r"(?:TM|T/M)\s*\.?\s")
_DEPUTIZING = re.compile(r"(?:KT|K/T|TL|T/L|TUQ)\s*\.?\s")
_POSITION = re.compile(
    r"(?:Q\s*\.?\s*|QUYỀN |PHÓ )?(?:CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|TRƯỞNG|CHÁNH|GIÁM ĐỐC|HIỆU TRƯỞNG|PHÓ"
    r"|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|THƯỜNG TRỰC|ỦY VIÊN|TRẠM TRƯỞNG)\b"
)
_SIGNED = re.compile(r"\(?(da )?ky( ten)?\b|dong dau|\(.*\)$")
_TITLE = r"(?:(?:TS|ThS|PGS|GS|BS|CN|KS)\.?\s+)*"
_NAME = re.compile(rf"{_TITLE}[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*){{1,5}}")
_MAX_RECIPIENTS = 40  # lines; longer lists are no foot
_MAX_POSITIONS = 6  # lines above a signature: "KT." may stand twice, titles may take two lines


class Foot(NamedTuple):
    """The lines of a foot, and their numbers among all lines."""

    recipients: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    indexes: frozenset[int] = frozenset()


def find(lines: Sequence[Line]) -> Foot:
    """Return the first foot of a document; no lines where it has none."""
    start = next((i for i, line in enumerate(lines) if line.folded.startswith("noi nhan")), None)
    recipients = [] if start is None else _recipients(lines, start)
    signature = _signature(lines, set(recipients))
    return Foot(
        tuple(lines[i] for i in recipients),
        tuple(lines[i] for i in signature),
        frozenset([*recipients, *signature]),
    )


def recipients(foot: Foot) -> tuple[str, ...]:
    """Return who receives the document, without dashes and the marks at line ends."""
    found = []
    for line in foot.recipients:
        text = re.sub(r"^Nơi nhận\s*:?", "", line.text, flags=re.IGNORECASE).strip()
        text = re.sub(r"[\s.;,/]+$", "", text)
        if text and text != "-":
            found.append(text)
    return tuple(found)


def signatory(foot: Foot) -> Signatory:
    """Return who signs.

    "TM." is the authority, and so is "TL." above a "KT."; "Q." (quyền) belongs to the position.
    """
    authority = deputizing = name = ""
    positions: list[str] = []
    for line in foot.signature:
        text = line.whole if line.marker in ("Q", "P") else line.text
        if _AUTHORITY.match(text):
            authority = text
        elif _DEPUTIZING.match(text):
            authority, deputizing = (authority or deputizing), text
        elif _SIGNED.match(line.folded) or _SIGNED.match(text):
            continue
        elif not name and (_POSITION.match(text) or (line.is_capital and not positions)):
            positions.append(text)
        elif not name:
            name = text
    return Signatory(authority, deputizing, " ".join(positions), name)


def _recipients(lines: Sequence[Line], start: int) -> list[int]:
    first = lines[start]
    taken = [start]
    for index in range(start + 1, min(len(lines), start + _MAX_RECIPIENTS)):
        line = lines[index]
        if first.cell:
            if line.cell != first.cell:
                break
        elif (
            (line.rank != DASH and (_is_signature(line) or line.follows_table or _is_last(lines[index - 1])))
            or line.rank not in (DASH, PLAIN)
            or (line.rank == PLAIN and not lines[index - 1].text.endswith((";", ",", ":")))
        ):
            break
        if _is_signature(line):
            break
        taken.append(index)
    return taken


def _is_last(line: Line) -> bool:
    return line.folded.startswith("luu ")


def _is_signature(line: Line) -> bool:
    return bool(
        _AUTHORITY.match(line.text)
        or _DEPUTIZING.match(line.text)
        or (line.is_capital and _POSITION.match(line.text))
    )


def _signature(lines: Sequence[Line], recipients: set[int]) -> list[int]:
    start = next((i for i, line in enumerate(lines) if i not in recipients and _is_signature(line)), None)
    if start is None:
        return []
    first = lines[start]
    if first.cell:
        return [i for i, line in enumerate(lines) if i >= start and line.cell == first.cell]
    taken = [start]
    for index in range(start + 1, min(len(lines), start + _MAX_POSITIONS + 2)):
        line = lines[index]
        if index in recipients:
            continue
        if _is_signature(line) or _SIGNED.match(line.folded):
            taken.append(index)
        elif _NAME.fullmatch(line.text) and line.rank == PLAIN:
            taken.append(index)
            if not line.is_capital or not _POSITION.match(line.text):
                break
        else:
            break
    return taken
