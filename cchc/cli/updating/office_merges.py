"""Other names for an office, of which one may be the name of another office: then both are made one.

That is shown and asked first; where nobody answers, --yes says it. Read next: `cchc.updates.office_merging`
(what is merged), `cchc.cli.commands.owner` (the command).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console, questions
from cchc.cli.office_options import find_office
from cchc.cli.updating.plan_updates import report_changes, say_lost, update_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.changes import PlainRecord
    from cchc.cli.updating.update_options import UpdateOptions
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.planfile.document import Document


def add_names(name: str, aliases: Sequence[str], options: UpdateOptions, *, yes: bool) -> None:
    """Give an office other names; offices that go by one of them are merged into it, if that is agreed."""
    from cchc.planfile import document, plan_files, writing

    plan = document.parse(plan_files.read(options.path), disk.display_path(options.path)).plan
    others = _others(plan, name, aliases)
    is_asked = bool(others) and not yes and not options.dry_run and questions.somebody_answers()
    may_merge = yes or options.dry_run or is_asked
    if others and may_merge:
        _say_merge(plan, find_office(plan, name), others)

    def new_data(found: Document) -> PlainRecord:
        return _with_names(found, name, aliases, may_merge=may_merge)

    shown = _agreed_text(new_data, options) if is_asked else None
    if is_asked and shown is None:
        console.say("chưa ghi gì")
        return

    def as_shown(found: Document) -> PlainRecord:
        if is_asked and found.text != shown:
            raise writing.changed_meanwhile(options.path)
        return new_data(found)

    update_plan(as_shown, options, f'tên gọi của "{name}"', is_told=is_asked)


def _others(plan: Plan, name: str, aliases: Sequence[str]) -> list[Owner]:
    from cchc.updates import office_merging

    return office_merging.offices_called(plan.register, aliases, find_office(plan, name))


def _with_names(found: Document, name: str, aliases: Sequence[str], *, may_merge: bool) -> PlainRecord:
    """Return a plan's data with other names for an office; RequestError for another's that may not merge."""
    from cchc.updates import office_merging, owner_register

    plan = found.plan
    office, others = find_office(plan, name), _others(plan, name, aliases) if may_merge else []
    data = office_merging.merge(found.plain, office, others) if others else found.plain
    rest = [alias for alias in aliases if not set(plan.register.exact(alias)).intersection(others)]
    return owner_register.add_aliases(data, plan.register, office, rest)


def _say_merge(plan: Plan, office: Owner, others: Sequence[Owner]) -> None:
    from cchc.updates import office_merging

    office_merging.check_kinds(office, others)
    for other in others:
        share = office_merging.share_of(plan, other)
        parts = (
            (share.leads, "chủ trì {} nhiệm vụ"),
            (share.coordinates, "phối hợp {} nhiệm vụ"),
            (share.duties, "có {} phần phân công trách nhiệm"),
        )
        told = ", ".join(words.format(count) for count, words in parts if count) or "chưa có nhiệm vụ nào"
        console.say(f"gộp “{other.name}” ({told}) vào “{office.name}”")
    console.say("(tên đã ghi ở nhiệm vụ giữ nguyên, từ nay là tên gọi khác của cơ quan còn lại)")


def _agreed_text(new_data: Callable[[Document], PlainRecord], options: UpdateOptions) -> str | None:
    """Return the text that a change is agreed to for, None when it isn't; what would change is said first."""
    from cchc.history import file_updates
    from cchc.planfile.updating import PlanUpdate

    preview = file_updates.preview(options.path, PlanUpdate(new_data))
    report_changes(preview.changes)
    say_lost(preview.lost_comments)
    return preview.before if questions.confirm("ghi các thay đổi trên?") else None
