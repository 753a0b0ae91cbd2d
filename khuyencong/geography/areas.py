"""Areas wider than a province: the khuyến công regions, the country, other areas that reports name."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from khuyencong.geography.provinces import PROVINCES, Era
from khuyencong.geography.reference import rows
from khuyencong.geography.spelling import spellings


@dataclass(frozen=True, slots=True)
class Area:
    """An area that reports name: `geo_code` is the smallest of ours that holds it, `whole`: it is that."""

    name: str
    geo_code: str
    whole: bool


def _areas() -> dict[str, Area]:
    found: dict[str, Area] = {}
    for row in rows("areas"):
        area = Area(row["name"], row["geo_code"], row["extent"] == "whole")
        written = [form for spelling in row["spellings"].split("|") for form in spellings(spelling)]
        # a bare "phía Bắc" is a direction: it has heads, and no empty one among them
        for form in (f"{head} {form}".lstrip() for head in row["heads"].split("|") for form in written):
            found[form] = found[form.replace("tỉnh thành", "tỉnh, thành")] = area
    return found


AREAS: Final = _areas()
"""Folded spelling -> the area: "khu vực phía nam", "tỉnh phía nam", "đông nam bộ" (a part of KC-NAM)."""


@cache
def members(geo_code: str, era: Era) -> tuple[str, ...]:
    """The provinces of an era in a khuyến công region, or in the country ("VN"); empty for other codes."""
    return tuple(
        province.geo_code
        for province in PROVINCES.values()
        if province.era == era and geo_code in ("VN", province.kc_region)
    )
