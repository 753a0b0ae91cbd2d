"""The text as it is read: spaces collapsed, lost spaces put back, soft line ends joined, and the way back to the printed characters.

Rules see `flat` (printed case) and `low` (folded), of one length. Every place in them maps to a place in the document's text, so that a
span is exact by construction.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from khuyencong.language.folding import fold

# A set of characters comes first, so that the search can skip to it. A space or NBSP alone is left as it is.
_SPACES = re.compile(
    r"[\n \xa0\t\r\f\v\u00ad\u200b-\u200d\ufeff](?:(?<![ \xa0])[\s\u00ad\u200b-\u200d\ufeff]*|[\s\u00ad\u200b-\u200d\ufeff]+)"
)
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_SENTENCE_END = frozenset('.!?:;…”"»)')
_LABEL_END = frozenset(".)/")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_SYLLABLE = re.compile(f"(?:{_ONSET})?[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?")
_TONED = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_RIMES = re.compile(f"[{_VOWELS}]+")


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
        return raw_at[first] + start - flat_at[first], raw_at[last] + end - flat_at[last]


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

    for start, end, found in _edits(raw):
        if found[0].isalpha():
            for cut in glued(found):
                keep(start + cut, " ", start + cut)
        elif "\n" in found:
            keep(start, _line_end(raw, start, end), end)
        else:
            keep(start, "" if not found.strip("\u00ad\u200b\u200c\u200d\ufeff") else " ", end)
    parts.append(raw[cursor:])
    return "".join(parts), flat_at, raw_at


def _edits(raw: str) -> list[tuple[int, int, str]]:
    """What is to be edited, in order: runs of white space, and long words that hold no space where one belongs."""
    edits = [(*found.span(), found[0]) for found in _SPACES.finditer(raw)]
    if any(map(_holds_glued, [piece for piece in raw.split() if len(piece) > 5])):
        edits += [(*found.span(), found[0]) for found in _LONG_WORD.finditer(raw) if glued(found[0])]
        edits.sort()
    return edits


@lru_cache(maxsize=50_000)
def _holds_glued(piece: str) -> bool:
    return any(map(glued, _LONG_WORD.findall(piece)))


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
    cuts: list[int] = []
    place = 0
    while place < len(low):
        syllable = next((end for end in _syllable_ends(low, place)), None)
        if syllable is None:
            return ()
        place = syllable
        if place < len(low):
            cuts.append(place)
    return tuple(cuts)


def _syllable_ends(low: str, place: int) -> list[int]:
    """Ends of a syllable that starts at `place`, the longest first, each leaving a rest that can start a syllable or nothing."""
    longest = _SYLLABLE.match(low, place)
    if longest is None:
        return []
    ends = []
    for end in range(longest.end(), place + 1, -1):
        piece = _SYLLABLE.fullmatch(low, place, end)
        if piece and len(_TONED.findall(piece[0])) <= 1 and (end == len(low) or _syllable_ends(low, end)):
            ends.append(end)
    return ends
