"""Word files, measured in their own XML: the layout of Decree 30/2020/NĐ-CP, and texts that stay texts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from fontTools.ttLib import TTFont

from cchc import queries
from cchc.errors import FileError, SurroundingsError
from cchc.intake import word_text
from cchc.plan import Amendment, Head, Plan
from cchc.planfile import document
from cchc.reports import document_kinds
from cchc.reports.official import amendment_draft, assignment, plan_document, progress, reminder, updated_plan
from cchc.reports.official.official_document import Annex, Table
from cchc.reports.printers import pages, text_width
from cchc.reports.printers.word import word_document, word_styles, word_template
from cchc.task import Stop
from tests.support import amended_plans
from tests.support.checkout import CHECKOUT, SAMPLE_PLAN
from tests.support.plans import make_area, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.text.paragraph import Paragraph

    from cchc.reports.official.official_document import OfficialDocument

DAY = date(2026, 9, 14)
KINDS = [kind.name for kind in document_kinds.OFFICIAL_KINDS]
HOSTILE = [
    "A & B",
    "<w:t>x</w:t>",
    "</w:t></w:r></w:p>",
    "{{ 7 * 7 }}",
    "{%p for x in y %}",
    "=1+1",
    "{% raw %}",
    "&amp; &#60;",
    "\" ' [ ]",
]


def official_page(official: OfficialDocument) -> str:
    return pages.render(official, "html").decode()


@cache
def sample_plan() -> Plan:
    return document.parse(SAMPLE_PLAN.read_bytes(), "2026.yaml").plan


@cache
def amended_sample() -> Plan:
    return amended_plans.amended(SAMPLE_PLAN.read_bytes())


@pytest.fixture(scope="module")
def sample() -> Plan:
    return sample_plan()


def given_up(plan: Plan) -> Plan:
    """Return a plan whose tasks an amendment has given up."""
    stopped = Stop(amended_plans.AMENDMENT.date, amended_plans.AMENDMENT.document)
    tasks = tuple(task._replace(status="cancelled", stopped=stopped) for task in plan.tasks)
    return replace(plan, tasks=tasks, head=plan.head._replace(amendments=(amended_plans.AMENDMENT,)))


def built(plan: Plan, kind: str) -> OfficialDocument:
    if kind == "plan":
        return plan_document.build(plan)
    if kind in {"updated-plan", "amendment"}:
        plan = amended_sample() if plan is sample_plan() else plan
        if kind == "updated-plan":
            return updated_plan.build(plan, DAY)
        plan = plan if plan.head.amendments else given_up(plan)
        return amendment_draft.build(plan, amended_plans.AMENDMENT)
    if kind == "assignment":
        return assignment.build(plan, DAY, plan.owners[0])
    if kind == "reminder":
        return reminder.build(plan, DAY)
    return progress.build(plan, DAY)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@cache
def sample_document(kind: str) -> bytes:
    """Return the document of the sample plan, made once for all tests that only look at it."""
    return word_document.render(built(sample_plan(), kind), DAY)


def rendered(plan: Plan, kind: str, **options: Any) -> Document:
    if plan is sample_plan() and not options:
        return opened(sample_document(kind))
    return opened(word_document.render(built(plan, kind), DAY, **options))


def said(data: bytes) -> str:
    return "\n".join(word_text.parse(data))


def millimetres(length: Length | None) -> int:
    assert length is not None
    rounded: int = round(length.mm)
    return rounded


def first_styled(made: Document, style: str) -> Paragraph:
    """Return the first paragraph of a style."""
    return next(one for one in made.paragraphs if one.style and one.style.name == style)


# The layout


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_a4_with_the_decrees_margins(sample: Plan, kind: str) -> None:
    upright, *lying = rendered(sample, kind).sections
    if kind == "assignment":
        upright, lying = rendered(sample, "plan").sections[0], [upright]
    assert (millimetres(upright.page_width), millimetres(upright.page_height)) == (210, 297)
    sides = (upright.top_margin, upright.right_margin, upright.bottom_margin, upright.left_margin)
    assert [millimetres(side) for side in sides] == [25, 20, 20, 35]
    assert len(lying) == (2 if kind == "progress" else 1), (
        "the sample's extension has an annex of its own there"
    )
    for section in lying:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert (millimetres(section.page_width), millimetres(section.page_height)) == (297, 210)
        sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        assert [millimetres(side) for side in sides] == [20, 15, 20, 30]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_numbered_on_top_in_the_middle_but_for_the_first(sample: Plan, kind: str) -> None:
    first, *others = rendered(sample, kind).sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.is_linked_to_previous or not first.first_page_header.paragraphs[0].text
    number = first.header.paragraphs[0]
    assert number.alignment == 1
    assert "PAGE" in number._p.xml  # noqa: SLF001  python-docx has no fields
    assert number.runs[0].font.size == Pt(13)
    for annex in others:  # each is numbered by itself, and without a number on its first page, too
        assert annex.different_first_page_header_footer
        assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"  # noqa: SLF001


def test_each_annex_that_there_is_stands_on_sheets_of_its_own(sample: Plan) -> None:
    built = progress.build(sample, date(2026, 9, 1))  # before anything was changed
    columns = document_kinds.PROGRESS.annexes[0].titles
    figures = Annex("Phụ lục II", "SỐ LIỆU", "(Kèm theo)", Table(columns, (("1", "Hồ sơ", *[""] * 5),)))
    for more, labels in (({}, ["Phụ lục"]), ({"figures": figures}, ["Phụ lục", "Phụ lục II"])):
        made = docx.Document(io.BytesIO(word_document.render(built._replace(more_annexes=more), DAY)))
        found = [one.text for one in made.paragraphs if one.style and one.style.name == "Phụ lục"]
        assert found == labels
        assert len(made.sections) == 1 + len(labels)
        assert {section.orientation for section in list(made.sections)[1:]} == {WD_ORIENT.LANDSCAPE}
        for page in ("html", "md"):
            text = pages.render(built._replace(more_annexes=more), page).decode()
            assert text.count("Phụ lục II") in ({0} if not more else {1, 2})


# Size, bold, italic, alignment (1 in the middle, 3 to both sides), as the decree has them
LAYOUT = {
    "Quốc hiệu": (12, True, False, 1),
    "Tiêu ngữ": (13, True, False, 1),
    "Cơ quan chủ quản": (12, False, False, 1),
    "Cơ quan ban hành": (12, True, False, 1),
    "Số, ký hiệu": (13, False, False, 1),
    "Địa danh, ngày tháng": (13, False, True, 1),
    "Tên loại": (14, True, False, 1),
    "Trích yếu": (14, True, False, 1),
    "Căn cứ": (14, False, True, 3),
    "Nội dung": (14, False, False, 3),
    "Phần": (14, True, False, 3),
    "Mục": (14, True, False, 3),
    "Gạch đầu dòng": (14, False, False, 3),
    "Chức vụ ký": (14, True, False, 1),
    "Họ tên người ký": (14, True, False, 1),
    "Nơi nhận": (12, True, True, 0),
    "Danh sách nơi nhận": (11, False, False, 0),
    "Phụ lục": (14, True, False, 1),
    "Tên phụ lục": (14, True, False, 1),
}


def test_every_kind_of_line_looks_as_the_decree_wants(sample: Plan) -> None:
    made = rendered(sample, "plan")
    looks = {
        name: (
            made.styles[name].font.size.pt,
            made.styles[name].font.bold,
            made.styles[name].font.italic,
            made.styles[name].paragraph_format.alignment,
        )
        for name in LAYOUT
    }
    assert looks == LAYOUT
    normal = made.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    for name in ("Căn cứ", "Nội dung", "Gạch đầu dòng"):
        spacing = made.styles[name].paragraph_format
        assert 10 <= round(spacing.first_line_indent.mm, 1) <= 12.7
        assert spacing.space_after >= Pt(6)
    assert 1 <= normal.paragraph_format.line_spacing <= 1.5


def test_every_line_has_the_style_of_its_kind(sample: Plan) -> None:
    of = {"basis": "Căn cứ", "part": "Phần", "article": "Mục", "item": "Gạch đầu dòng", "blank": "Chỗ điền", "text": "Nội dung"}  # fmt: skip
    for kind in KINDS:
        lines = built(sample, kind).lines
        found = [(p.text, p.style.name) for p in rendered(sample, kind).paragraphs if p.style is not None]
        wanted = [(line.text, of[line.style]) for line in lines]
        start = found.index(wanted[0])
        assert found[start : start + len(wanted)] == wanted


def test_the_rule_under_the_motto_is_as_long_as_it_the_others_two_fifths(sample: Plan) -> None:
    made = rendered(sample, "plan")
    left, right = made.tables[0].rows[0].cells
    for cell, style, share in (
        (right, word_styles.RULE_AS_LONG, 1.0),
        (left, word_styles.RULE_SHORT, 0.4),
    ):
        places = [place for place, p in enumerate(cell.paragraphs) if p.style.name == style]
        above, rule = cell.paragraphs[places[0] - 1], cell.paragraphs[places[0]]
        indents = rule.paragraph_format.left_indent.pt + rule.paragraph_format.right_indent.pt
        length = cell.width.pt - indents
        text = text_width.width(above.text, above.style.font.size.pt)
        assert length == pytest.approx(share * text, abs=0.5)
        assert rule.style.element.pPr.find(qn("w:pBdr")) is not None
        assert rule.style.paragraph_format.space_after == Pt(0)


def test_the_nations_name_fits_on_one_line(sample: Plan) -> None:
    cell = rendered(sample, "plan").tables[0].rows[0].cells[1]
    name = cell.paragraphs[0]
    assert name.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert text_width.width(name.text, name.style.font.size.pt) < cell.width.pt
    assert text_width.width(name.text, 13) > cell.width.pt, "the control: a point more would not"


@pytest.mark.parametrize("kind", KINDS)
def test_tables_repeat_their_head_and_cut_no_row(sample: Plan, kind: str) -> None:
    table = rendered(sample, kind).tables[1 if kind == "assignment" else -1]
    head, *rows = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
    assert rows
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)  # noqa: SLF001
    grid = [round(column.width.mm) for column in table.columns]
    assert grid == [round(cell.width.mm) for cell in rows[0].cells], "the grid and the cells agree"
    assert sum(grid) <= 252


def test_a_day_below_ten_and_january_have_a_zero(sample: Plan) -> None:
    assert "Vĩnh Thông, ngày 02 tháng 01 năm 2026" in said(
        word_document.render(plan_document.build(sample), DAY)
    )


def test_blanks_are_highlighted(sample: Plan) -> None:
    made = rendered(sample, "progress")
    cells = [cell for row in made.tables[1].rows for cell in row.cells]
    paragraphs = [*made.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    marked = [run.text for p in paragraphs for run in p.runs if run.font.highlight_color]
    assert "[cơ quan nhận báo cáo]" in marked
    assert "[đơn vị soạn thảo]" in marked
    assert len([text for text in marked if text.startswith("[")]) == len(marked) >= 17


# Texts that stay texts


def hostile_plan(text: str) -> Plan:
    task = make_task(1, title=text, deliverable=text, owner=make_owner("a", name=text, short=text))
    head = Head(
        number=text, date=date(2026, 1, 2), year=2026, title=text, issuer=text, place=text,
        legal_bases=(text,), purposes=(text,), closing=text, recipients=(text,),
    )  # fmt: skip
    return make_plan(task, head=head, areas=(make_area("the-che", title=text, measures=(text,)),))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_text_of_the_plan_is_never_markup(kind: str, text: str) -> None:
    data = word_document.render(built(hostile_plan(text), kind), DAY)
    assert text in said(data)


def test_control_characters_and_half_letters_are_left_out_and_long_texts_kept() -> None:
    text = "a\x00b\x07c\ud800d\ufffee\x0bf\n" + "dài " * 8_192
    data = word_document.render(plan_document.build(hostile_plan(text)), DAY)
    assert "a b cde f " + "dài " * 8_191 in said(data)
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        assert name.isascii()


# The same bytes


def test_the_same_report_gives_the_same_bytes_anywhere(sample: Plan, tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from cchc.planfile import document; from cchc.reports.official import progress; from cchc.reports.printers import task_sheet; from cchc.reports.printers.word import word_document; from cchc import queries\n"
        "plan = document.parse(Path(sys.argv[1]).read_bytes(), 'x').plan; day = date(2026, 9, 14)\n"
        "out = Path(sys.argv[2])\n"
        "out.with_suffix('.docx').write_bytes(word_document.render(progress.build(plan, day), day))\n"
        "out.with_suffix('.xlsx').write_bytes(task_sheet.workbook(plan, queries.standings(plan, day), day))\n"
    )
    plan = SAMPLE_PLAN
    for number, (seed, zone) in enumerate((("0", "UTC"), ("1", "Asia/Ho_Chi_Minh"), ("77", "America/Lima"))):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(CHECKOUT)}
        subprocess.run(
            [sys.executable, "-c", code, str(plan), str(tmp_path / str(number))], env=env, check=True
        )
    for kind in ("docx", "xlsx"):
        assert len({(tmp_path / f"{number}.{kind}").read_bytes() for number in range(3)}) == 1
    assert word_document.render(progress.build(sample, DAY), DAY) != word_document.render(
        progress.build(sample, DAY), date(2026, 9, 15)
    )


# The office's own forms


def test_a_form_that_the_office_restyled_wins(sample: Plan, tmp_path: Path) -> None:
    form = docx.Document(io.BytesIO(word_template.build(document_kinds.find("progress"))))
    form.styles["Nội dung"].font.size = Pt(13)
    form.sections[0].left_margin = Mm(30)
    form.add_paragraph("Mẫu của xã: {{ report.subject }}")
    form.save(str(tmp_path / "bao-cao.docx"))
    made = rendered(sample, "progress", office=tmp_path)
    assert made.styles["Nội dung"].font.size == Pt(13)
    assert millimetres(made.sections[0].left_margin) == 30
    assert made.paragraphs[-1].text == f"Mẫu của xã: {progress.build(sample, DAY).subject}"
    assert millimetres(rendered(sample, "plan", office=tmp_path).sections[0].left_margin) == 35


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ report.khong_co }}", 'không có "khong_co"; các tên dùng được: addressees, annex, '),
        ("{{ bao_cao }}", 'không có "bao_cao"; tên dùng được: report'),
        ("{% if %}", "bao-cao.docx, gần chỗ “{% if %}”: viết sai thẻ điền (thiếu nội dung trước %})"),
        (
            "Số liệu {% endif %}",
            "gần chỗ “Số liệu {% endif %}”: viết sai thẻ điền ({% endif %} không có thẻ mở nào",
        ),
        ("{% if report %}", "viết sai thẻ điền (thẻ {% if %} chưa có {% endif %})"),
        ("{{ report.__class__ }}", "mẫu không được làm việc này"),
        ("{{ 1 / 0 }}", "không tính được"),
    ],
)
def test_a_form_that_is_wrong_is_told(sample: Plan, tmp_path: Path, tag: str, message: str) -> None:
    form = docx.Document()
    form.add_paragraph(tag)
    form.save(str(tmp_path / "bao-cao.docx"))
    with pytest.raises(SurroundingsError) as raised:
        word_document.render(progress.build(sample, DAY), DAY, office=tmp_path)
    assert raised.value.message.startswith("mẫu bao-cao.docx")
    assert message in raised.value.message
    assert "thì dùng lại mẫu có sẵn" in str(raised.value.hint)


@pytest.mark.parametrize("data", [b"", b"khong phai docx", b"PK\x03\x04hong"])
def test_a_file_that_is_no_form_is_told(sample: Plan, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bao-cao.docx").write_bytes(data)
    with pytest.raises(SurroundingsError, match="không phải là tệp Word"):
        word_document.render(progress.build(sample, DAY), DAY, office=tmp_path)
    with pytest.raises(FileError, match="không phải là tệp Word"):
        list(word_text.parse(data))


def test_a_zip_that_is_no_word_file_is_told(sample: Plan, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bao-cao.docx", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(SurroundingsError, match="không phải là tệp Word"):
        word_document.render(progress.build(sample, DAY), DAY, office=tmp_path)


# What metrics rest on


def test_widths_are_those_of_the_fonts_that_have_the_measure_of_times() -> None:
    """Liberation Serif Bold is made to the measure of Times New Roman Bold."""
    path = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf")
    if not path.exists():
        reason = "máy này không có phông Liberation Serif"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    font = TTFont(path)
    letters, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ỦY BAN NHÂN DÂN Phường Ưu Ơ ở ướt 2026"
    assert text_width.width(text, 1000) == pytest.approx(
        sum(widths[letters[ord(letter)]][0] for letter in text) / em * 1000, rel=0.005
    )


def element_order(data: bytes) -> list[str]:
    """Return what stands in another order than the schema has it, where Word looks."""
    order = {
        "tblPr": ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"],
        "trPr": ["cantSplit", "tblHeader"],
        "pPr": ["pStyle", "keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "rPr"],
        "rPr": ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "highlight", "lang"],
    }  # fmt: skip
    wrong = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("word/document.xml", "word/styles.xml"):
            for element in parse_xml(archive.read(name)).iter():
                tag = element.tag.partition("}")[2] if isinstance(element.tag, str) else ""
                inside = [one.tag.partition("}")[2] for one in element]
                if tag in order:
                    places = [order[tag].index(one) for one in inside if one in order[tag]]
                    wrong += [f"{name}: {tag} {inside}"] if places != sorted(places) else []
                if tag == "tc" and inside[-1:] != ["p"]:
                    wrong.append(f"{name}: a cell that ends in {inside[-1:]}")
                if tag == "body" and inside[-2:-1] == ["tbl"]:
                    wrong.append(f"{name}: a table at the very end")
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_elements_stand_in_the_order_that_word_wants(sample: Plan, kind: str) -> None:
    assert element_order(word_document.render(built(sample, kind), DAY)) == []
    assert element_order(word_template.build(document_kinds.find(kind))) == []


def test_a_cell_whose_lines_all_went_still_has_one(sample: Plan, tmp_path: Path) -> None:
    form = docx.Document()
    form.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{%p for line in [] %}"
    form.tables[0].cell(0, 0).add_paragraph("{%p endfor %}")
    form.save(str(tmp_path / "bao-cao.docx"))
    made = word_document.render(progress.build(sample, DAY), DAY, office=tmp_path)
    assert not [one for one in element_order(made) if "cell" in one]


def test_a_form_of_another_kind_is_refused(sample: Plan, tmp_path: Path) -> None:
    """Its columns would stand under the titles of others."""
    chosen = tmp_path / "mau.docx"
    chosen.write_bytes(word_template.build(document_kinds.find("plan")))
    with pytest.raises(SurroundingsError) as raised:
        word_document.render(progress.build(sample, DAY), DAY, template=chosen)
    assert raised.value.message == "mẫu mau.docx là mẫu của văn bản kế hoạch, không phải của báo cáo định kỳ"


def test_a_cell_that_people_have_to_fill_in_is_highlighted_and_words_in_brackets_are_not() -> None:
    plan = amended_plans.amended(SAMPLE_PLAN.read_bytes())
    drafted = amendment_draft.build(plan, amended_plans.AMENDMENT)
    assert drafted.annex is not None
    first = drafted.annex.table.rows[0]
    rows = ((*first[:2], "Lớp [đợt 1]", *first[3:]),)
    annex = drafted.annex._replace(table=drafted.annex.table._replace(rows=rows))
    made = docx.Document(io.BytesIO(word_document.render(drafted._replace(annex=annex), DAY)))
    cells = made.tables[-1].rows[-1].cells
    runs = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs if run.text]
    assert [run.text for run in runs if run.font.highlight_color] == ["[nêu căn cứ, lý do]"]
    assert "Lớp [đợt 1]" in [run.text for run in runs]
    page = official_page(drafted._replace(annex=annex))
    assert "<td><mark>[nêu căn cứ, lý do]</mark></td>" in page
    assert "<td>Lớp [đợt 1]</td>" in page


def test_a_decision_names_who_has_the_authority_in_the_middle_of_the_line() -> None:
    plan = amended_plans.amended(SAMPLE_PLAN.read_bytes())
    drafted = amendment_draft.build(plan, Amendment("77/QĐ-UBND", DAY))
    made = docx.Document(io.BytesIO(word_document.render(drafted, DAY)))
    styles = {p.text: p.style.name for p in made.paragraphs if p.style}
    centred = [text for text, style in styles.items() if style == "Tên loại"]
    assert centred == ["QUYẾT ĐỊNH", plan.head.issuer.upper(), "QUYẾT ĐỊNH:"]
    assert '<p class="signature">QUYẾT ĐỊNH:</p>' in official_page(drafted)


def test_blanks_are_marked_in_their_own_run_whatever_stands_beside_them(sample: Plan, tmp_path: Path) -> None:
    form = docx.Document(io.BytesIO(word_template.build(document_kinds.find("progress"))))
    paragraph = first_styled(form, "Kính gửi")
    paragraph.runs[0].text = "TRÂN TRỌNG "
    paragraph.runs[0].font.bold = True
    paragraph.add_run("{{ line }}")
    form.save(str(tmp_path / "bao-cao.docx"))
    made = rendered(sample, "progress", office=tmp_path)
    told = first_styled(made, "Kính gửi")
    looks = [(run.text, bool(run.font.bold), bool(run.font.highlight_color)) for run in told.runs if run.text]
    assert looks == [
        ("TRÂN TRỌNG ", True, False),
        ("Kính gửi: ", False, False),
        ("[cơ quan nhận báo cáo]", False, True),
    ]


def test_a_document_with_nothing_in_it_still_is_one() -> None:
    empty = make_plan()
    for kind in ("plan", "progress"):
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said(word_document.render(built(empty, kind), DAY))
    owner = make_owner()
    alone = replace(empty, owners=(owner,))
    assert queries.standings(alone, DAY) == ()
    assert "không còn nhiệm vụ" in said(word_document.render(assignment.build(alone, DAY, owner), DAY))


def test_a_word_file_made_on_windows_has_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("[Content_Types].xml", "")
    here = word_document.repeatable(archive.getvalue())
    monkeypatch.setattr(sys, "platform", "win32")
    assert zipfile.ZipInfo("x").create_system == 0, "what zipfile tells there unasked"
    assert word_document.repeatable(archive.getvalue()) == here
