"""The foot of a document among its lines: who receives it, and who signs.

The two stand side by side in a table without borders, or one after the other. Read next:
`cchc.drafts.paragraphs.parts` (where the foot stands), `cchc.drafts.paragraphs.body` (which gives its words).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.paragraphs.lines import DASH, PLAIN, Line
from cchc.drafts.reading import Signatory

if TYPE_CHECKING:
    from collections.abc import Sequence

_AUTHORITY = patterns.lazy(r"(?:TM|T/M)\s*\.?\s")
_DEPUTIZING = patterns.lazy(r"(?:KT|K/T|TL|T/L|TUQ)\s*\.?\s")
_POSITION = patterns.lazy(
    r"(?:Q\s*\.?\s*|QUYỀN |PHÓ )?(?:CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|TRƯỞNG|CHÁNH|GIÁM ĐỐC|HIỆU TRƯỞNG|PHÓ"
    r"|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|THƯỜNG TRỰC|ỦY VIÊN|TRẠM TRƯỞNG|TỔ TRƯỞNG"
    r"|ĐỘI TRƯỞNG|VIỆN TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG)\b"
)
_SIGNED = patterns.lazy(r"\(?(da )?ky( ten)?\b|dong dau|\(.*\)$")
_TITLE = r"(?:(?:TS|ThS|PGS|GS|BS|CN|KS)\.?\s+)*"
_NAME = patterns.lazy(rf"{_TITLE}[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*){{1,5}}")
_MAX_LINES = 60  # of a foot; longer lists are none
_MAX_SIGNATURE = 8  # lines of a signature: "KT." may stand twice, titles may take two lines


class Foot(NamedTuple):
    """The lines of a foot, and their numbers among all lines."""

    recipients: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    indexes: frozenset[int] = frozenset()


def find(lines: Sequence[Line]) -> Foot:
    """Return the first foot of a document; no lines where it has none."""
    start = next((i for i, line in enumerate(lines) if line.folded.startswith("noi nhan")), None)
    if start is None:
        signed = [i for i, line in enumerate(lines) if _is_signature(line)]
        first = _run_start(signed)
        zone = [] if first is None else _zone(lines, first)
        recipients, signature = [], [i for i in zone if not _is_recipient(lines, i)]
    else:
        zone = _zone(lines, start)
        recipients = [i for i in zone if i == start or _is_recipient(lines, i)]
        signature = [i for i in zone if i not in recipients]
        if not signature:  # the signature may stand before
            near = range(max(0, start - _MAX_SIGNATURE), start)
            first = next((i for i in near if _is_signature(lines[i])), None)
            signature = [] if first is None else list(range(first, start))
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
        elif _is_signed(line):
            continue
        elif not name and (_POSITION.match(text) or (line.is_capital and not positions)):
            positions.append(text)
        elif not name:
            name = text
    return Signatory(authority, deputizing, " ".join(positions), name)


def _zone(lines: Sequence[Line], start: int) -> list[int]:
    """Return which lines from `start` on belong to a foot: recipients and signature, in any order."""
    zone = [start]
    has_name = False
    for index in range(start + 1, min(len(lines), start + _MAX_LINES)):
        line, before = lines[index], lines[index - 1]
        if line.cell and line.cell == before.cell:
            is_name = not _is_recipient(lines, index) and not _is_signature(line)
        elif line.follows_table and not line.cell:
            break
        else:
            is_name = not has_name and _can_be_name(line) and any(_is_signature(lines[i]) for i in zone)
            if not (is_name or _is_recipient(lines, index) or _is_signature(line) or _is_signed(line)):
                break
        has_name |= is_name and not _is_signed(line)
        zone.append(index)
    return zone


def _run_start(signed: Sequence[int]) -> int | None:
    """Return where the last signature begins: the first of the lines that stand together."""
    first = None
    for index in reversed(signed):
        if first is not None and first - index > 1:
            break
        first = index
    return first


def _is_recipient(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.rank == DASH or re.match(r"(luu|nhu (tren|dieu))\b", line.folded):
        return True
    return line.rank == PLAIN and line.text.endswith((";", "; ")) and not _is_signature(line)


def _can_be_name(line: Line) -> bool:
    if line.rank != PLAIN or not _NAME.fullmatch(line.text) or _is_signature(line):
        return False
    return not re.match(r"(phu luc|danh muc|ke hoach|bieu|bang|quyet dinh)\b", line.folded)


def _is_signed(line: Line) -> bool:
    return bool(_SIGNED.match(line.folded) or _SIGNED.match(line.text))


def _is_signature(line: Line) -> bool:
    return bool(
        _AUTHORITY.match(line.text)
        or _DEPUTIZING.match(line.text)
        or (line.is_capital and _POSITION.match(line.text))
    )
