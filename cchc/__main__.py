"""The command `cchc`, also as `python -m cchc`.

Read next: `cchc.cli.process` (how it starts and ends), `cchc.cli.app` (what it runs),
`cchc.cli.completing` (what a shell asks for).
"""

from __future__ import annotations

import sys

from cchc.cli import process


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
