"""Findings on whole reports with known relations: nothing is cried that holds, nothing missed that does not."""

import json
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk

CASES = Path(__file__).parent
GOLD = CASES.parents[2] / "shared" / "gold"
ARITHMETIC = ("sum", "share", "completion", "count_list", "containment", "growth", "repetition")


def found_and_broken(folder: Path, place: Path) -> tuple[set[str], set[str], set[str]]:
    """The texts with an arithmetic error, with any finding, and those in which a relation is known to fail."""
    stated = [
        json.loads(line) for line in (folder / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    desk = Desk(folder / "docs", place / "out" / "kc.duckdb")
    desk.run()
    found = desk.rows("SELECT source, check_name, severity FROM findings JOIN documents USING (document_id)")
    errors = {
        row["source"] for row in found if row["severity"] == "error" and row["check_name"] in ARITHMETIC
    }
    broken = {f"{each['doc']}.txt" for each in stated if each.get("holds") is False}
    return errors, {row["source"] for row in found}, broken


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_only_reports_that_do_not_add_up_have_errors(name: str, tmp_path: Path) -> None:
    if not (GOLD / name / "relations.jsonl").exists():
        pytest.skip("the shared gold set is not here")
    errors, findings, broken = found_and_broken(GOLD / name, tmp_path)
    assert errors <= broken
    assert broken <= findings


def test_no_retold_page_that_adds_up_has_an_error(tmp_path: Path) -> None:
    errors, _, broken = found_and_broken(CASES / "retold", tmp_path)
    assert errors <= broken
    assert len(errors) >= 3
