"""Districts until 30 June 2025, when they were abolished: the province that each lay in."""

from dataclasses import dataclass
from typing import Final

from khuyencong.geography.provinces import SUCCESSION
from khuyencong.geography.reference import rows
from khuyencong.geography.spelling import spellings


@dataclass(frozen=True, slots=True)
class District:
    """One former district: `province` is its province of the 63, `province_34` what that went into."""

    code: str
    type: str
    name: str
    full_name: str
    province: str
    province_34: str


def _districts() -> dict[str, tuple[District, ...]]:
    found: dict[str, tuple[District, ...]] = {}
    for row in rows("districts"):
        district = District(
            row["code"],
            row["type"],
            row["name"],
            row["full_name"],
            row["province"],
            SUCCESSION[row["province"]],
        )
        for spelling in spellings(district.name):
            found[spelling] = (*found.get(spelling, ()), district)
    return found


DISTRICTS: Final = _districts()
"""Folded bare name -> the districts that bore it: ten for "châu thành", so a name alone is not enough."""
