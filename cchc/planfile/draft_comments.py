"""Comments that drafts are written with, told from those of people: they go with what they stand above.

A person's comment stays when an item is taken out, for it may speak of something else. The draft's own say
where one task was read, or what is doubtful of one office: above the next they would be wrong. Read next:
`cchc.yamltext.splicing.removal` (who asks), `cchc.drafts.writing.draft` (who writes them).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.placeholders import LOOK, MERGE, SOURCE, WAS
from cchc.yamltext.splicing import scalars
from cchc.yamltext.splicing.style import DEFAULT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

_WAS = WAS.format(year=r"\d{4}", number=r"\d+")
_OWN = re.compile(rf"# (?:{re.escape(LOOK)}|{SOURCE}|{MERGE}|{_WAS})")


def are_a_drafts(lines: Sequence[str]) -> bool:
    """Whether comment lines were all written with a draft; one by a person among them keeps them all.

    A line that goes on where the one before it was full is part of that.

    >>> are_a_drafts(["  # nguồn: bảng 3, dòng 6", "  # ? Thời hạn “Quý II” không ghi năm."])
    True
    >>> are_a_drafts(["  # nguồn: bảng 3, dòng 6", "  # đã hỏi Trạm Y tế"])
    False
    """
    before = ""
    for line in lines:
        words = line.strip().removeprefix("#").split()
        goes_on = before and words and scalars.columns(f"{before} {words[0]}") > DEFAULT_WIDTH
        if not (_OWN.match(line.strip()) or goes_on):
            return False
        before = line.rstrip()
    return True


def by_people(comments: Sequence[str]) -> list[str]:
    """Return comments, each without its indentation, but for those that were written with a draft.

    One below a line that is full, but ends a sentence, may be a person's all the same.
    """
    kept: list[str] = []
    before = ""
    for comment in comments:
        line = f"  {comment}"  # as deep as records stand in a draft
        goes_on = before and not before.endswith(".") and are_a_drafts([before, line])
        is_own = are_a_drafts([line]) or goes_on
        before = line if is_own else ""
        if not is_own:
            kept.append(comment)
    return kept
