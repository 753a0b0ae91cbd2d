"""Cues: words of the vocabulary found in the text, in groups; the longest at a place hides the shorter ones inside it. No choice is made here."""

from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from khuyencong import vocabulary


class Cue(NamedTuple):
    """A cue in `Text.low`: its half-open span and what it says ("national", "planned", …)."""

    start: int
    end: int
    value: str


class Cues:
    """Cues of one group in order of place."""

    __slots__ = ("_starts", "found")

    def __init__(self, found: list[Cue]) -> None:
        """`found` is sorted by place."""
        self.found = found
        self._starts = [cue.start for cue in found]

    def within(self, start: int, end: int) -> list[Cue]:
        """Cues that begin in the half-open span."""
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, start: int, end: int) -> Cue | None:
        """The last cue that begins in the span."""
        at = bisect_right(self._starts, end - 1) - 1
        return self.found[at] if at >= 0 and self._starts[at] >= start else None


class _Group(NamedTuple):
    automaton: ahocorasick_rs.AhoCorasick
    values: list[str | None]


@cache
def _group(name: str) -> _Group:
    meaning: dict[str, str | None] = {}
    for value, phrases in vocabulary.table("cues")[name].items():
        known = set(phrases)
        for phrase in phrases:
            if value == "none" or name != "funding" or not _holds_another(phrase, known):
                meaning[phrase] = None if value == "none" else value
    automaton = ahocorasick_rs.AhoCorasick(list(meaning), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return _Group(automaton, list(meaning.values()))


def _holds_another(phrase: str, known: set[str]) -> bool:
    """Whether the end of a phrase is a cue of the same meaning ("kinh phí khuyến công quốc gia"): the shorter one is enough."""
    words = phrase.split()
    return any(" ".join(words[at:]) in known for at in range(1, len(words)))


def find(name: str, low: str) -> Cues:
    """All cues of the group `name` (a table of cues.toml) that stand as whole words."""
    automaton, values = _group(name)
    found = []
    last = len(low)
    for number, start, end in automaton.find_matches_as_indexes(low):
        value = values[number]
        if value is None or (start and low[start - 1].isalpha()) or (end < last and low[end].isalpha()):
            continue
        found.append(Cue(start, end, value))
    return Cues(found)
