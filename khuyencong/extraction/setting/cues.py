"""Cues: words of the vocabulary found in the text, in groups; the longest at a place hides those inside it. No choice is made here."""

from bisect import bisect_left, bisect_right
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

from khuyencong import vocabulary

GROUPS = ("funding", "activity", "stage", "relation", "money", "people", "percent")
"""Tables of cues.toml that are looked for in every text."""


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

    def first(self, start: int, end: int) -> Cue | None:
        """The first cue that begins in the span."""
        at = bisect_left(self._starts, start)
        return self.found[at] if at < len(self._starts) and self._starts[at] < end else None

    def last_before(self, start: int, end: int) -> Cue | None:
        """The last cue that begins in the span."""
        at = bisect_right(self._starts, end - 1) - 1
        return self.found[at] if at >= 0 and self._starts[at] >= start else None


class _Lexicon(NamedTuple):
    automaton: ahocorasick_rs.AhoCorasick
    meanings: list[tuple[tuple[str, str | None], ...]]  # of each phrase: groups and values


@cache
def _lexicon() -> _Lexicon:
    meanings: dict[str, dict[str, str | None]] = {}
    for group in GROUPS:
        for value, phrases in vocabulary.table("cues")[group].items():
            known = set(phrases)
            for phrase in phrases:
                if value == "none" or group != "funding" or not _holds_another(phrase, known):
                    meanings.setdefault(phrase, {})[group] = None if value == "none" else value
    automaton = ahocorasick_rs.AhoCorasick(
        list(meanings), implementation=ahocorasick_rs.Implementation.ContiguousNFA
    )
    return _Lexicon(automaton, [tuple(values.items()) for values in meanings.values()])


def _holds_another(phrase: str, known: set[str]) -> bool:
    """Whether the end of a phrase is a cue of the same meaning ("kinh phí khuyến công quốc gia"): the shorter one is enough."""
    words = phrase.split()
    return any(" ".join(words[at:]) in known for at in range(1, len(words)))


def find_all(low: str) -> dict[str, Cues]:
    """The cues of every group, by one pass over the text; in each group the first and longest phrase hides those it overlaps."""
    automaton, meanings = _lexicon()
    matches = automaton.find_matches_as_indexes(low, overlapping=True)
    matches.reverse()  # longer phrases end later: they come first where the start is the same
    matches.sort(key=itemgetter(1))
    found: dict[str, list[Cue]] = {group: [] for group in GROUPS}
    hidden = dict.fromkeys(GROUPS, 0)
    last = len(low)
    for number, start, end in matches:
        if (start and low[start - 1].isalpha()) or (end < last and low[end].isalpha()):
            continue  # part of a longer word: "đã chi" of "đã chia"
        for group, value in meanings[number]:
            if start >= hidden[group]:
                hidden[group] = end
                if value is not None:
                    found[group].append(Cue(start, end, value))
    return {group: Cues(cues) for group, cues in found.items()}
