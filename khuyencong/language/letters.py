"""Capitals and small letters of Vietnamese in patterns. Unicode mixes the cases, so that a range "À-Ỹ" holds both: here it holds one."""

import re
from functools import cache

_SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@cache
def cased(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, where "À-Ỹ" stands for the accented capitals and "à-ỹ" for the accented small letters."""
    return re.compile(pattern.replace("À-Ỹ", _SMALL.upper()).replace("à-ỹ", _SMALL))
