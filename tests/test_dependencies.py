"""What may be installed, what is tried: the lists of versions say the same."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from packaging.specifiers import SpecifierSet


def allowed() -> dict[str, SpecifierSet]:
    """Return the versions that pyproject.toml allows of what runs in an office."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = map(Requirement, project["dependencies"])
    return {canonicalize_name(one.name): one.specifier for one in wanted}


def pinned(name: str) -> dict[str, Version]:
    """Return the versions that a file in .ci states, which states nothing but exact ones."""
    lines = (CHECKOUT / ".ci" / name).read_text("utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(package): Version(version) for package, version in pairs}


def lowest(versions: SpecifierSet) -> Version:
    (bound,) = [Version(one.version) for one in versions if one.operator == ">="]
    return bound


def test_the_lowest_versions_that_are_tried_are_the_lowest_that_are_allowed() -> None:
    assert pinned("lowest.txt") == {name: lowest(versions) for name, versions in allowed().items()}


def test_the_versions_that_are_pinned_are_allowed() -> None:
    tried = pinned("constraints.txt")
    assert [name for name, versions in allowed().items() if tried[name] not in versions] == []
