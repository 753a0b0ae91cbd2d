"""Build: from the Parquet layers to one DuckDB file, aside.

The file is checked by verify.py and shown to readers by publish.py.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import duckdb
import polars as pl

from khuyencong.geography import frames
from khuyencong.model import TABLES, VIEWS, Table, codes, ddl, polars_schema
from khuyencong.warehouse.layers import Layers
from khuyencong.warehouse.places import quoted, releases_folder, sync, writing

STORAGE_VERSION = "v1.2.0"
"""Any DuckDB from 1.2 on opens the file; DuckDB 2.0's own format is closed to 1.5 (see docs/adr/0005)."""

BLOCK_SIZE = 16_384
"""Bytes, the least that a table takes. With DuckDB's own 262,144 fifty reports take eight times the disk."""

RELEASES = TABLES["releases"]


@dataclass(frozen=True, slots=True)
class Release:
    """One row of the table `releases`."""

    version: str
    built_at: datetime  # UTC, without zone, as the column
    code_version: str
    inputs_fingerprint: str
    row_counts: dict[str, int]

    @property
    def row(self) -> dict[str, object]:
        """As the table holds it."""
        return {name: getattr(self, name) for name in RELEASES.names} | {
            "row_counts": json.dumps(self.row_counts)
        }


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A file that was built: where it lies and which release it is to be."""

    path: Path
    release: Release


def aside(warehouse: Path) -> Path:
    """A new name for a build, in the releases folder: publishing it is one rename on the same disk."""
    return releases_folder(warehouse) / f".building-{os.getpid()}-{uuid4().hex[:8]}.duckdb"


def build(
    layers: Layers, target: Path, *, code_version: str = "", past: Iterable[Release] = ()
) -> BuildReport:
    """Write every table of the model into a new DuckDB file at `target`, from the layers and the dimensions.

    The same layers give the same content, row by row, in the order of the keys. No `.wal` is left behind.

    Args:
        layers: what the run has kept; a table without a layer is there without rows.
        target: a name that nobody reads, see `aside`.
        code_version: fingerprint of the code that read the reports.
        past: earlier releases, to be listed with this one.

    Raises:
        NotWritable: the folder takes no more.
    """
    tables = _tables(layers)
    release = _release(tables, code_version)
    tables[RELEASES.name] = pl.DataFrame(
        [each.row for each in (*past, release)], schema=polars_schema(RELEASES)
    )
    try:
        with writing(target.parent):
            _write(target, tables)
    except BaseException:
        discard(target)  # half a build is of no use, and on a full disk it is in the way
        raise
    return BuildReport(target, release)


def discard(target: Path) -> None:
    """Remove a build with whatever DuckDB laid beside it."""
    for path in (target, target.with_name(f"{target.name}.wal")):
        path.unlink(missing_ok=True)
    shutil.rmtree(f"{target}.tmp", ignore_errors=True)


def _write(target: Path, tables: dict[str, pl.DataFrame]) -> None:
    """Every table and view of the model into the new file `target`."""
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")  # one order of rows, one order of additions
        connection.execute(f"SET temp_directory = '{quoted(target)}.tmp'")
        options = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_SIZE}"
        connection.execute(f"ATTACH '{quoted(target)}' AS built ({options})")
        connection.execute("USE built")
        connection.execute("BEGIN")  # one write-ahead log for all, not one wait for the disk a statement
        for table in TABLES.values():
            _fill(connection, table, tables[table.name])
        for view in VIEWS.values():
            connection.execute(ddl(view))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT built")
        connection.execute("USE memory")
        connection.execute("DETACH built")
    sync(target)


def inputs_fingerprint(
    documents: pl.DataFrame, quarantine: pl.DataFrame, review: pl.DataFrame, corrections: pl.DataFrame
) -> str:
    """SHA-256 over names and bytes of what was read or set aside, what was decided and corrected, in any order."""
    read = [*documents.select("source", "sha256").rows(), *quarantine.select("source", "sha256").rows()]
    lines = sorted({f"{source}\0{digest or ''}\n" for source, digest in read})
    said = review.filter(pl.col("decision").is_not_null()).select(
        "fact_id", "decision", "corrections", "decided_by", "decided_why", "decided_at"
    )
    lines += sorted(f"{row}\n" for each in (said, corrections) for row in each.iter_rows())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _release(tables: dict[str, pl.DataFrame], code_version: str) -> Release:
    """This release's row: named by time, so that names sort by age, and by inputs and code."""
    now = datetime.now(UTC).replace(tzinfo=None)
    told = ("documents", "quarantine", "review", "corrections")
    inputs = inputs_fingerprint(*(tables[name] for name in told))
    mark = hashlib.sha256(f"{inputs} {code_version}".encode()).hexdigest()[:8]
    counts = {name: frame.height for name, frame in tables.items()}
    return Release(f"{now:%Y%m%dT%H%M%S.%fZ}-{mark}", now, code_version, inputs, counts)


def _tables(layers: Layers) -> dict[str, pl.DataFrame]:
    """Every table but `releases`, by name."""
    made = {**split_facts(layers.read("facts")), **dimensions()}
    stored = (name for name in TABLES if name not in made and name != RELEASES.name)
    return made | {name: layers.read(name) for name in stored}


def split_facts(facts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Facts by kind under their tables' column names: budgets in đồng, project counts, outcomes."""
    budget = (pl.col("indicator") == "budget") & (pl.col("unit") == "VND")
    projects = pl.col("indicator") == "projects"
    kinds = {"budgets": budget, "project_counts": projects, "outcomes": ~(budget | projects)}
    names = {name: dict(zip(VIEWS["facts"].names, TABLES[name].names, strict=True)) for name in kinds}
    return {name: facts.filter(kind).rename(names[name]) for name, kind in kinds.items()}


def dimensions() -> dict[str, pl.DataFrame]:
    """The tables that no report fills: geography and the code lists."""
    lists = {
        "activities": codes.ACTIVITIES,
        "indicators": codes.INDICATORS,
        "funding_sources": codes.FUNDING_SOURCES,
    }
    spelt = {
        name: pl.DataFrame(
            [(code, *meaning) for code, meaning in each.items()],
            schema=polars_schema(TABLES[name]),
            orient="row",
        )
        for name, each in lists.items()
    }
    return spelt | {
        "provinces": frames.provinces(),
        "province_succession": frames.province_succession(),
        "regions": frames.regions(),
    }


def _fill(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame) -> None:
    """Create `table` and insert `frame` by name, in the order of the key."""
    connection.execute(ddl(table))
    connection.register("incoming", frame.to_arrow())
    names, order = ", ".join(table.names), ", ".join(f"{each} NULLS FIRST" for each in table.key)
    connection.execute(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM incoming ORDER BY {order}")  # noqa: S608 - the model's names
    connection.unregister("incoming")
