"""What the values of options mean that a command line gives, or a view of a plan file.

A value comes in as text; what can't be read raises RequestError, in which `option` names the place. Never
reads the clock: the day is an argument. Read next: `cchc.cli.options` (who asks at a command line),
`cchc.views` (who asks for a plan), `cchc.option_words` (the words that options take).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import date_words, labels, names, option_words, patterns, periods, typed_days, typed_periods
from cchc.errors import RequestError
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from cchc.periods import Period


_CODE = patterns.lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # of a warning


def read_day(text: str, option: str, today: date, year: int | None = None) -> date:
    """Return a day as people type it; one without a year is in `year`, else in the year of today."""
    meant = names.typed(text)
    if day := date_words.parse_date(meant) or typed_days.from_today(meant, today):
        return day
    written = typed_days.read(meant)
    if written is None:
        of_plan = " (năm của kế hoạch)" if year else ""
        hint = f"ghi như 16/3/2026, 16/3{of_plan}, 2026-03-16 hoặc hôm nay"
        raise RequestError(f'{option}: không đọc được ngày "{text}"', hint=hint)
    readings = written.readings(year or today.year)
    if len(readings) > 1:
        from cchc import citations  # noqa: PLC0415  for this error alone

        both = " hoặc ".join(citations.day(day) for day in readings)
        message = f'{option}: "{text}" có thể là ngày {both}'
        raise RequestError(message, hint=f"ghi năm đủ bốn chữ số, ví dụ {citations.day(readings[-1])}")
    if readings and written.is_far(year or today.year):
        message = f'{option}: "{text}" không rõ là năm nào'
        raise RequestError(
            message, hint=f"ghi năm đủ bốn chữ số, ví dụ: {written.day}/{written.month}/{today.year}"
        )
    if not readings or readings[0].year not in periods.YEARS:
        hint = "ngày ghi trước tháng, ví dụ: 30/6/2026 hoặc 2026-06-30"
        raise RequestError(f'{option}: "{text}" không phải là ngày có thật', hint=hint)
    return readings[0]


def read_day_of_history(text: str, option: str, today: date) -> date:
    """Return a day on which something was recorded: one without a year is the last such day until today.

    >>> from datetime import date
    >>> [read_day_of_history(text, "--since", date(2027, 1, 3)).isoformat() for text in ("30/12", "2/1")]
    ['2026-12-30', '2027-01-02']
    """
    day = read_day(text, option, today)
    if day > today and typed_days.lacks_year(names.typed(text)):
        return read_day(text, option, today, today.year - 1)
    return day


def read_quarter(text: str, year: int, option: str) -> Period:
    """Return a quarter; one without a year is in `year`."""
    meant = typed_periods.with_whole_year(typed_periods.in_figures(names.typed(text)), year)
    if period := date_words.parse_quarter(meant, year):
        return period
    hint = 'ví dụ: Q2, 2, II, "quý hai", Q2/2026'
    if date_words.parse_month(meant, year):
        hint = f"{'tháng thì dùng --month; ' if option == '--quarter' else ''}{hint}"
    elif typed_periods.months_from_start(meant, year):
        hint = f"{option} là một quý; báo cáo 6 tháng, năm thì dùng cchc report --period; {hint}"
    raise RequestError(f'{option}: "{text}" không phải là quý', hint=hint)


def read_month(text: str, year: int, option: str) -> Period:
    """Return a month; one without a year is in `year`."""
    meant = typed_periods.with_whole_year(typed_periods.in_figures(names.typed(text)), year)
    if period := date_words.parse_month(meant, year):
        return period
    elsewhere = "quý thì dùng --quarter; " if date_words.parse_quarter(meant, year) else ""
    hint = f'{elsewhere}ví dụ: 3, "tháng ba", 3/2026'
    raise RequestError(f'{option}: "{text}" không phải là tháng', hint=hint)


def read_year(text: str, option: str) -> int:
    """Return a year: 2027, "năm 2027"."""
    found = re.fullmatch(r"(?:nam ?)?(\d{4})", typed_days.plain(names.typed(text)))
    if found and int(found[1]) in periods.YEARS:
        return int(found[1])
    raise RequestError(f'{option}: "{text}" không phải là năm', hint="ghi đủ bốn chữ số, ví dụ: 2027")


def read_choice(text: str, known: Collection[str], option: str) -> str:
    """Return which of a few words a text is, or means in Vietnamese."""
    if code := option_words.find(names.typed(text), option, known):
        return code
    by_word = {word: code for code, word in option_words.spellings(option, known)}
    near = names.nearest(text, by_word, limit=1)
    hint = (
        f"có phải là {by_word[near[0]]}?" if near else f"dùng một trong: {option_words.listed(option, known)}"
    )
    if option == "--format" and names.key(text) == "pdf" and "docx" in known:
        hint = "lập tệp Word (--format docx), mở ra rồi lưu thành PDF (Save As, kiểu PDF)"
    raise RequestError(f'{option}: không có "{text}"', hint=hint)


def read_ignored(texts: Iterable[str]) -> list[str]:
    """Return the codes of warnings, and of families of them, that --ignore names: 6ro, "6 rõ", two-dates.

    A code that no warning has is taken: another version of cchc may warn of it.
    """
    known = option_words.WORDS["--ignore"]
    most = max(len(word.split()) for words in known.values() for word in words)
    codes = []
    for part in (part for text in texts for part in names.typed(text).replace(";", ",").split(",")):
        words = part.split()
        while words:
            spans = ((count, " ".join(words[:count])) for count in range(min(most, len(words)), 0, -1))
            named = ((count, option_words.find(span, "--ignore", known)) for count, span in spans)
            count, code = next(
                ((count, code) for count, code in named if code), (1, words[0].casefold().strip("[]"))
            )
            if not _CODE.fullmatch(code):
                hint = "mã ở trong ngoặc vuông cuối mỗi cảnh báo, ví dụ: two-dates; cả nhóm: 6ro"
                raise RequestError(f'--ignore: không có cảnh báo "{part.strip()}"', hint=hint)
            codes.append(code)
            words = words[count:]
    return codes


def unknown_warnings(codes: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each code that no warning of this version has: another version may have it."""
    known = [*option_words.WORDS["--ignore"], *option_words.WARNINGS]
    for code in codes:
        if code not in known:
            near = names.nearest(code, known, limit=1)
            meant = f"; có phải là {near[0]}?" if near else ""
            yield f"--ignore: bản cchc này không có cảnh báo {code}{meant}"


def read_statuses(text: str) -> list[str]:
    """Return the statuses that --status names: code words or Vietnamese names, commas between them."""
    return _read_words(text, labels.STATUS, "--status")


def read_states(text: str) -> list[str]:
    """Return the states that --state names, as `read_statuses` does; one name may stand for several."""
    return _read_words(text, labels.STATE, "--state")


def _read_words(text: str, called: Mapping[str, str], option: str) -> list[str]:
    """Read code words or Vietnamese names, separated by commas; a name may have a comma of its own."""
    if any(names.key(text) == names.key(label) for label in called.values()):
        return [_read_word(text, called, option)]
    codes = []
    for word in text.split(","):
        states = _states_called(word) if option == "--state" else ()
        codes += [code for code in called if code in states] or [_read_word(word, called, option)]
    return list(dict.fromkeys(codes))


def _states_called(text: str) -> Collection[str]:
    """Return the states that one Vietnamese name stands for together; none for any other text."""
    groups = ((option_words.LATE, OVERDUE), (option_words.FINISHED, DONE))
    return next((group for words, group in groups if option_words.is_one_of(text, words)), ())


def _read_word(text: str, called: Mapping[str, str], option: str) -> str:
    """Return the code word that a text is, or means in Vietnamese; `called` has what each is called."""
    if code := option_words.find(text, option, called):
        return code
    like = _labels_like(text, called.values()) or names.nearest(text, called, limit=1)
    every = (f'"{label}" ({code})' for code, label in called.items())
    if len(like) == 1:
        hint = f"có phải là {like[0]}?"
    else:
        hint = f"{_elsewhere(text, option, is_known=bool(like))}dùng một trong: {'; '.join(like or every)}"
    raise RequestError(f'{option}: không có "{text.strip()}"', hint=hint)


def _elsewhere(text: str, option: str, *, is_known: bool) -> str:
    """Return which option knows words that this one doesn't (`is_known`: it does); empty when none does."""
    if any(names.contains_words(text, words) for words in option_words.LATE):
        return (
            "việc quá hạn chọn bằng --overdue; " if option == "--status" else "mọi việc quá hạn: --overdue; "
        )
    if is_known:
        return ""
    kind, other, words = (
        ("tính theo ngày", "--state", labels.STATE)
        if option == "--status"
        else ("khai báo", "--status", labels.STATUS)
    )
    found = [label for label in words.values() if names.contains_words(label, text)]
    return f'trạng thái {kind} chọn bằng {other} "{found[0]}"; ' if found else ""


def _labels_like(text: str, known: Iterable[str]) -> list[str]:
    """Return the Vietnamese names in which words stand, quoted."""
    return [f'"{label}"' for label in known if names.contains_words(label, text)]
