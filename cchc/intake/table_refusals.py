"""Why a file has no table of tasks that can be read: which column it lacks, and what to do.

Read next: `cchc.intake.tables` (who looks for the table), `cchc.intake.lost_columns` (a sheet of ours).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.errors import RequestError
from cchc.intake import lost_columns, own_titles, wordings
from cchc.reports.sheet_columns import BY_WORDS, DOCUMENTS, FILLED_IN, NEEDED, PROGRESS, STATUS, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

MAX_ROWS = 20_000
_LEAST = 2  # known columns of a row that is told of
_MAX_TOLD = 5
_MAX_WORDS = 40  # characters of a header in a message
_NEW_SHEET = "lập bảng bằng: cchc report --format xlsx"
_COPY = "lập bảng mới: cchc report --format xlsx, rồi chép các ô đã điền sang"
_DRAFT = "lập kế hoạch nháp từ tệp này thì bỏ --update"


def too_many_rows(sheet: str) -> RequestError:
    """Return the refusal of a sheet that is too long."""
    hint = "xóa các dòng trống ở cuối bảng rồi lưu lại"
    return RequestError(f'trang "{sheet}" có quá {MAX_ROWS} dòng', hint)


def without_titles(
    row: int, texts: Mapping[int, str], found: Mapping[int, str], kept: AbstractSet[str]
) -> RequestError:
    """Return the refusal of a sheet of ours whose column of titles of tasks is lost."""
    lost = next(each for each in lost_columns.find(texts, found, kept) if each.title == TITLE)
    message = f'bảng không có cột "{TITLE}" nên không rõ dòng nào là nhiệm vụ nào'
    return RequestError(message, _COPY if lost.column is None else f"{lost.seems(row)}, lưu rồi nhập lại")


def without_header() -> RequestError:
    """Return the refusal of a workbook of ours in which no row has the titles of its columns."""
    message = f"bảng không còn dòng tiêu đề ({', '.join(NEEDED)}…) trong {own_titles.MAX_ROW} dòng đầu"
    return RequestError(message, f"ghi lại dòng tiêu đề như trong bảng đã gửi, hoặc {_COPY}")


def no_table(row: int = 0, texts: Mapping[int, str] | None = None) -> RequestError:
    """Return the refusal of a file without a table of tasks; `row` is the likeliest one of titles."""
    meant = {text: BY_WORDS.get(wordings.meaning(text) or "") for text in (texts or {}).values()}
    known = [title for title in meant.values() if title]
    if len(known) < _LEAST:
        what = f"cần có các cột: {', '.join(NEEDED)}"
    elif TITLE not in known:
        what = f"dòng {row} có các cột {', '.join(known)} nhưng chưa có cột {TITLE}"
    elif not set(known).intersection(FILLED_IN):
        what = (
            f"dòng {row} có các cột {', '.join(known)} nhưng chưa có cột nào báo kết quả, "
            f"ví dụ {STATUS}, {PROGRESS}, {DOCUMENTS}"
        )
    else:
        what = f"dòng {row} chỉ có các cột {', '.join(known)}, cần thêm một cột như {NEEDED[0]}, {STATUS}"
    unknown = [f'"{text[:_MAX_WORDS]}"' for text, title in meant.items() if not title][:_MAX_TOLD]
    if len(known) >= _LEAST and unknown:
        what += f"; chưa hiểu cột {', '.join(unknown)}"
    return RequestError("không có trang nào có bảng nhiệm vụ", f"{what}; {_NEW_SHEET}; {_DRAFT}")


def likelihood(texts: Mapping[int, str]) -> int:
    """Return how many columns of a row are known, for the row that is told of when none has the titles."""
    return len({BY_WORDS.get(wordings.meaning(text) or "") for text in texts.values()} - {None})
