"""Provinces: the 63 until 30 June 2025, the 34 since, and which became which. No spellings: see names.py.

The General Statistics Office used seven codes again for a province of another name (15 was Yên Bái and is Lào
Cai), so the era is part of every key: "63-15", "34-15".
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from khuyencong.geography.reference import rows

Era = Literal["63", "34"]

MERGED_ON: Final = date(2025, 7, 1)
"""First day of the 34 provinces (Nghị quyết 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Province:
    """One province in one span of its name and type; `valid_to` is the first day no longer valid."""

    geo_code: str
    era: Era
    code: str
    name: str
    name_ascii: str
    type: str
    kc_region: str
    socioeconomic_region: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """A province, a khuyến công region or the country; `region` is the khuyến công region of a province."""

    geo_code: str
    name: str
    region: str | None


def era_on(day: date) -> Era:
    """The era that a day lies in."""
    return "34" if day >= MERGED_ON else "63"


def _province(row: dict[str, str]) -> Province:
    era: Era = "34" if row["geo_code"].startswith("34-") else "63"
    return Province(
        row["geo_code"],
        era,
        row["geo_code"][3:],
        row["name"],
        row["name_ascii"],
        row["type"],
        row["kc_region"],
        row["socioeconomic_region"],
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )


def _longest_spans(spans: tuple[Province, ...]) -> dict[str, Province]:
    """For each code the span that lasted longest: a report of 2016 speaks of Thừa Thiên Huế, not of Huế."""
    chosen: dict[str, Province] = {}
    for span in spans:
        before = chosen.get(span.geo_code)
        if before is None or _length(span) > _length(before):
            chosen[span.geo_code] = span
    return chosen


def _length(span: Province) -> int:
    return ((span.valid_to or date.max) - span.valid_from).days


SPANS: Final = tuple(_province(row) for row in rows("provinces"))
"""Every span of every province: two for Thừa Thiên Huế, which became the city Huế, and two for Đồng Nai."""

PROVINCES: Final = _longest_spans(SPANS)
"""The 63 and the 34 by geo_code, each in the name and type that it bore longest in its era."""

SUCCESSION: Final = {row["old_geo_code"]: row["new_geo_code"] for row in rows("province_succession")}
"""Each of the 63 and the one of the 34 that it went into."""

_PREDECESSORS: Final = {
    new: tuple(old for old, became in SUCCESSION.items() if became == new) for new in SUCCESSION.values()
}

WIDER: Final = {
    code: Place(code, name, None)
    for code, name in (
        ("VN", "Cả nước"),
        ("KC-BAC", "Khu vực phía Bắc"),
        ("KC-TRUNG", "Khu vực miền Trung - Tây Nguyên"),
        ("KC-NAM", "Khu vực phía Nam"),
    )
}
"""The khuyến công regions and the country by geo_code."""


def place(geo_code: str) -> Place:
    """The place of a code; KeyError for a code that isn't one."""
    if geo_code in WIDER:
        return WIDER[geo_code]
    province = PROVINCES[geo_code]
    return Place(geo_code, province.name, province.kc_region)


def successor(geo_code: str) -> str:
    """The province of the 34 that one of the 63 went into; another place's own code; KeyError if unknown."""
    return SUCCESSION.get(geo_code) or place(geo_code).geo_code


def predecessors(geo_code: str) -> tuple[str, ...]:
    """The provinces of the 63 that a province of the 34 was made of; KeyError for any other code."""
    return _PREDECESSORS[geo_code]
