"""Findings: severity, words, identity and life. The relations here are written out, not read from a text."""

from datetime import datetime
from decimal import Decimal

import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS, empty, polars_schema
from quality.findings import Findings, find
from quality.sentences import Member, sentence

MONDAY, TUESDAY, WEDNESDAY = (datetime.fromisoformat(f"2024-05-0{day}") for day in (6, 7, 8))
NONE = Findings(empty(TABLES["findings"]), empty(TABLES["finding_facts"]))
Roles = list[tuple[str, str, float, float, str]]
"""Role, quote, value, half a unit of the last printed digit, qualifier."""

SUM: Roles = [
    ("total", "73,5 tỷ đồng", 73.5e9, 0.05e9, "exact"),
    ("part", "48,4 tỷ đồng", 48.4e9, 0.05e9, "exact"),
    ("part", "26,9 tỷ đồng", 26.9e9, 0.05e9, "exact"),
]
SHARE: Roles = [
    ("part", "4.170 triệu đồng", 4170e6, 5e5, "exact"),
    ("whole", "7.690,50 triệu đồng", 7690.5e6, 5e3, "exact"),
    ("share", "64,3%", 64.3, 0.05, "exact"),
]
LIST: Roles = [("total", "8 đề án", 8, 0, "exact")]


def facts_of(roles: Roles, document_id: str = "d1") -> pl.DataFrame:
    rows = [
        {
            "fact_id": f"{document_id}-{place}", "figure_id": f"{document_id}-{place}",
            "document_id": document_id,
            "quote": quote, "quote_start": place * 100, "quote_end": place * 100 + 9,
            "value": Decimal(str(value)), "qualifier": qualifier, "indicator": "budget",
            "value_low_bound": Decimal(str(value - half)), "value_high_bound": Decimal(str(value + half)),
            "unit": "percent" if "%" in quote else "VND" if "đồng" in quote else "count",
            "geo_code": "63-06", "stage": "actual", "confidence": 0.9, "rules": ["written"],
        }
        for place, (_, quote, value, half, qualifier) in enumerate(roles)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=polars_schema(VIEWS["facts"]))


def stated(
    roles: Roles,
    kind: str = "sum",
    verdict: str = "fails",
    belief: float = 0.9,
    items: int | None = None,
    document_id: str = "d1",
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """relations, relation_facts, facts and documents of one relation."""
    facts = facts_of(roles, document_id)
    values = [(role, Decimal(str(value)), Decimal(str(half))) for role, _, value, half, _ in roles]
    parts = [(value, half) for role, value, half in values if role == "part"]
    total, slack = sum(value for value, _ in parts), sum(half for _, half in parts)
    relation = {
        "relation_id": f"{document_id}-{kind}", "document_id": document_id, "kind": kind, "verdict": verdict,
        "expected_low": total - slack if kind == "sum" else None,
        "expected_high": total + slack if kind == "sum" else None,
        "found": values[0][1], "unit": facts["unit"][0], "items": items, "belief": belief,
        "quote_start": 0, "quote_end": 9,
    }  # fmt: skip
    links = [
        {"relation_id": relation["relation_id"], "fact_id": fact_id, "role": role[0]}
        for fact_id, role in zip(facts["fact_id"], roles, strict=True)
    ]
    document = {"document_id": document_id, "source": "a.txt"}
    return (
        pl.DataFrame([relation], schema=polars_schema(TABLES["relations"])),
        pl.DataFrame(links, schema=polars_schema(TABLES["relation_facts"])),
        facts,
        pl.DataFrame([document], schema=polars_schema(TABLES["documents"])),
    )


@pytest.mark.parametrize(
    ("roles", "kind", "items", "vi", "en"),
    [
        (
            SUM, "sum", None,
            "Tổng 73,5 tỷ đồng không khớp các phần 48,4 + 26,9 = 75,3 tỷ đồng (lệch 1,8; dung sai ±0,15).",
            ("The total 73.5 billion VND does not match the parts 48.4 + 26.9 = 75.3 billion VND "
             "(off by 1.8; tolerance ±0.15)."),
        ),
        (
            SHARE, "share", None,
            "Tỷ trọng 64,3% không khớp 4.170 / 7.690,5 triệu đồng = 54,22% (lệch 10,08).",
            "The share 64.3% does not match 4,170 / 7,690.5 million VND = 54.22% (off by 10.08).",
        ),
        (
            LIST, "count_list", 7,
            "Số nêu 8 không khớp 7 mục được liệt kê (lệch 1).",
            "The stated count 8 does not match the 7 items listed (off by 1).",
        ),
        (
            LIST, "repetition", None,
            "Các số liệu không khớp nhau: “8 đề án”.",
            "Figures disagree: “8 đề án”.",
        ),
    ],
)  # fmt: skip
def test_the_arithmetic_is_told_in_both_languages(
    roles: Roles, kind: str, items: int | None, vi: str, en: str
) -> None:
    relations, _, facts, _ = stated(roles, kind, items=items)
    members = [Member(role[0], fact) for role, fact in zip(roles, facts.iter_rows(named=True), strict=True)]
    assert sentence(relations.row(0, named=True), members) == (vi, en)


@pytest.mark.parametrize(
    ("belief", "qualifier", "severity"),
    [
        (0.8, "exact", "error"),
        (0.79, "exact", "warning"),
        (0.9, "over", "warning"),
        (0.9, "about", "warning"),
    ],
)
def test_a_hedge_or_a_weak_link_makes_it_a_warning(belief: float, qualifier: str, severity: str) -> None:
    roles = [(*SUM[0][:4], qualifier), *SUM[1:]]
    found = find(*stated(roles, belief=belief), known=NONE, now=MONDAY)
    assert found.findings["severity"].to_list() == [severity]


@pytest.mark.parametrize("verdict", ["holds", "cannot_tell"])
def test_only_what_fails_is_found(verdict: str) -> None:
    assert find(*stated(SUM, verdict=verdict), known=NONE, now=MONDAY).findings.is_empty()


def test_each_finding_carries_its_figures_and_bounds() -> None:
    found = find(*stated(SUM), known=NONE, now=MONDAY)
    row = found.findings.row(0, named=True)
    assert (row["check_name"], row["geo_code"], row["found"]) == ("sum", "63-06", Decimal(73500000000))
    assert (row["expected_low"], row["expected_high"]) == (Decimal(75200000000), Decimal(75400000000))
    assert found.finding_facts["role"].to_list() == ["part", "part", "total"]


def test_a_finding_outlives_a_new_version_of_its_report() -> None:
    first = find(*stated(SUM), known=NONE, now=MONDAY)
    second = find(*stated(SUM, document_id="d2"), known=first, now=TUESDAY)
    assert second.findings.select(
        "finding_id", "state", "document_id", "first_seen_at", "last_seen_at"
    ).rows() == [(first.findings["finding_id"].item(), "open", "d2", MONDAY, TUESDAY)]


def test_a_finding_is_resolved_kept_and_opened_again() -> None:
    first = find(*stated(SUM), known=NONE, now=MONDAY)
    mended = find(*stated(SUM, verdict="holds"), known=first, now=TUESDAY)
    assert mended.findings.select("state", "first_seen_at", "last_seen_at").rows() == [
        ("resolved", MONDAY, MONDAY)
    ]
    assert mended.finding_facts.equals(first.finding_facts)
    back = find(*stated(SUM), known=mended, now=WEDNESDAY)
    assert back.findings.select("state", "first_seen_at", "last_seen_at").rows() == [
        ("open", MONDAY, WEDNESDAY)
    ]


def test_an_acknowledged_finding_stays_so() -> None:
    first = find(*stated(SUM), known=NONE, now=MONDAY)
    seen = Findings(first.findings.with_columns(state=pl.lit("acknowledged")), first.finding_facts)
    assert find(*stated(SUM), known=seen, now=TUESDAY).findings["state"].item() == "acknowledged"


def test_the_same_mismatch_twice_in_a_report_is_two_findings() -> None:
    one = stated(SUM)
    again = (
        one[0].with_columns(relation_id=pl.lit("again"), quote_start=pl.lit(500, pl.Int32)),
        one[1].with_columns(relation_id=pl.lit("again")),
    )
    found = find(
        pl.concat([one[0], again[0]]), pl.concat([one[1], again[1]]), one[2], one[3], known=NONE, now=MONDAY
    )
    assert found.findings["finding_id"].n_unique() == 2
