"""Alarm: what one rule has to say of one cause, before it gets a life. Nothing is judged here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One row of `findings` to be.

    `cause` is what its identity rests on: names that outlive a new version of the report and a new reading of
    it (the report's name, the kind, the printed words of the figure judged), never a value that may be mended.
    `facts` holds pairs of fact_id and role; `difference` how far `found` is from what would be right.
    """

    rule_id: str
    check_name: str
    severity: str
    cause: tuple[str, ...]
    message_vi: str
    message_en: str
    facts: tuple[tuple[str, str], ...] = ()
    document_id: str | None = None
    geo_code: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    expected_low: Decimal | None = None
    expected_high: Decimal | None = None
    found: Decimal | None = None
    difference: Decimal | None = None
    unit: str | None = None
    suspect_fact_id: str | None = None
    suggested_value: Decimal | None = None
    explanation_kind: str | None = None
    candidates: tuple[str, ...] = ()

    def finding_id(self, repeat: int = 0) -> str:
        """The stable id; `repeat` tells apart alarms of one cause, in the order of the text."""
        words = "\n".join((self.rule_id, *self.cause, str(repeat)))
        return hashlib.sha256(words.encode()).hexdigest()[:12]
