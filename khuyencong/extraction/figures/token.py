"""What a number in a text turned out to be: one token a number, with the span, value and kind that the rules gave it."""

from dataclasses import dataclass, field
from decimal import Decimal

from khuyencong.language.calendar import Span


@dataclass(slots=True)
class Token:
    """One number and the words that belong to it. Offsets are those of `Text.flat`.

    `kind`: how it was read (money percent count capacity multiple fraction period date time …); `disposition`: of the model's closed list.
    `step`: unit of the last printed digit, in the canonical unit; 0 for an exact count.
    """

    start: int
    end: int
    kind: str
    disposition: str
    rule: str
    value: Decimal | None = None
    high: Decimal | None = None
    step: Decimal = Decimal(0)
    unit: str | None = None
    noun: str | None = None
    per: str | None = None
    of: Decimal | None = None
    span: Span | None = None
    qualifier: str = "exact"
    flags: list[str] = field(default_factory=list)
