"""A draft plan: what was read and answered, as the text of a plan file that teaches whoever edits it.

Whatever the source doesn't say is left out or marked, never guessed. The text reads well with `cchc
check`. Read next: `cchc.drafts.reading` (what was read), `cchc.drafts.writing.answers` (what was
answered).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.writing import draft_areas, draft_offices, draft_tasks, draft_texts, settled_doubts
from cchc.placeholders import LOOK, NO_ISSUER, NOBODY
from cchc.yamltext import new_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.drafts.reading import Reading, Skipped
    from cchc.drafts.writing.answers import Answers
    from cchc.drafts.writing.draft_offices import DraftOffice
    from cchc.sources.doubts import Doubt
    from cchc.yamltext.nodes import Path, Plain

FORMAT = "1"
_MAX_LEFT_OUT = 30  # paragraphs that are named at the head of the draft
_BLANK = patterns.lazy(r"\s*\[[^\W\d][^\[\]]*\]")  # at its beginning
_ABOUT = {
    "cchc": "Phiên bản định dạng của tệp.",
    "plan": "KẾ HOẠCH: phần đầu, mục đích, yêu cầu, phần kết, nơi nhận, danh mục.",
    "owners": "CƠ QUAN, ĐƠN VỊ: name là tên đầy đủ; short: tên gọi tắt; aliases: các cách gọi khác; "
    "kind: collective là tên gọi chung của nhiều cơ quan, đơn vị.",
    "duties": "PHÂN CÔNG TRÁCH NHIỆM: phần tổ chức thực hiện.",
    "areas": "LĨNH VỰC: phần nội dung, theo thứ tự của văn bản; nhiệm vụ ghi `area` theo id.",
    "tasks": "NHIỆM VỤ: title (nội dung công việc) và due (thời gian hoàn thành) chép nguyên văn.",
}


class Draft(NamedTuple):
    """A draft: its text and its year."""

    text: str
    year: int


def build(reading: Reading, answers: Answers, *, source: str, year: int) -> Draft:
    """Return the draft; `source` is the file's name, `year` stands in where it names none."""
    tasks = draft_tasks.settle(reading, answers)
    of_duties = (duty.owners for duty in reading.body.duties)
    wordings = [*chain.from_iterable((task.owner, *task.coordinators) for task in tasks), *chain(*of_duties)]
    needs_nobody = any(task.owner == NOBODY for task in tasks)
    offices = draft_offices.build(reading.owners, wordings, answers, needs_nobody=needs_nobody)
    groups = {task.group for task in reading.tasks}
    areas = draft_areas.build(reading.body.areas, (task.area for task in tasks), groups)
    head = _head(reading, answers, year)
    data: dict[str, Plain] = {
        "cchc": FORMAT,
        "plan": head,
        "owners": [office.record for office in offices],
        "duties": [
            {"owners": list(duty.owners), "items": list(duty.items)}
            for duty in reading.body.duties
            if duty.items
        ],
        "areas": [area.record for area in areas],
        "tasks": [draft_tasks.record(task, areas) for task in tasks],
    }
    said: dict[Path, tuple[str, ...]] = {}
    data = {key: draft_texts.fit(value, (key,), said) for key, value in data.items() if value}
    doubts = settled_doubts.still_open(reading.doubts, tasks, answers)
    of_tasks, others = draft_tasks.doubts_by_task(tasks, _not_told_at_offices(doubts, offices))
    comments: dict[Path, Sequence[str]] = {(): tuple(_opening(others, reading.skipped, source))}
    comments |= {(key,): (_ABOUT[key],) for key in data}
    comments |= {("owners", at): office.comment for at, office in enumerate(offices)}
    comments |= {("areas", at): area.comment for at, area in enumerate(areas)}
    comments |= {
        ("tasks", at): tuple(draft_tasks.comment(task, of_tasks[at])) for at, task in enumerate(tasks)
    }
    comments |= _head_comments(reading, answers, head)
    comments |= {path: (*comments.get(path, ()), *more) for path, more in said.items()}
    comments = {path: [*map(draft_texts.comment, lines)] for path, lines in comments.items()}
    return Draft(new_text.write(data, comments), int(str(head["year"])))


def _not_told_at_offices(doubts: Sequence[Doubt], offices: Sequence[DraftOffice]) -> list[Doubt]:
    """Return the doubts without those about names that stand in the register, marked there."""
    told = {("alias-proposed", names.key(office.name)) for office in offices if office.alike}
    return [doubt for doubt in doubts if (doubt.code, names.key(doubt.subject)) not in told]


def _head(reading: Reading, answers: Answers, year: int) -> dict[str, Plain]:
    plan, body, said = reading.plan, reading.body, answers.plan
    of_year = said.get("year") or plan.year or str(year)
    annex = {part: getattr(plan, f"annex_{part}") for part in ("title", "caption", "date", "mention")}
    fields: dict[str, Plain] = {
        "number": said.get("number") or plan.number,
        "date": said.get("date") or plan.date,
        "year": of_year,
        "title": said.get("title") or plan.title or f"Kế hoạch Cải cách hành chính năm {of_year}",
        "issuer": said.get("issuer") or plan.issuer or NO_ISSUER,
        "place": said.get("place") or plan.place,
        "legal_bases": list(body.legal_bases),
        "opening": plan.opening,
        "purposes": list(body.purposes),
        "requirements": list(body.requirements),
        "closing": plan.closing,
        "signatory": {key: value for key, value in body.signatory._asdict().items() if value},
        "recipients": list(body.recipients),
        "annex": {key: value for key, value in annex.items() if value},
    }
    told = {key: _without_blanks(value) for key, value in fields.items()}
    return {key: value for key, value in told.items() if value}


def _without_blanks(value: Plain) -> Plain:
    """Return a part of the head without what a form still leaves open: "[họ và tên]", "[địa danh]"."""
    if isinstance(value, str):
        return "" if _BLANK.match(value) else value
    if isinstance(value, list):
        return [each for each in map(_without_blanks, value) if each]
    return {key: each for key, whole in value.items() if (each := _without_blanks(whole))}


def _head_comments(reading: Reading, answers: Answers, head: dict[str, Plain]) -> dict[Path, Sequence[str]]:
    """Return comments on what the head had to be given because the source doesn't say it."""
    comments: dict[Path, Sequence[str]] = {}
    missing = [
        words for key, words in (("number", "số, ký hiệu"), ("date", "ngày ban hành")) if key not in head
    ]
    if missing:
        words = f"{LOOK}Chưa ghi {' và '.join(missing)}: thêm dòng `number: …`, `date: …` khi ban hành."
        comments["plan",] = (_ABOUT["plan"], words)
    for key, words in (("year", "năm"), ("title", "tên kế hoạch"), ("issuer", "cơ quan ban hành")):
        if not getattr(reading.plan, key) and not answers.plan.get(key):
            comments["plan", key] = (f"{LOOK}Văn bản nguồn không ghi {words}: xem lại dòng này.",)
    return comments


def _opening(doubts: Sequence[Doubt], skipped: Sequence[Skipped], source: str) -> Iterator[str]:
    """Yield the paragraphs at the top: what this file is, what is doubtful, what isn't in it."""
    yield f"Bản nháp kế hoạch, lập từ tệp “{names.nfc(source)}” bằng `cchc import`."
    yield ""
    yield (
        "Nội dung chép nguyên văn; ghi chú “nguồn” nói chỗ của nhiệm vụ trong tệp đó, ghi chú bắt đầu bằng "
        "“?” là chỗ cần người xem lại. Sửa xong chỗ nào thì xóa ghi chú chỗ ấy, rồi chạy `cchc check`."
    )
    if doubts:
        yield ""
        yield "Cần xem lại:"
    for doubt in doubts:
        where = f" ({doubt.place.words})" if doubt.place and doubt.place.words else ""
        yield f"- {LOOK}{doubt.text}{where}"
    texts = [each for each in skipped if each.place.row is None and each.place.table is None and each.text]
    if texts:
        yield ""
        yield "Văn bản còn ghi những điều sau, kế hoạch không có trường nào cho chúng:"
    for each in texts[:_MAX_LEFT_OUT]:
        yield f"- {each.text} ({each.place.words}: {each.reason})"
    if len(texts) > _MAX_LEFT_OUT:
        yield f"- … và {len(texts) - _MAX_LEFT_OUT} đoạn khác"
