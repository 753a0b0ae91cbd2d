"""The sheet that the gate judges: one row a table, column, rollup cell or kind of thing that may be lost.

DuckDB counts, read-only, on the built file and on the last release; what must hold of the numbers is told in
rules.py. Every question is made anew from khuyencong.model: nothing is taken over from who built the file.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from khuyencong.model import TABLES, VIEWS, Column, Table, codes
from quality.limits import IN_ORDER, SPAN

# The queries below are made of the model's own names only: nothing of a report enters them.
# ruff: noqa: S608

SHOWN = 3
"""Offenders that a row of the sheet names; the rest are counted."""

AREAS = ("VN", *codes.KC_REGIONS)
"""Areas above the provinces."""

Row = dict[str, Any]
"""`table`, `place` (words for people), `such_as` (keys of the first offenders), and columns of the suite."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows, whether the last release was read by the same code, and which it was (None: there is none)."""

    rows: list[Row]
    same_code: bool
    last: str | None


@dataclass(frozen=True, slots=True)
class _Offence:
    """What no row of a table may be: the column of the sheet that counts it, where, and in SQL."""

    counted: str
    place: str
    condition: str


def sheet(built: Path, last: Path | None) -> Sheet:
    """Ask everything of the file `built`, and of the release `last` what it must not have lost.

    Raises:
        duckdb.Error: `built` is no file of this model.
    """
    with duckdb.connect() as connection:
        _attach(connection, built, "built")
        connection.execute("USE built")
        rows = [row for table in (*TABLES.values(), *VIEWS.values()) for row in _of_table(connection, table)]
        rows += [
            row
            for table in TABLES.values()
            if "fact_ids" in table.names
            for row in _of_cells(connection, table)
        ]
        same_code, name = True, None
        if last is not None:
            try:
                _attach(connection, last, "last")
                same_code, name = _same_code(connection), last.stem
                rows += _against_last(connection)
            except duckdb.Error as problem:
                rows.append(_row("releases", last.name, str(problem).splitlines()[0], unreadable_last=1))
        connection.execute("USE memory")
    return Sheet(rows, same_code, name)


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    place = str(path).replace("'", "''")  # ATTACH takes no parameter
    connection.execute(f"ATTACH '{place}' AS {name} (READ_ONLY)")


def _row(table: str, place: str, such_as: str | None = None, **measured: object) -> Row:
    return {"table": table, "place": place, "such_as": such_as} | measured


def _of_table(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Row]:
    """One query counts; only where it finds offenders another shows them."""
    judged = [] if table.name in VIEWS else table.columns  # the columns of a view are its tables'
    offences, coded = [*_offences(table, judged)], [column for column in judged if column.codes]
    limited = [column for column in judged if column.minimum is not None or column.maximum is not None]
    key = ", ".join(table.key)
    wanted = ["count(*)", f"count(DISTINCT row({key}))"]
    wanted += [f"count(*) FILTER ({each.condition})" for each in offences]
    wanted += [
        f"map_keys(histogram({column.name}))" for column in coded
    ]  # DISTINCT would cost a pass a column
    wanted += [f"[min({_number(column)}), max({_number(column)})]" for column in limited]
    rows, keys, *found = connection.execute(
        f"SELECT {', '.join(wanted)} FROM {table.name} AS here"
    ).fetchall()[0]
    repeated = f"SELECT {key} FROM {table.name} GROUP BY {key} HAVING count(*) > 1"
    yield _row(
        table.name,
        table.name,
        _such_as(connection, repeated) if keys < rows else None,
        repeated_keys=rows - keys,
    )
    for offence in offences:
        count = found.pop(0)
        shown = _such_as(connection, _where(table, offence.condition)) if count else None
        yield _row(table.name, offence.place, shown, **{offence.counted: count})
    for column in coded:
        yield from _of_codes(connection, table, column, found.pop(0) or [])
    for column in limited:
        yield _of_limits(connection, table, column, found.pop(0))


def _of_codes(
    connection: duckdb.DuckDBPyConnection, table: Table, column: Column, values: Iterable[str | None]
) -> Iterator[Row]:
    """One row a code that stands in the column."""
    place, known = f"{table.name}.{column.name}", column.codes or {}
    for value in sorted(value for value in values if value is not None):
        spelt = value.replace("'", "''")
        shown = None if value in known else _such_as(connection, _where(table, f"{column.name} = '{spelt}'"))
        yield _row(table.name, place, shown, code=f"{place}={value}")


def _of_limits(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    column: Column,
    found: tuple[float | None, float | None],
) -> Row:
    """The least and the greatest value of a column that has limits."""
    name, number = column.name, _number(column)
    beyond = [f"{number} < {column.minimum}"] if column.minimum is not None else []
    beyond += [f"{number} > {column.maximum}"] if column.maximum is not None else []
    least, greatest = found
    limits = {"minimum": column.minimum, "maximum": column.maximum}
    below = least is not None and column.minimum is not None and least < column.minimum
    above = greatest is not None and column.maximum is not None and greatest > column.maximum
    shown = _such_as(connection, _where(table, " OR ".join(beyond))) if below or above else None
    return _row(table.name, f"{table.name}.{name}", shown, least=least, greatest=greatest, **limits)


def _number(column: Column) -> str:
    """A column as a number that pandas takes for one: what is none counts as infinite, not as missing."""
    asked = f"CAST({column.name} AS DOUBLE)"
    return f"CASE WHEN isnan({asked}) THEN 'infinity' ELSE {asked} END" if column.type == "double" else asked


def _offences(table: Table, judged: Collection[Column]) -> Iterator[_Offence]:
    """What no row of `table` may be. Pairs of columns in order are asked of views too, under their names."""
    name, here = table.name, set(table.names)
    for column in judged:
        if not column.nullable:
            yield _Offence("nulls", f"{name}.{column.name}", f"{column.name} IS NULL")
    for first, second in IN_ORDER:
        if {first, second} <= here:
            yield _Offence("out_of_order", f"{name}: {first} ≤ {second}", f"{first} > {second}")
    if not judged:
        return
    if here.issuperset(SPAN):
        yield _Offence("out_of_order", f"{name}: {SPAN[0]} < {SPAN[1]}", f"{SPAN[0]} >= {SPAN[1]}")
    for reference in table.references:
        yield _orphan(name, reference.columns, reference.table, reference.key)
    if "geo_code" in here and name not in {"provinces", "regions"}:
        known = f"SELECT geo_code FROM provinces UNION ALL SELECT unnest({list(AREAS)})"
        yield _Offence("orphans", f"{name}.geo_code → provinces", f"geo_code NOT IN ({known})")
    if {"quote", "document_id", *SPAN} <= here:
        text = "(SELECT text FROM documents AS whole WHERE whole.document_id = here.document_id)"
        at_its_place = f"substring({text}, quote_start + 1, quote_end - quote_start)"
        yield _Offence("ungrounded_quotes", f"{name}.quote", f"{at_its_place} IS DISTINCT FROM quote")


def _orphan(table: str, columns: tuple[str, ...], other: str, key: tuple[str, ...]) -> _Offence:
    """A reference that leads nowhere; one that is null leads nowhere by right."""
    ours, theirs = ", ".join(columns), ", ".join(key)
    # unlike NOT EXISTS this needs no correlated subquery, which takes DuckDB longer to plan than small tables to read
    absent = f"({ours}) NOT IN (SELECT {theirs} FROM {other} WHERE ({theirs}) IS NOT NULL)"
    return _Offence("orphans", f"{table}.{ours} → {other}", f"({ours}) IS NOT NULL AND {absent}")


def _where(table: Table, condition: str) -> str:
    return f"SELECT {', '.join(table.key)} FROM {table.name} AS here WHERE {condition}"


def _such_as(connection: duckdb.DuckDBPyConnection, query: str) -> str | None:
    """The keys of the first offenders that `query` returns; None where it returns none."""
    rows = connection.execute(f"{query} ORDER BY ALL LIMIT {SHOWN}").fetchall()
    return "; ".join(" ".join(map(str, row)) for row in rows) or None


CELLS = """
WITH cells AS (SELECT rowid AS cell, *, {start} AS first_day, {end} AS last_day FROM {table}),
used AS (SELECT cell, unnest(fact_ids) AS fact_id FROM cells),
facts_used AS (
    SELECT used.cell, facts.* FROM used LEFT JOIN facts USING (fact_id)
)
SELECT concat_ws(' ', {key}) AS place,
       coalesce(any_value(provinces_total), 0) AS provinces_total,
       coalesce(any_value(provinces_reporting), 0) AS provinces_reporting,
       coalesce(any_value(facts_available), 0) AS facts_available,
       count(f.cell) AS facts_used,
       count(f.cell) - count(f.fact_id) + CAST(count(f.cell) = 0 AS INTEGER) AS unknown_facts,
       count(*) FILTER (f.fact_id IS NOT NULL AND (
           (f.indicator, f.unit, f.funding, f.activity, f.stage, f.period_start, f.period_end)
           IS DISTINCT FROM
           (cells.indicator, cells.unit, cells.funding, cells.activity, cells.stage, first_day, last_day)
           OR f.place IS NOT NULL
       )) AS unlike_facts,
       CAST(any_value(cells.value) - sum(f.value) AS DOUBLE) AS value_off,
       CAST(greatest(
           abs(any_value(cells.value_low_bound) - sum(f.value_low_bound)),
           abs(any_value(cells.value_high_bound) - sum(f.value_high_bound))
       ) AS DOUBLE) AS bounds_off,
       count(f.geo_code) - count(DISTINCT f.geo_code) AS repeated_areas,
       any_value(f.fact_id) AS such_as
FROM cells LEFT JOIN facts_used AS f USING (cell)
GROUP BY cells.cell, {key}
ORDER BY cells.cell
"""


def _of_cells(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Row]:
    """One row a cell of a rollup, held against the facts that it names."""
    yearly = "year" in table.names
    query = CELLS.format(
        table=table.name,
        key=", ".join(f"cells.{each}" for each in table.key),
        start="make_date(year, 1, 1)" if yearly else "period_start",
        end="make_date(year, 12, 31)" if yearly else "period_end",
    )
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    for values in cursor.fetchall():
        measured = dict(zip(names, values, strict=True))
        yield measured | {"table": table.name, "place": f"{table.name} {measured['place']}"}


GROWING = ("documents", "findings", "finding_history", "releases")
"""Tables that no run makes shorter, whatever code reads the reports."""

READ = ("figures",)
"""Tables that only other code may make shorter."""

CHANGEABLE = {"source", "received_at", "superseded_by"}
"""Columns of `documents` that change without the report being read again."""


def _same_code(connection: duckdb.DuckDBPyConnection) -> bool:
    """Both releases were read by the same code."""
    newest = "(SELECT max_by(code_version, version) FROM {}.releases)"
    query = f"SELECT {newest.format('built')} IS NOT DISTINCT FROM {newest.format('last')}"
    return bool(connection.execute(query).fetchall()[0][0])


def _against_last(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """Row counts, and what the last release had that this one has not."""
    before = _columns(connection, "last")
    for name in (*GROWING, *READ):
        if name in before:
            counts = ", ".join(f"(SELECT count(*) FROM {each}.{name})" for each in ("built", "last"))
            now, last = connection.execute(f"SELECT {counts}").fetchall()[0]
            of = "rows" if name in GROWING else "rows_read"
            yield _row(name, name, **{f"{of}_now": now, f"{of}_last": last})
    compared = sorted(before["documents"] & set(TABLES["documents"].names) - CHANGEABLE)
    same = " AND ".join(f"now.{name} IS NOT DISTINCT FROM before.{name}" for name in compared)
    unchanged = (
        "document_id IN (SELECT before.document_id FROM last.documents AS before"
        f" JOIN built.documents AS now USING (document_id) WHERE now.superseded_by IS NULL AND {same})"
    )
    rejected = (
        "fact_id NOT IN (SELECT fact_id FROM built.review WHERE state = 'decided' AND decision = 'reject')"
    )
    asked = {
        "documents": ("document_id", "true"),
        "findings": ("finding_id", "true"),
        "figures": ("figure_id", unchanged),
        "facts": ("fact_id", f"{unchanged} AND {rejected}"),
    }
    for name, (key, condition) in asked.items():
        lost = f"SELECT {key} FROM last.{name} WHERE {condition} AND {key} NOT IN (SELECT {key} FROM built.{name})"
        count = connection.execute(f"SELECT count(*) FROM ({lost})").fetchall()[0][0]
        shown = _such_as(connection, lost) if count else None
        yield _row(name, name, shown, **{f"lost_{name}": count})
    yield _row("releases", "releases", unreadable_last=0)


def _columns(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, set[str]]:
    """The tables and views of an attached file with their columns: an older release may have fewer."""
    found: dict[str, set[str]] = {}
    query = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = ?"
    for table, column in connection.execute(query, [database]).fetchall():
        found.setdefault(table, set()).add(column)
    return found
