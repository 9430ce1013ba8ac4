"""Make anew all that is made of the code, but pictures: `python -m tests.support.make_all`, then read `git diff`.

What one makes another may show: the page of the format comes before the manual, which has its tables,
and errors before the list of those that an editor's schema sees. Pictures need Chromium and LibreOffice: `make_pictures`.
"""

from __future__ import annotations

from tests.support import (
    make_command_docs,
    make_error_docs,
    make_format_docs,
    make_golden,
    make_manual,
    make_plan_schema,
    schema_cases,
)

STEPS = (
    make_format_docs,
    make_plan_schema,
    make_error_docs,
    schema_cases,
    make_command_docs,
    make_golden,
    make_manual,
)


def main() -> None:
    for step in STEPS:
        step.main()


if __name__ == "__main__":
    main()
