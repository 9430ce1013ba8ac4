"""Names are compared without case, marks and punctuation, and sorted as a Vietnamese dictionary sorts."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc import names

VIETNAMESE = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ" + "àảãáạằẳẵắặầẩẫấậểễếệồộờợừựỳỷỹýỵẤẾỮ" + " -&/.,1234567890",
    max_size=40,
)
ANY_TEXT = st.one_of(VIETNAMESE, st.text(max_size=40))


# Folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Phòng Kinh tế", "phong kinh te"),
        ("PHÒNG KINH TẾ", "phong kinh te"),
        ("Đối thoại, đánh giá", "doi thoai danh gia"),
        ("ăâ êôơư ÝỶ", "aa eoou yy"),
        ("Văn hóa - Xã hội", "van hoa xa hoi"),
        ("Văn hoá – Xã hội", "van hoa xa hoi"),
        ("  Trạm\u00a0 Y\ttế\n", "tram y te"),
        ("HĐND&UBND", "hdnd va ubnd"),
        ("HĐND & UBND", "hdnd va ubnd"),
        ("HĐND và UBND", "hdnd va ubnd"),
        ("Quý II/2026", "quy ii 2026"),
        ("vp_hdnd-ubnd", "vp hdnd ubnd"),
        ("Các phòng, ban, đơn vị (liên quan).", "cac phong ban don vi lien quan"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_text_folds_to_its_words_without_case_marks_and_punctuation(text: str, folded: str) -> None:
    assert names.fold(text) == folded


@pytest.mark.parametrize(
    ("old", "new"), [("hoá", "hóa"), ("thuỷ", "thủy"), ("Khoẻ", "khỏe"), ("uỷ", "ủy"), ("quý", "qúy")]
)
def test_both_habits_of_placing_a_tone_fold_alike(old: str, new: str) -> None:
    assert old != new
    assert names.fold(old) == names.fold(new)


@given(ANY_TEXT)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert names.fold(unicodedata.normalize("NFD", text)) == names.fold(unicodedata.normalize("NFC", text))


@given(ANY_TEXT)
@example("ἀ")
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@given(VIETNAMESE)
def test_folded_vietnamese_is_plain_ascii_words_one_space_apart(text: str) -> None:
    folded = names.fold(text)
    assert folded.isascii()
    assert folded == " ".join(folded.split())
    assert all(word.isalnum() for word in folded.split())


@pytest.mark.parametrize(
    "spelling", ["Phòng VHXH", "phòng vhxh", "Phòng VH-XH", "PHÒNG VH - XH", "Phong VHXH", "PhòngVHXH"]
)
def test_every_way_of_writing_one_name_has_one_key(spelling: str) -> None:
    assert names.key(spelling) == "phongvhxh"


def test_a_slip_of_one_letter_has_another_key() -> None:
    assert names.key("Phòng VHXXH") != names.key("Phòng VHXH")


# Words within a text


@pytest.mark.parametrize("words", ["văn hóa", "VAN HOA", "hoá xã", "xã", "Phòng Văn hóa - Xã hội xã"])
def test_words_side_by_side_are_found_however_they_are_written(words: str) -> None:
    assert names.contains_words("Phòng Văn hóa - Xã hội xã", words)


@pytest.mark.parametrize("words", ["phòng xã", "văn phòng", "ho", "hộ", "", " ", "-"])
def test_words_apart_parts_of_words_and_no_words_are_not_found(words: str) -> None:
    assert not names.contains_words("Phòng Văn hóa - Xã hội xã", words)


# Composed form


def test_decomposed_text_is_composed_and_plain_text_stays() -> None:
    assert names.nfc(unicodedata.normalize("NFD", "Đề án số 06")) == "Đề án số 06"
    assert names.nfc("CCHC 2026") == "CCHC 2026"


# The order of a dictionary


def assert_in_order(*wanted: str) -> None:
    """Every neighbour comes strictly before the next, decomposed or not, in capitals or not."""
    for first, second in pairwise(wanted):
        for change in (str, str.upper, lambda text: unicodedata.normalize("NFD", text)):
            assert names.sort_key(change(first)) < names.sort_key(change(second)), (first, second)
    assert sorted(set(wanted), key=names.sort_key) == list(wanted)


def test_letters_come_in_the_order_of_the_vietnamese_alphabet() -> None:
    assert_in_order(*"aăâbcdđeêghiklmnoôơpqrstuưvxy")


def test_foreign_letters_have_their_usual_places() -> None:
    assert_in_order("e", "f", "g", "i", "j", "k", "v", "w", "x", "y", "z")


@pytest.mark.parametrize(
    "vowels",
    [
        "aàảãáạ",
        "ăằẳẵắặ",
        "âầẩẫấậ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "iìỉĩíị",
        "oòỏõóọ",
        "ôồổỗốộ",
        "ơờởỡớợ",
        "uùủũúụ",
        "ưừửữứự",
        "yỳỷỹýỵ",
    ],
)
def test_tones_come_ngang_huyen_hoi_nga_sac_nang(vowels: str) -> None:
    assert_in_order(*vowels)


def test_a_letter_weighs_more_than_any_tone() -> None:
    assert_in_order("bạ", "bă", "bặ", "bâ", "bậ", "be")


def test_tones_decide_only_between_the_same_letters() -> None:
    assert_in_order("hoa", "hòa", "hoan", "hoàn", "hoang")
    assert_in_order("ba bà", "bà ba")


def test_a_tone_weighs_more_than_a_capital() -> None:
    assert sorted(["BÀ", "ba", "bá", "BẢ"], key=names.sort_key) == ["ba", "BÀ", "BẢ", "bá"]


def test_a_name_comes_before_a_longer_one_that_begins_with_it() -> None:
    assert_in_order("Phòng", "Phòng Kinh tế", "Phòng Kinh tế xã", "Phòng VHXH", "Phòngs")


def test_letters_of_other_languages_come_after_z_in_their_own_order() -> None:
    assert_in_order("z", "{", "ä", "ö", "α", "я")
    assert names.sort_key("\u1e39") < names.sort_key("ö"), "ḹ goes by its l, not by its last mark"


def test_digits_and_signs_come_before_letters() -> None:
    assert_in_order(" ", "-", "1", "2", "a")
    assert_in_order("Trường 1", "Trường 2", "Trường A")


def test_offices_are_sorted_as_in_a_vietnamese_list() -> None:
    offices = ["Ủy ban", "Trạm Y tế", "Đoàn Thanh niên", "Dân quân", "Ân xá", "Ấp Ba", "An ninh", "Đảng ủy"]
    assert sorted(offices, key=names.sort_key) == [
        "An ninh",
        "Ân xá",
        "Ấp Ba",
        "Dân quân",
        "Đảng ủy",
        "Đoàn Thanh niên",
        "Trạm Y tế",
        "Ủy ban",
    ]


def test_a_tone_on_a_letter_that_bears_none_or_on_no_letter_still_sorts() -> None:
    assert_in_order("m", "m\u0300", "m\u0323", "ma")
    assert_in_order("", "\u0300", "a")
    assert_in_order("am\u0309", "àm")


@given(ANY_TEXT, ANY_TEXT)
@example("", "\u0300")
def test_only_equal_texts_have_equal_sort_keys(one: str, other: str) -> None:
    assert (names.sort_key(one) == names.sort_key(other)) == (one == other)


# Near names


def test_the_nearest_name_comes_first() -> None:
    assert names.nearest("phong vhxxx", ["Trạm Y tế", "Phòng VHXXH", "Phòng VHXH"])[0] == "Phòng VHXXH"


def test_no_name_is_near_something_else_entirely() -> None:
    assert names.nearest("zzz", ["Trạm Y tế", "Phòng VHXH"]) == []


@pytest.mark.parametrize("nothing", ["", " ", "-"])
def test_nothing_is_near_no_name(nothing: str) -> None:
    assert names.nearest(nothing, ["Trạm Y tế", "Phòng VHXH"]) == []


def test_at_most_so_many_are_given_and_spellings_of_one_key_count_once() -> None:
    known = ["Phòng A", "phòng a", "Phòng B", "Phòng C", "Phòng D"]
    assert len(names.nearest("Phòng", known)) == 3
    assert names.nearest("Phòng A", known, limit=1) == ["Phòng A"]
    assert "phòng a" not in names.nearest("Phòng A", known)


# Finding things by their names


INDEX = names.NameIndex(
    [
        ("vhxh", ("Phòng Văn hóa - Xã hội", "Phòng VHXH", "Phòng VHXXH")),
        ("kinh-te", ("Phòng Kinh tế",)),
        ("y-te", ("Trạm Y tế", "Trạm Y-tế")),
    ]
)


def test_a_thing_is_found_by_each_of_its_names() -> None:
    assert INDEX.exact("phong vh-xh") == ["vhxh"]
    assert INDEX.exact("phòng văn hoá xã hội") == ["vhxh"]
    assert INDEX.exact("Phòng") == []


def test_two_spellings_of_one_key_give_the_thing_once() -> None:
    assert INDEX.exact("trạm y tế") == ["y-te"]


def test_two_things_of_one_name_are_both_given() -> None:
    assert names.NameIndex([(1, ["Hội"]), (2, ["hội"])]).exact("HỘI") == [1, 2]


def test_words_find_every_thing_with_them_in_its_own_order() -> None:
    assert INDEX.with_words("phòng") == ["vhxh", "kinh-te"]
    assert INDEX.with_words("tế") == ["kinh-te", "y-te"]
    assert INDEX.with_words("xã hội") == ["vhxh"], "one of its names is enough"


def test_a_thing_with_many_near_names_is_given_once() -> None:
    assert INDEX.nearest("Phòng VHXX") == ["vhxh", "kinh-te"]
    assert len(names.nearest("Phòng VHXX", ["Phòng VHXH", "Phòng VHXXH"])) == 2
    assert INDEX.nearest("Phòng Kinh", limit=1) == ["kinh-te"]


def test_three_near_things_are_enough() -> None:
    index = names.NameIndex((number, [f"Phòng {number}"]) for number in range(1, 6))
    assert len(index.nearest("Phòng")) == 3


@pytest.mark.parametrize(("spellings", "found"), [(7, ["vhxh", "xa"]), (8, ["vhxh"])])
def test_one_thing_hides_the_others_only_by_four_near_names_for_each_thing_wanted(
    spellings: int, found: list[str]
) -> None:
    near = [f"Phòng VHXH {letter}" for letter in "abcdefgh"[:spellings]]
    index = names.NameIndex([("xa", ["Phòng VHXX"]), ("vhxh", near)])
    assert index.nearest("Phòng VHXH", limit=2) == found


def test_letters_that_look_like_others_are_those() -> None:
    for written in ("H\u00d0ND", "h\u00f0nd", "H\u0189ND", "\u041dĐND", "H\u200bĐ\u00adND"):
        assert names.key(written) == names.key("HĐND")
    assert names.key("HVND") != names.key("HĐND")


@pytest.mark.parametrize(
    "written", ["K\u1ebf ho\u03acch", "K\u0450 hoạch", "Kế h\u1f78ạch", "Kế hоа\u0323ch"]
)
def test_a_letter_that_looks_like_another_counts_as_that_with_its_mark_on_it(written: str) -> None:
    assert names.key(written) == names.key("Kế hoạch")
