"""What changes in a plan's data becomes edits of its text; the text is read no more often than it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.errors import RequestError, SurroundingsError
from cchc.planfile import document, edit_script
from cchc.planfile.document_edits import apply_changes
from cchc.yamltext import decoding, events
from cchc.yamltext.operations import Set
from tests.support.checkout import ISSUED_PLAN

if TYPE_CHECKING:
    from cchc.yamltext.operations import Edit

REAL_PLAN = ISSUED_PLAN.read_bytes()


def with_title(opened: document.Document) -> dict[str, Any]:
    """Return a plan's data with another title."""
    plain: dict[str, Any] = opened.plain
    return {**plain, "plan": {**plain["plan"], "title": "Kế hoạch khác"}}


@pytest.fixture
def texts_parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that go through libyaml, each as often as it does."""
    texts: list[str] = []
    parser = events._parser  # noqa: SLF001  every reading of a text begins there

    def noting(text: str) -> Any:
        texts.append(text)
        return parser(text)

    monkeypatch.setattr(events, "_parser", noting)
    return texts


@pytest.mark.parametrize("mark", ["", decoding.BOM])
def test_an_update_parses_the_old_text_twice_and_the_new_one_once(texts_parsed: list[str], mark: str) -> None:
    opened = document.parse(mark.encode() + REAL_PLAN, "x.yaml")
    _, updated = apply_changes(opened, with_title(opened))
    assert texts_parsed == [opened.text, opened.text, updated.text]  # plain data, places; plain data
    assert updated == document.parse(updated.data, "x.yaml")
    assert updated.data.startswith(mark.encode())


def test_an_update_that_changes_nothing_parses_nothing_more(texts_parsed: list[str]) -> None:
    opened = document.parse(REAL_PLAN, "x.yaml")
    assert apply_changes(opened, dict(opened.plain)) == ((), opened)
    assert texts_parsed == [opened.text]


def test_records_in_another_order_are_no_change_and_are_written_all_the_same() -> None:
    opened = document.parse(REAL_PLAN, "x.yaml")
    plain: dict[str, Any] = opened.plain
    first, second, *others = plain["owners"]
    changes, updated = apply_changes(opened, {**plain, "owners": [second, first, *others]})
    assert changes == ()
    assert [owner.id for owner in updated.plan.owners[:2]] == [second["id"], first["id"]]


@pytest.mark.parametrize(
    ("wrong_script", "place"),
    [
        ([Set(("plan", "year"), "2027"), Set(("plan", "number"), "3/KH-UBND")], r"^x\.yaml:17:9: "),
        ([], r"^x\.yaml:10:1: "),
    ],
    ids=["the first edit's place", "the beginning"],
)
def test_a_text_that_does_not_say_what_was_wished_is_not_written(
    monkeypatch: pytest.MonkeyPatch, wrong_script: list[Edit], place: str
) -> None:
    opened = document.parse(REAL_PLAN, "x.yaml")
    monkeypatch.setattr(edit_script, "edits_between", lambda _old, _new: iter(wrong_script))
    with pytest.raises(SurroundingsError, match=f"{place}.*không sửa được chỗ này"):
        apply_changes(opened, with_title(opened))


def test_a_result_that_is_no_plan_is_refused_with_what_is_wrong() -> None:
    opened = document.parse(REAL_PLAN, "x.yaml")
    plain: dict[str, Any] = opened.plain
    wished = {**plain, "areas": [*plain["areas"], {"id": "moi"}]}
    with pytest.raises(RequestError, match=r"^cập nhật này làm kế hoạch sai, chưa ghi gì: thiếu"):
        apply_changes(opened, wished)


def test_of_several_things_that_would_be_wrong_the_first_in_the_file_is_told() -> None:
    opened = document.parse(REAL_PLAN, "x.yaml")
    plain: dict[str, Any] = opened.plain
    wished = {**plain, "plan": {**plain["plan"], "year": "26"}, "areas": [*plain["areas"], {"id": "moi"}]}
    with pytest.raises(RequestError, match="chưa ghi gì: 26 không phải là một năm"):
        apply_changes(opened, wished)


def test_a_result_with_its_mark_may_be_no_larger_than_any_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = document.parse(decoding.BOM.encode() + REAL_PLAN, "x.yaml")
    wished = with_title(opened)
    size = len(apply_changes(opened, wished)[1].data)
    monkeypatch.setattr(decoding, "MAX_BYTES", size)
    assert len(apply_changes(opened, wished)[1].data) == size
    monkeypatch.setattr(decoding, "MAX_BYTES", size - 1)
    with pytest.raises(RequestError, match=r"^cập nhật này làm kế hoạch sai, chưa ghi gì: tệp quá lớn"):
        apply_changes(opened, wished)
