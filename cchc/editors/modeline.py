r"""The comment at the head of a plan that tells an editor which schema it has.

yaml-language-server looks for it in the comments above the first field; the address counts from the
plan's own folder and ends at a blank, so that one in it is written %20. Knows no disk.

>>> with_schema("# Kế hoạch\ncchc: 1\n", ".cchc/2026.schema.json")
'# yaml-language-server: $schema=.cchc/2026.schema.json\n# Kế hoạch\ncchc: 1\n'

Read next: `cchc.editors.plan_schema` (what it leads to).
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

_MODELINE = (
    r"#[ \t]+(?:yaml-language-server[ \t]*:[ \t]*\$schema=|\$schema:)[ \t]*(?P<schema>\S*)(?P<rest>.*)"
)
_HEAD = r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*"  # blank lines and comments


def address(schema: Path, plan: Path) -> str:
    """Return how a plan's modeline names its schema: from the plan's folder, or whole on another drive."""
    folder = os.path.realpath(plan.parent)
    target = os.path.realpath(schema)
    try:
        way = os.path.relpath(target, folder)
    except ValueError:  # on another drive of Windows
        return schema.resolve().as_uri()
    return quote(os.fsencode(way.replace(os.sep, "/")), safe="/.-_~:()")


def schema_of(text: str) -> str:
    """Return what the line in a plan's text that names a schema says; empty without one."""
    there = _there(text)
    return there["schema"] if there else ""


def _there(text: str) -> re.Match[str] | None:
    head = re.match(_HEAD, text)
    return re.search(f"(?m)^{_MODELINE}", text[: head.end()] if head else "")


def with_schema(text: str, schema: str) -> str:
    """Return a plan's text with the line that names a schema: the one that it has, else a new first one."""
    line = f"# yaml-language-server: $schema={schema}"
    if there := _there(text):
        return f"{text[: there.start()]}{line}{there['rest']}{text[there.end() :]}"
    first = re.search(r"\r?\n", text)
    return f"{line}{first.group() if first else chr(10)}{text}"
