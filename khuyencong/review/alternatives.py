"""Other readings of a doubtful fact: what words near it say of the attributes that it is least sure of. It chooses none."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from khuyencong.extraction.confidence import WEIGHTS, grounds
from khuyencong.review.reasons import ATTRIBUTES, WHERE, reason
from khuyencong.review.surroundings import MEANINGS, Cue, Surroundings, told, value_of

MOST: Final = 4
"""An officer reads a few; the rest of the paragraph is in the report."""
_NEAR: Final = frozenset({"own", "sentence"})


def doubts(fact: Mapping[str, Any]) -> list[str]:
    """The attributes whose rule lowers the belief in a fact, the weakest first."""
    rests_on = grounds(fact["rules"], placed=fact["geo_code"] is not None)
    weights = {
        name: min((WEIGHTS[each] for each in rests_on if each.partition(".")[0] == name), default=0.0)
        for name in ATTRIBUTES
    }
    return sorted((name for name, weight in weights.items() if weight < 0), key=weights.__getitem__)


def alternatives(fact: Mapping[str, Any], text: str) -> list[str]:
    """Other values for the attributes in doubt, in words, with what names them; empty where nothing near says otherwise.

    `text` is the report's; only the paragraph around the figure is looked at.
    """
    start, end = _paragraph(text, fact["quote_start"], fact["quote_end"])
    figure = (fact["quote_start"] - start, fact["quote_end"] - start)
    paragraph = _read(text[start:end])
    year = fact["period_start"].year if fact["period_start"] else None
    doubted = doubts(fact)
    found = paragraph.around(figure, paragraph.scopes(figure[0]), doubted, year)
    listed: list[str] = []
    for attribute in doubted:
        listed += _others(fact, attribute, [cue for cue in found if cue.attribute == attribute])
    return listed[:MOST]


def _others(fact: Mapping[str, Any], attribute: str, found: list[Cue]) -> list[str]:
    """Each other value of one attribute with its nearest words; what is inherited from afar may also be unsaid."""
    own = value_of(fact, attribute)
    others: dict[Any, Cue | None] = {}
    for cue in found:
        if cue.value != own:
            others.setdefault(cue.value, cue)
    settled = [each for each in fact["rules"] if each.partition(".")[0] == attribute]
    far = bool(settled) and reason(settled[-1]).where not in _NEAR
    if attribute == "stage" and far:
        others.setdefault("actual" if own == "planned" else "planned", None)
    elif attribute in MEANINGS and own is not None and far and not any(cue.value == own for cue in found):
        others.setdefault(None, None)
    return [_line(attribute, value, cue) for value, cue in others.items()]


def _line(attribute: str, value: Any, cue: Cue | None) -> str:
    """`nguồn vốn: khuyến công quốc gia («KCQG», trong câu) / funding: national …`."""
    names, values = ATTRIBUTES[attribute], told(attribute, value)
    says = [f" («{cue.words}», {name})" if cue else "" for name in (WHERE[cue.where] if cue else ("", ""))]
    vi, en = (f"{name}: {words}{said}" for name, words, said in zip(names, values, says, strict=True))
    return f"{vi} / {en}"


@lru_cache(maxsize=4)  # facts come in their order
def _read(paragraph: str) -> Surroundings:
    return Surroundings(paragraph)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines from an empty one to the next around a span; a line broken inside a sentence belongs to its paragraph."""
    low = text.rfind("\n\n", 0, start)
    high = text.find("\n\n", end)
    return (0 if low < 0 else low + 2), (len(text) if high < 0 else high)
