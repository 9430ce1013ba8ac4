"""Which rows and tables of a source were left out, and what is doubtful in it, kind by kind on the screen.

Read next: `cchc.drafts.reading` (rows left out), `cchc.cli.importing.plan_import` and
`cchc.cli.importing.proposal_texts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import console

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.drafts.reading import Skipped


def say_left_out(rows: Sequence[Skipped], at_most: int) -> None:
    """Say which rows and tables were not taken, by reason, `at_most` of each."""
    if not rows:
        return
    kinds: dict[str, list[str]] = {}
    for row in rows:
        text = f" “{row.text}”" if row.text else ""
        kinds.setdefault(row.reason, []).append(f"{row.place.words}{text}")
    console.say(f"không lấy {len(rows)} dòng, bảng:")
    say_kinds(kinds, "-", at_most)


def say_kinds(kinds: Mapping[str, Sequence[str]], mark: str, at_most: int) -> None:
    """Say each kind with how many there are of it, and the first of them."""
    for kind, lines in kinds.items():
        console.say(f"  {mark} {kind}: {len(lines)}")
        for line in lines[:at_most]:
            console.say(f"      {line}")
        if len(lines) > at_most:
            console.say(f"      … và {len(lines) - at_most} chỗ khác (--format json ghi đủ)")
