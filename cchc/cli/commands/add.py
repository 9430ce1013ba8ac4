"""`cchc add`: a new task at the end of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import unquoted
from cchc.cli.plan_updates import update_plan
from cchc.cli.update_options import UpdateOptions, with_update_options
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


@with_update_options
def add(
    options: UpdateOptions,
    title: Annotated[str | None, typer.Argument(metavar="NỘI DUNG", help="Nội dung nhiệm vụ.")] = None,
    area: Annotated[str | None, typer.Option(metavar="LĨNH VỰC", help="Lĩnh vực, theo mã hoặc tên.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="TÊN", help="Cơ quan chủ trì.")] = None,
    due: Annotated[
        str | None, typer.Option(metavar="THỜI HẠN", help='Thời hạn: "Quý IV/2026", 30/6/2026.')
    ] = None,
    coordinator: Annotated[
        list[str] | None, typer.Option(metavar="TÊN", help="Cơ quan phối hợp; dùng được nhiều lần.")
    ] = None,
) -> None:
    """Thêm một nhiệm vụ, lấy số thứ tự tiếp theo."""
    from cchc import queries, updates

    required = {"nội dung": title, "--area": area, "--owner": owner, "--due": due}
    if missing := [name for name, value in required.items() if not value or not value.strip()]:
        hint = 'ví dụ: cchc add "Tổ chức hội nghị" --area chi-dao --owner "Phòng VHXH" --due "Quý IV/2026"'
        raise RequestError(f"còn thiếu: {', '.join(missing)}", hint=hint)
    if options.expected:
        raise RequestError("--expect không dùng khi thêm nhiệm vụ", hint="bỏ --expect")

    def new_data(document: Document) -> PlainRecord:
        coordinators = [
            queries.find_owner(document.plan, name, whole=True).short for name in coordinator or []
        ]
        fields: PlainRecord = {
            "title": str(title).strip(),
            "area": queries.find_area(document.plan, str(area)).id,
            "status": "not_started",
            "owner": queries.find_owner(document.plan, str(owner), whole=True).short,
            **({"coordinators": list(coordinators)} if coordinators else {}),
            "due": updates.readable_due(unquoted(str(due)), document.plan.head.year),
        }
        return updates.add_task(document.plain, fields)

    update_plan(new_data, options, "kế hoạch")
