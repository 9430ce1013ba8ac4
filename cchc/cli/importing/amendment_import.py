"""`cchc import FILE --amend`: a document that came in the year → changes of the plan, each if accepted.

On a terminal each is asked for; in a pipe nothing is written without --yes. All that is accepted is one
update of the file. Read next: `cchc.drafts.proposals.plan_proposals` (what is proposed),
`cchc.cli.importing.amendment_questions` (what is asked), `cchc.cli.importing.proposal_texts`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from cchc import citations, disk
from cchc.cli import console, questions
from cchc.cli.office_options import find_area, find_office
from cchc.cli.updating.plan_updates import report_changes, show_lines, update_plan
from cchc.cli.updating.update_values import parse_document, parse_past_day
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.changes import PlainRecord
    from cchc.cli.updating.update_options import UpdateOptions
    from cchc.drafts.changes.source_changes import ChangesReading, IssuedDocument
    from cchc.drafts.proposals.plan_proposals import Proposals
    from cchc.drafts.proposals.proposal_values import Ground, Proposal
    from cchc.plan import Plan
    from cchc.planfile.document import Document

_EXAMPLES = {"--document": "45/KH-UBND", "--date": "10/7/2026"}


class AmendmentRequest(NamedTuple):
    """What was asked for: the document, what its head lacks, what its new tasks lack, and how it is told."""

    file: str
    number: str | None
    date: str | None
    area: str | None
    owner: str | None
    accept_all: bool
    as_json: bool


def import_changes(options: UpdateOptions, request: AmendmentRequest) -> None:
    """Propose what a document changes, and write what is accepted, in one update."""
    from cchc.cli.importing import amendment_questions, proposal_checks, proposal_texts

    if options.expected:
        raise RequestError("--expect không dùng với import", hint="bỏ --expect; xem trước bằng --dry-run")
    if options.diff and request.as_json:
        raise RequestError("--diff không dùng với --format json", hint="bỏ một tùy chọn")
    source = _Source(options, request)
    opened = source.opened()
    ground, found = source.proposals(opened)
    found = proposal_checks.checked(opened, ground, found, options.today)
    if request.as_json:
        console.write_json(proposal_texts.to_dict(opened, ground, found, options.today))
    else:
        proposal_texts.say_document(ground, found)
    is_asked = questions.somebody_answers() and not (request.accept_all or options.dry_run or request.as_json)
    if is_asked:  # what the document says beside the proposals is known before the first answer
        proposal_texts.say_doubts(found)
    accepted = found.proposals
    if is_asked:
        try:
            accepted = amendment_questions.ask_all(opened, ground, found.proposals, options.today)
        except KeyboardInterrupt:
            console.say("")
            console.say("chưa ghi thay đổi nào, kể cả thay đổi đã nhận; chạy lại lệnh thì được hỏi từ đầu")
            raise
    if is_asked and 0 < len(accepted) < (count := len(found.proposals)):
        console.say(
            f"nhận {len(accepted)} trong {count} thay đổi; chạy lại thì được hỏi các thay đổi còn lại"
        )
    found, accepted = _without_lacks(found, accepted, is_asked=is_asked)
    if not (request.as_json or is_asked):
        proposal_texts.say_doubts(found)
    _write(source, opened, ground, accepted, may_write=is_asked or request.accept_all)
    if proposal_texts.hinders(found):
        raise typer.Exit(1)


class _Source:
    """The document, read once, and what it means for the plan each time that the plan is read."""

    def __init__(self, options: UpdateOptions, request: AmendmentRequest) -> None:
        from cchc.history import earlier_tasks
        from cchc.intake import recognition

        self.options, self.request = options, request
        self.path = options.path  # a missing plan is told before the document is read
        self.taken = earlier_tasks.known_numbers(self.path)
        self._source = recognition.read_paper(Path(request.file))

    def opened(self) -> Document:
        """Return the plan file that is there."""
        from cchc.planfile import document, plan_files

        return document.parse(plan_files.read(self.path), disk.display_path(self.path))

    def proposals(self, opened: Document) -> tuple[Ground, Proposals]:
        """Return the ground on which the document's changes are proposed, and what they are."""
        from cchc.drafts.changes import changes_reading
        from cchc.drafts.proposals import plan_proposals

        plan = opened.plan
        known = [spelling for owner in plan.owners for spelling in owner.spellings]
        read = changes_reading.read(self._source, known, plan.head.year)
        ground = self._ground(plan, read)
        found = plan_proposals.propose(read, ground)
        given = {
            "area": find_area(plan, self.request.area).id if self.request.area else "",
            "owner": find_office(plan, self.request.owner).short if self.request.owner else "",
        }
        return ground, found._replace(proposals=tuple(one.with_fields(**given) for one in found.proposals))

    def _ground(self, plan: Plan, read: ChangesReading) -> Ground:
        from cchc.drafts.proposals.proposal_ground import ground_of

        issued = _with_head(read.document, self.request, self.options)
        missing = {"--document": issued.number, "--date": issued.date}
        if options := [name for name, words in missing.items() if not words]:
            hint = f"ghi thêm: {' '.join(f'{name} {_EXAMPLES[name]}' for name in options)}"
            raise RequestError("văn bản chưa có số, ngày đọc được", hint=hint)
        day = self._day(issued)
        return ground_of(plan, read._replace(document=issued), day, self.taken)

    def _day(self, issued: IssuedDocument) -> date:
        """Return the day of the document; RequestError, in words for who typed none, where it can't be."""
        from cchc.drafts.proposals import refusals

        if self.request.date:
            return parse_past_day(issued.date, "--date", self.options.today)
        day = date.fromisoformat(issued.date)
        try:
            return parse_past_day(citations.day(day), "--date", self.options.today)
        except RequestError as error:
            message = refusals.in_words(error.message)
            raise RequestError(
                message, hint="xem lại ngày ghi trong văn bản; còn là dự thảo thì chưa nhập"
            ) from None


def _with_head(issued: IssuedDocument, request: AmendmentRequest, options: UpdateOptions) -> IssuedDocument:
    """Return the document's head with what was typed; RequestError where they say two things."""
    number = parse_document(request.number)
    dated = options.past_day_text(request.date, "--date") if request.date else ""
    pairs = (("--document", number, issued.number), ("--date", dated, issued.date))
    for option, typed, read in pairs:
        if typed and read and typed != read:
            raise RequestError(f"{option}: văn bản ghi “{read}”, không phải “{typed}”", hint=f"bỏ {option}")
    return issued._replace(number=number or issued.number, date=dated or issued.date)


def _without_lacks(
    found: Proposals, accepted: Sequence[Proposal], *, is_asked: bool
) -> tuple[Proposals, tuple[Proposal, ...]]:
    """Return what is accepted without new tasks that lack something: nobody was there to say it."""
    from cchc.cli.importing import proposal_texts

    lacking = [one for one in accepted if one.lacks]
    if is_asked or not lacking:
        return found, tuple(accepted)
    doubts = tuple(doubt for one in lacking for doubt in proposal_texts.lack_doubts(one))
    return found._replace(doubts=found.doubts + doubts), tuple(one for one in accepted if not one.lacks)


def _write(
    source: _Source, opened: Document, ground: Ground, accepted: Sequence[Proposal], *, may_write: bool
) -> None:
    """Write what is accepted in one update, or say what would be written."""
    options, request = source.options, source.request
    if request.as_json and may_write and accepted and not options.dry_run:
        console.say("(chưa ghi gì: --format json chỉ hiện đề xuất; ghi thì bỏ --format json)")
        return
    if not accepted or options.dry_run or not may_write:
        if accepted and options.diff:
            show_lines(source.path, _new_data(source, accepted))
        elif accepted and not request.as_json:
            from cchc.cli.importing import proposal_texts

            report_changes(proposal_texts.changes_of(opened, ground, accepted, options.today))
        if accepted and not (may_write or options.dry_run):
            console.say("(chưa ghi gì; ghi tất cả các thay đổi trên: thêm --yes)")
        elif accepted or not request.as_json:
            console.say("(chưa ghi gì)")
        return
    update_plan(_new_data(source, accepted), options, f"văn bản {ground.issued.number}")


def _new_data(source: _Source, accepted: Sequence[Proposal]) -> Callable[[Document], PlainRecord]:
    """Return what makes the accepted changes in the plan that is there when it is written."""
    from cchc.drafts.proposals import proposal_updates

    chosen = {one.key: one for one in accepted}

    def new_data(document: Document) -> PlainRecord:
        ground, found = source.proposals(document)
        still = [chosen[one.key] for one in found.proposals if one.key in chosen]
        return proposal_updates.apply(document.plain, still, ground, today=source.options.today)

    return new_data
