"""The command `cchc`, also as `python -m cchc`: begun so that Ctrl-C is quiet from the first moment.

Read next: `cchc.cli.app`.
"""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line; until it can answer Ctrl-C in words, that just ends the process."""
    answers = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else somebody has it ignored
    if answers:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cchc.cli import app

    if answers:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    app.main()


if __name__ == "__main__":
    main()
