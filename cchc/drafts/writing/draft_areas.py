"""The areas of a draft: those of section II, those that only group tasks, and one for what has none yet.

A group of tasks is the area with the same words; likeness decides nothing. Read next:
`cchc.drafts.writing.draft`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.writing.identifiers import identifier
from cchc.placeholders import LOOK, UNSORTED, UNSORTED_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cchc.drafts.reading import SourceArea
    from cchc.yamltext.nodes import Plain

_ABOUT_UNSORTED = (
    LOOK + "Văn bản không ghi lĩnh vực của các nhiệm vụ này: sửa `area` của từng nhiệm vụ thành id của một "
    "lĩnh vực "
    "(chưa có thì thêm vào danh sách này), hết nhiệm vụ thì xóa mục này."
)
_ABOUT_GROUP = LOOK + "Tên nhóm trong danh mục nhiệm vụ, phần nội dung không có lĩnh vực nào tên như vậy."
_ABOUT_ANSWER = LOOK + "Tên lĩnh vực theo câu trả lời, phần nội dung không có lĩnh vực nào tên như vậy."
_NUMBER = patterns.lazy(r"^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)[.):]?\s+")


class DraftArea(NamedTuple):
    """An area of a draft; `is_of_body`: section II names it, so it is printed there.

    `is_answered`: nothing in the source names it, a person does.
    """

    id: str
    title: str
    measures: tuple[str, ...] = ()
    is_of_body: bool = True
    is_answered: bool = False

    @property
    def record(self) -> dict[str, Plain]:
        """The area as the plan file writes it."""
        record: dict[str, Plain] = {"id": self.id, "title": self.title}
        if not self.is_of_body:
            record["printed"] = "false"
        if self.measures:
            record["measures"] = list(self.measures)
        return record

    @property
    def comment(self) -> tuple[str, ...]:
        """What stands above it in the draft."""
        if self.id == UNSORTED_ID:
            return (_ABOUT_UNSORTED,)
        if self.is_of_body:
            return ()
        return (_ABOUT_ANSWER if self.is_answered else _ABOUT_GROUP,)


def bare(title: str) -> str:
    """Return a group's title without its number.

    >>> bare("II. Cải cách thể chế"), bare("1) Chính quyền số")
    ('Cải cách thể chế', 'Chính quyền số')
    """
    return _NUMBER.sub("", title).strip() or title.strip()


def build(
    areas: Sequence[SourceArea], groups: Iterable[str], of_source: Collection[str] | None = None
) -> tuple[DraftArea, ...]:
    """Return the areas of section II, then the groups that are none of them; "" stands for no group.

    `of_source` are the groups that the source itself names, where others come from answers.
    """
    found: list[DraftArea] = []
    taken = {names.key(UNSORTED_ID)}
    is_unsorted = False

    def add(
        title: str, measures: tuple[str, ...] = (), *, is_of_body: bool, is_answered: bool = False
    ) -> None:
        id_ = identifier(title, taken, "linh-vuc")
        taken.add(names.key(id_))
        found.append(DraftArea(id_, title, measures, is_of_body, is_answered))

    for area in areas:
        add(area.title, area.measures, is_of_body=True)
    for group in dict.fromkeys(groups):
        if not group:
            is_unsorted = True
        elif find(found, group) is None:
            is_answered = of_source is not None and group not in of_source
            add(bare(group), is_of_body=False, is_answered=is_answered)
    if is_unsorted or not found:
        found.append(DraftArea(UNSORTED_ID, UNSORTED, is_of_body=False))
    return tuple(found)


def find(areas: Sequence[DraftArea], title: str) -> DraftArea | None:
    """Return the area with these words, or with this id.

    >>> from cchc.drafts.reading import SourceArea
    >>> areas = build([SourceArea("Cải cách bộ máy và chế độ công vụ")], ())
    >>> find(areas, "IV. CẢI CÁCH BỘ MÁY, CHẾ ĐỘ CÔNG VỤ") is areas[0]
    True
    """
    wanted = _key(bare(title))
    return next((area for area in areas if wanted in {_key(area.title), _key(area.id)}), None)


def _key(title: str) -> str:
    """Return what all spellings of a title share; "và" and a comma between words say the same."""
    return "".join(word for word in names.fold(title).split() if word != "va")
