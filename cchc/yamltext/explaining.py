"""What libyaml complains of, in words that somebody who doesn't know YAML can act on.

libyaml says what it expected and where it gave up, which is often a line after the slip. Here the
text around that place is looked at again for what people really do: a quote left open, no space
after a colon, a dash from Word, a field that is not under its neighbours. Knows no parser.

Read next: `cchc.yamltext.typos` (what can be wrong with one line).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import TextError
from cchc.yamltext import typos
from cchc.yamltext.decoding import locate

if TYPE_CHECKING:
    from collections.abc import Callable

_QUOTES = {'"': "dấu ngoặc kép", "'": "dấu nháy đơn"}
_MARKS = tuple("&*!>|%")  # what libyaml takes for its own where a text begins
_BRACKETS = {"[": "]", "{": "}"}
IN_QUOTES = "nếu là chữ thật thì đặt cả nội dung trong ngoặc kép"
_KEY_WITHOUT_COLON = r" *- [a-z_]+ [^:]+$"


class ParserError(NamedTuple):
    """What libyaml said, where it gave up, where the thing it was reading began.

    `quoted` is the span of a quoted value that was read just before, if one was.
    """

    text: str
    problem: str
    here: int
    opening: int
    quoted: tuple[int, int] | None = None


def explain(complaint: ParserError) -> TextError:
    """Give the error that a person is told."""
    if after_quote := _after_quote(complaint):
        return after_quote
    for problem, answer in _ANSWERS:
        if problem in complaint.problem:
            return answer(complaint)
    if _char(complaint, complaint.opening) in _MARKS:
        return _bad_start(complaint, complaint.opening)
    message = "dòng này viết chưa đúng cú pháp YAML"
    return _error(complaint, complaint.here, message, "xem lại dòng này và dòng ngay trên")


def _error(complaint: ParserError, index: int, message: str, hint: str, width: int = 1) -> TextError:
    return TextError("yaml", locate(complaint.text, index, width), message, hint)


def _char(complaint: ParserError, index: int) -> str:
    return complaint.text[index : index + 1]


def _line(text: str, index: int) -> tuple[int, str]:
    """Give where the line of a character begins, and the line."""
    head = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return head, text[head : end if end >= 0 else len(text)].rstrip("\r")


def _previous_line(text: str, index: int) -> tuple[int, str] | None:
    """Give the nearest line above that says something: where it begins, and the line."""
    head, _ = _line(text, index)
    while head > 0:
        head, line = _line(text, head - 1)
        if line.strip() and not line.lstrip().startswith("#"):
            return head, line
    return None


def _after_quote(complaint: ParserError) -> TextError | None:
    """Explain text right behind a closing quote: it may close one that was opened lines before."""
    if not complaint.quoted or not complaint.problem.startswith("did not find expected"):
        return None
    start, end = complaint.quoted
    if complaint.text[end : complaint.here].strip(" ") or not _char(complaint, complaint.here).strip():
        return None
    quote = complaint.text[start]
    if "\n" in complaint.text[start:end]:
        closed = locate(complaint.text, end).line
        message = f"{_QUOTES[quote]} {quote} mở ở đây nhưng đến dòng {closed} mới gặp dấu đóng"
        return _error(complaint, start, message, f"thêm dấu {quote} ở cuối nội dung này")
    other = "nháy đơn '…'" if quote == '"' else 'ngoặc kép "…"'
    return _error(
        complaint, complaint.here, f"còn chữ đứng sau {_QUOTES[quote]} đóng", f"đặt cả nội dung trong {other}"
    )


def _open_quote(complaint: ParserError) -> TextError:
    quote = _char(complaint, complaint.opening)
    message = f"{_QUOTES[quote]} {quote} mở mà không đóng"
    return _error(complaint, complaint.opening, message, f"thêm dấu {quote} ở cuối nội dung")


def _open_bracket(complaint: ParserError) -> TextError:
    bracket = _char(complaint, complaint.opening)
    hint = f"thêm dấu {_BRACKETS.get(bracket, ']')} hoặc dấu phẩy còn thiếu; {IN_QUOTES}"
    return _error(complaint, complaint.opening, f"dấu {bracket} mở mà không đóng", hint)


def _colon(complaint: ParserError) -> TextError:
    """Explain a colon where no field can begin: it is part of the text, or the lines don't align."""
    head, line = _line(complaint.text, complaint.here)
    before = line[: complaint.here - head]
    if re.search(r"[:?] ", before) or re.match(r" *- .*\S ", before):
        message = "nội dung có dấu hai chấm nên bị hiểu nhầm là tên trường"
        hint = 'đặt cả nội dung trong ngoặc kép thẳng: "…"'
        if '"' in line:
            hint = "đặt cả nội dung trong nháy đơn: '…'"
        elif "“" in line:
            hint += ", không dùng ngoặc kép cong “ ” của Word"
        return _error(complaint, complaint.here, message, hint)
    above = _previous_line(complaint.text, complaint.here)
    if not above:
        return _nameless(complaint, head, line)
    if slip := _slip(complaint, *above):
        return slip
    if re.match(_KEY_WITHOUT_COLON, above[1]):
        return _nameless(complaint, *above)
    return _not_aligned(complaint, head + len(before) - len(before.lstrip()))


def _slip(complaint: ParserError, head: int, line: str) -> TextError | None:
    slip = typos.find(line)
    return _error(complaint, head + slip.index, slip.message, slip.hint) if slip else None


def _no_colon(complaint: ParserError) -> TextError:
    head, line = _line(complaint.text, complaint.opening)
    return _slip(complaint, head, line) or _nameless(complaint, head, line)


def _nameless(complaint: ParserError, head: int, line: str) -> TextError:
    start = len(line) - len(line.lstrip(" -"))
    hint = "viết theo dạng `tên: nội dung`; nếu là nội dung viết tiếp của dòng trên thì thụt vào sâu hơn"
    message = "dòng này không có tên trường"
    return _error(complaint, head + start, message, hint, len(line.rstrip()) - start)


def _not_aligned(complaint: ParserError, index: int) -> TextError:
    """Explain a line that begins in a column where neither its section nor its list goes on."""
    char = _char(complaint, index)
    if char == ":":
        return _error(complaint, index, "thiếu tên trường trước dấu hai chấm", typos.KEY_AND_TEXT)
    if bracket := re.search(r"[\]}](?= *$)", complaint.text[:index].rsplit("\n", 1)[-1]):
        return _error(complaint, index, f"còn chữ đứng sau dấu {bracket.group()} đóng", IN_QUOTES)
    head, line = _line(complaint.text, index)
    if slip := _slip(complaint, head, line):
        return slip
    if char == "-":
        message = "dấu gạch ngang này không thẳng cột với các mục khác của danh sách"
        return _error(complaint, index, message, "thêm hoặc bớt dấu cách ở đầu dòng cho thẳng cột")
    message = "dòng này thụt vào không thẳng cột với các trường cùng mục"
    hint = "so với dòng ngay trên, thêm hoặc bớt dấu cách ở đầu dòng cho thẳng cột"
    return _error(complaint, index, message, hint)


def _dash_beside_key(complaint: ParserError) -> TextError:
    message = "mục của danh sách không viết cùng dòng với tên trường"
    hint = f"xuống dòng, thụt vào rồi viết `- …`; {IN_QUOTES}"
    return _error(complaint, complaint.here, message, hint)


def _bad_start(complaint: ParserError, index: int) -> TextError:
    """Explain a character that means something to YAML when a text begins with it."""
    char = _char(complaint, index)
    head, line = _line(complaint.text, index)
    if char == "\t":
        return _tab(complaint)
    if not char.strip():  # the text ends where a bracket still is open
        bracket = max(complaint.text.rfind("[", 0, index), complaint.text.rfind("{", 0, index))
        return _open_bracket(complaint._replace(opening=max(bracket, 0)))
    if not line[: index - head].strip() and (slip := _slip(complaint, head, line)):
        return slip
    if char in {">", "|"}:
        message = f"sau dấu {char} phải xuống dòng rồi mới viết nội dung"
        return _error(complaint, index, message, IN_QUOTES)
    return _error(complaint, index, f"nội dung không được bắt đầu bằng dấu {char}", IN_QUOTES)


def _tab(complaint: ParserError) -> TextError:
    message = "chỗ này phải là dấu cách, không phải phím Tab"
    place = locate(complaint.text, complaint.here)
    return TextError("tab", place, message, "xóa Tab, thay bằng dấu cách")


def _backslash(complaint: ParserError) -> TextError:
    index = complaint.text.rfind("\\", 0, complaint.here + 1)
    hint = r"viết \\ thay cho \, hoặc đặt nội dung trong nháy đơn '…'"
    return _error(
        complaint, index, r"dấu \ trong ngoặc kép có nghĩa riêng, viết như thế này không đúng", hint
    )


def _directive(complaint: ParserError) -> TextError:
    head, _ = _line(complaint.text, complaint.here)
    hint = "xóa dòng này; nếu là ghi chú thì thêm dấu # ở đầu dòng"
    return _error(complaint, head, "dòng không được bắt đầu bằng dấu %", hint)


def _after_end(complaint: ParserError) -> TextError:
    above = _previous_line(complaint.text, complaint.here)
    if above and above[1].startswith("..."):
        hint = "xóa dòng `...` nếu phần sau cũng thuộc kế hoạch"
        return _error(complaint, above[0], "sau dòng `...` không được viết thêm", hint, 3)
    return (_slip(complaint, *above) if above else None) or _not_aligned(complaint, complaint.here)


def _not_aligned_here(complaint: ParserError) -> TextError:
    return _not_aligned(complaint, complaint.here)


def _bad_start_here(complaint: ParserError) -> TextError:
    return _bad_start(complaint, complaint.here)


# A part of libyaml's message → who explains it; the first that fits.
_ANSWERS: tuple[tuple[str, Callable[[ParserError], TextError]], ...] = (
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document indicator", _open_quote),
    ("did not find expected ',' or", _open_bracket),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _not_aligned_here),
    ("did not find expected '-' indicator", _not_aligned_here),
    ("block sequence entries are not allowed", _dash_beside_key),
    ("cannot start any token", _bad_start_here),
    ("mapping keys are not allowed", _bad_start_here),
    ("did not find expected node content", _bad_start_here),
    ("found a tab character", _tab),
    ("found unknown escape character", _backslash),
    ("found invalid Unicode character escape code", _backslash),
    ("did not find expected hexdecimal number", _backslash),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
    ("version number", _directive),
    ("did not find expected <document start>", _after_end),
)
