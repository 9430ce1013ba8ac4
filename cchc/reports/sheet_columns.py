"""The columns of the task sheet by their titles: what is written, and what can be read back.

Read next: `cchc.reports.printers.task_sheet` (who writes them), `cchc.intake.workbooks` (who reads them).
"""

from __future__ import annotations

NUMBER = "NV"
TITLE = "Nội dung công việc"
STATUS = "Trạng thái khai báo"
PROGRESS = "Tiến độ (%)"
STARTED = "Ngày bắt đầu"
DONE_ON = "Ngày hoàn thành"
NOTE = "Ghi chú"

KEPT = "cchc"  # the hidden sheet with what was written

# What a sheet must have to be read back, and what an office fills in.
NEEDED = (NUMBER, TITLE, STATUS)
FILLED_IN = (STATUS, PROGRESS, STARTED, DONE_ON, NOTE)
