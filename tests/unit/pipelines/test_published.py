"""What the commands read from the published file: alerts, one number explained, SQL, exports."""

import csv
import hashlib
import io
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS
from khuyencong.warehouse.export import export
from pipelines.console import Failed
from pipelines.explain import explain
from pipelines.published import connect, findings
from pipelines.sql import SHOWN_ROWS, prompt, query
from tests.pipeline.desk import Desk


def total(desk: Desk, source: str) -> str:
    found = desk.rows(f"""SELECT fact_id FROM facts JOIN documents USING (document_id)
        WHERE source = '{source}' AND indicator = 'projects' ORDER BY quote_start""")
    return found[0]["fact_id"]


def test_a_number_is_explained_down_to_its_sentence(desk: Desk) -> None:
    with connect(desk.warehouse) as connection:
        told = explain(connection, total(desk, "wrong.txt"))
    sentence = told["sentence"]
    assert sentence["text"][sentence["start"] : sentence["end"]] == "75 đề án"
    assert sentence["text"].startswith("Năm 2021")
    assert (told["geo_name"], told["fact"]["value"]) == ("Bắc Kạn", 75)
    assert [relation["verdict"] for relation in told["relations"]] == ["fails"]
    assert told["findings"][0]["message_vi"].startswith(told["relations"][0]["arithmetic_vi"])
    assert [other["quote"] for other in told["same_cell"]] == ["73 đề án"]


def test_a_number_that_adds_up_says_so(desk: Desk) -> None:
    with connect(desk.warehouse) as connection:
        told = explain(connection, total(desk, "right.txt"))
    assert told["relations"][0]["arithmetic_en"] == (
        "The total 73 matches the parts 11 + 62 = 73 (off by 0; tolerance ±0)."
    )
    assert told["findings"] == []


def test_an_unknown_fact_is_named(desk: Desk) -> None:
    with connect(desk.warehouse) as connection, pytest.raises(Failed, match="'nonsense'"):
        explain(connection, "nonsense")


@pytest.mark.parametrize(("severity", "count"), [(None, 1), ("error", 1), ("warning", 0)])
def test_findings_by_severity(desk: Desk, severity: str | None, count: int) -> None:
    with connect(desk.warehouse) as connection:
        assert len(findings(connection, severity, open_only=True)) == count


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine AS SELECT 1",
        "DELETE FROM documents",
        "COPY facts TO 'out.csv'",
        "SELECT * FROM read_csv('mine.csv')",
        "SET enable_external_access = true",
    ],
)
def test_sql_can_change_nothing(desk: Desk, statement: str) -> None:
    with connect(desk.warehouse) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement)


def test_what_is_no_warehouse_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="kc run"):
        connect(tmp_path / "none.duckdb")
    (tmp_path / "text.duckdb").write_text("no database", encoding="utf-8")
    with pytest.raises(Failed, match=r"text\.duckdb"):
        connect(tmp_path / "text.duckdb")


def test_sql_as_json_csv_and_table(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    words = "SELECT source, 1.50::DECIMAL(9, 2) AS n, DATE '2021-01-02' AS d FROM documents ORDER BY source"
    with connect(desk.warehouse) as connection:
        query(connection, words, "json")
        told = json.loads(capsys.readouterr().out)
        query(connection, words, "csv")
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert told[0] == {"source": "right.txt", "n": 1.5, "d": "2021-01-02"}
    assert rows[1] == {"source": "wrong.txt", "n": "1.50", "d": "2021-01-02"}


def test_a_long_table_is_cut_and_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with connect(desk.warehouse) as connection:
        query(connection, f"FROM range({SHOWN_ROWS + 5})", "csv")
        assert len(capsys.readouterr().out.splitlines()) == SHOWN_ROWS + 6
        query(connection, f"FROM range({SHOWN_ROWS + 5})", "table")
    assert "--csv" in capsys.readouterr().err


def test_the_prompt_goes_on_after_a_mistake(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(["SELEC 1;", "SELECT 40", "+ 2 AS n;", "\\q", "SELECT 1;"])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    with connect(desk.warehouse) as connection:
        prompt(connection, "csv")
    said = capsys.readouterr()
    assert said.out == "n\n42\n"
    assert "SELEC" in said.err
    assert next(lines) == "SELECT 1;"


def test_an_export_is_whole_and_describes_itself(desk: Desk, tmp_path: Path) -> None:
    files = export(desk.warehouse, tmp_path / "out", ["parquet", "csv"])
    names = {path.name for path in files}
    assert names == {f"{name}.{form}" for name in (*TABLES, *VIEWS) for form in ("parquet", "csv")} | {
        "dictionary.md", "datapackage.json",
    }  # fmt: skip
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    facts = next(each for each in package["resources"] if each["path"] == "facts.parquet")
    assert [field["name"] for field in facts["schema"]["fields"]] == VIEWS["facts"].names
    assert pl.read_parquet(tmp_path / "out" / "facts.parquet").height == 12
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert json.loads(rows[0]["rules"])


def test_the_same_release_exports_to_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    one, two = (export(desk.warehouse, tmp_path / name, ["csv"]) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
