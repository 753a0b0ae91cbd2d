"""A report under reading: its text, tokens, segments, cues and the facts in the making. Data only; no rule decides here."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

from khuyencong.extraction import cues
from khuyencong.extraction.context import Context, Days
from khuyencong.extraction.segments import Segments
from khuyencong.extraction.text import Text
from khuyencong.extraction.token import Token

_LABEL = re.compile(r"(?:\d{1,2}|[IVX]+|[a-zđA-ZĐ])[.)/] ")
QUANTITIES = frozenset({"money", "percent", "count", "capacity", "multiple", "number"})


@dataclass(slots=True)
class Draft:
    """A fact in the making: a quantity and what the rules have said of it so far. `reasons` name each rule and doubt."""

    token: Token
    indicator: str
    sign: int = 1
    activity: str | None = None
    funding: str | None = None
    stage: str | None = None
    period: Days | None = None
    geo_code: str | None = None
    place: str | None = None
    own_funding: bool = False
    own_period: bool = False
    own_stage: bool = False
    average: bool = False
    reasons: list[str] = field(default_factory=list)
    copy: int = 0
    whole: bool | None = None
    one_firm: bool | None = None
    start: int = field(init=False)
    """Where the quantity begins in `Text.flat`."""

    def __post_init__(self) -> None:
        self.start = self.token.start

    @property
    def value(self) -> Decimal:
        """The value with its sign."""
        value = self.token.value or Decimal(0)
        return value * self.sign

    @property
    def measure(self) -> tuple[str, str | None]:
        """What may be added or compared: indicator and unit."""
        return self.indicator, self.token.unit


class Report:
    """One report and the questions that rules ask of the neighbourhood of a quantity."""

    __slots__ = (
        "_heading_starts", "_headings", "_lefts", "_starts",
        "context", "cues", "drafts", "quantities", "segments", "text", "tokens",
    )  # fmt: skip

    def __init__(self, text: Text, tokens: list[Token], context: Context) -> None:
        """Find the cues of all groups and set the quantities apart."""
        self.text, self.tokens, self.context = text, tokens, context
        self.segments = Segments(text.flat)
        self.cues = cues.find_all(text.low)
        self.quantities = [token for token in tokens if token.kind in QUANTITIES]
        self._starts = [token.start for token in self.quantities]
        self._lefts: dict[int, tuple[int, int]] = {}
        self._headings = self._find_headings()
        self._heading_starts = [heading[0] for heading in self._headings]
        self.drafts: list[Draft] = []

    def section(self, place: int) -> tuple[int, int] | None:
        """The heading line of the section that holds a place ("1. Khuyến công quốc gia"), or None."""
        at = bisect_right(self._heading_starts, place) - 1
        if at < 0:
            return None
        heading = self._headings[at]
        return heading if heading[1] <= place else None

    def before(self, token: Token) -> Token | None:
        """The quantity before."""
        at = bisect_left(self._starts, token.start) - 1
        return self.quantities[at] if at >= 0 else None

    def after(self, token: Token) -> Token | None:
        """The quantity after."""
        at = bisect_right(self._starts, token.start)
        return self.quantities[at] if at < len(self.quantities) else None

    def left(self, token: Token) -> tuple[int, int]:
        """The stretch that a quantity owns on its left: from the quantity before it, or the start of the item."""
        left = self._lefts.get(token.start)
        if left is None:
            previous = self.before(token)
            start = self.segments.item(token.start)[0]
            left = self._lefts[token.start] = (max(start, previous.end) if previous else start, token.start)
        return left

    def right(self, token: Token) -> tuple[int, int]:
        """The stretch on its right up to the next quantity or the end of the item."""
        following = self.after(token)
        end = self.segments.item(token.end - 1)[1]
        return token.end, max(token.end, min(end, following.start) if following else end)

    def _find_headings(self) -> list[tuple[int, int]]:
        """Short lines below the headline that hold no quantity and end in no mark: labelled, in capitals, or of a few words."""
        headings = []
        start = self.segments.line(self.context.title[0])[1]
        while start < self.segments.end:
            line = self.segments.line(start)
            words = self.text.flat[line[0] : line[1]].strip()
            if 6 < len(words) < 90 and words[-1] not in ".;,…”)" and not self._holds_quantity(line):
                labelled = _LABEL.match(words)
                if labelled or words.isupper() or len(words) < 50:
                    headings.append(line)
            start = max(line[1], start + 1)
        return headings

    def _holds_quantity(self, line: tuple[int, int]) -> bool:
        at = bisect_left(self._starts, line[0])
        return at < len(self._starts) and self._starts[at] < line[1]

    def words(self, span: tuple[int, int]) -> str:
        """The folded words of a span."""
        return self.text.low[span[0] : span[1]]
