"""Whatever stands in the way of telling is told, and the release stands."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assets.alerts import _told
from khuyencong.warehouse import exclusive
from tests.unit.quality.alerts.conftest import Bureau


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    made = Bureau(tmp_path / "kc.duckdb")
    made.find("f1")
    made.publish()
    return made


def test_a_bad_setting_is_told_and_log_and_digest_are_written(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KC_ALERT_SEVERITY", "bad")
    told = _told(bureau.warehouse)
    assert "KC_ALERT_SEVERITY must be one of" in told.problem
    assert not told.delivered
    assert [each.told for each in told.heard] == [1]
    assert Path(told.digest).exists()


def test_an_address_that_nobody_understands_is_told(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KC_ALERT_URLS", "nonsense")
    [log, heard] = _told(bureau.warehouse).heard
    assert (log.told, heard.left, "does not understand" in heard.why) == (1, 1, True)


def test_another_run_that_is_telling_is_left_to_it(bureau: Bureau) -> None:
    held, over = threading.Event(), threading.Event()

    def hold() -> None:
        with exclusive(bureau.warehouse):
            held.set()
            over.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    told = _told(bureau.warehouse)
    over.set()
    thread.join()
    assert "is being written by another run" in told.problem
    assert not bureau.folder.exists()


def test_a_folder_that_takes_no_more_is_told(bureau: Bureau) -> None:
    (bureau.warehouse.parent / "alerts").write_text("in the way", encoding="utf-8")
    told = _told(bureau.warehouse)
    assert "cannot write in" in told.problem + "".join(each.why for each in told.heard)
