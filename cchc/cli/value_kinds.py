"""What the values of options and arguments are: the word that help shows for one, and what Tab offers for it.

Where an option is declared its `metavar` says both, so that no other place has to know the option's name. One
that offers nothing is plain text ("NGÀY"); TÊN, SỐ and TRẠNG THÁI mean several things and are always a kind.
Read next: `cchc.completion.vocabulary` (who asks), `cchc.completion.answers` (what stands behind a `@`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self


class ValueKind(str):
    """The word of a value in help, with what Tab offers for it: fixed words (`Q1|Q2`), `@owners`, nothing."""

    __slots__ = ("offers",)
    offers: str

    def __new__(cls, shown: str, offers: str = "") -> Self:
        """Return the word that is shown, which is a text as any other to typer."""
        kind = super().__new__(cls, shown)
        kind.offers = offers
        return kind

    def called(self, shown: str) -> ValueKind:
        """Return the same kind by another word."""
        return ValueKind(shown, self.offers)


def one_of(words: Iterable[str], shown: str = "{}", *, between: str = "|") -> ValueKind:
    """Return the kind of a value that is one of a few words, or, with a comma `between`, several of them.

    >>> one_of(("text", "json")), one_of(("page", "word"), "[{}]")
    ('text|json', '[page|word]')
    """
    known = tuple(words)
    return ValueKind(shown.format(between.join(known)), "|".join(known))


OFFICE = ValueKind("TÊN", "@owners")  # one that the plan has
NAME = ValueKind("TÊN")  # of a person, or of an office that is to be
AREA = ValueKind("LĨNH VỰC", "@areas")
TASKS = ValueKind("SỐ...", "@ids")
TASK = ValueKind("SỐ", "@ids")
NUMBER = ValueKind("SỐ")  # of a line, a document, an extension, or just how many
PERIODS = ("q1", "6t", "q3", "nam")  # the usual ones, those of `cchc.reporting`; a plan may have others
PERIOD = ValueKind("KỲ", "@periods")
VIEW = ValueKind("[TÊN]", "@views")
QUARTER = ValueKind("QUÝ", "Q1|Q2|Q3|Q4")
MONTH = ValueKind("THÁNG", "|".join(map(str, range(1, 13))))
STATUS = ValueKind("TRẠNG THÁI", "|".join(labels.STATUS))
STATE = ValueKind("TRẠNG THÁI", "|".join(labels.STATE))
FILE = ValueKind("TỆP", "@files")
FILE_OR_FOLDER = ValueKind("TỆP|THƯ MỤC", "@files")
