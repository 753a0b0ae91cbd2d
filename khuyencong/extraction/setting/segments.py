"""Segments: lines, sentences, items and clauses as sorted boundaries, so that any place finds its segment by bisection. No meaning here."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from khuyencong.language.letters import cased

# Each pattern begins with the set of its marks, so that the search can skip to them.
_BREAK = cased(r"[.!?…\n](?:(?<=\n)|[.!?…]*[\"”»)]*(?=\s|$)|(?<=[a-zà-ỹđ0-9]\.)(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]))")
_ABBREVIATION = re.compile(
    r"(?:^|[\W\d_])(?:tp|tx|tt|q|p|h|x|đ|ms|mr|mrs|ths|ts|pgs|gs|ks|bs|st|no|tr|đt|ql|cn|ông|bà|[a-zđ])\.$"
)
_OPENS = {"(": ")", "“": "”", "«": "»", "[": "]"}
_MARKS = re.compile(r"[;()\[\]“”«»\"]")
_CLAUSE = re.compile(r"[,;:()\n.](?:(?<!\.)|(?=\s|$))")
_CLAUSE_WORDS = (" thì", " song", " nhưng", " nhờ đó", " qua đó")


Span = tuple[int, int]
"""Half-open, in `Text.flat`."""


class _Spans(dict[int, tuple[int, int]]):
    """Spans by place, each found once by bisection: rules ask many times for the segment of the same place."""

    __slots__ = ("starts",)

    def __init__(self, starts: list[int]) -> None:
        """`starts` is sorted; its last is the end of the text."""
        super().__init__()
        self.starts = starts

    def __missing__(self, place: int) -> tuple[int, int]:
        at = min(bisect_right(self.starts, place), len(self.starts) - 1)
        span = self[place] = self.starts[at - 1], self.starts[at]
        return span


class Segments:
    """Boundaries of a text; each look-up gives the half-open span of the segment that holds a place."""

    __slots__ = ("_bracket_starts", "_flat", "brackets", "clause", "end", "item", "line", "sentence")

    line: Callable[[int], tuple[int, int]]
    """The line (paragraph)."""
    sentence: Callable[[int], tuple[int, int]]
    """The sentence."""
    item: Callable[[int], tuple[int, int]]
    """The item of a list told with semicolons; the sentence where there is none."""
    clause: Callable[[int], tuple[int, int]]
    """The stretch between marks."""

    def __init__(self, flat: str) -> None:
        """`flat` is the text of `Text.flat`."""
        self.end, self._flat = len(flat), flat
        sentences = [0, *_sentence_starts(flat), self.end]
        items, self.brackets = _items_and_brackets(flat, sentences)
        self._bracket_starts = [start for start, _ in self.brackets]
        self.line = _Spans([0, *(at + 1 for at in _places(flat, "\n")), self.end]).__getitem__
        self.sentence = _Spans(sentences).__getitem__
        self.item = _Spans(items).__getitem__
        self.clause = _Spans(_clause_starts(flat)).__getitem__

    def lines_after(self, place: int) -> Iterator[Span]:
        """The lines behind the one that holds `place`."""
        start = self.line(place)[1]
        while start < self.end:
            line = self.line(start)
            yield line
            start = max(line[1], start + 1)

    def line_before(self, place: int) -> tuple[int, int] | None:
        """The line before the one that holds `place`."""
        start = self.line(place)[0]
        return self.line(start - 1) if start else None

    def sentence_before(self, start: int) -> tuple[int, int]:
        """The sentence that ends before `start`, where another begins, over the blanks between them."""
        return self.sentence(max(len(self._flat[:start].rstrip()) - 1, 0))

    def bracket(self, place: int) -> tuple[int, int] | None:
        """The innermost round bracket around `place`, its marks included."""
        at = bisect_right(self._bracket_starts, place) - 1
        while at >= 0:
            bracket = self.brackets[at]
            if place < bracket[1]:
                return bracket
            if bracket[0] < self.sentence(place)[0]:
                break
            at -= 1
        return None


def _places(flat: str, mark: str) -> list[int]:
    places, at = [], flat.find(mark)
    while at >= 0:
        places.append(at)
        at = flat.find(mark, at + len(mark))
    return places


def _clause_starts(flat: str) -> list[int]:
    """Where clauses begin: after marks, dashes between spaces, and words that open a new thought."""
    starts = [0, *(found.end() for found in _CLAUSE.finditer(flat)), len(flat)]
    starts += [at + 3 for at in _places(flat, " - ")]
    spaced = f" {flat}"
    for words in _CLAUSE_WORDS:
        ends = (at + len(words) - 1 for at in _places(spaced, words))
        starts += [end for end in ends if flat[end : end + 1] == " "]
    starts.sort()
    return starts


def _sentence_starts(flat: str) -> list[int]:
    """Where sentences begin: after an end mark before a capital, a quote or a digit ("… kế hoạch. 6 tháng đầu năm …"), and on each line."""
    starts = []
    for found in _BREAK.finditer(flat):
        end = found.end()
        if flat[end - 1 : end] == "\n":
            starts.append(end)
            continue
        if (
            found[0] == "."
            and _ABBREVIATION.search(flat[max(0, end - 6) : end].lower())
            and flat[end : end + 1] != "\n"
        ):
            continue
        rest = flat[end : end + 3].lstrip()
        if rest and (rest[0].isupper() or rest[0].isdigit() or rest[0] in '“"(«+-–•'):
            starts.append(end)
    return starts


def _items_and_brackets(flat: str, sentences: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """Item starts (a semicolon inside quotes or brackets starts none) and the round brackets that close inside their sentence."""
    items = list(sentences)
    brackets: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    boundaries = iter(sentences[1:])
    limit = next(boundaries, len(flat))
    for found in _MARKS.finditer(flat):
        at, mark = found.start(), found[0]
        while at >= limit:
            limit = next(boundaries, len(flat) + 1)
            stack.clear()
        if mark == ";":
            if not stack:
                items.append(at + 1)
        elif mark == '"':
            if stack and stack[-1][0] == '"':
                stack.pop()
            else:
                stack.append(('"', at))
        elif mark in _OPENS:
            stack.append((_OPENS[mark], at))
        elif stack and (stack[-1][0] == mark or (mark == "”" and stack[-1][0] == '"')):
            _, start = stack.pop()
            if mark == ")":
                brackets.append((start, at + 1))
    items.sort()
    brackets.sort()
    return items, brackets
