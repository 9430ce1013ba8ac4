"""The sentences of a document that change a plan → its changes, under the headings that they stand under.

"1. Bổ sung 02 nhiệm vụ …", "2. Điều chỉnh thời hạn nhiệm vụ số 8 từ “…” thành “…”", "3. Không tiếp tục thực
hiện nhiệm vụ số 16, lý do …". A line that begins as a change and can't be read is a doubt. Read next:
`cchc.drafts.changes.task_references` (one sentence), `cchc.drafts.changes.changes_reading`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.changes import (
    added_tasks,
    adjusted_words,
    change_verbs,
    clause_words,
    field_words,
    quotes,
    reasons,
    stop_clauses,
    task_references,
)
from cchc.drafts.changes.source_changes import MAX_LETTERS, SourceChange
from cchc.drafts.paragraphs.lines import PLAIN, TASK
from cchc.drafts.reading import Skipped
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc.drafts.changes.source_changes import What
    from cchc.drafts.paragraphs.lines import Line
    from cchc.sources.document import Place

_SKIPPED = patterns.lazy(
    r"(can cu|theo de nghi|xet de nghi|kinh gui|noi nhan|(cac |nhung )?noi dung khac|ve viec|v v|"
    r"(quyet dinh|ke hoach) nay|chi tiet|sua doi bo sung (ke hoach|mot so))\b"
)
_STAYS = patterns.lazy(r".*\bgiu nguyen\b")  # but where a task is changed in the same sentence
_NO_ITEM = patterns.lazy(r"(thuc hien|yeu cau)\b")  # but where tasks are listed that come
_END = patterns.lazy(r"(dieu [23]\b|noi nhan\b|phu luc\b|danh muc\b|(tm|kt|tl) )")
_FROM_TO = patterns.lazy(r"\btừ\b.+\b(?:thành|sang|đến)\b", re.IGNORECASE)
# A change of tasks that are named by no number: which they are, only a person can tell.
_ALL = patterns.lazy(
    r"\b(?:toàn bộ|tất cả|mọi)\b.*\b(?:đến|thành|sang|bằng)\b|\bbằng\b.*\b(?:toàn bộ|tất cả|mọi)\b",
    re.IGNORECASE,
)
_COUNT = patterns.lazy(r"\b(\d{1,3}) (?:\(\w+\) )?nhiệm vụ\b", re.IGNORECASE)
_OVER_ALL = -1  # the rank of a paragraph that numbered lines stand under
# What a document says of tasks without changing them; rows that are left out have a reason.
_NO_CHANGE = "nhắc đến nhiệm vụ, không ghi điều chỉnh"
_REMARK = "vế câu không điều chỉnh nhiệm vụ"
_IN_ANNEX = patterns.lazy(r"\b(?:phụ lục|danh mục|biểu|bảng)\b.*|\btheo\b.*", re.IGNORECASE)


class Count(NamedTuple):
    """How many tasks a heading announces, in its words."""

    number: int
    words: str
    place: Place


class SentencesReading(NamedTuple):
    """The changes that sentences make, what can't be read, and how many tasks headings announce."""

    changes: tuple[SourceChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    counts: Mapping[str, Count] = MappingProxyType({})
    skipped: tuple[Skipped, ...] = ()


@dataclass(slots=True)
class _State:
    """The heading that lines stand under: what it does, to which task, in which field."""

    mode: str = ""
    rank: int = 99
    ref: tuple[str, ...] = ()
    ref_rank: int = 99
    field_name: str = ""
    changes: list[SourceChange] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    is_over: bool = False  # the foot was met


def read(lines: Iterable[Line]) -> SentencesReading:
    """Return the changes that the lines of a document's body make."""
    state = _State()
    for line in map(_as_named, lines):
        if _END.match(names.fold(line.whole)) and state.changes:
            state.mode = ""
            state.is_over = state.is_over or line.rank > 3  # noqa: PLR2004  the foot; articles go on
        if len(line.text) > MAX_LETTERS:
            text = f"Câu quá dài: “{line.text[:80]}…”."
            state.doubts.append(Doubt("change-unread", line.place, text))
        elif state.is_over or not _may_change(state, line):
            _leave(state, line, task_references.numbers(quotes.with_quotes(line.text)))
        else:
            _read_line(state, line)
    return SentencesReading(tuple(state.changes), tuple(state.doubts), state.counts, tuple(state.skipped))


def _as_named(line: Line) -> Line:
    """Return a line with the task that it begins with: "Nhiệm vụ số 8:" was read as the mark of an item."""
    if line.rank != TASK or not line.marker.isdigit():
        return line
    return line._replace(text=f"Nhiệm vụ số {line.marker}: {line.text}", marker="", rank=PLAIN)


def _may_change(state: _State, line: Line) -> bool:
    """Whether a line of the body may change tasks; legal bases and what stays as it is don't."""
    if _SKIPPED.match(line.folded) or (state.mode != "add" and _NO_ITEM.match(line.folded)):
        return False
    return not _STAYS.match(line.folded) or bool(change_verbs.mode_of(line.text))


def _leave(state: _State, line: Line, refs: tuple[str, ...]) -> None:
    """Note that a line names tasks and changes none of them."""
    if refs:
        state.skipped.append(Skipped(line.place, _NO_CHANGE, line.text.strip()))


def _read_line(state: _State, line: Line) -> None:
    text = quotes.with_quotes(line.text.strip())
    own = change_verbs.mode_of(text)
    goes_on = line.rank == state.rank == PLAIN and not own and task_references.begins_with_task(text)
    if line.rank <= state.rank and not goes_on:
        state.mode, state.field_name, state.rank = "", "", line.rank
    if line.rank <= state.ref_rank:
        state.ref, state.ref_rank = (), 99
    refs = task_references.numbers(text)
    mode = own or state.mode or ("set" if refs and clause_words.sets_field(text) else "")
    if not mode:
        _read_mention(state, line, text, refs)
        return
    if own == "set" and refs and text.endswith(":") and "“" not in text:
        state.mode, state.rank, state.field_name = own, line.rank, _only_field(text)
        state.ref, state.ref_rank = refs, line.rank
        return
    if own and _is_heading(text, own, refs):
        state.mode, state.field_name = own, _only_field(text)
        opens = line.rank == PLAIN and text.endswith(":") and bool(state.field_name)
        state.rank = _OVER_ALL if opens else line.rank
        if count := _COUNT.search(text):
            state.counts.setdefault(own, Count(int(count[1]), text, line.place))
        return
    found = [one._replace(sentence=text) for one in _changes(state, line, mode, refs or state.ref)]
    if found:
        state.changes += found
        _leave_over(state, line, text, found)
    elif refs or own or state.ref:
        _doubt(state, line, text, refs)


def _read_mention(state: _State, line: Line, text: str, refs: tuple[str, ...]) -> None:
    """Note what a line that does nothing known says of tasks: they are named for the lines below, or left."""
    if refs and task_references.is_bare_reference(text):
        state.ref, state.ref_rank = refs, line.rank
    elif refs and change_verbs.may_change(text):
        _doubt(state, line, text, refs)
    else:
        _leave(state, line, refs)


def _doubt(state: _State, line: Line, text: str, refs: tuple[str, ...]) -> None:
    """Note that a line changes something and can't be read."""
    state.doubts.append(Doubt("change-unread", line.place, f"Chưa hiểu điều chỉnh: “{text}”.", refs))


def _leave_over(state: _State, line: Line, text: str, found: list[SourceChange]) -> None:
    """Note what of a sentence went into no change: a doubt, but for remarks and for what stays as it is."""
    words, _ = reasons.split_reason(text)
    kept = [number for one in clause_words.each(words) if one.keeps for number in one.numbers]
    _leave(state, line, tuple(kept))
    lost = clause_words.lost_quotes(words, found)
    numbers: tuple[str, ...] = ()
    if not any(change.task for change in found):
        of_stop = found[0].what in {"stop", "pause"}
        clauses = [stop_clauses.behind_stop(words).rest] if of_stop else clause_words.lost(words, found)
        for clause in filter(None, clauses):
            if clause_words.is_remark(clause):
                state.skipped.append(Skipped(line.place, _REMARK, clause))
            elif not any(each in clause for each in lost):
                lost.append(clause)
        numbers = task_references.numbers(words)
    named = {change.number for change in found if change.number}
    rest = [*lost, *(f"nhiệm vụ số {number}" for number in numbers if number not in {*named, *kept})]
    if rest:
        said = f"Chưa hiểu {', '.join(f'“{each}”' for each in rest)} trong: “{text}”."
        state.doubts.append(Doubt("change-unread", line.place, said, tuple(sorted(named))))


def _only_field(text: str) -> str:
    found = {name for _, _, name in field_words.find(text)} - {"title"}
    return found.pop() if len(found) == 1 else ""


def _is_heading(text: str, mode: str, refs: tuple[str, ...]) -> bool:
    """Whether a line only says what those below it, or an annex, do."""
    if refs or "“" in text:
        return False
    if mode == "add" and text.endswith(":") and change_verbs.does_several(text):
        return True
    if mode == "add":
        bare = _COUNT.sub("nhiệm vụ", _IN_ANNEX.sub("", text))
        return not added_tasks.names_a_task(bare)
    return text.endswith(":") or not (_FROM_TO.search(text) or _ALL.search(text))


def _changes(state: _State, line: Line, mode: str, refs: tuple[str, ...]) -> list[SourceChange]:
    text, place = quotes.with_quotes(line.text.strip()), line.place
    if mode == "set" and clause_words.excepts(text):
        return []
    if mode == "set" or (mode == "add" and refs and not _gives_task(text, state)):
        return adjusted_words.read(text, place, refs, state.field_name)
    if mode == "add":
        return _addition(text, place, refs)
    words, reason = reasons.split_reason(text)
    title = task_references.title(text) or task_references.title_in_brackets(words)
    reason = reason or stop_clauses.behind_stop(words).reason
    what: What = "stop" if mode == "stop" else "pause"
    stopped = task_references.first_numbers(words) or state.ref
    if len(stopped) > 1:
        return [SourceChange(what, place, number, reason=reason) for number in stopped]
    if not stopped and not title:
        return []
    return [SourceChange(what, place, stopped[0] if stopped else "", title, reason=reason)]


def _gives_task(text: str, state: _State) -> bool:
    """Whether a line of "Bổ sung …" gives a task, and no more of a field of one that is there."""
    begin = "" if state.mode == "add" else r"(?:giao )?(?:bổ sung|thêm)(?: thêm)?\s+(?:0?1 |một )?"
    return bool(re.match(rf"{begin}nhiệm vụ (?:số|thứ|\d)", text, re.IGNORECASE))


def _addition(text: str, place: Place, refs: tuple[str, ...]) -> list[SourceChange]:
    number = refs[0] if len(refs) == 1 else ""
    words = added_tasks.behind_reference(text)
    added = added_tasks.read(words, place, number)
    if not added.task.title:
        return []
    return [SourceChange("add", place, number, task=added.task, target=added.target)]
