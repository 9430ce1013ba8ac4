"""Whether a line says that the document is a draft: "DỰ THẢO", "Dự thảo lần 2", "(Dự thảo ngày 05/01/2026)".

A stamp, a head or a watermark says it in few words; a task "Dự thảo báo cáo gửi tỉnh" is none. Knows no
formats. Read next: `cchc.sources.word` (who asks).
"""

from __future__ import annotations

import re

from cchc.names import fold

_STAMP = re.compile(
    r"(?:ban )?du thao(?: lan(?: thu)? \w+| \d+)*(?: ngay\b.*| \d.*| xin y kien| lay y kien.*)?"
)


def is_draft_mark(line: str) -> bool:
    """Whether a line of a head, a text box or a page's head says nothing but that this is a draft.

    >>> [is_draft_mark(line) for line in ("DỰ THẢO", "(Dự thảo lần hai)", "Dự thảo báo cáo gửi tỉnh")]
    [True, True, False]
    """
    return _STAMP.fullmatch(fold(line)) is not None
