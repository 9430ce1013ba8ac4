"""The templates there are: the packaged ones, and those that an office has put in their place.

Knows files and names, not Jinja. Read next: `cchc.reports.printers.pages` (who prints through them).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parents[2]
_INSTALLED = _PACKAGE / "templates"
# An editable install has no templates inside the package: there they stand at the checkout's top.
_CHECKOUT = _PACKAGE.parent / "templates"

# Where a wheel has the packaged templates compiled, a folder for each form.
COMPILED = _PACKAGE / "compiled"

# What `cchc template init` writes: a page like the packaged one, with places to change.
STARTER = """\
{# Mẫu báo cáo của cơ quan. Mẫu này dùng lại toàn bộ mẫu có sẵn của cchc; muốn đổi phần nào thì
   viết lại khối của phần đó ở dưới. Kiểm tra bằng lệnh: cchc template check #}
{% extends "cchc/report.html.j2" %}

{# Ví dụ: thêm một dòng ở cuối trang.
{% block footer %}
{{ super() }}
<p>Nơi nhận: Chủ tịch, các Phó Chủ tịch UBND xã.</p>
{% endblock %}
#}
"""


class Template(NamedTuple):
    """A template by its name, and the office's own file that wins over it, if there is one."""

    name: str
    own: Path | None


def packaged() -> Path:
    """Give the folder of the packaged templates."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def known(office: Path) -> tuple[Template, ...]:
    """Give every template by name, the office's own additions last."""
    names = sorted(path.name for path in packaged().iterdir() if path.is_file())
    own = {path.name: path for path in sorted(office.iterdir())} if office.is_dir() else {}
    extra = [name for name in own if name not in names]
    return tuple(Template(name, own.get(name)) for name in (*names, *extra))
