"""YAML is read strictly, every place is exact, and what is wrong is told where it is wrong."""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.errors import Location, TextError
from cchc.yamltext import events, nodes, parsing, typos
from cchc.yamltext.decoding import decode, locate
from cchc.yamltext.nodes import Mapping, Node, Scalar, Sequence, location_of
from cchc.yamltext.parsing import parse_nodes, parse_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLAN = """\
tasks:
  # nhiệm vụ đầu tiên
  - id: 4
    title: >-
      Xây dựng Kế hoạch
      nâng cao Chỉ số CCHC
    owner: "Phòng VHXH"   # chủ trì
    coordinators: [Trạm Y tế, 'Trường học']
    target: {quantity: 2, unit: hội nghị}
    results:
      -   document: 15/KH-UBND
    due:
"""


def refusal(text: str) -> TextError:
    with pytest.raises(TextError) as by_read:
        parse_plain(text)
    with pytest.raises(TextError) as by_parse:
        parse_nodes(text)
    assert (by_read.value.code, by_read.value.location) == (by_parse.value.code, by_parse.value.location)
    return by_read.value


def place(text: str) -> tuple[str, int, int]:
    error = refusal(text)
    return error.code, error.location.line, error.location.column


def plain(node: Node) -> nodes.Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert list(node.keys) == list(node.values)
    return {key: plain(value) for key, value in node.values.items()}


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.values.items():
            yield node.keys[key]
            yield from scalars(value)


def in_another_process(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONUTF8": "1"},
    )


# Reading


def test_every_scalar_stays_text() -> None:
    text = "a: no\nb: 012\nc: 12:30\nd: 2026-02-30\ne: ~\nf: 1.0\ng: true\nh:\n"
    values = ["no", "012", "12:30", "2026-02-30", "~", "1.0", "true", ""]
    assert parse_plain(text) == dict(zip("abcdefgh", values, strict=True))


def test_a_stock_reader_would_have_turned_them_into_other_things() -> None:
    stock = yaml.load("a: no\nb: 012\nc: 12:30\n", Loader=yaml.CSafeLoader)
    assert stock == {"a": False, "b": 10, "c": 750}


@pytest.mark.parametrize("text", ["", "\n", "# chỉ có ghi chú\n", " \n\n"])
def test_a_text_without_content_is_an_empty_dict(text: str) -> None:
    assert parse_plain(text) == {}
    assert plain(parse_nodes(text)) == {}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("---\na: b\n", {"a": "b"}),
        ("a: b\n...\n", {"a": "b"}),
        ("a: b\n... # hết\n\n", {"a": "b"}),
        ("--- a", "a"),
        ("- a\n-\n- [b]\n", ["a", "", ["b"]]),
        ("? a\n: b\n", {"a": "b"}),
        ('"a:b": "\\u1ebf\\n"\n', {"a:b": "ế\n"}),
        ("a: |\n  x\n   y\n\nb: >\n  x\n  y\n", {"a": "x\n y\n", "b": "x y\n"}),
        ("a: 'x''y'\n", {"a": "x'y"}),
        ("a:\tb\n", {"a": "b"}),
    ],
)
def test_all_ways_of_writing_are_read(text: str, data: nodes.Plain) -> None:
    assert parse_plain(text) == data
    assert plain(parse_nodes(text)) == data


VIETNAMESE = "aăâeêioôơuưyđăẵếợữỳ ,.-:#&*!|>'\"%@`[]{}?\\/=<~“”–\u00a0😀\n\te\u0302\u0301"
TEXTS = st.text(st.sampled_from(VIETNAMESE), max_size=30) | st.text(max_size=10)
KEYS = TEXTS.filter(lambda key: key != "<<")
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


LAYOUTS = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "width": st.sampled_from([20, 80, 10_000]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "indent": st.sampled_from([2, 4]),
    }
)


def dumped(data: object, layout: dict[str, Any]) -> str:
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, **layout)
    return text


def stock_read(text: str) -> object:
    """Return what the stock reader that types nothing makes of a text."""
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    return {} if data is None else data


@settings(max_examples=300)
@given(
    data=st.dictionaries(KEYS, TREES, max_size=5), layout=LAYOUTS, line_end=st.sampled_from(["\n", "\r\n"])
)
def test_it_reads_what_libyaml_writes_as_the_stock_reader_does(
    data: object, layout: dict[str, Any], line_end: str
) -> None:
    text = dumped(data, layout).replace("\n", line_end)
    expected = stock_read(text)
    assert parse_plain(text) == expected
    assert plain(parse_nodes(text)) == expected


PIECES = [
    "a",
    "b: c",
    "kế: ",
    "- ",
    "- x",
    "  ",
    "    ",
    "\n",
    "\n",
    "\n  ",
    ": ",
    ":",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
]
PIECES += [
    ",",
    "#",
    " # x",
    "|",
    ">-",
    "\n  - y: z",
    "e\u0301",
    "😀",
    "---",
    "...",
    "&",
    "*a",
    "!",
    "<<",
    "%",
    "\t",
]


def scribbles(count: int) -> Iterator[str]:
    chance = random.Random(2026)
    for _ in range(count):
        yield "".join(chance.choices(PIECES, k=chance.randint(1, 14)))


def refused(text: str) -> TextError | None:
    try:
        parse_plain(text)
    except TextError as error:
        return error
    return None


def test_what_people_scribble_is_read_as_the_stock_reader_does_or_refused_in_its_place(
    often: Callable[[int], int],
) -> None:
    counts = {"read": 0, "refused": 0}
    for text in scribbles(often(30_000)):
        error = refused(text)
        counts["refused" if error else "read"] += 1
        if error:
            assert 1 <= error.location.line <= text.count("\n") + 2, text
            assert error.hint, text
            assert parsing.find_problems(text), text
            assert refusal(text), text
        else:
            assert parse_plain(text) == stock_read(text), text
            assert plain(parse_nodes(text)) == parse_plain(text), text
            assert parsing.find_problems(text) == [], text
    assert min(counts.values()) > often(1000)


def test_a_scribble_is_refused_only_for_a_reason_of_ours_or_of_libyaml(often: Callable[[int], int]) -> None:
    ours = {"alias", "anchor", "tag", "duplicate-key", "merge-key", "complex-key", "several-documents"}
    seen = set()
    for text in scribbles(often(30_000)):
        error = refused(text)
        seen.add(error.code if error else "")
        if error and error.code not in ours:
            with pytest.raises(yaml.YAMLError):
                list(yaml.parse(text, Loader=yaml.CSafeLoader))
    assert ours <= seen


# Places


def test_nodes_know_where_they_stand() -> None:
    tree = parse_nodes(PLAN)
    assert isinstance(tree, Mapping)
    task = tree.values["tasks"]
    assert isinstance(task, Sequence)
    assert not task.flow
    fields = task.items[0]
    assert isinstance(fields, Mapping)
    owner, title, due = (fields.values[key] for key in ("owner", "title", "due"))
    assert isinstance(owner, Scalar)
    assert isinstance(title, Scalar)
    assert isinstance(due, Scalar)
    assert (PLAN[owner.start : owner.end], owner.style) == ('"Phòng VHXH"', '"')
    assert (owner.location, title.style) == (Location(7, 12, 12), ">")
    assert (due.value, due.start, due.end) == ("", due.start, due.start)
    flow = fields.values["coordinators"]
    assert isinstance(flow, Sequence)
    assert (flow.flow, PLAN[flow.start : flow.end]) == (True, "[Trạm Y tế, 'Trường học']")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("extra", ["", "đồng chí 😀👨‍👩‍👧", "e\u0302\u0301\u0323"])
def test_marks_are_exact_in_every_form_of_text(
    line_end: str, form: Literal["NFC", "NFD"], extra: str
) -> None:
    text = unicodedata.normalize(form, PLAN.replace("CCHC", f"CCHC{extra}")).replace("\n", line_end)
    found = list(scalars(parse_nodes(text)))
    assert len(found) == 20
    for scalar in found:
        assert locate(text, scalar.start, scalar.location.width) == scalar.location
        written = text[scalar.start : scalar.end]
        if not scalar.style:
            assert written == scalar.value
        elif scalar.style in "'\"":
            assert written == f"{scalar.style}{scalar.value}{scalar.style}"
        else:
            assert " ".join(written.removeprefix(">-").split()) == scalar.value


@settings(max_examples=200)
@given(data=st.dictionaries(KEYS, TREES, min_size=1, max_size=5), layout=LAYOUTS)
def test_a_plain_scalar_on_one_line_is_the_text_between_its_marks(
    data: object, layout: dict[str, Any]
) -> None:
    text = dumped(data, layout)
    for scalar in scalars(parse_nodes(text)):
        written = text[scalar.start : scalar.end]
        if not scalar.style and "\n" not in written:
            assert written == scalar.value
        assert locate(text, scalar.start, scalar.location.width) == scalar.location


@pytest.mark.parametrize(
    ("path", "on_key", "where"),
    [
        ((), False, (1, 1)),
        (("tasks",), False, (1, 1)),
        (("tasks", 0), False, (3, 5)),
        (("tasks", 0, "id"), False, (3, 9)),
        (("tasks", 0, "id"), True, (3, 5)),
        (("tasks", 0, "owner"), False, (7, 12)),
        (("tasks", 0, "coordinators"), False, (8, 5)),
        (("tasks", 0, "coordinators", 1), False, (8, 31)),
        (("tasks", 0, "target", "unit"), False, (9, 33)),
        (("tasks", 0, "results", 0), False, (11, 11)),
        (("tasks", 0, "results", 0, "date"), False, (11, 11)),
        (("tasks", 0, "due"), False, (12, 5)),
        (("tasks", 0, "lead"), False, (3, 5)),
        (("tasks", 7), False, (1, 1)),
        (("owners", 0, "name"), False, (1, 1)),
        (("tasks", 0, "id", "deeper"), False, (3, 9)),
    ],
)
def test_a_path_is_found_or_the_nearest_thing_around_it(
    path: nodes.Path,
    on_key: bool,  # noqa: FBT001  a column of the table
    where: tuple[int, int],
) -> None:
    found = location_of(parse_nodes(PLAN), path, on_key=on_key)
    assert (found.line, found.column) == where


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_found_within_a_folded_value(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, PLAN)
    column = text.split("\n")[5].index(unicodedata.normalize(form, "Chỉ")) + 1
    found = nodes.location_of_words(parse_nodes(text), ("tasks", 0, "title"), text, "Chỉ số CCHC")
    assert (found.line, found.column) == (6, column)


def test_words_over_a_line_end_are_pointed_at_on_their_first_line() -> None:
    found = nodes.location_of_words(parse_nodes(PLAN), ("tasks", 0, "title"), PLAN, "Kế hoạch nâng cao")
    assert found == Location(5, 16, 8)


def test_words_that_are_not_there_are_the_value() -> None:
    assert nodes.location_of_words(parse_nodes(PLAN), ("tasks", 0, "id"), PLAN, "năm") == Location(3, 9, 1)
    assert nodes.location_of_words(parse_nodes(PLAN), ("tasks", 0, "lead"), PLAN, "năm") == Location(3, 5, 2)


# Refusals; the catalogue in tests/errors has what is said


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("{a: 1, 'a': 2}", ("duplicate-key", 1, 8)),
        ("x:\n  - a: 1\n    a: 2\n", ("duplicate-key", 3, 5)),
        ("a: &b c\n", ("anchor", 1, 4)),
        ("a: &b\n  c: d\n", ("anchor", 1, 4)),
        ("&a b: c\n", ("anchor", 1, 1)),
        ("a: *b\n", ("alias", 1, 4)),
        ("*a : b\n", ("alias", 1, 1)),
        ("a: !b c\n", ("tag", 1, 4)),
        ("a: !!str c\n", ("tag", 1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", ("tag", 1, 4)),
        ("a:\n  <<: {b: c}\n", ("merge-key", 2, 3)),
        ('"<<": b\n', ("merge-key", 1, 1)),
        ("[a]: b\n", ("complex-key", 1, 1)),
        ("? {a: b}\n: c\n", ("complex-key", 1, 3)),
        ("a: b\n---\nc: d\n", ("several-documents", 2, 1)),
        ("a\n--- b\n", ("several-documents", 2, 1)),
        ("a: b\n...\nc: d\n", ("yaml", 2, 1)),
        ("a: b\n...\n---\nc: d\n", ("several-documents", 3, 1)),
        ("a: [b\n", ("yaml", 1, 4)),
        ("[a] b\n", ("yaml", 1, 5)),
        ("a: b\n]\n", ("yaml", 2, 1)),
    ],
)
def test_what_a_plan_must_not_contain_is_refused_at_its_place(text: str, where: tuple[str, int, int]) -> None:
    assert place(text) == where


@pytest.mark.parametrize(
    ("text", "told"),
    [  # each with the lines at which something is told
        ("x:\n  - id: 4\n    due: a\n    id: 5\n    due: b\n", [("missing-dash", 4)]),
        (
            "- id: 4\n  due: a\n  id: 5\n  due: b\n  id: 6\n  due: c\n- id: 7\n",
            [("missing-dash", 3), ("missing-dash", 5)],
        ),
        (
            "- id: 4\n  notes:\n  - date: a\n    text: b\n    date: c\n    text: d\n",
            [("missing-dash", 5)],
        ),
        ("- id: 4\n  due: a\n  id: 5\n  due: b\n  due: c\n", [("missing-dash", 3), ("duplicate-key", 5)]),
        # the whole first line of an item lacks
        ("- id: 4\n  title: a\n  due: b\n  title: c\n  due: d\n", [("duplicate-key", 4)]),
        # controls: a field twice, not in an item, on one line
        ("- id: 4\n  due: a\n  owner: b\n  due: c\n", [("duplicate-key", 4)]),
        ("- id: 4\n  id: 5\n  due: c\n", [("duplicate-key", 2)]),
        ("id: 4\ndue: a\nid: 5\ndue: b\n", [("duplicate-key", 3), ("duplicate-key", 4)]),
        ("- {id: 4, due: a, id: 5, due: b}\n", [("duplicate-key", 1), ("duplicate-key", 1)]),
        ("- id: 4\n  due: a\n- id: 5\n  due: b\n", []),
    ],
)
def test_a_dash_that_lacks_is_told_once_not_as_fields_that_stand_twice(
    text: str, told: list[tuple[str, int]]
) -> None:
    assert [(error.code, error.location.line) for error in parsing.find_problems(text)] == told
    if told:
        assert (refusal(text).code, refusal(text).location.line) == told[0]


@pytest.mark.parametrize(
    ("text", "line", "is_lost"),
    [
        ("owners:\n    id: a\n    name: A\n  - id: b\n    name: B\n", 2, True),
        ("tasks:\n  # đầu tiên\n  id: 1\n  due: a\n- id: 2\n", 3, True),
        ("tasks:\n  - id: 4\n    notes:\n        date: a\n        text: b\n      - date: c\n", 4, True),
        # controls: a dash in a wrong column
        ("owners:\n  - id: a\n    name: A\n   - id: b\n", 4, False),
        ("owners:\n   - id: a\n     name: A\n  - id: b\n", 4, False),
    ],
)
def test_a_first_item_without_its_dash_is_told_at_its_first_line(
    text: str, line: int, *, is_lost: bool
) -> None:
    (told,) = parsing.find_problems(text)
    assert (told.location.line, told.message.startswith("thiếu dấu gạch `- ` trước")) == (line, is_lost)


def test_nothing_behind_the_first_document_is_skipped() -> None:
    for tail in ("---\n", "--- x\n", "...\nx\n", "...\n]\n", "---\na: b\n"):
        assert refusal(f"a: b\n{tail}").code in {"several-documents", "yaml"}
    assert parse_plain("a: b\n...\n# hết\n") == {"a": "b"}


def test_everything_refused_is_told_at_once() -> None:
    text = "a: &x 1\nb: *x\nb: !y 2\nc: {[d]: e, <<: f}\nb: [\n"
    assert [(error.code, error.location.line) for error in parsing.find_problems(text)] == [
        ("anchor", 1),
        ("alias", 2),
        ("duplicate-key", 3),
        ("tag", 3),
        ("complex-key", 4),
        ("merge-key", 4),
        ("duplicate-key", 5),
    ]
    assert parsing.find_problems(PLAN) == []


def test_a_mark_before_a_quoted_text_is_told_whatever_comes_behind() -> None:
    for mark, code in (("!x", "tag"), ("&x", "anchor")):
        told = parsing.find_problems(f"a: [{mark} 'b' c]\n")
        assert [(error.code, error.location.column) for error in told] == [(code, 5)]


def test_no_more_is_told_than_anybody_reads() -> None:
    assert len(parsing.find_problems("a: b\n" * 5000)) == parsing.MAX_PROBLEMS


@pytest.mark.parametrize("depth", [events.MAX_DEPTH, events.MAX_DEPTH + 1])
def test_lists_may_stand_in_each_other_up_to_a_limit(depth: int) -> None:
    text = "[" * depth + "]" * depth
    if depth > events.MAX_DEPTH:
        assert place(text) == ("too-deep", 1, depth)
    else:
        assert parse_plain(text)


def test_depth_is_counted_where_it_is_not_over_the_file() -> None:
    assert parse_plain("- [[a]]\n" * 100) == [[["a"]]] * 100


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_are_refused_without_a_crash(opening: str) -> None:
    code = f"""
from cchc.yamltext import parsing
from cchc.errors import TextError
for reading in (parsing.parse_plain, parsing.parse_nodes, parsing.find_problems):
    try:
        print([error.code for error in reading({opening!r} * 100_000)])
    except TextError as error:
        print(error.code)
"""
    ran = in_another_process(code)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split() == ["too-deep", "too-deep", "['too-deep']"]


def test_what_stands_before_too_many_levels_is_told_as_well() -> None:
    told = [
        (error.code, *error.location[:2])
        for error in parsing.find_problems("a: &x 1\nb: [&y [\n" + "[" * 2000)
    ]
    assert told == [("anchor", 1, 4), ("anchor", 2, 5), ("too-deep", 3, events.MAX_DEPTH - 2)]


def test_a_reader_without_a_limit_dies_of_levels_that_every_libyaml_reads() -> None:
    code = """
import sys
from cchc.yamltext import events, parsing
events.MAX_DEPTH = 10**6
sys.setrecursionlimit(500)
parsing.parse_plain("- " * 900)
"""
    ran = in_another_process(code)
    assert ran.returncode == 1
    assert "RecursionError" in ran.stderr


def merge_bomb(levels: int) -> str:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def test_a_merge_key_bomb_is_refused_at_its_first_anchor() -> None:
    assert len(merge_bomb(9)) < 1000
    assert place(merge_bomb(9)) == ("anchor", 1, 5)


def test_a_reader_that_follows_aliases_would_unfold_a_merge_key_bomb() -> None:
    def words(node: yaml.Node) -> int:
        if isinstance(node, yaml.ScalarNode):
            return int(node.value == "v")
        inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
        return sum(map(words, inner))

    # As libyaml composes it; what PyYAML makes of a merge key differs from release to release.
    last = yaml.compose(merge_bomb(4), Loader=yaml.CSafeLoader).value[-1][1]
    assert words(last) == 9**3


def test_the_stock_loader_misreads_what_is_refused_here() -> None:
    stock = yaml.load("a: &quan trọng\nb: 1\nb: 2\n", Loader=yaml.CSafeLoader)
    assert stock == {"a": "trọng", "b": 2}


def test_characters_that_libyaml_refuses_are_refused_here_too() -> None:
    assert place("a: \x01") == ("yaml", 1, 1)
    with pytest.raises(TextError):
        decode(b"a: \x01")


# Slips that are found by looking at a line


@pytest.mark.parametrize(
    ("line", "index"),
    [
        ("    owner:Phòng VHXH", 9),
        ("  - id:1", 6),
        ("owner：Phòng", 5),
        ("owner:\u00a0Phòng", 5),
        ("  -id: 1", 2),
        ("  – id: 1", 2),
        ("  • Sở Nội vụ", 2),
        ("  * Sở Nội vụ", 2),
        ("\u00a0\u00a0owner: x", 0),
        ("  \u3000owner: x", 2),
    ],
)
def test_a_slip_is_found_at_its_character(line: str, index: int) -> None:
    typo = typos.find(line)
    assert typo
    assert typo.index == index


@pytest.mark.parametrize(
    "line",
    [
        "    owner: Phòng VHXH",
        "  - id: 1",
        "owner:",
        "  - Lưu: VT",
        "---",
        "  -",
        "https://vinhthong.gov.vn",
        "08:30 ngày 02/01/2026",
        "Xây dựng kế hoạch – giai đoạn 2",
    ],
)
def test_a_line_without_a_slip_is_left_alone(line: str) -> None:
    assert typos.find(line) is None


@pytest.mark.parametrize("text", ["a: {b: 1, c 2}\n", "a: {b:1}\n", "- {b: 1,\n  c 2}\n"])
def test_a_field_in_braces_that_lacks_its_colon_is_refused(text: str) -> None:
    for parse in (parse_plain, parse_nodes):
        with pytest.raises(TextError) as caught:
            parse(text)
        assert caught.value.message == "thiếu dấu hai chấm sau tên trường trong ngoặc { }"


def test_fields_in_braces_may_be_empty() -> None:
    text = "a: {b: , c: '', d, \"e f\": }\n"
    assert parse_plain(text) == {"a": {"b": "", "c": "", "d": "", "e f": ""}}
    assert plain(parse_nodes(text)) == parse_plain(text)
