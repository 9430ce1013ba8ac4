"""`cchc import FILE.xlsx --update`: what offices filled in, taken over as ordinary updates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console
from cchc.cli.update_options import UpdateOptions, record, tell_commit, with_update_options
from cchc.errors import RequestError, SurroundingsError, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.changes import Change, PlainRecord
    from cchc.intake.sheets import Refusal
    from cchc.planfile.document import Document

_MOST_BYTES = 64 * 1024 * 1024


@with_update_options
def import_sheet(
    how: UpdateOptions,
    file: Annotated[str, typer.Argument(metavar="TỆP.xlsx", help="Bảng nhiệm vụ đã điền.")],
    *,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Cập nhật trạng thái, tiến độ, ngày, ghi chú theo bảng.", show_default=False
        ),
    ] = False,
) -> None:
    """Cập nhật kế hoạch theo bảng Excel mà các cơ quan đã điền."""
    from cchc.history import file_updates
    from cchc.intake import sheets, workbooks
    from cchc.planfile import document as documents
    from cchc.planfile.updating import PlanUpdate

    if not update:
        hint = "thêm --update; xem trước bằng --update --dry-run"
        raise RequestError("chưa nói nhập bảng để làm gì", hint)
    if how.expected:
        raise RequestError("--expect không dùng với import", hint="bỏ --expect; xem trước bằng --dry-run")
    rows, missing = workbooks.read(_bytes(Path(file)))
    if missing:
        console.say(f"bảng không có cột: {', '.join(missing)}")
    refused: dict[str, Refusal] = {}

    def wished(document: Document) -> PlainRecord:
        data, found = sheets.wished(document.plain, rows, today=how.today, wrong=documents.first_error)
        refused.update((one.place, one) for one in found)
        return data

    wish = PlanUpdate(wished)
    _show(file_updates.preview(how.path, wish).changes, list(refused.values()))
    if how.dry_run:
        console.say("(chưa ghi gì)")
    else:
        done = record(wish, how)
        tell_commit(done)
    if refused:
        raise typer.Exit(1)


def _show(changes: Sequence[Change], refused: Sequence[Refusal]) -> None:
    """Say what will change, then what won't and why, before anything is written."""
    from cchc.change_words import sentence
    from cchc.intake import sheets

    console.write("".join(f"{console.clean(sentence(change))}\n" for change in changes))
    for line in sheets.told(refused):
        console.say(console.clean(line))
    if not changes and not refused:
        console.say("không có gì thay đổi: kế hoạch đã đúng như bảng")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise RequestError(f"không có tệp {path}", hint="xem lại đường dẫn") from None
    except OSError as error:
        hint = "đóng tệp nếu đang mở bằng Excel rồi chạy lại"
        raise SurroundingsError(f"không đọc được tệp {path}: {reason(error)}", hint) from None
    if len(data) > _MOST_BYTES:
        raise RequestError(f"tệp {path} quá lớn", hint="xóa các trang không cần rồi lưu lại")
    return data
