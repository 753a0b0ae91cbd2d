"""Messages: an offender's columns in words, filled into its rule's template."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from khuyencong.geography import place
from khuyencong.language.formatting import amount, period
from khuyencong.model import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

Row = dict[str, Any]

LISTED = 8
"""Figures that a message lists before it says how many more there are."""

MEASURES = {"found": "found", "low": "expected_low", "high": "expected_high", "difference": "difference"}


MONTHS = re.compile(r"(\d+) tháng đầu năm (\d+)")


class Told:
    """Facts by their id, each with its report's path and day of publication."""

    def __init__(self, facts: pl.DataFrame, documents: pl.DataFrame) -> None:
        self._facts = facts
        self._documents = {
            row["document_id"]: row
            for row in documents.select("document_id", "source", "published_on").iter_rows(named=True)
        }
        self._places = {fact_id: at for at, fact_id in enumerate(facts["fact_id"])}

    def __getitem__(self, fact_id: str) -> Row:
        """The fact, with `source` and `published_on`."""
        fact = self._facts.row(self._places[fact_id], named=True)
        return fact | self._documents[fact["document_id"]]


def message(template: str, row: Row, told: Told, *, vietnamese: bool) -> str:
    """`template` with the columns of `row` in words of one language."""
    return template.format_map(dict(_words(row, told, vietnamese=vietnamese)))


def _words(row: Row, told: Told, *, vietnamese: bool) -> Iterator[tuple[str, str]]:
    """Each name that a template may use, with its words."""
    for name, value in row.items():
        yield name, _plain(name, value, vietnamese=vietnamese)
    for name, column in MEASURES.items():
        value = row.get(column)
        yield name, "" if value is None else _amount(value, row.get("unit"), vietnamese=vietnamese)
    facts = [(each["role"], told[each["fact_id"]]) for each in row.get("facts") or []]
    for name, role in (
        ("told", None), ("whole", "whole"), ("parts", "part"), ("before", "before"), ("after", "after"),
    ):  # fmt: skip
        figures = (_figure(fact, row, vietnamese=vietnamese) for each, fact in facts if role in {None, each})
        chosen = list(dict.fromkeys(figures))
        more = [f"+ {len(chosen) - LISTED}"] if len(chosen) > LISTED else []
        yield name, "; ".join([*chosen[:LISTED], *more])
    yield "place", place(row["geo_code"]).name if row.get("geo_code") else "?"
    yield "period", _period(row, vietnamese=vietnamese)
    if row.get("indicator"):
        cell = _cell(row, vietnamese=vietnamese)
        yield "Cell", cell[0].upper() + cell[1:]


def _cell(row: Row, *, vietnamese: bool) -> str:
    """What is counted, whose money, for what, planned or done, where, when."""

    def word(meanings: codes.Codes, name: str) -> str | None:
        return meanings[row[name]][vietnamese] if row[name] else None

    heads = (
        word(codes.INDICATORS, "indicator"),
        word(codes.FUNDING_SOURCES, "funding"),
        word(codes.STAGES, "stage"),
    )
    told = [each.split(",")[0].split(":")[0] for each in heads if each]
    told[1:1] = filter(None, [word(codes.ACTIVITIES, "activity")])
    area = [place(row["geo_code"]).name] if row["geo_code"] else []
    days = [_period(row, vietnamese=vietnamese)] if row["period_start"] else []
    return ", ".join([*told, *area, *days])


def _figure(fact: Row, row: Row, *, vietnamese: bool) -> str:
    """A fact's value and report, with its area and period where they are not those of the alarm."""
    value = _amount(fact["value"], fact["unit"], vietnamese=vietnamese, words=fact["quote"])
    hedge = codes.QUALIFIERS[fact["qualifier"]][vietnamese].split(",")[0]
    heads = [place(fact["geo_code"]).name] if fact["geo_code"] and fact["geo_code"] != row["geo_code"] else []
    if (fact["period_start"], fact["period_end"]) != (row["period_start"], row["period_end"]):
        heads.append(_period(fact, vietnamese=vietnamese))
    head = f"{' '.join(heads)}: " if heads else ""
    day = fact["published_on"]
    published = f", {_day(day, vietnamese=vietnamese)}" if day else ""
    said = value if fact["qualifier"] == "exact" else f"{hedge} {value}"
    return f"{head}{said} ({fact['source']}{published})"


def _plain(name: str, value: object, *, vietnamese: bool) -> str:
    """A column that is no measure: a day, a list, money where the name says so, a number, a word."""
    if isinstance(value, date):
        return _day(value, vietnamese=vietnamese)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, Decimal | float | int):
        exact = Decimal(str(value))
        return _amount(exact, "VND" if name.endswith("_vnd") else "count", vietnamese=vietnamese)
    return "" if value is None else str(value)


def _period(row: Row, *, vietnamese: bool) -> str:
    """The days that a row is about."""
    words = period(row.get("period_start"), row.get("period_end"))
    return words if vietnamese else MONTHS.sub(r"first \1 months of \2", words)


def _day(day: date, *, vietnamese: bool) -> str:
    return f"{day:%d/%m/%Y}" if vietnamese else f"{day:%Y-%m-%d}"


def _amount(value: Decimal, unit: str | None, *, vietnamese: bool, words: str = "") -> str:
    """A value with its unit."""
    return amount(round(value, 2), unit, words, vietnamese=vietnamese)
