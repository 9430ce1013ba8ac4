"""Items of lists that change places: every comment of an item that stays is there, beside its item."""

from __future__ import annotations

from random import Random

import pytest
import yaml

from cchc.planfile import edit_script
from cchc.yamltext import edits, parsing
from cchc.yamltext.splicing import moves
from cchc.yamltext.splicing.splices import EditError

NAMES = [f"Cơ quan {letter}" for letter in "ABCDEFGHIJ"]


def written(names: list[str], random: Random, kind: str, end: str) -> str:
    """Return a list in which each item has a comment that names it, of one kind."""
    lines = ["tasks:", "  - id: 1", "    coordinators:"]
    for name in names:
        quote = random.choice(["", "'", '"'])
        text = f"{quote}{name}{quote}"
        above, behind, below = (
            [f"      # {name}"],
            f"{' ' * random.randint(1, 4)}# {name}",
            [f"        # {name}"],
        )
        lines += above if kind == "above" else []
        lines.append(
            f"      - {'text: ' * (kind == 'maps')}{text}{behind if kind in {'behind', 'maps'} else ''}"
        )
        lines += [f"        by: x  # {name}"] if kind == "maps" else []
        lines += below if kind == "below" else []
    return end.join([*lines, "    status: done", ""])


def told(text: str, kind: str) -> dict[str, list[str]]:
    """Return the comments beside each item."""
    found: dict[str, list[str]] = {}
    waiting: list[str] = []
    name = ""
    for line in text.splitlines()[3:-1]:
        content, mark, comment = line.partition("#")
        if "- " in content:
            name = yaml.safe_load(content.replace("text: ", ""))[0]
            found[name] = waiting
            waiting = []
        if mark and kind == "above":
            waiting.append(comment.strip())
        elif mark:
            found.setdefault(name, []).append(comment.strip())
    assert not waiting or kind == "above"
    return found


@pytest.mark.parametrize("kind", ["behind", "above", "below", "maps"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_stays_beside_its_item_wherever_that_goes(kind: str, end: str) -> None:
    random = Random(kind + end)
    for _ in range(150):
        old = random.sample(NAMES, random.randint(2, 7))
        new = random.sample(NAMES, random.randint(2, 7))
        new = [name for name in new if name in old or random.random() < 0.3] or old[::-1]
        text = written(old, random, kind, end)
        data = parsing.parse_plain(text)
        value = [{"text": name, "by": "x"} if kind == "maps" else name for name in new]
        wished = {"tasks": [{"id": "1", "coordinators": value, "status": "done"}]}
        script = list(edit_script.edits_between(data, wished))  # type: ignore[arg-type]
        after = edits.apply(text, script)
        assert after.data == wished
        beside = told(after.text, kind)
        for name in {*old} & {*new}:
            assert name in beside[name], (text, after.text, name)
            assert beside[name].count(name) == 1 + (kind == "maps")
        assert after.text.count("\r") == (after.text.count("\n") if "\r" in end else 0)


def test_without_their_own_lines_items_would_lose_their_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moves, "find", lambda _layout, _target, new, _removals: (new, {}))
    with pytest.raises(AssertionError):
        test_a_comment_stays_beside_its_item_wherever_that_goes("behind", "\n")


def test_a_comment_above_the_first_item_alone_is_about_the_list() -> None:
    text = "l:\n  # phối hợp\n  - a # một\n  - b\n"
    script: list[edits.Edit] = [edits.Remove(("l", 0)), edits.Append(("l",), "a")]
    assert edits.apply(text, script).text == "l:\n  # phối hợp\n  - b\n  - a # một\n"


def test_items_of_a_list_in_brackets_move_unless_it_has_comments() -> None:
    script: list[edits.Edit] = [edits.Remove(("l", 0)), edits.Append(("l",), "a")]
    assert edits.apply("l: [a, b] # x\n", script).text == "l: [b, a] # x\n"
    with pytest.raises(EditError, match="có ghi chú"):
        edits.apply("l: [\n  a, # một\n  b, # hai\n]\n", script)
