"""Spelling: the other ways to write a Vietnamese place name, made from the name. No list of places here."""

import unicodedata
from functools import cache
from itertools import product

from khuyencong.geography.reference import rows
from khuyencong.language.folding import fold


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """Folded syllable -> its spellings, itself first."""
    return {
        fold(row["syllable"]): tuple(
            fold(spelling) for spelling in (row["syllable"], *row["spellings"].split("|"))
        )
        for row in rows("syllable_spellings")
    }


def bare(text: str) -> str:
    """Folded text without diacritics: "đắk lắk" becomes "dak lak"."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def spellings(name: str) -> set[str]:
    """Folded spellings of a name: other syllables (Đăk, Đắc), dashes (Bà Rịa-Vũng Tàu) and apostrophes."""
    known = _syllables()
    dashed = fold(name)
    words = dashed.split(" ")
    found = {dashed}
    if not known.keys().isdisjoint(words):
        found = {" ".join(chosen) for chosen in product(*(known.get(word, (word,)) for word in words))}
    if " - " in dashed:
        found |= {spelling.replace(" - ", dash) for spelling in found for dash in ("-", " -", "- ", " ")}
    if "'" in dashed:
        found |= {spelling.replace("'", cut).replace("  ", " ") for spelling in found for cut in ("", " ")}
    return found


def with_keyboards(found: set[str]) -> set[str]:
    """The spellings, and each of them without diacritics and without spaces: "bac kan", "backan"."""
    wider = found | {bare(spelling) for spelling in found}
    return wider | {
        spelling.replace(" ", "") for spelling in wider if "-" not in spelling and "." not in spelling
    }
