"""The outline of the periodic report, as data: its headings, what the plan says under each, what people add.

The parts are those of guidance 581/BNV-CCHC of the Ministry of Home Affairs. A province that asks for
another outline gets it by the office's own template, which places each section by its name. Numbers
are not in the titles: they follow from the order. Knows no plan and no figures.

Read next: `cchc.reports.official.progress` (what each content says).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.reports.official.official_document import ROMAN, Blank, Line, article, part

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence


class Section(NamedTuple):
    """A heading, with what stands under it: contents that the plan knows, a blank, sections of its own."""

    name: str
    title: str
    contents: tuple[str, ...] = ()
    blank: Blank | None = None
    sections: tuple[Section, ...] = ()
    beside_figures: str = ""  # the blank's prompt where figures of the section are told


# In `sections` of a part: here stands a section for each area of the plan.
AREAS = Section(
    "areas", "", contents=("area",), blank=Blank("linh-vuc", "bổ sung kết quả, số liệu của lĩnh vực trong kỳ")
)

# In their place where there is none: of an office that leads no work in them.
NO_AREAS = AREAS._replace(
    contents=("no-areas",), blank=Blank("linh-vuc", "bổ sung kết quả, số liệu theo lĩnh vực trong kỳ")
)

PROGRESS_OUTLINE = (
    Section(
        "directing",
        "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        sections=(
            Section(
                "plan",
                "Kế hoạch và mức độ hoàn thành",
                contents=("plan",),
            ),
            Section(
                "inspections",
                "Công tác kiểm tra cải cách hành chính",
                contents=("figures.kiem-tra",),
                blank=Blank(
                    "kiem-tra", "nêu số cuộc kiểm tra, cơ quan được kiểm tra, kết quả và việc khắc phục"
                ),
                beside_figures="nêu cơ quan được kiểm tra, kết quả và việc khắc phục",
            ),
            Section(
                "communication",
                "Công tác thông tin, tuyên truyền",
                contents=("figures.tuyen-truyen",),
                blank=Blank(
                    "tuyen-truyen", "nêu hình thức, số lượng tin, bài, hội nghị tuyên truyền trong kỳ"
                ),
                beside_figures="nêu hình thức, nội dung tuyên truyền trong kỳ",
            ),
            Section(
                "initiatives",
                "Sáng kiến cải cách hành chính, đối thoại với người dân, doanh nghiệp",
                contents=("figures.sang-kien",),
                blank=Blank("sang-kien", "nêu số lượng, nội dung; nếu không có thì ghi: Không phát sinh"),
                beside_figures="nêu nội dung; nếu không có thì ghi: Không phát sinh",
            ),
        ),
    ),
    Section("results", "KẾT QUẢ THỰC HIỆN THEO TỪNG LĨNH VỰC", contents=("figures",), sections=(AREAS,)),
    Section(
        "assessment",
        "ĐÁNH GIÁ CHUNG",
        sections=(
            Section(
                "highlights",
                "Kết quả nổi bật",
                blank=Blank("ket-qua", "nêu các kết quả nổi bật, cách làm mới trong kỳ"),
            ),
            Section(
                "shortfalls",
                "Tồn tại, hạn chế",
                contents=("shortfalls",),
                blank=Blank("ton-tai", "nêu tồn tại, hạn chế khác"),
            ),
            Section(
                "causes",
                "Nguyên nhân",
                blank=Blank("nguyen-nhan", "nêu nguyên nhân khách quan, chủ quan của các tồn tại, hạn chế"),
            ),
        ),
    ),
    Section(
        "next",
        "NHIỆM VỤ TRỌNG TÂM KỲ TỚI",
        contents=("next",),
        blank=Blank("trong-tam", "bổ sung nhiệm vụ trọng tâm khác"),
    ),
    Section(
        "proposals",
        "KIẾN NGHỊ, ĐỀ XUẤT",
        contents=("proposals",),
        blank=Blank("kien-nghi", "nêu kiến nghị, đề xuất; nếu không có thì ghi: Không"),
    ),
)


def sections_of(outline: Iterable[Section]) -> Iterator[Section]:
    """Yield every section of an outline, each before those within it."""
    for section in outline:
        yield section
        yield from sections_of(section.sections)


def with_areas(outline: Iterable[Section], areas: Sequence[tuple[str, str]]) -> tuple[Section, ...]:
    """Return an outline with a section for each area, given by id and title, in the place of `AREAS`.

    Without an area its part says that there is none, and has a blank for what was done nevertheless.
    """
    return tuple(
        section._replace(contents=(*section.contents, *NO_AREAS.contents), blank=NO_AREAS.blank, sections=())
        if not areas and AREAS in section.sections
        else section._replace(
            sections=tuple(
                made
                for each in section.sections
                for made in ([_of_area(*area) for area in areas] if each is AREAS else [each])
            )
        )
        for section in outline
    )


def beside_figures(outline: Iterable[Section], told: Collection[str]) -> tuple[Section, ...]:
    """Return an outline whose blanks don't ask for numbers that figures tell in these sections."""
    return tuple(
        section._replace(
            blank=section.blank._replace(prompt=section.beside_figures)
            if section.blank and section.beside_figures and section.blank.name in told
            else section.blank,
            sections=beside_figures(section.sections, told),
        )
        for section in outline
    )


def _of_area(area_id: str, title: str) -> Section:
    blank = AREAS.blank
    if blank:
        blank = Blank(f"{blank.name}.{area_id}", f"{blank.prompt}, mục {title}")
    contents = tuple(f"{content}.{area_id}" for content in AREAS.contents)
    return Section(f"{AREAS.name}.{area_id}", title, contents, blank)


def blanks_of(outline: Iterable[Section]) -> tuple[Blank, ...]:
    """Return the blanks of an outline, each titled as its section."""
    sections = sections_of(outline)
    return tuple(each.blank._replace(title=each.title) for each in sections if each.blank)


def lay_out(
    outline: Sequence[Section], content: Callable[[str], Iterable[Line]]
) -> tuple[tuple[Line, ...], Mapping[str, tuple[Line, ...]]]:
    """Return the lines of an outline, headings numbered, and those under each heading by its name.

    `content` returns the lines of what a section names.

    >>> from cchc.reports.official.official_document import text
    >>> outline = (Section("a", "MỘT", sections=(Section("b", "Hai", contents=("x",)),)),)
    >>> [line.text for line in lay_out(outline, lambda name: [text(f"{name}.")])[0]]
    ['I. MỘT', '1. Hai', 'x.']
    """
    under = {section.name: tuple(_own_lines(section, content)) for section in sections_of(outline)}
    lines: list[Line] = []
    for roman, section in zip(ROMAN, outline, strict=False):
        lines += [part(f"{roman}. {section.title}"), *under[section.name]]
        for number, inner in enumerate(section.sections, start=1):
            lines += [article(f"{number}. {inner.title}"), *under[inner.name]]
    return tuple(lines), under


def _own_lines(section: Section, content: Callable[[str], Iterable[Line]]) -> Iterator[Line]:
    for name in section.contents:
        yield from content(name)
    if section.blank:
        yield Line("blank", section.blank.mark, section.blank.name)
