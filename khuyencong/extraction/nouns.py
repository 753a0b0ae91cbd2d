"""Things counted: the noun that stands after a number, and the indicator it points to. The vocabulary is nouns.toml."""

import re
from typing import NamedTuple

from khuyencong import vocabulary
from khuyencong.extraction import grammar as g


class Noun(NamedTuple):
    """A noun of the vocabulary in the text: where it ends, its words and indicator ("people" is settled by the words around)."""

    end: int
    words: str
    indicator: str
    measure: str | None = None


_TABLE = vocabulary.table("nouns")
INDICATOR: dict[str, str] = {
    noun: indicator for indicator, row in _TABLE["indicator"].items() for noun in row["nouns"]
}
ACTIVITY: dict[str, str] = {
    noun: row["activity"]
    for row in _TABLE["indicator"].values()
    if "activity" in row
    for noun in row["nouns"]
}
_MEASURES = frozenset(_TABLE["measure"]["words"])
_FIRST_WORDS = _MEASURES | {noun.split(" ", 1)[0].rstrip(",") for noun in INDICATOR} | {"lượt"}
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:,[^\W\d_]+)*")
_JOINS = (", ", " và ", "/", " - ")


def noun_at(low: str, place: int) -> Noun | None:
    """The longest noun of the vocabulary at `place` (after a space at most), a measure word before it skipped."""
    if place < len(low) and low[place] == " ":
        place += 1
    opening = _FIRST_WORD.match(low, place)
    if opening is None or opening[0] not in _FIRST_WORDS:
        return None
    first = opening[0]
    found = g.WORDS.match(low, place)
    phrase = found[0] if found else first
    if first in _MEASURES and len(phrase) > len(first) and phrase[len(first)] == " ":
        inner = noun_at(low, place + len(first))
        if inner is not None:
            return inner._replace(measure=first)
    end = len(phrase)
    while end > 0:
        words = phrase[:end].rstrip(",")
        indicator = INDICATOR.get(words)
        if indicator is not None:
            return Noun(_chain_end(low, place + len(words)), words, indicator)
        end = phrase.rfind(" ", 0, end)
    if first == "lượt":
        return Noun(place + 4, "lượt", "people", "lượt")
    return None


def _chain_end(low: str, end: int) -> int:
    """The end of "chương trình, đề án": nouns joined to the first belong to the same count."""
    for join in _JOINS if low.startswith(_JOINS, end) else ():
        if low.startswith(join, end):
            rest = end + len(join)
            found = g.WORDS.match(low, rest)
            words = found[0].replace(",", " ,").split(" ") if found else []
            for length in (4, 3, 2, 1):
                phrase = " ".join(words[:length])
                if (
                    phrase in INDICATOR
                    and not low[rest + len(phrase) : rest + len(phrase) + 2].strip().isdigit()
                ):
                    return rest + len(phrase)
    return end
