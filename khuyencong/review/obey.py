"""Obeying: facts and relations as officers decided them, and the table `review`. Nothing is written here.

A rejected fact leaves `facts`, its number stays in `figures`. A corrected one keeps its quote, gets the
officer's columns, and tells both values in its rules. An acceptance speaks of what was read then: it lapses
when the reading changes; a correction and a rejection hold as long as the words stand where they stood.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import FACTS, REVIEW, REVIEW_FIELDS
from khuyencong.review.decisions import Decision, Fields
from khuyencong.review.stated import restate
from khuyencong.review.words import changes, in_words, sentence_around
from khuyencong.statements import Malformed

BAR: Final = 0.7
"""Facts below it are for an officer to look at: three in ten of them or more are to be expected wrong in a report never seen.

Chosen by measurement (docs/adr/0011-confidence-is-calibrated.md): 18 of 100 facts lie below, and 34 of 100 that are wrong;
at 0.65 it is 11 and 21, at 0.75 already 29 and 47.
"""

Row = dict[str, Any]


class Decided(NamedTuple):
    """Tables of the model, as officers decided them; what no decision touches is the frame that was given."""

    facts: pl.DataFrame
    relations: pl.DataFrame
    relation_facts: pl.DataFrame
    review: pl.DataFrame


def decide(
    facts: pl.DataFrame,
    relations: pl.DataFrame,
    relation_facts: pl.DataFrame,
    documents: pl.DataFrame,
    decisions: Sequence[Decision],
) -> Decided:
    """The tables (by the model, as they were read) under `decisions`, of which no two are on one fact."""
    named = pl.Series([each.fact_id for each in decisions], dtype=pl.String).implode()
    shown = facts.filter((pl.col("confidence") < BAR) | pl.col("fact_id").is_in(named))
    read = {row["fact_id"]: row for row in shown.iter_rows(named=True)}
    concerned = pl.Series([*{row["document_id"] for row in read.values()}], dtype=pl.String)
    hashed = pl.Series([each.sha256 for each in decisions], dtype=pl.String).implode()
    wanted = documents.filter(
        pl.col("document_id").is_in(concerned.implode()) | pl.col("sha256").is_in(hashed)
    )
    reports = {row["document_id"]: row for row in wanted.iter_rows(named=True)}
    lapsed = {each.fact_id: _lapsed(each, read.get(each.fact_id), reports) for each in decisions}
    by_fact = {each.fact_id: each for each in decisions}
    obeyed = [each for each in decisions if lapsed[each.fact_id] is None]
    rows = [_open(row, reports[row["document_id"]]["text"]) for row in read.values()]
    rows = [row | _told(by_fact.get(row["fact_id"]), lapsed, row) for row in rows]
    rows += [
        _gone(each, reports) | _told(each, lapsed, each.read)
        for each in decisions
        if each.fact_id not in read
    ]
    review = pl.DataFrame(rows, schema=polars_schema(REVIEW)).sort("fact_id")
    if not obeyed:
        return Decided(facts, relations, relation_facts, review)
    kept = [_obeyed(read[each.fact_id], each) for each in obeyed if each.decision != "reject"]
    touched = pl.Series([each.fact_id for each in obeyed], dtype=pl.String).implode()
    decided = pl.concat(
        [facts.filter(~pl.col("fact_id").is_in(touched)), pl.DataFrame(kept, schema=polars_schema(FACTS))]
    ).sort("document_id", "quote_start", "fact_id")
    moved = {
        each.fact_id
        for each in obeyed
        if each.decision == "reject" or {"value", "value_high"} & each.correct.keys()
    }
    return Decided(decided, *restate(relations, relation_facts, facts, decided, moved), review)


def amended(fact: Mapping[str, Any], correct: Fields) -> Row:
    """The row of `facts` with the officer's columns; a value that is corrected is exact as it is written.

    Raises:
        Malformed: the columns do not fit together.
    """
    row = {**fact, **correct}
    if {"value", "value_high"} & correct.keys():
        high = row["value"] if row["value_high"] is None else row["value_high"]
        row |= {"value_low_bound": row["value"], "value_high_bound": high}
        if high < row["value"]:
            raise Malformed("value_high nhỏ hơn value / is below value")
    start, end = row["period_start"], row["period_end"]
    if (start is None) != (end is None) or (start and start > end):
        raise Malformed("period_start, period_end không khớp nhau / do not fit together")
    return row


def _obeyed(fact: Row, decision: Decision) -> Row:
    """The row of `facts` that an acceptance or a correction makes of what was read."""
    row = amended(fact, decision.correct)
    told = (
        f"decision.accept: {decision.by}"
        if decision.decision == "accept"
        else f"decision.correct: {', '.join(changes(fact, decision.correct))} ({decision.by})"
    )
    # the officer vouches for the row that was shown; columns that are read otherwise now keep their belief
    seen = not _changed(decision, fact)
    return row | {"confidence": 1.0 if seen else fact["confidence"], "rules": [*fact["rules"], told]}


def _changed(decision: Decision, fact: Row) -> Row:
    """Columns that are read otherwise now than when it was decided, and are not corrected: as read now."""
    return {
        name: fact[name]
        for name in REVIEW_FIELDS
        if fact[name] != decision.read[name] and name not in decision.correct
    }


def _lapsed(decision: Decision, fact: Row | None, reports: Mapping[str, Row]) -> str | None:
    """Why a decision no longer applies, or None if it does."""
    report = next((each for each in reports.values() if each["sha256"] == decision.sha256), None)
    if report is None:
        return "không có bản báo cáo này / this version of the report is not here"
    if report["superseded_by"] is not None:
        return f"{report['source']} đã có bản mới / has a newer version"
    start, end = decision.span
    there = f"{report['source']}, ký tự {start}-{end}"
    if report["text"][start:end] != decision.quote:
        return f"{there}: không còn là / no longer reads {decision.quote!r}"
    if fact is None or (fact["quote_start"], fact["quote_end"]) != decision.span:
        return f"{there}: không còn được đọc là số liệu / is no longer read as a fact"
    if decision.decision == "accept" and (changed := _changed(decision, fact)):
        return f"nay được đọc khác / is read otherwise now: {', '.join(changes(decision.read, changed))}"
    try:
        amended(fact, decision.correct)
    except Malformed as problem:
        return f"không hợp với cách đọc nay / does not fit what is read now: {problem}"
    return None


def _open(fact: Row, text: str) -> Row:
    """The row of `review` for a fact, before any decision; other readings are looked for under the bar only."""
    vi, en = in_words(fact, fact["quote"])
    words = sentence_around(text, fact["quote_start"], fact["quote_end"]).text
    others = None
    if fact["confidence"] < BAR:
        from khuyencong.review.alternatives import alternatives  # noqa: PLC0415 - 0.3 s that other rows save

        others = alternatives(fact, text) or None
    return {name: fact.get(name) for name in REVIEW.names} | {
        "sentence": words, "reading_vi": vi, "reading_en": en, "alternatives": others, "state": "open",
    }  # fmt: skip


def _gone(decision: Decision, reports: Mapping[str, Row]) -> Row:
    """The row of `review` for a decision whose fact is no longer read: as it was when it was decided."""
    vi, en = in_words(decision.read, decision.quote)
    report = reports.get(decision.sha256[:12])
    start, end = decision.span
    stands = report is not None and report["text"][start:end] == decision.quote
    place = {"quote": decision.quote, "quote_start": start, "quote_end": end} if stands else {}
    return {
        **dict.fromkeys(REVIEW.names), **decision.read,
        "fact_id": decision.fact_id, "document_id": report and report["document_id"],
        "sentence": decision.sentence, "reading_vi": vi, "reading_en": en, "rules": None,
        **place,
    }  # fmt: skip


def _told(decision: Decision | None, lapsed: Mapping[str, str | None], read: Fields) -> Row:
    """The columns of `review` that tell a decision on what was `read`."""
    if decision is None:
        return {}
    why = lapsed[decision.fact_id]
    return {
        "state": "lapsed" if why else "decided", "decision": decision.decision,
        "corrections": changes(read, decision.correct) or None, "decided_by": decision.by,
        "decided_why": decision.why, "decided_at": decision.at, "lapsed_why": why,
    }  # fmt: skip
