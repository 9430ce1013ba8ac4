"""What is asked for on the screen, in a file, or to be opened: where it goes."""

from __future__ import annotations

SCREEN = "-"  # what is typed after `-o` for the screen
