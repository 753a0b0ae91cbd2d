"""Application: facts and relations with the right values, and the table `corrections`. Nothing is written here.

A corrected fact keeps its quote, gets the right value, exact as it is given, and shows both. What the report
prints stays in `documents` and `figures`. A correction lapses where the report no longer prints what it
expects, where that is no longer read so, or where it stands more than once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple
from unicodedata import normalize

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import CORRECTIONS, FACTS
from khuyencong.review.stated import restate
from khuyencong.review.words import changes, plain
from quality.corrections.files import Correction

Row = dict[str, Any]

_ORDER: Final = ("document_id", "quote_start", "fact_id")


class Corrected(NamedTuple):
    """Tables of the model, corrected; what no correction touches is the frame that was given."""

    facts: pl.DataFrame
    relations: pl.DataFrame
    relation_facts: pl.DataFrame
    corrections: pl.DataFrame


class _Found(NamedTuple):
    """What a correction is on: the report, the facts that its number states, or why it lapses."""

    report: Row | None
    facts: Sequence[Row] = ()
    why: str | None = None
    """In Vietnamese and English with " / " between, and none inside: lapses.py takes them apart."""


def correct(
    facts: pl.DataFrame,
    relations: pl.DataFrame,
    relation_facts: pl.DataFrame,
    documents: pl.DataFrame,
    corrections: Sequence[Correction],
    *,
    on: date,
) -> Corrected:
    """The tables (by the model, as decided) under `corrections`, of which no two have one id, on day `on`.

    Where facts are corrected already, by these corrections, nothing changes.
    """
    sources = {
        normalize("NFC", source): document_id
        for source, document_id in documents.filter(pl.col("superseded_by").is_null())
        .select("source", "document_id")
        .iter_rows()
    }
    found = _conflicts(
        {each: _found(each, *_report(sources.get(each.source), documents, facts), on) for each in corrections}
    )
    told = pl.DataFrame([_told(*each) for each in found.items()], schema=polars_schema(CORRECTIONS))
    made = [
        _corrected(fact, each)
        for each, there in found.items()
        if there.why is None
        for fact in there.facts
        if fact["correction_id"] != each.correction_id
    ]
    if not made:
        return Corrected(facts, relations, relation_facts, told)
    moved = {row["fact_id"] for row in made}
    others = facts.filter(~pl.col("fact_id").is_in(pl.Series([*moved], dtype=pl.String).implode()))
    corrected = pl.concat([others, pl.DataFrame(made, schema=polars_schema(FACTS))]).sort(_ORDER)
    return Corrected(corrected, *restate(relations, relation_facts, facts, corrected, moved), told)


def _report(
    document_id: str | None, documents: pl.DataFrame, facts: pl.DataFrame
) -> tuple[Row | None, list[Row]]:
    """A report, and its facts in the order of the text."""
    if document_id is None:
        return None, []
    report = documents.row(by_predicate=pl.col("document_id") == document_id, named=True)
    own = facts.filter(pl.col("document_id") == document_id).sort(_ORDER)
    return report, list(own.iter_rows(named=True))


def _found(correction: Correction, report: Row | None, facts: Sequence[Row], on: date) -> _Found:
    """The facts that the expected number states, or why the correction lapses."""
    if report is None:
        return _Found(None, why="không có báo cáo này / this report is not here")
    if correction.over(on):
        return _Found(report, why=f"đã qua until {correction.until} / until {correction.until} is over")
    places = correction.expect.places(report["text"])
    if not places:
        why = "báo cáo không còn in những chữ này / the report no longer prints these words"
        return _Found(report, why=why)
    if (times := len(places)) > 1:
        return _Found(report, why=f"những chữ này đứng ở {times} chỗ / these words stand in {times} places")
    start, end = places[0]
    there = [fact for fact in facts if fact["quote_start"] < end and start < fact["quote_end"]]
    return _stated(correction.expect.value, report, there)


def _stated(expected: Decimal, report: Row, there: Sequence[Row]) -> _Found:
    """Of the facts that stand where the quote does, those of the expected value."""
    if not there:
        return _Found(report, why="số này không còn được đọc là số liệu / it is no longer read as a fact")
    ours = [fact for fact in there if _printed(fact) == expected]
    if not ours:
        now, then = ", ".join(sorted({plain(_printed(fact)) for fact in there})), plain(expected)
        return _Found(report, why=f"nay đọc là {now}, không phải {then} / it is read as {now}, not {then}")
    if len({fact["figure_id"] for fact in ours}) > 1:
        return _Found(report, why="nhiều số cùng giá trị trong quote / several numbers of that value in it")
    if any(fact["value_high"] is not None for fact in ours):
        return _Found(report, why="là một khoảng, không phải một số / it is a range, not one number")
    return _Found(report, ours)


def _printed(fact: Row) -> Decimal:
    """What the report prints, corrected or not."""
    return fact["value"] if fact["printed_value"] is None else fact["printed_value"]


def _conflicts(found: Mapping[Correction, _Found]) -> dict[Correction, _Found]:
    """`found`, but where several corrections are on one fact, none of them is to be used."""
    claims = defaultdict(list)
    for correction, there in found.items():
        for fact in there.facts:
            claims[fact["fact_id"]].append(correction.correction_id)
    judged = dict(found)
    for correction, there in found.items():
        rivals = {name for fact in there.facts for name in claims[fact["fact_id"]]}
        if others := ", ".join(sorted(rivals - {correction.correction_id})):
            why = f"{others} cũng đính chính số này / {others} is on the same number"
            judged[correction] = _Found(there.report, why=why)
    return judged


def _corrected(fact: Row, correction: Correction) -> Row:
    """The row of `facts` with the right value, exact: the hedge was that of the printed one."""
    right = correction.value
    words = f"{changes(fact, {'value': right})[0]} ({correction.correction_id}, {correction.author})"
    return fact | {
        "value": right, "value_low_bound": right, "value_high_bound": right, "qualifier": "exact",
        "printed_value": fact["value"], "correction_id": correction.correction_id,
        "rules": [*fact["rules"], f"correction: {words}"],
    }  # fmt: skip


def _told(correction: Correction, there: _Found) -> Row:
    """The row of `corrections`; of several facts of one number, the first is named."""
    fact = there.facts[0] if there.facts else None
    reference = f" ({correction.reference})" if correction.reference else ""
    return {
        "correction_id": correction.correction_id, "source": correction.source,
        "document_id": there.report and there.report["document_id"], "fact_id": fact and fact["fact_id"],
        "quote": correction.expect.quote, "printed_value": correction.expect.value,
        "corrected_value": correction.value, "unit": fact and fact["unit"],
        "reason": correction.reason + reference, "author": correction.author, "added_on": correction.added,
        "state": "lapsed" if there.why else "applied", "lapsed_why": there.why,
    }  # fmt: skip
