"""What an officer reads speaks of the history without git's words (docs/CONTRIBUTING.md lists the terms)."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

MANUAL = CHECKOUT / "docs" / "huong-dan"
_WORDS = (
    "git|commit|commits|conflict|repository|repo|nhánh|HEAD|index|merge|rebase|stash|checkout|clone|branch"
    "|remote|push|pull|bare|hook|hooks|cherry-pick|revert|worktree|xung đột"
)
GITS_WORDS = re.compile(rf"(?i)(?<![\w-])(?:{_WORDS})(?![\w-])")
_MARKS = re.compile(r"[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.IGNORECASE)
_COMMANDS = (
    "add|am|checkout|cherry-pick|clone|commit|config|diff|fsck|merge|rebase|reset|revert|rm|sparse-checkout|status"
    "|update-index"
)
# Where git's words may stand: the term in brackets for whoever is asked for help, the program that is to be
# installed, a command to be typed, a file, an option.
ALLOWED = re.compile(
    r"\(git(?:: [^)]*)?\)"
    r"|(?:cài|chương trình|bản|người dùng) git\b"
    rf"|\bgit (?:-c \S+ |--no-pager )?(?:(?:{_COMMANDS})\b|…)(?: (?:-|HEAD\b|core\.)\S*)*"
    r"|[\w./-]*\.git[\w./-]*"
    r"|https://\S+"
    r"|--[a-z-]+",
)
# What only git, or who sets it up, is told.
OF_ENGINEERS = {
    "Để git diff gọi: nhận các tệp mà git đưa.",
    "Để git gọi khi gộp: nhận %O %A %B %P mà git đưa.",
    "Các tệp mà git đưa, khi có --git-driver.",
    "--git-driver nhận bốn tham số mà git đưa khi gộp: %O %A %B %P",
    "--git-driver nhận một tệp, hoặc bảy tham số mà git diff đưa",
    "tùy chọn này để git gọi; so sánh hai phiên bản thì gõ: cchc diff CŨ..MỚI",
    "tùy chọn này để git gọi; gộp kế hoạch thì gõ: cchc resolve",
}
# Names of `resolve` for who heard the word from somebody else.
OF_COMMANDS = {"xung đột", "gộp xung đột"}


def texts(module: str, *, is_command: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each text of a module; of its docstrings only those that help shows."""
    tree = ast.parse(module)
    hidden = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            is_help = is_command and isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            hidden |= set() if is_help else {id(node.body[0].value)}  # type: ignore[attr-defined]
        if isinstance(node, ast.JoinedStr):
            hidden |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@cache
def all_texts() -> list[tuple[str, str]]:
    """Return the place and the words of each text of the program that may speak of git."""
    return [
        (f"{file.relative_to(CHECKOUT)}:{line}", text)
        for file in sorted((CHECKOUT / "cchc").rglob("*.py"))
        if GITS_WORDS.search(source := file.read_text("utf-8"))
        for line, text in texts(source, is_command=file.parent.name == "commands")
        if GITS_WORDS.search(text)
    ]


def gits_words(text: str) -> list[str]:
    """Return the words of git in a Vietnamese text that may not stand there."""
    if not _MARKS.search(text) or text in OF_ENGINEERS | OF_COMMANDS:
        return []
    return GITS_WORDS.findall(ALLOWED.sub(" ", text))


def test_no_message_speaks_of_the_history_in_gits_words() -> None:
    assert len(all_texts()) > len(OF_ENGINEERS), "the control: they are found"
    assert not {place: (words, text) for place, text in all_texts() if (words := gits_words(text))}


@pytest.mark.parametrize(
    "text",
    [
        "đã ghi vào git: commit abc",
        "tệp còn dấu xung đột",
        "tạo kho (git) rồi commit",
        "chuyển sang nhánh khác",
        "xem lại HEAD của kho",
        "đang rebase dở dang",
        "git từ chối",
    ],
)
def test_a_message_in_gits_words_is_found(text: str) -> None:
    assert gits_words(text)
    assert gits_words(next(texts(f"say(f'{text} {{name}}')"))[1])


@pytest.mark.parametrize(
    "text",
    [
        "tạo kho lịch sử (git) trong thư mục",
        "đang xếp lại các lần ghi dở dang (git: rebase)",
        "không làm nữa thì: git merge --abort",
        "giữ lại bằng: git checkout -b giu-lai-abc",
        "xóa tệp .git/index rồi dựng lại",
        "máy chưa cài git",
        "hoặc ghi luôn: --commit",
    ],
)
def test_what_helps_whoever_is_asked_may_stand(text: str) -> None:
    assert not gits_words(text)


# `git commit` without a message, `git rebase --continue` and the like open an editor; `git log`, `git diff`,
# `git config --list` a pager. Who has never seen one can't leave it.
_OPENS = re.compile(
    r"\bgit commit\b(?!.*(?: -m | --no-edit))"
    r"|\bgit (?:rebase|cherry-pick|revert|merge) --continue"
    r"|\bgit (?:log|diff|show|blame)\b(?! gọi| đưa|[.)])"
    r"|\bgit config --list"
    r"|\bgit (?:rebase -i|add -p)"
)


def opens_something(text: str) -> bool:
    """Whether a text advises a command of git that opens an editor or a pager."""
    return bool(_MARKS.search(text) and text not in OF_ENGINEERS and _OPENS.search(text))


def test_no_advice_opens_an_editor_or_a_pager() -> None:
    assert not [(place, text) for place, text in all_texts() if opens_something(text)]
    assert opens_something("gộp xong bằng: git commit"), "the control"
    assert opens_something("xếp xong bằng: git rebase --continue")
    assert not opens_something('vẫn muốn ghi: git commit -m "lời ghi"')


def test_no_command_that_is_advised_has_signs_that_a_shell_takes_for_a_file() -> None:
    """`git add <tệp>` reads from a file named tệp wherever it is typed as it stands."""
    advised = re.compile(r"git [a-z-]+ [^;,]*<[^\W\d_]")
    assert advised.search("cho phép bằng: git config --add safe.directory <kho>"), "the control"
    assert not [(place, text) for place, text in all_texts() if advised.search(text)]


@pytest.mark.parametrize("page", sorted(MANUAL.glob("*.md")), ids=lambda page: page.stem)
def test_the_manual_keeps_to_the_same_words(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```|<!--.*?-->|`[^`]*`|\]\([^)]*\)", " ", page.read_text("utf-8"))
    words = {word.lower() for word in GITS_WORDS.findall(re.sub(r"(?i)\bgit\b", " ", ALLOWED.sub(" ", text)))}
    assert not words
