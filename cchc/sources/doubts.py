"""What a reader of a source document is not sure of, as values: a code, a place, a sentence.

A doubt never stops the reading: it stands as a comment in the draft, is told on the screen, and is
for a person to settle. The codes are a promise of `--format json`. Knows neither documents nor plans.
Read next: `cchc.drafts.reading` (which collects them).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cchc.sources.lines import folded, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.sources.document import Place

_MAX_QUOTED = 3  # texts in a sentence
_MAX_CHARACTERS = 120  # of each

# What each code stands for, in the order in which they are told: what only a person can answer first.
KINDS = MappingProxyType(
    {
        "no-text": "không đọc được chữ",
        "cells-lost": "bảng đã mất cột",
        "no-annex": "không có danh mục nhiệm vụ kèm theo",
        "area-missing": "chưa xếp lĩnh vực",
        "owner-missing": "chưa có cơ quan chủ trì",
        "owner-several": "nhiều cơ quan chủ trì trong một ô",
        "owner-role": "ô chủ trì ghi cả vai trò",
        "owner-person": "ô chủ trì ghi tên người",
        "owner-inherited": "cơ quan lấy theo ô gộp hoặc tên nhóm phía trên",
        "coordinator-several": "nhiều cơ quan phối hợp đọc là một",
        "coordinator-repeated": "cơ quan phối hợp trùng cơ quan chủ trì",
        "owner-without-task": "cơ quan không có nhiệm vụ",
        "alias-proposed": "các cách gọi có thể là của một cơ quan",
        "due-missing": "chưa có thời hạn",
        "due-unknown": "thời hạn chưa xác định",
        "due-unreadable": "thời hạn không quy ra ngày được",
        "due-invalid": "ngày không có thật",
        "due-before-year": "thời hạn trước năm của kế hoạch",
        "due-year-assumed": "thời hạn không ghi năm",
        "due-inherited": "thời hạn lấy theo ô gộp hoặc tên nhóm phía trên",
        "due-from-columns": "thời hạn đánh dấu theo cột tháng",
        "dates-swapped": "ngày và tháng có thể bị đảo",
        "dates-differ": "văn bản ghi các ngày khác nhau",
        "title-year": "năm ghi ở các chỗ khác nhau",
        "number-missing": "thiếu số thứ tự",
        "number-repeated": "số thứ tự lặp lại",
        "number-gap": "số thứ tự bỏ cách",
        "number-unclear": "số thứ tự không rõ",
        "group-or-task": "có thể là nhóm, có thể là nhiệm vụ",
        "group-row-with-cells": "dòng tên nhóm có ghi ở cột khác",
        "cell-several": "một ô ghi nhiều việc",
        "cell-ditto": "ô ghi “như trên”",
        "row-joined": "dòng nối qua trang",
        "row-hidden": "dòng bị ẩn",
        "column-unread": "cột không đọc",
        "column-hidden": "cột bị ẩn",
        "column-missing": "thiếu cột",
        "table-unread": "bảng không đọc",
        "sheet-unread": "trang tính không đọc",
        "nested-table": "bảng nằm trong ô",
        "footnote": "có chú thích cuối trang",
        "comment": "có lời bình của người sửa",
        "tracked-change": "còn dấu vết sửa chưa chấp nhận",
        "hidden-text": "có chữ bị ẩn",
        "struck-text": "có chữ bị gạch ngang",
        "draft-mark": "văn bản ghi là dự thảo",
        "text-box": "có hộp chữ",
        "font-legacy": "gõ bằng phông chữ cũ",
        "read-from-prose": "đọc từ câu văn, chỉ là đề xuất",
        "cells-guessed": "cột đoán theo khoảng trắng",
        "cell-unread": "ô không đọc được",
        # Of documents that change a plan which is there:
        "task-unclear": "chưa rõ là nhiệm vụ nào của kế hoạch",
        "task-left-out": "danh mục thay thế không còn nhiệm vụ",
        "task-there": "kế hoạch đã có nhiệm vụ cùng nội dung",
        "before-differs": "nội dung cũ khác kế hoạch",
        "changes-differ": "văn bản ghi một điều chỉnh theo hai cách",
        "count-differs": "số nhiệm vụ văn bản ghi khác số đọc được",
        "office-unknown": "cơ quan chưa có trong danh mục",
        "office-outside": "cơ quan ngoài danh mục của kế hoạch",
        "value-refused": "nội dung mới không ghi được",
        "form-differs": "văn bản không cùng hình thức với kế hoạch",
        "change-unread": "điều chỉnh chưa hiểu được",
    }
)


class Doubt(NamedTuple):
    """One thing to look at: a code of `KINDS`, where it stands (None: the whole document), a sentence.

    `tasks` are the numbers of the tasks that it is about, as the source writes them; `subject` is the name
    of the office that it is about, where it is about one.
    """

    code: str
    place: Place | None
    text: str
    tasks: tuple[str, ...] = ()
    subject: str = ""


def struck_words(texts: Sequence[str]) -> str:
    """Return the sentence on texts that are struck through.

    >>> struck_words(["Việc cũ"])
    'Chữ bị gạch ngang, vẫn đọc như chữ khác: “Việc cũ”; xem lại có phải đã bỏ không.'
    """
    lines = (folded(text).replace("\n", " ") for text in texts[:_MAX_QUOTED])
    listed = "; ".join(f"“{shortened(line, _MAX_CHARACTERS)}”" for line in lines)
    more = "; …" if len(texts) > _MAX_QUOTED else ""
    return f"Chữ bị gạch ngang, vẫn đọc như chữ khác: {listed}{more}; xem lại có phải đã bỏ không."
