"""Make docs/errors.md from the catalogue: `python -m tests.support.make_error_docs`.

With `--expected` it first writes down what is printed now as what is expected: read every line of
the difference before you commit it.
"""

from __future__ import annotations

import sys
from itertools import groupby

from tests.support import edit_errors, error_catalogue
from tests.support.checkout import CHECKOUT
from tests.support.edit_errors import RefusedEdit
from tests.support.error_catalogue import Entry

PAGE = CHECKOUT / "docs" / "errors.md"
_MAX_LINES = 10  # of an example that is shown whole

_HEAD = """\
# Lỗi và cảnh báo, mỗi loại một ví dụ

<!-- tạo từ tests/errors/ bằng lệnh python -m tests.support.make_error_docs, không sửa trực tiếp -->

Mỗi thông báo gồm: tên tệp, số dòng, số cột, nội dung, mã trong ngoặc vuông; dòng có lỗi với dấu `^` ở
đúng chỗ; gợi ý cách sửa. Có lỗi thì không đọc được kế hoạch, mọi lệnh kết thúc với mã 1. Cảnh báo thì vẫn
đọc được; bỏ qua một loại bằng `cchc check --ignore MÃ`, bỏ qua cả nhóm 6 rõ bằng `--ignore 6ro`.
Một cảnh báo cần cả kế hoạch năm trước nên không có ví dụ ở đây: `ended-last-year`, nhiệm vụ của bản dự thảo
đã được ghi hoàn thành hoặc hủy trong kế hoạch năm trước sau khi lập bản dự thảo.
"""


_EDITS_HEAD = """\
## Lệnh cập nhật không sửa được tệp

Các lệnh cập nhật chỉ sửa những dòng cần sửa, phần còn lại của tệp giữ nguyên từng ký tự. Chỗ nào không sửa
được như vậy thì lệnh chỉ ra chỗ đó, không ghi gì và kết thúc với mã 3.
"""


def page() -> str:
    """Return the page: a heading per code, below it every example."""
    parts = [_HEAD]
    for code, entries in groupby(error_catalogue.entries(), key=code_of):
        parts.append(f"## {code}\n")
        parts += [_example(entry) for entry in entries]
    parts += [_EDITS_HEAD, *map(_refused_edit, edit_errors.REFUSED_EDITS)]
    return "\n".join(parts)


def code_of(entry: Entry) -> str:
    """Return the code that an entry is about: the one that its name begins with."""
    codes = [c for c in error_catalogue.codes_in_the_sources() if f"{entry.name}-".startswith(f"{c}-")]
    return max(codes, key=len, default="Nhiều lỗi cùng lúc")


def _example(entry: Entry) -> str:
    """Return what is printed, below the file: all of it when it is short, else a link."""
    said = f"```text\n{entry.expected}```\n"
    text = entry.data.decode("utf-8") if entry.is_plain_text else ""
    is_shown = 0 < text.count("\n") <= _MAX_LINES and all(c.isprintable() or c == "\n" for c in text)
    if is_shown:
        return f"```yaml\n{text.rstrip()}\n```\n\n{said}"
    if entry.name in error_catalogue.MADE:
        return said
    return f"[{entry.name}.yaml](../tests/errors/{entry.name}.yaml)\n\n{said}"


def _refused_edit(entry: RefusedEdit) -> str:
    """Return a section: the text, what was wished, and what is printed."""
    text = f"```yaml\n{entry.text.rstrip()}\n```"
    return f"### {entry.code}\n\n{text}\n\nCần sửa: {entry.wish}.\n\n```text\n{entry.printed}```\n"


def main() -> None:
    if "--expected" in sys.argv:
        for entry in error_catalogue.entries():
            target = error_catalogue.FOLDER / f"{entry.name}.txt"
            target.write_text(error_catalogue.printed(entry.data, entry.name), "utf-8", newline="\n")
    PAGE.write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
