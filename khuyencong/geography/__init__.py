"""Geography: provinces through time, khuyến công regions, former districts, and every way to spell them.

Here: which place a name means on a day, and what became of it on 1 July 2025. Not here: finding names in a
report (khuyencong.extraction) and sums over regions (khuyencong.rollup).
"""

from khuyencong.geography.areas import AREAS, Area, members
from khuyencong.geography.districts import DISTRICTS, District
from khuyencong.geography.names import ALIASES, AmbiguousProvince, UnknownProvince, resolve
from khuyencong.geography.provinces import (
    MERGED_ON,
    PROVINCES,
    SUCCESSION,
    Place,
    Province,
    era_on,
    place,
    predecessors,
    successor,
)

__all__ = [
    "ALIASES",
    "AREAS",
    "DISTRICTS",
    "MERGED_ON",
    "PROVINCES",
    "SUCCESSION",
    "AmbiguousProvince",
    "Area",
    "District",
    "Place",
    "Province",
    "UnknownProvince",
    "era_on",
    "members",
    "place",
    "predecessors",
    "resolve",
    "successor",
]
