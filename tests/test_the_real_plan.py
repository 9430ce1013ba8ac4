"""The plan of 2026 says what the issued document says: every word, nothing more and nothing less.

The issued document is kept beside the tests as plain text. `printed` lays the YAML out again as the paragraphs
of that document and `rows` as the rows of its annex, so that one comparison of lists proves both directions.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import yaml

from tests.support.checkout import CHECKOUT, TESTS

PLAN = CHECKOUT / "plans" / "2026.yaml"
SOURCE = TESTS / "data" / "ke-hoach-02-KH-UBND-2026.txt"

Data = dict[str, Any]


@pytest.fixture
def data() -> Data:
    loaded: Data = yaml.load(PLAN.read_text("utf-8"), Loader=yaml.CBaseLoader)
    return loaded


# The issued document


def source_paragraphs() -> list[str]:
    """The paragraphs outside the annex table; one that a page break cut in two goes on in lower case."""
    paragraphs: list[str] = []
    for line in SOURCE.read_text("utf-8").splitlines():
        text = " ".join(line.replace("*", "").split())
        if not text or "\t" in line:
            continue
        if text[0].islower():
            paragraphs[-1] += " " + text
        else:
            paragraphs.append(text)
    return paragraphs


def source_rows(data: Data) -> list[list[str]]:
    """The rows of the annex table with the offices resolved; the header is repeated on every page."""
    names = office_names(data)
    cells = [line.split("\t") for line in SOURCE.read_text("utf-8").splitlines() if "\t" in line]
    return [
        [id_, title, names[owner], names[coordinator], due]
        for id_, title, owner, coordinator, due in cells
        if id_ != "Số TT"
    ]


# The same document, laid out from the YAML


def printed(data: Data) -> list[str]:
    plan = data["plan"]
    return [
        *head(plan),
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        *dashed(plan["purposes"]),
        "2. Yêu cầu",
        *dashed(plan["requirements"]),
        "II. NỘI DUNG KẾ HOẠCH",
        *contents(data["areas"]),
        plan["annex"]["mention"],
        "III. TỔ CHỨC THỰC HIỆN",
        *assignments(data),
        *foot(plan),
        "DANH MỤC",
        plan["annex"]["title"],
        plan["annex"]["caption"],
    ]


def head(plan: Data) -> list[str]:
    day = date.fromisoformat(plan["date"])
    return [
        "Số: " + plan["number"].replace("/", " /", 1),
        f"{plan['place']}, ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "KẾ HOẠCH",
        plan["title"].removeprefix("Kế hoạch "),
        *(f"{basis};" for basis in plan["legal_bases"]),
        plan["opening"],
    ]


def contents(areas: list[Data]) -> list[str]:
    lines: list[str] = []
    in_print = [area for area in areas if area.get("printed") != "false"]
    for number, area in enumerate(in_print, start=1):
        lines += [f"{number}. {area['title']}", *dashed(area["measures"])]
    return lines


def assignments(data: Data) -> list[str]:
    """Section III; an item for several offices stands on their line, a single item of one office has no dash."""
    names = office_names(data)
    lines: list[str] = []
    for number, duty in enumerate(data["duties"], start=1):
        first, *others = [names[owner] for owner in duty["owners"]]
        items = duty["items"]
        if others:
            offices = ", ".join([first, *(name[0].lower() + name[1:] for name in others)])
            lines.append(f"{number}. {offices}: {' '.join(items)}")
        else:
            lines += [f"{number}. {first}", *(items if len(items) == 1 else dashed(items))]
    return lines


def foot(plan: Data) -> list[str]:
    *recipients, last = dashed(plan["recipients"])
    return [
        plan["closing"],
        "Nơi nhận:",
        *(f"{recipient};" for recipient in recipients),
        f"{last}.",
        *plan["signatory"].values(),
    ]


def dashed(items: list[str]) -> list[str]:
    return [f"- {item}" for item in items]


def rows(data: Data) -> list[list[str]]:
    """The annex table, the offices by their full names."""
    names = office_names(data)
    return [
        [
            task["id"],
            task["title"],
            names[task["owner"]],
            *(names[name] for name in task["coordinators"]),
            task["due"],
        ]
        for task in data["tasks"]
    ]


def office_names(data: Data) -> dict[str, str]:
    """Every wording of every office with its full name."""
    return {wording: owner["name"] for owner in data["owners"] for wording in wordings(owner)}


def wordings(owner: Data) -> list[str]:
    return [*(owner[key] for key in ("name", "short") if key in owner), *owner.get("aliases", [])]


# Word for word


def test_the_plan_says_every_paragraph_of_the_issued_document_in_order_and_nothing_else(data: Data) -> None:
    assert printed(data) == source_paragraphs()


def test_the_tasks_are_the_rows_of_the_annex(data: Data) -> None:
    assert rows(data) == source_rows(data)


def test_every_alias_is_a_wording_of_the_issued_document(data: Data) -> None:
    source = SOURCE.read_text("utf-8").casefold()
    aliases = [alias for owner in data["owners"] for alias in owner.get("aliases", [])]
    assert [alias for alias in aliases if alias.casefold() not in source] == []


def test_no_wording_belongs_to_two_offices(data: Data) -> None:
    every = [wording for owner in data["owners"] for wording in wordings(owner)]
    assert len(every) == len(set(every))


# The comparison can fail


def test_a_measure_with_one_word_altered_is_noticed(data: Data) -> None:
    measures = data["areas"][4]["measures"]
    assert "trong tinh" in measures[3]
    measures[3] = measures[3].replace("trong tinh", "trong tỉnh")
    assert printed(data) != source_paragraphs()


def test_a_dropped_measure_is_noticed(data: Data) -> None:
    del data["areas"][1]["measures"][7]
    assert printed(data) != source_paragraphs()


def test_two_measures_in_the_wrong_order_are_noticed(data: Data) -> None:
    data["areas"][0]["measures"].reverse()
    assert printed(data) != source_paragraphs()


def test_an_added_duty_is_noticed(data: Data) -> None:
    data["duties"][3]["items"].append("Chủ trì, tham mưu nội dung khác.")
    assert printed(data) != source_paragraphs()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Tự kiểm tra, rà soát văn bản"),
        ("owner", "Trạm Y tế"),
        ("coordinators", ["Phòng VHXH"]),
        ("due", "Quý I/2026"),
    ],
)
def test_an_altered_task_is_noticed(data: Data, field: str, value: str | list[str]) -> None:
    data["tasks"][8][field] = value
    assert rows(data) != source_rows(data)


# What stands in the document only between the lines


def test_it_has_as_many_of_everything_as_the_issued_document(data: Data) -> None:
    plan = data["plan"]
    lists = ["legal_bases", "purposes", "requirements", "recipients"]
    assert [len(plan[name]) for name in lists] == [7, 2, 3, 11]
    assert [len(area.get("measures", [])) for area in data["areas"]] == [4, 8, 6, 6, 5, 5, 4, 0]
    assert [len(duty["items"]) for duty in data["duties"]] == [10, 3, 4, 5, 1, 1]
    assert [len(data["owners"]), len(data["tasks"])] == [8, 20]


def test_the_issuer_and_the_year_are_those_of_the_opening(data: Data) -> None:
    plan = data["plan"]
    assert plan["opening"].startswith(f"{plan['issuer']} ban hành Kế hoạch")
    assert f"năm {plan['year']}. " in plan["opening"]


def test_the_date_of_the_annex_is_the_one_in_its_caption(data: Data) -> None:
    annex = data["plan"]["annex"]
    assert f"ngày {date.fromisoformat(annex['date']):%d/%m/%Y} " in annex["caption"]


def test_every_task_has_the_area_the_project_reads_in_it(data: Data) -> None:
    tasks_of: dict[str, list[int]] = {area["id"]: [] for area in data["areas"]}
    for task in data["tasks"]:
        tasks_of[task["area"]].append(int(task["id"]))
    assert tasks_of == {
        "the-che": [9, 10, 11, 12],
        "tthc": [2, 17],
        "to-chuc-bo-may": [8],
        "che-do-cong-vu": [13],
        "tai-chinh-cong": [],
        "chinh-quyen-so": [15, 16, 18, 19],
        "tuyen-truyen": [1],
        "chi-dao": [3, 4, 5, 6, 7, 14, 20],
    }


def test_the_condition_and_the_target_are_those_in_the_titles(data: Data) -> None:
    by_id = {task["id"]: task for task in data["tasks"]}
    assert by_id["13"]["title"].endswith(f"({by_id['13']['condition']})")
    target = by_id["14"]["target"]
    assert by_id["14"]["title"].casefold().endswith(f"(tối thiểu 0{target['quantity']} {target['unit']})")


# A file that people read and edit


def test_the_top_level_keys_come_in_the_order_of_the_format(data: Data) -> None:
    assert list(data) == ["cchc", "plan", "owners", "duties", "areas", "tasks"]


def test_the_lines_are_short_and_clean() -> None:
    text = PLAN.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not {"\r", "\t"} & set(text)
    assert [line for line in text.split("\n") if len(line) > 100 or line != line.rstrip()] == []


def test_it_is_written_in_plain_block_style() -> None:
    refused = (
        yaml.AliasToken,
        yaml.AnchorToken,
        yaml.DirectiveToken,
        yaml.FlowMappingStartToken,
        yaml.FlowSequenceStartToken,
        yaml.TagToken,
    )
    assert [token for token in yaml.scan(PLAN.read_text("utf-8")) if isinstance(token, refused)] == []


def test_a_blank_line_parts_the_records_of_a_section() -> None:
    before_a_record = {"", "owners:", "duties:", "areas:", "tasks:"}
    lines = [line for line in PLAN.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    stuck = [
        line for before, line in pairwise(lines) if line.startswith("  - ") and before not in before_a_record
    ]
    assert stuck == []
