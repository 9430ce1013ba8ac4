"""Who writes to whom: the lines of "Kính gửi", of "Nơi nhận" and of the signature.

A plan says who signs it; `reporting:` says who receives its reports, and may name another who signs
them. What nobody said is a blank. Read next: `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc import office_names
from cchc.reports.official.official_document import SIGNATURE_BLANKS, Blank, Signature, with_list_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.plan import Plan

ADDRESSEE = Blank("kinh-gui", "cơ quan nhận báo cáo", "Kính gửi")
DRAFTER = Blank("don-vi-soan-thao", "đơn vị soạn thảo", "Đơn vị soạn thảo")
BLANKS = (ADDRESSEE, DRAFTER, *SIGNATURE_BLANKS)
_USUAL = ("Như trên", f"Lưu: VT, {DRAFTER.mark}")


def addressees(names: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of "Kính gửi": one on the same line without a mark, several with a dash each.

    >>> addressees(["Sở Nội vụ"]), addressees(["Sở Nội vụ", "Sở Tư pháp"])
    (('Kính gửi: Sở Nội vụ',), ('Kính gửi:', '- Sở Nội vụ;', '- Sở Tư pháp.'))
    >>> addressees([])
    ('Kính gửi: [cơ quan nhận báo cáo]',)
    """
    if len(names) > 1:
        return ("Kính gửi:", *dashed_lines(names))
    return (f"Kính gửi: {names[0].strip(' .;') if names else ADDRESSEE.mark}",)


def recipients(names: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận" of a document that is sent to somebody: "Như trên" comes first.

    >>> recipients(["Lưu: VT, VHXH"])
    ('- Như trên;', '- Lưu: VT, VHXH.')
    >>> recipients([])
    ('- Như trên;', '- Lưu: VT, [đơn vị soạn thảo].')
    """
    given = [name.removeprefix("- ") for name in names or _USUAL]
    as_above = _USUAL[0]
    is_first = given[0].strip(" .;").casefold() == as_above.casefold()
    return tuple(dashed_lines(given if is_first else [as_above, *given]))


def signature(plan: Plan) -> Signature:
    """Return who signs a report of the commune: whom `reporting:` names, else who signed the plan."""
    own = plan.reporting.signatory
    signatory = own if any(own) else plan.head.signatory
    post, name = SIGNATURE_BLANKS
    lines = tuple(filter(None, (signatory.authority, signatory.deputizing, signatory.position)))
    return Signature(lines or (post.mark,), signatory.name or name.mark)


def plan_signature(plan: Plan, *, people: bool = True) -> Signature:
    """Return who signs what changes the plan: who signed it, and not whom its reports are signed by."""
    signed = signature(replace(plan, reporting=plan.reporting._replace(signatory=plan.head.signatory)))
    return signed if people else signed._replace(name=SIGNATURE_BLANKS[1].mark)


def chairman_signature(plan: Plan) -> Signature:
    """Return who signs what the chairman gives in his own name: not on behalf of the committee.

    "TM. ỦY BAN NHÂN DÂN" goes, "KT. CHỦ TỊCH" stays; an issuer without a chairman signs as ever.
    """
    signed = signature(plan)
    if not office_names.is_committee(plan.head.issuer):
        return signed
    own = tuple(line for line in signed.lines if not line.upper().startswith("TM."))
    return signed._replace(lines=own or (SIGNATURE_BLANKS[0].mark,))


def without_signatories(plan: Plan) -> Plan:
    """Return a plan that names nobody who signs."""
    head = plan.head._replace(signatory=plan.head.signatory._replace(name=None))
    asked = plan.reporting._replace(signatory=plan.reporting.signatory._replace(name=None))
    return replace(plan, head=head, reporting=asked)


def dashed_lines(names: Sequence[str]) -> list[str]:
    """Return names as the lines of a list: a dash before, ";" behind each, "." behind the last."""
    return [f"- {name}" for name in with_list_marks(names)]
