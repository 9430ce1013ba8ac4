"""The kinds of documents that `cchc report` makes: all that is known of one stands in its row.

Who builds them stands in `cchc.cli.reporting.report_builders`, in which formats they come in
`cchc.cli.reporting.report_formats`: these may import builders and printers. Knows no plans and no figures.
"""

from __future__ import annotations

from typing import NamedTuple


class TableColumn(NamedTuple):
    """A column of a document's table: its title, and on paper its width in mm and whether it is centred."""

    title: str
    width: float
    centred: bool = False


class AnnexKind(NamedTuple):
    """An annex behind the first: the name that templates know it by, and its table's columns."""

    name: str
    columns: tuple[TableColumn, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of its table's columns."""
        return tuple(column.title for column in self.columns)


class DocumentKind(NamedTuple):
    """A kind of document: its `--kind`, what messages call it, and what its files' names begin with.

    Kinds without a name can't be asked for: the output format alone decides for them.

    `columns` are those of its table, as wide together as the text; a document that leaves the office has
    one. The table stands in an annex in landscape, or, without `has_annex`, among the paragraphs.
    `earlier_widths` are those that Word forms have from before its columns were others. `annexes` are those
    that may follow.
    `lies`: its pages lie, for its tables are wide. `is_letter`: it has no type, its subject stands under its
    number. `needs_owner`: it is made for one office; `coordinates`: offices that only coordinate get theirs,
    too. `is_whole_plan`: neither an office nor a period is chosen.
    `option` is what asks for it beside the `--kind` of another. `is_working_copy`: it has no number, and
    nobody signs it.
    """

    name: str
    label: str
    stem: str
    columns: tuple[TableColumn, ...] = ()
    earlier_widths: tuple[float, ...] = ()
    has_annex: bool = False
    annexes: tuple[AnnexKind, ...] = ()
    lies: bool = False
    is_letter: bool = False
    needs_owner: bool = False
    coordinates: bool = False
    is_whole_plan: bool = False
    option: str = ""
    is_working_copy: bool = False

    @property
    def is_of_a_day(self) -> bool:
        """Whether it says how things stood on a day."""
        return self.is_working_copy or not self.is_whole_plan

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of its table's columns."""
        return tuple(column.title for column in self.columns)

    @property
    def word_template(self) -> str:
        """The name of its Word template."""
        return f"{self.stem}.docx"


_CHANGES = (
    TableColumn("TT", 12, centred=True),
    TableColumn("Nhiệm vụ số", 18, centred=True),
    TableColumn("Nội dung tại Kế hoạch", 72),
    TableColumn("Nội dung sau điều chỉnh", 72),
    TableColumn("Cơ quan", 35),
    TableColumn("Căn cứ, lý do", 43),
)

OVERVIEW = DocumentKind("overview", "trang tổng quan", "tien-do")
PROGRESS = DocumentKind(
    "progress",
    "báo cáo định kỳ",
    "bao-cao",
    columns=(
        TableColumn("TT", 12, centred=True),
        TableColumn("Nhiệm vụ", 62),
        TableColumn("Sản phẩm", 24),
        TableColumn("Cơ quan chủ trì", 35),  # "HĐND&UBND" has no place to break
        TableColumn("Thời hạn", 31),
        TableColumn("Kết quả (văn bản, ngày, ghi chú)", 50),
        TableColumn("Đánh giá", 38),
    ),
    earlier_widths=(12, 72, 40, 35, 35, 18, 40),
    has_annex=True,
    coordinates=True,
    annexes=(
        AnnexKind(
            "figures",
            (
                TableColumn("TT", 12, centred=True),
                TableColumn("Chỉ tiêu", 96),
                TableColumn("Đơn vị tính", 27, centred=True),
                TableColumn("Kỳ trước", 27, centred=True),
                TableColumn("Kỳ này", 27, centred=True),
                TableColumn("So với kỳ trước", 33, centred=True),
                TableColumn("Ghi chú", 30),
            ),
        ),
        AnnexKind("changes", _CHANGES),
    ),
)
PLAN = DocumentKind(
    "plan",
    "văn bản kế hoạch",
    "ke-hoach",
    columns=(
        TableColumn("Số TT", 15, centred=True),
        TableColumn("Nội dung công việc", 107),
        TableColumn("Cơ quan chủ trì", 45),
        TableColumn("Cơ quan phối hợp", 45),
        TableColumn("Thời gian hoàn thành", 40),
    ),
    has_annex=True,
    is_whole_plan=True,
)
UPDATED_PLAN = DocumentKind(
    "updated-plan",
    "bản tổng hợp nhiệm vụ",
    "tong-hop-nhiem-vu",
    columns=PLAN.columns,
    has_annex=True,
    is_whole_plan=True,
    option="--updated",
    is_working_copy=True,
)
AMENDMENT = DocumentKind(
    "amendment",
    "dự thảo kế hoạch sửa đổi, bổ sung",
    "sua-doi-ke-hoach",
    columns=_CHANGES,
    has_annex=True,
    is_whole_plan=True,
)
ASSIGNMENT = DocumentKind(
    "assignment",
    "phiếu giao việc",
    "giao-viec",
    columns=(
        TableColumn("NV", 12, centred=True),
        TableColumn("Nội dung; văn bản giao", 62),
        TableColumn("Sản phẩm", 28),
        TableColumn("Thời hạn", 30),
        TableColumn("Chủ trì, đầu mối; phối hợp", 36),
        TableColumn("Lãnh đạo phụ trách; thẩm quyền quyết định", 34),
        TableColumn("Tình trạng, yêu cầu", 50),
    ),
    lies=True,
    needs_owner=True,
    coordinates=True,
)
REMINDER = DocumentKind(
    "reminder",
    "công văn đôn đốc",
    "don-doc",
    columns=(
        TableColumn("TT", 12, centred=True),
        TableColumn("Số NV", 14, centred=True),
        TableColumn("Nhiệm vụ", 68),
        TableColumn("Cơ quan phối hợp", 35),
        TableColumn("Thời hạn", 31),
        TableColumn("Tình trạng", 50),
        TableColumn("Yêu cầu", 42),
    ),
    has_annex=True,
    is_letter=True,
)
TASKS = DocumentKind("", "danh sách nhiệm vụ", "nhiem-vu")
CALENDAR = DocumentKind("", "lịch", "lich")

KINDS = (OVERVIEW, PROGRESS, PLAN, UPDATED_PLAN, AMENDMENT, ASSIGNMENT, REMINDER)
NAMED_KINDS = tuple(kind for kind in KINDS if not kind.option)  # what `--kind` may say
OFFICIAL_KINDS = tuple(kind for kind in KINDS if kind.columns)  # they leave the office
_BY_NAME = {kind.name: kind for kind in KINDS}


def find(name: str) -> DocumentKind:
    """Return the kind of this name. Raises KeyError when there is none."""
    return _BY_NAME[name]
