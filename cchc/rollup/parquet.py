"""Rows of tasks as a Parquet file with typed columns, for DuckDB, Spark and their like.

The only module that imports pyarrow, which is an extra: `pip install "cchc[parquet]"`. Read next:
`cchc.rollup.task_rows` (what a row says).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from cchc.errors import SurroundingsError
from cchc.rollup.task_rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.rollup.task_rows import TaskRow

_GROUP_ROWS = 50_000  # that are written at a time


def render(rows: Iterable[TaskRow]) -> bytes:
    """Return a Parquet file of rows; the same rows and version give the same bytes.

    Raises SurroundingsError when pyarrow isn't installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  heavy, and an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        hint = 'cài bằng: pip install "cchc[parquet]"'
        raise SurroundingsError("dạng parquet cần gói pyarrow, máy này chưa cài", hint) from None
    schema = _schema(pa)
    file = io.BytesIO()
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        group: list[TaskRow] = []
        for row in rows:
            group.append(row)
            if len(group) == _GROUP_ROWS:
                writer.write_table(_columns(pa, group, schema))
                group = []
        writer.write_table(_columns(pa, group, schema))
    return file.getvalue()


def _schema(arrow: Any) -> Any:  # noqa: ANN401  pyarrow has no types
    kinds = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "whole": arrow.int32(),
        "day": arrow.date32(),
    }
    return arrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])


def _columns(arrow: Any, rows: list[TaskRow], schema: Any) -> Any:  # noqa: ANN401
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return arrow.table(
        [arrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
