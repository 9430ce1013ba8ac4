"""A task that a sentence adds → its parts: "X (Phòng A chủ trì; phối hợp: B; thời hạn: quý IV/2026)".

What stands in brackets or behind labels is taken; a sentence ("giao Phòng A chủ trì, hoàn thành trong quý
IV/2026") too. The title stays as it is worded. Read next: `cchc.drafts.paragraphs.prose_words`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.changes import field_words, task_references
from cchc.drafts.offices import kinds, office_roles, office_words
from cchc.drafts.paragraphs import prose_words
from cchc.drafts.reading import SourceTask

if TYPE_CHECKING:
    from cchc.sources.document import Place

_QUOTED = patterns.lazy(r"^[“\"«](?P<title>[^”\"»]+)[”\"»]")
_BRACKET = patterns.lazy(r"\s*\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;]*$")
_TAIL = patterns.lazy(
    r"[,;.]\s+(?=(?:giao|do|phân công)\s|(?:hoàn thành|thời hạn|thời gian|trước ngày|chậm nhất)\b)",
    re.IGNORECASE,
)
_BY = patterns.lazy(r"^(?:và\s+)?(?:hoàn thành|xong)\s+(?:(?:trong|vào)\s+)?", re.IGNORECASE)

_ONLY_ADDS = patterns.lazy(
    r"^(?:giao )?(?:bổ sung|thêm)\s*(?:các |một số |những )?(?:nhiệm vụ|công việc|nội dung)?(?: mới| sau)?"
    r"(?:\s*vào\b.*)?",
    re.IGNORECASE,
)


class AddedTask(NamedTuple):
    """A task that is added, and the quantity it promises."""

    task: SourceTask
    target: str = ""


def read(text: str, place: Place, number: str = "") -> AddedTask:
    """Return the task that words add.

    >>> from cchc.sources.document import Place
    >>> added = read("Tập huấn (Phòng A chủ trì; chỉ tiêu: 2 hội nghị; thời hạn: Quý IV/2026).", Place())
    >>> added.task.title, added.task.owners, added.task.due, added.target
    ('Tập huấn', ('Phòng A',), 'Quý IV/2026', '2 hội nghị')
    """
    title, rest = _title_and_rest(" ".join(text.split()).strip(" ;"))
    parts: dict[str, str] = {}
    for field, words in field_words.labelled(rest):
        for name, value in [(field, words)] if field else _each_unlabelled(words):
            parts.setdefault(name, value)
    task = SourceTask(
        number=number,
        title=title,
        place=place,
        owners=office_words.split(parts.get("owner", "")),
        coordinators=office_words.split(parts.get("coordinators", "")),
        due=parts.get("due", ""),
        group=parts.get("area", ""),
        deliverable=parts.get("deliverable", ""),
        lead=parts.get("lead", ""),
    )
    return AddedTask(task, parts.get("target", ""))


def names_a_task(text: str) -> bool:
    """Whether "Bổ sung …" goes on with a task's own words, and not only with "nhiệm vụ vào …"."""
    rest = _ONLY_ADDS.sub("", text)
    return any(map(str.isalpha, re.sub(r"\b(?:chi tiết|tại|kèm|như sau|sau|cụ thể|gồm)\b", "", rest)))


def behind_reference(text: str) -> str:
    """Return the words of an added task: without "Bổ sung nhiệm vụ số 21:" before them.

    >>> behind_reference("Nhiệm vụ số 21: Tập huấn"), behind_reference("Bổ sung nhiệm vụ: Tập huấn")
    ('Tập huấn', 'Tập huấn')
    """
    rest = re.sub(
        r"^(?:giao )?(?:bổ sung|thêm)(?: thêm)?\s*(?:\d+ |một )?(?=nhiệm vụ|công việc|[“:])",
        "",
        text,
        flags=re.IGNORECASE,
    )
    rest = re.sub(  # in which area, said before the title
        r"^(?:\d+ |một )?nhiệm vụ(?: mới)? (?:thuộc|về|vào)(?: nhóm)? lĩnh vực "
        r"([^“”:;]{2,120}?)\s*:?\s*“([^”]+)”\s*[,;]?",
        r"“\2”; lĩnh vực: \1;",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(
        rf"^{task_references.REFERENCE.pattern.replace('(?P<numbers>', '(?:')}\s*[:.,–-]*\s*",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    return re.sub(r"^(?:nhiệm vụ|công việc)(?: mới)?\s*(?::|(?=“))\s*", "", rest, flags=re.IGNORECASE).strip()


def _title_and_rest(text: str) -> tuple[str, str]:
    """Return the title and what is said of the task behind it."""
    if quoted := _QUOTED.match(text):
        return quoted["title"].strip(" ."), text[quoted.end() :].strip(" ,;:.").strip("()")
    if (bracket := _BRACKET.search(text)) and _says_something(bracket["inner"]):
        return text[: bracket.start()].strip(" .;"), bracket["inner"]
    (_, title), *others = field_words.labelled(text) or [("", "")]
    if others:
        return title.strip(" .;"), text[len(title) :].strip(" .;,")
    parts = text.split(";")
    says = [_says_something(part.strip(" .")) for part in parts]
    if len(parts) > 1 and all(says[1:]):
        return parts[0].strip(" ."), ";".join(parts[1:]).strip(" .")
    if tail := _TAIL.search(text):
        return text[: tail.start()].strip(" ;"), text[tail.end() :].strip(" .;")
    return text.strip(" .;"), ""


def _says_something(words: str) -> bool:
    return any(field for field, _ in field_words.labelled(words)) or bool(_unlabelled(words))


def _each_unlabelled(words: str) -> list[tuple[str, str]]:
    """Return what the parts of words say; where they say nothing by themselves, what the whole says."""
    parts = [_unlabelled(part.strip(" .")) for part in words.split(";")]
    return [said for part in parts for said in part] if all(parts) else _unlabelled(words)


def _unlabelled(words: str) -> list[tuple[str, str]]:
    """Return what words without labels say: who leads and helps, until when."""
    if roles := office_roles.read(words):
        both = [("owner", roles.owners), ("coordinators", roles.coordinators)]
        offices = [part for _, names_ in both if names_ for part in office_words.split(names_)]
        if all(map(kinds.begins_as_office, offices)):
            return [(name, names_) for name, names_ in both if names_]
    said = prose_words.proposed(f"({words})")
    if not said.owners:
        said = prose_words.proposed(words)
    found = {
        "owner": "; ".join(said.owners),
        "coordinators": "; ".join(said.coordinators),
        "due": _BY.sub("", said.due),
    }
    return [(name, value) for name, value in found.items() if value]
