"""The bytes of a text → its characters: UTF-8, UTF-16 with its mark; nothing else is guessed.

Knows no format. Read next: `cchc.sources.markdown.markdown_document`, `cchc.sources.plain.plain_text`,
`cchc.sources.web.web_page`.
"""

from __future__ import annotations

import codecs

from cchc.errors import FileError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HINT = "mở tệp bằng Notepad, chọn Save As, mục Encoding chọn UTF-8 rồi lưu; hoặc xin tệp Word (.docx)"


def decoded(data: bytes, known: str = "") -> str:
    r"""Return the characters of a text; `known` is the encoding that the text itself names, if it does.

    Raises FileError when the encoding can't be told, or the bytes are no text.

    >>> decoded("Hạn".encode("utf-16")), decoded("Hà".encode("cp1258"), "windows-1258")
    ('Hạn', 'Hà')
    """
    mark, encoding = next((each for each in _MARKS if data.startswith(each[0])), (b"", "utf-8"))
    text = _decoded(data.removeprefix(mark), encoding)
    if text is None and known and not mark:
        text = _decoded(data, known)
    if text is None:
        raise FileError("không rõ bảng mã của tệp này nên không đọc được chữ", _HINT)
    if "\0" in text:
        raise FileError("tệp này không phải là văn bản đọc được", _HINT)
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
