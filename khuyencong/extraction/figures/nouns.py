"""Things counted: the noun that stands after a number, and the indicator it points to. The vocabulary is nouns.toml."""

import re
from typing import NamedTuple

from khuyencong import vocabulary
from khuyencong.extraction.figures import grammar as g


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
_FIRST_WORD = re.compile(r" ?([^\W\d_]+)(?!,[^\W\d_])")
_OF_FIRST_WORD: dict[str, list[str]] = {}
for _noun in sorted(INDICATOR, key=len, reverse=True):
    _OF_FIRST_WORD.setdefault(_noun.split(" ", 1)[0].rstrip(","), []).append(re.escape(_noun))
_BY_FIRST_WORD = {
    first: re.compile(rf"(?:{'|'.join(nouns)})(?!,?[^\W\d_])") for first, nouns in _OF_FIRST_WORD.items()
}
"""The nouns that begin with a word, the longest first."""
_VERBS = ("giải ngân", "giải quyết", "giải thể")
"""Verbs that begin with a noun: "3 đề án, giải ngân 700 triệu đồng"."""
_NEVER_JOINED = re.compile(
    r"giải (?:ngân|quyết|thể)|kết quả|tổ chức(?= (?:\d|được|một|hai|ba|các|nhiều|thành công|hội|lớp|đòan)(?![^\W_]))"
)
"""What goes on behind a comma or "và" and is no second noun: "40 người và tổ chức 1 đoàn"."""
_AREAS = frozenset({"tỉnh", "thành phố", "tp", "huyện", "thị xã", "xã", "phường", "thị trấn"})
"""They join only one another: "5 cơ sở, thị xã Phúc Yên …"."""
_JOINS = (", ", " và ", "/", " - ")


def noun_at(low: str, place: int) -> Noun | None:
    """The longest noun of the vocabulary at `place` (after a space at most), a measure word before it skipped."""
    opening = _FIRST_WORD.match(low, place)
    if opening is None:
        return None
    first = opening[1]
    if low.startswith(_VERBS, opening.start(1)):
        return None
    if first in _MEASURES and low.startswith(" ", opening.end()):
        inner = noun_at(low, opening.end())
        if inner is not None:
            return inner._replace(measure=first)
    known = _BY_FIRST_WORD.get(first)
    found = known.match(low, opening.start(1)) if known else None
    if found:
        return Noun(_chain_end(low, found.end(), found[0]), found[0], INDICATOR[found[0]])
    if first == "lượt":
        return Noun(opening.end(), "lượt", "people", "lượt")
    return None


def _chain_end(low: str, end: int, noun: str) -> int:
    """The end of "chương trình, đề án": nouns joined to the first belong to the same count."""
    for join in _JOINS if low.startswith(_JOINS, end) else ():
        if low.startswith(join, end):
            rest = end + len(join)
            if _NEVER_JOINED.match(low, rest):
                return end
            found = g.WORDS.match(low, rest)
            words = found[0].replace(",", " ,").split(" ") if found else []
            for length in (4, 3, 2, 1):
                phrase = " ".join(words[:length])
                if (
                    phrase in INDICATOR
                    and (phrase not in _AREAS or noun in _AREAS)
                    and not low[rest + len(phrase) : rest + len(phrase) + 2].strip().isdigit()
                ):
                    return rest + len(phrase)
    return end
