"""New files from plain data: what is read back is what was given, whatever the comments."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.yamltext import new_text, parsing
from cchc.yamltext.nodes import Plain
from tests.support.plans import REAL_PLAN

TEXTS = st.one_of(
    st.sampled_from(
        ["", "yes", "012", "a: b", "- a", "# a", "30/6/2026", "Quý I (nếu có)", "một\nhai", " a "]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
    st.lists(st.sampled_from(["rà soát", "kế hoạch:", "#", "2026 -", "“x”"]), max_size=60).map(" ".join),
)
KEYS = st.text("abc_", min_size=1, max_size=4)
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


def test_the_real_plan_comes_back_in_lines_as_it_has_them() -> None:
    text = REAL_PLAN.read_text("utf-8")
    plan = parsing.parse_plain(text)
    assert isinstance(plan, dict)
    written = new_text.write(plan, {})
    assert parsing.parse_plain(written) == plan
    assert max(map(len, written.splitlines())) <= 102, (
        "a text that would fold into one line stays behind its dash"
    )
    lines = bare_lines(text)
    missing = set(lines) - set(bare_lines(written))
    assert len(missing) < len(lines) / 50, "but for some line breaks it is the text that a person wrote"


def bare_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@settings(max_examples=150)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), st.lists(TEXTS, min_size=1, max_size=3))
def test_comments_say_nothing(data: dict[str, Plain], comment: list[str]) -> None:
    places: list[tuple[str | int, ...]] = [(), *paths(data, ())]
    assert parsing.parse_plain(new_text.write(data, dict.fromkeys(places, comment))) == data


def paths(value: Plain, at: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in inner for place in ((*at, key), *paths(item, (*at, key)))]


def test_a_comment_stands_above_what_it_is_about() -> None:
    data: dict[str, Plain] = {
        "plan": {"year": "2026", "title": "Kế hoạch"},
        "tasks": [{"id": "1", "title": "Rà soát"}, {"id": "2", "title": "Tuyên truyền"}],
    }
    text = new_text.write(
        data, {(): ["Tệp kế hoạch.", "", "Sửa được."], ("plan", "title"): ["Tên."], ("tasks", 1): ["Dòng 5."]}
    )
    assert text == (
        "# Tệp kế hoạch.\n#\n# Sửa được.\n\n"
        "plan:\n  year: 2026\n\n  # Tên.\n  title: Kế hoạch\n\n"
        "tasks:\n  - id: 1\n    title: Rà soát\n\n  # Dòng 5.\n  - id: 2\n    title: Tuyên truyền\n"
    )
