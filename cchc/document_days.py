"""Days of the documents that gave a task, amended it or moved its deadline, where they contradict others.

A deadline that had passed when its document was signed, a document that gives a task which the plan
had before, an amendment cited with another day than its own. A task is its plain record or the plan's
`Task` (`cchc.task_facts`). Each is a doubt: what is odd may be true.

Read next: `cchc.planfile.warnings` and `cchc.cli.updating.update_remarks` (who tell of it),
`cchc.chronology` (days of the work), `cchc.citations` (documents as people cite them).
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cchc import citations, labels, task_facts
from cchc.contradictions import AS_IT_IS, Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.plan import Amendment, Head
    from cchc.yamltext.nodes import Path


def find(task: Any, head: Head) -> Iterator[Contradiction]:  # noqa: ANN401  see the module
    """Yield every day of a document that doesn't fit in a task of a plan."""
    yield from deadlines_before_their_documents(task, head)
    yield from given_before_its_document(task, head)
    yield from amendments_on_another_day(task, head)
    yield from extensions_no_later(task, head)


def deadlines_before_their_documents(task: Any, head: Head) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield a deadline that had passed on the day when it was given, amended or granted."""
    given = task_facts.day(task_facts.value(task, "assigned_on"))
    sources: list[tuple[date, str, Path, Any]] = []
    if given:
        sources.append((given, f"ngày giao ({labels.day(given)})", ("due",), task))
    for amendment in _amendments_of(task, head, "due"):
        told = f"ngày của văn bản điều chỉnh {amendment.document} ({labels.day(amendment.date)})"
        sources.append((amendment.date, told, ("due",), task))
    for index, extension in enumerate(task_facts.items(task, "extensions")):
        day = _granted_on(extension)
        if day and not task_facts.value(extension, "withdrawn_on"):
            told = f"ngày của văn bản gia hạn ({labels.day(day)})"
            sources.append((day, told, ("extensions", index, "due"), extension))
    for day, told, path, record in sources:
        due = task_facts.deadline(task_facts.value(record, "due"), head.year)
        if due.end and due.end < day:
            message = f'NV {task_facts.value(task, "id")}: thời hạn "{due.text}" hết trước {told}'
            yield Contradiction(path, message, f"xem lại thời hạn và ngày; {AS_IT_IS}")


def given_before_its_document(task: Any, head: Head) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield a document that gives a task only after the task is in the plan, unless an amendment named it."""
    days = citations.days_in(str(task_facts.value(task, "basis") or ""))
    given = task_facts.day(task_facts.value(task, "assigned_on"))
    since = given or head.date
    if since is None or not days or min(days) <= since or any(_amendments_of(task, head, "basis")):
        return
    number = task_facts.value(task, "id")
    which = f"{'ngày giao' if given else 'ngày ban hành kế hoạch'} ({labels.day(since)})"
    whole = "" if given else "; không ghi ngày giao nên tính là có từ đầu"
    message = f"NV {number}: văn bản giao ghi ngày {labels.day(min(days))}, sau {which}{whole}"
    hint = f"ghi ngày giao: cchc update {number} --assigned-on {citations.day(min(days))}; {AS_IT_IS}"
    yield Contradiction(("assigned_on",) if given else ("basis",), message, hint)


def amendments_on_another_day(task: Any, head: Head) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield what cites a document that amended the plan with another day than the plan's list has."""
    for amendment in head.amendments:
        for path, document, days in _citations(task):
            if not days or amendment.date in days or days[0].year != amendment.date.year:
                continue
            if path[0] in {"stops", "stopped"} and days[0] > amendment.date:
                continue  # it stopped later than the document was signed
            if citations.is_same(citations.number_of(document), citations.number_of(amendment.document)):
                number, field = task_facts.value(task, "id"), labels.FIELD[str(path[0])]
                message = (
                    f"NV {number}: {field} ghi {amendment.document} ngày {labels.day(days[0])}, "
                    f"văn bản điều chỉnh đó ghi ngày {labels.day(amendment.date)}"
                )
                yield Contradiction(path, message, "xem lại ngày; là văn bản khác thì xem lại số")


def extensions_no_later(task: Any, head: Head) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield an approved extension whose deadline is no later than the one that it replaced."""
    holding = task_facts.deadline(task_facts.value(task, "due"), head.year)
    if task_facts.value(task, "condition") or holding.condition:
        return  # its last day is counted from the day when the condition came true
    for index, extension in _approved(task):
        later = task_facts.deadline(task_facts.value(extension, "due"), head.year)
        if later.end and holding.end and later.end <= holding.end:
            number = task_facts.value(task, "id")
            message = (
                f'NV {number}: lần gia hạn số {index + 1} đến "{later.text}" không muộn hơn thời hạn '
                f'trước đó ("{holding.text}")'
            )
            hint = f"ghi nhầm thì bỏ: cchc extend {number} --remove {index + 1}; {AS_IT_IS}"
            yield Contradiction(("extensions", index, "due"), message, hint)
        holding = later


def extension_behind(before: Any, after: Any) -> str:  # noqa: ANN401
    """Return that an update has approved an extension older than the one that holds; empty when not."""
    known = [extension for _, extension in _approved(before)]
    *older, last = [extension for _, extension in _approved(after)] or [None]
    if last not in known or not (new := next((one for one in older if one not in known), None)):
        return ""
    days = [_granted_on(extension) for extension in (last, new)]
    holding, told = (f"ngày {labels.day(day)}" if day else "" for day in days)
    return (
        f"NV {task_facts.value(after, 'id')}: thời hạn không đổi, vẫn là "
        f'"{task_facts.value(last, "due")}" theo {task_facts.value(last, "document")} {holding}, '
        f"mới hơn văn bản gia hạn vừa ghi ({told})"
    )


def proposals_left(before: Any, after: Any, year: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield what becomes of the proposals left beside an extension that an update approved, and a hint.

    Most people record the letter that grants a proposal as an extension of its own; what was asked for is
    settled by that unless it was more (`cchc.states.Standing.open_proposals`).
    """
    known = [extension for _, extension in _approved(before)]
    granted = next((one for _, one in _approved(after) if one not in known), None)
    day = _granted_on(granted)
    if day is None:
        return
    number, document = (task_facts.value(*of) for of in ((after, "id"), (granted, "document")))
    end = task_facts.deadline(task_facts.value(granted, "due"), year).end
    listed = [task_facts.items(task, "extensions") for task in (before, after)]
    is_added = len(listed[0]) < len(listed[1])
    for place, proposal in _open_proposals(after, day):
        asked = task_facts.deadline(task_facts.value(proposal, "due"), year)
        told = f'NV {number}: đề xuất gia hạn số {place} (đến "{asked.text}")'
        decide = f"cchc extend {number}"
        if not (asked.end and end and asked.end <= end):
            yield f"{told} vẫn chờ duyệt", f"không được duyệt thì ghi: {decide} --withdraw {place}"
        elif is_added:
            approve = f"{decide} --approve {place} --document {document} --date {labels.day(day)}"
            hint = f"{document} duyệt chính đề xuất đó thì bỏ lần vừa ghi (cchc undo), rồi ghi: {approve}"
            yield f"{told} không còn chờ duyệt, vì thời hạn mới không sớm hơn", hint


def _open_proposals(task: Any, day: date) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """Yield the numbers of the extensions that were proposed by a day, and neither approved nor withdrawn."""
    for number, extension in enumerate(task_facts.items(task, "extensions"), 1):
        proposed_on = task_facts.day(task_facts.value(extension, "date"))
        is_approved = task_facts.is_true(task_facts.value(extension, "approved"))
        is_decided = is_approved or task_facts.value(extension, "withdrawn_on")
        if proposed_on and proposed_on <= day and not is_decided:
            yield number, extension


def _amendments_of(task: Any, head: Head, field: str) -> Iterator[Amendment]:  # noqa: ANN401
    """Yield the last of the plan's amendments that changed a field of a task, if one did."""
    documents = [
        str(task_facts.value(one, "document"))
        for one in task_facts.items(task, "amendments")
        if task_facts.value(one, "field") == field
    ]
    named = [
        one for one in head.amendments if any(citations.is_same(one.document, text) for text in documents)
    ]
    if named:
        yield max(named, key=attrgetter("date"))


def _citations(task: Any) -> Iterator[tuple[Path, str, list[date]]]:  # noqa: ANN401
    """Yield where a task cites a document, its words, and the days that it may be of."""
    basis = str(task_facts.value(task, "basis") or "")
    yield ("basis",), basis, citations.days_in(basis)
    lists: dict[str, tuple[str, ...]] = {"results": (), "extensions": ("approved_on",), "stops": ()}
    places: list[tuple[Path, Any, tuple[str, ...]]] = [
        (("stopped", "date"), task_facts.value(task, "stopped"), ())
    ]
    for field, others in lists.items():
        listed = enumerate(task_facts.items(task, field))
        places += [((field, index, "date"), item, others) for index, item in listed]
    for path, item, others in places:
        days = [task_facts.day(task_facts.value(item, name)) for name in ("date", *others)]
        yield path, str(task_facts.value(item, "document") or ""), [day for day in days if day]


def _granted_on(extension: Any) -> date | None:  # noqa: ANN401
    """Return the day since which an extension counts: of its approval, else of its document."""
    return task_facts.day(task_facts.value(extension, "approved_on") or task_facts.value(extension, "date"))


def _approved(task: Any) -> list[tuple[int, Any]]:  # noqa: ANN401
    """Return the approved extensions with their places, in the order in which they count."""
    listed = [
        (index, extension, _granted_on(extension))
        for index, extension in enumerate(task_facts.items(task, "extensions"))
        if task_facts.is_true(task_facts.value(extension, "approved"))
    ]
    dated = sorted((day, index, extension) for index, extension, day in listed if day)
    return [(index, extension) for _, index, extension in dated]
