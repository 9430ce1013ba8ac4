"""Make the sample plan: the real plan of 2026 with progress that is made up, by the commands themselves.

    python docs/sample/make_sample.py

Writes docs/sample/plans/2026.yaml. Nothing in it is a real result: the plan's notice says so, and
every report on it. Screenshots, golden files and benches use it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parent.parent
SAMPLE = HERE / "plans" / "2026.yaml"
NOTICE = "Số liệu minh họa, không phải kết quả thực hiện thật."

PEOPLE = ("--assignee", "Công chức đầu mối", "--lead", "Phó Chủ tịch UBND xã")
AUTHORITY = ("--approver", "Chủ tịch UBND xã")
MEMO = "Kế hoạch của tỉnh đã ban hành; dự thảo đang lấy ý kiến các đơn vị"


def _done(number: str, document: str, day: str, summary: str) -> tuple[str, ...]:
    return ("done", number, "--document", document, "--date", day, "--summary", summary)


# Day, then the command as an officer would type it that day.
STORY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2026-01-12", ("start", "1", "2", "9", "10", "11", "12", "16", "17")),
    ("2026-01-12", ("update", "1", "2", "3", "4", "5", "7", "8", "9", "11", "14", "16", "17", *PEOPLE)),
    ("2026-01-12", ("update", "1", "2", "3", "5", "9", "11", "14", "17", *AUTHORITY)),
    ("2026-01-12", ("update", "1", "--deliverable", "Kế hoạch tuyên truyền; kế hoạch kiểm tra")),
    ("2026-01-12", ("update", "2", "3", "5", "17", "--deliverable", "Kế hoạch, báo cáo kết quả")),
    ("2026-01-12", ("update", "9", "14", "--deliverable", "Báo cáo kết quả")),
    ("2026-02-12", _done("2", "09/KH-UBND", "12/02/2026", "Kế hoạch kiểm soát thủ tục hành chính năm 2026")),
    (
        "2026-03-20",
        _done("1", "15/KH-UBND", "16/03/2026", "Kế hoạch tuyên truyền cải cách hành chính năm 2026"),
    ),
    ("2026-03-20", _done("1", "18/KH-UBND", "20/03/2026", "Kế hoạch kiểm tra cải cách hành chính, công vụ")),
    ("2026-04-06", ("start", "3", "5", "7", "8", "14")),
    ("2026-05-04", ("start", "4")),
    ("2026-05-21", ("update", "14", "--achieved", "1", "--note", "Đã tổ chức hội nghị lần 1")),
    ("2026-06-15", ("update", "4", "--condition-met-on", "15/6/2026", "--note", MEMO)),
    ("2026-06-22", _done("5", "41/BC-THVT", "22/06/2026", "Báo cáo đo lường sự hài lòng về giáo dục công")),
    ("2026-07-01", ("update", "4", "--progress", "40")),
    ("2026-07-01", ("start", "15")),
    ("2026-08-28", _done("17", "212/QĐ-UBND", "28/08/2026", "Quyết định đưa hệ thống vào vận hành")),
    ("2026-09-01", ("pause", "18", "--document", "88/UBND-VX", "--reason", "chờ tỉnh thống nhất nền tảng")),
    (
        "2026-09-05",
        ("extend", "15", "--to", "Quý IV/2026", "--document", "92/UBND-VX", "--reason", "chờ tài khoản"),
    ),
    ("2026-09-08", ("update", "8", "--progress", "80", "--note", "Đã trình ký lần 2")),
    ("2026-09-10", ("update", "3", "--progress", "60", "--note", "Đã phát 180/300 phiếu")),
    ("2026-09-10", ("update", "7", "--progress", "30")),
    ("2026-09-10", ("update", "9", "--progress", "55")),
    ("2026-09-10", ("update", "10", "14", "--progress", "50")),
    ("2026-09-10", ("update", "11", "16", "--progress", "70")),
    ("2026-09-10", ("update", "12", "--progress", "40")),
    ("2026-09-10", ("update", "15", "--progress", "20")),
)


def cchc(day: str, arguments: tuple[str, ...]) -> None:
    """Run one command on the sample, as of its day."""
    command = [sys.executable, "-m", "cchc", *arguments, "--as-of", day, "--plan", str(SAMPLE)]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Copy the real plan, put the notice in, tell the story."""
    text = (CHECKOUT / "plans/2026.yaml").read_text("utf-8")
    title = "  title: Kế hoạch Cải cách hành chính xã Vĩnh Thông năm 2026\n"
    if title not in text:
        raise SystemExit("the plan's title is not where it was")
    SAMPLE.parent.mkdir(exist_ok=True)
    SAMPLE.write_text(text.replace(title, f"{title}  notice: {NOTICE}\n", 1), "utf-8", newline="\n")
    for day, arguments in STORY:
        cchc(day, arguments)


if __name__ == "__main__":
    main()
