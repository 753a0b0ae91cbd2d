"""Figures as the engine sees them: a printed text, and the interval of values it stands for.

Reading the digits of one number belongs here. Finding numbers in a report, and what they count, is
khuyencong.extraction's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from quality.reconciliation.intervals import (
    Interval,
    hedged,
    rational,
    rounded,
    significant,
    truncated,
    ulp,
    written,
)

NUMBER = re.compile(r"[+\-−]?\d+(?:[., \u00a0\u202f]\d+)*")
GROUPS = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+")
ROUND_DIGITS = 2
"""A number of more digits before its noughts is none that somebody rounded for ease: 4.170 is meant so."""
SPACES = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True, slots=True)
class Printed:
    """One reading of a printed number.

    `digits` times ten to the minus `decimals`, and how unusual it is (0: the usual one).
    """

    digits: int
    decimals: int
    cost: float = 0.0

    @property
    def value(self) -> Fraction:
        """The printed number itself, without its unit."""
        return self.digits * ulp(self.decimals)


def readings(text: str) -> tuple[Printed, ...]:
    """Every reading of a Vietnamese number, the usual one first.

    "7.690,50" has one, "7.690" is 7690 or 7,69 with three decimals.

    Raises ValueError where `text` is no number.
    """
    text = text.strip()
    if not NUMBER.fullmatch(text):
        raise ValueError(f"not a printed number: {text!r}")
    sign, body = (-1, text[1:]) if text[0] in "-−" else (1, text.lstrip("+"))
    spaceless = body.translate(SPACES)
    marks = [mark for mark in spaceless if mark in ".,"]
    if " " in body or len(spaceless) < len(body):
        whole = re.split(r"[.,]", body)[0]
        if not (whole.isdigit() or GROUPS.fullmatch(whole)):
            raise ValueError(f"not a printed number: {text!r}")
    if not marks:
        return (Printed(sign * int(spaceless), 0),)
    head, tail = spaceless[: spaceless.rindex(marks[-1])], spaceless[spaceless.rindex(marks[-1]) + 1 :]
    thousands = Printed(sign * int(re.sub("[.,]", "", spaceless)), 0)
    decimal = Printed(thousands.digits, len(tail))
    grouped = GROUPS.fullmatch(spaceless) and not spaceless.startswith("0")
    if len(set(marks)) == 2:
        if marks.count(marks[-1]) > 1 or not GROUPS.fullmatch(head):
            raise ValueError(f"not a printed number: {text!r}")
        return (decimal,)
    if len(marks) > 1:
        if not grouped:
            raise ValueError(f"not a printed number: {text!r}")
        return (thousands,)
    if not grouped:
        return (decimal,)
    if marks[0] == ".":
        return thousands, replace(decimal, cost=3.0)
    return decimal, replace(thousands, cost=1.5)


@dataclass(frozen=True)
class Quantity:
    """A figure: its name, its print, and the closed interval that print and hedge allow.

    Intervals are in base units: đồng, a plain count, percent.

    `Quantity.printed` and `Quantity.of` make one; the constructor alone is for a figure without a print.
    `low` and `high` None means no bound; both None: the figure is not known. `text` is the printed number
    without its unit, `prints` its readings, the usual one first, `unit` the base units in one printed unit
    (10**6 for triệu), `decimals` the precision of the print (None: exact), `weight` how unlikely it is to
    be wrong (None: never wrong), `confidence` how surely it was read. `label` groups figures that could
    stand for each other (same indicator and place); `stage` and `period` tell them apart. `stated`: the
    precision was given beside the number, and stays whatever the digits should have been.
    """

    name: str
    low: Fraction | None
    high: Fraction | None
    text: str | None = None
    unit: Fraction = Fraction(1)
    decimals: int | None = None
    hedge: str = "exact"
    prints: tuple[Printed, ...] = ()
    weight: Fraction | None = Fraction(1)
    confidence: float = 1.0
    label: str | None = None
    stage: str | None = None
    period: str | None = None
    stated: bool = False

    @classmethod
    def printed(
        cls,
        name: str,
        text: str,
        unit: Fraction | int | str = 1,
        hedge: str = "exact",
        *,
        exact: bool = False,
    ) -> Quantity:
        """From the digits of a report; `exact` for figures with no print error (a counted list).

        Raises ValueError where `text` is no number or `hedge` is unknown.
        """
        prints, factor = readings(text), rational(unit)
        value, decimals = prints[0].value * factor, prints[0].decimals
        step = significant(value, decimals, factor).width or 0
        bounds = hedged(
            Interval.exactly(value) if exact else rounded(value, decimals, factor), value, hedge, step
        )
        if value >= 0:  # 0 stands for 0 to 0.5, not for less than nothing
            bounds &= Interval(Fraction(0), None)
        return cls(name, bounds.low, bounds.high, text, factor, None if exact else decimals, hedge, prints)

    @classmethod
    def of(
        cls,
        name: str,
        value: str | int | Fraction,
        decimals: int | None,
        weight: Fraction | None = Fraction(1),
    ) -> Quantity:
        """From an exact number with a stated precision (None: no print error); `decimals` may be negative."""
        number = rational(value)
        bounds = Interval.exactly(number) if decimals is None else rounded(number, decimals)
        prints = (plain_print(str(value), decimals),)
        return cls(
            name,
            bounds.low,
            bounds.high,
            str(value),
            decimals=decimals,
            prints=prints,
            weight=weight,
            stated=True,
        )

    @property
    def interval(self) -> Interval:
        """All values the figure may have."""
        return Interval(self.low, self.high)

    @property
    def plain(self) -> Interval:
        """What the print alone allows, without its hedge; the interval itself where nothing is printed."""
        if self.hedge == "exact" or self.value is None or not self.prints:
            return self.interval
        return (
            Interval.exactly(self.value)
            if self.decimals is None
            else rounded(self.value, self.decimals, self.unit)
        )

    @property
    def loose(self) -> Interval:
        """The interval with a printed unit to each side instead of half: as if cut, or rounded twice."""
        if self.decimals is None or not self.prints:
            return self.interval
        half = ulp(self.decimals) * self.unit / 2
        return self.interval + Interval(-half, half)

    @property
    def known(self) -> bool:
        """Something is printed, or bounds it."""
        return self.low is not None or self.high is not None

    @cached_property
    def value(self) -> Fraction | None:
        """The printed value in base units; without a print the middle of the interval.

        None if that has no middle.
        """
        if self.prints:
            return self.prints[0].value * self.unit
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def round(self) -> bool:
        """Printed as a round number, 300 or 1.200: one whose last noughts may stand for "about"."""
        digits = str(abs(self.prints[0].digits)) if self.prints and not self.prints[0].decimals else "1"
        return digits.endswith("0") and len(digits.rstrip("0")) <= ROUND_DIGITS

    def excuses(self) -> tuple[tuple[str, Interval], ...]:
        """What else the print may mean, with the name of the excuse.

        Other reading of a separator, cut off digits, a round number.
        """
        value = self.value
        if value is None or self.decimals is None or self.hedge != "exact":
            return ()
        others = [rounded(print_.value * self.unit, print_.decimals, self.unit) for print_ in self.prints[1:]]
        named = [
            *(("reading", other) for other in others),
            ("truncation", truncated(value, self.decimals, self.unit)),
        ]
        if self.round:
            named.append(("round", significant(value, self.decimals, self.unit)))
        return tuple(named)

    def repaired(self, value: Fraction, interval: Interval) -> Quantity:
        """The same figure with another value and interval."""
        return replace(self, low=interval.low, high=interval.high, text=written(value / self.unit), prints=())


def plain_print(text: str, decimals: int | None) -> Printed:
    """The print of an exact number such as "7690.50", "-1e3" or "1/3" (scaled up to the digits it needs)."""
    number, places = rational(text), max(0, decimals or 0)
    if "." in text and "/" not in text and "e" not in text.lower():
        places = max(places, len(text.split(".")[1]))
    while (number * 10**places).denominator != 1 and places < 30:
        places += 1
    return Printed(int(number * 10**places), places)
