"""What follows from a declaration: frame and Arrow schemas, the DDL with its comments, the data dictionary.

No table is declared here (see tables.py), no row is checked (see quality.schemas), no file is written
(see khuyencong.warehouse).
"""

from typing import TYPE_CHECKING

from khuyencong.model import codes
from khuyencong.model.codes import Codes
from khuyencong.model.declare import Column, Table
from khuyencong.model.tables import BUDGETS, FACTS, OUTCOMES, PROJECT_COUNTS, TABLES, VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl
    import pyarrow as pa

SQL_TYPES = {"decimal": "DECIMAL(30,6)"}
"""Where the type's name in SQL is not just its name here in capitals."""

FACT_TABLES = (BUDGETS, PROJECT_COUNTS, OUTCOMES)
"""The tables under the view `facts`; their columns stand in the same order as those of FACTS."""


def polars_schema(table: Table) -> "dict[str, pl.DataType]":
    """Column names and Polars types of `table`, in order."""
    import polars as pl  # noqa: PLC0415 - 0.3 s: whoever reads one sentence needs no frames

    types = {
        "varchar": pl.String(), "bigint": pl.Int64(), "integer": pl.Int32(), "double": pl.Float64(),
        "decimal": pl.Decimal(30, 6), "date": pl.Date(), "timestamp": pl.Datetime("us"),
        "boolean": pl.Boolean(), "varchar[]": pl.List(pl.String()),
    }  # fmt: skip
    return {column.name: types[column.type] for column in table.columns}


def arrow_schema(table: Table) -> "pa.Schema":
    """The Arrow schema of `table`, nullability included."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    types: dict[str, Callable[[], pa.DataType]] = {
        "varchar": pa.string, "bigint": pa.int64, "integer": pa.int32, "double": pa.float64,
        "decimal": lambda: pa.decimal128(30, 6), "date": pa.date32, "timestamp": lambda: pa.timestamp("us"),
        "boolean": pa.bool_, "varchar[]": lambda: pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([pa.field(each.name, types[each.type](), each.nullable) for each in table.columns])


def empty(table: Table) -> "pl.DataFrame":
    """A frame of `table` without rows."""
    import polars as pl  # noqa: PLC0415 - as above

    return pl.DataFrame(schema=polars_schema(table))


def sql_type(column: Column) -> str:
    """The type of `column` in DuckDB's words."""
    return SQL_TYPES.get(column.type, column.type.upper())


def comment(column: Column) -> str:
    """What the column holds, English and Vietnamese, with its unit: `amount | số tiền [VND]`."""
    return f"{column.en} | {column.vi}" + (f" [{column.unit}]" if column.unit else "")


def table_comment(table: Table) -> str:
    """What the table holds, English and Vietnamese, and what one row is."""
    return f"{table.en} | {table.vi} ({table.grain})"


def ddl(table: Table) -> str:
    """SQL that creates `table`, or the view of that name, with a comment on it and on each column.

    Keys are verified before a release (khuyencong.warehouse.verify) and not held as indexes, which double the
    file and are of no use to readers.
    """
    kind = "VIEW" if table.name in VIEWS else "TABLE"
    columns = ",\n".join(
        f"  {each.name} {sql_type(each)}{'' if each.nullable else ' NOT NULL'}" for each in table.columns
    )
    create = facts_view() if table is FACTS else f"CREATE TABLE {table.name} (\n{columns}\n);"
    comments = [
        f"COMMENT ON COLUMN {table.name}.{each.name} IS {_literal(comment(each))};" for each in table.columns
    ]
    return "\n".join(
        [create, f"COMMENT ON {kind} {table.name} IS {_literal(table_comment(table))};", *comments]
    )


def facts_view() -> str:
    """SQL of the view `facts`: budgets, project counts and outcomes under the names that all facts share."""
    selects = []
    for table in FACT_TABLES:
        names = zip(table.names, FACTS.names, strict=True)
        columns = ", ".join(theirs if theirs == ours else f"{theirs} AS {ours}" for theirs, ours in names)
        selects.append(f"SELECT {columns}\n  FROM {table.name}")  # noqa: S608 - the model's own names
    first, second, third = selects
    # Of a chain of three DuckDB 2.0 makes one nested to the right, and 1.2 loses rows of those.
    return (
        f"CREATE VIEW {FACTS.name} AS\nSELECT * FROM (\n{first}\nUNION ALL\n{second}\n)\nUNION ALL\n{third};"
    )


def _literal(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


PREFACE = """Made by `make docs` from `khuyencong/model`; do not edit. Tables and columns carry the same words
as a comment in the published file: `SELECT table_name, column_name, comment FROM duckdb_columns()`."""


def dictionary_markdown() -> str:
    """The data dictionary as a page: docs/dictionary.md is this string, and a test compares them."""
    tables = [*TABLES.values(), *VIEWS.values()]
    lists = {id(each.codes): each for table in tables for each in table.columns if each.codes}
    index = [f"| [`{each.name}`](#{each.name}) | {each.en} | {each.vi} | {each.grain} |" for each in tables]
    parts = [
        "# Data dictionary · Từ điển dữ liệu",
        PREFACE,
        "\n".join(["| table | holds | nội dung | one row is |", "|---|---|---|---|", *index]),
        *(_table_page(table) for table in tables),
        "## Code lists · Danh mục mã",
        *(_codes_page(column) for column in lists.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _table_page(table: Table) -> str:
    """One table's part of the dictionary."""
    about = [f"{table.en} · {table.vi}.", f"One row: {table.grain}.", f"Key: `{', '.join(table.key)}`."]
    about += [f"`{', '.join(each.columns)}` → [`{each.table}`](#{each.table})." for each in table.references]
    if table is FACTS:
        about.append(f"A view over {', '.join(f'`{each.name}`' for each in FACT_TABLES)}.")
    head = ["| column | type | unit | null | meaning | ý nghĩa |", "|---|---|---|---|---|---|"]
    return "\n".join([f"## {table.name}", "", " ".join(about), "", *head, *map(_column_line, table.columns)])


def _column_line(column: Column) -> str:
    """One column's line of the dictionary."""
    codes_link = f" ([codes](#codes-{_codes_name(column.codes)}))" if column.codes else ""
    unit, null = column.unit or "", "yes" if column.nullable else ""
    return f"| `{column.name}` | {column.type} | {unit} | {null} | {column.en}{codes_link} | {column.vi} |"


def _codes_name(wanted: Codes | None) -> str:
    """The name under which khuyencong.model.codes declares the list."""
    return next(name for name, value in vars(codes).items() if value is wanted).lower()


def _codes_page(column: Column) -> str:
    """One code list's part of the dictionary."""
    rows = "\n".join(f"| `{code}` | {en} | {vi} |" for code, (en, vi) in (column.codes or {}).items())
    return f"### codes {_codes_name(column.codes)}\n\n| code | meaning | ý nghĩa |\n|---|---|---|\n{rows}"
