"""Findings on whole reports with known relations, in ../shared: nothing is cried that holds, nothing missed that does not."""

import json
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk

GOLD = Path(__file__).parents[3] / "shared" / "gold"
ARITHMETIC = ("sum", "share", "completion", "count_list", "containment", "growth", "repetition")


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_only_reports_that_do_not_add_up_have_errors(name: str, tmp_path: Path) -> None:
    relations = GOLD / name / "relations.jsonl"
    if not relations.exists():
        pytest.skip("the shared gold set is not here")
    stated = [json.loads(line) for line in relations.read_text(encoding="utf-8").splitlines()]
    broken = {f"{each['doc']}.txt" for each in stated if each.get("holds") is False}
    desk = Desk(GOLD / name / "docs", tmp_path / "out" / "kc.duckdb")
    desk.run()
    found = desk.rows("SELECT source, check_name, severity FROM findings JOIN documents USING (document_id)")
    errors = {
        row["source"] for row in found if row["severity"] == "error" and row["check_name"] in ARITHMETIC
    }
    assert errors <= broken
    assert broken <= {row["source"] for row in found}
