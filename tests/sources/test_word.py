"""Word files with what libraries lose or wrongly keep: changes, hidden text, fields, boxes, notes, merges."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest

from cchc.errors import FileError
from cchc.sources.document import Paragraph, SourceDocument, Table
from cchc.sources.word import word_document
from tests.support.checkout import TESTS
from tests.support.word_files import abstract, level, listed, numbered, p, r, tbl, tc, tr, word_file

CASES = TESTS / "data/intake"
_CHANGE = 'w:id="1" w:author="a"'


def read(body: str, **parts: str | bytes) -> SourceDocument:
    return word_document.read(word_file(body, **parts))  # type: ignore[arg-type]


def texts(document: SourceDocument) -> list[str]:
    return [f"{one.number} {one.text}".strip() for one in document.paragraphs]


def rows(document: SourceDocument, index: int = 0) -> list[list[str]]:
    """Return a table's cells: `<` before what is merged across, `^` before what is merged downwards."""
    signs = {"": "", "across": "<", "down": "^"}
    return [
        [signs[cell.merged] + f"{cell.number} {cell.text}".strip() for cell in row.cells]
        for row in document.tables[index].rows
    ]


def doubts(document: SourceDocument, code: str) -> list[tuple[str, str]]:
    found = [doubt for doubt in document.doubts if doubt.code == code]
    return [(doubt.place.words if doubt.place else "", doubt.text) for doubt in found]


def inserted(content: str) -> str:
    return f"<w:ins {_CHANGE}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {_CHANGE}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def test_insertions_are_read_and_deletions_are_not_and_both_are_named() -> None:
    document = read(p(r("Hạn: ") + deleted("Quý I") + inserted(r("Quý II")) + r("/2026")) + p("Sau"))
    assert texts(document) == ["Hạn: Quý II/2026", "Sau"]
    assert doubts(document, "tracked-change") == [
        ("đoạn 1", "Dấu vết sửa chưa chấp nhận: đã xóa “Quý I”, đã thêm “Quý II”; đọc như đã chấp nhận.")
    ]


def test_an_insertion_inside_a_link_inside_a_content_control_is_read() -> None:
    link = f"<w:hyperlink>{inserted(r('Phòng Kinh tế'))}</w:hyperlink>"
    document = read(p(f"<w:sdt><w:sdtPr/><w:sdtContent>{link}</w:sdtContent></w:sdt>"))
    assert texts(document) == ["Phòng Kinh tế"]


def test_moved_text_is_read_where_it_was_moved_to() -> None:
    moved = p(f"<w:moveFrom {_CHANGE}>{r('Công khai ngân sách')}</w:moveFrom>")
    document = read(moved + p("Giữa") + p(f"<w:moveTo {_CHANGE}>{r('Công khai ngân sách')}</w:moveTo>"))
    assert texts(document) == ["Giữa", "Công khai ngân sách"]
    assert len(doubts(document, "tracked-change")) == 2


def test_paragraphs_are_joined_where_the_mark_between_them_was_deleted() -> None:
    gone = f"<w:rPr><w:del {_CHANGE}/></w:rPr>"
    assert texts(read(p("Xây dựng ", properties=gone) + p("kế hoạch") + p("Sau"))) == [
        "Xây dựng kế hoạch",
        "Sau",
    ]


def test_a_paragraph_that_was_deleted_whole_does_not_count() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + listed(1, 0)
    gone = f"{numbered()}<w:rPr><w:del {_CHANGE}/></w:rPr>"
    body = (
        p("Một", properties=numbered()) + p(deleted("Hai"), properties=gone) + p("Ba", properties=numbered())
    )
    assert texts(read(body, numbering=numbering)) == ["1. Một", "2. Ba"]


def test_paragraphs_that_are_joined_have_one_number() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + listed(1, 0)
    gone = f"{numbered()}<w:rPr><w:del {_CHANGE}/></w:rPr>"
    hidden = f"{numbered()}<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = (
        p("Một ", properties=gone)
        + p("dòng", properties=numbered())
        + p("Hai ", properties=hidden)
        + p("dòng")
    )
    body += p("Ba", properties=numbered())
    assert texts(read(body, numbering=numbering)) == ["1. Một dòng", "2. Hai dòng", "3. Ba"]


def test_deleted_rows_are_left_out_and_the_others_keep_their_places() -> None:
    gone = tr("2", "Việc đã xóa", properties=f"<w:del {_CHANGE}/>")
    added = tr("3", "Việc mới", properties=f"<w:ins {_CHANGE}/>")
    document = read(tbl(tr("1", "Việc cũ"), gone, added))
    assert rows(document) == [["1", "Việc cũ"], ["3", "Việc mới"]]
    assert [row.place.row for row in document.tables[0].rows] == [1, 3]
    assert [place for place, _ in doubts(document, "tracked-change")] == ["bảng 1, dòng 2", "bảng 1, dòng 3"]


def test_a_table_of_which_every_row_was_deleted_is_not_there() -> None:
    document = read(tbl(tr("1", "Việc", properties=f"<w:del {_CHANGE}/>")) + p("Sau"))
    assert document.tables == ()
    assert texts(document) == ["Sau"]


def test_a_cell_that_was_deleted_makes_room_for_the_next() -> None:
    gone = tc("Cột bỏ", f"<w:cellDel {_CHANGE}/>")
    assert rows(read(tbl(tr("1", gone, "Việc")))) == [["1", "Việc"]]


@pytest.mark.parametrize(
    ("run", "paragraph", "styles"),
    [
        ("<w:vanish/>", "", ""),
        ('<w:vanish w:val="true"/>', "", ""),
        (
            '<w:rStyle w:val="An"/>',
            "",
            '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        (
            "",
            '<w:pStyle w:val="Con"/>',
            (
                '<w:style w:type="paragraph" w:styleId="Cha"><w:rPr><w:vanish/></w:rPr></w:style>'
                '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Cha"/></w:style>'
            ),
        ),
        ("", "", "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"),
    ],
    ids=["own", "own true", "style of the run", "style that a style is based on", "default"],
)
def test_hidden_text_is_left_out_and_named(run: str, paragraph: str, styles: str) -> None:
    seen = r("Thấy", '<w:vanish w:val="0"/>')
    document = read(p(seen + r(" mật", run), properties=paragraph), styles=styles)
    assert texts(document) == ["Thấy"]
    assert doubts(document, "hidden-text") == [("đoạn 1", "Chữ bị ẩn, không đọc: “mật”.")]


def test_a_run_in_a_hidden_style_that_says_it_is_not_hidden_is_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = read(
        p("Thấy", properties='<w:pStyle w:val="An"/>', run='<w:vanish w:val="off"/>'), styles=styles
    )
    assert texts(document) == ["Thấy"]
    assert document.doubts == ()


def test_hidden_rows_are_marked() -> None:
    document = read(tbl(tr("1", "Việc"), tr("2", "Việc ẩn", properties="<w:hidden/>")))
    assert [row.is_hidden for row in document.tables[0].rows] == [False, True]


def test_content_controls_around_rows_and_cells_are_entered() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{tc('1')}{control(tc('Việc'))}</w:tr>"
    document = read(control(tbl(tr("TT", "Nội dung"), control(row))) + control(p("Sau")))
    assert rows(document) == [["TT", "Nội dung"], ["1", "Việc"]]
    assert texts(document) == ["Sau"]


def test_the_prompt_of_an_empty_content_control_is_not_text() -> None:
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Bấm để nhập')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(p(r("Hạn: ") + prompt))) == ["Hạn:"]


def test_smart_tags_and_custom_xml_are_entered() -> None:
    assert texts(
        read(p(f"<w:smartTag>{r('Xã ')}<w:customXml>{r('Bình Minh')}</w:customXml></w:smartTag>"))
    ) == ["Xã Bình Minh"]


def field(instruction: str, result: str | None) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    shown = "" if result is None else mark("separate") + (result if result.startswith("<") else r(result))
    return f"{mark('begin')}<w:r><w:instrText> {instruction} </w:instrText></w:r>{shown}{mark('end')}"


def test_the_results_of_fields_are_read_and_their_instructions_are_not() -> None:
    nested = field(f"IF {field('MERGEFIELD x', 'ẩn')} = 1", "Quý II")
    simple = f'<w:fldSimple w:instr="DATE">{r(" năm 2026")}</w:fldSimple>'
    assert texts(read(p(r("Hạn ") + nested + simple + field("XE mục", None)))) == ["Hạn Quý II năm 2026"]


def test_a_field_without_an_end_does_not_swallow_the_text_behind_it() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    assert texts(read(p(begun + r("Còn lại")) + p("Sau"))) == ["Còn lại", "Sau"]


def test_the_list_of_contents_is_not_read_as_text() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    begin = f"{mark('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{mark('separate')}"
    contents = p(begin + r("I. Mục đích 1")) + p(r("II. Nội dung 2") + mark("end"))
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p('MỤC LỤC')}</w:sdtContent></w:sdt>"
    assert texts(read(control + contents + p("I. Mục đích"))) == ["I. Mục đích"]


def box(content: str) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
    fallback = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_stand_apart_and_once() -> None:
    document = read(p(r("KẾ HOẠCH") + box(p("Số: 05/KH-UBND") + tbl(tr("a", "b")))))
    assert texts(document) == ["KẾ HOẠCH"]
    assert [aside.text for aside in document.asides] == ["Số: 05/KH-UBND", "a b"]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (p(r("KẾ HOẠCH") + box(p("DỰ THẢO LẦN 3"))), {}),
        (p("(Dự thảo ngày 05/01/2026)") + p("KẾ HOẠCH"), {}),
        (tbl(tr("UBND XÃ", p("CỘNG HÒA") + p("DỰ THẢO"))) + p("KẾ HOẠCH"), {}),
        (p("KẾ HOẠCH"), {"header": p("Dự thảo")}),
        (
            p("KẾ HOẠCH"),
            {"footer": p("<w:r><w:pict><v:shape><v:textpath string='DỰ THẢO'/></v:shape></w:pict></w:r>")},
        ),
    ],
    ids=["text box", "line of the head", "table of the head", "head of the page", "lettering"],
)
def test_a_draft_is_named(body: str, parts: dict[str, str]) -> None:
    assert len(doubts(read(body, **parts), "draft-mark")) == 1


def test_a_task_about_a_draft_is_no_draft_mark() -> None:
    body = p("KẾ HOẠCH") + p("Căn cứ Luật") + p("DỰ THẢO") + tbl(tr("1", "Dự thảo báo cáo gửi tỉnh"))
    assert doubts(read(body), "draft-mark") == []


def test_notes_and_comments_are_quoted_where_they_stand() -> None:
    marks = (
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    document = read(
        tbl(tr("1", p(r("Việc") + marks + r(" sau")))),
        footnotes=f'<w:footnote w:id="2">{p("Theo Nghị định")}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p("Nguồn")}</w:endnote>',
        comments=f'<w:comment w:id="0">{p("Giao ai?")}{p("Xem lại")}</w:comment>',
    )
    assert rows(document) == [["1", "Việc sau"]]
    assert doubts(document, "footnote") == [
        ("bảng 1, dòng 1", "Chú thích cuối trang: “Theo Nghị định”."),
        ("bảng 1, dòng 1", "Chú thích cuối văn bản: “Nguồn”."),
    ]
    assert doubts(document, "comment") == [("bảng 1, dòng 1", "Lời bình: “Giao ai? Xem lại”.")]


def test_the_mark_of_a_note_that_a_person_chose_is_not_text() -> None:
    mark = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>(*)</w:t></w:r>'
    assert texts(read(p(r("Việc") + mark))) == ["Việc"]


def test_breaks_tabs_hyphens_and_spaces_are_folded() -> None:
    inner = "<w:r><w:t>Phòng</w:t><w:br/><w:t>Văn\u00a0hóa</w:t><w:tab/><w:t>xã</w:t><w:noBreakHyphen/><w:t>hội</w:t></w:r>"
    decomposed = r("Tha\u0306\u0301ng tu\u0323\u031b")
    document = read(p(inner + r(" Trung\u200b tâ\u00adm  ") + decomposed))
    assert texts(document) == ["Phòng\nVăn hóa xã-hội Trung tâm Thắng tự"]


def test_ticks_of_symbol_fonts_are_read() -> None:
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    typed = r("\uf0a3 5 ngày", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    assert texts(read(p(tick) + p(typed))) == ["✓", "≤ 5 ngày"]


def test_paragraphs_are_bold_where_all_letters_are() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    body = (
        p("A", run="<w:b/>")
        + p("A", properties='<w:pStyle w:val="Dam"/>')
        + p(r("A", "<w:b/>") + r(" b"))
        + p("A", properties='<w:pStyle w:val="Dam"/>', run='<w:b w:val="0"/>')
    )
    assert [one.is_bold for one in read(body, styles=styles).paragraphs] == [True, True, False, False]


def test_strict_files_are_read_as_others() -> None:
    body = p("Một", properties=numbered()) + tbl(tr(tc("a", '<w:gridSpan w:val="2"/>')), tr("1", "2"))
    numbering = abstract(0, level(0, "upperRoman", "%1.")) + listed(1, 0)
    plain, strict = (
        word_document.read(word_file(body, strict=each, numbering=numbering)) for each in (False, True)
    )
    assert plain == strict
    assert texts(strict) == ["I. Một"]
    assert rows(strict) == [["a", "<a"], ["1", "2"]]


def test_a_word_file_that_stands_whole_in_another_is_read_in_its_place() -> None:
    inner = word_file(p("Trong") + tbl(tr("1", "Việc")))
    document = read(
        tbl(tr("a")) + p("Trước") + '<w:altChunk r:id="chunk__docx"/>' + p("Sau"), chunk__docx=inner
    )
    assert texts(document) == ["Trước", "Trong", "Sau"]
    assert [table.place.table for table in document.tables] == [1, 2]
    assert [paragraph.place.paragraph for paragraph in document.paragraphs] == [1, 2, 3]


def test_a_web_page_that_stands_whole_in_a_word_file_is_read_in_its_place() -> None:
    page = "<html><body><p>Trong</p><table><tr><td>1</td><td>Việc</td></tr></table></body></html>".encode()
    document = read(p("Trước") + '<w:altChunk r:id="chunk__html"/>' + p("Sau"), chunk__html=page)
    assert texts(document) == ["Trước", "Trong", "Sau"]
    assert rows(document) == [["1", "Việc"]]


def test_a_file_in_the_document_that_cannot_be_read_is_named() -> None:
    document = read(p("Trước") + '<w:altChunk r:id="chunk__rtf"/>', chunk__rtf=b"{\\rtf1}")
    assert texts(document) == ["Trước"]
    assert len(doubts(document, "no-text")) == 1


def test_a_file_with_pictures_only_has_no_text() -> None:
    assert len(doubts(read(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), "no-text")) == 1


def test_what_is_said_many_times_is_counted() -> None:
    document = read("".join(p(deleted(f"Câu {index}") + r("x")) for index in range(100)))
    told = doubts(document, "tracked-change")
    assert len(told) == 61
    assert told[-1] == ("", "Còn 40 chỗ như vậy, không kể hết ở đây.")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a file cut, or with bytes turned, or with its XML broken inside a sound zip."""
    kind = chance.randrange(3)
    if kind == 0:
        return data[: chance.randrange(len(data))]
    if kind == 1:
        changed = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = bytearray(old.read(name))
            if chance.random() < 0.3:
                for _ in range(chance.randint(1, 5)):
                    part[chance.randrange(len(part))] = chance.choice(b'<>"/=09aw:')
            new.writestr(name, bytes(part))
    return result.getvalue()


def whole() -> bytes:
    numbering = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2")) + listed(1, 0)
    merged = tbl(tr(tc("a", '<w:gridSpan w:val="2"/>'), "b"), tr(tc("c", "<w:vMerge/>"), "d", "e"))
    body = (
        p("Một", properties=numbered())
        + p(deleted("x") + inserted(r("y")))
        + merged
        + p(field("REF", "z") + box(p("o")))
    )
    return word_file(body, numbering=numbering, styles="", footnotes="", comments="")


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_end_in_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    data = whole()
    assert all(hint_for(damaged(data, chance)) for _ in range(60))


def hint_for(data: bytes) -> str:
    """Return the remedy that is told where a file can't be read."""
    try:
        word_document.read(data)
    except FileError as error:
        return error.hint
    return "none is needed"


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY b "cccc">]><w:document xmlns:w="{main}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
        "<a/>",
        "",
        "<w:document xmlns:w='{main}'/>",
    ],
    ids=["entities", "another root", "empty", "no body"],
)
def test_a_main_part_that_is_none_ends_in_a_sentence(part: str) -> None:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(p("a")))) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = part.replace("{main}", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    with pytest.raises(FileError, match="không phải là tệp Word"):
        word_document.read(result.getvalue())


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(FileError, match="quá lớn"):
        word_document.read(word_file("<w:p/>" * 2_500_000))


def test_elements_deep_in_each_other_end_in_a_sentence() -> None:
    with pytest.raises(FileError):
        read("<w:sdt><w:sdtContent>" * 5000 + p("a") + "</w:sdtContent></w:sdt>" * 5000)


def test_what_python_docx_writes_is_read_back() -> None:
    made = docx.Document()
    made.add_paragraph("Kế hoạch")
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {index}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    result = io.BytesIO()
    made.save(result)
    document = word_document.read(result.getvalue())
    assert document.blocks[0] == Paragraph("Kế hoạch", document.blocks[0].place)
    assert rows(document) == [
        ["ô 0\nô 1", "<ô 0\nô 1", "ô 2"],
        ["ô 3", "ô 4", "ô 5\nô 8"],
        ["ô 6", "ô 7", "^ô 5\nô 8"],
    ]
    assert document.tables[0].has_borders


@pytest.mark.parametrize(
    "name", ["seed", "groups", "levels", "annexes", "prose", "tracked", "autonumber", "oldfont"]
)
def test_the_handed_documents_have_a_head_of_two_columns_without_lines(name: str) -> None:
    document = word_document.read((CASES / f"{name}.docx").read_bytes())
    head = next(block for block in document.blocks if isinstance(block, Table))
    assert not head.has_borders
    assert len(head.rows[0].cells) == 2


def test_text_boxes_that_are_not_read_are_named() -> None:
    document = read(p(r("KẾ HOẠCH") + box(p("Số: 05/KH-UBND") + p("DỰ THẢO"))))
    assert doubts(document, "text-box") == [
        ("", "Chữ trong hộp chữ đứng ngoài văn bản, không đọc: “Số: 05/KH-UBND”.")
    ]


def test_a_file_that_is_put_in_again_and_again_is_read_a_few_times() -> None:
    inner = word_file(p("Trong"))
    document = read('<w:altChunk r:id="chunk__docx"/>' * 5000, chunk__docx=inner)
    assert texts(document) == ["Trong"] * 20


def beside(left: str, right: str) -> str:
    return p(f"<w:r><w:t>{left}</w:t><w:tab/><w:tab/><w:t>{right}</w:t></w:r>")


def test_a_head_and_a_foot_typed_with_tabs_are_tables_without_lines() -> None:
    head = beside("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + beside("XÃ BÌNH MINH", "Độc lập")
    foot = beside("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN") + p("- Các phòng;") + beside("- Lưu: VT.", "CHỦ TỊCH")
    document = read(head + p("KẾ HOẠCH") + foot + beside("", "Nguyễn Văn A") + p("PHỤ LỤC"))
    assert rows(document, 0) == [
        ["ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập"]
    ]
    assert rows(document, 1) == [
        ["Nơi nhận:\n- Các phòng;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A"]
    ]
    assert texts(document) == ["KẾ HOẠCH", "PHỤ LỤC"]
    assert [table.has_borders for table in document.tables] == [False, False]


def test_recipients_that_word_marks_stand_beside_the_signature() -> None:
    numbering = abstract(0, level(0, "bullet", "-")) + listed(1, 0)
    marked = p("<w:r><w:t>Các phòng;</w:t><w:tab/><w:t>CHỦ TỊCH</w:t></w:r>", properties=numbered())
    document = read(
        beside("Nơi nhận:", "TM. UBND") + marked + p("Lưu: VT.", properties=numbered()), numbering=numbering
    )
    assert rows(document) == [["Nơi nhận:\n- Các phòng;\n- Lưu: VT.", "TM. UBND\nCHỦ TỊCH"]]


def test_other_paragraphs_with_tabs_stay_paragraphs() -> None:
    document = read(
        beside("Đơn vị chủ trì:", "Phòng Kinh tế") + beside("1.", "Xây dựng") + beside("Nơi nhận:", "")
    )
    assert texts(document) == ["Đơn vị chủ trì: Phòng Kinh tế", "1. Xây dựng", "Nơi nhận:"]


def test_text_that_is_struck_through_is_read_and_named() -> None:
    style = (
        '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Gach"><w:rPr><w:dstrike/></w:rPr></w:style>'
    )
    seen = r("Làm", '<w:strike w:val="0"/>')
    body = p(seen + r(" việc cũ", "<w:strike/>") + r(" mới"))
    body += tbl(tr("1", "Việc"), tr(p("2"), p(r("Việc bỏ", '<w:rStyle w:val="Bo"/>'))))
    body += p("Cả đoạn", properties='<w:pStyle w:val="Gach"/>')
    document = read(body, styles=style)
    assert texts(document) == ["Làm việc cũ mới", "Cả đoạn"]
    assert [
        (place, words.partition("“")[2].partition("”")[0]) for place, words in doubts(document, "struck-text")
    ] == [
        ("đoạn 1", "việc cũ"),
        ("bảng 1, dòng 2", "Việc bỏ"),
        ("đoạn 2", "Cả đoạn"),
    ]
