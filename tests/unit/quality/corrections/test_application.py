"""What corrections make of facts and relations: rows written out, no report is read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.model import TABLES, VIEWS, empty, polars_schema
from quality.corrections import Corrected, Correction, Expect, alarms, correct
from quality.schemas import split

ID = "3f2a9c0b11de"
TEXT = "Năm 2021 có 75 đề án, gồm 11 đề án quốc gia và 62 đề án địa phương. Năm 2022 có 75 đề án."
DAY = date(2026, 6, 1)
WRONG = Correction(
    correction_id="so-de-an", source="a.txt", value=Decimal(73), reason="11 + 62", author="An", added=DAY,
    expect=Expect(quote="75 đề án", value=Decimal(75), before="Năm 2021 có"),
)  # fmt: skip


def fact(quote: str, value: int, start: int = 0, letter: str = "", **columns: Any) -> dict[str, Any]:
    start = TEXT.index(quote, start)
    number = Decimal(value)
    return {
        "fact_id": f"{ID}-{start}{letter}", "figure_id": f"{ID}-{start}", "document_id": ID, "quote": quote,
        "quote_start": start, "quote_end": start + len(quote), "indicator": "projects", "value": number,
        "value_low_bound": number, "value_high_bound": number, "unit": "count", "qualifier": "exact",
        "stage": "actual", "confidence": 0.9, "rules": ["count"],
    } | columns  # fmt: skip


TOTAL, NATIONAL, LOCAL = fact("75 đề án", 75), fact("11 đề án", 11), fact("62 đề án", 62)
OTHER = fact("75 đề án", 75, start=40)
FACTS = pl.DataFrame([TOTAL, NATIONAL, LOCAL, OTHER], schema=polars_schema(VIEWS["facts"]))
RELATIONS = pl.DataFrame(
    [
        {
            "relation_id": "sum", "document_id": ID, "kind": "sum", "verdict": "fails", "belief": 0.9,
            "expected_low": Decimal(73), "expected_high": Decimal(73), "found": Decimal(75), "unit": "count",
            "quote_start": 0, "quote_end": 60,
        }
    ],
    schema=polars_schema(TABLES["relations"]),
)  # fmt: skip
MEMBERS = pl.DataFrame(
    [("sum", TOTAL["fact_id"], "total"), ("sum", NATIONAL["fact_id"], "part"), ("sum", LOCAL["fact_id"], "part")],
    schema=polars_schema(TABLES["relation_facts"]),
    orient="row",
)  # fmt: skip


def documents(text: str = TEXT, superseded: str | None = None) -> pl.DataFrame:
    row = {"document_id": ID, "source": "a.txt", "text": text, "superseded_by": superseded}
    return pl.DataFrame([row], schema=polars_schema(TABLES["documents"]))


def corrected(*corrections: Correction, facts: pl.DataFrame = FACTS, on: date = DAY, **of: Any) -> Corrected:
    return correct(facts, RELATIONS, MEMBERS, documents(**of), corrections, on=on)


def test_a_corrected_fact_shows_both_values_and_keeps_its_words() -> None:
    made = corrected(WRONG)
    row = made.facts.row(by_predicate=pl.col("fact_id") == TOTAL["fact_id"], named=True)
    assert (row["value"], row["value_low_bound"], row["value_high_bound"]) == (73, 73, 73)
    assert (row["printed_value"], row["correction_id"], row["quote"]) == (75, "so-de-an", "75 đề án")
    assert row["rules"] == ["count", "correction: value: 75 → 73 (so-de-an, An)"]
    assert row["confidence"] == 0.9
    others = made.facts.filter(pl.col("correction_id").is_null())
    assert others.rows() == FACTS.filter(pl.col("fact_id") != TOTAL["fact_id"]).rows()
    assert others["printed_value"].null_count() == 3


def test_relations_of_a_corrected_fact_are_judged_anew() -> None:
    made = corrected(WRONG)
    assert made.relations.select("verdict", "found").rows() == [("holds", Decimal(73))]
    assert made.relation_facts.equals(MEMBERS)


def test_the_hedge_and_the_rounding_of_the_printed_value_go_with_it() -> None:
    hedged = TOTAL | {"qualifier": "about", "value_low_bound": Decimal(70), "value_high_bound": Decimal(80)}
    made = corrected(WRONG, facts=pl.DataFrame([hedged], schema=FACTS.schema))
    row = made.facts.row(0, named=True)
    assert (row["qualifier"], row["value_low_bound"], row["value_high_bound"]) == ("exact", 73, 73)


def test_the_table_tells_what_was_corrected_why_and_by_whom() -> None:
    table = corrected(replace(WRONG, reference="bảng 2")).corrections
    assert table.row(0, named=True) == {
        "correction_id": "so-de-an", "source": "a.txt", "document_id": ID, "fact_id": TOTAL["fact_id"],
        "quote": "75 đề án", "printed_value": 75, "corrected_value": 73, "unit": "count",
        "reason": "11 + 62 (bảng 2)", "author": "An", "added_on": DAY, "state": "applied", "lapsed_why": None,
    }  # fmt: skip
    assert alarms(table) == []


def test_every_fact_of_that_value_that_the_number_states_is_corrected() -> None:
    twin, share = TOTAL | {"fact_id": f"{TOTAL['fact_id']}b"}, TOTAL | {"fact_id": f"{TOTAL['fact_id']}c"}
    share |= {"value": Decimal(1), "value_low_bound": Decimal(1), "value_high_bound": Decimal(1)}
    made = corrected(WRONG, facts=pl.DataFrame([TOTAL, twin, share], schema=FACTS.schema))
    assert made.facts["value"].to_list() == [73, 73, 1]
    assert made.corrections["fact_id"].to_list() == [TOTAL["fact_id"]]


def test_a_quote_wider_or_narrower_than_what_was_read_is_on_the_same_number() -> None:
    for quote in ("75", "75 đề án, gồm"):
        expect = replace(WRONG.expect, quote=quote)
        assert corrected(replace(WRONG, expect=expect)).corrections["state"].to_list() == ["applied"]


LAPSES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("no longer prints", {}, {"text": TEXT.replace("75", "73")}),
    ("not here", {"source": "b.txt"}, {}),
    ("not here", {}, {"superseded": "000000000000"}),
    ("stand in 2 places", {"expect": replace(WRONG.expect, before="có")}, {}),
    ("no longer read", {}, {"facts": FACTS.clear()}),
    ("read as 75, not 76", {"expect": replace(WRONG.expect, value=Decimal(76))}, {}),
    ("a range", {}, {"facts": pl.DataFrame([TOTAL | {"value_high": Decimal(80)}], schema=FACTS.schema)}),
    ("until 2026-05-31 is over", {"until": date(2026, 5, 31)}, {}),
    (
        "several numbers",
        {"expect": Expect(quote=TEXT[12:].rstrip("."), value=Decimal(75), before="Năm 2021 có")},
        {},
    ),
]


@pytest.mark.parametrize(("words", "columns", "of"), LAPSES)
def test_what_no_longer_stands_lapses_aloud_and_changes_nothing(
    words: str, columns: dict[str, Any], of: dict[str, Any]
) -> None:
    made = corrected(replace(WRONG, **columns), **of)
    assert made.facts is of.get("facts", FACTS)
    assert (made.relations, made.relation_facts) == (RELATIONS, MEMBERS)
    row = made.corrections.row(0, named=True)
    assert (row["state"], row["printed_value"] is None, row["corrected_value"]) == ("lapsed", False, 73)
    assert words in row["lapsed_why"]
    (alarm,) = alarms(made.corrections)
    assert (alarm.rule_id, alarm.check_name, alarm.severity) == ("correction-lapsed", "correction", "warning")
    assert alarm.message_vi.startswith("Đính chính so-de-an không còn khớp với nguồn (")
    assert words in alarm.message_en
    assert words not in alarm.message_vi
    assert " / " not in alarm.message_vi + alarm.message_en
    assert alarm.finding_id() == alarms(corrected(WRONG, text="").corrections)[0].finding_id()


def test_the_last_day_is_a_day_on_which_it_holds() -> None:
    assert corrected(replace(WRONG, until=DAY)).corrections["state"].to_list() == ["applied"]


def test_of_two_corrections_of_one_fact_neither_is_used() -> None:
    rival = replace(WRONG, correction_id="b", value=Decimal(74))
    made = corrected(WRONG, rival)
    assert made.facts is FACTS
    assert [why.partition(" ")[0] for why in made.corrections["lapsed_why"]] == ["b", "so-de-an"]


def test_what_officers_made_of_the_reading_is_what_is_corrected() -> None:
    misread = FACTS.with_columns(value=pl.lit(57).cast(FACTS.schema["value"]))
    assert "read as 57" in corrected(WRONG, facts=misread).corrections["lapsed_why"][0]


def test_every_table_that_is_made_keeps_its_schema() -> None:
    made = corrected(WRONG, replace(WRONG, correction_id="b", source="b.txt"))
    for name in ("corrections", "relations", "relation_facts"):
        assert split(TABLES[name], getattr(made, name))[1].is_empty()
    assert split(VIEWS["facts"], made.facts)[1].is_empty()


def test_without_corrections_the_frames_are_those_given() -> None:
    made = corrected()
    assert (made.facts, made.relations, made.relation_facts) == (FACTS, RELATIONS, MEMBERS)
    assert made.corrections.equals(empty(TABLES["corrections"]))


PLACES = [
    Expect(quote="75 đề án", value=Decimal(75), before="Năm 2021 có"),
    Expect(quote="11 đề án", value=Decimal(11), before="gồm"),
    Expect(quote="62 đề án", value=Decimal(62), after="địa phương"),
    Expect(quote="75 đề án", value=Decimal(75), before="Năm 2022 có"),
    Expect(quote="76 đề án", value=Decimal(76), before="Năm 2022 có"),
]


@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.decimals(0, 10**9, places=2)), max_size=6),
)
def test_applying_twice_is_applying_once(chosen: list[tuple[Expect, Decimal]]) -> None:
    said = [
        replace(WRONG, correction_id=f"c{n}", expect=expect, value=value)
        for n, (expect, value) in enumerate(chosen)
        if value != expect.value
    ]
    texts = documents()
    once = correct(FACTS, RELATIONS, MEMBERS, texts, said, on=DAY)
    twice = correct(once.facts, once.relations, once.relation_facts, texts, said, on=DAY)
    assert all(first.equals(second) for first, second in zip(once, twice, strict=True))
    assert texts.equals(documents())
    fixed = ["fact_id", "quote", "quote_start", "quote_end", "document_id", "figure_id"]
    assert once.facts.select(fixed).equals(FACTS.select(fixed))
    printed = once.facts.select(pl.coalesce("printed_value", "value")).to_series()
    assert printed.to_list() == FACTS["value"].to_list()
