"""The catalogue of edits that are refused: a text, an edit, and what is said, for every code.

`make_error_docs.py` shows them at the end of its page. Each code in more texts: `test_edits.py`.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.yamltext import edits
from cchc.yamltext.edits import Add, Append, EditError, Remove, Set

if TYPE_CHECKING:
    from cchc.yamltext.edits import Edit

ROOM = Path(edits.__file__).parent


@dataclass(frozen=True)
class RefusedEdit:
    """Edits of a text, in the words of an office, and how they are refused."""

    code: str
    wish: str
    text: str
    edits: tuple[Edit, ...]
    line: int
    column: int
    message: str
    hint: str

    @property
    def printed(self) -> str:
        """What a command prints that makes such an edit in a file `2026.yaml`."""
        return f"cchc: 2026.yaml:{self.line}:{self.column}: {self.message}\n  gợi ý: {self.hint}\n"


REFUSED_EDITS = (
    RefusedEdit(
        code="edit-bad-character",
        wish="ghi nội dung có nửa ký tự",
        text="owner: VHXH\n",
        edits=(Set(("owner",), "\ud800"),),
        line=1,
        column=8,
        message="nội dung có ký tự không ghi được vào tệp",
        hint="xóa ký tự lạ rồi nhập lại",
    ),
    RefusedEdit(
        code="edit-comma",
        wish="bỏ mục đầu của `notes`",
        text="notes: [\n  Chờ tỉnh\n  , Xong]\n",
        edits=(Remove(("notes", 0)),),
        line=2,
        column=3,
        message="dấu phẩy không đứng cùng dòng với mục cần bỏ",
        hint="đưa dấu phẩy về cuối mục đứng trước",
    ),
    RefusedEdit(
        code="edit-complex-key",
        wish="đổi `owner`",
        text="id: 1\n? owner\n: VHXH\n",
        edits=(Set(("owner",), "Trạm Y tế"),),
        line=2,
        column=3,
        message="tên trường `owner` viết theo kiểu `? `, lệnh không sửa được mục này",
        hint="viết lại theo dạng `tên: nội dung`",
    ),
    RefusedEdit(
        code="edit-exists",
        wish="thêm trường `owner`",
        text="id: 1\nowner: VHXH\n",
        edits=(Add(("owner",), "Trạm Y tế"),),
        line=2,
        column=1,
        message="trường `owner` đã có trong mục này",
        hint="sửa trường đang có thay vì thêm trường mới",
    ),
    RefusedEdit(
        code="edit-no-place",
        wish="đổi `owner` của mục thứ hai",
        text="tasks:\n  - id: 1\n",
        edits=(Set(("tasks", 1, "owner"), "VHXH"),),
        line=1,
        column=1,
        message="không có `tasks.2.owner` trong tệp",
        hint="xem lại tên trường và thứ tự của mục",
    ),
    RefusedEdit(
        code="edit-not-list",
        wish="thêm một mục vào `notes`",
        text="notes: Chờ tỉnh\n",
        edits=(Append(("notes",), "Xong"),),
        line=1,
        column=8,
        message="chỗ này không phải là danh sách nên không thêm mục vào được",
        hint="chỉ rõ danh sách cần sửa",
    ),
    RefusedEdit(
        code="edit-not-map",
        wish="thêm trường `name` vào `owner`",
        text="owner: VHXH\n",
        edits=(Add(("owner", "name"), "Phòng VHXH"),),
        line=1,
        column=8,
        message="chỗ này không phải là nhóm trường nên không thêm trường vào được",
        hint="chỉ rõ nhóm trường cần sửa",
    ),
    RefusedEdit(
        code="edit-not-text",
        wish="đổi `owner`",
        text="id: 1\nowner: [VHXH, VPUB]\n",
        edits=(Set(("owner",), "VHXH"),),
        line=2,
        column=1,
        message="chỗ này là danh sách hoặc nhóm trường, không phải một nội dung chữ",
        hint="chỉ rõ trường cần sửa",
    ),
    RefusedEdit(
        code="edit-nothing-there",
        wish="thêm trường `owner`",
        text="# chưa có gì\n",
        edits=(Add(("owner",), "VHXH"),),
        line=1,
        column=1,
        message="chỗ này chưa có nội dung, lệnh không biết viết theo kiểu nào",
        hint="viết nội dung đầu tiên bằng tay",
    ),
    RefusedEdit(
        code="edit-overlap",
        wish="đổi `owner` và bỏ trường này",
        text="id: 1\nowner: VHXH\n",
        edits=(Set(("owner",), "VPUB"), Remove(("owner",))),
        line=2,
        column=8,
        message="hai thay đổi cùng chạm vào một chỗ trong tệp",
        hint="thực hiện từng thay đổi một",
    ),
    RefusedEdit(
        code="edit-pair-in-list",
        wish="thêm trường `owner` vào mục đầu",
        text="tasks: [id: 1]\n",
        edits=(Add(("tasks", 0, "owner"), "VHXH"),),
        line=1,
        column=9,
        message="cặp `tên: nội dung` nằm thẳng trong ngoặc vuông, lệnh không thêm bớt trường ở đây được",
        hint="đặt cặp này trong ngoặc nhọn, ví dụ [{quantity: 2}]",
    ),
    RefusedEdit(
        code="edit-unsafe",
        wish="thêm một mục vào `notes`",
        text="id: 1\nnotes:\n  - text: >\n      Chờ tỉnh",
        edits=(Append(("notes",), "Xong"),),
        line=2,
        column=1,
        message="không sửa được chỗ này mà vẫn giữ nguyên phần còn lại của tệp, nên tệp chưa được ghi",
        hint="sửa tay bằng trình soạn thảo rồi chạy `cchc check`",
    ),
)


def refusal(text: str, changes: tuple[Edit, ...]) -> EditError:
    """Return the error that refuses edits of a text."""
    try:
        edits.apply(text, changes)
    except EditError as error:
        return error
    raise AssertionError(text)


def codes_in_the_sources() -> frozenset[str]:
    """Return every code of an EditError that yamltext makes, read from its source."""
    trees = (ast.walk(ast.parse(source.read_text("utf-8"))) for source in ROOM.rglob("*.py"))
    return frozenset(
        code
        for tree in trees
        for call in tree
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "EditError"
        for code in [ast.literal_eval(call.args[0])]
    )
