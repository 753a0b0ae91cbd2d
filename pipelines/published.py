"""The published warehouse, read-only: the connection, and the rows that the commands show.

Nothing is written here.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.console import Failed, near

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

WORST_FIRST = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"


def connect(warehouse: Path) -> "duckdb.DuckDBPyConnection":
    """A fresh connection with the current release as its database, read-only.

    In memory with the file attached: DuckDB would hand back an instance opened earlier, and so an old
    release. Raises Failed if there is no warehouse yet, or if it is no DuckDB file.
    """
    import duckdb  # noqa: PLC0415 - 0.2 s

    if not warehouse.exists():
        raise Failed(f"chưa có kho dữ liệu {near(warehouse)} / no warehouse yet: kc run")
    connection = duckdb.connect()
    name = str(warehouse).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{name}' AS warehouse (READ_ONLY)")
    except duckdb.Error as problem:
        raise Failed(
            f"không mở được {near(warehouse)} / cannot open it: {str(problem).splitlines()[0]}"
        ) from problem
    connection.execute("USE warehouse")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def rows(connection: "duckdb.DuckDBPyConnection", query: str, values: Sequence[object] = ()) -> list[Row]:
    """What `query` returns, a dictionary a row."""
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def review(connection: "duckdb.DuckDBPyConnection", *, decided: bool) -> list[Row]:
    """Facts to judge: decisions that no longer apply, then the least believed; the obeyed ones if `decided`."""
    return rows(
        connection,
        """SELECT d.source, r.* FROM review r LEFT JOIN documents d USING (document_id)
            WHERE state <> 'decided' OR $1
            ORDER BY CASE state WHEN 'lapsed' THEN 0 WHEN 'open' THEN 1 ELSE 2 END, confidence, fact_id""",
        [decided],
    )


def findings(connection: "duckdb.DuckDBPyConnection", severity: str | None, *, open_only: bool) -> list[Row]:
    """Findings with their report's name, worst first, then by report."""
    return rows(
        connection,
        f"""SELECT f.*, d.source FROM findings f LEFT JOIN documents d USING (document_id)
            WHERE (severity = $1 OR $1 IS NULL) AND (state = 'open' OR NOT $2)
            ORDER BY state = 'resolved', {WORST_FIRST}, source, finding_id""",  # noqa: S608 - a constant of ours
        [severity, open_only],
    )
