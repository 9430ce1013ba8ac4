"""What `import --amend` says: the document, proposals as `cchc diff` words changes, doubts, the JSON object.

Read next: `cchc.cli.importing.amendment_import` (who asks), `cchc.change_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import change_words, changes
from cchc.cli import console
from cchc.cli.importing import added_tasks, source_remarks
from cchc.drafts.proposals.proposal_values import CODES, HINDRANCES
from cchc.sources.doubts import Doubt
from cchc.sources.lines import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cchc.changes import Change
    from cchc.drafts.proposals.plan_proposals import Proposals
    from cchc.drafts.proposals.proposal_values import Ground, Proposal
    from cchc.plan import Plan
    from cchc.planfile.document import Document

_MAX_LISTED = 20  # rows of a kind that are told one by one; JSON has all
_MAX_SHOWN = 300  # characters of the document's sentence
_MAX_PLACES = 8  # where new tasks stand that lack something
_MAX_TITLE = 80  # characters of a title in a remark
_LACKS = {
    "owner": ("owner-missing", "cơ quan chủ trì của xã", '--owner "TÊN"'),
    "area": ("area-missing", "lĩnh vực", "--area LĨNH-VỰC"),
}
_OF_NEW_TASKS = {code: (words, option) for code, words, option in _LACKS.values()}


def changes_of(
    opened: Document, ground: Ground, proposals: Sequence[Proposal], today: date
) -> tuple[Change, ...]:
    """Return what proposals change in the plan's data, as a comparison of two versions tells it."""
    from cchc.drafts.proposals import proposal_updates

    ready = [one for one in proposals if not one.lacks]
    return changes.compare(opened.plain, proposal_updates.apply(opened.plain, ready, ground, today=today))


def heading(proposal: Proposal) -> str:
    """Return what is proposed and where the document says it."""
    place = proposal.change.place.words
    new = f": {proposal.fields.get('title')}" if proposal.task is None else f": NV {proposal.task}"
    return f"{CODES[proposal.code]}{new}{f' ({place})' if place else ''}"


def source_words(proposal: Proposal) -> str:
    """Return what the document says, shortened: its sentence, or the words of the row."""
    change = proposal.change
    row = change.task.title if change.task else ""
    told = [words for words in (change.before, change.after) if words]
    return shortened(change.sentence or row or " → ".join(told), _MAX_SHOWN)


def lines(told: Iterable[Change], proposal: Proposal, plan: Plan) -> Iterator[str]:
    """Yield a proposal's changes, and what a new task says."""
    for change in change_words.worth_telling(told):
        yield change_words.sentence(change)
    if proposal.task is None:
        yield from added_tasks.lines(proposal.fields, plan.areas)


def say_document(ground: Ground, found: Proposals) -> None:
    """Say which document it is, what it counts as, and what of it is recorded already."""
    kind = "văn bản điều chỉnh kế hoạch này" if ground.is_amendment else "văn bản giao nhiệm vụ, gia hạn"
    console.say(f"{ground.cited}: {kind}; đề xuất {len(found.proposals)} thay đổi")
    if found.known:
        numbers = ", ".join(map(str, sorted({one.task for one in found.known})))
        console.say(f"đã ghi từ trước: {len(found.known)} thay đổi (NV {numbers})")


def say_doubts(found: Proposals) -> None:
    """Say what is doubtful, with what hinders a change first, and which rows were left out."""
    missing: dict[str, list[Doubt]] = {}
    for doubt in sorted(found.doubts, key=lambda doubt: doubt.code not in HINDRANCES):
        if doubt.code in _OF_NEW_TASKS:
            missing.setdefault(doubt.code, []).append(doubt)
            continue
        where = f"{doubt.place.words}: " if doubt.place and doubt.place.words else ""
        console.say(f"  ? {where}{doubt.text} [{doubt.code}]")
    for code, doubts in missing.items():
        words, option = _OF_NEW_TASKS[code]
        console.say(f"  ? {_how_many(doubts)} chưa có {words}: ghi thêm {option} [{code}]")
    source_remarks.say_left_out(found.skipped, _MAX_LISTED)


def _how_many(doubts: Sequence[Doubt]) -> str:
    """Return how many new tasks doubts are about, and where these stand."""
    places = [doubt.place.words for doubt in doubts if doubt.place and doubt.place.words]
    more = f"; … và {len(places) - _MAX_PLACES} chỗ khác" if len(places) > _MAX_PLACES else ""
    where = f" ({'; '.join(places[:_MAX_PLACES])}{more})" if places else ""
    return f"{len(doubts)} nhiệm vụ mới{where}"


def hinders(found: Proposals) -> bool:
    """Whether something that the document changes could not be proposed."""
    return any(doubt.code in HINDRANCES for doubt in found.doubts)


def lack_doubts(proposal: Proposal) -> Iterator[Doubt]:
    """Yield what a new task lacks and a person must give, with the option for it."""
    for name in proposal.lacks:
        code, words, option = _LACKS[name]
        title = shortened(str(proposal.fields.get("title", "")), _MAX_TITLE)
        text = f"“{title}”: văn bản không ghi {words}; ghi thêm: {option}."
        yield Doubt(code, proposal.change.place, text)


def to_dict(opened: Document, ground: Ground, found: Proposals, today: date) -> dict[str, Any]:
    """Return the document, the proposals, what is known, the doubts and the rows left out as plain data."""
    from cchc.drafts import reading_json

    lacking = (doubt for one in found.proposals for doubt in lack_doubts(one))
    return {
        "document": {
            "number": ground.issued.number,
            "date": ground.issued.date,
            "issuer": ground.issued.issuer,
            "summary": ground.issued.summary,
            "is_amendment": ground.is_amendment,
        },
        "proposals": [_proposal(opened, ground, one, today) for one in found.proposals],
        "known": [{"task": one.task, "place": one.change.place.to_dict()} for one in found.known],
        "doubts": [reading_json.doubt_dict(doubt) for doubt in (*found.doubts, *lacking)],
        "skipped": [reading_json.skipped_dict(row) for row in found.skipped],
    }


def _proposal(opened: Document, ground: Ground, proposal: Proposal, today: date) -> dict[str, Any]:
    from cchc.reports.printers import json_forms

    told = [one for one in changes_of(opened, ground, [proposal], today) if one.record != "plan"]
    return {
        "code": proposal.code,
        "task": proposal.task,
        "place": proposal.change.place.to_dict(),
        "fields": proposal.fields,
        "lacks": list(proposal.lacks),
        "changes": [json_forms.change(one) for one in told],
        "text": [change_words.sentence(one) for one in change_words.worth_telling(told)],
    }
