"""Where this checkout stands, and the plans in it that many tests read.

Read next: `tests.support.plans` (what is read of them), `tests.support.repositories`.
"""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
TESTS = CHECKOUT / "tests"
ISSUED_PLAN = (
    TESTS / "data/ke-hoach-2026.yaml"
)  # the real plan as it was issued; the one in plans/ is kept up
SAMPLE_PLAN = CHECKOUT / "docs/sample/plans/2026.yaml"
