"""Export: the published tables as plain files with a `datapackage.json`. Nothing is read back here."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from khuyencong.model import TABLES, VIEWS, Column, Table, dictionary_markdown
from khuyencong.progress import Tell, silent

COPIES = {"parquet": "(FORMAT parquet, COMPRESSION zstd)", "csv": "(FORMAT csv, HEADER)"}
"""What DuckDB's COPY is told for each format."""

DATA_TYPES = {
    "varchar": "string", "bigint": "integer", "integer": "integer", "double": "number", "decimal": "number",
    "date": "date", "timestamp": "datetime", "boolean": "boolean", "varchar[]": "array",
}  # fmt: skip
"""Types of the Table Schema of Frictionless Data."""


def export(warehouse: Path, folder: Path, formats: Iterable[str], tell: Tell = silent) -> list[Path]:
    """Write every table and view of the published file `warehouse` into `folder`.

    Returns the files, in order.

    One file a table and format, `dictionary.md` and `datapackage.json` (Frictionless Data Package). Lists
    stand in CSV as JSON.

    Args:
        warehouse: the published file; it is opened read-only.
        folder: made if need be; files of the same names are replaced.
        formats: of COPIES.
        tell: called before each file with its name, its place and how many there are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = [*TABLES.values(), *VIEWS.values()]
    wanted = [(table, form) for table in tables for form in formats]
    written = []
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{_quoted(warehouse)}' AS warehouse (READ_ONLY)")
        connection.execute("USE warehouse")
        for place, (table, form) in enumerate(wanted):
            path = folder / f"{table.name}.{form}"
            tell(path.name, place, len(wanted))
            connection.execute(f"COPY ({_select(table, form)}) TO '{_quoted(path)}' {COPIES[form]}")
            written.append(path)
        version, built_at = connection.execute(
            "SELECT version, built_at FROM releases ORDER BY version DESC LIMIT 1"
        ).fetchall()[0]
    dictionary, package = folder / "dictionary.md", folder / "datapackage.json"
    dictionary.write_text(dictionary_markdown(), encoding="utf-8")
    described = {
        "profile": "tabular-data-package",
        "name": "khuyencong",
        "version": version,
        "created": f"{built_at.isoformat()}Z",
        "resources": list(_resources(wanted, folder)),
    }
    package.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [*written, dictionary, package]


def _select(table: Table, form: str) -> str:
    """The rows of `table` in the order of its key, so that the same release gives the same bytes."""
    columns = [
        f"to_json({each.name}) AS {each.name}" if form == "csv" and each.type == "varchar[]" else each.name
        for each in table.columns
    ]
    return f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY {', '.join(table.key)}"  # noqa: S608 - names of the model


def _resources(wanted: Iterable[tuple[Table, str]], folder: Path) -> Iterator[dict[str, Any]]:
    """Each file with its bytes, hash and Table Schema."""
    for table, form in wanted:
        path = folder / f"{table.name}.{form}"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield {
            "name": f"{table.name.replace('_', '-')}-{form}",
            "path": path.name,
            "title": f"{table.en} | {table.vi}",
            "description": table.grain,
            "format": form,
            "encoding": "utf-8",
            "bytes": path.stat().st_size,
            "hash": f"sha256:{digest}",
            "schema": _schema(table),
        }


def _schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table: fields, key, references."""
    references = [
        {
            "fields": list(each.columns),
            "reference": {"resource": each.table.replace("_", "-"), "fields": list(each.key)},
        }
        for each in table.references
    ]
    nullable = {name for name in table.key if table[name].nullable}
    return {
        "fields": [_field(column) for column in table.columns],
        **({} if nullable else {"primaryKey": list(table.key)}),
        **({"foreignKeys": references} if references else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    """One column: type, both descriptions, unit and code list."""
    limits: dict[str, Any] = {"required": not column.nullable}
    if column.codes:
        limits["enum"] = list(column.codes)
    described = {
        "name": column.name,
        "type": DATA_TYPES[column.type],
        "description": f"{column.en} | {column.vi}",
    }
    return described | ({"unit": column.unit} if column.unit else {}) | {"constraints": limits}


def _quoted(path: Path) -> str:
    """A path inside an SQL string."""
    return str(path).replace("'", "''")
