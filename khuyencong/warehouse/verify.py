"""Verify: what must be true of a built file before anyone reads it. Rows are judged earlier (quality.schemas); nothing is mended here.

Each check is a query that returns only offenders. All checks run; then one error names every failure.
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

QUOTED = ("figures", "facts")
"""Tables whose `quote` is the text at its span."""

ROLLUPS = ("rollup_province_year", "rollup_region_year", "rollup_programme_period")


class VerificationError(WarehouseError):
    """A built file breaks its promises; it is not published. `problems` has a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(
            f"the new release fails {len(problems)} checks and is not published; the last one stays:\n- "
            + "\n- ".join(problems)
        )


def verify(path: Path) -> None:
    """Check the built file at `path` against the model and against itself; raise VerificationError with all that fails."""
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


def _structure(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Tables, columns, types and comments as the model declares them."""
    found = {
        (table, column): (kind, words)
        for table, column, kind, words in connection.execute(
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE database_name = 'built'"
        ).fetchall()
    }
    commented = dict(
        connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'built' "
            "UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'built' AND NOT internal"
        ).fetchall()
    )
    for table in (*TABLES.values(), *VIEWS.values()):
        if commented.get(table.name) != table_comment(table):
            yield f"{table.name}: the table or its comment is missing"
            continue
        for column in table.columns:
            if (table.name, column.name) not in found:
                yield f"{table.name}.{column.name}: the column is missing"
            elif (wanted := (sql_type(column), comment(column))) != found[table.name, column.name]:
                yield f"{table.name}.{column.name}: {found[table.name, column.name]} instead of {wanted}"


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Keys, nulls, codes, references, places, spans and rollups, table by table."""
    for what, query in _checks():
        offenders = connection.execute(f"SELECT * FROM ({query}) LIMIT {SHOWN}").fetchall()
        if offenders:
            total = connection.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0]
            shown = "; ".join(" ".join(str(value) for value in row) for row in offenders)
            yield f"{what}: {total} rows, such as {shown}"


def _checks() -> Iterator[tuple[str, str]]:
    """What must not be, and the query that returns it."""
    for table in (*TABLES.values(), *VIEWS.values()):
        key = ", ".join(table.key)
        yield (
            f"{table.name}: repeated key ({key})",
            f"SELECT {key} FROM {table.name} GROUP BY {key} HAVING count(*) > 1",
        )
        for column in table.columns:
            yield from _column_checks(table, column)
        for reference in table.references:
            columns, there = ", ".join(reference.columns), ", ".join(reference.key)
            yield (
                f"{table.name}: {columns} not in {reference.table}",
                f"SELECT {columns} FROM {table.name} WHERE ({columns}) IS NOT NULL"
                f" AND ({columns}) NOT IN (SELECT {there} FROM {reference.table})",
            )
    for name in QUOTED:
        yield (
            f"{name}: the quote is not the text at its span",
            f"SELECT source, quote_start, quote_end, quote FROM {name} JOIN documents USING (document_id)"
            " WHERE quote_end <= quote_start OR substring(text, quote_start + 1, quote_end - quote_start) <> quote",
        )
    for name in ROLLUPS:
        used = f"SELECT geo_code, basis, unnest(fact_ids) AS fact_id, fact_ids FROM {name}"
        yield (
            f"{name}: fact_ids not in facts",
            f"SELECT geo_code, fact_id FROM ({used}) WHERE fact_id NOT IN (SELECT fact_id FROM facts)",
        )
        yield (
            f"{name}: no fact, or one twice",
            f"SELECT geo_code, fact_ids FROM {name} WHERE len(fact_ids) = 0 OR len(list_distinct(fact_ids)) < len(fact_ids)",
        )


def _column_checks(table: Table, column: Column) -> Iterator[tuple[str, str]]:
    """Nulls, code lists and areas of one column; the offenders carry the table's key."""
    shown = ", ".join(dict.fromkeys((*table.key, column.name)))
    where = {}
    if not column.nullable:
        where["null"] = f"{column.name} IS NULL"
    if column.codes:
        where["unknown code"] = f"{column.name} NOT IN ({', '.join(repr(code) for code in column.codes)})"
    if column.name == "geo_code" and table.name != "provinces":
        known = " UNION ALL ".join(
            ["SELECT geo_code FROM provinces", *(f"SELECT '{area}'" for area in AREAS)]
        )
        where["unknown area"] = f"{column.name} IS NOT NULL AND {column.name} NOT IN ({known})"
    for what, condition in where.items():
        yield f"{table.name}.{column.name}: {what}", f"SELECT {shown} FROM {table.name} WHERE {condition}"


UNTILED = """
WITH spans AS (
    SELECT document_id,
           bool_or(quote_start < previous_end) AS overlap,
           sum(len(regexp_replace(quote, '[^0-9]', '', 'g'))) AS digits
    FROM (SELECT *, lag(quote_end, 1, 0) OVER (PARTITION BY document_id ORDER BY quote_start, quote_end) AS previous_end FROM figures)
    GROUP BY document_id
), split AS (
    SELECT DISTINCT document_id FROM figures JOIN documents USING (document_id)
    WHERE regexp_matches(substring(text, quote_start, 2), '^[0-9]{2}$') AND quote_start > 0
)
SELECT document_id FROM documents LEFT JOIN spans USING (document_id)
WHERE coalesce(digits, 0) <> len(regexp_replace(text, '[^0-9]', '', 'g')) OR overlap
   OR document_id IN (SELECT document_id FROM split)
ORDER BY source, document_id
"""


def _texts(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Every run of digits of every text lies in exactly one figure: counted in SQL, told in words where it fails."""
    for (document_id,) in connection.execute(UNTILED).fetchall():
        source, text = connection.execute(
            "SELECT source, text FROM documents WHERE document_id = ?", [document_id]
        ).fetchall()[0]
        spans = connection.execute(
            "SELECT quote_start, quote_end FROM figures WHERE document_id = ?", [document_id]
        ).fetchall()
        yield from untiled(source, text, spans)


def untiled(source: str, text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Where the half-open spans fail to tile the runs of digits of `text`: a sentence each, none if every run lies in just one."""
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
                f"{source}: no figure holds the digits {run[0]} at characters {run.start()}-{run.end()}, in {around!r}"
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
