"""The templates there are: the packaged ones, and those that an office has put in their place.

The packaged ones are data of the package, which may lie in a zip. Knows files and names, not Jinja.
Read next: `cchc.reports.printers.pages` (who prints through them).
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = "cchc"

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
    is_packaged: bool


def packaged() -> Traversable:
    """Return the folder of the packaged templates: in the package, or at the top of a checkout."""
    package = resources.files(_PACKAGE)
    inside = package.joinpath("templates")
    return inside if inside.is_dir() else Path(str(package)).parent / "templates"


def is_as_packaged(path: Path) -> bool:
    """Whether a file says what the packaged template of its name does, its line ends aside."""
    known = packaged().joinpath(path.name)
    return known.is_file() and _lines(known.read_bytes()) == _lines(path.read_bytes())


def _lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def compiled() -> Traversable:
    """Return where a wheel has the packaged templates compiled, a folder for each output format."""
    return resources.files(_PACKAGE).joinpath("compiled")


def known(office: Path) -> tuple[Template, ...]:
    """Return every template by name, the office's own additions last."""
    names = sorted(file.name for file in packaged().iterdir() if file.is_file())
    own = {path.name: path for path in sorted(office.iterdir())} if office.is_dir() else {}
    extra = [name for name in own if name not in names]
    return tuple(Template(name, own.get(name), name in names) for name in (*names, *extra))
