"""Which DuckDBs open a published file and read the same rows from it, each in an environment of its own.

    python -m benchmarks.compatibility [WAREHOUSE]

Without a file, one is built of the dimension tables and a few made-up facts. Needs a package index for the
peers; measures no speed.
"""

import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from khuyencong.model import TABLES, VIEWS, polars_schema
from khuyencong.warehouse import Layers, build

VERSIONS = ("1.2.*", "1.5.*", "2.0.*")

# Runs under each peer: rows and a checksum of every table and view, and how many columns carry comments.
READ = """
import hashlib
import json
import sys
import duckdb
connection = duckdb.connect()
connection.execute("SET enable_progress_bar = false")  # it would stand among the answers
connection.execute("ATTACH '" + sys.argv[1].replace("'", "''") + "' AS kc (READ_ONLY)")
told = {}
for name in sys.argv[2:]:
    rows = sorted(map(repr, connection.execute(f"SELECT * FROM kc.{name}").fetchall()))
    told[name] = [len(rows), hashlib.sha256("\\n".join(rows).encode()).hexdigest()]
query = "SELECT count(comment) FROM duckdb_columns() WHERE database_name = 'kc'"
told["comments"] = connection.execute(query).fetchall()[0][0]
print(json.dumps([duckdb.__version__, told]))
"""


def main() -> int:
    """Print a line a version; 0 where all read the same, 1 otherwise."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        given = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
        path = given or _example(folder)
        answers = [_read(folder, version, path) for version in VERSIONS]
    for version, told in answers:
        rows = sum(count for count, _ in (told[name] for name in (*TABLES, *VIEWS)))
        print(f"DuckDB {version}: {len(told) - 1} tables and views, {rows} rows, {told['comments']} comments")
    same = all(told == answers[0][1] for _, told in answers)
    print("all read the same" if same else "they differ")
    return 0 if same else 1


def _example(folder: Path) -> Path:
    """A file with facts of every kind: a view over tables with rows is where versions differed."""
    kinds = [
        ("budget", "VND"),
        ("projects", "count"),
        ("projects", "count"),
        ("jobs", "count"),
        ("share", "percent"),
    ]
    said = {
        "qualifier": "exact",
        "stage": "actual",
        "document_id": "",
        "quote": "1",
        "quote_start": 0,
        "quote_end": 1,
    }
    rows = [
        {
            "fact_id": f"{nth}",
            "figure_id": f"{nth}",
            "indicator": indicator,
            "unit": unit,
            "confidence": 1.0,
            "rules": ["a"],
        }
        | dict.fromkeys(("value", "value_low_bound", "value_high_bound"), Decimal(nth))
        | said
        for nth, (indicator, unit) in enumerate(kinds)
    ]
    layers = Layers(folder / "layers")
    layers.write("facts", pl.DataFrame(rows, schema=polars_schema(VIEWS["facts"])))
    return build(layers, folder / "example.duckdb").path


def _read(folder: Path, version: str, path: Path) -> tuple[str, dict]:
    """What DuckDB `version`, installed below `folder`, reads from the file at `path`."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        raise SystemExit("uv is not installed here: run `make setup`")
    environment = folder / f"duckdb-{version[:3]}"
    python = environment / "bin" / "python"
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, environment], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python, f"duckdb=={version}"], check=True)
    command = [python, "-c", READ, path, *TABLES, *VIEWS]
    version, told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return version, told


if __name__ == "__main__":
    raise SystemExit(main())
