"""The file of answers: small, to be edited by hand, so that a second run asks nothing.

Knows no terminal and no source. Read next: `cchc.drafts.writing.answers` (what it holds),
`cchc.drafts.writing.questions` (what is asked).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.drafts.writing.answers import KEEP, MAPS, SECTIONS, TURN, Answers
from cchc.errors import RequestError, TextError
from cchc.planfile import values
from cchc.yamltext import decoding, edits, new_text, nodes, parsing
from cchc.yamltext.operations import Add, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit

VERSION = "1"
_MAX_KEY = 1000  # characters: YAML takes a key of 1,024 on one line
_CHECKS: dict[str, Callable[[object], object]] = {"year": values.year, "date": values.day}
# What an answer names, in words: a number alone names nothing.
_NAMED = {"owners": "cơ quan", "offices": "cơ quan", "issuer": "cơ quan", "areas": "lĩnh vực"}
PLAN_FIELDS = ("number", "date", "year", "title", "issuer", "place")
_HEAD = (
    "Câu trả lời khi nhập văn bản nguồn bằng `cchc import … --answers TỆP-NÀY`.",
    "Sửa được bằng trình soạn thảo; xóa dòng nào thì lần sau hỏi lại chỗ đó.",
)
_COMMENTS = {
    "offices": "Cách gọi trong văn bản: tên cơ quan; ghi đúng cách gọi ấy nghĩa là một cơ quan riêng.",
    "areas": "Số của nhiệm vụ trong bản nháp: lĩnh vực.",
    "owners": "Số của nhiệm vụ trong bản nháp: cơ quan chủ trì.",
    "plan": "Phần đầu của kế hoạch.",
    "dates": f"Ngày trong bảng tính: {KEEP}, hoặc {TURN} ngày và tháng.",
}


def parse(data: bytes, name: str) -> Answers:
    """Return the answers that a file holds.

    Raises RequestError, with the place, when it holds something else.
    """
    try:
        written, _ = decoding.decode(data)
        plain = parsing.parse_plain(written)
    except TextError as error:
        place = f"{name}:{error.location.line}:{error.location.column}"
        raise RequestError(f"{place}: {error.message}", error.hint) from None
    if not isinstance(plain, dict) or plain.get("answers") != VERSION:
        hint = (
            f"tệp bắt đầu bằng dòng `answers: {VERSION}`; chưa có thì bỏ --answers, trả lời xong sẽ được ghi"
        )
        raise RequestError(f"{name} không phải tệp câu trả lời của cchc import", hint)
    for path, reason, hint in _misfits(plain):
        location = nodes.location_of(parsing.parse_nodes(written), path)
        raise RequestError(f"{name}:{location.line}:{location.column}: {reason}", hint)
    return _answers(plain)


def _answers(plain: dict[str, Plain]) -> Answers:
    maps = {section: _texts(plain.get(section)) for section in MAPS}
    return Answers(**maps, dates=str(plain.get("dates", "")))


def _texts(value: Plain | None) -> dict[str, str]:
    return {key: str(each) for key, each in value.items() if each} if isinstance(value, dict) else {}


def _misfits(plain: dict[str, Plain]) -> Iterator[tuple[Path, str, str]]:
    """Yield what in a file isn't answers: its path, why, in words, and what to do."""
    for section, value in plain.items():
        if section not in {"answers", *SECTIONS}:
            yield (section,), f"không có mục “{section}”", f"dùng một trong: {', '.join(SECTIONS)}"
        elif section in MAPS and value:
            yield from _misfits_of_map(section, value)
    if plain.get("dates", "") not in ("", TURN, KEEP):
        yield ("dates",), f"`dates` phải là {KEEP} hoặc {TURN}", f"ghi `dates: {KEEP}` hoặc xóa dòng ấy"
    answers = _answers(plain)
    for wording, said in answers.offices.items():
        is_itself = names.key(said) == names.key(wording)
        if not is_itself and names.key(answers.office_of(wording) or "") == names.key(wording):
            message = f"“{wording}” và “{said}” ghi vòng quanh, cái này là cái kia"
            yield ("offices", wording), message, "chỉ giữ một dòng: cách gọi khác: tên của cơ quan"


def _misfits_of_map(section: str, value: Plain) -> Iterator[tuple[Path, str, str]]:
    if not isinstance(value, dict):
        line = f"{_key_of(section)}: nội dung"
        yield (section,), f"`{section}` phải gồm các dòng `{line}`", f"mỗi dòng dưới `{section}` ghi `{line}`"
        return
    for key, each in value.items():
        reason = misfit(section, key, each) if each and isinstance(each, str) else ""
        reason = reason if isinstance(each, str) else "phải là một dòng chữ"
        if reason:
            yield (section, key), f"{section}, {key}: {reason}", "sửa hoặc xóa dòng ấy"


def misfit(section: str, key: str, value: str) -> str:
    """Return why a value can't be an answer, in words; empty when it can."""
    reason = ""
    if section == "plan" and key not in PLAN_FIELDS:
        reason = f"không có trường này, dùng một trong: {', '.join(PLAN_FIELDS)}"
    elif section == "dates" and value not in {TURN, KEEP}:
        reason = f"phải là {KEEP} hoặc {TURN}"
    elif len(key) > _MAX_KEY:
        reason = "cách gọi dài quá, không ghi vào tệp câu trả lời được"
    elif (what := _NAMED.get(section if section != "plan" else key)) and not any(map(str.isalpha, value)):
        reason = f"“{value}” không phải tên {what}"
    elif not any(letter.isalnum() for letter in value):
        reason = f"“{value}” không có chữ nào"
    return reason or _misfit_of_plan(section, key, value) or decoding.find_unreadable(key)


def _misfit_of_plan(section: str, key: str, value: str) -> str:
    """Return why a plan file can't hold a value there; empty when it can."""
    check = _CHECKS.get(key, values.text) if section == "plan" else values.text
    try:
        check(value)
    except values.InvalidValue as error:
        return error.message
    return decoding.find_unreadable(value)


def _key_of(section: str) -> str:
    return {"offices": "cách gọi", "plan": "trường"}.get(section, "số nhiệm vụ")


def text(answers: Answers) -> str:
    r"""Return answers as the text of their file.

    >>> print(text(Answers(owners={"3": "Phòng Kinh tế"})).partition("\n\n")[2])
    answers: 1
    <BLANKLINE>
    # Số của nhiệm vụ trong bản nháp: cơ quan chủ trì.
    owners:
      3: Phòng Kinh tế
    <BLANKLINE>
    """
    data: dict[str, Plain] = {"answers": VERSION}
    for section in SECTIONS:
        if value := getattr(answers, section):
            data[section] = value if isinstance(value, str) else dict(value)
    comments: dict[Path, tuple[str, ...]] = {(): _HEAD}
    comments |= {(section,): (_COMMENTS[section],) for section in data if section in _COMMENTS}
    return new_text.write(data, comments)


def updated_text(old: str, answers: Answers) -> str:
    r"""Return the text of an answers' file with these answers; what people wrote beside them stays.

    What was answered and is not in them was taken back and goes. Raises RequestError where the file is
    written in a way that can't be edited.

    >>> old = "answers: 1\nowners:\n  3: Phòng Kinh tế  # anh Nam đã xác nhận\n"
    >>> print(updated_text(old, Answers(owners={"3": "Phòng Kinh tế", "5": "Trạm Y tế"})), end="")
    answers: 1
    owners:
      3: Phòng Kinh tế  # anh Nam đã xác nhận
      5: Trạm Y tế
    """
    if not old.strip():
        return text(answers)
    plain = parsing.parse_plain(old)
    there = plain if isinstance(plain, dict) else {}
    changes: list[Edit] = []
    for section in SECTIONS:
        value, written = getattr(answers, section), there.get(section)
        changes += _taken_back(section, value, written)
        if isinstance(written, dict) and isinstance(value, dict) and value:
            changes += [
                Set((section, key), each) if key in written else Add((section, key), each)
                for key, each in value.items()
                if written.get(key) != each
            ]
        elif value and value != written:
            new: Plain = value if isinstance(value, str) else dict(value)
            is_set = isinstance(written, str) and isinstance(new, str)
            changes.append(Set((section,), str(new)) if is_set else Add((section,), new))
    try:
        return edits.apply(old, changes).text
    except edits.EditError as error:
        raise RequestError(f"không ghi thêm được vào tệp câu trả lời: {error.message}") from None


def _taken_back(section: str, value: object, written: Plain | None) -> list[Edit]:
    """Return the edits for what a file says and the answers don't; lines left empty to be asked stay."""
    said = written if isinstance(written, str) or written is None else _texts(written)
    if not said:
        return []
    if not value:
        return [Remove((section,))]
    there = value if isinstance(value, dict) else {}
    return [Remove((section, key)) for key in said if key not in there] if isinstance(said, dict) else []
