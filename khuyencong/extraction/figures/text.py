"""The text as it is read: spaces collapsed, lost spaces put back, soft line ends joined, and the way back to the printed characters.

Rules see `flat` (printed case) and `low` (folded), of one length. Every place in them maps to a place in the document's text, so that a
span is exact by construction.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from khuyencong import vocabulary
from khuyencong.language.folding import fold
from khuyencong.language.letters import any_of
from khuyencong.language.numbers import NUMBER_WORD, parse_literal, parse_words

# A set of characters comes first, so that the search can skip to it. A space or NBSP alone is left as it is.
_NO_WIDTH = "\u00ad\u200b\u200c\u200d\ufeff"
_SPACES = re.compile(rf"[\n \xa0\t\r\f\v{_NO_WIDTH}](?:(?<![ \xa0])[\s{_NO_WIDTH}]*|[\s{_NO_WIDTH}]+)")
_IN_WORDS = re.compile(
    rf"(?P<digits>\d[\d.]*)[ \xa0]*\((?P<words>{NUMBER_WORD}(?:[ \xa0]+{NUMBER_WORD})*)\)", re.IGNORECASE
)
"""A number that is told again in words: "05 (năm) cơ sở", "7.000.000.000 (bảy tỷ) đồng"."""
_SHORT: dict[str, str] = vocabulary.table("variants")["short"]
_SAID: dict[str, str] = vocabulary.table("variants")["said"]
_A_SHORT = re.compile(rf"(?<![^\W_])(?:{'|'.join(_SHORT).upper()})(?![^\W_]|[-.&][^\W_])")
_GAP = rf"[\s{_NO_WIDTH}]+"
_AFTER_DIGITS = frozenset(said for said in _SAID if said.startswith("tr"))
"""Shorthands of units, which may touch the number: "20tr.đồng"."""
_A_WORDING = re.compile(
    any_of(*(_GAP.join(map(re.escape, said.split())) for said in _SAID if said not in _AFTER_DIGITS))
    + r"(?![^\W_])"
)
_A_UNIT = re.compile(
    rf"t(?<![^\W\d_].)(?:{'|'.join(re.escape(said[1:]) for said in sorted(_AFTER_DIGITS, reverse=True))})(?![^\W_])"
)
_NOT_OTHERWISE = re.compile(r"một\s+$")
"""Before "trong số đó": one of those, not what they are made of."""
_GAPS = re.compile(_GAP)
_NAMED_TWICE = re.compile(rf"{_GAP}\($")
_IN_CAPITALS = re.compile(r" [^\W\d_]{2,}")
_LONG_WORD = re.compile(rf"[^\W\d_](?:[{_NO_WIDTH}]*[^\W\d_]){{5,}}")
_SENTENCE_END = frozenset('.!?:;…”"»)')
_LABEL_END = frozenset(".)/")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_SYLLABLE = re.compile(f"(?:{_ONSET})?([{_VOWELS}]{{1,3}})(ng|nh|ch|[cmnpt])?")
_TONED = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_RIMES = re.compile(f"[{_VOWELS}]+")
_OPEN = re.compile("(?:[iìíỉĩị]|[uùúủũụ]|[ưừứửữự])a$")
"""Vowels that end their syllable: chia, mua, mưa."""
_STOPPED = re.compile("[áắấéếíóốớúứýạặậẹệịọộợụựỵ]")
"""Before c, ch, p and t stand the tones sắc and nặng only."""


class Text:
    """A document's text made ready for reading; `printed(start, end)` maps a span back."""

    __slots__ = ("_flat_at", "_raw_at", "flat", "low", "raw")

    def __init__(self, raw: str) -> None:
        """`raw` is NFC text, whatever its white space."""
        self.raw = raw
        flat, self._flat_at, self._raw_at = _edit(raw)
        self.flat = flat.replace("\xa0", " ")
        self.low = fold(self.flat)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of `raw` that a half-open span of `flat` stands for."""
        flat_at, raw_at = self._flat_at, self._raw_at
        first, last = bisect_right(flat_at, start) - 1, bisect_right(flat_at, end - 1) - 1
        upto = raw_at[last] + end - flat_at[last]
        if last + 1 < len(raw_at):  # behind the end of a word put in for a shorter one
            upto = min(upto, raw_at[last + 1])
        return raw_at[first] + start - flat_at[first], upto


def _edit(raw: str) -> tuple[str, list[int], list[int]]:
    """`raw` with its edits applied, and the places (in the result, in `raw`) from which the two run side by side."""
    parts: list[str] = []
    flat_at, raw_at = [0], [0]
    cursor = length = 0

    def keep(upto: int, insert: str, resume: int) -> None:
        nonlocal cursor, length
        parts.append(raw[cursor:upto])
        parts.append(insert)
        length += upto - cursor + len(insert)
        cursor = resume
        flat_at.append(length)
        raw_at.append(resume)

    for edit in _edits(raw):
        keep(*edit)
    parts.append(raw[cursor:])
    return "".join(parts), flat_at, raw_at


def _edits(raw: str) -> list[tuple[int, str, int]]:
    """What is to be edited, in order: up to where the text stays, what is put in, where it goes on."""
    edits = [(found.start(), _space(raw, found), found.end()) for found in _SPACES.finditer(raw)]
    if any(map(_holds_glued, [piece for piece in raw.split() if len(piece) > 5])):
        for found in _LONG_WORD.finditer(raw):
            edits += [(found.start() + cut, " ", found.start() + cut) for cut in _cuts(found[0])]
        edits.sort(key=lambda edit: (edit[2], edit[0]))
    for first, words, last in (*variants(raw), *_told_again(raw)):
        low = bisect_right(edits, first, key=itemgetter(2))
        high = bisect_left(edits, last, low, key=itemgetter(0))
        edits[low:high] = [(first, words, last)]  # in place of those that it overlaps
    return edits


def variants(raw: str) -> Iterator[tuple[int, str, int]]:
    """Short forms and other wordings, read as the words that the vocabulary knows; none for the short form of what it stands behind."""
    for found in _A_SHORT.finditer(raw):
        words, start, end = _SHORT[fold(found[0])], found.start(), found.end()
        opened = _NAMED_TWICE.search(raw, max(0, start - 8), start)
        if opened and raw.startswith(")", end) and _ends_in(raw, opened.start(), words):
            yield opened.start(), "", end + 1  # "khuyến công quốc gia (KCQG)" is one name
        elif not _is_in_capitals(raw, end):
            yield start, words, end
    low = raw.lower() if "İ" not in raw else raw  # the one letter whose lower case is longer
    for pattern in (_A_WORDING, _A_UNIT):
        for found in pattern.finditer(low):
            start = found.start()
            if _NOT_OTHERWISE.search(low, max(0, start - 8), start):
                continue
            words = _SAID[fold(_GAPS.sub(" ", found[0]))]
            yield start, words.capitalize() if raw[start].isupper() else words, found.end()


def _ends_in(raw: str, end: int, words: str) -> bool:
    return fold(" ".join(raw[max(0, end - 2 * len(words)) : end].split())).endswith(words)


def _told_again(raw: str) -> Iterator[tuple[int, str, int]]:
    """The brackets in which a number is told again in words."""
    for found in _IN_WORDS.finditer(raw):
        number = parse_literal(found["digits"])
        if number is not None and number.value == parse_words(fold(" ".join(found["words"].split()))):
            yield found.end("digits"), "", found.end()


def _is_in_capitals(raw: str, end: int) -> bool:
    """Whether the next word is in capitals too: "SẢN PHẨM ĐA DẠNG" in a headline."""
    following = _IN_CAPITALS.match(raw, end)
    return following is not None and following[0].isupper() and not following[0].isascii()


def _space(raw: str, found: re.Match[str]) -> str:
    """What a run of white space becomes."""
    if "\n" in found[0]:
        return _line_end(raw, found.start(), found.end())
    return " " if found[0].strip(_NO_WIDTH) else ""


@lru_cache(maxsize=50_000)
def _holds_glued(piece: str) -> bool:
    return any(map(_cuts, _LONG_WORD.findall(piece)))


def _cuts(word: str) -> tuple[int, ...]:
    """Where spaces are missing in a printed word, signs of no width in it passed over."""
    if word.isalpha():
        return glued(word)
    letters = [at for at, sign in enumerate(word) if sign not in _NO_WIDTH]
    return tuple(letters[cut] for cut in glued("".join(word[at] for at in letters)))


def _line_end(raw: str, start: int, end: int) -> str:
    """A space for a line broken inside a sentence, else a line end; a label ("b) …") begins a line of its own."""
    inside = start > 0 and end < len(raw) and raw[end].islower() and raw[start - 1] not in _SENTENCE_END
    inside = inside and raw[end + 1 : end + 2] not in _LABEL_END
    return " " if inside and "\n" not in raw[start:end].replace("\n", "", 1) else "\n"


@lru_cache(maxsize=50_000)
def glued(word: str) -> tuple[int, ...]:
    """Where spaces are missing in `word` ("đồngthực" -> 4); nothing for a single syllable or a foreign word."""
    low = word.lower()
    if low.isascii() or (len(_RIMES.findall(low)) < 2 and len(_TONED.findall(low)) < 2):
        return ()
    capitals = [
        at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()
    ]  # "triệuNăm"
    cuts: list[int] = []
    for start, end in pairwise([0, *capitals, len(low)]):
        inner = _syllables(low[start:end])
        if inner is None:
            return ()
        cuts += ([start] if start else []) + [start + cut for cut in inner]
    return tuple(cuts)


def _syllables(low: str) -> list[int] | None:
    """Where syllables begin behind the first; None where the letters are not made of syllables."""
    cuts, place = list[int](), 0
    while place < len(low):
        ends = _syllable_ends(low, place)
        if not ends:
            return None
        place = ends[0]
        if place < len(low):
            cuts.append(place)
    return cuts


def _syllable_ends(low: str, place: int) -> list[int]:
    """Ends of a syllable that starts at `place`, the longest first, each leaving a rest that can start a syllable or nothing."""
    longest = _SYLLABLE.match(low, place)
    if longest is None:
        return []
    ends = []
    for end in range(longest.end(), place + 1, -1):
        piece = _SYLLABLE.fullmatch(low, place, end)
        if piece and _is_sound(*piece.groups()) and (end == len(low) or _syllable_ends(low, end)):
            ends.append(end)
    return ends


def _is_sound(vowels: str, coda: str | None) -> bool:
    """Whether vowels and the consonants behind them make one syllable."""
    if len(_TONED.findall(vowels)) > 1 or (coda and _OPEN.search(vowels)):
        return False
    return coda not in {"c", "ch", "p", "t"} or _STOPPED.search(vowels) is not None
