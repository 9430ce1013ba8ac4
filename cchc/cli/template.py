"""`cchc template`: the templates of reports, the packaged ones and the office's own."""

from __future__ import annotations

import typer

from cchc.cli import console, options
from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.vietnamese import VietnameseCommand, VietnameseGroup
from cchc.errors import CchcError, RequestError

template = typer.Typer(
    cls=VietnameseGroup, rich_markup_mode=None, help="Mẫu báo cáo: liệt kê, tạo mẫu riêng, kiểm tra."
)


@template.command("list", cls=VietnameseCommand)
def list_templates(plan: PlanOption = None) -> None:
    """Liệt kê các mẫu và mẫu nào đang được dùng."""
    from cchc.planfile import store
    from cchc.reports import forms

    office = options.office_templates(options.plan_path(plan, options.today()))
    for form in forms.known(office):
        console.write(f"{form.name}\t{store.shown(form.own) if form.own else 'mẫu có sẵn'}\n")


@template.command("init", cls=VietnameseCommand)
def init(plan: PlanOption = None) -> None:
    """Tạo mẫu riêng của cơ quan trong templates/, dùng lại mẫu có sẵn."""
    from cchc.planfile import store
    from cchc.reports import forms

    target = options.office_templates(options.plan_path(plan, options.today())) / "report.html.j2"
    if target.exists():
        raise RequestError(
            f"đã có mẫu {store.shown(target)}", hint="sửa mẫu này, hoặc đổi tên nó rồi chạy lại"
        )
    store.write_new(target, forms.STARTER.encode())
    console.write(f"{store.shown(target)}\n")


@template.command("check", cls=VietnameseCommand)
def check(plan: PlanOption = None, as_of: AsOfOption = None) -> None:
    """Thử mọi mẫu riêng của cơ quan trên kế hoạch."""
    from cchc.planfile import store
    from cchc.reports import forms, pages
    from cchc.reports import report as reports

    asked = options.ask(plan, as_of)
    built = reports.build(asked.plan, asked.day, source=asked.path.name)
    office = options.office_templates(asked.path)
    tried = [form.own for form in forms.known(office) if form.own and form.name in pages.NAMES.values()]
    failed = 0
    for own in tried:
        try:
            pages.render(built, "html" if ".html" in own.name else "md", template=own, office=office)
        except CchcError as error:
            failed += 1
            console.show_error(error)
        else:
            console.write(f"{store.shown(own)}: dùng được\n")
    if not tried:
        console.say("cơ quan chưa có mẫu riêng; tạo bằng: cchc template init")
    if failed:
        raise typer.Exit(3)
