"""Numbers and money as Vietnamese readers write them: 7.690,5 and 73,5 tỷ đồng.

Reading them is not told here: see numbers.py.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Scale(NamedTuple):
    """A step of money: how many đồng it is, its Vietnamese and its English name."""

    dong: Decimal
    vi: str
    en: str


SCALES = (
    Scale(Decimal(10**9), "tỷ đồng", "billion VND"),
    Scale(Decimal(10**6), "triệu đồng", "million VND"),
    Scale(Decimal(10**3), "nghìn đồng", "thousand VND"),
    Scale(Decimal(1), "đồng", "VND"),
)
_UNITS = {"percent": ("%", "%"), "count": ("", ""), "USD": (" USD", " USD")}
_ENGLISH = str.maketrans(",.", ".,")


def number(value: Decimal | float, places: int | None = None) -> str:
    """`value` with dots between thousands and a decimal comma.

    `places` digits after it, or as many as it has.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    text = f"{exact:,.{places}f}" if places is not None else f"{exact:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text).translate(_ENGLISH)


def english(text: str) -> str:
    """A number made by `number` with commas between thousands and a decimal point."""
    return text.translate(_ENGLISH)


def scale_of(value: Decimal, words: str = "") -> Scale:
    """The step of money that `words` name ("73,5 tỷ đồng"), else the largest one that fits into `value`."""
    low = words.lower()
    for scale in SCALES[:3]:
        if scale.vi.split()[0] in low or (scale.dong == 1000 and "ngàn" in low):
            return scale
    return next((scale for scale in SCALES if abs(value) >= scale.dong), SCALES[-1])


def amount(value: Decimal, unit: str | None, words: str = "", *, vietnamese: bool = True) -> str:
    """`value` with its unit: "73,5 tỷ đồng", "64,3%", "12", "5 tấn/năm"; in English "73.5 billion VND"."""
    if unit == "VND":
        scale = scale_of(value, words)
        told = number(value / scale.dong)
        return f"{told} {scale.vi}" if vietnamese else f"{english(told)} {scale.en}"
    told = number(value) if vietnamese else english(number(value))
    return told + _UNITS.get(unit or "", (f" {unit}" if unit else "",))[0]


def amounts(value: Decimal, high: Decimal | None, unit: str | None, words: str = "") -> str:
    """A value, or the two ends of a range: "50 triệu đồng - 100 triệu đồng"."""
    ends = (value,) if high is None else (value, high)
    return " - ".join(amount(end, unit, words) for end in ends)


def period(start: date | None, end: date | None) -> str:
    """Two inclusive days as Vietnamese readers say them.

    2021, 2015-2021, 6 tháng đầu năm 2016, 01/02/2020-15/03/2020.
    """
    if start is None or end is None:
        return "?"
    whole_years = (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)
    if whole_years:
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    month_ends = (end.month, end.day) in {(3, 31), (6, 30), (9, 30)}
    if start.year == end.year and (start.month, start.day) == (1, 1) and month_ends:
        return f"{end.month} tháng đầu năm {end.year}"
    return f"{start:%d/%m/%Y}" if start == end else f"{start:%d/%m/%Y}-{end:%d/%m/%Y}"
