"""Letters of Vietnamese in patterns. Unicode mixes the cases, so that a range "À-Ỹ" holds capitals and small letters: here it holds one."""

import re
from functools import cache

_SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@cache
def cased(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, where "À-Ỹ" stands for the accented capitals and "à-ỹ" for the accented small letters."""
    return re.compile(pattern.replace("À-Ỹ", _SMALL.upper()).replace("à-ỹ", _SMALL))


def any_of(*phrases: str) -> str:
    """A pattern of patterns that begin a word with two letters each; those stand in front as sets, so that a search can skip to them."""
    first, second = ("".join(sorted({phrase[at] for phrase in phrases})) for at in (0, 1))
    rests = "|".join(f"(?<={phrase[:2]}){phrase[2:]}" for phrase in phrases)
    return rf"[{first}][{second}](?<![^\W_]..)(?:{rests})"
