"""Build: all tables of the model, the same content from the same layers, a file that older DuckDBs open."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS, empty
from khuyencong.warehouse import Layers, Release, aside, build, verify
from khuyencong.warehouse.build import inputs_fingerprint, split_facts


def content(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table in the order it is stored, but for `releases`, which tells of the moment."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS built (READ_ONLY)")
        return {
            name: connection.execute(f"SELECT * FROM built.{name}").fetchall()
            for name in (*TABLES, *VIEWS)
            if name != "releases"
        }


def test_the_same_layers_give_the_same_content(layers: Layers, tmp_path: Path) -> None:
    first = build(layers, tmp_path / "first.duckdb")
    for name in ("documents", "figures", "facts"):
        layers.write(name, layers.read(name).reverse())
    second = build(layers, tmp_path / "second.duckdb")
    assert content(first.path) == content(second.path)
    assert first.release.inputs_fingerprint == second.release.inputs_fingerprint
    assert first.release.version < second.release.version


def test_every_layer_arrives_whole_and_verifies(layers: Layers, tmp_path: Path) -> None:
    built = build(layers, tmp_path / "x.duckdb", code_version="abc")
    verify(built.path)
    rows = content(built.path)
    assert {name: len(found) for name, found in rows.items() if name != "facts"} == built.release.row_counts
    assert (len(rows["documents"]), len(rows["figures"]), len(rows["facts"])) == (2, 6, 4)
    assert (len(rows["province_succession"]), len(rows["activities"])) == (63, 10)


def test_nothing_lies_beside_the_file(layers: Layers, tmp_path: Path) -> None:
    build(layers, tmp_path / "new" / "x.duckdb")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x.duckdb"]


def test_a_name_with_a_quote_is_a_name(layers: Layers, tmp_path: Path) -> None:
    built = build(layers, aside(tmp_path / "kho d'été.duckdb"))
    verify(built.path)
    assert built.path.parent == tmp_path / "releases" / "kho d'été"


@pytest.mark.parametrize(
    ("indicator", "unit", "table"),
    [
        ("budget", "VND", "budgets"),
        ("budget", "USD", "outcomes"),
        ("projects", "count", "project_counts"),
        ("jobs", "count", "outcomes"),
        ("share", "percent", "outcomes"),
    ],
)
def test_each_fact_goes_to_its_kind(layers: Layers, indicator: str, unit: str, table: str) -> None:
    fact = layers.read("facts")[:1].with_columns(indicator=pl.lit(indicator), unit=pl.lit(unit))
    split = split_facts(fact)
    assert {name: each.height for name, each in split.items() if each.height} == {table: 1}
    assert all(each.columns == TABLES[name].names for name, each in split.items())


def test_the_view_gives_back_the_facts(layers: Layers, tmp_path: Path) -> None:
    built = build(layers, tmp_path / "x.duckdb")
    with duckdb.connect(str(built.path), read_only=True) as connection:
        view = connection.sql("SELECT * FROM facts").pl()
    facts = layers.read("facts")
    assert view.sort("fact_id").select(facts.columns).equals(facts.sort("fact_id"))


def test_the_view_is_stored_as_duckdb_1_2_reads_it_whole(layers: Layers, tmp_path: Path) -> None:
    """1.2.2 loses the last rows of A UNION ALL (B UNION ALL C), which is how 2.0 stores a chain of three."""
    built = build(layers, tmp_path / "x.duckdb")
    with duckdb.connect(str(built.path), read_only=True) as connection:
        stored = connection.execute("SELECT sql FROM duckdb_views() WHERE view_name = 'facts'").fetchall()[0][
            0
        ]
    first, last = stored.rsplit("UNION ALL", 1)
    assert "FROM budgets" in first
    assert "FROM project_counts" in first
    assert first.count("(SELECT * FROM (") == 1
    assert "FROM outcomes" in last


def test_the_release_lists_itself_after_the_past_ones(layers: Layers, tmp_path: Path) -> None:
    first = build(layers, tmp_path / "first.duckdb", code_version="abc")
    second = build(layers, tmp_path / "second.duckdb", code_version="xyz", past=[first.release])
    with duckdb.connect(str(second.path), read_only=True) as connection:
        rows = connection.execute("SELECT * FROM releases").fetchall()
    listed = [Release(*row[:4], json.loads(row[4])) for row in rows]
    assert listed == [first.release, second.release]


def test_inputs_are_told_by_names_bytes_decisions_and_corrections_in_any_order(layers: Layers) -> None:
    documents = layers.read("documents")
    none = [empty(TABLES[name]) for name in ("quarantine", "review", "corrections")]
    told = inputs_fingerprint(documents, *none)
    assert inputs_fingerprint(documents.reverse(), *none) == told
    assert inputs_fingerprint(documents.with_columns(source=pl.lit("moved.txt")), *none) != told
    rows = [
        {"source": "a.txt", "reason": "empty", "detail": "a.txt is empty"},
        {"fact_id": "a-1", "decision": "reject"},
        {"correction_id": "so-de-an", "state": "applied"},
    ]
    for place, row in enumerate(rows):
        one = pl.DataFrame([row], schema=none[place].schema)
        assert inputs_fingerprint(documents, *none[:place], one, *none[place + 1 :]) != told


FULL = """
import resource
import sys
from pathlib import Path
from khuyencong.warehouse import Layers, NotWritable, build
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    build(Layers(Path(sys.argv[1])), Path(sys.argv[2]))
except NotWritable as problem:
    print(problem)
"""


def test_a_full_disk_leaves_no_half_build(layers: Layers, tmp_path: Path) -> None:
    target = tmp_path / "releases" / ".building.duckdb"
    command = [sys.executable, "-c", FULL, str(layers.folder), str(target)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith(f"cannot write in {target.parent}: ")
    assert list(target.parent.iterdir()) == []
