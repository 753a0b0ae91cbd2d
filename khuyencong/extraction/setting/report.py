"""A report under reading: its text, tokens, segments, cues and the facts in the making. Data only; no rule decides here."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting import cues
from khuyencong.extraction.setting.context import Context, Days
from khuyencong.extraction.setting.scope import Scope, scopes
from khuyencong.extraction.setting.segments import Segments, Span

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
    start: int = field(init=False)
    """Where the quantity begins in `Text.flat`."""
    value: Decimal = field(init=False)
    """The value with its sign."""
    measure: tuple[str, str | None] = field(init=False)
    """What may be added or compared: indicator and unit."""

    def __post_init__(self) -> None:
        token = self.token
        value = token.value or Decimal(0)
        self.start, self.measure = token.start, (self.indicator, token.unit)
        self.value = value if self.sign > 0 else -value


class Report:
    """One report and the questions that rules ask of the neighbourhood of a quantity."""

    __slots__ = (
        "_heading_starts", "_headings", "context", "cues", "drafts", "firms", "list_heads",
        "quantities", "scopes", "segments", "text", "tokens",
    )  # fmt: skip

    firms: dict[int, Span | None]
    """The first firm named in a line, by the start of the line; filled by `neighbourhood`."""
    list_heads: dict[int, Span | None]
    """The head of the list that a line is an item of, by the start of the line; filled by `neighbourhood`."""

    def __init__(self, text: Text, tokens: list[Token], context: Context) -> None:
        """Find the cues of all groups and set the quantities apart."""
        self.text, self.tokens, self.context = text, tokens, context
        self.segments = Segments(text.flat)
        self.cues = cues.find_all(text.low)
        self.quantities = [token for token in tokens if token.kind in QUANTITIES]
        self.scopes = scopes(text.low, self.segments, self.quantities)
        self._headings = self._find_headings()
        self._heading_starts = [heading[0] for heading in self._headings]
        self.drafts: list[Draft] = []
        self.firms, self.list_heads = {}, {}

    def scope(self, draft: Draft) -> Scope:
        """Where its quantity stands."""
        return self.scopes[draft.start]

    def left(self, token: Token) -> Span:
        """The stretch that a quantity owns on its left."""
        return self.scopes[token.start].left

    def right(self, token: Token) -> Span:
        """The stretch that a quantity owns on its right."""
        return self.scopes[token.start].right

    def section(self, place: int) -> Span | None:
        """The heading line of the section that holds a place ("1. Khuyến công quốc gia"), or None."""
        at = bisect_right(self._heading_starts, place) - 1
        if at < 0:
            return None
        heading = self._headings[at]
        return heading if heading[1] <= place else None

    def is_heading(self, place: int) -> bool:
        """Whether a place stands in the heading of a section."""
        at = bisect_right(self._heading_starts, place) - 1
        return at >= 0 and place < self._headings[at][1]

    def _find_headings(self) -> list[Span]:
        """Short lines below the headline that hold no quantity and end in no mark: labelled, in capitals, or of a few words."""
        flat, starts = self.text.flat, [token.start for token in self.quantities]
        headings = []
        for start, end in self.segments.lines_after(self.context.title[0]):
            words = flat[start:end].strip()
            if 6 < len(words) < 90 and words[-1] not in ".;,…”)":
                at = bisect_left(starts, start)
                holds_quantity = at < len(starts) and starts[at] < end
                if (
                    not holds_quantity
                    and "ảnh:" not in words.lower()
                    and (len(words) < 50 or _LABEL.match(words) or words.isupper())
                ):
                    headings.append((start, end))
        return headings

    def words(self, span: Span) -> str:
        """The folded words of a span."""
        return self.text.low[span[0] : span[1]]
