"""Made-up documents that change the real plan, in each form that offices send: Word, Excel, Markdown, HTML, text.

Numbers and days of documents are invented; task numbers and old words are the real plan's.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Rows = tuple[tuple[str, ...], ...]
HEAD = (
    "ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG",
    "Số: {number}",
    "Vĩnh Thông, ngày {day}",
)
_PLAN = "Kế hoạch số 02/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân xã Vĩnh Thông"
_TITLE = f"Sửa đổi, bổ sung {_PLAN} về cải cách hành chính xã Vĩnh Thông năm 2026"


def word(lines: Sequence[str | Rows]) -> bytes:
    """Return a Word file of paragraphs and, where rows stand, tables with borders."""
    document = docx.Document()
    for line in lines:
        if isinstance(line, str):
            document.add_paragraph(line)
            continue
        table = document.add_table(rows=len(line), cols=len(line[0]), style="Table Grid")
        for row, cells in zip(table.rows, line, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def sheets(**tables: Rows) -> bytes:
    """Return a workbook with a sheet of rows by each name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def markdown(lines: Sequence[str | Rows]) -> bytes:
    """Return a Markdown file of paragraphs and, where rows stand, tables."""
    parts = []
    for line in lines:
        if isinstance(line, str):
            parts.append(line)
            continue
        marks = tuple("---" for _ in line[0])
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in (line[0], marks, *line[1:])))
    return "\n\n".join(parts).encode() + b"\n"


def head(number: str, day: str, kind: str = "KẾ HOẠCH", title: str = _TITLE) -> list[str | Rows]:
    """Return the lines over a document's body: who, number, day, type, title, basis."""
    lines = [line.format(number=number, day=day) for line in HEAD]
    return [*lines, kind, title, f"Căn cứ {_PLAN};"]


OPENING = "Ủy ban nhân dân xã Vĩnh Thông sửa đổi, bổ sung Kế hoạch số 02/KH-UBND như sau:"
REST = "Các nội dung khác giữ nguyên theo Kế hoạch số 02/KH-UBND."
FOOT = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nơi nhận:", "- Như trên;", "- Lưu: VT.")


def sentences_and_an_annex() -> bytes:
    """Return a plan of changes with sentences in its body and the added tasks in an annex."""
    return word([
        *head("75/KH-UBND", "01 tháng 8 năm 2026"),
        OPENING,
        "1. Bổ sung 02 nhiệm vụ vào Danh mục nhiệm vụ kèm theo Kế hoạch số 02/KH-UBND (chi tiết tại Phụ lục).",
        "2. Điều chỉnh thời hạn nhiệm vụ số 8 từ “Quý II/2026” thành “Quý III/2026”.",
        "3. Không tiếp tục thực hiện nhiệm vụ số 16, lý do hệ thống của tỉnh đã dừng.",
        f"4. {REST}",
        *FOOT,
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ BỔ SUNG",
        "(Kèm theo Kế hoạch số 75/KH-UBND ngày 01/8/2026 của Ủy ban nhân dân xã Vĩnh Thông)",
        (
            ("TT", "Nội dung công việc", "Lĩnh vực", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
            ("1", "Rà soát thủ tục hành chính nội bộ", "Thủ tục hành chính", "Trung tâm PVHCC", "Phòng VH-XH", "Quý IV/2026"),
            ("2", "Tập huấn kỹ năng số cho cán bộ thôn", "Chính quyền số", "Phòng VHXH", "", "30/11/2026"),
        ),
    ])  # fmt: skip


def old_beside_new() -> bytes:
    """Return a plan whose annex has the old beside the new, with labels in some cells and not in others."""
    return markdown([
        *head("90/KH-UBND", "15 tháng 9 năm 2026"),
        OPENING,
        "1. Điều chỉnh một số nội dung (chi tiết tại Phụ lục kèm theo).",
        f"2. {REST}",
        (
            ("STT", "STT tại Kế hoạch", "Nội dung đã ban hành", "Điều chỉnh thành", "Lý do"),
            ("1", "3", "Quý III/2026", "Quý IV/2026", "chờ hướng dẫn của tỉnh"),
            ("2", "9", "Cơ quan chủ trì: Văn phòng HĐND&UBND", "Cơ quan chủ trì: Trung tâm PVHCC", ""),
            ("3", "12", "Thực hiện các hoạt động theo dõi thi hành pháp luật", "Bãi bỏ", "trùng nhiệm vụ số 11"),
            ("4", "", "Không có", "Sơ kết công tác cải cách hành chính; thời hạn: 15/12/2026; chủ trì: Phòng VHXH", ""),
        ),
    ])  # fmt: skip


def a_workbook() -> bytes:
    """Return a workbook without a head: deadlines old and new on one sheet, new tasks on another."""
    return sheets(
        Điều_chỉnh=(
            ("TT", "Tên nhiệm vụ", "Thời hạn cũ", "Thời hạn mới", "Lý do điều chỉnh"),
            ("1", "Tham mưu ban hành các văn bản QPPL", "Năm 2026", "Quý IV/2026", ""),
            ("2", "Tự kiểm tra, rà soát văn bản QPPL", "Năm 2026", "30/11/2026", "theo yêu cầu của tỉnh"),
        ),
        Nhiệm_vụ_bổ_sung=(
            ("STT", "Nhiệm vụ", "Lĩnh vực", "Đơn vị thực hiện", "Hạn hoàn thành"),
            ("1", "Công khai kết quả chấm điểm", "Chỉ đạo, điều hành", "Phòng VHXH", "20/12/2026"),
        ),
    )  # fmt: skip


def a_decision() -> bytes:
    """Return a decision in articles, with points and other forms of sentences."""
    return word([
        *head("310/QĐ-UBND", "05 tháng 10 năm 2026", "QUYẾT ĐỊNH", f"Về việc sửa đổi, bổ sung {_PLAN}"),
        "QUYẾT ĐỊNH:",
        "Điều 1. Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND như sau:",
        "1. Bổ sung nhiệm vụ: “Số hóa hồ sơ lưu trữ”, giao Văn phòng HĐND&UBND chủ trì, hoàn thành trong quý IV/2026.",
        "2. Nhiệm vụ số 14:",
        "a) Điều chỉnh thời hạn từ “Năm 2026” thành “30/11/2026”;",
        "b) Bổ sung Trung tâm PVHCC là cơ quan phối hợp.",
        "3. Giao Trung tâm PVHCC chủ trì thực hiện nhiệm vụ số 11 thay Văn phòng HĐND&UBND.",
        "4. Bãi bỏ các nhiệm vụ số 19, 20.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        *FOOT,
    ])  # fmt: skip


def a_letter_of_the_province() -> bytes:
    """Return a letter of the province whose list has tasks for communes and tasks for others."""
    return word([
        "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
        "Số: 1234/UBND-HCC",
        "V/v giao nhiệm vụ cải cách hành chính 6 tháng cuối năm 2026",
        "Thái Nguyên, ngày 25 tháng 6 năm 2026",
        "Kính gửi: Ủy ban nhân dân các xã, phường.",
        "Ủy ban nhân dân tỉnh giao các cơ quan thực hiện các nhiệm vụ sau:",
        (
            ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"),
            ("1", "Ban hành tài liệu hướng dẫn", "Sở Nội vụ", "Sở Tài chính", "Tháng 7/2026"),
            ("2", "Rà soát, niêm yết công khai thủ tục hành chính", "UBND các xã, phường", "Sở Nội vụ", "30/9/2026"),
            ("3", "Khảo sát sự hài lòng của người dân", "UBND cấp xã", "", "Quý IV/2026"),
        ),
        "Yêu cầu các cơ quan nghiêm túc thực hiện./.",
        *FOOT,
    ])  # fmt: skip


def a_letter_that_extends() -> bytes:
    """Return a letter of the commune's chairman that grants a later day."""
    return markdown([
        "ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG",
        "Số: 88/UBND-VX",
        "V/v gia hạn thời gian thực hiện nhiệm vụ",
        "Vĩnh Thông, ngày 20 tháng 6 năm 2026",
        "Kính gửi: Phòng Văn hóa - Xã hội xã.",
        ("Ủy ban nhân dân xã thống nhất gia hạn thời gian thực hiện nhiệm vụ số 8 đến ngày 30/9/2026; "
        "không đề nghị gia hạn lần nữa."),
        *FOOT,
    ])  # fmt: skip


def two_headers() -> bytes:
    """Return a web page whose table has the plan's columns twice, under "theo Kế hoạch" and "điều chỉnh"."""
    return """<html><body><p>ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG</p><p>Số: 95/KH-UBND</p>
<p>Vĩnh Thông, ngày 20 tháng 9 năm 2026</p><p>KẾ HOẠCH</p>
<p>Điều chỉnh Kế hoạch số 02/KH-UBND ngày 02/01/2026</p>
<table border="1"><tr><th rowspan="2">Số TT nhiệm vụ</th><th colspan="2">Theo Kế hoạch số 02/KH-UBND</th>
<th colspan="2">Nội dung điều chỉnh</th></tr>
<tr><th>Cơ quan chủ trì</th><th>Thời hạn</th><th>Cơ quan chủ trì</th><th>Thời hạn</th></tr>
<tr><td>15</td><td>Phòng VHXH</td><td>Quý III/2026</td><td>Giữ nguyên</td><td>Quý IV/2026</td></tr>
<tr><td>17</td><td>Trung tâm PVHCC</td><td>Năm 2026</td><td>Phòng VHXH</td><td>Năm 2026</td></tr></table>
</body></html>""".encode()


def groups() -> bytes:
    """Return a plan whose one annex has a group of added, one of adjusted and one of given up tasks."""
    return word([
        *head("77/KH-UBND", "10 tháng 8 năm 2026"),
        OPENING,
        "1. Sửa đổi, bổ sung Danh mục nhiệm vụ (theo Phụ lục kèm theo).",
        "PHỤ LỤC",
        (
            ("TT", "Nội dung nhiệm vụ", "Chủ trì", "Tiến độ"),
            ("I", "Nhiệm vụ bổ sung", "", ""),
            ("1", "Rà soát chế độ báo cáo", "Phòng VHXH", "Quý IV/2026"),
            ("II", "Nhiệm vụ điều chỉnh", "", ""),
            ("10", "Tham mưu ban hành các văn bản QPPL", "Văn phòng HĐND&UBND", "Quý IV/2026"),
            ("III", "Nhiệm vụ không tiếp tục thực hiện", "", ""),
            ("12", "Thực hiện các hoạt động theo dõi thi hành pháp luật", "Văn phòng HĐND&UBND", "Năm 2026"),
        ),
    ])  # fmt: skip


def what_is_not_sure() -> bytes:
    """Return a plan of changes of which nothing can be matched surely."""
    return "\n".join([
        *(line for line in head("99/KH-UBND", "01 tháng 10 năm 2026") if isinstance(line, str)),
        OPENING,
        "1. Điều chỉnh thời hạn nhiệm vụ số 8 từ “Quý I/2026” thành “Quý IV/2026”.",
        "2. Điều chỉnh thời hạn nhiệm vụ số 9 “Tham mưu ban hành các văn bản QPPL” thành “Quý IV/2026”.",
        "3. Không tiếp tục thực hiện nhiệm vụ số 45, lý do không còn phù hợp.",
        "4. Điều chỉnh cơ quan chủ trì nhiệm vụ số 3 thành “Phòng Dân tộc”.",
        "5. Sửa đổi nhiệm vụ số 6 cho phù hợp với tình hình thực tế.",
        "6. Điều chỉnh thời hạn nhiệm vụ “Đo lường mức độ hài lòng của người dân” thành “Quý IV/2026”.",
    ]).encode()  # fmt: skip


def phrases() -> bytes:
    """Return a plan of changes as plain text, with sentences of other forms."""
    return "\n".join([
        *(line for line in head("81/KH-UBND", "20 tháng 8 năm 2026") if isinstance(line, str)),
        OPENING,
        "1. Thay cụm từ “tỉnh Thái Nguyên” bằng cụm từ “xã Vĩnh Thông” tại nhiệm vụ số 7.",
        "2. Điều chỉnh thời hạn hoàn thành các nhiệm vụ sau:",
        "- Nhiệm vụ số 3: từ “Quý III/2026” sang “Quý IV/2026”;",
        "- Nhiệm vụ số 15: từ quý III/2026 sang quý IV/2026.",
        "3. Thời hạn hoàn thành nhiệm vụ số 18 được điều chỉnh thành 31/10/2026.",
        "4. Đưa nhiệm vụ số 20 ra khỏi Kế hoạch do không còn phù hợp.",
        f"5. {REST}",
    ]).encode()  # fmt: skip


def said(*sentences: str, number: str = "9/KH-UBND", day: str = "01 tháng 8 năm 2026") -> bytes:
    """Return a plan of changes of the commune, as plain text, with these sentences."""
    lines = [line for line in head(number, day) if isinstance(line, str)]
    return "\n".join([*lines, OPENING, *sentences]).encode()


def given(*rows: tuple[str, ...], day: str = "25 tháng 6 năm 2026") -> bytes:
    """Return a letter of the province whose list gives these tasks: number, task, who, with whom, until when."""
    return markdown([
        "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
        "Số: 1234/UBND-HCC",
        "V/v giao nhiệm vụ cải cách hành chính 6 tháng cuối năm 2026",
        f"Thái Nguyên, ngày {day}",
        "Kính gửi: Ủy ban nhân dân các xã, phường.",
        "Ủy ban nhân dân tỉnh giao các cơ quan thực hiện các nhiệm vụ sau:",
        (("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"), *rows),
    ])  # fmt: skip


PAPERS: dict[str, Callable[[], bytes]] = {
    "sentences.docx": sentences_and_an_annex,
    "beside.md": old_beside_new,
    "book.xlsx": a_workbook,
    "decision.docx": a_decision,
    "province.docx": a_letter_of_the_province,
    "extension.md": a_letter_that_extends,
    "headers.html": two_headers,
    "groups.docx": groups,
    "unsure.txt": what_is_not_sure,
    "phrases.txt": phrases,
}
