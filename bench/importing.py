"""Papers that are read: a Word plan, a sheet of 1,000 rows, a PDF of 12 pages, each beside its library alone.

    python bench/importing.py [--runs 7] [--rows 1000] [--pages 12]

What stands beside is a typer app that imports the same library and opens the same file with it, all of
it and nothing more: for Word lxml alone is imported, Excel's cells are read by openpyxl with what they
show, PDF's tables are found by pdfplumber. A sheet is read twice, as a plan that becomes a draft and as
one that came back for `--update`. All run in turn; nothing is written, but for the draft that says so.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import warnings
from datetime import date
from pathlib import Path

from measuring import CHECKOUT, measured

PAPERS = CHECKOUT / "tests/data/intake"
BARE = """
import sys
from pathlib import Path
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def read(file: Path) -> None:
{body}
app()
"""
BODIES = {
    "typer app that imports lxml": """
    from lxml import etree
    file.read_bytes()
""",
    "typer app, openpyxl reads all cells": """
    import openpyxl
    for sheet in openpyxl.load_workbook(file, data_only=True):
        print(sum(value is not None for row in sheet.iter_rows(values_only=True) for value in row))
""",
    "typer app, pdfplumber finds all tables": """
    import pdfplumber
    with pdfplumber.open(file) as pdf:
        print(sum(len(page.extract_tables()) for page in pdf.pages))
""",
}
HEADER = (
    "STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành",
    "Sản phẩm", "Ghi chú",
)  # fmt: skip
OFFICES = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trạm Y tế", "Công an xã")


def make_sheet(path: Path, rows: int) -> None:
    """Write a sheet of tasks as an office types it: texts, some real dates, borders."""
    import xlsxwriter  # noqa: PLC0415

    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Phụ lục")
        framed, day = book.add_format({"border": 1}), book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row(0, 0, HEADER, framed)
        for number in range(1, rows + 1):
            title = (
                f"Rà soát, đánh giá việc thực hiện nhiệm vụ số {number} của đơn vị theo kế hoạch được giao"
            )
            lead, helps = OFFICES[number % 5], f"{OFFICES[(number + 1) % 5]}; {OFFICES[(number + 2) % 5]}"
            due = f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2026"
            page.write_row(number, 0, (number, title, lead, helps, due, "Báo cáo", ""), framed)
            if number % 3 == 0:
                page.write_datetime(number, 4, date(2026, number % 12 + 1, number % 28 + 1), day)


def make_pages(path: Path, pages: int) -> None:
    """Write the pages of the office's PDF again and again, until there are so many."""
    import pypdfium2  # noqa: PLC0415  comes with pdfplumber

    source, made = pypdfium2.PdfDocument(PAPERS / "seed.pdf"), pypdfium2.PdfDocument.new()
    while len(made) < pages:
        made.import_pages(source, range(min(len(source), pages - len(made))))
    made.save(path)


def make_returned_sheet(folder: Path, rows: int) -> None:
    """Write a plan of so many tasks, and the sheet that an office sends back with a note in each row."""
    import openpyxl  # noqa: PLC0415

    make = [sys.executable, str(CHECKOUT / "bench/make_plans.py"), str(rows)]
    with (folder / "plan.yaml").open("wb") as file:
        subprocess.run(make, stdout=file, check=True)
    report = [*cchc("report", "--format", "xlsx"), "--plan", str(folder / "plan.yaml")]
    subprocess.run(
        [*report, "-o", str(folder / "returned.xlsx")], cwd=CHECKOUT, check=True, capture_output=True
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bars in cells aren't kept, which nobody misses here
        book = openpyxl.load_workbook(folder / "returned.xlsx")
    top = next(cell for row in book["Nhiệm vụ"].iter_rows() for cell in row if cell.value == "Ghi chú")
    for row in range(top.row + 1, top.row + 1 + rows):
        book["Nhiệm vụ"].cell(row, top.column).value = "Đã gửi dự thảo xin ý kiến các đơn vị"
    book.save(folder / "returned.xlsx")


def cchc(*arguments: str) -> list[str]:
    """Return a command of cchc."""
    return [sys.executable, "-m", "cchc", *arguments]


def programs(folder: Path, rows: int, pages: int) -> list[tuple[str, str, list[str]]]:
    """Return the programs to time: how each is called, beside which it stands, and its command."""
    word, sheet, pdf = folder / "plan.docx", folder / "plan.xlsx", folder / "plan.pdf"
    returned, plan = folder / "returned.xlsx", folder / "plan.yaml"
    lxml, openpyxl, pdfplumber = BODIES
    bare = {name: folder / f"bare_{index}.py" for index, name in enumerate(BODIES)}
    for name, path in bare.items():
        path.write_text(BARE.format(body=BODIES[name]), "utf-8")

    def beside(name: str, file: Path) -> list[str]:
        return [sys.executable, str(bare[name]), str(file)]

    draft = ("import", "--dry-run")
    back = ("import", "--update", "--dry-run", "--plan", str(plan))
    of_sheet, of_returned = f"{openpyxl}, {rows:,} rows", f"{openpyxl}, the sheet that came back"
    return [
        (lxml, lxml, beside(lxml, word)),
        ("cchc import, Word plan of 20 tasks", lxml, cchc(*draft, str(word))),
        (of_sheet, of_sheet, beside(openpyxl, sheet)),
        (f"cchc import, sheet of {rows:,} rows", of_sheet, cchc(*draft, str(sheet))),
        ("the same, the draft printed", of_sheet, cchc("import", "-o", "-", str(sheet))),
        (of_returned, of_returned, beside(openpyxl, returned)),
        (f"cchc import --update, {rows:,} notes", of_returned, cchc(*back, str(returned))),
        (pdfplumber, pdfplumber, beside(pdfplumber, pdf)),
        (f"cchc import, PDF of {pages} pages", pdfplumber, cchc(*draft, str(pdf))),
    ]


def main() -> None:
    """Time every program in turn and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=12)
    options = parser.parse_args()
    compileall.compile_dir(CHECKOUT / "cchc", quiet=1)
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        shutil.copy(PAPERS / "seed.docx", folder / "plan.docx")
        make_sheet(folder / "plan.xlsx", options.rows)
        make_pages(folder / "plan.pdf", options.pages)
        make_returned_sheet(folder, options.rows)
        commands = programs(folder, options.rows, options.pages)
        for _ in range(options.runs + 1):
            for label, _, command in commands:
                taken.setdefault(label, []).append(measured(command)[0])
    medians = {label: statistics.median(times[1:]) for label, times in taken.items()}
    print("| program | ms | × what stands beside |\n| --- | ---: | ---: |")
    for label, other, _ in commands:
        print(f"| {label} | {medians[label]:.0f} | {medians[label] / medians[other]:.2f} |")


if __name__ == "__main__":
    main()
