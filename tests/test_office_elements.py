"""The elements of a part of an Excel or Word file, as whoever reads it is told of them."""

from __future__ import annotations

from typing import Any
from xml.parsers.expat import ExpatError

import pytest

from cchc.office_elements import PartParser


def told(*pieces: bytes) -> list[Any]:
    """Return what is told of a part that comes in pieces."""
    events: list[Any] = []
    parser = PartParser(
        lambda: events.append("one"), lambda *start: events.append(start), events.append, events.append
    )
    for piece in pieces:
        parser.feed(piece)
    parser.close()
    return [event for event in events if event != "one"]


def test_elements_and_attributes_go_by_their_local_names() -> None:
    part = b'<x:c xmlns:x="urn:x" xmlns:r="urn:r" r="A1" r:id="rId1"><x:v>4</x:v></x:c>'
    assert told(part) == [("c", {"r": "A1", "id": "rId1"}), ("v", {}), "4", "v", "c"]


def test_letters_written_as_numbers_come_in_one_piece() -> None:
    part = b"<t>K&#7871; ho&#7841;ch\n&amp; vi&#7879;c</t>"
    assert told(part) == [("t", {}), "Kế hoạch\n& việc", "t"]
    assert told(part[:9], part[9:]) == [("t", {}), "K", "ế hoạch\n& việc", "t"], (
        "but for where the bytes part"
    )


@pytest.mark.parametrize(
    ("part", "error"),
    [
        (b'<!DOCTYPE t [<!ENTITY a "b">]><t>&a;</t>', ValueError),
        (b"<t>" * 201 + b"</t>" * 201, ValueError),
        (b"<t>&a;</t>", ExpatError),
        (b"<t>", ExpatError),
        (b"", ExpatError),
    ],
)
def test_what_no_program_of_an_office_writes_is_refused(part: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        told(part)
