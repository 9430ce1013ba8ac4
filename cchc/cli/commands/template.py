"""`cchc template`: the templates of reports, the packaged ones and the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, opened_plan, options, report_files
from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.vietnamese import VietnameseCommand, VietnameseGroup
from cchc.errors import CchcError, RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.reports.official.official_document import OfficialDocument

template = typer.Typer(
    cls=VietnameseGroup, rich_markup_mode=None, help="Mẫu báo cáo: liệt kê, tạo mẫu riêng, kiểm tra."
)


@template.command("list", cls=VietnameseCommand)
def list_templates(plan: PlanOption = None) -> None:
    """Liệt kê các mẫu và mẫu nào đang được dùng."""
    from cchc.reports.printers import templates, word

    office = opened_plan.office_templates(opened_plan.plan_path(plan, options.today()))
    listed = {form.name: form.own for form in templates.known(office)}
    for name in dict.fromkeys((*listed, *word.NAMES.values())):
        own = listed.get(name)
        console.write(f"{name}\t{disk.display_path(own) if own else 'mẫu có sẵn'}\n")


@template.command("init", cls=VietnameseCommand)
def init(
    what: Annotated[
        str, typer.Argument(metavar="[page|word]", help="Mẫu trang HTML, hoặc các mẫu Word.")
    ] = "page",
    plan: PlanOption = None,
) -> None:
    """Tạo mẫu riêng của cơ quan trong templates/, dùng lại mẫu có sẵn."""
    chosen = options.parse_choice(what, ("page", "word"), "template init")
    folder = opened_plan.office_templates(opened_plan.plan_path(plan, options.today()))
    made = {folder / name: data for name, data in _starters(chosen)}
    if there := [target for target in made if target.exists()]:
        hint = "sửa mẫu này, hoặc đổi tên nó rồi chạy lại"
        raise RequestError(f"đã có mẫu {disk.display_path(there[0])}", hint)
    for target, data in made.items():
        disk.write_output(target, data)
        console.write(f"{disk.display_path(target)}\n")


def _starters(what: str) -> Iterator[tuple[str, bytes]]:
    """Give the files that an office begins with."""
    if what == "word":
        from cchc.reports.official import official_document
        from cchc.reports.printers import word, word_template

        for kind in official_document.KINDS:
            yield word.NAMES[kind], word.same_each_time(word_template.form(kind))
    else:
        from cchc.reports.printers import templates

        yield "report.html.j2", templates.STARTER.encode()


@template.command("check", cls=VietnameseCommand)
def check(plan: PlanOption = None, as_of: AsOfOption = None) -> None:
    """Thử mọi mẫu riêng của cơ quan trên kế hoạch."""
    asked = opened_plan.open_plan(plan, as_of)
    failed = 0
    tried = list(_office_forms(opened_plan.office_templates(asked.path)))
    for own in tried:
        try:
            used = _try(asked, own)
        except CchcError as error:
            failed += 1
            console.show_error(error)
        else:
            said = "dùng được" if used else "chưa thử được, vì kế hoạch chưa có cơ quan nào"
            console.write(f"{disk.display_path(own)}: {said}\n")
    if not tried:
        console.say("cơ quan chưa có mẫu riêng; tạo bằng: cchc template init")
    if failed:
        raise typer.Exit(3)


def _office_forms(office: Path) -> Iterator[Path]:
    """Give the office's own templates that stand in for one that prints a document."""
    from cchc.reports.printers import pages, templates, word

    printing_pages = (pages.NAMES, pages.OFFICIAL_NAMES, pages.LISTING_NAMES)
    known = {name for names in (*printing_pages, word.NAMES) for name in names.values()}
    yield from (form.own for form in templates.known(office) if form.own and form.name in known)


def _try(asked: OpenedPlan, own: Path) -> bool:
    """Print everything that a template is for; False when the plan has nothing to print with it.

    Raises what printing raises.
    """
    from cchc.reports.official import official_document
    from cchc.reports.printers import pages, word

    form = "html" if ".html" in own.name else "md"
    of_word = [kind for kind, name in word.NAMES.items() if name == own.name]
    if own.name in pages.NAMES.values():
        from cchc.reports.overview import report as reports

        built = reports.build(asked.plan, asked.day, source=asked.path.name)
        pages.render(built, form, template=own, office=own.parent)
        return True
    if own.name in pages.LISTING_NAMES.values():
        from cchc.rollup import counting, listings

        counted = counting.count(asked.plan, asked.day)
        gathered = counting.build([(asked.name, counted)], asked.day, counted.year)
        pages.render(listings.titled_listing(gathered, ()), form, template=own, office=own.parent)
        return True
    documents = _documents(asked, of_word or official_document.KINDS)
    for document in documents:
        if of_word:
            word.render(document, asked.day, template=own)
        else:
            pages.render(document, form, template=own, office=own.parent)
    return bool(documents)


def _documents(asked: OpenedPlan, kinds: Sequence[str]) -> list[OfficialDocument]:
    """Build documents to try a template on; the sheet for one office is for one that still has work."""
    from cchc import queries
    from cchc.states import DONE

    plan, day = asked.plan, asked.day
    busy = [item.task.owner for item in queries.standings(plan, day) if item.state not in DONE]
    owner = next(iter((*busy, *plan.owners)), None)
    return [
        report_files.official(kind, plan, day, owner if kind == "assignment" else None)
        for kind in kinds
        if kind != "assignment" or owner
    ]
