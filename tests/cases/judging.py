"""How a told figure and the tokens of its text are compared: what it is, and of a fact its value and unit."""

from typing import Any

import pytest

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.figures.token import Token

Item = dict[str, Any]
"""A figure as it is told: quote, start, end, disposition, and where it has them value and unit; `also`: what else would be right."""
NAMES = {"law": "legal_reference", "name": "identifier", "code": "identifier", "other": "time"}
AS_FACTS = frozenset({"norm", "ratio"})
"""What sentences around decide, not the number itself."""


def holders(tokens: list[tuple[tuple[int, int], Token]], item: Item) -> list[Token]:
    """The tokens that share a character with a figure."""
    return [token for (start, end), token in tokens if start < item["end"] and item["start"] < end]


def tokens_of(words: str) -> list[tuple[tuple[int, int], Token]]:
    """Each token of a text with its printed span."""
    text = Text(words)
    return [(text.printed(token.start, token.end), token) for token in tile(text)]


def is_read(item: Item, tokens: list[tuple[tuple[int, int], Token]]) -> bool:
    """Whether the first token at a figure says what it is and, of a fact, how much."""
    found = holders(tokens, item)
    if not found:
        return False
    token, wanted = found[0], NAMES.get(item["disposition"], item["disposition"])
    right = {wanted, *(NAMES.get(other, other) for other in item.get("also", ()))}
    if token.disposition not in right and not (wanted in AS_FACTS and token.disposition == "fact"):
        return False
    if wanted not in {"fact", "norm"} or item.get("value") is None:
        return True
    unit = item.get("unit")
    return (
        token.value is not None
        and float(token.value) == pytest.approx(item["value"])
        and unit in {None, "times", token.unit}
    )
