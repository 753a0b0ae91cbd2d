"""A place where a number stands: its literal, the words before it and what they say, the signs behind it. No reading is chosen here."""

import re
from copy import copy

from khuyencong import vocabulary
from khuyencong.extraction.figures import grammar as g
from khuyencong.extraction.figures.periods import WORDS_BEFORE
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.token import Token

NO_MARKS: frozenset[str] = frozenset()
_JOINED = re.compile(r"[^\W\d_]+(?:[.&][^\W\d_]+)*\Z")
_DOCUMENTS = vocabulary.table("documents")
_MARKS: dict[str, frozenset[str]] = {
    "article": frozenset(_DOCUMENTS["article"]),
    "legal": frozenset(_DOCUMENTS["legal"]),
    "legal_with_number": frozenset(_DOCUMENTS["legal_with_number"]) | frozenset(_DOCUMENTS["legal"]),
    "ordinal": frozenset(_DOCUMENTS["ordinal"]),
    "rank": frozenset({"thứ", "hạng", "xếp hạng", "kỳ họp"}),
    "place": frozenset(_DOCUMENTS["place"]),
    "address": frozenset(_DOCUMENTS["address"]),
    "compound": frozenset(_DOCUMENTS["compound"]),
    "account": frozenset(_DOCUMENTS["account"]),
    "phone": frozenset(_DOCUMENTS["phone"]),
    "company": frozenset(_DOCUMENTS["company"]),
    "name": frozenset(_DOCUMENTS["name"]),
    "born": frozenset(_DOCUMENTS["born"]),
    "currency": frozenset({"usd", "vnd", "vnđ", "eur"}),
    "age": frozenset(_DOCUMENTS["age"]),
    "furniture": frozenset(_DOCUMENTS["furniture_before"]),
    "time": WORDS_BEFORE,
    "number": frozenset({"số"}),
}
"""What the phrases of up to four words right before a number make of it."""
_PHRASES = {
    phrase: frozenset(mark for mark, known in _MARKS.items() if phrase in known)
    for phrases in _MARKS.values()
    for phrase in phrases
}
_ENDINGS = frozenset(" ".join(words[at:]) for words in map(str.split, _PHRASES) for at in range(len(words)))
"""The phrases and how they end."""


class Place:
    """A place where a number stands, with what the rules ask about it.

    `words`: up to four on its left; `marks`: what they say; `before`: the character on the left; `ahead`: the form of the literal
    (d: one or two digits, y: perhaps a year, p: holds a point, n: any other) and the three characters behind it.
    """

    __slots__ = ("_words", "ahead", "before", "end", "flat", "low", "marks", "start")

    def __init__(self, text: Text, start: int) -> None:
        """Look left for up to four words and measure the literal."""
        self.flat, self.low, self.start = text.flat, text.low, start
        low = text.low
        found = g.NUMBER_AT.match(low, start)
        self.end = end = found.end() if found else start + 1
        self.before = low[start - 1] if start else " "
        self._words: list[str] | None = None
        last = low[low.rfind(" ", 0, start - 1) + 1 : start - 1] if start and self.before == " " else ""
        self.marks = NO_MARKS if last.isalpha() and last not in _ENDINGS else marks_of(self.words)
        if end - start < 3:
            form = "d"
        elif low.find(".", start, end) > 0:
            form = "p"
        else:
            form = "y" if end - start == 4 and low.startswith(("19", "20"), start) else "n"
        self.ahead = form + low[end : end + 3]

    @property
    def words(self) -> list[str]:
        """Up to four words right before the number, single spaces or points between them."""
        if self._words is None:
            self._words = _words_before(self.low, self.start)
        return self._words

    def with_literal(self, literal: str) -> "Place":
        """The same place with other digits printed, as many characters."""
        other = copy(self)
        other.end = self.start + len(literal)
        other.low = self.low[: self.start] + literal + self.low[other.end :]
        return other

    def token(self, end: int, kind: str, rule: str, start: int | None = None) -> Token:
        """A token whose kind is its disposition."""
        return Token(self.start if start is None else start, end, kind, kind, rule)


def _words_before(low: str, start: int) -> list[str]:
    """Up to four words right before a place, single spaces or points between them."""
    left = low[max(0, start - 40) : start]
    if not left or not (left[-1].isspace() or left[-1] in ":."):
        return []
    words: list[str] = []
    for piece in reversed(left.removesuffix("\n").rstrip(" :.").rsplit(" ", 4)[-4:]):
        if piece.isalpha():
            words.append(piece)
            continue
        joined = _JOINED.search(piece)
        if joined:
            words += reversed(joined[0].replace(".", " ").split())
        if joined is None or joined.start():
            break
    return words[3::-1]


def marks_of(words: list[str]) -> frozenset[str]:
    """What the words right before a number make of it."""
    marks, phrase = NO_MARKS, ""
    for word in reversed(words):
        phrase = f"{word} {phrase}" if phrase else word
        if phrase not in _ENDINGS:
            break
        marks |= _PHRASES.get(phrase, NO_MARKS)
    return marks
