"""`cchc template`: the templates of reports, the packaged ones and the office's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, opened_plan, options, value_kinds
from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.reporting import report_builders
from cchc.cli.reporting.report_builders import ReportRequest, ReportScope
from cchc.cli.vietnamese import VietnameseCommand, VietnameseGroup
from cchc.errors import CchcError, RequestError
from cchc.reports.document_kinds import AMENDMENT, OFFICIAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.reports.document_kinds import DocumentKind
    from cchc.reports.listing import TitledListing
    from cchc.reports.official.official_document import OfficialDocument

template = typer.Typer(
    cls=VietnameseGroup, rich_markup_mode=None, help="Mẫu báo cáo: liệt kê, tạo mẫu riêng, kiểm tra."
)


@template.command("list", cls=VietnameseCommand)
def list_templates(plan: PlanOption = None) -> None:
    """Liệt kê các mẫu và mẫu nào đang được dùng."""
    from cchc.reports.printers import templates

    office = opened_plan.office_templates(opened_plan.plan_path(plan, options.today()))
    own_by_name = {known.name: known.own for known in templates.known(office)}
    for name in dict.fromkeys((*(kind.word_template for kind in OFFICIAL_KINDS), *own_by_name)):
        own = own_by_name.get(name)
        console.write(f"{name}\t{disk.display_path(own) if own else 'mẫu có sẵn'}\n")


_STARTERS = ("page", "word")  # of `init`


@template.command("init", cls=VietnameseCommand)
def init(
    what: Annotated[
        str,
        typer.Argument(
            metavar=value_kinds.one_of(_STARTERS, "[{}]"), help="Mẫu trang HTML, hoặc các mẫu Word."
        ),
    ] = "page",
    plan: PlanOption = None,
) -> None:
    """Tạo mẫu riêng của cơ quan trong templates/, dùng lại mẫu có sẵn."""
    chosen = options.parse_choice(what, _STARTERS, "template init")
    folder = opened_plan.office_templates(opened_plan.plan_path(plan, options.today()))
    starters = {folder / name: data for name, data in _starters(chosen)}
    there = [target for target in starters if os.path.lexists(target)]
    if len(there) == len(starters):
        raise _present(there[0])
    for target in there:
        console.say(f"đã có mẫu {disk.display_path(target)}, giữ nguyên")
    for target in there:
        del starters[target]
    for target, data in starters.items():
        try:
            disk.write_output(target, data, swap=disk.swap_into_free)
        except disk.OccupiedError:
            raise _present(target) from None
        console.write(f"{disk.display_path(target)}\n")


def _present(target: Path) -> RequestError:
    return RequestError(f"đã có mẫu {disk.display_path(target)}", "sửa mẫu này, hoặc đổi tên nó rồi chạy lại")


def _starters(what: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that an office begins with."""
    if what == "word":
        from cchc.reports.printers.word import word_document, word_template

        for kind in OFFICIAL_KINDS:
            yield kind.word_template, word_document.repeatable(word_template.build(kind))
    else:
        from cchc.reports.printers import templates

        yield "report.html.j2", templates.STARTER.encode()


@template.command("check", cls=VietnameseCommand)
def check(plan: PlanOption = None, as_of: AsOfOption = None) -> None:
    """Thử mọi mẫu riêng của cơ quan trên kế hoạch."""
    opened = opened_plan.open_plan(plan, as_of)
    failed = 0
    templates = list(_printing_templates(opened_plan.office_templates(opened.path)))
    for path in templates:
        try:
            used = _try(opened, path)
        except CchcError as error:
            failed += 1
            console.show_error(error)
        else:
            lacking = "văn bản điều chỉnh" if path.name == AMENDMENT.word_template else "cơ quan"
            result = "dùng được" if used else f"chưa thử được, vì kế hoạch chưa có {lacking} nào"
            console.write(f"{disk.display_path(path)}: {result}\n")
    if not templates:
        console.say("cơ quan chưa có mẫu riêng; tạo bằng: cchc template init")
    if failed:
        raise typer.Exit(3)


def _printing_templates(office: Path) -> Iterator[Path]:
    """Yield the office's own templates that stand in for one that prints a document."""
    from cchc.reports.printers import pages, templates

    of_pages = (pages.NAMES, pages.OFFICIAL_NAMES, pages.LISTING_NAMES)
    names = {name for names in of_pages for name in names.values()}
    names |= {kind.word_template for kind in OFFICIAL_KINDS}
    yield from (known.own for known in templates.known(office) if known.own and known.name in names)


def _try(opened: OpenedPlan, path: Path) -> bool:
    """Print everything that a template is for; return whether the plan has anything to print with it.

    Raises what printing raises.
    """
    from cchc.reports.printers import pages
    from cchc.reports.printers.word import word_document

    office = path.parent
    format_ = "html" if ".html" in path.name else "md"
    if path.name in pages.NAMES.values():
        page = report_builders.build_overview(ReportRequest(ReportScope(opened, opened.day)), None)
        pages.render(page, format_, template=path, office=office)
        return True
    if path.name in pages.LISTING_NAMES.values():
        pages.render(_rollup(opened), format_, template=path, office=office)
        return True
    of_word = [kind for kind in OFFICIAL_KINDS if kind.word_template == path.name]
    documents = _documents(opened, of_word or OFFICIAL_KINDS)
    for document in documents:
        if of_word:
            word_document.render(document, opened.day, template=path)
        else:
            pages.render(document, format_, template=path, office=office)
    return bool(documents)


def _rollup(opened: OpenedPlan) -> TitledListing:
    """Build a rollup of the one plan."""
    from cchc.rollup import counting, listings

    counted = counting.count(opened.plan, opened.day)
    rollup = counting.build([(opened.name, counted)], opened.day, counted.year)
    return listings.titled_listing(rollup, ())


def _documents(opened: OpenedPlan, kinds: Sequence[DocumentKind]) -> list[OfficialDocument]:
    """Build documents to try a template on; the sheet for one office is for one that still has work."""
    from cchc import queries
    from cchc.states import DONE

    plan, day = opened.plan, opened.day
    busy = [standing.task.owner for standing in queries.standings(plan, day) if standing.state not in DONE]
    owner = next(iter((*busy, *plan.owners)), None)
    amendment = next(iter(plan.head.amendments), None)
    request = ReportRequest(ReportScope(opened, day), amendment=amendment)
    return [
        report_builders.build_official(kind, request, owner if kind.needs_owner else None)
        for kind in kinds
        if (owner or not kind.needs_owner) and (kind != AMENDMENT or plan.head.amendments)
    ]
