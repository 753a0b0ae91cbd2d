"""A report under reading: its text, tokens, segments, cues and the facts in the making. Data and neighbourhood only; no rule decides here."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

from khuyencong.extraction import cues
from khuyencong.extraction.context import Context, Days
from khuyencong.extraction.segments import Segments
from khuyencong.extraction.text import Text
from khuyencong.extraction.token import Token

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

    @property
    def start(self) -> int:
        """Where the quantity begins in `Text.flat`."""
        return self.token.start

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
        "_starts",
        "context",
        "cues",
        "drafts",
        "periods",
        "quantities",
        "segments",
        "text",
        "tokens",
    )

    def __init__(self, text: Text, tokens: list[Token], context: Context) -> None:
        """Find the cues of all groups and set the quantities apart."""
        self.text, self.tokens, self.context = text, tokens, context
        self.segments = Segments(text.flat)
        self.cues = {
            group: cues.find(group, text.low)
            for group in ("funding", "activity", "stage", "relation", "money", "people", "percent")
        }
        self.quantities = [token for token in tokens if token.kind in QUANTITIES]
        self._starts = [token.start for token in self.quantities]
        self.drafts: list[Draft] = []
        self.periods: list[tuple[Token, str]] = []

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
        previous = self.before(token)
        start = self.segments.item(token.start)[0]
        return max(start, previous.end) if previous else start, token.start

    def right(self, token: Token) -> tuple[int, int]:
        """The stretch on its right up to the next quantity or the end of the item."""
        following = self.after(token)
        end = self.segments.item(token.end - 1)[1]
        return token.end, max(token.end, min(end, following.start) if following else end)

    def words(self, span: tuple[int, int]) -> str:
        """The folded words of a span."""
        return self.text.low[span[0] : span[1]]
