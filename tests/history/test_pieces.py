"""One text as what is to be done to another: exact, or refused."""

from __future__ import annotations

import zlib

import pytest

from cchc.history import pieces
from cchc.history.pieces import Piece


@pytest.mark.parametrize(
    ("old", "new", "shared"),
    [
        (b"", b"", (0, 0)),
        (b"", b"a", (0, 0)),
        (b"a", b"", (0, 0)),
        (b"abc", b"abc", (3, 0)),
        (b"abc", b"abXc", (2, 1)),
        (b"abXc", b"abc", (2, 1)),
        (b"aa", b"aaa", (2, 0)),
        (b"aaa", b"aa", (2, 0)),
        (b"xabc", b"yabc", (0, 3)),
        (b"abcx", b"abcy", (3, 0)),
        (b"ab", b"cd", (0, 0)),
    ],
)
def test_what_two_texts_share_at_their_ends_is_not_kept_twice(
    old: bytes, new: bytes, shared: tuple[int, int]
) -> None:
    piece = pieces.between(old, new)
    assert piece[:2] == shared
    assert pieces.restored(old, piece) == new


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (0, -1), (0, 4), (3, 1), (4, 0)])
def test_a_piece_of_another_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="Piece"):
        pieces.restored(b"abc", Piece(start, end, pieces.pack(b"x")))
    assert pieces.restored(b"abc", Piece(2, 1, pieces.pack(b"x"))) == b"abxc"


def test_what_was_cut_short_or_unpacks_to_more_than_a_plan_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = pieces.pack(b"abc" * 100)
    for broken in (packed[:-4], b"", packed[:9]):
        with pytest.raises(ValueError, match=str(len(broken))):
            pieces.unpack(broken)
    with pytest.raises(zlib.error):
        pieces.unpack(b"\0" + packed)
    monkeypatch.setattr(pieces, "MAX_BYTES", 300)
    assert pieces.unpack(packed) == b"abc" * 100
    monkeypatch.setattr(pieces, "MAX_BYTES", 299)
    with pytest.raises(ValueError, match=str(len(packed))):
        pieces.unpack(packed)


def test_a_fingerprint_tells_texts_apart() -> None:
    assert len({pieces.fingerprint(text) for text in (b"", b"\0", b"a", b"b", b"ab")}) == 5
    assert pieces.fingerprint(b"abc") == pieces.fingerprint(b"abc") == "352441c2-3"
