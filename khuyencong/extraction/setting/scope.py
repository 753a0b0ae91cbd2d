"""The scope of a quantity: the stretches of text around it, found once and asked by every rule. Data only; no rule decides here."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.segments import Segments, Span

_GOES_ON = re.compile(r"\s*(?:trong đó|cụ thể|trong số đó|trong số này|trong số trên|bao gồm|gồm|cơ cấu)")
_WHOLE = re.compile(r"tổng|cả thảy|tất cả")


class Scope(NamedTuple):
    """Where a quantity stands. Spans are half-open, in `Text.flat`."""

    before: Token | None
    """The quantity before."""
    after: Token | None
    """The quantity after."""
    left: Span
    """What it owns on its left: from the quantity before it, or the start of the item."""
    right: Span
    """What it owns on its right: up to the next quantity or the end of the item."""
    clause_end: int
    """The end of the clause behind it."""
    item: Span
    sentence: Span
    line: Span
    opening: int
    """The start of the sentence; of the one before where this one opens with "Trong đó"."""
    bracket: Span | None
    """The innermost round bracket around it."""
    words: str
    """The folded words of `left`."""
    whole: bool
    """Whether the words right before call it a total of the whole."""


def scopes(low: str, segments: Segments, quantities: Sequence[Token]) -> dict[int, Scope]:
    """The scope of each quantity, by the place where it begins."""
    found: dict[int, Scope] = {}
    before: Token | None = None
    sentence, opening = (0, 0), 0
    line = item = clause = (0, 0)
    bracketed = bool(segments.brackets)
    for token, after in zip_longest(quantities, quantities[1:]):
        start, end = token.start, token.end
        if start >= sentence[1]:
            sentence = segments.sentence(start)
            opening = _opening(low, segments, sentence[0])
        if start >= item[1]:
            item = segments.item(start)
        if start >= line[1]:
            line = segments.line(start)
        if end >= clause[1]:
            clause = segments.clause(end)
        left = max(item[0], before.end) if before else item[0]
        stop = item[1] if end <= item[1] else segments.item(end - 1)[1]
        right = max(end, min(stop, after.start) if after else stop)
        words = low[left:start]
        found[start] = Scope(
            before, after, (left, start), (end, right),
            clause[1] if end < segments.end else right,
            item, sentence, line, opening, segments.bracket(start) if bracketed else None,
            words, _WHOLE.search(words, max(0, len(words) - 40)) is not None,
        )  # fmt: skip
        before = token
    return found


def _opening(low: str, segments: Segments, start: int) -> int:
    if start and _GOES_ON.match(low, start):
        return segments.sentence_before(start)[0]
    return start
