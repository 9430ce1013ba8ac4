"""Edits made by chance, with `--thorough` twenty thousand: none may write wrong data or lose a comment.

What can't be done is refused; that is counted, and must stay rare.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc.errors import TextError
from cchc.yamltext import decoding, edits, parsing
from cchc.yamltext.edits import Edit, EditError, Remove, Set
from cchc.yamltext.splicing.splices import Splice
from tests.support.edit_differences import (
    MESSY,
    comments_of,
    data_of,
    has_foreign_line_ends,
    lines_of,
    own_lines,
    text_of,
)
from tests.support.plan_writer import Writer, expected, some_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc.yamltext.splicing.style import DocumentStyle

ROUNDS = 4  # of equal size, so that they can run beside each other
EDITS_PER_ROUND = 5_500
LIFETIME = 12  # edits on one text before it is left for another


@dataclass
class Tally:
    """What came of the edits."""

    edits: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def apply(text: str, wanted: list[Edit]) -> str:
    return edits.apply(text, wanted).text


def readable(text: str) -> bool:
    try:
        decoded, _ = decoding.decode(text.encode())
        return isinstance(parsing.parse_plain(decoded), dict)
    except TextError:
        return False


def texts(random: Random) -> Iterator[str]:
    """Yield messy files and documents in any style in turn."""
    while True:
        yield text_of(random.choice(MESSY))
        for _ in range(3):
            text = Writer(random).document()
            if readable(text):
                yield text


def what_is_wrong(old: str, new: str, edits: list[Edit]) -> str:
    """Return what is wrong with what edits made of a text; nothing, if all is well."""
    if data_of(new) != expected(data_of(old), edits):
        return "wrong data"
    before = comments_of(old)
    gone = {line for edit in edits if isinstance(edit, Remove) for line in own_lines(old, edit.path)}
    stay = Counter(comment for line, comment in before if line not in gone)
    if lost := stay - Counter(comment for _, comment in comments_of(new)):
        return f"lost {list(lost)}"
    if has_foreign_line_ends(old, new):
        return "foreign line ends"
    if (
        len(edits) == 1
        and isinstance(edits[0], Set)
        and not set(stretch(old, new)) <= set(own_lines(old, edits[0].path))
    ):
        return "other lines changed"
    return ""


def stretch(old: str, new: str) -> range:
    """Return the old lines between those that are the same at the head and at the end."""
    ours, theirs = lines_of(old), lines_of(new)
    most = min(len(ours), len(theirs))
    head = next((at for at in range(most) if ours[at] != theirs[at]), most)
    tail = next((at for at in range(most - head) if ours[-1 - at] != theirs[-1 - at]), most - head)
    return range(head, len(ours) - tail)


def edit_at_random(seed: int, number: int) -> Tally:
    """Make so many edits, one or a few at once, and tally what came of them."""
    random, tally = Random(seed), Tally()
    for text in texts(random):
        for _ in range(LIFETIME):
            if tally.edits >= number:
                return tally
            data = data_of(text)
            together = some_edits(random, data)
            tally.edits += len(together)
            try:
                new = apply(text, together)
            except EditError as error:
                tally.refused[error.code] += 1
                continue
            if trouble := what_is_wrong(text, new, together):
                tally.wrong.append(f"{trouble}\n{together}\n{text!r}\n{new!r}")
            text = new  # noqa: PLW2901  the next edits are made to what these left
    return tally


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_edit_writes_wrong_data_or_loses_a_comment(seed: int, often: Callable[[int], int]) -> None:
    tally = edit_at_random(seed, often(EDITS_PER_ROUND))
    assert tally.edits >= often(EDITS_PER_ROUND)
    assert not tally.wrong, f"{len(tally.wrong)} edits went wrong, such as:\n{tally.wrong[0]}"
    assert tally.refused["edit-unsafe"] < tally.edits * 0.01, tally.refused


def test_the_tally_sees_a_broken_splice_when_the_net_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = edits._splices  # noqa: SLF001  the part that is broken on purpose

    def broken(style: DocumentStyle, edits: Sequence[Edit]) -> list[Splice]:
        return [
            Splice(one.start, one.end, one.text.replace("a", "á"), one.depth, one.whole_lines)
            for one in whole(style, edits)
        ]

    monkeypatch.setattr(edits, "_splices", broken)
    monkeypatch.setattr(edits, "_read_back", lambda *_: {})
    tally = edit_at_random(0, 200)
    assert any(trouble.startswith("wrong data") for trouble in tally.wrong)


def test_the_tally_sees_a_lost_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = apply

    def forgetful(text: str, edits: list[Edit]) -> str:
        return whole(text, edits).replace(" # ghi chú", "")

    monkeypatch.setitem(globals(), "apply", forgetful)
    tally = edit_at_random(0, 500)
    assert any(trouble.startswith("lost") for trouble in tally.wrong)
