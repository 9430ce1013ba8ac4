"""Plan files that an editor's schema is held to: those that are good, and those whose error it can see.

`python -m tests.support.schema_cases` writes the list of the second anew: read the difference.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from cchc.editors import plan_schema
from tests.support.checkout import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS = TESTS / "errors"
FLAGGED = TESTS / "data/editors/flagged.txt"
_GOOD = (
    "messy/*.yaml",
    "data/*.yaml",
    "data/format/*.yaml",
    "../plans/*.yaml",
    "../docs/sample/plans/*.yaml",
)


class _Constructor(SafeConstructor):
    """Takes days for texts, as YAML 1.2 does, and editors."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def good_files() -> list[Path]:
    """Return the plans that read well: ours, the sample, those in every style, those with a warning."""
    warned = (file for file in ERRORS.glob("*.yaml") if _is_warned(file))
    return [*(file for pattern in _GOOD for file in sorted(TESTS.glob(pattern))), *sorted(warned)]


def _is_warned(file: Path) -> bool:
    return "cảnh báo:" in file.with_suffix(".txt").read_text("utf-8").partition("\n")[0]


def wrong_files() -> list[Path]:
    """Return the plans of the catalogue that don't read."""
    return [file for file in sorted(ERRORS.glob("*.yaml")) if not _is_warned(file)]


def flagged() -> list[str]:
    """Return the names of the files whose error an editor shows."""
    return [line for line in FLAGGED.read_text("utf-8").splitlines() if not line.startswith("#")]


@cache
def value(file: Path) -> Any:
    """Return what a file says to a reader of YAML 1.2 that isn't ours; raises ValueError when that is nothing."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    try:
        return yaml.load(file.read_bytes().decode("utf-8"))
    except (YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from None


def validator(schema: str) -> Draft7Validator:
    """Return a validator of a schema, which is one of draft-07."""
    parsed = json.loads(schema)
    Draft7Validator.check_schema(parsed)
    return Draft7Validator(parsed)


def refused(files: list[Path], schema: str) -> Iterator[str]:
    """Yield the names of files that a validator finds something in; not those that are no YAML to it."""
    judge = validator(schema)
    for file in files:
        try:
            found = value(file)
        except ValueError:
            continue
        if not judge.is_valid(found):
            yield file.stem


def main() -> None:
    names = list(refused(wrong_files(), plan_schema.general()))
    wrong = len(wrong_files())
    head = f"# {len(names)} of the {wrong} wrong files of tests/errors; others aren't YAML, or need more than a schema.\n"
    FLAGGED.write_text(head + "".join(f"{name}\n" for name in names), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
