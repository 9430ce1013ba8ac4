"""Show anew what the commands of the manual answer, and the fields of the plan file: `python -m tests.support.make_manual`.

Read what has changed (`git diff docs/huong-dan`) before it is kept: an officer will see that.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.support import manual, manual_fields


def main() -> None:
    for page in manual.chapters():
        with tempfile.TemporaryDirectory() as folder:
            text = manual_fields.with_tables(page.read_text("utf-8"))
            anew = manual.shown_anew(text, Path(folder).resolve())
        page.write_text(anew, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
