"""A Word file of before 2007 (.doc), or one of RTF or Word's older XML: LibreOffice makes a .docx of it.

The program runs with a profile of its own, which is thrown away, without macros, links and network, and
for a bounded time. Where it isn't found, the sentence says what a person can do. With `cchc.history.git`
the only module that starts a program. Read next: `cchc.sources.word.word_document` (who reads the
result).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.errors import FileError, SurroundingsError, reason
from cchc.sources.document import Table
from cchc.sources.doubts import Doubt
from cchc.sources.word import word_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.sources.document import SourceDocument

_SECONDS = 90  # a plan takes 2, the first start of LibreOffice on a slow machine 20
_MAX_BYTES = 64 * 1024 * 1024  # of the .docx that comes out
_REMEDY = "mở tệp bằng Word, lưu lại thành .docx rồi chạy lại lệnh"
_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# The marks that end a cell and its row, as the last letters of the text. Word always writes a paragraph
# behind a table; without one, LibreOffice runs the cells of the table together.
_END_OF_TABLE = patterns.lazy(rb"\x07\0\x07\0\0\0")
_LOST = (
    "Bảng ở cuối tệp .doc đã mất các cột khi chuyển đổi: mở tệp bằng Word, lưu lại thành .docx, hoặc xin tệp"
    " Word (.docx), Excel gốc."
)
_NOWHERE = "http://127.0.0.1:9"  # the port that throws everything away

_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'
# What LibreOffice must not do with a file of anybody's: run macros, follow links, ask the network.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read(data: bytes) -> SourceDocument:
    """Return what stands in an old Word file.

    Raises SurroundingsError when LibreOffice isn't there or fails, FileError when nothing comes of the file.
    """
    program = _program()
    if program is None:
        raise SurroundingsError(
            "tệp này là tệp Word dạng cũ (.doc), máy không có LibreOffice để chuyển", _REMEDY
        )
    try:
        with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
            document = word_document.read(_converted(data, program, Path(folder)))
    except OSError as error:
        raise SurroundingsError(f"không chuyển được tệp .doc ({reason(error)})", _REMEDY) from error
    if not _END_OF_TABLE.search(data) or not document.blocks or isinstance(document.blocks[-1], Table):
        return document
    lost = Doubt("cells-lost", document.blocks[-1].place, _LOST)
    return document._replace(doubts=(*document.doubts, lost))


def _program() -> str | None:
    """Return where LibreOffice is, None where it isn't found."""
    found = [shutil.which(name) for name in _NAMES]
    # A relative one lies where we stand, and anybody may have put it there.
    known = [name for name in found if name is not None and Path(name).is_absolute()]
    return next(iter([*known, *(name for name in _USUAL_PLACES if Path(name).is_file())]), None)


def _converted(data: bytes, program: str, folder: Path) -> bytes:
    """Return the .docx that LibreOffice makes of a file, working in a folder."""
    source, result = folder / "tep.doc", folder / "ra" / "tep.docx"
    source.write_bytes(data)
    _write_profile(folder / "ho-so")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'ho-so').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(result.parent)),
        str(source),
    ]
    _run(command, folder)
    try:
        if result.stat().st_size > _MAX_BYTES:
            raise FileError("tệp này quá lớn", "bỏ bớt hình ảnh rồi lưu lại")
        return result.read_bytes()
    except FileNotFoundError:
        message = "LibreOffice không chuyển được tệp này: tệp hỏng, có mật khẩu hoặc không phải tệp Word"
        raise FileError(message, _REMEDY) from None


def _write_profile(folder: Path) -> None:
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / "user").mkdir(parents=True)
    (folder / "user/registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path) -> None:
    """Run a program to its end, with all that it started; SurroundingsError when it takes too long."""
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env=_environment(os.environ, folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a signal for it reaches the programs that it started, too
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise SurroundingsError(f"LibreOffice chạy quá {_SECONDS} giây", _REMEDY) from None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()


def _environment(inherited: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the variables for LibreOffice: proxies that lead nowhere, a place for its scraps."""
    dropped = {"no_proxy", "NO_PROXY"}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    kept = {name: value for name, value in inherited.items() if name not in dropped}
    return kept | proxies | {name.upper(): value for name, value in proxies.items()} | {"TMPDIR": str(folder)}
