"""Errors of libyaml in words that somebody who doesn't know YAML can act on.

libyaml says what it expected and where it gave up, which is often a line after the typo. Here the
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
    """What libyaml reports, where it gave up, and where the thing it was reading began.

    `quoted` is the span of a quoted value that was read just before, if one was.
    """

    text: str
    problem: str
    here: int
    opening: int
    quoted: tuple[int, int] | None = None


def explain(error: ParserError) -> TextError:
    """Return the error as a person is told it."""
    if after_quote := _after_quote(error):
        return after_quote
    for problem, answer in _ANSWERS:
        if problem in error.problem:
            return answer(error)
    if _char(error, error.opening) in _MARKS:
        return _bad_start(error, error.opening)
    message = "dòng này viết chưa đúng cú pháp YAML"
    return _error(error, error.here, message, "xem lại dòng này và dòng ngay trên")


def _error(error: ParserError, index: int, message: str, hint: str, width: int = 1) -> TextError:
    return TextError("yaml", locate(error.text, index, width), message, hint)


def _char(error: ParserError, index: int) -> str:
    return error.text[index : index + 1]


def _line(text: str, index: int) -> tuple[int, str]:
    """Return where the line of a character begins, and the line."""
    head = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return head, text[head : end if end >= 0 else len(text)].rstrip("\r")


def _previous_line(text: str, index: int) -> tuple[int, str] | None:
    """Return the nearest line above that is neither blank nor comment: where it begins, and the line."""
    head, _ = _line(text, index)
    while head > 0:
        head, line = _line(text, head - 1)
        if line.strip() and not line.lstrip().startswith("#"):
            return head, line
    return None


def _after_quote(error: ParserError) -> TextError | None:
    """Explain text right behind a closing quote: it may close one that was opened lines before."""
    if not error.quoted:
        return None
    start, end = error.quoted
    quote, is_long = error.text[start], "\n" in error.text[start:end]
    is_behind = not error.text[end : error.here].strip(" ") and _char(error, error.here).strip()
    if not is_behind or not (is_long or error.problem.startswith("did not find expected")):
        return None
    if is_long:
        closed = locate(error.text, end).line
        message = f"{_QUOTES[quote]} {quote} mở ở đây nhưng đến dòng {closed} mới gặp dấu đóng"
        return _error(error, start, message, f"thêm dấu {quote} ở cuối nội dung này")
    hint = "đặt cả nội dung trong " + ("nháy đơn '…'" if quote == '"' else 'ngoặc kép "…"')
    return _error(error, error.here, f"còn chữ đứng sau {_QUOTES[quote]} đóng", hint)


def _open_quote(error: ParserError) -> TextError:
    quote = _char(error, error.opening)
    message = f"{_QUOTES[quote]} {quote} mở mà không đóng"
    return _error(error, error.opening, message, f"thêm dấu {quote} ở cuối nội dung")


def _open_bracket(error: ParserError) -> TextError:
    bracket = _char(error, error.opening)
    hint = f"thêm dấu {_BRACKETS.get(bracket, ']')} hoặc dấu phẩy còn thiếu; {IN_QUOTES}"
    return _error(error, error.opening, f"dấu {bracket} mở mà không đóng", hint)


def _colon(error: ParserError) -> TextError:
    """Explain a colon where no field can begin: it is part of the text, or the lines don't align."""
    head, line = _line(error.text, error.here)
    before = line[: error.here - head]
    if re.search(r"[:?] ", before) or re.match(r" *- .*\S ", before):
        message = "nội dung có dấu hai chấm nên bị hiểu nhầm là tên trường"
        hint = 'đặt cả nội dung trong ngoặc kép thẳng: "…"'
        if '"' in line:
            hint = "đặt cả nội dung trong nháy đơn: '…'"
        elif "“" in line:
            hint += ", không dùng ngoặc kép cong “ ” của Word"
        return _error(error, error.here, message, hint)
    above = _previous_line(error.text, error.here)
    if not above:
        return _no_key(error, head, line)
    if typo := _typo_error(error, *above):
        return typo
    if re.match(_KEY_WITHOUT_COLON, above[1]):
        return _no_key(error, *above)
    return _not_aligned(error, head + len(before) - len(before.lstrip()))


def _typo_error(error: ParserError, head: int, line: str) -> TextError | None:
    typo = typos.find(line)
    return _error(error, head + typo.index, typo.message, typo.hint) if typo else None


def _no_colon(error: ParserError) -> TextError:
    head, line = _line(error.text, error.opening)
    return _typo_error(error, head, line) or _no_key(error, head, line)


def _no_key(error: ParserError, head: int, line: str) -> TextError:
    start = len(line) - len(line.lstrip(" -"))
    message = "dòng này không có tên trường"
    hint = "viết theo dạng `tên: nội dung`; nếu là nội dung viết tiếp của dòng trên thì thụt vào sâu hơn"
    if typos.is_in_column_of_dashes(error.text[:head], start):
        message, hint = typos.out_of_column(error.text[:head], start, is_item=False)
    return _error(error, head + start, message, hint, len(line.rstrip()) - start)


def _not_aligned(error: ParserError, index: int) -> TextError:
    """Explain a line that begins in a column where neither its section nor its list goes on."""
    char = _char(error, index)
    if char == ":":
        return _error(error, index, "thiếu tên trường trước dấu hai chấm", typos.KEY_AND_TEXT)
    if bracket := re.search(r"[\]}](?= *$)", error.text[:index].rsplit("\n", 1)[-1]):
        return _error(error, index, f"còn chữ đứng sau dấu {bracket.group()} đóng", IN_QUOTES)
    head, line = _line(error.text, index)
    if typo := _typo_error(error, head, line):
        return typo
    above = _previous_line(error.text, index)
    if above and (empty := typos.below_empty(above[1], line)):
        return _error(error, above[0] + empty.index, empty.message, empty.hint, width=2)
    first = typos.first_without_dash(error.text[:head], index - head) if char == "-" else None
    if first is not None:
        shown = _line(error.text, first)[1].strip()
        hint = "thêm `- ` ở đầu dòng này cho thẳng cột với mục ở dưới"
        return _error(error, first, f"thiếu dấu gạch `- ` trước `{shown}`", hint)
    return _error(error, index, *typos.out_of_column(error.text[:head], index - head, is_item=char == "-"))


def _dash_beside_key(error: ParserError) -> TextError:
    message = "mục của danh sách không viết cùng dòng với tên trường"
    hint = f"xuống dòng, thụt vào rồi viết `- …`; {IN_QUOTES}"
    return _error(error, error.here, message, hint)


def _bad_start(error: ParserError, index: int) -> TextError:
    """Explain a character that means something to YAML when a text begins with it."""
    char = _char(error, index)
    head, line = _line(error.text, index)
    if char == "\t":
        return _tab(error)
    if not char.strip():  # the text ends where a bracket still is open
        bracket = max(error.text.rfind("[", 0, index), error.text.rfind("{", 0, index))
        return _open_bracket(error._replace(opening=max(bracket, 0)))
    if not line[: index - head].strip() and (typo := _typo_error(error, head, line)):
        return typo
    if char in {">", "|"}:
        message = f"sau dấu {char} phải xuống dòng rồi mới viết nội dung"
        return _error(error, index, message, IN_QUOTES)
    return _error(error, index, f"nội dung không được bắt đầu bằng dấu {char}", IN_QUOTES)


def _tab(error: ParserError) -> TextError:
    message = "chỗ này phải là dấu cách, không phải phím Tab"
    location = locate(error.text, error.here)
    return TextError("tab", location, message, "xóa Tab, thay bằng dấu cách")


def _backslash(error: ParserError) -> TextError:
    index = error.text.rfind("\\", 0, error.here + 1)
    hint = r"viết \\ thay cho \, hoặc đặt nội dung trong nháy đơn '…'"
    return _error(error, index, r"dấu \ trong ngoặc kép có nghĩa riêng, viết như thế này không đúng", hint)


def _directive(error: ParserError) -> TextError:
    head, _ = _line(error.text, error.here)
    hint = "xóa dòng này; nếu là ghi chú thì thêm dấu # ở đầu dòng"
    return _error(error, head, "dòng không được bắt đầu bằng dấu %", hint)


def _after_end(error: ParserError) -> TextError:
    above = _previous_line(error.text, error.here)
    if above and above[1].startswith("..."):
        hint = "xóa dòng `...` nếu phần sau cũng thuộc kế hoạch"
        return _error(error, above[0], "sau dòng `...` không được viết thêm", hint, 3)
    return (_typo_error(error, *above) if above else None) or _not_aligned(error, error.here)


def _not_aligned_here(error: ParserError) -> TextError:
    return _not_aligned(error, error.here)


def _bad_start_here(error: ParserError) -> TextError:
    return _bad_start(error, error.here)


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
