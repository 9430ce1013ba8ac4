"""Show that two versions of the program do the same, byte for byte. For changes that should change nothing.

    python bench/same_bytes.py OLD_CHECKOUT [NEW_CHECKOUT] [--only WORD ...] [--keep DIR] [--control]

Every command line of the tables below is run by both versions, one after the other in the same
folder, wiped in between, and these are compared: exit code, stdout, stderr (of a terminal: what it
shows), every file left, its bytes and its mode, and of a repository its commits, trees and index. A
line is printed for each difference, with the first line that differs. The last line says how many
command lines there were; exit code 1 says that some differ.

NEW_CHECKOUT is the one that this file stands in, unless it is given. `--only` takes the cases whose
name has all the words; `--keep` leaves what either version did in a folder. All that the cases work
on (plans, repositories, templates, Word forms, sheets) is made once, by the old version: above all
the templates and forms of offices, which name parts of the report's values, and so are a promise.

`--control` shows that this program would see something: it breaks copies of the old version one by
one, in the ways of `CONTROLS` (whose names have the words of `--only`), and says which were caught.

The tables are written as in a shell: `{a,b}` stands for a line with each, ` ; ` for another command in
the same folder, `NAME=value` before a command for its environment. Three names are read here: `CD` is
the folder below to stand in, `TTY` gives the command a terminal and types its value there, a line for
each part between commas. Where a table has several worlds, each line is run in each of them.
"""

from __future__ import annotations

import argparse
import io
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import termios
import time
import warnings
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import zip_longest
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
import openpyxl
from make_plans import plan_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CHECKOUT = Path(__file__).resolve().parent.parent
LATEST = date(2026, 9, 14)  # the last day that the tables speak of; an update is of a day that is past


class Table(NamedTuple):
    """Command lines on one subject, and the worlds in which each of them is run."""

    subject: str
    worlds: tuple[str, ...]
    lines: str


HELP = """
cchc
cchc --version
cchc --help
cchc {list,due,show,stats,check,update,start,submit,done,reopen,pause,cancel} --help
cchc {extend,add,remove,report,rollup,template,history,diff,resolve,import,docx-text} --help
cchc template {list,init,check} --help
cchc {template,xem,lits,gitdriver,--nothing}
cchc template {inti,--nothing}
cchc list {--nothing,--onwer x,--owner,extra,--overdue=yes,extra words}
cchc {report,rollup,show,update} --nothing
COLUMNS=50 cchc {--help,report --help}
TTY= cchc {--help,lits}
PYTHONIOENCODING=ascii cchc --help
"""

EVERY_FIELD = """
cchc {list,due,stats} --as-of 14/9/2026
cchc list --format {table,json,csv,md} --as-of 14/9/2026
"""

LISTS = """
cchc list
cchc list --as-of {14/9/2026,2026-03-31,1/1/2026,31/12/2026,31-02-2026,"hôm nay"}
cchc list --format {table,plain,json,csv,md,tabel} --as-of 14/9/2026
COLUMNS={40,64,90,120,200} cchc list --format table --as-of 14/9/2026
TTY= cchc list --as-of 14/9/2026
PYTHONIOENCODING={ascii,cp1258,cp1252} cchc list --format {table,json} --as-of 14/9/2026
CCHC_CACHE=0 cchc list --as-of 14/9/2026
cchc list --as-of 14/9/2026 ; cchc list --as-of 14/9/2026 ; cchc list --format json --as-of 30/6/2026
cchc list --owner "{Phòng VHXH,phong vhxh,VHXX,pvhcc,Trạm Y tế,phòng,Sở Nội vụ,}" --as-of 14/9/2026
cchc list --coordinator "{Phòng VHXH,lien-quan,nobody}" --as-of 14/9/2026
cchc list --involving "{Trạm Y tế,Phòng VHXH}" --format json --as-of 14/9/2026
cchc list --area {the-che,"Thủ tục hành chính",tthc,none-such} --as-of 14/9/2026
cchc list --status {not_started,in_progress,done,paused,"hoàn thành","đã trình, chờ duyệt",begun} \
    --as-of 14/9/2026
cchc list --state {done_on_time,in_progress_overdue,waiting,"Thường xuyên",late} --as-of 14/9/2026
cchc list --state "done_on_time,paused" --status "done,paused" --as-of 14/9/2026
cchc list --overdue --as-of {14/9/2026,1/2/2026}
cchc list --overdue --state waiting --as-of 14/9/2026
cchc list --quarter {Q1,2,III,Q4/2026,Q5,Q1/2025} --as-of 14/9/2026
cchc list --month {1,01/2026,T3,13} --as-of 14/9/2026
cchc list --quarter Q1 --month 2 --as-of 14/9/2026
cchc list --running-in {Q2,IV,x} --as-of 14/9/2026
cchc list --before {1/7/2026,30-6} --after 1/1/2026 --as-of 14/9/2026
cchc list --search {"ke hoach","Kế hoạch tuyên","xyzzy"," "} --as-of 14/9/2026
cchc list --sort {id,due,state,owner,title,day} --as-of 14/9/2026
cchc list --owner "Phòng VHXH" --quarter Q3 --status in_progress --sort due --format {md,csv} \
    --as-of 14/9/2026
cchc list --plan {plans/2026.yaml,plans,none.yaml}
CCHC_PLAN={plans/2026.yaml,none.yaml} cchc list --as-of 14/9/2026
CD=plans cchc list --as-of 14/9/2026
"""

DUE = """
cchc due
cchc due --as-of {14/9/2026,31/3/2026,31/12/2026}
cchc due --format {table,plain,json,csv,md,xml} --as-of 14/9/2026
cchc due --quarter {Q2,4,Q9} --as-of 14/9/2026
cchc due --month {6,12/2026} {--unfinished,--open} --as-of 14/9/2026
cchc due --within {0,30,200,1000000000,-1,soon} --as-of 14/9/2026
cchc due --within 30 {--quarter Q2,--month 3,--overdue} --as-of 14/9/2026
cchc due --overdue {--owner "Phòng VHXH",--open,--quarter Q2} --as-of 14/9/2026
cchc due --owner "{Trạm Y tế,nobody}" --as-of 14/9/2026
cchc due --plan plans/2026.yaml --as-of 14/9/2026
TTY= cchc due --as-of 14/9/2026
"""

SHOW = """
cchc show
cchc show {1 2 3 5 6 7 8 9 10,11 12 13 14 16 17 19 20,NV4,"4,5",99,4 4,x,0} --as-of 14/9/2026
cchc show 4 14 15 18 --format {text,json,csv} --as-of 14/9/2026
cchc show 4 --as-of {30/4/2026,15/6/2026} --plan plans/2026.yaml
TTY= cchc show 4 18 --as-of 14/9/2026
"""

STATS = """
cchc stats
cchc stats --as-of {14/9/2026,31/3/2026}
cchc stats --format {table,plain,json,md,csv} --as-of 14/9/2026
COLUMNS={50,120} cchc stats --format table --as-of 14/9/2026 --plan plans/2026.yaml
TTY= cchc stats --as-of 14/9/2026
"""

CHECK = """
cchc check
cchc check --as-of 14/9/2026
cchc check --format {text,json,github,xml} --as-of 14/9/2026
cchc check --strict --as-of 14/9/2026
cchc check --strict --ignore {6ro,6ro-nguoi,"6ro, province",none} --ignore province --as-of 14/9/2026
cchc check --plan {plans/2026.yaml,plans,none.yaml}
TTY= cchc check --as-of 14/9/2026
"""

# One task and one field after the other, good and bad; what the plan's lines become is compared each time.
UPDATES = """
cchc start 4 --as-of 1/6/2026
cchc start {3 5,1,99,"",x} --as-of 1/6/2026
cchc start
cchc submit {4,4 5,2} --as-of 1/6/2026
cchc start 4 --as-of {1/1/2199,30/2/2026}
cchc update 4 --status {in_progress,submitted,not_started,"đang thực hiện",done,paused,cancelled,begun} \
    --as-of 1/6/2026
cchc update 4 --progress {0,40,100,55%,101,-1,nhiều,""} --as-of 1/6/2026
cchc update 4 --note "{Đã lấy ý kiến,Xong: phần một,# không phải ghi chú,- gạch,'nháy',}" --as-of 1/6/2026
cchc update 3 8 \
    --note "Một dòng rất dài để phải xuống dòng trong tệp, vì không dòng nào của tệp này dài đến thế" \
    --as-of 1/6/2026
cchc update 4 --title "{Việc khác,Việc: có hai chấm,true,}" --as-of 1/6/2026
cchc update 4 \
    --title "Xây dựng Kế hoạch nâng cao Chỉ số CCHC, Chỉ số hài lòng về sự phục vụ hành chính, nâng cao \
    hiệu quả quản trị và hành chính công năm 2026" --as-of 1/6/2026
cchc update 4 --area {tthc,"Thể chế",none} --as-of 1/6/2026
cchc update 4 --owner "{Trạm Y tế,pvhcc,Phòng,nobody,}" --as-of 1/6/2026
cchc update 4 --coordinator "Trạm Y tế" --as-of 1/6/2026
cchc update 4 --coordinator "Trạm Y tế" --coordinator {pvhcc,nobody} --as-of 1/6/2026
cchc update 4 --due "{Quý IV/2026,30/11/2026,Năm 2026 (sau khi có văn bản),khi nào xong,}" --as-of 1/6/2026
cchc update 14 --achieved {1,2,x} --as-of 1/6/2026
cchc update 13 --condition {"sau khi tỉnh có kế hoạch",""} --as-of 1/6/2026
cchc update 13 --condition-met-on {1/5/2026,1/5/2199,"hôm qua",""} --as-of 1/6/2026
cchc update 4 --started-on 4/5/2026 --as-of 1/6/2026
cchc update 4 --done-on 22/5/2026 --status done --as-of 1/6/2026
cchc update 4 --done-on 22/5/2026 --as-of 1/6/2026
cchc update 4 --{assignee,lead,approver,deliverable,basis} "Nguyễn Văn A" --as-of 1/6/2026
cchc update 3 --lead "" --as-of 1/6/2026
cchc update 4 --assignee "Nguyễn Văn A" --lead "Phó Chủ tịch" --approver "Chủ tịch" \
    --deliverable "Kế hoạch" --basis 12/CV-UBND --progress 30 --status in_progress --started-on 4/5/2026 \
    --note "Đã họp" --as-of 1/6/2026
cchc update 1 2 3 4 5 --progress 10 --status in_progress --as-of 1/6/2026
cchc update {4,"",99} --as-of 1/6/2026
cchc update --progress 5
cchc update 4 --progress 40 --dry-run --as-of 1/6/2026
cchc update 4 --progress 40 --plan {plans/2026.yaml,none.yaml,plans} --as-of 1/6/2026
cchc update 4 --progress 40 \
    --expect {status=not_started,status="chưa thực hiện",status=done,progress=,progres=1,progress} \
    --as-of 1/6/2026
cchc update 4 --progress 40 --expect status=not_started --expect "owner=Phòng VHXH" --as-of 1/6/2026
cchc update 4 --progress 40 --as-of 1/6/2026 ; cchc update 4 --progress 40 --as-of 1/6/2026
cchc update 4 --progress 40 --commit --as-of 1/6/2026
CCHC_COMMIT=1 cchc update 4 --progress 40 --as-of 1/6/2026
CCHC_LOCK_WAIT={0,10,-1,4000,mãi} cchc update 4 --progress 40 --as-of 1/6/2026
CCHC_CACHE=0 cchc update 4 --progress 40 --as-of 1/6/2026
TTY= cchc update 4 --progress 40 {--dry-run,} --as-of 1/6/2026
cchc done 1 --as-of 1/6/2026
cchc done 1 --document 15/KH-UBND --date 16/3/2026 --summary "Kế hoạch tuyên truyền" \
    --link https://vinhthong.example/15 --as-of 1/6/2026
cchc done 1 --document 15/KH-UBND --done-on 20/3/2026 --as-of 1/6/2026 ; \
    cchc done 1 --document 18/KH-UBND --as-of 1/6/2026 ; cchc reopen 1 --as-of 2/6/2026
cchc done {1 2,1 99,} --document 1/BC --as-of 1/6/2026
cchc done 1 --{date,done-on} {1/1/2199,x} --as-of 1/6/2026
cchc done 1 --dry-run --expect status=not_started --as-of 1/6/2026
cchc extend 5 --to "Quý III/2026" --document 41/UBND-VX --as-of 1/6/2026
cchc extend 5 --to "{30/9/2026,mai,}" --document 41/UBND-VX --date 20/5/2026 --reason "chờ tỉnh" \
    --as-of 1/6/2026
cchc extend 5 --to "Quý III/2026" {--proposed,} --as-of 1/6/2026
cchc extend 5 --to "Quý III/2026" --document 41/UBND-VX --as-of 1/6/2026 ; \
    cchc extend 5 --to "Quý IV/2026" --document 50/UBND-VX --as-of 2/6/2026 ; \
    cchc extend 5 --to "Quý I/2026" --document 51/UBND-VX --as-of 3/6/2026
cchc {pause,cancel} 8 --document 50/UBND-VX --reason "chờ tỉnh: có văn bản" --date 20/5/2026 --as-of 1/6/2026
cchc {pause,cancel} 8 {--document 50/UBND-VX,--reason "chờ tỉnh",--document 5/UBND --date 1/1/2199} \
    --as-of 1/6/2026
cchc {pause,cancel} 8 --document 50/UBND-VX --as-of 1/6/2026 ; \
    cchc reopen 8 --status {not_started,in_progress,done} --as-of 2/6/2026 ; cchc reopen 8
cchc add "Tổ chức hội nghị" --area chi-dao --owner "Phòng VHXH" --due "Quý IV/2026" --as-of 1/6/2026
cchc add "Tổ chức: hội nghị tổng kết công tác cải cách hành chính năm 2026 của xã và triển khai nhiệm vụ" \
    --area chi-dao --owner pvhcc --due 30/11/2026 --coordinator "Trạm Y tế" --coordinator vhxh --dry-run \
    --as-of 1/6/2026
cchc add "Việc mới" --area chi-dao --owner vhxh --due {"Năm 2026","khi nào xong"} \
    --coordinator {kinh-te,nobody}
cchc add "Việc mới" --area {none,tthc --owner nobody,tthc --owner phòng} --owner vhxh --due "Năm 2026"
cchc add {"Việc mới",""} --area chi-dao
cchc add
cchc add "Việc mới" --area chi-dao --owner vhxh --due "Năm 2026" --expect status=done
cchc add "Việc một" --area tthc --owner vhxh --due "Năm 2026" ; \
    cchc add "Việc hai" --area tthc --owner vhxh --due "Năm 2026" ; cchc remove 21 22 ; cchc remove 20
cchc remove {20,1,7 8,1 2 3,99,"",x} --as-of 1/6/2026
cchc {start 4,submit 4,reopen 4,pause 4 --document 1/UBND,cancel 4 --document 1/UBND} \
    --dry-run --expect status=not_started --plan plans/2026.yaml --as-of 1/6/2026
cchc extend 4 --to "Quý IV/2026" --document 1/UBND --dry-run --expect status=done --as-of 1/6/2026
cchc {done 4,remove 4,extend 4 --to 1/12/2026 --proposed,add Việc --area tthc --owner vhxh --due 1/12/2026} \
    --plan plans/2026.yaml --as-of 1/6/2026
cchc remove 20 {--dry-run,--expect status=not_started,--expect status=done} --as-of 1/6/2026
"""

# The same in plans of any style; these have other tasks, 1 to 3 at most.
STYLES = """
cchc update 1 --status in_progress --progress 35 --note "Đã họp: lần hai" --as-of 1/6/2026 ; \
    cchc update 2 --coordinator vhxh --coordinator pvhcc \
    --title "Việc đã đổi tên, dài hơn một chút để xem tệp ngắt dòng ở đâu: ở chỗ quen" --as-of 1/6/2026 ; \
    cchc extend 1 --to "Quý IV/2026" --document 4/UBND --reason "chờ #1" --as-of 2/6/2026 ; \
    cchc add "Việc mới" --area tthc --owner pvhcc --due "Quý IV/2026" --coordinator vhxh \
    --as-of 1/6/2026 ; cchc remove 2
"""

SOME_STYLES = """
cchc done 1 --document 1/BC --date 16/3/2026 --summary "Tóm tắt" --as-of 1/6/2026 ; \
    cchc reopen 1 --as-of 2/6/2026
cchc {pause,cancel} 1 --document 5/UBND --reason "'chờ'" --as-of 1/6/2026 ; cchc reopen 1 --as-of 2/6/2026
cchc update 1 2 --progress {20,} --lead "Phó Chủ tịch" --dry-run --as-of 1/6/2026
cchc update 1 --due "Tháng 10/2026" --owner pvhcc --area the-che --as-of 1/6/2026
cchc show 1 --as-of 14/9/2026
"""

LARGE = """
cchc list --owner vhxh --as-of 14/9/2026
cchc stats --format json --as-of 14/9/2026
cchc check --ignore 6ro --as-of 14/9/2026
cchc update 300 --progress 40 --as-of 1/6/2026 ; cchc update 300 --progress 50 --as-of 2/6/2026 ; \
    cchc update 301 --note "Đã họp" --as-of 2/6/2026 ; \
    cchc list --status in_progress --format json --as-of 2/6/2026
CCHC_CACHE=0 cchc update 300 --progress 40 --as-of 1/6/2026
cchc update {1,20,21,450} --status submitted --note "Đã trình" --as-of 1/6/2026
cchc update 200 \
    --title "Việc: một tên khác dài hơn để phải ngắt dòng trong tệp theo thói quen của tệp, ở cột thứ \
    một trăm" \
    --coordinator pvhcc --as-of 1/6/2026
cchc update 22 23 24 449 450 --progress 5 --as-of 1/6/2026
cchc update 300 --owner {tram-y-te,nobody} --due {"Quý IV/2026","khi nào xong"} --as-of 1/6/2026
cchc done 300 --document 1/BC --date 16/3/2026 --as-of 1/6/2026 ; cchc reopen 300 --as-of 2/6/2026 ; \
    cchc show 300 --as-of 2/6/2026
cchc extend 300 --to "Quý IV/2026" --document 4/UBND --as-of 1/6/2026 ; \
    cchc extend 300 --to 1/12/2026 --document 5/UBND --as-of 2/6/2026
cchc pause 300 --document 4/UBND --as-of 1/6/2026 ; cchc cancel 301 --document 4/UBND --as-of 1/6/2026
cchc update 300 --progress 40 {--dry-run,--expect status=done} --as-of 1/6/2026
cchc update {9999,300 9999} --progress 40 --as-of 1/6/2026
cchc update 300 --progress {140,100} --status in_progress --as-of 1/6/2026
cchc add "Việc mới" --area tthc --owner pvhcc --due "Quý IV/2026" ; cchc remove 451 ; cchc remove 300 301
cchc report --format {md,json} --as-of 14/9/2026
"""

# One writer's commits: the message, the tree, what else is staged.
COMMITS = """
cchc update 4 --progress 55 --commit --as-of 1/6/2026
cchc update 4 6 --progress 55 --note "Đã họp" --commit --as-of 1/6/2026 ; \
    cchc update 4 --progress 60 --commit --as-of 1/6/2026
cchc update 6 \
    --title "Một việc với tên rất dài, dài hơn một dòng đầu của commit có thể mang, để xem nó bị cắt ở \
    đâu và có \
    dấu gì ở cuối" --commit --as-of 1/6/2026
cchc done 6 --document 1/BC --commit --as-of 1/6/2026 ; cchc reopen 6 --commit --as-of 1/6/2026 ; \
    cchc remove 6 --commit
cchc add "Việc mới" --area tthc --owner pvhcc --due "Quý IV/2026" --commit
cchc update 4 --progress 55 --as-of 1/6/2026 ; cchc update 4 --progress 55 --commit --as-of 1/6/2026 ; \
    cchc update 4 --progress 55 --commit --as-of 1/6/2026
CCHC_COMMIT=1 cchc {pause,cancel} 6 --document 1/UBND --as-of 1/6/2026
cchc {start 6,submit 6,extend 6 --to 1/12/2026 --document 1/UBND,cancel 6 --document 1/UBND} --commit \
    --as-of 1/6/2026
cchc update 4 --progress 55 --commit --dry-run --as-of 1/6/2026
"""

# Files and surroundings that are unusual.
UNUSUAL = """
cchc {list,check,report --format md -o -} --as-of 14/9/2026
cchc {update 4 --progress 40,add "Việc mới" --area tthc --owner pvhcc --due "Năm 2026",remove 4,update 4 \
    --progress 40 --commit} --as-of 1/6/2026
cchc {history,diff,resolve,show 4 --as-of 14/9/2026,template check}
"""

NOTHING_TO_READ = """
cchc {list,remove 4,report --format md -o -} --as-of 14/9/2026
cchc {diff,template list}
"""

ERRORS = """
cchc check --format text --plan plans/2026.yaml ; TTY= cchc check --plan plans/2026.yaml --as-of 14/9/2026
"""

SOME_ERRORS = """
cchc check --format {json,github} --as-of 14/9/2026
cchc {list,update 1 --progress 5,report,diff,history,template check}
TTY= cchc stats
"""

HISTORY = """
cchc history
cchc history {4,4 5,NV7,99,x}
cchc history --format {table,plain,json,csv,md,xml}
cchc history {4,} --owner "{Phòng VHXH,Trạm Y tế,nobody}"
cchc history --field {status,"tiến độ",due,notes,stauts}
cchc history --since {1/6/2026,x} --until {30/6/2026,1/9/2026}
cchc history --since 1/8/2026 --format json
cchc history --author {"Trần Thị B",tran,nobody,@example.vn}
cchc history 4 --field status --author "Trần" --since 1/1/2026 --until 31/12/2026 --format md
cchc history --plan {plans/2026.yaml,plans,none.yaml}
TTY= cchc history
COLUMNS={50,120} cchc history --format table
CD=plans cchc history 4
cchc show {4,15,18 1} --as-of 14/9/2026
TTY= cchc show 4 --as-of 14/9/2026
"""

OTHERS_HISTORY = """
cchc {history,history 4,show 4,diff,report --format md -o -} --plan plans/2026.yaml
cchc {diff HEAD~1,diff HEAD~2,list --rev 1/1/2026,list --rev HEAD~1} --plan plans/2026.yaml
"""

DIFF = """
cchc diff
cchc diff {HEAD,HEAD~3,main,nhanh,1/6/2026,30/6/2026..1/9/2026,HEAD~8..HEAD,..HEAD,HEAD..,HEAD...main}
cchc diff {none-such,1/1/2020,31/2/2026,HEAD~99,-x,HEAD main}
cchc diff 1/3/2026..1/9/2026 --format {table,plain,json,md,csv,xml}
cchc diff --plan {plans/2026.yaml,none.yaml}
TTY= cchc diff HEAD~8..HEAD
cchc diff --git-driver -- {plans/2026.yaml,none.yaml,.gitattributes,}
cchc diff --git-driver -- plans/2026.yaml {cu.yaml,/dev/null,.gitattributes} a 100644 \
    {plans/2026.yaml,/dev/null} b 100644
cchc diff --git-driver -- cu.yaml cu.yaml a 100644 plans/2026.yaml b 100644 plans/2026.yaml \
    "đổi tên"
cchc diff --git-driver -- a b c
git diff --ext-diff
git diff --ext-diff HEAD~8 HEAD
"""

REVISIONS = """
cchc list --rev {HEAD,HEAD~3,main,nhanh,30/6/2026,2026-03-31,none-such,1/1/2020,31/2/2026}
cchc list --rev HEAD~3 --as-of 14/9/2026 --format json
cchc {due,stats,show 4,report -o -,report --format md -o -,report --format json -o -} --rev 30/6/2026
cchc {due,stats,show 4 15,report --kind progress --format md -o -} --rev HEAD~5 --as-of 14/9/2026
cchc report --format {xlsx,ics,csv,docx} --rev 30/6/2026
"""

# Reports of every kind and form, on one plan with a history, and on one without.
REPORTS = """
cchc report --format {html,md,json,docx,xlsx,ics,csv,pdf} --as-of 14/9/2026
cchc report --kind {overview,progress,plan} --format {html,md,json,docx} --as-of 14/9/2026
cchc report --kind assignment --owner "{Phòng VHXH,Trạm Y tế}" --format {html,md,json,docx} --as-of 14/9/2026
cchc report --kind {overview,progress} --owner "Phòng VHXH" --format {md,json,docx} --as-of 14/9/2026
cchc report --period q3 --format {html,xlsx,ics,csv,docx}
cchc report --no-people --format {html,md,xlsx,csv} --as-of 14/9/2026
"""

MARKED_UP = """
cchc report --kind {overview,progress,plan} --format {html,md,json} --as-of 14/9/2026
cchc report --format {docx,xlsx,csv,ics} --as-of 14/9/2026
"""

PERIODS = """
cchc report --as-of 14/9/2026
cchc report --kind {overview,progress,assignment} --split owner --format {md,docx} --as-of 14/9/2026
cchc report --split owner --format {html,json,xlsx,ics,csv} --as-of 14/9/2026
cchc report --period {q1,6t,q3,nam,"Quý III/2026",q9} --format md --format json
cchc report --period {q1,6t,q3,nam} --format md --as-of {14/3/2026,10/6/2026}
cchc report --kind progress --period {q1,6t,q3,nam} --format {md,docx} --as-of 1/3/2026
cchc report --quarter {Q1,2,III,Q4/2026,Q5} --format md --format json --as-of 1/3/2026
cchc report --kind {progress,plan} --quarter Q2 --format md
cchc report --period q3 --quarter Q3
cchc report --no-people --kind {assignment,progress} --owner vhxh --format {md,docx} --as-of 14/9/2026
cchc report --no-people --format {json,ics} --as-of 14/9/2026
cchc report --fail-on {overdue,6ro,"overdue,6ro",late,""} --format md -o - --as-of 14/9/2026
cchc report --fail-on overdue --owner "Trạm Y tế" --format {json,csv} --as-of 14/9/2026
"""

ASKED = """
cchc report --kind {summary,assignment}
cchc report --kind {plan,progress} --format {xlsx,csv,ics}
cchc report --kind plan --owner vhxh
cchc report --kind plan --split owner
cchc report --owner {nobody,lien-quan,tram-y-te} --format md -o - --as-of 14/9/2026
cchc report --owner vhxh --split owner
cchc report --split area
cchc report --period q1 --as-of 14/9/2026
cchc report --format html --format md --format json --format xlsx --as-of 14/9/2026
cchc report --format html --format docx --kind progress --output ra --as-of 14/9/2026
cchc report -o {trang.html,ra/trang.html,plans,plans/2026.yaml,x.yaml,plans/2026.yaml/x,-} --as-of 14/9/2026
cchc report --format {md,csv,ics,xlsx,docx} -o - --as-of 14/9/2026
cchc report --format md --format html -o -
cchc report --split owner -o {-,trang.html} --as-of 14/9/2026
cchc report --open {-o -,} --as-of 14/9/2026
cchc report --plan {plans/2026.yaml,none.yaml} --format md --as-of 14/9/2026
cchc report --template {none.j2,plans/2026.yaml} --format {md,docx,json}
CD=plans cchc report --format md --as-of 14/9/2026
cchc report --kind progress --format docx -o b.docx --as-of 14/9/2026 ; cchc docx-text b.docx
cchc report --kind plan --format docx -o b.docx --as-of 14/9/2026 ; TTY= cchc docx-text b.docx
cchc docx-text {none.docx,plans,plans/2026.yaml}
cchc docx-text
"""

# An office's own templates, in templates/ beside plans/: what the old version let them say, the new one must.
OWN_TEMPLATES = """
cchc template {list,check --as-of 14/9/2026}
cchc report --format html --format md --as-of 14/9/2026
cchc report --format html --format md --owner vhxh --period 6t --no-people --as-of 10/6/2026
cchc report --kind plan --format html --format md --format docx --as-of 14/9/2026
cchc report --kind progress --format html --format md --format docx --as-of 14/9/2026
cchc report --kind progress --period q3 --owner vhxh --format md --format docx --as-of 14/8/2026
cchc report --kind assignment --split owner --format html --format md --format docx --as-of 14/9/2026
cchc report --kind assignment --owner vhxh --no-people --format md --format docx --as-of 14/9/2026
cchc rollup plans --format html --as-of 14/9/2026
"""

ONE_COPY = """
cchc report --format html --format md --as-of 14/9/2026
cchc report --kind progress --format html --format md --as-of 14/9/2026
cchc template check --as-of 14/9/2026
"""

# Templates that are named; `mau/` is written by `_moulds`.
NAMED_TEMPLATES = """
cchc report --template mau/{tat-ca,thu-tu,khoi,macro}.html.j2 --format html --as-of 14/9/2026
cchc report --template mau/tat-ca.html.j2 --format html --kind {progress,plan,assignment --owner vhxh} \
    --as-of 14/9/2026
cchc report --template mau/khoi-official.html.j2 --format html \
    --kind {progress,plan,assignment --owner vhxh} --as-of 14/9/2026
cchc report --template mau/{tat-ca,thu-tu}.md.j2 --format md {--owner vhxh,--period 6t,--quarter 2} \
    --as-of 1/6/2026
cchc report --template mau/{tat-ca,thu-tu}.md.j2 --format md \
    --kind {progress,plan,assignment --owner vhxh} --as-of 14/9/2026
cchc report --template mau/{tat-ca,thu-tu}.docx --format docx \
    --kind {progress,plan,assignment --owner vhxh,assignment --owner pvhcc --no-people} --as-of 14/9/2026
cchc report --template mau/tat-ca.docx --format docx --kind progress --period {q1,6t} --as-of 1/3/2026
cchc report --template mau/{bao-cao,ke-hoach,giao-viec}.docx --format docx \
    --kind {progress,plan,assignment --owner vhxh} --as-of 14/9/2026
cchc report --template mau/ten-{1,2,3,4,5,6,7,8}.md.j2 --format md --as-of 14/9/2026
cchc report --template mau/ten-official-{1,2,3,4,5}.md.j2 --format md --kind plan --as-of 14/9/2026
cchc report --template mau/sai-{cu-phap,lam-viec,tinh,ten,mau,vong,ghi}.html.j2 --format html \
    --as-of 14/9/2026
cchc report --template mau/sai-{ten,cu-phap,lam-viec,rong,khong-phai}.docx --format docx --as-of 14/9/2026
cchc report \
    --template mau/tat-ca.{html.j2 --format docx,md.j2 --format json,docx --format html,md.j2 --format html}
cchc report --template mau/tat-ca.md.j2 --format md --format html
"""

TEMPLATES = """
cchc template list {--plan plans/2026.yaml,--plan none.yaml,}
cchc template init {page,word,html} ; cchc template list ; cchc template check --as-of 14/9/2026
cchc template init ; cchc template init ; cchc template init word --plan plans/2026.yaml ; \
    cchc template init word
cchc template check {--plan plans/2026.yaml,--plan none.yaml,--as-of x}
"""

IMPORTS = """
cchc import goc.xlsx
cchc import {goc,dien,sai,hai-trang,hai-cot,thieu-cot,khong-bang,phan-tram,an,khac,moi,trong}.xlsx \
    --update --as-of 14/9/2026
cchc import dien.xlsx --update --dry-run --as-of 14/9/2026
cchc import dien.xlsx --update --expect status=done --as-of 14/9/2026
cchc import dien.xlsx --update --plan {plans/2026.yaml,none.yaml} --as-of {14/9/2026,1/1/2026}
cchc import {dien,khac}.xlsx --update --as-of 14/9/2026 ; cchc import dien.xlsx --update --as-of 14/9/2026
cchc update 3 --progress 65 --as-of 14/9/2026 ; cchc import {dien,khac}.xlsx --update --as-of 14/9/2026
cchc import {none.xlsx,plans/2026.yaml,plans} --update
cchc import {--update,}
cchc import dien.xlsx --update --commit --as-of 14/9/2026
TTY= cchc import sai.xlsx --update --as-of 14/9/2026
"""

ROLLUPS = """
cchc rollup {xa,xa/a,xa/a/2026.yaml,xa/b xa/c,xa/a xa/a,none,ngoai.txt,.,}
cchc rollup xa --as-of {14/9/2026,1/2/2026,14/9/2025,x}
cchc rollup xa --format {table,plain,csv,md,json,html,xlsx,parquet,pdf} --as-of 14/9/2026
cchc rollup xa --top {1,2,0,x} --as-of 14/9/2026
cchc rollup xa --top 1 --format {json,csv,md} --as-of 14/9/2026
cchc rollup xa --top 1 --format {html,xlsx,parquet} --as-of 14/9/2026
cchc rollup xa --year {2025,2026,2030,1800,x} --as-of 14/9/2026
cchc rollup xa --format {html,xlsx,parquet} -o {ra,tong-hop.x,xa/a/2026.yaml,-} --as-of 14/9/2026
cchc rollup xa --format csv --output ra
COLUMNS={60,100,140} cchc rollup xa --format table --as-of 14/9/2026
TTY= cchc rollup xa --as-of 14/9/2026
cchc rollup xa --as-of 14/9/2026 ; cchc rollup xa --as-of 14/9/2026 ; cchc rollup xa --as-of 20/9/2026
CCHC_CACHE=0 cchc rollup xa --as-of 14/9/2026
"""

OWN_LISTING = """
cchc rollup xa {--top 1,--year 2025,} --format html --as-of 14/9/2026
"""

MANY = """
cchc rollup {.,--format csv,--format parquet -o ra.parquet,--format json --top 3} --as-of 14/9/2026
cchc rollup . --as-of 14/9/2026 ; cchc rollup . --as-of 14/9/2026
TTY= cchc rollup . --top 5 --as-of 14/9/2026
"""

CONFLICTS = """
cchc resolve
cchc resolve --take ours
cchc resolve --take theirs --dry-run
cchc resolve --choose {4.progress=theirs,4.status=ours,4.title=ours} --take theirs
cchc resolve --take theirs ; git add -A ; git commit -q -m "Gộp" ; cchc history 4
TTY=2,x,1,2,1,2,1 cchc resolve
"""

ONE_CONFLICT = """
cchc resolve --take both
cchc resolve --choose {4.progress=theirs,4.progress=ours,4.progress,4.progress=x}
cchc resolve --choose 4.progress=theirs --choose 9.progress=ours
cchc resolve --choose 4.progress=theirs --take ours --plan {plans/2026.yaml,none.yaml,plans}
TTY={1,x,} cchc resolve
CCHC_LOCK_WAIT=x cchc resolve --take ours
cchc {list,check,check --format json,update 4 --progress 1,diff,history 4,show 4}
"""

# Plans in the oddest styles.
ODD_STYLES = (
    "every-field", "every-field-unindented-crlf", "flow-everything", "json", "mixed-styles", "one-task",
    "comments-everywhere-crlf", "double-quoted-over-lines", "four-spaces-unindented-decomposed-crlf",
)  # fmt: skip

ALL = (
    Table("help", ("bare",), HELP),
    Table("lists", ("sample",), LISTS),
    Table("lists", ("every",), EVERY_FIELD),
    Table("due", ("sample",), DUE),
    Table("show", ("sample", "every"), SHOW),
    Table("stats", ("sample",), STATS),
    Table("check", ("sample", "every"), CHECK),
    Table("updates", ("real",), UPDATES),
    Table("styles", ("messy/*",), STYLES),
    Table("styles", tuple(f"messy/{name}.yaml" for name in ODD_STYLES), SOME_STYLES),
    Table("large", ("large",), LARGE),
    Table("commits", ("office", "dirty"), COMMITS),
    Table("unusual", ("marked", "link", "broken", "fresh", "ignored", "hostile", "no-tasks"), UNUSUAL),
    Table("unusual", ("bare", "frozen", "two"), NOTHING_TO_READ),
    Table("errors", ("errors/*",), ERRORS),
    Table(
        "errors",
        ("errors/many-mistakes.yaml", "errors/tab.yaml", "errors/not-utf8-windows.yaml"),
        SOME_ERRORS,
    ),
    Table("history", ("office",), HISTORY),
    Table("history", ("dirty", "shallow"), OTHERS_HISTORY),
    Table("diff", ("dirty",), DIFF),
    Table("revisions", ("office",), REVISIONS),
    Table("reports", ("office", "every"), REPORTS),
    Table("reports", ("office",), PERIODS),
    Table("reports", ("hostile",), MARKED_UP),
    Table("reports", ("sample",), ASKED),
    Table(
        "templates",
        ("own/all", "own/order", "own/forms", "own/blocks", "own/copies", "own/restyled"),
        OWN_TEMPLATES,
    ),
    Table("templates", ("copy/*",), ONE_COPY),
    Table("templates", ("moulds",), NAMED_TEMPLATES),
    Table("templates", ("sample",), TEMPLATES),
    Table("imports", ("sheets",), IMPORTS),
    Table("rollups", ("communes",), ROLLUPS),
    Table("rollups", ("communes/own",), OWN_LISTING),
    Table("rollups", ("many",), MANY),
    Table("conflicts", ("conflict/*",), CONFLICTS),
    Table("conflicts", ("conflict/field",), ONE_CONFLICT),
)


# The worlds that are told as a story: what they begin with, then a command a line, with the day that git
# and `$DAY` have. "!" stands before what is to fail. The other worlds are made by `BUILDERS`.

OFFICE = """
2026-01-05 mv plans/2026.yaml plans/ke-hoach.yaml
2026-01-05 git init -q -b main --template=
2026-01-05 git add -A
2026-01-05 git commit -q -m "Kế hoạch năm 2026"
2026-01-06 git mv plans/ke-hoach.yaml plans/2026.yaml
2026-01-06 GIT_AUTHOR_NAME="Trần Thị B" git commit -q -m "Đổi tên tệp"
2026-01-12 cchc start 1 2 9 10 11 12 16 17 --commit --as-of $DAY
2026-01-12 cchc update 1 2 3 4 5 7 --assignee "Công chức đầu mối" --lead "Phó Chủ tịch" \
    --approver "Chủ tịch" --commit --as-of $DAY
2026-01-12 cchc update 1 2 3 5 --deliverable "Kế hoạch" --basis 12/CV-UBND --commit --as-of $DAY
2026-02-12 cchc done 2 --document 09/KH-UBND --date $DAY --summary "Kế hoạch kiểm soát" --commit --as-of $DAY
2026-03-20 GIT_AUTHOR_NAME="Trần Thị B" cchc done 1 --document 15/KH-UBND \
    --link https://vinhthong.example/15 --commit --as-of $DAY
2026-04-06 cchc start 3 4 5 7 8 14 --commit --as-of $DAY
2026-04-20 sed -i "s/^cchc: 1/cchc: một/" plans/2026.yaml
2026-04-20 git commit -q -a -m "Sửa tay"
2026-04-21 sed -i "s/^cchc: một/cchc: 1/" plans/2026.yaml
2026-04-21 git commit -q -a -m "Sửa lại"
2026-05-21 cchc update 14 --achieved 1 --note "Đã tổ chức hội nghị lần 1" --commit --as-of $DAY
2026-06-01 git switch -q -c nhanh
2026-06-02 GIT_AUTHOR_NAME="Lê Văn C" cchc update 9 --progress 55 --commit --as-of $DAY
2026-06-03 cchc update 15 --status in_progress --commit --as-of $DAY
2026-06-05 git switch -q main
2026-06-05 cchc update 4 --condition-met-on 1/6/2026 --note "Tỉnh đã có kế hoạch" --commit --as-of $DAY
2026-06-20 git merge -q --no-ff -m "Gộp nhánh" nhanh
2026-06-22 cchc done 5 --document 41/BC-THVT --summary "Báo cáo: đo lường" --commit --as-of $DAY
2026-07-01 cchc update 4 --progress 40 --commit --as-of $DAY
2026-07-02 cchc update 7 --owner "Văn phòng HĐND&UBND" --commit --as-of $DAY
2026-08-10 cchc cancel 20 --document 70/UBND-VX --reason "không còn phù hợp" --commit --as-of $DAY
2026-08-28 cchc submit 8 --commit --as-of $DAY
2026-09-01 GIT_AUTHOR_NAME="Trần Thị B" cchc pause 18 --document 88/UBND-VX --reason "chờ tỉnh" --commit \
    --as-of $DAY
2026-09-05 cchc extend 15 --to "Quý IV/2026" --document 92/UBND-VX --reason "chờ tài khoản" --commit \
    --as-of $DAY
2026-09-05 cchc extend 3 --to "Quý IV/2026" --proposed --reason "chưa đủ phiếu" --commit --as-of $DAY
2026-09-08 cchc add "Tổ chức hội nghị tổng kết" --area chi-dao --owner "Phòng VHXH" --due "Quý IV/2026" \
    --commit --as-of $DAY
"""

DIRTY = """
2026-09-09 sed -i "s/^    progress: 40/    progress: 45/" plans/2026.yaml
2026-09-09 sed -i "s/^# NHIỆM VỤ/# CÁC NHIỆM VỤ/" plans/2026.yaml
2026-09-09 sh -c "git show HEAD~8:plans/2026.yaml > cu.yaml"
2026-09-09 sh -c "printf 'plans/*.yaml diff=cchc\\n' > .gitattributes"
2026-09-09 sh -c "git config diff.cchc.command \\"$PYTHON -m cchc diff --git-driver --\\""
"""

REPOSITORY = """
2026-05-01 git init -q -b main --template=
2026-05-01 git add -A
2026-05-01 git commit -q -m "Kế hoạch năm 2026"
"""

SHALLOW = """
2026-09-09 git clone -q --depth 2 file://$HERE kho
2026-09-09 rm -rf .git plans
2026-09-09 mv kho/.git kho/plans .
2026-09-09 rmdir kho
"""

LINK = """
2026-05-01 mkdir luu
2026-05-01 mv plans/2026.yaml luu/that.yaml
2026-05-01 chmod 640 luu/that.yaml
2026-05-01 ln -s ../luu/that.yaml plans/2026.yaml
"""

IGNORED = """
2026-05-01 git init -q -b main --template=
2026-05-01 sh -c "echo plans > .gitignore"
2026-05-01 git add -A
2026-05-01 git commit -q -m "Bỏ qua"
"""

NO_TASKS = """
2026-05-01 sed -i "/^tasks:/,$ d" plans/2026.yaml
2026-05-01 sh -c "echo tasks: >> plans/2026.yaml"
"""

# Both sides of each conflict, behind a new branch "khac": theirs, then ours, then the merge that fails.
SIDES = {
    "field": (
        ("cchc update 4 --progress 30", "cchc update 10 --progress 6"),
        ("cchc update 4 --progress 20", "cchc update 9 --progress 5"),
    ),
    "beside": (("cchc update 4 --assignee 'Nguyễn Văn A'",), ("cchc update 4 --lead 'Phó Chủ tịch'",)),
    "number": (
        ("cchc add 'Việc của họ' --area tthc --owner pvhcc --due 'Năm 2026'",),
        ("cchc add 'Việc của ta' --area chi-dao --owner vhxh --due 'Quý IV/2026'",),
    ),
    "status": (
        ("cchc update 4 --status in_progress --progress 40",),
        ("cchc done 4 --document 1/BC --done-on 4/5/2026",),
    ),
    "text": (
        ("cchc update 4 --title 'Tên của họ' --note 'Họ ghi' --coordinator pvhcc --coordinator tram-y-te",),
        ("cchc update 4 --title 'Tên của ta' --note 'Ta ghi' --coordinator kinh-te",),
    ),
    "deleted": (("git rm -q plans/2026.yaml",), ("cchc update 4 --progress 20",)),
    "by-hand": (("cchc update 4 --progress 30",), ("cchc update 4 --progress 20",)),
}


def _conflict(name: str) -> str:
    """Return the story of a conflict."""
    theirs, ours = SIDES[name]
    lines = ["2026-05-02 git switch -q -c khac"]
    for day, side in (("2026-05-03", theirs), ("2026-05-04", ours)):
        asked = (f"{day} {line}{' --as-of $DAY' if line.startswith('cchc') else ''}" for line in side)
        lines += [*asked, f"{day} git commit -q -a -m 'Một bên'", f"{day} git switch -q main"]
    lines.append("2026-05-05 ! git merge -q khac")
    if name == "by-hand":
        lines.append("2026-05-05 sed -i 's/^    progress: 20/    progress: 25/' plans/2026.yaml")
    return "\n".join(lines)


STORIES = {
    "office": ("reported", OFFICE),
    "dirty": ("office", DIRTY),
    "shallow": ("office", SHALLOW),
    "link": ("real", LINK),
    "fresh": ("real", "2026-05-01 git init -q -b main --template="),
    "ignored": ("real", IGNORED),
    "two": ("real", "2026-05-01 cp plans/2026.yaml plans/2026-b.yaml"),
    "broken": ("real", "2026-05-01 sed -i '/^    status: /d; s/owner: .*/owner: Phòng lạ/' plans/2026.yaml"),
    "no-tasks": ("real", NO_TASKS),
    "repository": ("real", REPOSITORY),
    "own/forms": ("office", "2026-09-09 cchc template init page\n2026-09-09 cchc template init word"),
    **{f"conflict/{name}": ("repository", _conflict(name)) for name in SIDES},
}

# What a plan may say of its province, which the real one doesn't; as the rest is found nowhere else.
REPORTING = """
reporting:
  periods:
    - id: q1
      title: Quý I/2026
      from: 2025-12-15
      to: 2026-03-10
      submit_by: 2026-03-15
    - id: 6t
      title: 6 tháng đầu năm 2026
      from: 2025-12-15
      to: 2026-06-10
  completion_scale:
    document: 100/HD-SNV
    steps:
      - from: 0
        points: 0
      - from: 50
        points: 0.5
      - from: 100
        points: 1
"""

HOSTILE = """\
cchc: 1
plan:
  number: '{text}'
  date: 2026-01-02
  year: 2026
  title: '{text}'
  issuer: '{text}'
  legal_bases: ['{text}']
  closing: '{text}'
  recipients: ['{text}']
owners:
  - id: a
    name: '{text}'
areas:
  - id: b
    title: '{text}'
    measures: ['{text}']
tasks:
  - id: 4
    title: '{text}'
    area: b
    condition: '{text}'
    assignee: '{text}'
    deliverable: '{text}'
    status: done
    done_on: 2026-03-01
    results:
      - document: '{text}'
        date: 2026-03-01
        summary: '{text}'
        link: '{text}'
    notes:
      - text: '{text}'
    owner: a
    due: '{text}'
"""
MARKUP = "=1+1 <b>&amp;</b> **đậm** | [a](javascript:b) {{ 7 * 7 }} {% raw %} ~~x~~ \\ # \u202e"


# Jinja that says every part of a value, dicts by their sorted names: what it can't say any more was renamed.
# On one line and without "-" beside the marks, which would join paragraphs in a Word form.
WALK = (
    "{% macro walk(path, value) %}"
    "{% if value is mapping %}{% for key, part in value | dictsort %}"
    '{{ walk(path ~ "." ~ key, part) }}{% endfor %}'
    '{% elif value is string %}{{ path }} = "{{ value }}"{{ "\\n" }}'
    '{% elif value is not iterable %}{{ path }} = {{ value }}{{ "\\n" }}'
    '{% else %}{{ path }}: {{ value | length }}{{ "\\n" }}'
    '{% for part in value %}{{ walk(path ~ "." ~ loop.index0, part) }}{% endfor %}{% endif %}'
    "{% endmacro %}"
)
EVERYTHING = WALK + '{{ walk("report", report) }}'
FILTERS = '{{ "a*b|c" | md }} {{ "x" | csp_hash }} {{ walk("blanks", "a [b] c" | blanks) }}\n'
IN_ORDER = "{{ report }}{% for key in report %}\n{{ key }}: {{ report[key] }}{% endfor %}"

# Templates that ask for what isn't there: the message lists the names that are.
MISSING = (
    "report.x", "report.heading.x", "report.completion.x", "report.tasks[0].x", "report.areas[0].x",
    "report.calendar.months[0].x", "report.clarity.rows[0].x", "x",
)  # fmt: skip
MISSING_OFFICIAL = (
    "report.x", "report.lines[0].x", "report.annex.x", "report.annex.table.x", "report.signature.x",
)  # fmt: skip
WRONG = {
    "cu-phap": "một\n{% if %}",
    "lam-viec": "{{ report.title.__class__.__mro__ }}",
    "tinh": "{{ 1 / 0 }}",
    "ten": '{% from "cchc/macros.html.j2" import khong_co %}{{ khong_co() }}',
    "mau": '{% extends "cchc/khong-co.html.j2" %}',
    "vong": '{% include "sai-vong.html.j2" %}',
    "ghi": "{{ report.update({}) }}",
}
WRONG_WORD = {"ten": "{{ report.x }}", "cu-phap": "{% if %}", "lam-viec": "{{ report.__class__.x }}"}
PAGES = ("report.html.j2", "report.md.j2", "official.html.j2", "official.md.j2", "listing.html.j2")
FORMS = ("bao-cao.docx", "ke-hoach.docx", "giao-viec.docx")

# What people fill into the sheet of tasks, by cell; task N is in row N + 3.
FILLED_IN: dict[str, dict[str, Any]] = {
    "dien": {
        "I6": "hoàn thành", "L6": "12/9/2026", "J7": 50, "O7": "Đã trình", "I9": "đang thực hiện",
        "K9": date(2026, 5, 4), "J9": 5, "O16": "Chờ: tỉnh", "J19": 90,
    },
    "khac": {"J6": 70, "O6": "Đã phát phiếu"},
    "sai": {
        "I4": "đang thực hiện", "J7": 140, "K8": "hôm qua", "I9": "xong", "L10": "1/1/2199",
        "B11": "Tên khác", "A12": 5, "I13": "tạm dừng", "J14": "nhiều", "A15": "x",
        "K16": date(2026, 9, 13), "A17": 99, "O18": "Đúng",
    },
    "moi": {"B24": "Việc mới của phòng", "I24": "chưa thực hiện", "A25": 5},
    "trong": {f"{column}{row}": "" for column in "IJKLO" for row in range(4, 24)},
}  # fmt: skip


class Control(NamedTuple):
    """A way to break the program: a text in place of one of its sources, and the cases that should see it."""

    what: str
    before: str
    after: str
    words: tuple[str, ...]


CONTROLS = (
    Control(
        "a label of the tables", '"Đang thực hiện, quá hạn"', '"Đang làm, quá hạn"', ("lists", "--format md")
    ),
    Control("a word of a hint", "xem lại --plan,", "xem --plan,", ("lists", "none.yaml")),
    Control(
        "a field of the page's value, and all that use it",
        "listed_count",
        "count_listed",
        ("templates", "own/all"),
    ),
    Control(
        "the same, seen by a template that is named",
        "listed_count",
        "count_listed",
        ("templates", "mau/tat-ca"),
    ),
    Control(
        "a field of a document's value, and all that use it",
        "addressees",
        "receivers",
        ("templates", "own/forms"),
    ),
    Control(
        "the order of a value's fields",
        "    banner: str\n    addressees: tuple[str, ...]\n",
        "    addressees: tuple[str, ...]\n    banner: str\n",
        ("templates", "own/order"),
    ),
    Control("a block of the page", "{% block clarity %}", "{% block six %}", ("templates", "own/blocks")),
    Control(
        "a macro of the page's parts", "group_table", "table_of_groups", ("templates", "copy/report.html.j2")
    ),
    Control(
        "a filter of the templates, and all that use it", "csp_hash", "hash_of", ("templates", "own/copies")
    ),
    Control(
        "where an edit breaks its lines",
        "columns(longer) > room:",
        "columns(longer) > room - 9:",
        ("updates", "Tổ chức: hội"),
    ),
    Control(
        "how an edit quotes",
        "_ESCAPED.sub(_escape, value) + '\"'",
        "_ESCAPED.sub(_escape, value) + '\" '",
        ("updates", "--note"),
    ),
    Control(
        "an edit of a large file alone",
        'whole = b"".join(pieces)',
        'whole = b"".join(pieces) + b"\\n"',
        ("large", "update"),
    ),
    Control("the exit code of a bad request", "exit_code = 2", "exit_code = 4", ("updates", "remove")),
    Control(
        "the exit code of `check --strict`",
        "if strict and count:\n        raise typer.Exit(1)",
        "if strict and count:\n        raise typer.Exit(3)",
        ("check", "--strict"),
    ),
    Control("a key of the JSON", '"days_left": standing', '"left": standing', ("show", "json")),
    Control("what a terminal alone shows", '"^" * min', '"~" * min', ("errors", "tab")),
    Control("a commit's message", "_SUBJECT = 100", "_SUBJECT = 60", ("commits", "[office]")),
    Control("whom a change is told of", "return self.id[:8]", "return self.id[:7]", ("history", "--format")),
    Control("what `git diff` shows", "(nội dung như nhau, chỉ khác", "(như nhau, chỉ khác", ("diff", "git")),
    Control("a width of the sheet", "_WIDTHS = {False: 34", "_WIDTHS = {False: 35", ("rollups", "xlsx")),
    Control(
        "a size in the Word forms",
        "_MAX_PROPERTY = 255",
        "_MAX_PROPERTY = 25",
        ("reports", "plan", "docx"),
    ),
    Control(
        "which side a conflict takes",
        'return "theirs" if text',
        'return "ours" if text',
        ("conflicts", "theirs"),
    ),
    Control(
        "how a filled-in share is read", "round(value * FULL", "round(value * 10", ("imports", "phan-tram")
    ),
    Control("a column of the Parquet file", '"days_left"', '"left"', ("rollups", "parquet")),
)


# From here on: how the tables are run.

SECONDS = 1200  # for one command, also where much else is running; more is a hang
_LONGEST = 160  # characters of a line that is shown
_END = "(no more lines)"
_BLOCK = re.compile(r"{%-? *block (\w+)")
_MACRO = re.compile(r"{%-? *macro (\w+)")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SETTING = re.compile(r"[A-Z_]+=.*", re.DOTALL)

Outcome = dict[str, bytes]  # what one command did, by what it is


class Version(NamedTuple):
    """A version of the program: a copy of its package and its templates.

    Both are called by names of one length, so that no line breaks elsewhere, and have different seeds
    for what must not matter, the order in sets.
    """

    folder: Path
    seed: str


class Step(NamedTuple):
    """One command with what its environment has beside the usual."""

    words: tuple[str, ...]
    settings: dict[str, str]
    may_fail: bool = False


class Case(NamedTuple):
    """A few commands that are run one after the other in one folder, which begins as its world is."""

    subject: str
    world: str
    line: str

    @property
    def name(self) -> str:
        """What it is called in messages, and found by."""
        return f"{self.subject} [{self.world}] {self.line}"

    @property
    def steps(self) -> list[Step]:
        """The commands."""
        return list(_steps(self.line))


class Difference(NamedTuple):
    """Something that two versions did otherwise."""

    case: Case
    step: int
    text: str


# Tables into commands


def _expanded(line: str) -> Iterator[str]:
    """Yield a line for each of the choices in braces.

    >>> list(_expanded("a {b,c} {d}"))
    ['a b d', 'a c d']
    """
    found = _CHOICE.search(line)
    if found is None:
        yield line
        return
    for choice in _parts(found.group(1)):
        yield from _expanded(line[: found.start()] + choice + line[found.end() :])


def _parts(text: str) -> list[str]:
    """Cut choices at their commas; one inside quotes belongs to what is quoted."""
    return [part.group() for part in re.finditer(r"(?:\"[^\"]*\"|[^,\"])+|(?<=,)(?=,|$)|^(?=,|$)", text)]


def _steps(line: str) -> Iterator[Step]:
    """Yield the commands of a line."""
    words: list[str] = []
    for word in [*shlex.split(line), ";"]:
        if word != ";":
            words.append(word)
        elif words:
            yield _step(words)
            words = []


def _step(words: list[str]) -> Step:
    may_fail = words[0] == "!"
    rest, settings = words[1:] if may_fail else words, {}
    while rest and _SETTING.fullmatch(rest[0]):
        name, _, value = rest[0].partition("=")
        settings[name], rest = value, rest[1:]
    return Step(tuple(rest), settings, may_fail)


def _cases(checkout: Path, words: Iterable[str]) -> list[Case]:
    """Return the cases of all tables whose names have all the words."""
    found = (
        Case(table.subject, world, expanded)
        for table in ALL
        for pattern in table.worlds
        for world in _worlds(checkout, pattern)
        for line in table.lines.strip().splitlines()
        for expanded in _expanded(" ".join(line.split()))
    )
    return [case for case in found if all(word in case.name for word in words)]


def _worlds(checkout: Path, pattern: str) -> list[str]:
    """Return the worlds that a pattern means: one for each file of a folder."""
    family, _, rest = pattern.partition("/")
    if rest != "*":
        return [pattern]
    if family == "conflict":
        return [f"{family}/{name}" for name in SIDES]
    folder = checkout / {"errors": "tests/errors", "messy": "tests/messy", "copy": "templates"}[family]
    endings = (".j2",) if family == "copy" else (".yaml",)
    return [f"{family}/{path.name}" for path in sorted(folder.iterdir()) if path.name.endswith(endings)]


# Running


def _environment(version: Version, place: Path, moment: str) -> dict[str, str]:
    """Return all that a command sees of its surroundings."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(version.folder),
        "PYTHONHASHSEED": version.seed,
        "HOME": str(place / "home"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "BROWSER": "echo",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Cán bộ xã",
        "GIT_AUTHOR_EMAIL": "canbo@example.vn",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": "Cán bộ xã",
        "GIT_COMMITTER_EMAIL": "canbo@example.vn",
        "GIT_COMMITTER_DATE": moment,
    }


def _run(step: Step, place: Path, version: Version, moment: str = "2026-09-14T08:00:00+07:00") -> Outcome:
    """Run one command in a place's folder; return how it ended and what it said."""
    program, *arguments = step.words
    command = [sys.executable, "-m", "cchc"] if program == "cchc" else [program]
    own = {name: value for name, value in step.settings.items() if name not in {"CD", "TTY"}}
    environment = _environment(version, place, moment) | own
    here = place / "here" / step.settings.get("CD", ".")
    if "TTY" in step.settings:
        return _run_on_terminal([*command, *arguments], here, environment, step.settings["TTY"])
    done = subprocess.run(
        [*command, *arguments],
        cwd=here,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return {"exit code": str(done.returncode).encode(), "stdout": done.stdout, "stderr": done.stderr}


def _run_on_terminal(command: list[str], here: Path, environment: dict[str, str], typed: str) -> Outcome:
    """Run a command on a terminal of 100 columns, with lines typed ahead and then the end of all input."""
    ours, theirs = pty.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    termios.tcsetwinsize(theirs, (40, 100))
    os.write(ours, "".join(f"{line}\n" for line in typed.split(",") if line).encode() + b"\x04")
    with subprocess.Popen(
        command, cwd=here, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        watch = Timer(SECONDS, process.kill)
        watch.start()
        said = b"".join(iter(lambda: _read(ours), b""))
        code = process.wait()
        watch.cancel()
    os.close(ours)
    return {"exit code": str(code).encode(), "terminal": said}


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # nobody holds its other end any more
        return b""


def _left(here: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what lies in a folder, by what it is; a repository's own files are not looked at."""
    for path in sorted(here.rglob("*")):
        name = path.relative_to(here)
        if name.parts[0] == ".git":
            continue
        if path.is_symlink():
            yield f"link {name}", str(path.readlink()).encode()
        elif path.is_dir():
            yield f"folder {name}", b""
        else:
            yield f"file {name}", path.read_bytes()
            yield f"mode of {name}", f"{path.stat().st_mode:o}".encode()


def _recorded(place: Path, version: Version) -> Outcome:
    """Return what a repository holds: its commits with their trees, and its index."""
    here = place / "here"
    if not (here / ".git").exists():
        return {}
    told = "--format=%H %T %P%n%an %ae %ad%n%cn %ce %cd%n%B"
    questions = {
        "git log": ("log", "--all", told, "--date=raw", "--raw", "--no-abbrev", "-m"),
        "git index": ("ls-files", "--stage"),
    }
    environment = _environment(version, place, "")
    return {
        name: subprocess.run(
            ["git", *question], cwd=here, env=environment, capture_output=True, check=False
        ).stdout
        for name, question in questions.items()
    }


class Shop:
    """Where all is made: the worlds, once, by the old version, and a place of its own for each case."""

    def __init__(self, checkout: Path, work: Path) -> None:
        self.checkout = checkout
        self.work = work
        self.old = self.version(checkout, "old", "0")

    def version(self, checkout: Path, name: str, seed: str) -> Version:
        """Copy a version of the program, so that nobody changes it meanwhile and nothing is written to it."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        for part in ("cchc", "templates"):
            if (checkout / part).is_dir():  # templates may as well lie in the package
                shutil.copytree(checkout / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        version = Version(folder, seed)
        asked = [sys.executable, "-c", "import cchc; print(cchc.__file__)"]
        environment = _environment(version, self.work, "")
        found = subprocess.run(
            asked, cwd=self.work, env=environment, capture_output=True, check=True, text=True
        )
        if not Path(found.stdout.strip()).is_relative_to(folder):
            raise SystemExit(f"another cchc is run: {found.stdout}")
        return version

    def world(self, name: str) -> Path:
        """Return the folder of a world, made when it is first asked for."""
        place = self.work / "worlds" / name.replace("/", "-")
        if not place.exists():
            base, story = STORIES.get(name, ("", ""))
            self.begin(place, base)
            if base:
                self.tell(story, place)
            else:
                family, _, rest = name.partition("/")
                build = BUILDERS.get(name) or BUILDERS[f"{family}/*"]
                build(self, place / "here", rest)
        return place / "here"

    def begin(self, place: Path, world: str) -> None:
        """Make a place in which a world lies, or nothing."""
        shutil.rmtree(place, ignore_errors=True)
        for name in ("home", "cache") if world else ("home", "cache", "here"):
            (place / name).mkdir(parents=True)
        if world:
            shutil.copytree(self.world(world), place / "here", symlinks=True)

    def tell(self, story: str, place: Path) -> None:
        """Do what a story says."""
        for number, line in enumerate(filter(None, story.splitlines())):
            day, _, told = line.partition(" ")
            for name, value in (("$DAY", day), ("$HERE", str(place / "here")), ("$PYTHON", sys.executable)):
                told = told.replace(name, value)
            for step in _steps(told):
                done = _run(step, place, self.old, f"{day}T08:{number % 60:02}:00+07:00")
                if (done["exit code"] == b"0") == step.may_fail:
                    raise SystemExit(f"{line}\n{b''.join(done.values()).decode()}")

    def outcomes(self, case: Case, number: int, version: Version) -> list[Outcome]:
        """Run a case by a version in a place that is always the same; return what each command did."""
        place = self.work / "cases" / f"{number:04}"
        self.begin(place, case.world)
        done = []
        for step in case.steps:
            said = _run(step, place, version) | dict(_left(place / "here")) | _recorded(place, version)
            program = str(version.folder).encode()
            done.append({name: data.replace(program, b"PROGRAM") for name, data in said.items()})
        shutil.rmtree(place)
        return done


# The worlds


def _plan(here: Path, data: bytes) -> None:
    """Put a plan where it is found."""
    (here / "plans").mkdir(exist_ok=True)
    (here / "plans/2026.yaml").write_bytes(data)


def _plan_of(path: str) -> Callable[[Shop, Path, str], None]:
    """Return what makes a world of one of the checkout's plans, or of one in a folder."""
    return lambda shop, here, rest: _plan(here, (shop.checkout / path / rest).read_bytes())


def _bare(_: Shop, here: Path, __: str) -> None:
    """Leave a folder empty."""
    here.mkdir(exist_ok=True)


def _reported(shop: Shop, here: Path, _: str) -> None:
    """Make the real plan with what a province may set."""
    real = (shop.checkout / "plans/2026.yaml").read_text("utf-8")
    _plan(here, real.replace("\ntasks:", f"{REPORTING}\ntasks:", 1).encode())


def _every(shop: Shop, here: Path, _: str) -> None:
    """Make the sample plan with every other thing that a plan may say, without a history."""
    sample = (shop.checkout / "docs/sample/plans/2026.yaml").read_text("utf-8")
    _plan(here, sample.replace("\ntasks:", f"{REPORTING}\ntasks:", 1).encode())
    story = """
2026-09-09 cchc cancel 20 --document 70/UBND-VX --reason "không còn phù hợp" --as-of $DAY
2026-09-09 cchc submit 8 --as-of $DAY
2026-09-09 cchc done 6 --document 9/BC --link https://vinhthong.example/9 --summary "Báo cáo" --as-of $DAY
2026-09-09 cchc extend 3 --to "Quý IV/2026" --proposed --reason "chưa đủ phiếu" --as-of $DAY
2026-09-09 cchc update 9 --basis 12/CV-UBND --note "Đã xong: phần một" --as-of $DAY
2026-09-09 cchc update 10 --due "thường xuyên" --as-of $DAY
2026-09-09 cchc update 11 --due "20 ngày sau khi có văn bản" --as-of $DAY
"""
    shop.tell(story, here.parent)
    shutil.rmtree(here / "plans/.cchc", ignore_errors=True)


def _large(_: Shop, here: Path, __: str) -> None:
    """Make a plan that is large enough for only the parts that change to be read."""
    _plan(here, plan_text(450).encode())


def _marked(shop: Shop, here: Path, _: str) -> None:
    """Make a plan as Windows' editors save it: with a mark of its encoding and CRLF."""
    real = (shop.checkout / "plans/2026.yaml").read_bytes()
    _plan(here, b"\xef\xbb\xbf" + real.replace(b"\n", b"\r\n"))


def _hostile(_: Shop, here: Path, __: str) -> None:
    """Make a plan whose every text would be something else for whoever prints it."""
    _plan(here, HOSTILE.replace("{text}", MARKUP).encode())


def _communes(shop: Shop, here: Path, rest: str) -> None:
    """Make plans of several communes: of other years, of one issuer, hidden, broken."""
    sample = (shop.checkout / "docs/sample/plans/2026.yaml").read_text("utf-8")
    real = (shop.checkout / "plans/2026.yaml").read_text("utf-8")
    plans = {
        "xa/a/2026.yaml": sample,
        "xa/b/2026.yaml": real.replace("nhân dân xã Vĩnh Thông", "nhân dân xã Bình An"),
        "xa/b/cu/2025.yml": real.replace("year: 2026", "year: 2025"),
        "xa/c/hai.yaml": sample.replace("status: in_progress", "status: not_started"),
        "xa/c/.an.yaml": real,
        "xa/d/hong.yaml": real.replace("area: tthc", "area: ttch"),
        "xa/d/khong.yaml": "chỉ là chữ",
        "xa/d/rong.YAML": "",
        "ngoai.txt": real.replace("nhân dân xã Vĩnh Thông", "nhân dân xã Ngoài"),
    }
    for name, text in plans.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text, "utf-8")
    if rest == "own":
        _write(here / "templates", {"listing.html.j2": EVERYTHING})


def _many(shop: Shop, here: Path, _: str) -> None:
    """Make so many plans that several processes read them."""
    text = (shop.checkout / "tests/messy/one-task.yaml").read_text("utf-8")
    for number in range(90):
        status = "none" if number % 40 == 3 else ("not_started", "in_progress", "submitted")[number % 3]  # noqa: PLR2004
        mine = text.replace("UBND xã", f"UBND xã {number}").replace("not_started", status)
        _write(here / f"huyen-{number % 7}", {f"xa-{number:02}.yaml": mine})


# Templates


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def _word(path: Path, *paragraphs: str) -> None:
    """Write a Word form with these paragraphs, each in one run, as tags have to be."""
    form = docx.Document()
    for text in paragraphs:
        form.add_paragraph(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    form.save(str(path))


def _office(shop: Shop, here: Path) -> Path:
    """Begin with the office's repository; return the folder of its templates."""
    here.rmdir()
    shutil.copytree(shop.world("office"), here, symlinks=True)
    return here / "templates"


def _own_saying(what: str) -> Callable[[Shop, Path, str], None]:
    """Return what makes an office whose every template says the same."""

    def build(shop: Shop, here: Path, _: str) -> None:
        folder = _office(shop, here)
        _write(folder, dict.fromkeys(PAGES, what + (FILTERS if "walk" in what else "")))
        for name in FORMS:
            _word(folder / name, "{{ report.subject }}", what)

    return build


def _overriding(template: str, source: str) -> str:
    """Return a template that builds on a packaged one and says something in each of its blocks."""
    blocks = dict.fromkeys(_BLOCK.findall(source))
    plain = ("style", "script", "title")  # in which markup would not be read
    said = (
        f"{{% block {name} %}}{{{{ super() }}}}{'' if name in plain else f'<p>{name}</p>'}{{% endblock %}}\n"
        for name in blocks
    )
    return f'{{% extends "cchc/{template}" %}}\n{"".join(said)}'


def _own_blocks(shop: Shop, here: Path, _: str) -> None:
    """Make an office whose templates override every block of the packaged ones."""
    folder = _office(shop, here)
    sources = {name: (shop.checkout / "templates" / name).read_text("utf-8") for name in PAGES}
    _write(folder, {name: _overriding(name, text) for name, text in sources.items() if _BLOCK.search(text)})


def _own_copies(shop: Shop, here: Path, only: str) -> None:
    """Make an office that has copied the packaged templates to change them, all or only one."""
    folder = _office(shop, here)
    shutil.copytree(
        shop.checkout / "templates",
        folder,
        ignore=lambda _, names: [name for name in names if only not in {"copies", name}],
    )


def _own_restyled(shop: Shop, here: Path, _: str) -> None:
    """Make an office that has changed its Word forms: another margin, other words, one more line."""
    folder = _office(shop, here)
    for name in FORMS:
        form = docx.Document(str(shop.world("own/forms") / "templates" / name))
        form.sections[0].left_margin = form.sections[0].left_margin // 2
        form.styles["Nội dung"].font.italic = True
        form.paragraphs[0].insert_paragraph_before("{{ report.kind }}: {{ report.place_day }}")
        form.add_paragraph("Mẫu của xã: {{ report.subject }} {{ report.issuer | join(' ') }}")
        folder.mkdir(exist_ok=True)
        form.save(str(folder / name))


def _moulds(shop: Shop, here: Path, _: str) -> None:
    """Make an office with templates that are to be named, right ones and wrong ones."""
    folder = _office(shop, here).parent / "mau"
    macros = (shop.checkout / "templates/macros.html.j2").read_text("utf-8")
    of_macro = "{{ m.NAME.name }} {{ m.NAME.arguments }}\n"
    named = "".join(of_macro.replace("NAME", name) for name in _MACRO.findall(macros))
    sources = {name: (shop.checkout / "templates" / name).read_text("utf-8") for name in PAGES}
    pages = {f"{name}.{form}.j2": text for form in ("html", "md")
             for name, text in (("tat-ca", EVERYTHING + FILTERS), ("thu-tu", IN_ORDER))}  # fmt: skip
    pages["khoi.html.j2"] = _overriding("report.html.j2", sources["report.html.j2"])
    pages["khoi-official.html.j2"] = _overriding("official.html.j2", sources["official.html.j2"])
    pages["macro.html.j2"] = f'{{% import "cchc/macros.html.j2" as m %}}{named}'
    for kind, names in (("ten", MISSING), ("ten-official", MISSING_OFFICIAL)):
        pages |= {f"{kind}-{number}.md.j2": f"\n{{{{ {name} }}}}" for number, name in enumerate(names, 1)}
    _write(folder, pages | {f"sai-{name}.html.j2": text for name, text in WRONG.items()})
    shutil.copytree(shop.world("own/forms") / "templates", folder, dirs_exist_ok=True)
    _word(folder / "tat-ca.docx", EVERYTHING)
    _word(folder / "thu-tu.docx", IN_ORDER)
    for name, text in WRONG_WORD.items():
        _word(folder / f"sai-{name}.docx", text)
    _write(folder, {"sai-rong.docx": "", "sai-khong-phai.docx": "không phải Word"})


# Sheets


def _sheets(shop: Shop, here: Path, _: str) -> None:
    """Make an office with the sheet of its tasks, and with such sheets as come back."""
    shutil.copytree(shop.world("sample"), here, dirs_exist_ok=True)
    shop.tell(f"2026-09-14 cchc report --format xlsx -o goc.xlsx --as-of $DAY{REPOSITORY}", here.parent)
    for name, cells in FILLED_IN.items():
        _filled(here, name, lambda book, cells=cells: _fill(book, cells))
    _filled(here, "hai-trang", lambda book: book.copy_worksheet(book["Nhiệm vụ"]))
    _filled(here, "hai-cot", lambda book: _fill(book, {"P3": "Tiến độ (%)"}))
    _filled(here, "thieu-cot", lambda book: book["Nhiệm vụ"].delete_cols(10, 3))
    _filled(here, "khong-bang", lambda book: book["Nhiệm vụ"].delete_cols(1))
    _filled(here, "an", _hidden)
    _filled(here, "phan-tram", _in_percent)


def _filled(here: Path, name: str, change: Callable[[Any], object]) -> None:
    """Save a sheet that somebody changed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bars and lists are lost, and don't matter
        book = openpyxl.load_workbook(here / "goc.xlsx")
    change(book)
    book.save(here / f"{name}.xlsx")


def _fill(book: Any, cells: dict[str, Any]) -> None:  # noqa: ANN401  openpyxl has no types
    for place, value in cells.items():
        book["Nhiệm vụ"][place] = value or None


def _hidden(book: Any) -> None:  # noqa: ANN401
    """Hide a second sheet of tasks: nobody means it."""
    _fill(book, {"J6": 70})
    book.copy_worksheet(book["Nhiệm vụ"]).sheet_state = "hidden"


def _in_percent(book: Any) -> None:  # noqa: ANN401
    """Fill in shares as Excel takes them when somebody types a percent sign."""
    for place, value in (("J6", 0.7), ("J7", 1), ("J9", 0.07), ("J10", 0.333)):
        book["Nhiệm vụ"][place] = value
        book["Nhiệm vụ"][place].number_format = "0%"


# What makes the worlds that no story tells; a name with a star makes one for each file.
BUILDERS: dict[str, Callable[[Shop, Path, str], None]] = {
    "bare": _bare,
    "real": _plan_of("plans/2026.yaml"),
    "frozen": _plan_of("tests/data/ke-hoach-2026.yaml"),
    "sample": _plan_of("docs/sample/plans/2026.yaml"),
    "errors/*": _plan_of("tests/errors"),
    "messy/*": _plan_of("tests/messy"),
    "reported": _reported,
    "every": _every,
    "large": _large,
    "marked": _marked,
    "hostile": _hostile,
    "communes": _communes,
    "communes/*": _communes,
    "many": _many,
    "own/all": _own_saying(EVERYTHING),
    "own/order": _own_saying(IN_ORDER),
    "own/blocks": _own_blocks,
    "own/copies": _own_copies,
    "own/restyled": _own_restyled,
    "copy/*": _own_copies,
    "moulds": _moulds,
    "sheets": _sheets,
}


# Comparing


def _differences(old: Outcome, new: Outcome) -> Iterator[str]:
    """Yield what differs between two outcomes, with the first line of each that does."""
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            yield f"{name}: only {'new' if before is None else 'old'}"
        elif before != after:
            yield f"{name}: {_first(before, after)}"


def _first(old: bytes, new: bytes) -> str:
    """Say where two contents begin to differ: a line of text, a member of an archive."""
    if zipfile.is_zipfile(io.BytesIO(old)) and zipfile.is_zipfile(io.BytesIO(new)):
        found = next(_differences(_members(old), _members(new)), None)
        return found or "the same members, packed otherwise"
    before, after = (data.decode("utf-8", "surrogateescape").split("\n") for data in (old, new))
    lines = zip_longest(before, after, fillvalue=_END)
    number, (one, other) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    letters = zip_longest(one, other)
    same = next(n for n, pair in enumerate(letters) if pair[0] != pair[1])
    start = max(0, same - _LONGEST // 3) if max(len(one), len(other)) > _LONGEST else 0
    return f"line {number}: {one[start : start + _LONGEST]!r} -> {other[start : start + _LONGEST]!r}"


def _members(archive: bytes) -> Outcome:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


class Keeper:
    """Keeps what both versions did in a folder, if one was named."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def keep(self, number: int, name: str, done: list[Outcome]) -> None:
        """Write what a version did in a case."""
        for step, outcome in enumerate(done, 1) if self.folder else ():
            for what, data in outcome.items():
                if self.folder and not what.startswith(("folder ", "mode of ")):
                    kept = self.folder / name / f"{number:04}-{step}" / what.removeprefix("file ")
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    kept.write_bytes(data)


def _compare(shop: Shop, new: Version, cases: list[Case], keeper: Keeper) -> Iterator[list[Difference]]:
    """Run every case by both versions, as many at a time as there are processors; yield what differs."""
    for case in cases:
        shop.world(case.world)  # made before, since two cases may need the same one

    def compare(numbered: tuple[int, Case]) -> list[Difference]:
        number, case = numbered
        before, after = (shop.outcomes(case, number, version) for version in (shop.old, new))
        keeper.keep(number, "old", before)
        keeper.keep(number, "new", after)
        return [
            Difference(case, step, text)
            for step, (one, other) in enumerate(zip(before, after, strict=True), 1)
            for text in _differences(one, other)
        ]

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        yield from pool.map(compare, enumerate(cases, 1))


def _report(shop: Shop, new: Version, cases: list[Case], keeper: Keeper) -> bool:
    """Print what differs as it is found, and the sum; return whether nothing does."""
    begun, different = time.monotonic(), set()
    for number, found in enumerate(_compare(shop, new, cases, keeper), 1):
        for case, step, text in found:
            different.add((case, step))
            at = f" (command {step})" if len(case.steps) > 1 else ""
            print(f"{number:04} {case.name}{at}: {text}", flush=True)
        if number % 100 == 0 or number == len(cases):
            spent = time.monotonic() - begun
            print(f"{number} of {len(cases)} cases, {spent:.0f} s", file=sys.stderr, flush=True)
    print(f"{sum(len(case.steps) for case in cases)} command lines, {len(different)} different")
    return not different


# The control


def _broken(shop: Shop, control: Control) -> Version:
    """Make a version that is broken in one way."""
    broken = shop.version(shop.checkout, "new", "1")
    touched = 0
    for path in sorted(broken.folder.rglob("*")):
        if path.suffix in {".py", ".j2"}:
            text = path.read_text("utf-8")
            touched += text.count(control.before)
            path.write_text(text.replace(control.before, control.after), "utf-8")
    if not touched:
        raise SystemExit(f"no source has {control.before!r} any more: break {control.what} in another way")
    return broken


def _control(shop: Shop, words: list[str]) -> bool:
    """Break the program in every way that is known, and print which were caught; return whether all were."""
    caught, chosen = 0, [control for control in CONTROLS if all(word in control.what for word in words)]
    for control in chosen:
        broken = _broken(shop, control)
        cases = _cases(shop.checkout, control.words)
        found = [one for of in _compare(shop, broken, cases, Keeper(None)) for one in of]
        caught += bool(found)
        first = f"; first {found[0].case.name}: {found[0].text}" if found else ""
        seen = f"{'caught' if found else 'NOT CAUGHT'}: {control.what}"
        print(f"{seen} ({len(found)} differences in {len(cases)} cases{first})", flush=True)
    print(f"{caught} of {len(chosen)} controls caught")
    return caught == len(chosen)


def main() -> None:
    """Read the options, compare, and say by the exit code whether all is the same."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path, nargs="?", default=CHECKOUT)
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--control", action="store_true")
    options = parser.parse_args()
    if datetime.now(UTC).date() <= LATEST:
        raise SystemExit(f"the clock has to be past {LATEST}: updates of days to come are refused")
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(options.old.resolve(), Path(folder).resolve())
        if options.control:
            is_same = _control(shop, options.only)
        else:
            new = shop.version(options.new.resolve(), "new", "1")
            is_same = _report(shop, new, _cases(shop.checkout, options.only), Keeper(options.keep))
    sys.exit(not is_same)


if __name__ == "__main__":
    main()
