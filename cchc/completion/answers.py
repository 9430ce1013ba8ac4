"""What a plan has to offer for a word that is being typed: its offices, areas, tasks, periods, views.

Words are found without their marks and by any name: `tram` finds "Trạm Y tế". Knows plans, neither
typer nor a shell. Imports little: a person waits for it at each Tab (bench/startup.py).

Read next: `cchc.cli.completing` (who asks, and in which words), `cchc.completion.scripts`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import names
from cchc.characters import INVISIBLE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc.plan import Plan

_MEANING = 60  # letters of what stands beside a word
_NUMBERS = re.compile(r"(?:[0-9,-]*,)?(?:([0-9]{1,9})-)?([0-9]*)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Offer(NamedTuple):
    """A word to put in, what it means, all that it is found by, and the one command that takes it, if any."""

    word: str
    meaning: str
    names: Sequence[str]
    command: str = ""


def of_plan(plan: Plan) -> dict[str, list[Offer]]:
    """Return all that a plan offers, by kind: a JSON value, which is kept between two Tabs."""
    from cchc import reporting  # noqa: PLC0415  needed once for each state of a plan

    return {
        "owners": [Offer(one.name, one.short, one.spellings) for one in plan.owners],
        "areas": [Offer(one.id, one.title, (one.id, one.title, one.short)) for one in plan.areas],
        "ids": [Offer(str(one.id), one.title, (one.title,)) for one in plan.tasks],
        "periods": [Offer(one.id, one.title, (one.id, one.title)) for one in reporting.known_periods(plan)],
        "views": _views(plan),
    }


def _views(plan: Plan) -> list[Offer]:
    """Return the views, each with what it stands for; few plans have any."""
    if not plan.views:
        return []
    from cchc import views  # noqa: PLC0415

    return [Offer(one.name, views.written(one), (one.name,), one.command) for one in plan.views]


def fitting(
    known: Mapping[str, Iterable[Sequence[Any]]], kind: str, typed: str, command: str = ""
) -> list[Offer]:
    """Return the offers of a kind that fit what was typed so far; none of a kind that isn't known.

    `known` is what `of_plan` returned, as JSON keeps it. What only some commands take is offered to these,
    and to one that takes none of it.
    """
    offers = [Offer(*each) for each in known.get(kind, ())]
    offers = [offer for offer in offers if offer.command in {"", command}] or offers
    return _tasks(offers, typed) if kind == "ids" else _found(offers, typed)


def _tasks(offers: list[Offer], typed: str) -> list[Offer]:
    """Return tasks by the start of their number (the last of `1,3,` or `7-`), or by words of the title."""
    numbers = _NUMBERS.fullmatch(typed)
    if numbers is None:
        return _found(offers, typed)
    start, last = numbers.groups(default="")
    least = int(start or 0)  # a range goes upwards
    fits = [offer for offer in offers if offer.word.startswith(last) and int(offer.word) > least]
    return [offer._replace(word=f"{typed[: len(typed) - len(last)]}{offer.word}") for offer in fits]


def _found(known: Iterable[Offer], typed: str) -> list[Offer]:
    """Return the offers of which a name begins with what was typed, else those that have it further on."""
    known = [offer for offer in known if not _CONTROLS.search(offer.word)]
    start, words = names.key(typed), names.fold(typed)
    begin = [offer for offer in known if any(names.key(name).startswith(start) for name in offer.names)]
    if begin:
        return begin
    return [offer for offer in known if any(f" {words}" in f" {names.fold(name)}" for name in offer.names)]


def lines(found: list[Offer], typed: str) -> str:
    """Return offers as a shell reads them, a line each: the word, a tab, its meaning.

    Shells put in what all the words begin with. Where that is less than what was typed, it would be
    lost; then a line without a word follows, which shares its beginning with nothing.
    """
    words = [INVISIBLE_PATTERN.sub("", offer.word) for offer in found]  # names are found without these, too
    text = "".join(f"{word}\t{_short(offer.meaning)}\n" for word, offer in zip(words, found, strict=True))
    shared = _shared(words)
    is_shorter = len(found) > 1 and not names.key(shared).startswith(names.key(typed))
    return f"{text}\t\n" if is_shorter else text


def _shared(words: list[str]) -> str:
    """Return what all words begin with, letter by letter."""
    first, last = min(words, default=""), max(words, default="")
    same = next((at for at, letter in enumerate(first) if letter != last[at]), len(first))
    return first[:same]


def _short(meaning: str) -> str:
    """Return the start of a meaning in one line, with nothing that a terminal would take for an order."""
    text = " ".join(_CONTROLS.sub(" ", INVISIBLE_PATTERN.sub("", meaning)).split())
    return text if len(text) <= _MEANING else f"{text[:_MEANING].rstrip()}…"
