"""Damage a workbook and a Word file by chance, 500 times: no code 70, no hang, whatever is broken.

    python bench/damaged_office.py [--times 500] [--seed 1] FILE.xlsx FILE.docx

Bytes of packed parts are overwritten, XML is cut or mixed up inside and packed again, members go missing
or get another name, the file itself is cut. Each result goes through the reader of its kind, which may
return or end with a sentence of its own; anything else, and more than 5 seconds, is counted as a failure.
`--control` reads with the libraries alone: a run that finds no failure there proves nothing.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from cchc.errors import CchcError
from cchc.intake import word_text, workbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_SECONDS = 5.0
_NUMBERS = [b"-1", b"1e999", b"99999999999", b"", b"x", b"0.5", b"NaN"]


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return a file with one thing or more broken in it."""
    way = chance.choice([_overwrite, _cut, _mutate_part, _mutate_part, _mutate_part, _lose_or_rename])
    return way(data, chance)


def _overwrite(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _mutate_part(data: bytes, chance: random.Random) -> bytes:
    parts = dict(_members(data))
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    parts[name] = _mutated_xml(parts[name], chance)
    return _packed(parts)


def _mutated_xml(xml: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(max(len(xml), 1))
    match chance.randrange(5):
        case 0:
            return xml[:at]
        case 1:
            return xml[:at] + bytes([chance.randrange(256)]) + xml[at + 1 :]
        case 2:  # the quoted value or text at a place becomes a number that isn't expected
            start = xml.find(chance.choice([b'"', b">"]), at) + 1
            end = min(
                (place for mark in (b'"', b"<") if (place := xml.find(mark, start)) >= 0), default=start
            )
            return xml[:start] + chance.choice(_NUMBERS) + xml[end:]
        case 3:
            return xml[:at] + xml[min(at + chance.randint(1, 200), len(xml)) :]
        case _:
            name = chance.choice([b"row", b"c", b"v", b"sheet", b"tc", b"tr", b"p", b"r", b"val", b"t"])
            return xml.replace(name, chance.choice([b"x", b"tbl", b"si", b"f"]), chance.randint(1, 5))


def _lose_or_rename(data: bytes, chance: random.Random) -> bytes:
    parts = dict(_members(data))
    name = chance.choice(list(parts))
    content = parts.pop(name)
    if chance.random() < 0.5:  # noqa: PLR2004
        parts[chance.choice([name.upper(), name + "x", "../" + name, name.replace("/", "\\")])] = content
    return _packed(parts)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _packed(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return result.getvalue()


def failures(data: bytes, read: Callable[[bytes], Any], times: int, seed: int) -> Iterator[str]:
    """Yield what went wrong for each damaged file that was neither read nor refused with a sentence."""
    for number in range(times):
        broken = damage(data, random.Random(f"{seed}.{number}"))  # noqa: S311  chances, not secrets
        start = time.perf_counter()
        try:
            read(broken)
        except CchcError:
            pass
        except Exception as error:  # noqa: BLE001  that is what is looked for
            yield f"{number}: {type(error).__name__}: {error}"
        if (seconds := time.perf_counter() - start) > MAX_SECONDS:
            yield f"{number}: {seconds:.1f} s"


def libraries_alone(suffix: str) -> Callable[[bytes], Any]:
    """Return a reader that passes on whatever the libraries raise at a file."""
    import docx  # noqa: PLC0415
    import openpyxl  # noqa: PLC0415

    if suffix == ".docx":
        return lambda data: docx.Document(io.BytesIO(data))
    return lambda data: openpyxl.load_workbook(io.BytesIO(data))


def main() -> int:
    """Damage the files that are named; return 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true")
    options = parser.parse_args()
    failed = 0
    for path in options.files:
        read = word_text.parse if path.suffix == ".docx" else workbooks.parse
        read = libraries_alone(path.suffix) if options.control else read
        found = list(failures(path.read_bytes(), read, options.times, options.seed))
        print(f"{path.name}: {len(found)} of {options.times} failed")
        print("".join(f"  {line}\n" for line in found[:20]), end="")
        failed += len(found)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
