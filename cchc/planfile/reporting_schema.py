"""The shape of `reporting:` in a plan file: what a province and an office ask of a report.

Read next: `cchc.planfile.schema` (what all records share), `cchc.planfile.reporting_checks` (rules
between its fields).
"""

from __future__ import annotations

from pydantic import Field

from cchc.planfile.record_types import Day, Percent, Points, Record, Slug, Text, no_items
from cchc.planfile.schema import SignatoryRecord


class PeriodRecord(Record):
    """A reporting period of the province."""

    id: Slug
    title: Text
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    submit_by: Day | None = None


class StepRecord(Record):
    """A step of the completion scale."""

    start: Percent = Field(alias="from")
    points: Points


class ScaleRecord(Record):
    """How the province scores completion."""

    document: Text
    steps: list[StepRecord]


class FigureRecord(Record):
    """A figure that is asked for in each period; the sum of others, or the share of some in others."""

    id: Slug
    title: Text
    unit: Text | None = None
    area: Text | None = None
    sum: list[Slug] = no_items()
    share: list[Slug] = no_items()
    of: list[Slug] = no_items()
    section: Slug | None = None


class ReportingRecord(Record):
    """`reporting:`, the province's own dates, scale and figures, and who reports to whom."""

    periods: list[PeriodRecord] = no_items()
    completion_scale: ScaleRecord | None = None
    figures: list[FigureRecord] = no_items()
    addressees: list[Text] = no_items()
    recipients: list[Text] = no_items()
    signatory: SignatoryRecord = SignatoryRecord()
