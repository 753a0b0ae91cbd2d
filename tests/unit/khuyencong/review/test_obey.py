"""What decisions make of facts, and the table that tells: rows written out, no report is read."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS, empty, polars_schema
from khuyencong.model.tables import REVIEW_FIELDS
from khuyencong.review import BAR, Decided, Decision, decide
from quality.schemas import split

TEXT = "Năm 2021 có 75 đề án. Hết."
ID = "3f2a9c0b11de"
SHA256 = ID + "0" * 52
FACT: dict[str, Any] = {
    "fact_id": f"{ID}-12", "figure_id": f"{ID}-12", "document_id": ID, "quote": "75 đề án", "quote_start": 12,
    "quote_end": 20, "indicator": "projects", "value": Decimal(75), "value_low_bound": Decimal(75),
    "value_high_bound": Decimal(75), "unit": "count", "qualifier": "exact", "geo_code": "63-06",
    "period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31), "stage": "actual", "confidence": 0.9,
    "rules": ["count"],
}  # fmt: skip
ACCEPT = Decision(
    "accept", f"{ID}-12", "An", "bản giấy", datetime.fromisoformat("2026-01-02"), {}, "Năm 2021 có 75 đề án.",
    {name: FACT.get(name) for name in REVIEW_FIELDS}, "75 đề án", (12, 20), SHA256,
)  # fmt: skip
CORRECT = replace(ACCEPT, decision="correct", correct={"value": Decimal(73)})
REJECT = replace(ACCEPT, decision="reject")


def decided(*decisions: Decision, text: str = TEXT, superseded: str | None = None, **fact: Any) -> Decided:
    facts = pl.DataFrame([FACT | fact], schema=polars_schema(VIEWS["facts"]))
    report = {
        "document_id": ID, "sha256": SHA256, "source": "a.txt", "text": text, "superseded_by": superseded,
    }  # fmt: skip
    documents = pl.DataFrame([report], schema=polars_schema(TABLES["documents"]))
    none = (empty(TABLES[name]) for name in ("relations", "relation_facts"))
    return decide(facts, *none, documents, decisions)


def test_a_fact_is_listed_below_the_bar_only_or_when_it_was_decided_on() -> None:
    assert decided().review.is_empty()
    assert decided(confidence=BAR).review.is_empty()
    listed = decided(confidence=BAR - 0.01).review.row(0, named=True)
    assert (listed["state"], listed["sentence"]) == ("open", "Năm 2021 có 75 đề án.")
    assert decided(ACCEPT).review["state"].to_list() == ["decided"]


def test_without_a_decision_the_frames_are_those_that_were_read() -> None:
    facts = empty(VIEWS["facts"])
    others = [empty(TABLES[name]) for name in ("relations", "relation_facts", "documents")]
    assert decide(facts, *others, []).facts is facts


@pytest.mark.parametrize(
    ("decision", "fact", "state"),
    [
        (ACCEPT, {}, "decided"),
        (ACCEPT, {"funding": "local"}, "lapsed"),
        (CORRECT, {"funding": "local"}, "decided"),
        (REJECT, {"funding": "local"}, "decided"),
        (replace(CORRECT, correct={"value": Decimal(90)}), {"value_high": Decimal(80)}, "lapsed"),
        (ACCEPT, {"text": TEXT.replace("75", "76")}, "lapsed"),
        (REJECT, {"superseded": "000000000000"}, "lapsed"),
        (replace(REJECT, fact_id=f"{ID}-12b"), {}, "lapsed"),
        (replace(REJECT, sha256="0" * 64, fact_id="000000000000-12"), {}, "lapsed"),
    ],
)
def test_a_decision_is_obeyed_or_says_why_not(decision: Decision, fact: dict[str, Any], state: str) -> None:
    review = decided(decision, **fact).review
    row = review.row(0, named=True)
    assert (row["state"], row["decided_by"], row["lapsed_why"] is None) == (state, "An", state == "decided")
    sound, aside = split(TABLES["review"], review)
    assert (sound.height, aside["reasons"].to_list()) == (1, [])


def test_a_correction_is_believed_only_for_the_row_that_was_shown() -> None:
    assert decided(CORRECT).facts["confidence"].to_list() == [1.0]
    assert decided(CORRECT, funding="local").facts["confidence"].to_list() == [0.9]


def test_a_corrected_value_is_exact_and_keeps_its_quote() -> None:
    row = decided(CORRECT, qualifier="about", value_low_bound=Decimal(70)).facts.row(0, named=True)
    assert (row["value_low_bound"], row["value"], row["value_high_bound"]) == (73, 73, 73)
    assert (row["quote"], row["rules"]) == ("75 đề án", ["count", "decision.correct: value: 75 → 73 (An)"])
