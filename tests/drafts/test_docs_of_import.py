"""The page on `import` names each kind of doubt, with its meaning."""

from __future__ import annotations

from cchc.sources.doubts import KINDS
from tests.support.checkout import CHECKOUT

PAGE = CHECKOUT / "docs/import.md"


def test_every_kind_of_doubt_is_on_the_page_in_its_order() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert rows == [f"| `{code}` | {words} |" for code, words in KINDS.items()]
