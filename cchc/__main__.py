"""The command `cchc`, also as `python -m cchc`.

Read next: `cchc.cli.process` (how it starts and ends), `cchc.cli.app` (what it runs),
`cchc.cli.completing` (what a shell asks for).
"""

from __future__ import annotations

import os
import sys

_PACKAGES = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  pathlib is slow to import
if __name__ == "__main__" and not sys.flags.safe_path and sys.path[0] != _PACKAGES:
    # With `-m` the folder that the person stands in comes first, whosever that is: a `typer.py` there
    # would run. In a checkout that isn't installed `cchc` itself is there.
    del sys.path[0]

from cchc.cli import process  # noqa: E402


def main() -> None:
    """Run the command line and end the process with its exit code."""
    with process.quiet_interrupts():
        if sys.argv[1:2] == ["__complete"]:  # asked at each Tab: typer takes longer than the answer
            from cchc.cli import completing

            process.run(completing.run)
        from cchc.cli import app
    process.run(app.run)


if __name__ == "__main__":
    main()
