"""How a published fact came to be, told anew from its report's text: anchor, scopes walked, cues taken and passed over.

A warehouse keeps a fact's rules, not the way to them: the text is read again by today's code, and where that reads otherwise it
is said. Nothing published is changed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from khuyencong.extraction import extract
from khuyencong.extraction.confidence import OPEN, WEIGHTS, grounds, read_table
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.setting.context import context_of
from khuyencong.extraction.setting.neighbourhood import list_head
from khuyencong.extraction.setting.report import Report
from khuyencong.model.tables import REVIEW_FIELDS
from khuyencong.reading import Document
from khuyencong.reading.document import Origin
from khuyencong.review.reasons import ATTRIBUTES, WHERE, Reason, reasons_in_words
from khuyencong.review.surroundings import Cue, Surroundings, told, value_of
from khuyencong.review.words import changes

Row = Mapping[str, Any]
_RANK: Final = {where: rank for rank, where in enumerate(WHERE)}
_WORDLESS: Final = frozenset({"before", "report", "published"})
"""Scopes of rules that take no word of their own near the figure."""
_ANCHORS: Final = {"money": "money", "percent": "percent", "count": "people"}
"""Group of cues that may tell the indicator, by the family of the rule that did."""


class Step(NamedTuple):
    """How one attribute was settled: by which rule, the scopes walked up to it, and the cues that stand there."""

    attribute: str
    value: tuple[str, str]
    rule: Reason
    walked: list[str]
    taken: Cue | None
    agreeing: list[Cue]
    passed_over: list[Cue]


class Retelling(NamedTuple):
    """What is told anew of a fact; `reread` None where the text is read as it was, else what differs."""

    anchor: list[str]
    steps: list[Step]
    belief: list[dict[str, Any]]
    reread: list[str] | None


def retell(fact: Row, report: Row) -> Retelling:
    """A row of `facts` (as it was read, before any decision) explained by its row of `documents`."""
    document = _document(report)
    surroundings = Surroundings(document.text)
    figure = (fact["quote_start"], fact["quote_end"])
    scopes = [*surroundings.scopes(figure[0]), *_scopes_afar(document, figure[0])]
    year = fact["period_start"].year if fact["period_start"] else None
    cues = surroundings.around(figure, scopes, ATTRIBUTES, year)
    steps = [_step(fact, name, cues) for name in ATTRIBUTES]
    return Retelling(
        _anchor(fact, surroundings.words_of(_groups(fact), scopes[0][1])),
        [step for step in steps if step is not None],
        beliefs(fact),
        _differences(fact, document),
    )


def beliefs(fact: Row) -> list[dict[str, Any]]:
    """Each ground of the belief with its words, its weight in log-odds and the known facts that it rests on, the worst first."""
    rests_on = grounds(_read_by(fact["rules"]), placed=fact["geo_code"] is not None)
    measured = read_table()["grounds"]
    found = [
        each._asdict() | {"weight": WEIGHTS[each.code], "right": None, "facts": None} | measured.get(each.code, {})
        for each in reasons_in_words(rests_on)
    ]  # fmt: skip
    return sorted(found, key=lambda ground: ground["weight"])


def _read_by(rules: Sequence[str]) -> list[str]:
    """The rules of the reading; what decisions and corrections changed later is left out."""
    return [rule for rule in rules if not rule.startswith(("decision.", "correction:"))]


def _document(report: Row) -> Document:
    """A row of `documents` as reading gave it; the province that its origin may have stated is the one it was found to be of."""
    day = report["published_on"]
    published = (day, day) if day else None
    return Document(
        report["source"], report["sha256"], report["format"], report["text"], report["title"], published,
        Origin(report["url"], report["publisher"], published, report["geo_code"]), (), (),
    )  # fmt: skip


def _scopes_afar(document: Document, start: int) -> list[tuple[str, tuple[int, int]]]:
    """The line that opens the figure's list, the heading of its section, and the headline with the lead."""
    text = Text(document.text)
    tokens = tile(text)
    report = Report(text, tokens, context_of(document, text, tokens))
    place = next((token.start for token in tokens if text.printed(token.start, token.end)[0] == start), 0)
    spans = {
        "list_head": list_head(report, place),
        "section": report.section(place),
        "headline": (report.context.title[0], report.context.lead_end),
    }
    return [(where, text.printed(*span)) for where, span in spans.items() if span and span[0] < span[1]]


def _step(fact: Row, attribute: str, cues: Sequence[Cue]) -> Step | None:
    """None for the area where no rule says more of it than the report's own."""
    rules = [rule for rule in fact["rules"] if rule.partition(".")[0] == attribute]
    if not rules and attribute not in OPEN:
        return None
    value = value_of(fact, attribute)
    lent = (
        value is None and "repetition" in fact["rules"]
    )  # the body's null, over what the headline's rule had found
    rule = reasons_in_words(["repetition"] if lent else rules[-1:] or [f"{attribute}.none"])[0]
    reach = _RANK.get(rule.where or "report", len(_RANK))
    # a figure's own stretch may begin before its clause, so that the sentence is looked at in any case
    seen = max(reach, _RANK["sentence"])
    near = [cue for cue in cues if cue.attribute == attribute and _RANK[cue.where] <= seen]
    agreeing = [cue for cue in near if cue.value == value]
    taken = agreeing[0] if agreeing and rule.where not in _WORDLESS else None
    return Step(
        attribute,
        told(attribute, value),
        rule,
        [where for where, rank in _RANK.items() if rank <= reach],
        taken,
        [cue for cue in agreeing if cue is not taken],
        [cue for cue in near if cue.value != value],
    )


def _groups(fact: Row) -> list[str]:
    families = {rule.partition(".")[0] for rule in fact["rules"]}
    return [group for family, group in _ANCHORS.items() if family in families]


def _anchor(fact: Row, found: Sequence[tuple[str, str]]) -> list[str]:
    """The words that made the number this indicator: its own noun or unit, then words of the clause that name the indicator."""
    noun = re.sub(r"^[\d.,\s\-–/]+", "", fact["quote"]).strip()
    return list(
        dict.fromkeys(filter(None, [noun, *(words for words, value in found if value == fact["indicator"])]))
    )


def _differences(fact: Row, document: Document) -> list[str] | None:
    """What today's code reads otherwise, None where nothing."""
    read = next((row for row in extract(document).facts if row["fact_id"] == fact["fact_id"]), None)
    if read is None:
        return [f"{fact['quote']!r}: không còn được đọc là số liệu / is no longer read as a fact"]
    before = {name: fact[name] for name in REVIEW_FIELDS}
    return changes(before, {name: read[name] for name in REVIEW_FIELDS if read[name] != before[name]}) or None
