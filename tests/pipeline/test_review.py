"""An officer's decision over whole runs: taken, obeyed, shown, and told when it no longer applies."""

from pathlib import Path
from typing import Any

import pytest

from khuyencong.review import folder_of
from pipelines.console import Failed
from pipelines.explain import explain, render
from pipelines.published import connect, review
from pipelines.review import Judgement, decide
from tests.pipeline.desk import Desk


def said(desk: Desk, quote: str, decision: str, *correct: str) -> str:
    """Decide on the fact with that quote; its id."""
    fact_id = desk.rows(f"SELECT fact_id FROM facts WHERE quote = '{quote}'")[0]["fact_id"]
    with connect(desk.warehouse) as connection:
        decide(
            connection, fact_id, Judgement(decision, correct, "Nguyễn An", "so bản giấy"), folder_of(desk.raw)
        )
    return fact_id


def listed(desk: Desk) -> dict[str, dict[str, Any]]:
    with connect(desk.warehouse) as connection:
        return {row["fact_id"]: row for row in review(connection, decided=True)}


def test_a_correction_reaches_facts_relations_findings_and_rollups_and_stays_visible(desk: Desk) -> None:
    desk.report("a.txt", total=75)
    assert desk.run().findings["error"] == 1
    fact_id = said(desk, "75 đề án", "correct", "value=73")
    summary = desk.run()
    assert (summary.published, summary.reports["unchanged"], summary.findings["error"]) == (True, 1, 0)
    assert summary.review["decided"] == 1
    fact = desk.rows(f"FROM facts WHERE fact_id = '{fact_id}'")[0]
    assert (fact["quote"], fact["value"], fact["value_low_bound"], fact["confidence"]) == (
        "75 đề án",
        73,
        73,
        1,
    )
    assert fact["rules"][-1] == "decision.correct: value: 75 → 73 (Nguyễn An)"
    assert desk.rows("SELECT count(*) AS n FROM relations WHERE verdict = 'holds'") == [{"n": 2}]
    assert {"value": 73} in desk.rows("SELECT value FROM rollup_province_year WHERE unit = 'count'")
    row = listed(desk)[fact_id]
    assert (row["value"], row["corrections"], row["decided_by"]) == (75, ["value: 75 → 73"], "Nguyễn An")
    with connect(desk.warehouse) as connection:
        assert explain(connection, fact_id)["reading"]["reread"] is None
    assert not desk.run().published


def test_a_rejected_fact_leaves_and_its_number_stays(desk: Desk) -> None:
    desk.report("a.txt")
    desk.run()
    fact_id = said(desk, "11 đề án", "reject")
    assert desk.run().facts == 5
    assert desk.rows(f"SELECT quote FROM figures WHERE figure_id = '{fact_id}'") == [{"quote": "11 đề án"}]
    assert desk.rows(f"FROM relation_facts WHERE fact_id = '{fact_id}'") == []
    with connect(desk.warehouse) as connection:
        told = explain(connection, fact_id)
    assert told["review"]["decision"] == "reject"
    assert "bác bỏ / reject · Nguyễn An" in str(render(told)[0])
    (folder_of(desk.raw) / f"{fact_id}.yaml").unlink()
    assert desk.run().facts == 6


def test_an_accepted_fact_is_believed_and_says_who_accepted_it(desk: Desk) -> None:
    desk.report("a.txt")
    desk.run()
    fact_id = said(desk, "73 đề án", "accept")
    desk.run()
    with connect(desk.warehouse) as connection:
        told = explain(connection, fact_id)
    assert (told["fact"]["confidence"], told["fact"]["rules"][-1]) == (1, "decision.accept: Nguyễn An")
    assert (told["reading"]["anchor"][0], told["reading"]["reread"]) == ("đề án", None)
    assert {step["attribute"] for step in told["reading"]["steps"]} >= {
        "period",
        "funding",
        "activity",
        "stage",
    }
    assert told["review"]["decided_why"] == "so bản giấy"


def test_a_decision_on_a_changed_text_is_told_as_no_longer_applying(desk: Desk) -> None:
    desk.report("a.txt", total=75)
    desk.run()
    fact_id = said(desk, "75 đề án", "correct", "value=73")
    desk.run()
    desk.report("a.txt", total=76)
    summary = desk.run()
    assert (summary.review["decided"], summary.review["lapsed"]) == (0, 1)
    row = listed(desk)[fact_id]
    assert (row["state"], row["decided_by"]) == ("lapsed", "Nguyễn An")
    assert "a.txt đã có bản mới" in row["lapsed_why"]
    assert "75 đề án" in row["sentence"]
    assert {"value": 76} in desk.rows("SELECT value FROM facts")


def test_a_decision_on_a_report_that_never_came_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.report("a.txt")
    desk.run()
    fact_id = said(desk, "73 đề án", "reject")
    other = Desk(desk.raw, tmp_path / "other" / "kc.duckdb")
    (desk.raw / "a.txt").unlink()
    desk.report("b.txt", total=74)
    assert other.run().review["lapsed"] == 1
    assert "không có bản báo cáo này" in listed(other)[fact_id]["lapsed_why"]


def test_a_malformed_decision_is_named_and_the_run_goes_on(desk: Desk) -> None:
    desk.report("a.txt")
    desk.run()
    fact_id = said(desk, "73 đề án", "accept")
    path = folder_of(desk.raw) / f"{fact_id}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("by: Nguyễn An", "by: ''"), encoding="utf-8")
    summary = desk.run()
    assert (summary.facts, summary.review["decided"], summary.quarantine) == (6, 0, {"invalid_decision": 1})
    aside = desk.rows("SELECT source, detail FROM quarantine")[0]
    assert aside["source"] == f"decisions/{fact_id}.yaml"
    assert "by: thiếu hoặc trống" in aside["detail"]


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (Judgement("accept", (), "", "x"), "--by"),
        (Judgement("accept", (), "An", " "), "--why"),
        (Judgement("correct", ("amount=1",), "An", "x"), "'amount'"),
        (Judgement("correct", ("value",), "An", "x"), "COLUMN=VALUE"),
        (Judgement("correct", ("funding=gov",), "An", "x"), "'gov'"),
        (Judgement("correct", ("value=bảy",), "An", "x"), "'bảy'"),
        (Judgement("correct", ("period_start=2030-01-01",), "An", "x"), "period_start"),
    ],
)
def test_a_decision_that_cannot_be_used_is_refused(desk: Desk, judgement: Judgement, words: str) -> None:
    desk.report("a.txt")
    desk.run()
    fact_id = desk.rows("SELECT fact_id FROM facts")[0]["fact_id"]
    with connect(desk.warehouse) as connection:
        with pytest.raises(Failed, match="no fact has that id"):
            decide(connection, "nonsense", Judgement("accept", (), "An", "x"), folder_of(desk.raw))
        with pytest.raises(Failed, match=words):
            decide(connection, fact_id, judgement, folder_of(desk.raw))
    assert not folder_of(desk.raw).exists()
