"""SQL on the published warehouse: one query, or a prompt. The connection is read-only: see published.py."""

import csv
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.console import complain, err, show, show_json, table

if TYPE_CHECKING:
    import duckdb

SHOWN_ROWS = 1_000
"""Rows that a table for people shows at most; --json and --csv give them all."""

WELCOME = "DuckDB, chỉ đọc / read-only. Hết câu / end of a query: ;  Bảng / tables: \\t  Thoát / leave: \\q"
TABLES = """
    SELECT table_name AS name, comment FROM duckdb_tables()
    UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY name"""


def query(connection: "duckdb.DuckDBPyConnection", words: str, form: str) -> None:
    """Run `words` and print what they return as `form`: table, json (a list of objects) or csv."""
    cursor = connection.execute(words)
    names = [column[0] for column in cursor.description or []]
    if form == "table":
        listed = cursor.fetchmany(SHOWN_ROWS + 1)
        show(table(listed[:SHOWN_ROWS], names))
        if len(listed) > SHOWN_ROWS:
            complain(f"chỉ hiện {SHOWN_ROWS} dòng đầu / only the first rows; --csv and --json give all")
    elif form == "json":
        show_json([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
    else:
        _write_csv(names, cursor)


def _write_csv(names: Sequence[str], cursor: "duckdb.DuckDBPyConnection") -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    while batch := cursor.fetchmany(10_000):
        writer.writerows(batch)


def prompt(connection: "duckdb.DuckDBPyConnection", form: str) -> None:
    r"""Read queries line by line until the input ends or says \\q.

    A query that fails says why and the prompt goes on.
    """
    import duckdb  # noqa: PLC0415

    person = sys.stdin.isatty()
    if person:
        import readline  # noqa: F401, PLC0415 - arrow keys and history for input()

        err().print(WELCOME)
    pending: list[str] = []
    while True:
        try:
            line = input(("... " if pending else "kc> ") if person else "")
        except EOFError:
            break
        if line.strip() in {"\\q", "exit", "quit"}:
            return
        pending.append(TABLES + ";" if line.strip() == "\\t" else line)
        if not pending[-1].rstrip().endswith(";"):
            continue
        words, pending = "\n".join(pending), []
        try:
            query(connection, words, form)
        except duckdb.Error as problem:
            complain(str(problem).splitlines()[0])
    if "".join(pending).strip():
        query(connection, "\n".join(pending), form)
