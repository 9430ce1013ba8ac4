"""Documents and edits made by chance: every style that YAML has, every value that may be trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.yamltext.edits import Add, Append, Edit, Insert, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from cchc.yamltext.nodes import Path

KEYS = ("id", "title", "status", "due", "owner", "notes", "no", "12", "tên", "a b", "ngày: giờ", "x#y")
WORDS = (
    "kế",
    "hoạch",
    "cải",
    "cách",
    "hành",
    "chính",
    "- x",
    "a:",
    "#1",
    "'",
    '"',
    "\\",
    "{",
    "]",
    ",",
    "UBND",
)
TROUBLE = (
    *(
        "",
        " ",
        "no",
        "Yes",
        "null",
        "~",
        "012",
        "0x1F",
        "12:30",
        "1_000",
        "1e3",
        ".inf",
        "-",
        "- a",
        "? b",
        ": c",
    ),
    *(
        "a: b",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'a'",
        '"a"',
        "a'b",
        "[a]",
        "{a: b}",
        "a, b",
        "a:",
    ),
    *(
        "true",
        "2026-09-20",
        "2026-02-30",
        "100",
        "1.50",
        "...",
        "---",
        "--- a",
        "=",
        "<<",
        " a",
        "a ",
        "a\tb",
        "\ta",
    ),
    *(
        "một\nhai",
        "một\n\nhai\n",
        "\nmột",
        "một\n  hai\nba",
        "a\n\n",
        "  a\nb",
        "a \nb",
        "\n",
        "a\n#b\n- c: d",
    ),
    *(
        "Tiếng Việt có dấu",
        "Tie\u0302\u0301ng Vie\u0323\u0302t",
        "📋 emoji",
        "a\u00a0b",
        "\u2028",
        "\ufeff",
        "\x07",
    ),
    *(
        "dài " * 60 + "hết",
        "dài  hai cách " * 15 + "hết",
        "x" * 150,
        "không: " * 30 + "hết",
        "a\r\nb",
        "\\n",
        "C:\\tệp",
    ),
)
COMMENTS = ("# ghi chú", "# a: b", "#", "# 'mở", '# "mở', "# - mục", "#không cách")


def some_text(random: Random) -> str:
    """Make a text, often an ordinary one."""
    if random.random() < 0.4:
        return random.choice(TROUBLE)
    return " ".join(random.choice(WORDS[:6]) for _ in range(random.choice((1, 2, 3, 8, 30))))


def some_value(random: Random, depth: int = 0) -> Any:
    """Make a text, a list or a map."""
    kind = random.random()
    if depth > 2 or kind < 0.6:
        return some_text(random)
    if kind < 0.8:
        return [some_value(random, depth + 1) for _ in range(random.choice((0, 1, 2, 3)))]
    keys = random.sample(KEYS, random.choice((0, 1, 2, 4)))
    return {key: some_value(random, depth + 1) for key in keys}


class Writer:
    """Writes a document, choosing anew at every place in which style."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.step = random.choice((1, 2, 2, 2, 4))
        self.dash = random.choice((0, 0, self.step, self.step))
        self.gap = random.choice((1, 1, 1, 3))
        self.talk = random.choice((0.0, 0.1, 0.3))
        self.blank = random.choice((0.0, 0.1, 0.4))
        self.flow = random.choice((0.0, 0.1, 0.4))

    def document(self) -> str:
        """Return a document: a map of a few keys."""
        keys = self.random.sample(KEYS, self.random.choice((2, 3, 5)))
        lines = self.block({key: some_value(self.random) for key in keys}, 0)
        head = [*(["---"] if self.random.random() < 0.1 else []), *self.between(0)]
        ending = self.random.choice(("\n", "\n", "\n", "\r\n"))
        return ending.join([*head, *lines, *self.between(0)]) + self.random.choice((ending, ending, ""))

    def chance(self, share: float) -> bool:
        """Throw a die."""
        return self.random.random() < share

    def behind(self) -> str:
        """Return what may stand behind a value on its line."""
        blanks = self.random.choice((" ", "  ", "\t"))
        return blanks + self.random.choice(COMMENTS) if self.chance(self.talk) else ""

    def between(self, column: int) -> list[str]:
        """Return what may stand between two entries: blank lines and comments."""
        blank = ["" for _ in range(self.random.choice((1, 2)))] if self.chance(self.blank) else []
        shift = self.random.choice((0, 0, 0, 1, 3, -column))
        comment = " " * (column + shift) + self.random.choice(COMMENTS)
        return [*blank, *([comment] if self.chance(self.talk) else [])]

    def block(self, value: Any, column: int) -> list[str]:
        """Write a list or a map as whole lines."""
        entries = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        lines: list[str] = []
        for key, item in entries:
            mark = "-" if key is None else f"{self.quoted(key)}:"
            lines += [*(self.between(column) if lines else []), *self.entry(mark, item, column)]
        return lines

    def entry(self, mark: str, value: Any, column: int) -> list[str]:
        """Write a key or a dash with its value."""
        head = " " * column + mark
        if not value and self.chance(0.5) and not isinstance(value, str):
            return [head + " " + ("{}" if isinstance(value, dict) else "[]") + self.behind()]
        if not isinstance(value, str) and value and not self.chance(self.flow):
            return self.below(head, mark, value, column)
        if isinstance(value, str) and self.chance(0.3) and (lines := self.lines(value, column + self.step)):
            return [f"{head} {lines[0]}", *lines[1:]]
        if value == "" and self.chance(0.5):
            return [head + self.behind()]
        return [head + " " + self.inline(value) + self.behind()]

    def below(self, head: str, mark: str, value: Any, column: int) -> list[str]:
        """Write a list or map below its key or, at times, behind its dash."""
        is_list = isinstance(value, list)
        inner = column + (self.dash if is_list and mark != "-" else self.step)
        if mark == "-" and self.chance(0.8):
            inner = column + 1 + self.gap
            first, *more = self.block(value, inner)
            return [head + " " * self.gap + first.lstrip(" "), *more]
        return [head + self.behind(), *self.between(inner), *self.block(value, inner)]

    def lines(self, value: str, column: int) -> list[str]:
        """Write a text as a literal or folded scalar, if that is easy; else nothing."""
        body = value.rstrip("\n")
        breaks = len(value) - len(body)
        if not body or any(
            not line or line != line.strip() or not line.isprintable() for line in body.split("\n")
        ):
            return []
        mark = ("-", "", "+")[min(breaks, 2)]
        if "\n" in body or self.chance(0.5):
            written = body.split("\n")
            style = "|"
        else:
            written, style = [body], ">"
            if self.chance(0.7) and "  " not in body:
                words = body.split(" ")
                written = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
        tail = [""] * (breaks - 1)
        return [style + mark, *(" " * column + line for line in written), *tail]

    def inline(self, value: Any) -> str:
        """Write a value on one line."""
        if isinstance(value, str):
            return self.quoted(value)
        pad = self.random.choice(("", "", " "))
        if isinstance(value, list):
            return "[" + pad + ", ".join(map(self.inline, value)) + pad + "]"
        return (
            "{" + pad + ", ".join(f"{self.quoted(k)}: {self.inline(v)}" for k, v in value.items()) + pad + "}"
        )

    def quoted(self, text: str) -> str:
        """Write a text bare when it is made of letters, else in quotes."""
        if text.replace(" ", "a").isalpha() and text == text.strip() and not self.chance(0.2):
            return text
        if text.isprintable() and "\n" not in text and self.chance(0.4):
            return "'" + text.replace("'", "''") + "'"
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        escaped = (
            escaped.replace("\r", "\\r")
            .replace("\x07", "\\a")
            .replace("\u2028", "\\L")
            .replace("\ufeff", "\\uFEFF")
        )
        return f'"{escaped}"'


def places(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every place of data with what stands there."""
    yield path, data
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, child in children:
        yield from places(child, (*path, step))


def some_edit(random: Random, data: Any) -> Edit:
    """Make an edit that data allows."""
    found = list(places(data))
    while True:
        path, value = random.choice(found)
        kind = random.random()
        if isinstance(value, str) and path and kind < 0.5:
            return Set(path, some_text(random))
        if isinstance(value, list) and kind < 0.3:
            return Insert((*path, random.randint(0, len(value))), some_value(random, 1))
        if isinstance(value, list) or (value == "" and path and kind < 0.6):
            return Append(path, some_value(random, 1))
        absent = [key for key in KEYS if isinstance(value, dict) and key not in value]
        if absent and kind < 0.6:
            order = tuple(random.sample(KEYS, len(KEYS)))
            return Add((*path, random.choice(absent)), some_value(random, 1), order)
        if len(path) > 1 and kind > 0.85:
            return Remove(path)


def some_edits(random: Random, data: Any) -> list[Edit]:
    """Make one edit or a few that don't touch each other."""
    made = [some_edit(random, data)]
    for _ in range(random.choice((0, 0, 0, 1, 3))):
        edit = some_edit(random, data)
        if not any(_touch(one, edit) or _touch(edit, one) for one in made):
            made.append(edit)
    return made


def _touch(one: Edit, other: Edit) -> bool:
    """Whether an edit stands where another goes on; items may be added to what is edited within."""
    path, inner = changed_path(one), changed_path(other)
    within = inner[: len(path)] == path
    grows = isinstance(one, Append | Insert)
    return within and not (grows and (isinstance(other, Append | Insert) or inner != path))


def changed_path(edit: Edit) -> Path:
    """Return the path of what an edit changes: of an inserted item, that of its list."""
    return edit.path[:-1] if isinstance(edit, Insert) else edit.path


def from_the_end(move: tuple[Any, Any, Edit]) -> tuple[int, bool]:
    _, last, edit = move
    return -last if isinstance(last, int) else 0, isinstance(edit, Insert)


def expected(data: Any, edits: list[Edit]) -> Any:
    """Make edits that don't touch each other to data, in plain words of Python."""
    moving: list[tuple[Any, Any, Edit]] = []
    ends = [edit for edit in edits if isinstance(edit, Append)]
    for edit in [*(edit for edit in edits if edit not in ends), *ends]:
        around = data
        for step in edit.path[:-1]:
            around = around[step]
        if isinstance(edit, Append):
            if not isinstance(around[edit.path[-1]], list):  # an empty one may be inserted into, too
                around[edit.path[-1]] = []
            around[edit.path[-1]].append(edit.value)
        elif isinstance(edit, Remove | Insert):
            moving.append((around, edit.path[-1], edit))
        else:
            around[edit.path[-1]] = edit.value
    # From the end; at one index the old item goes before new ones come, the last of these first.
    moving.reverse()
    for around, last, edit in sorted(moving, key=from_the_end):
        if isinstance(edit, Insert):
            around.insert(last, edit.value)
        else:
            del around[last]
    return data
