"""What stands in quotes in a sentence, and the sentence without it.

Quotes are “ ” once `with_quotes` was asked, whatever the document has. Read next:
`cchc.drafts.changes.task_references`, `cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re

QUOTE = r"“\s*([^”]+?)\s*”"


def with_quotes(text: str) -> str:
    """Return a text whose quotes, of whatever kind, are “ ”; letters stay where they are.

    >>> with_quotes('từ "Quý II" thành «Quý III»')
    'từ “Quý II” thành “Quý III”'
    """
    text = re.sub(r"[“”\"„«»]([^“”\"„«»]+)[“”\"„«»]", r"“\1”", text)
    return re.sub(r"(?<![\w“])[‘'](?!\s)([^“”‘’']+)(?<!\s)['’](?![\w”])", r"“\1”", text)


def quoted(text: str) -> list[str]:
    """Return what stands in quotes."""
    return [words.strip() for words in re.findall(r"“([^”]*)”", text)]


def hidden(text: str) -> str:
    """Return a text of the same length in which quoted words are blank."""
    return re.sub(r"“([^”]*)”", lambda match: f"“{'_' * len(match[1])}”", text)


def without_quoted(text: str) -> str:
    """Return a text without its quoted words."""
    return re.sub(r"“[^”]*”", " ", text)
