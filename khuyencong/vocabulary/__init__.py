"""The vocabulary: words and what they mean, as TOML tables that a Vietnamese reader can review. Loading only; no rule is applied here.

Every word is folded as the text is (`khuyencong.language.folding`), so that spelling and tone variants meet.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from khuyencong.language.folding import fold

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.toml with every word folded, keys too where they are words."""
    return _folded(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {fold(key): _folded(item) for key, item in value.items()}
    return value


def words(name: str, *keys: str) -> frozenset[str]:
    """The words under `keys` of a table, as a set."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)
