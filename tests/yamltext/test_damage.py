"""Letters that another program destroyed are seen, and no sound Vietnamese is taken for them."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from cchc.yamltext import damage
from tests.support.checkout import CHECKOUT

SENTENCE = "Ủy ban nhân dân xã: đẩy mạnh cải cách thủ tục hành chính, Đo lường mức độ hài lòng"
SOUND = [
    path
    for path in (
        *CHECKOUT.glob("plans/*.yaml"),
        *CHECKOUT.glob("tests/**/*.yaml"),
        *CHECKOUT.glob("docs/*.md"),
    )
    if "damaged" not in path.name and "wrong-code-page" not in str(path) and path.name != "errors.md"
]


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258", "latin-1", "mac_roman", "cp437"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_text_that_was_read_in_another_code_page_is_damaged(
    code_page: str, form: Literal["NFC", "NFD"]
) -> None:
    text = unicodedata.normalize(form, SENTENCE)
    assert damage.find(text) is None
    if form == "NFC" or code_page in {"cp1252", "cp1258", "latin-1"}:
        assert damage.find(text.encode().decode(code_page, "replace"))


def test_a_letter_that_was_replaced_is_damage() -> None:
    found = damage.find("title: H\ufffdND xã")
    assert found is not None
    assert (found.start, found.width) == (8, 1)


def test_the_first_place_is_named_with_what_was_meant() -> None:
    found = damage.find("title: Káº¿ hoáº¡ch \ufffd")
    assert found is not None
    assert (found.start, found.message.endswith('đúng ra là "Kế"')) == (8, True)


def test_upper_case_letters_before_signs_are_no_damage() -> None:
    sound = "“XÃ” XÃ\xa0VĨNH XÃ… XÃ– XÃ² «cá» «đá»” À» Ä Ì: Ă, Ô\xa0, 20·5, Á»"
    assert damage.find(sound) is None


def test_no_sound_file_of_the_repository_is_damaged() -> None:
    assert len(SOUND) > 100
    texts = {path: path.read_bytes().decode("utf-8", "ignore") for path in SOUND}
    assert [path for path, text in texts.items() if damage.find(text)] == []
