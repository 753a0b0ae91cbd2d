"""Reports as the rules see them: a few facts each, with or without the sentence that they stand in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

from khuyencong.model import TABLES, VIEWS, polars_schema
from quality.rules import catalogue, offenders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quality.findings.alarm import Alarm

Fact = dict[str, Any]
NOW = date(2024, 6, 1)
SCALES = {"tỷ đồng": 10**9, "triệu đồng": 10**6, "đồng": 1}


def fact(quote: str, when: str = "2022", **other: Any) -> Fact:
    """What `quote` states: money in tỷ, triệu đồng, per cents, or a count, in Bắc Kạn, local funding, done.

    `when` is a year, two years "2021-2025", or two days "2022-01-01/2022-06-30".
    """
    printed, _, unit = quote.partition(" ")
    digits = printed.rstrip("%").replace(".", "").replace(",", ".")
    scale = SCALES.get(unit, 1)
    half = Decimal(scale) / 2 / 10 ** len(digits.partition(".")[2]) if unit in SCALES or "%" in quote else 0
    value = Decimal(digits) * scale
    start, end = span(when)
    money = unit in SCALES
    return {
        "quote": quote, "value": value, "value_low_bound": value - half, "value_high_bound": value + half,
        "unit": "VND" if money else "percent" if "%" in quote else "count", "qualifier": "exact",
        "indicator": "budget" if money else "share" if "%" in quote else "projects",
        "geo_code": "63-06", "period_start": start, "period_end": end, "funding": "local", "stage": "actual",
        "confidence": 0.9, "rules": [],
    } | other  # fmt: skip


def span(when: str) -> tuple[date, date]:
    """First and last day of a year, of years, or as given."""
    if "/" in when:
        first, last = when.split("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    years = when.split("-")
    return date(int(years[0]), 1, 1), date(int(years[-1]), 12, 31)


def report(
    *facts: Fact, on: str | None = None, text: str = "", geo: str = "63-06", superseded_by: str | None = None
) -> dict[str, Any]:
    """A report with its facts, those of a text where their quotes stand in it."""
    return {
        "facts": facts, "published_on": date.fromisoformat(on) if on else None, "text": text, "geo_code": geo,
        "superseded_by": superseded_by,
    }  # fmt: skip


def frames(*reports: Mapping[str, Any]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables facts and documents of reports named d1, d2 ..."""
    facts, documents = [], []
    for number, each in enumerate(reports, 1):
        name, at = f"d{number}", 0
        documents.append(
            {"document_id": name, "source": f"{name}.txt", **{k: v for k, v in each.items() if k != "facts"}}
        )
        for row in each["facts"]:
            at = each["text"].index(row["quote"], at) if each["text"] else at + 100
            fact_id = f"{name}-{at}"
            placed = {
                "document_id": name,
                "fact_id": fact_id,
                "figure_id": fact_id,
                "quote_start": at,
                "quote_end": at + len(row["quote"]),
            }
            facts.append(row | placed)
            at += each["text"] != ""
    return (
        pl.DataFrame(facts, schema=polars_schema(VIEWS["facts"])),
        pl.DataFrame(documents, schema=polars_schema(TABLES["documents"])),
    )


def alarms(rule_id: str, *reports: Mapping[str, Any]) -> list[Alarm]:
    """What one rule says of reports, whether it ships switched on or off."""
    rule = next(each for each in catalogue() if each.rule_id == rule_id)
    return offenders(*frames(*reports), NOW, [rule])
