"""What a period's file has words and numbers for and its plan doesn't know: offices, figures.

Nothing of it is printed, so that it may be a slip. Read next: `cchc.periodfile.document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import Finding
from cchc.periodfile.reading import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.periodfile.document import PeriodDocument


def offices(document: PeriodDocument, known: Sequence[str]) -> Iterator[Finding]:
    """Yield the offices that have words and aren't known, each once."""
    told: set[str] = set()
    for kind, found in document.texts.items():
        for office in found:
            if office not in known and office not in told:
                told.add(office)
                message = f"không có cơ quan {office} trong kế hoạch, nên không in nội dung ấy"
                hint = f"dùng một trong: {', '.join(known)}"
                yield _finding((kind, office), "unknown-owner", message, _near(office, known) or hint)


def figures(document: PeriodDocument, known: Sequence[str]) -> Iterator[Finding]:
    """Yield the figures that have a number or a remark and that the plan doesn't ask for."""
    for id_ in dict.fromkeys((*document.figures, *document.notes)):
        if id_ not in known:
            message = f"không có số liệu {id_} trong kế hoạch, nên không in"
            hint = "khai báo mã này trong `reporting.figures` của kế hoạch"
            yield _finding((FIGURES, id_), "unknown-figure", message, _near(id_, known) or hint)


def _near(id_: str, known: Sequence[str]) -> str:
    near = names.nearest(id_, known, 1)
    return f"có phải là {near[0]}?" if near else ""


def _finding(at: tuple[str, str], code: str, message: str, hint: str) -> Finding:
    return Finding(at, code, message, hint, severity="warning", on_key=True)
