"""`cchc report`: the plan's progress as a page for people to read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options
from cchc.cli.options import AsOfOption, OwnerOption, PlanOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from datetime import date

    from cchc.plan import Owner

FOLDER = "bao-cao"
_FORMATS = ("html", "md")


def report(
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help="Dạng báo cáo.", show_default=False)
    ] = "html",
    owner: OwnerOption = None,
    template: Annotated[
        str | None, typer.Option(metavar="TỆP", help="Mẫu Jinja dùng thay mẫu có sẵn.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="TỆP", help=f"Tệp ghi ra, - là màn hình; mặc định trong {FOLDER}/."
        ),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Lập báo cáo tiến độ: trang HTML để xem và in, hoặc Markdown."""
    from cchc import queries
    from cchc.planfile import document, store
    from cchc.reports import pages
    from cchc.reports import report as reports

    on = options.as_of(as_of)
    chosen_form = options.choice(form, _FORMATS, "--format")
    path = options.plan_path(plan, on)
    opened = document.parse(store.read(path), store.shown(path)).plan
    of_owner = queries.find_owner(opened, owner) if owner is not None else None
    source = f"{path.absolute().parent.name}/{path.name}"
    built = reports.build(opened, on, source=source, owner=of_owner)
    office = path.absolute().parent.parent / "templates"
    page = pages.render(built, chosen_form, template=_template(template), office=office)
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(page)
        return
    target = Path(output) if output else Path(FOLDER) / _file_name(on, chosen_form, of_owner)
    if store.is_same_file(target, path):
        raise RequestError("tệp ghi ra chính là tệp kế hoạch", hint="chọn tên khác sau -o")
    store.write_new(target, page)
    console.write(f"{store.shown(target)}\n")


def _template(option: str | None) -> Path | None:
    if option is None:
        return None
    path = Path(option)
    if not path.is_file():
        raise RequestError(f"không có mẫu {option}", hint="xem lại đường dẫn sau --template")
    return path


def _file_name(on: date, form: str, owner: Owner | None) -> str:
    part = f"-{owner.id}" if owner else ""
    return f"tien-do{part}-{on.isoformat()}.{form}"
