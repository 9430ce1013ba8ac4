"""Texts of a source that no plan file can hold: too long, or with letters that are lost.

They are cut, or a box stands for what is lost, and a comment says so: the draft must pass the check.
Knows no plan. Read next: `cchc.drafts.writing.draft` (the whole), `cchc.yamltext.damage` (lost letters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.characters import one_line
from cchc.placeholders import LOOK
from cchc.planfile.values import MAX_TEXT
from cchc.yamltext import damage

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Path, Plain

BOX = "□"
_CUT = " […]"
_ITEM = 2  # how deep an item of a part lies, above which its comment stands
_ABOUT_CUT = f"{LOOK}Văn bản ghi dài quá {MAX_TEXT} ký tự, ở đây bị cắt ở “{_CUT.strip()}”: xem lại, rút gọn."
_ABOUT_BOX = f"{LOOK}Văn bản có chữ bị hỏng, ở đây ghi là {BOX}: xem văn bản gốc rồi ghi lại."


def whole(text: str) -> str:
    r"""Return a text with a box for each place where letters are lost.

    >>> whole("Rà so\ufffdt"), whole("Káº¿ hoạch")
    ('Rà so□t', 'K□ hoạch')
    """
    parts: list[str] = []
    while found := damage.find(text):
        parts += [text[: found.start], BOX]
        text = text[found.start + found.width :]
    return "".join(parts) + text


def comment(text: str) -> str:
    """Return a text as a comment can hold it."""
    return whole(one_line(text))


def fit(value: Plain, path: Path, said: dict[Path, tuple[str, ...]]) -> Plain:
    """Return a value as a plan file can hold it; `said` gets a comment where it had to be changed."""
    if isinstance(value, dict):
        return {key: fit(each, (*path, key), said) for key, each in value.items()}
    if isinstance(value, list):
        return [fit(each, (*path, place), said) for place, each in enumerate(value)]
    text = whole(value)
    if text != value:
        _say(path, _ABOUT_BOX, said)
    if len(text) > MAX_TEXT:
        _say(path, _ABOUT_CUT, said)
        text = text[: MAX_TEXT - len(_CUT)].rstrip() + _CUT
    return text


def _say(path: Path, words: str, said: dict[Path, tuple[str, ...]]) -> None:
    """Take a comment on a value to the item in which it stands."""
    at = path[:_ITEM] if len(path) > _ITEM and isinstance(path[1], int) else path
    if words not in said.get(at, ()):
        said[at] = (*said.get(at, ()), words)
