"""Section III of a document: which offices must do what.

Read next: `cchc.drafts.offices.office_words` (how a heading names several offices),
`cchc.drafts.paragraphs.body`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.drafts.offices import kinds, office_words
from cchc.drafts.paragraphs.lines import DASH, PLAIN, Line
from cchc.drafts.reading import SourceDuty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.drafts.paragraphs.sections import Section

_ASKED = patterns.lazy(
    r"^(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) \w+ )?"
    r"(?:giao|đề nghị|yêu cầu|phân công|trách nhiệm của|đối với|nhiệm vụ của)\s+(?:cho\s+)?",
    re.IGNORECASE,
)
_VERBS = (
    "chịu trách nhiệm", "chủ trì", "phối hợp", "tham mưu", "theo dõi", "căn cứ", "xây dựng", "tổ chức",
    "triển khai", "hướng dẫn", "đôn đốc", "tổng hợp", "bố trí", "thực hiện", "chủ động", "là cơ quan",
    "là đơn vị", "là đầu mối", "tăng cường", "kiểm tra", "giúp", "đẩy mạnh", "phát huy", "tuyên truyền",
    "vận động", "giám sát", "bảo đảm", "đảm bảo", "cân đối", "báo cáo", "quán triệt", "chỉ đạo",
    "tiếp tục", "rà soát", "nghiêm túc", "nâng cao", "tham gia", "lãnh đạo", "lồng ghép", "đăng tải",
    "cử", "nghiên cứu", "ban hành", "chuẩn bị", "quản lý", "đề xuất", "thẩm định", "cung cấp",
    "quan tâm", "bám sát", "chấp hành", "duy trì", "vận hành", "kịp thời", "thường xuyên", "phân bổ",
    "lập", "cập nhật", "công khai", "niêm yết", "khảo sát", "số hóa", "phổ biến", "chuyển", "định kỳ",
    "phân công", "đề nghị", "tiếp nhận", "điều phối", "làm đầu mối", "đầu mối", "hỗ trợ",
)  # fmt: skip
# In small letters: a capital belongs to a name ("Ban Chỉ đạo", "Bộ phận Tiếp nhận và Trả kết quả").
_VERB = patterns.lazy(rf"[\s,:]+(?:có (?:trách )?nhiệm(?: vụ)?|{'|'.join(_VERBS)})\b")
_IN_CHARGE = patterns.lazy(r"[\s,]*có (?:trách )?nhiệm(?: vụ)?\s*:?", re.IGNORECASE)
# Verbs that no name holds: a heading without a full stop with one of them is a sentence all the same.
_SURE_VERB = patterns.lazy(
    r"\s(?:chủ trì|phối hợp với|có trách nhiệm|chịu trách nhiệm|tham mưu)\b", re.IGNORECASE
)
_MAX_NAMES = 260  # letters of a heading that names offices


def read(sections: Iterable[Section]) -> tuple[tuple[SourceDuty, ...], tuple[Line, ...]]:
    """Return the duties of the sections, and the lines that are no office's.

    A line that names offices begins a duty; what stands deeper is an item of it.
    """
    found: list[tuple[tuple[str, ...], list[str]]] = []
    left_out: list[Line] = []
    for section in sections:
        rank: int | None = None
        for line in section.lines:
            heading = _heading(line) if rank is None or line.rank <= rank or _is_title(line) else None
            if heading:
                names, first = heading
                found.append((names, [first] if first else []))
                rank = line.rank if line.rank < PLAIN else min(rank or DASH - 1, DASH - 1)
            elif rank is not None and line.rank > rank:
                found[-1][1].append(line.text)
            else:
                rank = None
                left_out.append(line)
    return tuple(SourceDuty(names, tuple(items)) for names, items in found), tuple(left_out)


def _is_title(line: Line) -> bool:
    """Whether a line without a number stands as a heading: bold, or a name and nothing else."""
    if line.rank != PLAIN or line.text.endswith((".", ";", ",")):
        return False
    return line.is_bold or not (_VERB.search(line.text) or ":" in line.text)


def _heading(line: Line) -> tuple[tuple[str, ...], str] | None:
    """Return the offices that a line names at its start, and the duty that the line itself says.

    After a colon the duty begins; a whole sentence ("Giao Phòng A chủ trì …") stays whole.
    """
    asked = _ASKED.match(line.text)
    text = line.text[asked.end() :] if asked else line.text
    name, colon, rest = text.partition(":")
    if not _SURE_VERB.search(name) and (colon or not text.endswith((".", ";"))) and (names := _names(name)):
        return names, rest.strip()
    for verb in _VERB.finditer(text):
        before = text[: verb.start()]
        if (names := _names(before)) and not _is_in_name(text, verb):
            return names, "" if _IN_CHARGE.fullmatch(text[verb.start() :]) else line.text
    return None


def _is_in_name(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb is a part of a name: "Trung tâm Dịch vụ tổng hợp"."""
    return text[: verb.start()].casefold().endswith("dịch vụ") and "tổng hợp" in verb[0].casefold()


def _names(text: str) -> tuple[str, ...]:
    text = text.strip(" .:;,-")
    if not text or len(text) > _MAX_NAMES or not kinds.begins_as_office(text):
        return ()
    return office_words.split(text)
