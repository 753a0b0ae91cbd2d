"""Names of provinces: every spelling, and which province a name means on a day. Regions are in areas.py."""

import unicodedata
from datetime import date
from typing import Final

from khuyencong.geography.areas import AREAS
from khuyencong.geography.provinces import PROVINCES, SPANS, WIDER, era_on
from khuyencong.geography.reference import rows
from khuyencong.geography.spelling import bare, spellings, with_keyboards
from khuyencong.language.folding import fold

_PROVINCE_HEADS: Final = ("tỉnh ", "tinh ")
_CITY_HEADS: Final = ("thành phố ", "thanh pho ", "tp ", "tp. ", "tp.", "t.p ", "t.p. ")


class UnknownProvince(ValueError):
    """No province bears the name."""

    def __init__(self, words: str) -> None:
        super().__init__(f'Unknown province "{words}"')


class AmbiguousProvince(UnknownProvince):
    """A province of each era bears the name and no day tells which is meant."""

    def __init__(self, words: str, candidates: tuple[str, ...]) -> None:
        ValueError.__init__(self, f'"{words}" may be {" or ".join(candidates)}: a day is needed to tell')
        self.candidates = candidates


def _names() -> dict[str, set[str]]:
    """Official names of each geo_code, of all times."""
    names: dict[str, set[str]] = {}
    for span in SPANS:
        names.setdefault(span.geo_code, set()).add(span.name)
    # Huế lost "Thừa Thiên" half a year before the merger, and people still write it
    names["34-46"] |= names["63-46"]
    return names


def _aliases() -> dict[str, tuple[str, ...]]:
    irregular: dict[str, list[str]] = {}
    for row in rows("province_spellings"):
        irregular.setdefault(row["name"], []).append(row["spelling"])
    cities = {span.name for span in SPANS if span.type == "thanh_pho"}
    found: dict[str, tuple[str, ...]] = {}
    for geo_code, names in _names().items():
        mine: set[str] = set()
        for name in names:
            plain = with_keyboards(spellings(name))
            for spelling in irregular.get(name, ()):
                plain |= {form for written in spellings(spelling) for form in (written, bare(written))}
            heads = (*_PROVINCE_HEADS, *_CITY_HEADS) if name in cities else _PROVINCE_HEADS
            mine |= plain | {head + form for form in plain for head in heads}
            if name in cities:  # TPHCM, TPHN: only an abbreviation is written together with "TP"
                mine |= {"tp" + fold(word) for word in irregular.get(name, ()) if word.isupper()}
        for alias in mine:
            found[alias] = (*found.get(alias, ()), geo_code)
    return found


ALIASES: Final = _aliases()
"""Folded spelling -> the province of each era that bears it: ("63-06",) or ("63-19", "34-19")."""


def resolve(words: str, on: date | None) -> str:
    """The geo_code that a name or code of a province, region or the country means on a day.

    "Thái Nguyên" is 63-19 until 30 June 2025 and 34-19 since. A name that only one era knows means that era's
    province on any day: "Bắc Kạn" stays 63-06, and so does its code "06". Whole codes ("63-06", "KC-NAM")
    mean themselves.

    Raises:
        UnknownProvince: nothing bears the name.
        AmbiguousProvince: a province of each era bears it and `on` is None.
    """
    code = words.strip().upper()
    if code in PROVINCES or code in WIDER:
        return code
    name = " ".join(fold(unicodedata.normalize("NFC", words)).strip(" .,;:").split())
    if name.isdecimal():
        candidates = tuple(geo for geo in (f"63-{name.zfill(2)}", f"34-{name.zfill(2)}") if geo in PROVINCES)
    elif name in AREAS and AREAS[name].whole:
        return AREAS[name].geo_code
    else:
        candidates = ALIASES.get(name, ())
    if not candidates:
        raise UnknownProvince(words)
    if len(candidates) == 1:
        return candidates[0]
    if on is None:
        raise AmbiguousProvince(words, candidates)
    return next(geo for geo in candidates if geo.startswith(era_on(on)))
