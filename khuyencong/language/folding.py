"""Folding: one form for the many ways in which the same Vietnamese words are typed.

Here: the spelling that is compared (case, dashes, spaces, place of the tone mark), one character for one
character, so that a place in the folded text is the same place in the printed one. Not here: removing
diacritics, reading numbers, names of places.
"""

import re
from typing import Final

# Spaces and dashes of word processors and web pages; U+2212 is the minus sign, U+00F0 (eth) and U+0256 stand
# for đ in texts typed on other keyboards, U+01A3 (oi) for ư in files of old fonts.
_SIGNS: Final = (
    *((space, " ") for space in "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"),
    *((dash, "-") for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
    *((apostrophe, "'") for apostrophe in "\u2018\u2019\u02bc"),
    *((letter, "đ") for letter in "\u00f0\u0256"),
    ("\u01a3", "ư"),
)

# Tone marks stand on either vowel of an open "oa", "oe", "uy": hoà and hòa, thuý and thúy. Which one is
# "right" doesn't matter for comparing: every such pair gets the same form, in closed syllables (hoán) too, as
# both sides of a comparison are folded. A tone on the glide behind â, ê, ô or ơ ("triêụ", "ngươì") is a slip of
# keyboards: it moves onto the vowel.
_TONES: Final = {
    plain + second: first + bare
    for plain, firsts, bare, seconds in (
        ("o", "óòỏõọ", "a", "áàảãạ"),
        ("o", "óòỏõọ", "e", "éèẻẽẹ"),
        ("u", "úùủũụ", "y", "ýỳỷỹỵ"),
    )
    for first, second in zip(firsts, seconds, strict=True)
} | {
    vowel + toned: mark + bare
    for vowel, marks in (("â", "ấầẩẫậ"), ("ê", "ếềểễệ"), ("ô", "ốồổỗộ"), ("ơ", "ớờởỡợ"))
    for bare, tones in (("i", "íìỉĩị"), ("u", "úùủũụ"), ("y", "ýỳỷỹỵ"))
    for mark, toned in zip(marks, tones, strict=True)
}
# Two patterns, each behind one literal letter, take a third of the time of one pattern or 15 replacements.
_TONE_PATTERNS: Final = (
    re.compile("o[áàảãạéèẻẽẹ]"),
    re.compile("u[ýỳỷỹỵ]"),
    re.compile("[âêôơ][íìỉĩịúùủũụýỳỷỹỵ](?![yýỳỷỹỵ])"),
)


def _move_tone(pair: re.Match[str]) -> str:
    return _TONES[pair[0]]


def fold(text: str) -> str:
    """Returns the text as it is compared: as many characters as before, each in its place.

    Lower case; every single space (tabs and line ends stay) becomes a plain one, dashes and the minus sign
    a hyphen, curly apostrophes straight ones, eth a đ; the tone mark of oa, oe and uy always stands on the
    first vowel. Folding twice changes nothing; Vietnamese text in NFC stays in NFC.
    """
    # İ is the one letter of Unicode whose lower case has two characters: it stays as it is.
    folded = text.lower() if "İ" not in text else "İ".join(part.lower() for part in text.split("İ"))
    if folded.isascii():
        return folded
    for printed, compared in _SIGNS:
        folded = folded.replace(printed, compared)
    for pattern in _TONE_PATTERNS:
        folded = pattern.sub(_move_tone, folded)
    return folded
