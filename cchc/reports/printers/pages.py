"""Reports as HTML and Markdown pages, through Jinja templates that an office may replace.

Templates get plain data only (dicts, lists, text, numbers), run in a sandbox, and fail on a
missing name instead of printing nothing. A template is looked for at `--template`, then in the
office's own `templates/` beside its `plans/`, then among the packaged ones; an office's template
builds on a packaged one by the name `cchc/…`. The page carries its style and its script inside and
names their hashes in its policy, so that a browser runs nothing else.

Knows how to print a report, not what is in one.

Read next: `templates/` (the packaged ones), `cchc.reports.overview.report` and
`cchc.reports.official.official_document` (what they are given), `cchc.reports.printers.sandbox` (how
they are kept in).
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from cchc.reports import document_kinds
from cchc.reports.listing import TitledListing, markdown_paragraph, markdown_text, visible
from cchc.reports.official.official_document import BLANK, OfficialDocument
from cchc.reports.printers import sandbox, templates
from cchc.reports.printers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from cchc.reports.overview.report import Report

NAMES = {"html": "report.html.j2", "md": "report.md.j2"}
OFFICIAL_NAMES = {"html": "official.html.j2", "md": "official.md.j2"}
LISTING_NAMES = {"html": "listing.html.j2"}
_PARTS = {
    "html": (".html.j2", ".svg.j2", ".css", ".js"),
    "md": (".md.j2",),
}  # what the templates of a format are made of


_ROOM = 32_000_000  # characters that an office's template may make for the smallest report


def render(
    report: Report | OfficialDocument | TitledListing,
    format_: str,
    *,
    template: Path | None = None,
    office: Path | None = None,
) -> bytes:
    """Print a report, an official document or a listing (`html` alone) as `html` or `md`, UTF-8 with LF.

    `template` is one file to use, `office` a folder of templates that win over the packaged ones.
    Raises SurroundingsError with file and line when a template can't be used.
    """
    folder = template.parent if template else office
    name = template.name if template else _names(report)[format_]
    with sandbox.template_errors(name):
        printed = _visible(plain(report))
        if folder and (template or own_templates(folder, format_, name)):
            environment = _limited(folder, format_, printed)
        else:
            environment = _environment(format_, compiled=templates.compiled().joinpath(format_))
        text = environment.get_template(name).render(report=printed)
    return text.encode("utf-8", "replace")


def own_templates(office: Path, format_: str, name: str) -> list[Path]:
    """Return the templates of an office that take part where `name` prints: itself, and its parts."""
    of_pages = (NAMES, OFFICIAL_NAMES, LISTING_NAMES)
    others = {other for names in of_pages for other in names.values()} - {name}
    return [
        known.own
        for known in templates.known(office)
        if known.own
        and known.is_packaged
        and known.name.endswith(_PARTS[format_])
        and known.name not in others
    ]


def _visible(value: Any) -> Any:  # noqa: ANN401  any part of a report
    """Return plain data with every text as a document may have it."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _visible(part) for key, part in value.items()}
    return type(value)(map(_visible, value)) if isinstance(value, list | tuple) else value


def compile_packaged(folder: Path) -> None:
    """Compile the packaged templates into a folder, where `render` finds them as `templates.compiled()`.

    Done when a wheel is built: doing it anew is a quarter of the time of a page. A checkout has none.
    """
    for format_, endings in _PARTS.items():
        sandbox.compile_all(_environment(format_), folder / format_, endings)


def _environment(format_: str, compiled: Traversable | None = None) -> sandbox.Environment:
    """Return the sandbox of the packaged templates for an output format, with the filters that they use."""
    environment = sandbox.environment(
        packaged=templates.packaged(), compiled=compiled, escaping=format_ == "html"
    )
    environment.filters.update(_filters())
    return environment


def _limited(folder: Path, format_: str, report: Any) -> sandbox.Environment:  # noqa: ANN401  plain data
    """Return the sandbox for an office's templates, which build on the packaged ones."""
    return sandbox.limited(
        report,
        _ROOM,
        folder,
        packaged=templates.packaged(),
        escaping=format_ == "html",
        filters=_filters(),
    )


def _filters() -> dict[str, Callable[..., Any]]:
    return {
        "md": markdown_text,
        "md_paragraph": markdown_paragraph,
        "csp_hash": policy_hash,
        "blanks": blanks,
        "paper_columns": paper_columns,
    }


def _names(report: Report | OfficialDocument | TitledListing) -> dict[str, str]:
    """Return the packaged template for each format."""
    match report:
        case OfficialDocument():
            return OFFICIAL_NAMES
        case TitledListing():
            return LISTING_NAMES
    return NAMES


def blanks(text: str) -> list[dict[str, str | bool]]:
    """Cut a text at what is left for people to write, in brackets.

    >>> [piece["text"] for piece in blanks("- Lưu: VT, [đơn vị].")]
    ['- Lưu: VT, ', '[đơn vị]', '.']
    """
    pieces = BLANK.split(text)
    return [{"text": piece, "blank": bool(index % 2)} for index, piece in enumerate(pieces)]


def paper_columns(kind: str, annex: str = "") -> list[dict[str, str | bool]]:
    """Return the columns of a kind's table, or of one of its further annexes, as they are on paper.

    `share` is a column's part of the table's width in percent. Empty where a kind has no such table.

    >>> [(column["title"], column["share"]) for column in paper_columns("plan")][:2]
    [('Số TT', '5.95'), ('Nội dung công việc', '42.46')]
    """
    row = document_kinds.find(kind)
    more = {one.name: one.columns for one in row.annexes}
    columns = more.get(annex, ()) if annex else row.columns
    whole = sum(column.width for column in columns)
    return [
        {"title": column.title, "share": f"{100 * column.width / whole:.2f}", "centred": column.centred}
        for column in columns
    ]


def policy_hash(text: str) -> str:
    """Return what a Content-Security-Policy calls a style or script by, to be put in quotes there.

    >>> policy_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
