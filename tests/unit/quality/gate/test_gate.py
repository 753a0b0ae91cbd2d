"""The gate: one answer for one file, whatever becomes of its process, and nothing sent anywhere."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from quality.gate import Gate, GateError
from tests.unit.quality.gate.small import changed, release

GUARD = """
import socket, sys
from pathlib import Path

mark = Path(__file__).with_name("tried")
mark.write_text("nothing ")

def refused(*_, **__):
    with mark.open("a") as told:
        told.write("something ")
    raise OSError("no network here")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refused
socket.getaddrinfo = socket.gethostbyname = refused
"""
"""A sitecustomize module: Python runs it before the gate's own code."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="module")
def guard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guard")
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def gate(guard: Path) -> Iterator[Gate]:
    """One process for all that may share it: it takes seconds to start."""
    with pytest.MonkeyPatch.context() as patch, Gate() as shared:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(guard), os.environ.get("PYTHONPATH", "")]))
        shared.start()
        yield shared


def test_a_sound_release_passes_and_nothing_is_sent_anywhere(gate: Gate, sound: Path, guard: Path) -> None:
    gate.ask(sound, sound)
    result = gate.answer()
    assert (result.passed, result.reason, result.last) == (True, None, "sound")
    assert len(result.of("holds")) == len(result.verdicts) > 20
    assert (guard / "tried").read_text() == "nothing "


def test_a_first_release_is_compared_with_none(gate: Gate, sound: Path) -> None:
    gate.ask(sound, None)
    result = gate.answer()
    assert (result.passed, result.last) == (True, None)
    assert {"lost_findings", "rows_now_rows_last"} <= {each.rule for each in result.of("nothing")}


FAULTS = {
    "repeated_keys": ("INSERT INTO budgets FROM budgets", "budgets: 1 (d1-49)"),
    "ungrounded_quotes": ("UPDATE figures SET quote_end = 7 WHERE figure_id = 'd1-4'", "figures.quote: 1 (d1-4)"),
    "code": ("UPDATE project_counts SET stage = 'done'", "project_counts.stage=done (d1-30)"),
    "maximum_greatest": ("UPDATE budgets SET confidence = 2", "budgets.confidence: 1 < 2 (d1-49"),
    "value_off": ("UPDATE rollup_province_year SET value = 74", "2021 projects count actual: 1 (d1-30)"),
    "provinces_total_provinces_reporting": (
        "UPDATE rollup_province_year SET provinces_reporting = 3", "projects count actual: 1 < 3 (d1-30)",
    ),
    "lost_findings": ("DELETE FROM findings", "findings: 1 (f1)"),
    "rows_now_rows_last": ("DELETE FROM findings", "findings: 0 < 1"),
}  # fmt: skip


def test_each_fault_fails_its_expectation_which_names_place_and_rows(gate: Gate, sound: Path) -> None:
    gate.ask(changed(sound, "; ".join(dict.fromkeys(sql for sql, _ in FAULTS.values()))), sound)
    result = gate.answer()
    told = {each.rule: each.words for each in result.failed}
    assert not result.passed
    assert told.keys() >= FAULTS.keys()
    for rule, (_, words) in FAULTS.items():
        assert words in told[rule]
    message = str(GateError(result, Path("quality", "index.html")))
    assert message.count("\n") == 0
    assert "Không khóa nào lặp lại / No key stands twice: budgets: 1 (d1-49)" in message
    assert message.endswith("quality/index.html")


def test_what_other_code_no_longer_reads_is_told_and_stops_nothing(gate: Gate, sound: Path) -> None:
    other = "UPDATE releases SET code_version = 'c2'; DELETE FROM figures WHERE figure_id = 'd1-4'"
    gate.ask(changed(sound, other), sound)
    result = gate.answer()
    assert result.passed
    assert [each.rule for each in result.of("warns")] == ["rows_read_now_rows_read_last", "lost_figures"]


def test_a_file_that_is_no_release_does_not_pass_and_the_gate_goes_on(
    gate: Gate, sound: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.duckdb"
    other.write_bytes(b"no warehouse")
    gate.ask(other, None)
    refused = gate.answer()
    gate.ask(sound, None)
    assert (refused.passed, gate.answer().passed) == (False, True)
    assert "other.duckdb" in str(refused.reason)


def test_a_process_killed_at_work_is_a_gate_not_passed(sound: Path) -> None:
    with Gate() as gate:
        gate.ask(sound, None)
        assert gate.process_id is not None
        os.kill(gate.process_id, signal.SIGKILL)
        result = gate.answer()
        assert (result.passed, gate.process_id) == (False, None)
    assert "(-9)" in str(result.reason)


def test_one_that_is_late_is_ended(sound: Path) -> None:
    with Gate(limit=0.05) as gate:
        gate.ask(sound, None)
        result = gate.answer()
        assert (result.passed, gate.process_id) == (False, None)
    assert "0.05 seconds" in str(result.reason)


def test_one_that_cannot_start_says_why(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "great_expectations.py").write_text("raise ImportError('half installed')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    with Gate() as gate:
        gate.start()
        gate.ask(sound, None)
        result = gate.answer()
    assert not result.passed
    assert "half installed" in str(result.reason)


def test_a_gate_that_was_asked_nothing_has_no_answer() -> None:
    with Gate() as gate, pytest.raises(ValueError, match="asked nothing"):
        gate.answer()
