"""The command `cchc`, also as `python -m cchc`.

Read next: `cchc.cli.process` (how it starts and ends), `cchc.cli.app` (what it runs).
"""

from __future__ import annotations

from cchc.cli import process


def main() -> None:
    """Run the command line and end the process with its exit code."""
    with process.quiet_interrupts():
        from cchc.cli import app
    process.run(app.run)


if __name__ == "__main__":
    main()
