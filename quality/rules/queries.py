"""Queries: every enabled rule's SQL over the tables as published, and its offenders as alarms.

A query is static text: values come from the tables that it names, `today` from a variable. Its columns are those
of Alarm, with `id` (readable, the same for the same cause), `facts` (fact_id and role), and what its message
names; `rule_id` where one query serves several rules, `kind` where a rule has several messages.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from khuyencong.geography import frames
from khuyencong.geography.reference import rows
from quality.findings.alarm import Alarm
from quality.rules.catalogue import FOLDER, Rule, catalogue, compared
from quality.rules.messages import Told, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import duckdb

Row = dict[str, Any]

INCLUDE = "-- include cells.sql\n"
"""The line of a query in whose place the cells stand, the first of its tables."""

MADE_ONCE = "cells AS (FROM cells_of_all)\n"
"""What stands there in a run, which makes them once for all queries."""

AS_TOLD = ("document_id", "geo_code", "period_start", "period_end", "unit", "suspect_fact_id")
"""Columns of an offender that an alarm takes as they are."""

SIZE, JUMP = "implausible_size", "yearly-jump"
"""The query whose offenders no other one compares, and the rule that only tells of what no other one does."""

MEASURES = ("found", "expected_low", "expected_high", "difference")


def offenders(
    facts: pl.DataFrame, documents: pl.DataFrame, now: date, rules: Sequence[Rule] | None = None
) -> list[Alarm]:
    """The alarms of every enabled rule that has a query, one a cause, in the order of the catalogue.

    A figure of implausible size is told once, not again where it makes sums and comparisons fail; a jump is told
    only of figures that nothing else is told of.

    Args:
        facts: the table `facts`.
        documents: the table `documents`.
        now: the day of the run; a year that is not over on it is not missing.
        rules: those to run, instead of the enabled ones.
    """
    running = {rule.rule_id: rule for rule in rules or catalogue() if rule.query and (rules or rule.enabled)}
    names = list(dict.fromkeys(rule.query for rule in running.values() if rule.query))
    told = Told(facts, documents)
    with _connection(facts, documents, now) as connection:
        found = list(_judged(connection, [name for name in names if name == SIZE], running, told))
        known = {fact_id for alarm in found for fact_id, _ in alarm.facts}
        if known:
            connection.register("facts", facts.filter(~pl.col("fact_id").is_in(known)).to_arrow())
        connection.execute(f"CREATE TABLE cells_of_all AS WITH {_text('cells')} FROM cells")
        found += _judged(connection, [name for name in names if name != SIZE], running, told)
    order = {rule_id: place for place, rule_id in enumerate(running)}
    return sorted(_unexplained(found), key=lambda alarm: (order[alarm.rule_id], alarm.cause))


def _judged(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], running: Mapping[str, Rule], told: Told
) -> Iterator[Alarm]:
    """The alarms of the queries `names`, each for the rule that its row names or the only one it serves."""
    for name in names:
        sole = next(rule_id for rule_id, rule in running.items() if rule.query == name)
        for row in _rows(connection, _text(name).replace(INCLUDE, MADE_ONCE)):
            if rule := running.get(row.get("rule_id", sole)):
                yield _alarm(rule, row, told)


def _unexplained(alarms: Sequence[Alarm]) -> Iterator[Alarm]:
    """All but the jumps of figures that another alarm is about."""
    elsewhere = {fact_id for alarm in alarms if alarm.rule_id != JUMP for fact_id, _ in alarm.facts}
    for alarm in alarms:
        if alarm.rule_id != JUMP or not elsewhere.intersection(fact_id for fact_id, _ in alarm.facts):
            yield alarm


def query(name: str) -> str:
    """The whole text of a query, with the cells that it begins from: to be pasted into `kc sql`."""
    return _text(name).replace(INCLUDE, _text("cells"))


@cache
def _text(name: str) -> str:
    """The file of a query."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def tables() -> dict[str, pl.DataFrame]:
    """What queries name beside facts and documents: provinces, ceilings, and the tables of tables.toml."""
    ceilings = pl.DataFrame(rows("support_ceilings")).with_columns(pl.all().replace("", None))
    days = pl.col("valid_from", "valid_to", "last_checked").str.to_date()
    return {
        "provinces": frames.provinces(),
        "support_ceilings": ceilings.with_columns(
            days, pl.col("max_vnd").cast(pl.Int64), pl.col("max_share_pct").cast(pl.Decimal(9, 3))
        ),
        **{name: pl.DataFrame(each, infer_schema_length=None) for name, each in compared().items()},
    }


def _connection(facts: pl.DataFrame, documents: pl.DataFrame, now: date) -> duckdb.DuckDBPyConnection:
    """A database in memory with everything that queries name."""
    import duckdb  # noqa: PLC0415 - 0.2 s

    connection = duckdb.connect()
    connection.execute("SET threads = 1")  # small tables: more of them only wait for each other
    for name, frame in {"facts": facts, "documents": documents, **tables()}.items():
        connection.register(name, frame.to_arrow())
    connection.execute("SET VARIABLE today = $1::DATE", [now])
    return connection


def _rows(connection: duckdb.DuckDBPyConnection, text: str) -> Iterable[Row]:
    """What a query returns, a dictionary a row."""
    cursor = connection.execute(text)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _alarm(rule: Rule, row: Row, told: Told) -> Alarm:
    """The alarm of one offender."""
    row |= {name: _decimal(row.get(name)) for name in MEASURES}
    columns: Row = {name: row.get(name) for name in (*AS_TOLD, *MEASURES)}
    kind = row.get("kind") if f"{row.get('kind')}_message_vi" in rule.messages else None
    return Alarm(
        rule_id=rule.rule_id,
        check_name=rule.check_name,
        severity=row.get("severity") or rule.severity,
        cause=(row["id"],),
        message_vi=message(rule.message(kind, "vi"), row, told, vietnamese=True),
        message_en=message(rule.message(kind, "en"), row, told, vietnamese=False),
        facts=tuple({each["fact_id"]: each["role"] for each in row.get("facts") or []}.items()),
        **columns,
    )


def _decimal(value: Decimal | float | None) -> Decimal | None:
    """A measure as the warehouse keeps it, to the millionth; DuckDB's quotients are doubles."""
    return None if value is None else round(Decimal(str(value)), 6)
