"""`cchc owner`: the register of offices gets a new one, another name for one, or one name less.

Two offices that are one are merged by giving one of them the other's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import typed_lines
from cchc.cli import value_kinds
from cchc.cli.office_options import find_office
from cchc.cli.updating.plan_updates import update_plan
from cchc.cli.updating.update_options import UpdateOptions, with_update_options
from cchc.cli.vietnamese import VietnameseCommand, VietnameseGroup
from cchc.errors import RequestError
from cchc.names import unquoted

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document

owner = typer.Typer(
    cls=VietnameseGroup,
    rich_markup_mode=None,
    help="Danh mục cơ quan: thêm cơ quan; thêm, bỏ tên gọi khác; gộp hai cơ quan là một. "
    "Đổi tên, bỏ cơ quan: sửa mục owners của tệp",
)


@owner.command("add", cls=VietnameseCommand)
@with_update_options
def add(
    options: UpdateOptions,
    name: Annotated[
        str | None, typer.Argument(metavar=value_kinds.NAME, help="Tên đầy đủ của cơ quan.")
    ] = None,
    id_: Annotated[
        str | None, typer.Option("--id", metavar="MÃ", help="Mã, không dấu; mặc định lấy từ tên.")
    ] = None,
    short: Annotated[
        str | None, typer.Option(metavar=value_kinds.NAME, help="Tên ngắn, dùng trong bảng.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option(metavar=value_kinds.NAME, help="Tên gọi khác; dùng được nhiều lần.")
    ] = None,
) -> None:
    """Thêm một cơ quan vào danh mục."""
    from cchc.updates import owner_register

    _refuse_expectations(options)
    if not (full := unquoted(name or "")):
        raise RequestError("chưa ghi tên cơ quan", hint="cả lệnh: cchc owner add TÊN-CƠ-QUAN")
    aliases = [unquoted(text) for text in alias or []]

    def new_data(document: Document) -> PlainRecord:
        record = owner_register.new_owner(
            document.plan.register,
            full,
            id_=unquoted(id_ or ""),
            short=unquoted(short or ""),
            aliases=aliases,
        )
        return owner_register.add_owner(document.plain, record)

    update_plan(new_data, options, "danh mục cơ quan")


@owner.command("alias", cls=VietnameseCommand)
@with_update_options
def alias(
    options: UpdateOptions,
    name: Annotated[
        str | None, typer.Argument(metavar=value_kinds.OFFICE, help="Cơ quan đã có trong danh mục.")
    ] = None,
    aliases: Annotated[
        list[str] | None, typer.Argument(metavar="TÊN-KHÁC...", help="Tên gọi khác của cơ quan đó.")
    ] = None,
    *,
    remove: Annotated[
        bool, typer.Option("--remove", help="Bỏ các tên gọi khác này.", show_default=False)
    ] = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Gộp hai cơ quan là một mà không hỏi lại.", show_default=False),
    ] = False,
) -> None:
    """Thêm, bỏ tên gọi khác của một cơ quan; tên khác là tên một cơ quan khác thì gộp cơ quan ấy vào."""
    from cchc.cli.updating import office_merges
    from cchc.updates import owner_register

    _refuse_expectations(options)
    new = [unquoted(text) for text in aliases or []]
    if not name or not new:
        line = typed_lines.line(["cchc owner alias", name or "TÊN-CƠ-QUAN", "TÊN-KHÁC"])
        hint = f"cả lệnh: {line}{' --remove' if remove else ''}"
        raise RequestError("chưa ghi tên gọi khác của cơ quan" if name else "chưa ghi tên cơ quan", hint=hint)

    if not remove:
        office_merges.add_names(name, new, options, yes=yes)
        return
    if yes:
        raise RequestError("--yes dùng khi gộp hai cơ quan, không dùng với --remove", hint="bỏ --yes")

    def new_data(document: Document) -> PlainRecord:
        office = find_office(document.plan, name)
        return owner_register.remove_aliases(document.plain, office, new)

    update_plan(new_data, options, f'tên gọi của "{name}"')


def _refuse_expectations(options: UpdateOptions) -> None:
    if options.expected:
        raise RequestError("--expect dùng cho nhiệm vụ, không dùng cho cơ quan", hint="bỏ --expect")
