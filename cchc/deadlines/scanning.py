"""Turn plain text into tokens and the dates that its DATE tokens name, word by word.

Knows what the words and dates look like, not what a sequence of them means. Read next: `phrases`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.date_words import Mention, find_mention
from cchc.deadlines import words
from cchc.deadlines.tokens import Token

_ONCE = {Token.AND, Token.FROM, Token.UNTIL}  # twice in a row they mean no more: "bắt đầu từ"


class Scan(NamedTuple):
    """The tokens of a text, the date of each DATE, and the rest from the first word that nobody knows."""

    tokens: list[Token]
    mentions: list[Mention]
    unread: str


def scan(plain: str, *, is_year_shared: bool = True) -> Scan:
    """Return the tokens of a text that `phrases.plain_phrase` has made plain, up to a word that stays unread.

    The year at the end of a list is that of each date before it, unless it isn't shared: then a date
    without a year takes that of the one before it, or none.

    >>> scan("từ tháng 4 đến hết tháng 9/2026").tokens
    [FROM, DATE, UNTIL, DATE]
    >>> scan("chậm nhất 15/12 giao sở nội vụ").unread
    'giao sở nội vụ'
    """
    tokens, mentions, at = list[Token](), list[Mention](), 0
    date_word = re.compile(words.DATE_WORD)
    while at < len(plain):
        if word := date_word.match(plain, at):
            token, at = Token[word.lastgroup or ""], word.end()
        elif found := find_mention(plain, at, mentions[-1] if mentions else None):
            token, at = Token.DATE, found[1]
            mentions.append(found[0])
        else:
            break
        if token is not Token.FILLER and not (token in _ONCE and tokens[-1:] == [token]):
            tokens.append(token)
    return Scan(
        _without_and_at_the_ends(tokens), _completed(mentions, is_year_shared=is_year_shared), plain[at:]
    )


def _without_and_at_the_ends(tokens: list[Token]) -> list[Token]:
    if tokens[:1] == [Token.AND]:
        tokens = tokens[1:]
    return tokens[:-1] if tokens[-1:] == [Token.AND] else tokens


def _completed(mentions: list[Mention], *, is_year_shared: bool) -> list[Mention]:
    """Let each date take what it leaves out from its neighbours: "15-20/7/2026"."""
    mentions = list(mentions)
    for index in reversed(range(len(mentions) - 1)):  # the year mostly stands at the end
        follower = mentions[index + 1] if is_year_shared else mentions[index + 1]._replace(year=None)
        mentions[index] = mentions[index].completed_by(follower)
    for index in range(1, len(mentions)):
        mentions[index] = mentions[index].completed_by(mentions[index - 1])
    return mentions
