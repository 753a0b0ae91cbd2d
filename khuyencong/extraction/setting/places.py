"""Places named in a text: provinces, regions, districts, with the spans of their names. Which of them a figure is about: see area.py."""

from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from khuyencong.extraction.figures.text import Text
from khuyencong.geography import ALIASES, AREAS, DISTRICTS
from khuyencong.language.folding import fold
from khuyencong.language.letters import cased


class Mention(NamedTuple):
    """A province or area in the text: its span, candidate geo_codes (one an era), and its name where it is a part of an area."""

    start: int
    end: int
    geo_codes: tuple[str, ...]
    part: str | None


_KINDS = ("huyện", "thị xã", "tx", "thành phố", "tp", "quận", "xã", "phường", "thị trấn", "tt")
# The sets of first and second letters stand in front, so that the search can skip to them.
_REST = "|".join(f"(?<={kind[:2]}){kind[2:]}" for kind in _KINDS)
_LOCAL = cased(
    rf"[HhTtQqXxPp][{''.join(sorted({kind[1] + kind[1].upper() for kind in _KINDS}))}](?<![^\W_]..)(?i:{_REST})\.? ?(?=[A-ZĐÀ-Ỹ])"
)
_NAME = cased(r"[A-ZĐÀ-Ỹ][\w']*(?: [A-ZĐÀ-Ỹ][\w']*){0,3}")
_BRACKETED = cased(r"\((?P<name>[A-ZĐÀ-Ỹ][\w']*(?: [A-ZĐÀ-Ỹ][\w']*){0,3})\)")
_COMMUNE = _KINDS.index("xã")
_ORDER = {fold(kind): rank for rank, kind in enumerate(_KINDS)}


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[tuple[str, ...], str | None]]]:
    meaning: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for alias, geo_codes in ALIASES.items():
        if len(alias) > 3:
            meaning[alias] = (geo_codes, None)
    for alias, area in AREAS.items():
        meaning[alias] = ((area.geo_code,), None if area.whole else area.name)
    automaton = ahocorasick_rs.AhoCorasick(list(meaning), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, list(meaning.values())


def mentions(text: Text) -> list[Mention]:
    """Provinces and areas in order of place; names of provinces count only where they are written as names."""
    automaton, meanings = _automaton()
    low, flat = text.low, text.flat
    found = []
    for number, start, end in automaton.find_matches_as_indexes(low):
        if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
            continue
        geo_codes, part = meanings[number]
        written = flat[start:end]
        if geo_codes[0][0].isdigit() and not (
            written.split()[-1][0].isupper() and (written[0].isupper() or " " in written)
        ):
            continue
        found.append(Mention(start, end, geo_codes, part))
    return found


class LocalPlace(NamedTuple):
    """A district, town or commune as written ("huyện An Lão"), the start of its words, and its rank (districts first)."""

    start: int
    end: int
    words: str
    name: str
    rank: int


def local_places(flat: str, start: int, end: int) -> list[LocalPlace]:
    """Districts and communes named in a span: by their kind, or in brackets after a firm's name."""
    found = []
    for kind in _LOCAL.finditer(flat, start, end):
        name = _NAME.match(flat, kind.end(), end)
        if name and not name[0].isupper():
            rank = _ORDER.get(fold(kind[0]).strip(" ."), 9)
            found.append(LocalPlace(kind.start(), name.end(), flat[kind.start() : name.end()], name[0], rank))
    found += [
        LocalPlace(*bracket.span("name"), bracket["name"], bracket["name"], 0)
        for bracket in _BRACKETED.finditer(flat, start, end)
        if fold(bracket["name"]) in DISTRICTS
    ]
    found.sort()
    return found


def district_provinces(flat: str, *, communes: bool) -> list[tuple[int, str]]:
    """Place and province (of the 63) of each district named in a text that lies in one province only.

    `communes`: those named after a district count too, as many of today's are.
    """
    found = []
    for place in local_places(flat, 0, len(flat)):
        known = DISTRICTS.get(fold(place.name), ()) if communes or place.rank < _COMMUNE else ()
        provinces = {district.province for district in known}
        if len(provinces) == 1:
            found.append((place.start, provinces.pop()))
    return found
