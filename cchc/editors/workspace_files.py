r"""What stands in the files by which a folder of plans tells editors how to treat them.

VS Code reads those in `.vscode`: which schema plans have, which extension knows schemas, and a task that
runs `cchc check` and finds its places. `.editorconfig` is read by most editors. Knows no disk.

>>> import re
>>> warning = "plans/2026.yaml:19:7: cảnh báo: NV 1 chưa rõ người [6ro-nguoi]"
>>> [bool(re.search(pattern, warning)) for pattern in (ERROR, WARNING)]
[False, True]

Read next: `cchc.cli.editor_files` (who writes them), docs/editors.md.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cchc.editors import period_schema, plan_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = ".vscode"
SCHEMA = f"{FOLDER}/ke-hoach.schema.json"
PERIOD_SCHEMA = f"{FOLDER}/ky-bao-cao.schema.json"
# The first line of what `cchc check` says of a place; VS Code tells the severity by which one matches.
_PLACE = r"^(.+?):(\d+):(\d+): "
_REST = r"(.+?)(?: \[([a-z0-9-]+)\])?$"
ERROR = f"{_PLACE}(?!cảnh báo: ){_REST}"
WARNING = f"{_PLACE}cảnh báo: {_REST}"
_EXTENSION = "redhat.vscode-yaml"  # brings yaml-language-server

EDITORCONFIG = ".editorconfig"
SECTION = "[plans/**.{yaml,yml}]"
SECTION_LINES = (
    SECTION,
    "charset = utf-8",
    "end_of_line = lf",
    "insert_final_newline = true",
    "indent_style = space",
    "indent_size = 2",
)


def files() -> dict[str, str]:
    """Return the files that are written whole where none lies yet: the texts by their paths."""
    return {
        f"{FOLDER}/settings.json": _json(_SETTINGS),
        f"{FOLDER}/extensions.json": _json({"recommendations": [_EXTENSION]}),
        f"{FOLDER}/tasks.json": _json({"version": "2.0.0", "tasks": [_CHECK]}),
        SCHEMA: plan_schema.general(),
        PERIOD_SCHEMA: period_schema.text(),
    }


_SETTINGS = {
    "yaml.schemas": {
        SCHEMA: ["plans/*.yaml", "plans/*.yml"],
        PERIOD_SCHEMA: ["plans/bao-cao/*.yaml"],
    }
}


def in_short(name: str) -> str:
    """Return what a file of VS Code's says of plans, in a line: for one that somebody has already."""
    said = {
        f"{FOLDER}/settings.json": json.dumps(_SETTINGS),
        f"{FOLDER}/extensions.json": json.dumps({"recommendations": [_EXTENSION]}),
        f"{FOLDER}/tasks.json": "một tác vụ (task) chạy lệnh: cchc check --format text",
    }
    return said.get(name, "bản mới in ra bằng cchc schema, cchc schema --period")


def _matcher(pattern: str, severity: str) -> dict[str, object]:
    return {
        "owner": f"cchc-{severity}",
        "source": "cchc",
        "severity": severity,
        "fileLocation": ["autoDetect", "${workspaceFolder}"],
        "pattern": {"regexp": pattern, "file": 1, "line": 2, "column": 3, "message": 4, "code": 5},
    }


_CHECK: Mapping[str, object] = {
    "label": "cchc check",
    "detail": "Kiểm tra tệp kế hoạch",
    "type": "shell",
    "command": "cchc",
    "args": ["check", "--format", "text"],  # in its terminal, too, a line for each finding
    "group": {"kind": "build", "isDefault": True},
    "presentation": {"reveal": "always", "clear": True},
    "problemMatcher": [_matcher(ERROR, "error"), _matcher(WARNING, "warning")],
}


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
