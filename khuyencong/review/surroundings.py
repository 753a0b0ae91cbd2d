"""Words around a figure that speak of its attributes: which, where, and what they say. What was read of them is not decided here."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting import cues
from khuyencong.extraction.setting.places import Mention, mentions
from khuyencong.extraction.setting.segments import Segments
from khuyencong.geography import place
from khuyencong.language.formatting import period
from khuyencong.model import codes

MEANINGS: Final = {
    "funding": codes.FUNDING_SOURCES,
    "activity": codes.ACTIVITIES,
    "stage": codes.STAGES,
}
Place = tuple[int, int]


class Cue(NamedTuple):
    """Words that speak of an attribute: the value they name, their half-open span in the text, and their scope."""

    attribute: str
    value: Any
    """A code; for a period the first and the last day."""
    words: str
    start: int
    end: int
    where: str


def value_of(fact: Mapping[str, Any], attribute: str) -> Any:
    """What a fact says of an attribute, in the terms of `Cue.value`."""
    if attribute == "period":
        return (fact["period_start"], fact["period_end"]) if fact["period_start"] else None
    return fact["geo_code" if attribute == "geo" else attribute]


def told(attribute: str, value: Any) -> tuple[str, str]:
    """A value of an attribute in Vietnamese and in English; null is said, not hidden."""
    if value is None:
        return "không nêu", "not said"
    if attribute in {"period", "geo"}:
        name = period(*value) if attribute == "period" else place(value).name
        return name, name
    en, vi = MEANINGS[attribute][value]
    return vi.split(",")[0], en.split(",")[0].split(":")[0]


class Surroundings:
    """A text, or a stretch of one, with all that speaks of attributes in it."""

    def __init__(self, raw: str) -> None:
        """`raw` is NFC text; all places are characters of it."""
        self._text = Text(raw)
        self._segments = Segments(self._text.flat)
        self._cues = cues.find_all(self._text.low)

    @cached_property
    def _periods(self) -> list[Token]:
        return [token for token in tile(self._text) if token.kind == "period"]

    @cached_property
    def _places(self) -> list[Mention]:
        return mentions(self._text)

    def scopes(self, start: int) -> list[tuple[str, Place]]:
        """The clause, sentence and paragraph of a place, nearest first."""
        at = self._flat(start)
        segments = self._segments
        spans = (
            ("own", segments.clause(at)), ("sentence", segments.sentence(at)), ("paragraph", segments.line(at)),
        )  # fmt: skip
        return [(name, self._text.printed(*span)) for name, span in spans if span[0] < span[1]]

    def around(
        self,
        figure: Place,
        scopes: Iterable[tuple[str, Place]],
        attributes: Iterable[str],
        year: int | None = None,
    ) -> list[Cue]:
        """Cues of the scopes but for those inside the figure, each once with the nearest scope, nearest to the figure first.

        `year` is that of a period that names none ("6 tháng đầu năm").
        """
        found: dict[tuple[str, int], Cue] = {}
        for where, (start, end) in scopes:
            flat = self._flat(start), self._flat(end)
            for attribute in attributes:
                for value, span in self._within(attribute, flat, year):
                    printed = self._text.printed(*span)
                    if printed[1] <= figure[0] or figure[1] <= printed[0]:
                        words = " ".join(self._text.raw[slice(*printed)].split())
                        found.setdefault(
                            (attribute, printed[0]), Cue(attribute, value, words, *printed, where)
                        )
        return sorted(found.values(), key=lambda cue: max(figure[0] - cue.end, cue.start - figure[1]))

    def words_of(self, groups: Iterable[str], scope: Place) -> list[tuple[str, str]]:
        """Words of a scope that belong to groups of cues, each with what it says, in their order."""
        flat = self._flat(scope[0]), self._flat(scope[1])
        found = [cue for group in groups for cue in self._cues[group].within(*flat)]
        spans = ((self._text.printed(cue.start, cue.end), cue.value) for cue in found)
        return [(" ".join(self._text.raw[slice(*span)].split()), value) for span, value in spans]

    def _within(self, attribute: str, span: Place, year: int | None) -> Iterable[tuple[Any, Place]]:
        if attribute in MEANINGS:
            for cue in self._cues[attribute].within(*span):
                if cue.value in MEANINGS[attribute]:
                    yield cue.value, (cue.start, cue.end)
        elif attribute == "period":
            for token in self._periods:
                days = token.span.days(year) if token.span and span[0] <= token.start < span[1] else None
                if days:
                    yield days, (token.start, token.end)
        else:
            for mention in self._places:
                if span[0] <= mention.start < span[1]:
                    yield mention.geo_codes[0], (mention.start, mention.end)

    def _flat(self, place: int) -> int:
        """The place of `flat` that a place of `raw` stands at."""
        size = len(self._text.flat)
        return bisect_left(range(size), place, key=lambda at: self._text.printed(at, at + 1)[0])
