"""What Windows does to line ends."""

import sys

for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(newline="\r\n")  # type: ignore[union-attr]  # what Windows does to text that is written to them
