"""Blanks of Word files as controls: what is put in is read again, whoever saved the file in between."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml.ns import qn

from cchc import reporting
from cchc.planfile import document
from cchc.reports.official import filled_blanks, progress
from cchc.reports.official.filled_blanks import Words
from cchc.reports.printers.word import word_controls, word_document
from cchc.reports.printers.word.word_controls import WordBlanks
from tests.support import word_people
from tests.support.checkout import SAMPLE_PLAN

DAY = date(2026, 9, 14)
NOW = {
    "kiem-tra": "Đã kiểm tra 02 cơ quan.\n- Một;\nĐoạn ba & <b>",
    "kinh-gui": "Sở Nội vụ",
    "don-vi-soan-thao": "VHXH thử",
}
QUOTES = {'"': "&quot;"}
WORDS = Words(NOW, {"ton-tai": "Còn chậm [số 8]\nvà thiếu"}, "6 tháng đầu năm 2026")


@pytest.fixture(scope="module")
def made() -> bytes:
    """Return the Word file of a report with some of its blanks filled in."""
    return make(WORDS)


def make(words: Words, office: Path | None = None) -> bytes:
    plan = document.parse(SAMPLE_PLAN.read_bytes(), "2026.yaml").plan
    built = progress.build(plan, DAY, period=reporting.find(plan, "q3"))
    return word_document.render(filled_blanks.fill(built, words, word_controls.mark), DAY, office=office)


def read(data: bytes) -> WordBlanks:
    blanks = word_controls.read(data)
    assert blanks is not None
    return blanks


def told(blanks: WordBlanks) -> tuple[dict[str, str], list[str], bool]:
    """Return the blanks that have words, those that a person changed, and whether other words were."""
    return {n: t for n, t in blanks.texts.items() if t}, sorted(blanks.changed()), blanks.is_otherwise_changed


def test_what_is_put_in_is_read_again(made: bytes) -> None:
    assert told(read(made)) == (NOW, [], False)
    assert {"linh-vuc.the-che", "ton-tai", "don-vi-soan-thao", "kien-nghi"} < set(read(made).texts)


def test_a_blank_without_words_shows_what_belongs_there_and_what_stood_there_before(made: bytes) -> None:
    xml = docx.Document(io.BytesIO(made)).element.xml
    assert "[nêu tồn tại, hạn chế khác; 6 tháng đầu năm 2026 đã ghi: “Còn chậm (số 8) và thiếu”]" in xml
    assert all(
        len(alias) <= 64 for alias in docx.Document(io.BytesIO(made)).element.xpath("//w:alias/@w:val")
    )
    assert "\ue000" not in xml
    assert "\ue003" not in xml


@word_people.with_office
def test_libreoffice_keeps_the_blanks_and_all_that_is_known_of_them(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(made)
    word_people.save_with_office(file)
    assert told(read(file.read_bytes())) == (NOW, [], False)
    typed = word_people.type_into(file.read_bytes(), "kien-nghi", "Không.")
    file.write_bytes(word_people.add_words(typed, "<w:t>I. CÔNG TÁC", " RIÊNG"))
    word_people.save_with_office(file)
    assert told(read(file.read_bytes())) == (NOW | {"kien-nghi": "Không."}, ["kien-nghi"], True)


@pytest.mark.parametrize("blank", ["ton-tai", "kien-nghi", "linh-vuc.the-che", "ket-qua"])
def test_words_in_place_of_the_prompt_are_read_though_the_mark_of_a_prompt_stayed(
    made: bytes, blank: str
) -> None:
    typed = word_people.type_into(made, blank, "Đã gõ.", keep_mark=True)
    assert docx.Document(io.BytesIO(typed)).element.xml.count("showingPlcHdr") == docx.Document(
        io.BytesIO(made)
    ).element.xml.count("showingPlcHdr")
    assert told(read(typed)) == (NOW | {blank: "Đã gõ."}, [blank], False)


@word_people.with_office
def test_libreoffice_saves_what_was_typed_where_the_mark_of_a_prompt_stayed(
    made: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(word_people.type_into(made, "kien-nghi", "Không.", keep_mark=True))
    word_people.save_with_office(file)
    assert told(read(file.read_bytes())) == (NOW | {"kien-nghi": "Không."}, ["kien-nghi"], False)


def test_a_control_that_was_emptied_shows_words_prompt_and_has_no_words(made: bytes) -> None:
    emptied = word_people.empty(made, "don-vi-soan-thao")
    now = NOW | {"don-vi-soan-thao": ""}
    assert told(read(emptied)) == ({n: t for n, t in now.items() if t}, ["don-vi-soan-thao"], False)
    assert told(read(word_people.empty(made, "ton-tai"))) == (NOW, [], False)
    bare = word_people.change(emptied, lambda xml: xml.replace('<w:rStyle w:val="PlaceholderText"/>', ""))
    assert read(bare).texts["don-vi-soan-thao"].startswith("Click")  # it doesn't look like a prompt


def test_one_emptied_paragraph_of_a_blank_leaves_the_others(made: bytes) -> None:
    lines = NOW["kiem-tra"].split("\n")
    emptied = read(word_people.empty(made, "kiem-tra"))
    assert emptied.texts["kiem-tra"] == "\n".join(lines[1:])
    assert list(emptied.changed()) == ["kiem-tra"]


def test_a_form_that_has_a_blank_twice_gives_what_was_typed_into_one_of_them() -> None:
    form = docx.Document()
    for _ in range(2):
        form.add_paragraph(word_controls.mark("ton-tai", "[nêu tồn tại]", False))  # noqa: FBT003
    word_controls.put(form, {"ton-tai": "Tồn tại"})
    word_controls.remember(form)
    saved = io.BytesIO()
    form.save(saved)
    assert told(read(saved.getvalue())) == ({}, [], False)
    typed = word_people.type_into(saved.getvalue(), "ton-tai", "Chậm.")
    assert told(read(typed)) == ({"ton-tai": "Chậm."}, ["ton-tai"], False)


@pytest.mark.parametrize(
    ("texts", "taken"),
    [
        (("Chậm.", "Chậm."), "Chậm."),
        (("Chậm.", "Thiếu người."), "Chậm.\nThiếu người."),
        (("Cũ.", "Cũ."), "Cũ."),
    ],
)
@pytest.mark.parametrize("was", ["[nêu tồn tại]", "Cũ."])
def test_a_control_that_was_copied_gives_each_text_once(texts: tuple[str, str], taken: str, was: str) -> None:
    form = docx.Document()
    form.add_paragraph(word_controls.mark("ton-tai", was, not was.startswith("[")))
    word_controls.put(form, {"ton-tai": "Tồn tại"})
    word_controls.remember(form)
    first = form.paragraphs[0]._p  # noqa: SLF001
    second = deepcopy(first)
    first.addnext(second)
    for paragraph, text in zip((first, second), texts, strict=True):
        next(paragraph.iter(qn("w:t"))).text = text
    saved = io.BytesIO()
    form.save(saved)
    blanks = read(saved.getvalue())
    assert blanks.texts["ton-tai"] == taken
    assert list(blanks.changed()) == ([] if taken == was else ["ton-tai"])


def _field(instruction: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    shown = f"<w:r><w:t>{result}</w:t></w:r>"
    return f"<w:p>{marks['begin']}{code}{marks['separate']}{shown}{marks['end']}</w:p>"


@pytest.mark.parametrize(
    ("instruction", "is_words"),
    [(' HYPERLINK "x.vn" ', True), (" FORMTEXT ", True), (" PAGE ", False), (" NUMPAGES \\* ARABIC ", False)],
)
def test_what_a_field_shows_counts_unless_a_program_counts_it(
    made: bytes,
    instruction: str,
    is_words: bool,  # noqa: FBT001
) -> None:
    simple = f'<w:p><w:fldSimple w:instr="{escape(instruction, QUOTES)}"><w:r><w:t>Một</w:t></w:r></w:fldSimple></w:p>'
    for field in (_field(escape(instruction), "Một"), simple):
        with_field = word_people.add_words(made, "<w:body>", field)
        assert read(with_field).is_otherwise_changed == is_words


@pytest.mark.parametrize(
    ("blank", "words", "text"),
    [
        ("ton-tai", "Chậm.", "Chậm."),
        ("kiem-tra", "Đã kiểm tra 03 cơ quan.", "Đã kiểm tra 03 cơ quan.\n- Một;\nĐoạn ba & <b>"),
        ("kinh-gui", "Sở A\nSở B", "Sở A\nSở B"),
        ("don-vi-soan-thao", "", ""),
    ],
)
def test_words_typed_into_a_control_are_a_change_of_that_blank_alone(
    made: bytes, blank: str, words: str, text: str
) -> None:
    blanks = read(word_people.type_into(made, blank, words))
    assert list(blanks.changed()) == [blank]
    assert blanks.texts[blank] == text
    assert not blanks.is_otherwise_changed


def test_typing_the_same_words_again_is_no_change(made: bytes) -> None:
    assert list(read(word_people.type_into(made, "don-vi-soan-thao", " VHXH  thử ")).changed()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CÔNG TÁC CHỈ ĐẠO", "CÔNG TÁC ĐIỀU HÀNH"),
        ("<w:tbl>", "<w:p><w:r><w:t>Thêm</w:t></w:r></w:p><w:tbl>"),
        ("<w:body>", "<w:body><w:p><w:r><w:drawing/></w:r></w:p>"),
        ("<w:body>", "<w:body><w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"),
        ('<w:r><w:t xml:space="preserve">V. K', '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">V. K'),
    ],
)
def test_any_other_change_is_seen(made: bytes, old: str, new: str) -> None:
    assert read(word_people.change(made, lambda xml: _edited(xml, old, new))).is_otherwise_changed


BOLD = "<w:rPr><w:b/></w:rPr><w:t>x</w:t>"


@pytest.mark.parametrize(
    "run",
    [
        "<w:drawing/>",
        BOLD,
        '<w:footnoteReference w:id="2"/>',
        '<w:sym w:font="Wingdings" w:char="F0FE"/>',
        "<w:delText>bỏ</w:delText>",
        '<w:commentReference w:id="0"/>',
    ],
)
def test_what_the_text_of_a_control_cannot_carry_is_another_change(made: bytes, run: str) -> None:
    typed = word_people.type_into(made, "ket-qua", "Đạt.")
    assert not read(typed).is_otherwise_changed
    changed = word_people.change(
        typed, lambda xml: _edited(xml, "Đạt.</w:t></w:r>", f"Đạt.</w:t></w:r><w:r>{run}</w:r>")
    )
    assert read(changed).is_otherwise_changed


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("A</w:t><w:tab/><w:t>B", "A B"),
        ("A</w:t><w:noBreakHyphen/><w:t>B", "A-B"),
        ("A\nB", "A B"),
        ("A\u2028B\u200bC", "A BC"),
    ],
)
def test_what_stands_between_words_of_a_control_keeps_them_apart(made: bytes, inside: str, text: str) -> None:
    typed = word_people.type_into(made, "ket-qua", "Đạt.")
    blanks = read(word_people.change(typed, lambda xml: _edited(xml, "Đạt.", inside)))
    assert blanks.texts["ket-qua"] == text
    assert not blanks.is_otherwise_changed


def _edited(xml: str, old: str, new: str) -> str:
    assert old in xml
    return xml.replace(old, new, 1)


def test_a_control_that_was_removed_is_another_change(made: bytes) -> None:
    def without(xml: str) -> str:
        start = xml.index("<w:sdt>")
        return xml[:start] + xml[xml.index("</w:sdt>") + len("</w:sdt>") :]

    assert read(word_people.change(made, without)).is_otherwise_changed


def test_a_form_made_before_there_were_controls_has_them_too(tmp_path: Path) -> None:
    form = docx.Document()
    form.add_paragraph("{%p for line in report.lines %}")
    form.add_paragraph("{{ line.text | upper }}")
    form.add_paragraph("{{ line.text[:3] }}")
    form.add_paragraph("{%p endfor %}")
    form.save(str(tmp_path / "bao-cao.docx"))
    made = make(WORDS, tmp_path)
    blanks = read(made)
    assert {n: t for n, t in blanks.texts.items() if t} == {"kiem-tra": NOW["kiem-tra"].upper()}
    assert list(blanks.changed()) == []
    assert not set("\ue000\ue001\ue002\ue003") & set(docx.Document(io.BytesIO(made)).element.xml)


@pytest.mark.parametrize(("length", "controls"), [(60, 1), (61, 0)])
def test_a_name_that_is_too_long_for_word_makes_no_control(length: int, controls: int) -> None:
    name, made = "a" * length, docx.Document()
    made.add_paragraph(word_controls.mark(name, "[nêu]", False))  # noqa: FBT003
    word_controls.put(made, {name: "Tên của chỗ điền"})
    aliases = made.element.xpath("//w:alias/@w:val")
    assert [len(alias) for alias in aliases] == [64] * controls
    assert "[nêu]" in made.element.xml


def test_a_file_of_other_people_has_no_blanks() -> None:
    saved = io.BytesIO()
    docx.Document().save(saved)
    assert word_controls.read(saved.getvalue()) is None


def test_the_same_words_make_the_same_bytes(made: bytes) -> None:
    assert make(WORDS) == made
