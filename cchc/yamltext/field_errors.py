"""What is said of the fields of a record, and of a list, that can't be read as they stand.

Knows no parser. Read next: `cchc.yamltext.parsing` (who finds them).
"""

from __future__ import annotations

from cchc.errors import Location, TextError

_NOT_A_PLAN = "kiểm tra xem đây có đúng là tệp kế hoạch không"


def without_colon(place: Location) -> TextError:
    """Return the error for a field in braces that has no colon."""
    hint = "viết theo dạng `{tên: nội dung, …}`, có một dấu cách sau dấu hai chấm"
    return TextError("yaml", place, "thiếu dấu hai chấm sau tên trường trong ngoặc { }", hint)


def lost_dash(place: Location, name: str, text: str) -> TextError:
    """Return the error for a field that begins an item without its dash; `text` stands beside it, if any."""
    shown = f"{name}: {text}" if text else name
    hint = "thêm `- ` cho thẳng cột với mục ở trên; chỉ xóa dòng này nếu nó ghi lặp của mục ở trên"
    return TextError("missing-dash", place, f"thiếu dấu gạch `- ` trước `{shown}`", hint)


def stands_twice(place: Location, name: str, *, is_item: bool) -> TextError:
    """Return the error for a key that a record has already; `is_item` of an item of a list in lines."""
    hint = "giữ lại một dòng, xóa dòng kia"
    if is_item:
        hint += "; nếu từ đây là mục khác thì thêm dòng đầu của mục ấy, có dấu gạch `- `"
    return TextError("duplicate-key", place, f"trường `{name}` ghi hai lần trong cùng một mục", hint)


def too_many_items(place: Location, limit: int) -> TextError:
    """Return the error for the first item that isn't read."""
    message = f"danh sách có hơn {limit // 1000}.000 mục, từ đây trở đi không đọc nữa"
    return TextError("too-many-items", place, message, _NOT_A_PLAN)


def too_many_fields(place: Location, limit: int) -> TextError:
    """Return the error for the first field that isn't read."""
    message = f"một mục có hơn {limit // 1000}.000 trường, từ đây trở đi không đọc nữa"
    return TextError("too-many-fields", place, message, _NOT_A_PLAN)
