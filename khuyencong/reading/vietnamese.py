"""Is a text Vietnamese that can be read? Letters are counted, no words are looked up."""

import re
from collections import Counter
from typing import Final

from khuyencong.reading.document import Unreadable

# Letters that hardly any other language has. They make up 17 to 26 per cent of the letters of reports, and
# hardly any of those of English pages, of Vietnamese without diacritics and of old fonts (TCVN3, VNI).
_OWN: Final = frozenset("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợủụứừửữựỳỵỷỹ")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile("[A-Za-zÀ-ỹ]")
_LOOKALIKE: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")

LEAST_SHARE: Final = 0.04
"""Of the letters, below which a text is not Vietnamese."""
MOST_MIXED: Final = 0.02
"""Of the words, above which letters of other scripts among Latin ones are no slip but a garbled text."""


def check(text: str, source: str) -> None:
    """Returns when the text is Vietnamese.

    Raises:
        Unreadable: "not_vietnamese", with what was counted.
    """
    counts = Counter(text)
    letters = sum(count for sign, count in counts.items() if sign.isalpha())
    own = sum(count for sign, count in counts.items() if sign.lower() in _OWN)
    if own < LEAST_SHARE * letters or not letters:
        raise Unreadable("not_vietnamese", f"{source} has {own} Vietnamese letters among {letters} letters")
    if not _LOOKALIKE.search(text):
        return
    words = _WORD.findall(text)
    mixed = [word for word in words if _LOOKALIKE.search(word) and _LATIN.search(word)]
    if len(mixed) > MOST_MIXED * len(words):
        raise Unreadable(
            "not_vietnamese",
            f"{source} mixes alphabets inside {len(mixed)} of {len(words)} words, first in {mixed[0]!a}",
        )
