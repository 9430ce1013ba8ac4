"""`cchc import FILE` without --update: a plan on paper → a draft plan file, with what is doubtful in it.

Read next: `cchc.drafts.reader` (how it is read), `cchc.cli.importing.draft_questions` (what is asked),
`cchc.drafts.writing.draft` (what is written).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from cchc import disk, names, typed_lines
from cchc.cli import console, new_files, questions
from cchc.cli.importing import draft_questions, made_drafts, source_remarks
from cchc.cli.importing.kept_answers import AnswersPlace
from cchc.cli.options import SCREEN
from cchc.errors import PlanError, RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.drafts.reading import Reading, Skipped
    from cchc.drafts.writing.answers import Answers
    from cchc.drafts.writing.draft import Draft
    from cchc.sources.doubts import Doubt

_AMENDS = re.compile(r"\b(sua doi|dieu chinh|bo sung)\b.*\bke hoach\b")
# What else has a table of a plan's tasks, by the words around it, folded.
_OTHER_KINDS = {
    "báo cáo": re.compile(r"\btren day la bao cao\b|\bbao cao ket qua thuc hien\b"),
    "công văn đôn đốc": re.compile(r"\bv(?:e viec)? don doc\b|^nhiem vu (?:qua|sap den) han\b"),
    "bản tổng hợp nhiệm vụ để theo dõi": re.compile(r"\bban tong hop nhiem vu\b"),
}
_GIVEN_WORK = re.compile(r"\bnoi dung\W+van ban giao\b")  # a column of sheets that give work, folded
_MAX_LISTED = 5  # of a kind on the screen; JSON has all


class DraftRequest(NamedTuple):
    """What was asked for: the source, where the draft goes, how it is told, and by which command."""

    file: Path
    output: str | None
    answers: str | None
    dry_run: bool
    as_json: bool
    today: date
    command: str = "import"


def import_plan(request: DraftRequest) -> None:
    """Read a source, ask what only a person can answer, write the draft, and say what is doubtful."""
    from cchc.drafts import reader
    from cchc.drafts.writing import draft_tasks, settled_doubts
    from cchc.intake import recognition

    if request.output not in {None, SCREEN}:  # before anything is read
        _refuse_occupied(request, request.today.year)
    answers_place = AnswersPlace(request.file, request.answers)
    answers = answers_place.read_named()
    reading = reader.read(recognition.read_paper(request.file))
    _say_amendment(reading)
    _say_other_kind(reading)
    if request.as_json:
        from cchc.drafts.reading_json import to_dict

        console.write_json(to_dict(reading))
    if not reading.tasks:
        console.show_error(_nothing_read(reading, request.file))
        raise typer.Exit(1)
    if not request.as_json:
        _say_at_a_glance(reading)
    _say_strange(reading, answers)
    if not request.dry_run and request.output != SCREEN and (year := _year(reading, answers)):
        _refuse_occupied(request, year)  # before anybody is asked anything
    if not request.as_json and not request.dry_run:
        answers = draft_questions.ask(reading, answers, answers_place, _command(request))
    if not request.as_json:
        tasks = draft_tasks.settle(reading, answers)
        _say_doubts(settled_doubts.still_open(reading.doubts, tasks, answers), reading.skipped)
    if request.dry_run:
        console.say("(chưa ghi gì)")
        return
    from cchc.drafts.writing import draft

    _write(draft.build(reading, answers, source=request.file.name, year=request.today.year), request)


def _command(request: DraftRequest) -> str:
    """Return the command that asks on, where one isn't done."""
    words = [f"cchc {request.command}", typed_lines.quoted_path(request.file)]
    for option, value in (("-o", request.output), ("--answers", request.answers)):
        if value is not None:
            words += [option, typed_lines.quoted(value)]
    return " ".join(words)


def _say_amendment(reading: Reading) -> None:
    """Say that a document which changes a plan belongs into that plan."""
    if _AMENDS.search(names.fold(reading.plan.title)):
        console.say("văn bản này điều chỉnh một kế hoạch: nhập các thay đổi vào kế hoạch đó thì thêm --amend")


def _say_other_kind(reading: Reading) -> None:
    """Say that a document only tells of a plan, and how what people wrote into it gets into the plan."""
    head = reading.plan
    around = names.fold(f"{head.annex_title} {head.opening} {head.closing}")
    kind = next((kind for kind, words in _OTHER_KINDS.items() if words.search(around)), None)
    if any(_GIVEN_WORK.search(names.fold(one.text)) for one in reading.skipped):
        kind = "phiếu giao việc"
    if head.title or kind is None:
        return
    console.say(f"văn bản này là {kind}, không phải kế hoạch")
    console.say(
        "  gợi ý: chữ đã điền vào tệp Word do cchc lập thì được lấy khi lập lại văn bản ấy bằng cchc report, "
        "không cần nhập; tiến độ thì nhập từ bảng tính: cchc import --update"
    )


def _target(request: DraftRequest, year: int) -> Path:
    return new_files.target(request.output, year, Path("plans"))


def _refuse_occupied(request: DraftRequest, year: int) -> None:
    """Raise RequestError where something lies at the draft's place that may not be made again."""
    path = _target(request, year)
    is_asked = request.answers is not None or (questions.somebody_answers() and not request.as_json)
    if not (is_asked and made_drafts.unchanged(path, request.file)):
        new_files.refuse_occupied(path, "import")


def _year(reading: Reading, answers: Answers) -> int | None:
    """Return the year of the draft; None where it is still to be asked."""
    known = answers.plan.get("year") or reading.plan.year
    return int(known) if known else None


def _say_strange(reading: Reading, answers: Answers) -> None:
    """Say which answers are about what this source doesn't have."""
    from cchc.drafts.writing import strange_answers

    for sentence in strange_answers.sentences(reading, answers):
        console.say(sentence)


def _nothing_read(reading: Reading, file: Path) -> RequestError:
    """Return why nothing that is a task could be read, and what to do instead."""
    from cchc.planfile import plan_files

    told = {doubt.code: doubt.text for doubt in reversed(reading.doubts)}
    lost = told.get("no-text") or told.get("cells-lost")
    what = lost or "không thấy bảng nào có cột nội dung và cột cơ quan hoặc thời hạn"
    ask = "xin tệp Word hoặc Excel gốc" if lost else "xem lại đúng tệp chưa, phụ lục có ở tệp khác không"
    otherwise = "hoặc tạo kế hoạch trống rồi nhập tay: cchc init"
    hint = f"{ask}; {otherwise}"
    if plan_files.plans_in(Path(plan_files.FOLDER)):
        amend = f"cchc import {typed_lines.quoted_path(file)} --amend"
        # What has lost its text is read no better as a document of changes.
        hint = (
            ask if lost else f"{ask}; văn bản điều chỉnh kế hoạch, giao thêm nhiệm vụ thì nhập bằng: {amend}"
        )
    return RequestError(f"không đọc được nhiệm vụ nào: {what}", hint)


def _say_at_a_glance(reading: Reading) -> None:
    from cchc.drafts.writing import draft_areas
    from cchc.placeholders import UNSORTED_ID

    body = reading.body
    groups = {task.area for task in reading.tasks if task.area}
    areas = [area for area in draft_areas.build(body.areas, groups) if area.id != UNSORTED_ID]
    console.say(
        f"đọc được {len(reading.tasks)} nhiệm vụ, {len(reading.owners)} cơ quan, {len(areas)} lĩnh vực, "
        f"{len(body.legal_bases)} căn cứ"
    )


def _say_doubts(unsettled: Sequence[Doubt], left_out: Sequence[Skipped]) -> None:
    """Say what is doubtful and what was left out, kind by kind, the first few of each with their places."""
    from cchc.sources.doubts import KINDS

    doubts: dict[str, list[str]] = {}
    for doubt in sorted(unsettled, key=lambda doubt: list(KINDS).index(doubt.code)):
        where = f"{doubt.place.words}: " if doubt.place and doubt.place.words else ""
        doubts.setdefault(f"{KINDS[doubt.code]} [{doubt.code}]", []).append(f"{where}{doubt.text}")
    if unsettled:
        console.say(f"cần xem lại {len(unsettled)} chỗ:")
    source_remarks.say_kinds(doubts, "?", _MAX_LISTED)
    source_remarks.say_left_out(left_out, _MAX_LISTED)


def _write(made: Draft, request: DraftRequest) -> None:
    """Write the draft where there is no file yet, and say what to do next."""
    from cchc.planfile import document

    if request.output == SCREEN:
        console.write_document(made.text)
        return
    path = _target(request, made.year)
    old = made_drafts.unchanged(path, request.file)
    made_drafts.write(path, made.text, request.file, instead_of=old)
    name = disk.display_path(path)
    console.say(f"đã lập lại bản nháp {name}, chưa ai sửa từ lần trước" if old else f"đã ghi bản nháp {name}")
    try:
        document.parse(made.text.encode(), name)
    except PlanError as error:
        console.say("bản nháp còn chỗ phải sửa trước khi dùng được:")
        raise error from None
    console.say(f"xem lại các ghi chú “?” trong tệp, rồi: cchc check --plan {typed_lines.quoted_path(path)}")
