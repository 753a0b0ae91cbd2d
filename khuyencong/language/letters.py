"""Letters of Vietnamese in patterns. Unicode mixes the cases, so that a range "À-Ỹ" holds capitals and small letters: here it holds one."""

import re
from functools import cache

_SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@cache
def cased(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, where "À-Ỹ" stands for the accented capitals and "à-ỹ" for the accented small letters."""
    return re.compile(pattern.replace("À-Ỹ", _SMALL.upper()).replace("à-ỹ", _SMALL))


def any_of(*phrases: str) -> str:
    """A pattern of patterns that begin a word with two letters each, told apart by those, so that a search can skip to them."""
    rests: dict[str, dict[str, list[str]]] = {}
    for phrase in phrases:
        rests.setdefault(phrase[0], {}).setdefault(phrase[1], []).append(phrase[2:])
    words = [
        first
        + r"(?<![^\W_].)(?:"
        + "|".join(f"{second}(?:{'|'.join(ends)})" for second, ends in seconds.items())
        + ")"
        for first, seconds in rests.items()
    ]
    return f"(?:{'|'.join(words)})"
