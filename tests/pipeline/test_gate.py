"""The gate in whole runs: it is asked before every release, and one that fails leaves the last release in place."""

import os
import shutil
import signal
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import duckdb
import pytest

from khuyencong.warehouse import BuildReport, build
from pipelines import cli
from pipelines.console import Failed
from pipelines.run import run
from quality.gate import Gate
from tests.pipeline.desk import GATE, Desk, silent

FAULTS = {
    "INSERT INTO budgets FROM budgets LIMIT 1": ("No key stands twice: budgets: 1 (", "repeated_keys"),
    "UPDATE figures SET quote_start = quote_start + 1 WHERE value = 62": (
        "Every quote is the text at its place: figures.quote: ", "ungrounded_quotes",
    ),
    "DELETE FROM finding_history; DELETE FROM finding_facts; DELETE FROM findings": (
        "No finding of the last release is lost: findings: ", "lost_findings",
    ),
    "DELETE FROM finding_history": (
        "has no fewer rows than in the last release: finding_history: 0 < ", "rows_now_rows_last",
    ),
}  # fmt: skip
"""What a faulty build does to its file, and what the gate is to say of it."""


def broken(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """From now on builds come out with `sql` done to them, and nothing but the gate sees it."""

    def faulty(*arguments: Any, **settings: Any) -> BuildReport:
        report = build(*arguments, **settings)
        with duckdb.connect(str(report.path)) as connection:
            connection.execute(sql)
        return report

    monkeypatch.setattr("assets.warehouse.build", faulty)
    monkeypatch.setattr("assets.warehouse.verify", lambda _: None)


def page(desk: Desk) -> str:
    return (desk.warehouse.parent / "quality" / "kc" / "index.html").read_text(encoding="utf-8")


def test_a_release_has_passed_the_gate_and_its_page_says_so(desk: Desk) -> None:
    desk.report("a.txt")
    summary = desk.run()
    assert summary.gate is not None
    assert (summary.gate["passed"], summary.gate["fails"]) == (True, 0)
    assert summary.gate["page"].endswith("quality/kc/index.html")
    assert summary.gate["waited"] + summary.gate["judging"] <= summary.seconds
    assert summary.release in page(desk)
    assert "great_expectations" not in sys.modules  # it stays in the gate's own process


def test_a_build_that_fails_is_not_published_and_the_run_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.report("a.txt", total=75)
    desk.report("b.txt", total=74, national=12)
    release = desk.run().release
    link, before = desk.warehouse.readlink(), desk.warehouse.read_bytes()
    desk.report("c.txt", total=76, national=14)
    for sql, (words, rule) in FAULTS.items():
        with monkeypatch.context() as patch:
            broken(patch, sql)
            with pytest.raises(Failed) as told:
                desk.run()
        assert words in str(told.value)
        assert str(desk.warehouse.parent / "quality" / "kc" / "index.html") in str(told.value)
        assert f'<article class="fails" id="{rule}">' in page(desk)
        assert (desk.warehouse.readlink(), desk.warehouse.read_bytes()) == (link, before)
    assert not list(desk.warehouse.parent.glob("releases/*/.building-*"))
    assert desk.rows("SELECT max(version) AS version FROM releases") == [{"version": release}]
    assert desk.run().published  # once the fault is mended


def test_the_command_ends_with_1_and_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.report("a.txt")
    broken(monkeypatch, "INSERT INTO budgets FROM budgets LIMIT 1")
    monkeypatch.setattr("pipelines.run.Gate", lambda: nullcontext(GATE))
    monkeypatch.setattr("sys.argv", ["kc", "run", "--raw", str(desk.raw), "--warehouse", str(desk.warehouse)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert told.count("\n") == 1
    assert "bản phát hành trước giữ nguyên" in told
    assert "budgets: 1 (" in told
    assert not desk.warehouse.exists()


def test_a_gate_killed_at_work_publishes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def kill(_: Path) -> None:
        assert gate.process_id is not None
        os.kill(gate.process_id, signal.SIGKILL)

    desk.report("a.txt")
    with Gate() as gate, monkeypatch.context() as patch:
        patch.setattr("assets.warehouse.verify", kill)
        with pytest.raises(Failed, match="its process ended early"):
            run(desk.raw, desk.warehouse, silent, gate=gate)
    assert not desk.warehouse.exists()
    assert "ended early" in page(desk)
    assert desk.run().published


def test_a_run_with_nothing_to_do_starts_no_gate(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "pipelines.run.ROOT", desk.raw.parent / "nowhere"
    )  # whoever works on the code meanwhile
    desk.report("a.txt")
    desk.run()
    with Gate() as gate:
        summary = run(desk.raw, desk.warehouse, silent, gate=gate)
        assert (summary.published, summary.gate, gate.process_id) == (False, None, None)


def test_a_report_that_only_the_last_release_has_is_not_dropped_unless_a_person_says_so(desk: Desk) -> None:
    gone = desk.report("a.txt")
    desk.report("b.txt", total=74, national=12)
    first = desk.run().release
    gone.unlink()
    shutil.rmtree(desk.warehouse.parent / "layers")
    with pytest.raises(Failed, match="No report of the last release is lost: documents: 1"):
        desk.run()
    assert desk.rows("SELECT max(version) AS version FROM releases") == [{"version": first}]
    desk.warehouse.unlink()
    assert desk.run().published
