"""The tables of the plan file's fields in the manual, between two comments of a chapter.

What a field means, its example and its commands are those of docs/format.md; types are left out, since the
example shows them.
Read next: `tests.support.make_format_docs`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import labels
from tests.support import make_format_docs
from tests.support.make_format_docs import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLES = re.compile(r"(?<=<!-- fields -->\n).*?(?=<!-- end of fields -->)", re.DOTALL)
_ON_DEADLINES = "[Thời hạn ghi thế nào](#thời-hạn-ghi-thế-nào)"
_SECTIONS = {
    "plan": "Văn bản kế hoạch",
    "owners": "Cơ quan",
    "duties": "Tổ chức thực hiện",
    "areas": "Lĩnh vực",
    "tasks": "Nhiệm vụ",
    "reporting": "Báo cáo định kỳ",
    "views.giao-ban": "Cách xem của cchc list",
    "views.tuan-nay": "Cách xem của cchc due",
}


def with_tables(text: str) -> str:
    """Return a chapter with a table for each kind of record of the plan file, if it asks for them."""
    return _TABLES.sub(lambda _: "\n".join(["", *map(_section, make_format_docs.places()), ""]), text)


def _section(place: Place) -> str:
    steps = [step.removesuffix("[]") for step in place.path.split(".")]
    meaning = make_format_docs.descriptions()[make_format_docs.name_of(place.model), ""].meaning
    level = "##" if place.path.removesuffix("[]") in _SECTIONS else "###"
    heading = f"{level} {_title(place.path)}: {', '.join(f'`{step}`' for step in steps)}"
    rows = ["| Nội dung | Trường | Ví dụ | Ghi bằng lệnh |", "| --- | --- | --- | --- |", *_rows(place)]
    return "\n".join([heading, "", meaning, "", *rows, ""])


def _title(path: str) -> str:
    """Return what a kind of record is called in headings."""
    key = path.rpartition(".")[2].removesuffix("[]")
    title = _SECTIONS.get(path.removesuffix("[]")) or labels.FIELD.get(key, key)
    return title[:1].upper() + title[1:]


def _rows(place: Place) -> Iterator[str]:
    known = make_format_docs.descriptions()
    keys = make_format_docs.hints_of(place.model)
    for key, info in zip(keys, place.model.model_fields.values(), strict=True):
        described = known[make_format_docs.name_of(place.model), key]
        # What engineers read of deadlines is English; officers have a section here.
        meaning = described.meaning.replace("[deadlines.md](deadlines.md)", _ON_DEADLINES)
        meaning = re.sub(r"\]\((?=\w+\.md)", "](../", meaning)
        cells = (
            f"{meaning} **Bắt buộc.**" if info.is_required() else meaning,
            f"`{key}`",
            _example(place.path, key),
            ", ".join(f"`cchc {command}`" for command in described.commands.split(", ") if command),
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _example(path: str, key: str) -> str:
    """Return an example of a field; of a task's status all there are, of records the name of their table."""
    value = next(record[key] for record in make_format_docs.examples(path) if key in record)
    inner = value[0] if isinstance(value, list) else value
    if isinstance(inner, dict):
        return f"xem mục {_title(f'{path}.{key}')}"
    if (path, key) == ("tasks[]", "status"):
        return "; ".join(f"`{status}` ({words})" for status, words in labels.STATUS.items())
    return f"`{inner}`"
