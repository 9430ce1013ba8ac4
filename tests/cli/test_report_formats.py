"""Kinds of documents and output formats: their tables are whole, and every pair prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc.cli import opened_plan
from cchc.cli.reporting import report_builders, report_formats
from cchc.cli.reporting.report_builders import OFFICIAL_BUILDERS, ReportRequest, ReportScope
from cchc.cli.reporting.report_formats import FORMATS
from cchc.reports.document_kinds import KINDS, OFFICIAL_KINDS, OVERVIEW, DocumentKind
from tests.support import amended_plans
from tests.support.checkout import SAMPLE_PLAN

PAIRS = [(format_.name, kind) for format_ in FORMATS.values() for kind in format_.kinds]


@pytest.fixture
def request_(tmp_path: Path) -> ReportRequest:
    (tmp_path / "plans").mkdir()
    path = tmp_path / "plans/2026.yaml"
    path.write_bytes(amended_plans.amended_file(SAMPLE_PLAN.read_bytes()))
    return ReportRequest(ReportScope(opened_plan.open_plan(str(path), "2026-09-14"), date(2026, 9, 14)))


def test_every_kind_has_a_builder() -> None:
    assert set(OFFICIAL_BUILDERS) | {OVERVIEW} == set(KINDS)


def test_no_two_kinds_share_a_name_a_label_or_the_names_of_their_files() -> None:
    for values in zip(*((kind.name, kind.label, kind.stem) for kind in KINDS), strict=True):
        assert len(set(values)) == len(KINDS)


@pytest.mark.parametrize("kind", OFFICIAL_KINDS, ids=lambda kind: kind.name)
def test_the_columns_of_a_table_fill_the_width_of_the_text(kind: DocumentKind) -> None:
    """A4 without its margins, lying: 297 - 30 - 15 mm."""
    assert sum(column.width for column in kind.columns) == 252
    assert kind.has_annex or kind.lies


@pytest.mark.parametrize("kind", OFFICIAL_KINDS, ids=lambda kind: kind.name)
def test_a_document_has_its_table_where_its_kind_says(request_: ReportRequest, kind: DocumentKind) -> None:
    document = report_builders.build_official(kind, request_, request_.scope.plan.owners[0])
    assert document.kind == kind.name
    table = document.annex.table if document.annex else document.table
    assert (document.annex is not None) == kind.has_annex
    assert table is not None
    assert [column.removesuffix(" số 02/KH-UBND") for column in table.columns] == list(kind.titles)
    assert {len(row) for row in table.rows} == {len(kind.columns)}


@pytest.mark.parametrize(("name", "kind"), PAIRS, ids=lambda part: getattr(part, "stem", part))
def test_every_format_prints_every_kind_that_it_names(
    request_: ReportRequest, name: str, kind: DocumentKind
) -> None:
    owner = request_.scope.plan.owners[0] if kind.needs_owner else None
    file_name, data = report_formats.render_file(request_, kind, owner, FORMATS[name])
    assert file_name.startswith(kind.stem)
    assert file_name.endswith(f".{FORMATS[name].ending}")
    assert data
