"""Text in TCVN3 and VNI: every letter, which fonts, where Word says the font."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cchc.sources.old_fonts import encoding, unicode_text
from tests.sources.test_word import doubts, read, rows, texts
from tests.support.word_files import abstract, level, listed, numbered, p, r, tbl, tr

_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
# The same letters as VNI stores them.
_VNI = [
    "a",
    "aø",
    "aû",
    "aõ",
    "aù",
    "aï",
    "aê",
    "aè",
    "aú",
    "aü",
    "aé",
    "aë",
    "aâ",
    "aà",
    "aå",
    "aã",
    "aá",
    "aä",
    "e",
    "eø",
    "eû",
    "eõ",
    "eù",
    "eï",
    "eâ",
    "eà",
    "eå",
    "eã",
    "eá",
    "eä",
    "i",
    "ì",
    "æ",
    "ó",
    "í",
    "ò",
    "o",
    "oø",
    "oû",
    "oõ",
    "où",
    "oï",
    "oâ",
    "oà",
    "oå",
    "oã",
    "oá",
    "oä",
    "ô",
    "ôø",
    "ôû",
    "ôõ",
    "ôù",
    "ôï",
    "u",
    "uø",
    "uû",
    "uõ",
    "uù",
    "uï",
    "ö",
    "öø",
    "öû",
    "öõ",
    "öù",
    "öï",
    "y",
    "yø",
    "yû",
    "yõ",
    "yù",
    "î",
    "ñ",
]
_ABC = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is the oracle")
def test_every_letter_of_tcvn3_is_the_one_that_iconv_knows() -> None:
    letters = [letter for letter in _VOWELS + "ĂÂĐÊÔƠƯ" if not letter.isascii()]
    assert len(letters) == 74
    stored = subprocess.run(
        ["iconv", "-t", "TCVN"], input="".join(letters).encode(), capture_output=True, check=True
    )
    assert unicode_text(stored.stdout.decode("latin-1"), "TCVN3") == "".join(letters)


def test_every_letter_of_vni_is_known_in_both_cases() -> None:
    assert [unicode_text(letter, "VNI") for letter in _VNI] == list(_VOWELS)
    assert [unicode_text(letter.upper(), "VNI") for letter in _VNI] == list(_VOWELS.upper())
    assert unicode_text("Aùp duïng", "VNI") == "Áp dụng"


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", "TCVN3"),
        (".vntime", "TCVN3"),
        (" .VnArial Narrow ", "TCVN3"),
        ("VnTime", "TCVN3"),
        (".VnTimeH", "TCVN3 in hoa"),
        (".VnArial NarrowH", "TCVN3 in hoa"),
        ("VNI-Times", "VNI"),
        ("VNI Helve", "VNI"),
        ("Times New Roman", ""),
        ("VNtimes new roman", ""),
        ("", ""),
    ],
)
def test_the_font_says_the_encoding(font: str, expected: str) -> None:
    assert encoding(font) == expected


def theme(font: str) -> str:
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    fonts = f'<a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="{font}"/></a:minorFont>'
    return f'<a:theme xmlns:a="{main}"><a:themeElements><a:fontScheme name="x">{fonts}</a:fontScheme></a:themeElements></a:theme>'


@pytest.mark.parametrize(
    ("run", "paragraph", "parts"),
    [
        (_ABC, "", {}),
        ('<w:rFonts w:ascii=".VnTime"/>', "", {}),
        (
            '<w:rStyle w:val="C"/>',
            "",
            {"styles": f'<w:style w:type="character" w:styleId="C"><w:rPr>{_ABC}</w:rPr></w:style>'},
        ),
        (
            "",
            '<w:pStyle w:val="B"/>',
            {
                "styles": f'<w:style w:type="paragraph" w:styleId="A"><w:rPr>{_ABC}</w:rPr></w:style>'
                '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
            },
        ),
        (
            "",
            "",
            {
                "styles": f'<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr>{_ABC}</w:rPr></w:style>'
            },
        ),
        (
            "",
            "",
            {"styles": f"<w:docDefaults><w:rPrDefault><w:rPr>{_ABC}</w:rPr></w:rPrDefault></w:docDefaults>"},
        ),
        ('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', "", {"theme": theme(".VnTime")}),
    ],
    ids=["run", "run, half", "style of the run", "style of a style", "default style", "defaults", "theme"],
)
def test_text_is_converted_wherever_its_font_is_said(run: str, paragraph: str, parts: dict[str, str]) -> None:
    document = read(p("C¶i c¸ch hµnh chÝnh", run=run, properties=paragraph), **parts)
    assert texts(document) == ["Cải cách hành chính"]
    assert doubts(document, "font-legacy") == [
        (
            "đoạn 1",
            "1 đoạn gõ bằng phông chữ cũ .VnTime (TCVN3), đã chuyển sang Unicode; xem lại chữ hoa có dấu.",
        )
    ]


def test_the_same_letters_under_another_font_are_left_alone() -> None:
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{_ABC}</w:rPr></w:rPrDefault></w:docDefaults>"
    document = read(p("Điều 1 µ ¸", run=font), styles=styles)
    assert texts(document) == ["Điều 1 µ ¸"]
    assert document.doubts == ()


@pytest.mark.parametrize("hyphen", ["<w:t>\u00ad</w:t>", "<w:softHyphen/>"], ids=["letter", "element"])
def test_the_soft_hyphen_of_tcvn3_is_a_letter(hyphen: str) -> None:
    inner = f"<w:r><w:rPr>{_ABC}</w:rPr><w:t>Ng</w:t>{hyphen}<w:t>êi</w:t></w:r>"
    assert texts(read(p(inner))) == ["Người"]


def test_a_letter_of_vni_may_lie_in_two_runs() -> None:
    font = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    assert texts(read(p(r("Ke", font) + r("á hoaïch", font)))) == ["Kế hoạch"]


def test_capitals_have_a_font_of_their_own() -> None:
    font = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    assert texts(read(p("ñy ban nh©n d©n x· ", run=font))) == ["ỦY BAN NHÂN DÂN XÃ"]


def test_unicode_text_that_was_left_under_an_old_font_is_not_converted() -> None:
    document = read(p(r("Thực hiện ", _ABC) + r("à á", _ABC)))
    assert texts(document) == ["Thực hiện à á"]
    assert document.doubts == ()


def test_a_letter_of_unicode_among_old_ones_stays_and_the_others_are_converted() -> None:
    assert texts(read(p(r("Đ¶ng ñy, ñy ban nh©n d©n, kÕ ho¹ch", _ABC)))) == [
        "Đảng ủy, ủy ban nhân dân, kế hoạch"
    ]


def test_cells_text_boxes_notes_and_numbers_are_converted_too() -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{_ABC}</w:rPr></w:rPrDefault></w:docDefaults>"
    comment = "<w:r><w:commentReference w:id='0'/></w:r>"
    document = read(
        tbl(tr("1", p(r("V¨n phßng") + comment))) + p("x", properties=numbered()),
        styles=styles,
        comments=f'<w:comment w:id="0">{p("Xem l¹i")}</w:comment>',
        numbering=abstract(0, level(0, "decimal", "%1.")) + listed(1, 0),
    )
    assert rows(document) == [["1", "Văn phòng"]]
    assert doubts(document, "comment") == [("bảng 1, dòng 1", "Lời bình: “Xem lại”.")]
