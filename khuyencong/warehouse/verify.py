"""Verify: what must be true of a built file before anyone reads it.

Each check is a query that returns only offenders. All checks run; then one error names every failure. Rows
are judged earlier (quality.schemas); nothing is mended here.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import duckdb

from khuyencong.model import TABLES, VIEWS, Column, Table, codes
from khuyencong.model.render import comment, sql_type, table_comment
from khuyencong.warehouse.places import WarehouseError, quoted

# The queries below are made of the model's own names only: nothing of a report enters them.
# ruff: noqa: S608

SHOWN = 3
"""Offenders that a message names; the rest are counted."""

AREAS = ("VN", *codes.KC_REGIONS)
"""Areas above the provinces."""


class VerificationError(WarehouseError):
    """A built file breaks its promises; it is not published. `problems` has a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(
            f"the new release fails {len(problems)} checks and is not published; the last one stays:\n- "
            + "\n- ".join(problems)
        )


def verify(path: Path) -> None:
    """Check the built file at `path` against the model and itself; VerificationError tells all that fails."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{quoted(path)}' AS built (READ_ONLY)")
        connection.execute("USE built")
        # Where tables or columns are lost, the queries on rows cannot run.
        problems = list(_structure(connection)) or [
            *_rows(connection),
            *_texts(connection),
            *_counts(connection),
        ]
        connection.execute("USE memory")
    if path.with_name(path.name + ".wal").exists():
        problems.append(f"a write-ahead log lies beside {path.name}: it was not closed")
    if problems:
        raise VerificationError(problems)


COLUMNS = (
    "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE database_name = 'built'"
)
COMMENTS = """
SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'built'
UNION ALL
SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'built' AND NOT internal
"""


def _structure(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Tables, columns, types and comments as the model declares them."""
    columns = {(table, name): told for table, name, *told in connection.execute(COLUMNS).fetchall()}
    comments = dict(connection.execute(COMMENTS).fetchall())
    for table in (*TABLES.values(), *VIEWS.values()):
        if comments.get(table.name) != table_comment(table):
            yield f"{table.name}: the table or its comment is missing"
            continue
        for column in table.columns:
            found, wanted = columns.get((table.name, column.name)), [sql_type(column), comment(column)]
            if found != wanted:
                yield f"{table.name}.{column.name}: {found or 'missing'} instead of {wanted}"


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Keys, nulls, codes, references, areas, spans, rollups: one query counts, one more shows offenders."""
    for table in (*TABLES.values(), *VIEWS.values()):
        conditions = {} if table.name in VIEWS else dict(_conditions(table))  # a view's rows are its tables'
        counted = "".join(f", count(*) FILTER ({condition})" for condition in conditions.values())
        key = ", ".join(table.key)
        rows, keys, *offences = connection.execute(
            f"SELECT count(*), count(DISTINCT row({key})){counted} FROM {table.name}"
        ).fetchall()[0]
        if keys < rows:
            query = f"SELECT {key} FROM {table.name} GROUP BY {key} HAVING count(*) > 1 ORDER BY ALL"
            yield f"{table.name}: {rows - keys} rows repeat a key ({key}), {_shown(connection, query)}"
        for (what, condition), count in zip(conditions.items(), offences, strict=True):
            if count:
                query = f"SELECT {key} FROM {table.name} WHERE {condition} ORDER BY ALL"
                yield f"{table.name}: {count} rows with {what}, {_shown(connection, query)}"


def _shown(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """The first offenders that `query` returns."""
    rows = connection.execute(f"{query} LIMIT {SHOWN}").fetchall()
    return "such as " + "; ".join(" ".join(str(value) for value in row) for row in rows)


def _conditions(table: Table) -> Iterator[tuple[str, str]]:
    """What no row of `table` may be: in words, and in SQL."""
    for reference in table.references:
        columns, there = ", ".join(reference.columns), ", ".join(reference.key)
        outside = f"({columns}) NOT IN (SELECT {there} FROM {reference.table})"
        yield f"{columns} not in {reference.table}", f"({columns}) IS NOT NULL AND {outside}"
    for column in table.columns:
        yield from _column_conditions(table, column)
    if "quote_start" in table.names and "document_id" in table.names:
        yield "an empty span", "quote_end <= quote_start"
    if {"quote", "quote_start"} <= set(table.names):
        text = f"(SELECT text FROM documents WHERE documents.document_id = {table.name}.document_id)"
        yield (
            "a quote that is not the text at its span",
            f"substring({text}, quote_start + 1, quote_end - quote_start) IS DISTINCT FROM quote",
        )
    if "fact_ids" in table.names:
        yield "no fact, or one twice", "len(fact_ids) = 0 OR len(list_distinct(fact_ids)) < len(fact_ids)"
        unknown = "SELECT 1 FROM unnest(fact_ids) AS used(id) WHERE id NOT IN (SELECT fact_id FROM facts)"
        yield "fact_ids not in facts", f"EXISTS ({unknown})"


def _column_conditions(table: Table, column: Column) -> Iterator[tuple[str, str]]:
    """Nulls, code lists and areas of one column."""
    if not column.nullable:
        yield f"{column.name} null", f"{column.name} IS NULL"
    if column.codes:
        yield f"unknown code of {column.name}", f"{column.name} NOT IN ({', '.join(map(repr, column.codes))})"
    if column.name == "geo_code" and table.name != "provinces":
        known = f"SELECT geo_code FROM provinces UNION ALL SELECT unnest({list(AREAS)})"
        yield "unknown geo_code", f"geo_code IS NOT NULL AND geo_code NOT IN ({known})"


UNTILED = """
WITH spans AS (
    SELECT document_id,
           bool_or(quote_start < previous_end) AS overlap,
           sum(len(quote) - len(translate(quote, '0123456789', ''))) AS digits
    FROM (SELECT *, lag(quote_end, 1, 0) OVER reading AS previous_end FROM figures
          WINDOW reading AS (PARTITION BY document_id ORDER BY quote_start, quote_end))
    GROUP BY document_id
), split AS (
    SELECT DISTINCT document_id FROM figures JOIN documents USING (document_id)
    WHERE quote_start > 0 AND left(quote, 1) BETWEEN '0' AND '9'
      AND substring(text, quote_start, 1) BETWEEN '0' AND '9'
)
SELECT document_id FROM documents LEFT JOIN spans USING (document_id)
WHERE coalesce(digits, 0) <> len(text) - len(translate(text, '0123456789', '')) OR overlap
   OR document_id IN (SELECT document_id FROM split)
ORDER BY source, document_id
"""


def _texts(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Every run of digits of every text lies in exactly one figure: counted in SQL, told in words."""
    for (document_id,) in connection.execute(UNTILED).fetchall():
        source, text = connection.execute(
            "SELECT source, text FROM documents WHERE document_id = ?", [document_id]
        ).fetchall()[0]
        spans = connection.execute(
            "SELECT quote_start, quote_end FROM figures WHERE document_id = ?", [document_id]
        ).fetchall()
        yield from untiled(source, text, spans)


def untiled(source: str, text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Where half-open `spans` fail to tile the runs of digits of `text`, a sentence each.

    None fails where every run of 0-9 lies in exactly one span. `source` names the report in the sentences.
    """
    ordered = sorted(spans)
    problems = [
        f"{source}: figures overlap at characters {start}-{end} and {later}-{later_end}"
        for (start, end), (later, later_end) in pairwise(ordered)
        if later < end
    ]
    starts = [start for start, _ in ordered]
    for run in re.finditer("[0-9]+", text):
        at = bisect_right(starts, run.start()) - 1
        if at < 0 or ordered[at][1] < run.end():
            around = text[max(run.start() - 15, 0) : run.end() + 15]
            problems.append(
                f"{source}: no figure holds {run[0]} at characters {run.start()}-{run.end()}, in {around!r}"
            )
    return problems


def _counts(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The release's own row counts are those of its tables: nothing was lost on the way."""
    newest = connection.execute("SELECT row_counts FROM releases ORDER BY version DESC LIMIT 1").fetchall()
    if not newest:
        yield "releases: the release does not list itself"
        return
    for name, count in json.loads(newest[0][0]).items():
        found = connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
        if found != count:
            yield f"{name}: {found} rows instead of {count}"
