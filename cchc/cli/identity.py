"""Who commits: asked for on a terminal where git doesn't know, and kept in that repository alone.

Git needs a name. An address may be empty, and is where a person gives none: one that is made up could be
somebody's. Nothing is written into the user's own configuration.

Read next: `cchc.history.commits` (where it is kept), `cchc.cli.commands.save` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names
from cchc.cli import console, questions
from cchc.errors import SurroundingsError
from cchc.history import commits, refusals
from cchc.history.git import GitError

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = {"user.name": "họ tên", "user.email": "địa chỉ thư"}
_NO_NAME = "".join(map(chr, range(33))) + ".,:;<>\"\\'"  # what git drops from a name; nothing may be left
_ADDRESS = r"[^\s<>@]+@[^\s<>@]+"


def may_ask(why: str) -> bool:
    """Whether git refused since it doesn't know who commits, and somebody is there to say."""
    return why == refusals.NO_IDENTITY.message and questions.somebody_answers()


def ask(folder: Path) -> dict[str, str]:
    """Ask for what git lacks to know of who commits in a folder: keys of its configuration, with values.

    Raises KeyboardInterrupt at the end of the input.
    """
    asked = {"user.name": _ask_name, "user.email": _ask_address}
    lacking = [key for key in asked if not _is_known(folder, key)]
    console.say("lịch sử thay đổi cần tên người ghi; hỏi một lần, chỉ giữ trong kho lịch sử này")
    return {key: asked[key]() for key in lacking}


def _is_known(folder: Path, key: str) -> bool:
    """Whether git's configuration has a value for a key; an empty address is one, an empty name isn't."""
    value = commits.configured(folder, key)
    return value is not None and (key != "user.name" or bool(value.strip(_NO_NAME)))


def _ask_name() -> str:
    while True:
        name = names.typed(questions.ask_text("Họ và tên người ghi: "))
        if re.search(r"[^\W\d_]", name) and not set(name) & set("<>"):
            return name
        console.say(f"  {questions.not_understood(name)}: gõ họ và tên, không có dấu < >")


def _ask_address() -> str:
    while True:
        address = questions.ask_text("Địa chỉ thư (không có thì bấm Enter): ", "")
        if not address or re.fullmatch(_ADDRESS, address):
            return address
        console.say(f"  {questions.not_understood(address)}: gõ như ten@noi.vn, hoặc bấm Enter")


def keep(folder: Path) -> None:
    """Ask who commits, and keep it in a folder's repository. Raises SurroundingsError when git refuses."""
    person = ask(folder)
    try:
        commits.keep_person(folder, person)
    except GitError as error:
        raise SurroundingsError(f"chưa khai báo được họ tên người ghi: {error}", error.hint) from None
    say_kept(person)


def say_kept(person: dict[str, str]) -> None:
    """Write what was kept, and where."""
    told = ", ".join(f"{_KEYS[key]}: {value or 'để trống'}" for key, value in person.items())
    console.say(f"đã khai báo trong kho lịch sử này (tệp .git/config): {told}")
