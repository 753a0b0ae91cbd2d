"""The journal: what it says after a crash, and that nothing in it is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from quality.alerts.outbox import AGAIN, FAILED, SENDING, TOLD, Outbox, part_names

if TYPE_CHECKING:
    from pathlib import Path


def test_the_last_line_of_a_change_counts_and_outlives_the_process(tmp_path: Path) -> None:
    box = Outbox(tmp_path)
    box.record(SENDING, "json-1", "m", ["a", "b"])
    box.record(FAILED, "json-1", "m", ["a", "b"], "error=500")
    box.record(SENDING, "json-1", "n", ["a"])
    box.record(TOLD, "json-1", "n", ["a"])
    box.record(AGAIN, "log", "", ["a"])
    for each in (box, Outbox(tmp_path)):
        assert each.states("json-1") == {"a": TOLD, "b": FAILED}
        assert each.states("log") == {"a": AGAIN}
        assert each.states("mailto-1") == {}
    assert json.loads(box.path.read_text(encoding="utf-8").splitlines()[1])["why"] == "error=500"


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_cut_short_says_nothing_and_harms_no_other(tmp_path: Path, cut: int) -> None:
    box = Outbox(tmp_path)
    box.record(SENDING, "json-1", "m", ["a"])
    whole = box.path.read_bytes()
    box.record(TOLD, "json-1", "m", ["a"])
    box.path.write_bytes(whole + box.path.read_bytes()[len(whole) :][:-cut])
    again = Outbox(tmp_path)
    # only the line's end was lost: the line says what it says
    assert again.states("json-1") == {"a": TOLD if cut == 1 else SENDING}
    again.record(TOLD, "json-1", "m", ["b"])
    assert Outbox(tmp_path).states("json-1") == again.states("json-1")


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"[]", b'{"state": "told"}', b"null", b'{"state":1,"channel":[],"keys":[1]}']
)
def test_damage_is_named_and_left_out(tmp_path: Path, line: bytes, caplog: pytest.LogCaptureFixture) -> None:
    box = Outbox(tmp_path)
    box.record(TOLD, "json-1", "m", ["a"])
    box.path.write_bytes(line + b"\n" + box.path.read_bytes())
    assert Outbox(tmp_path).states("json-1") == {"a": TOLD}
    assert "journal.jsonl, line 1 cannot be read" in caplog.text


@pytest.mark.parametrize(
    ("names", "known"), [(["mailto-1"], 1), (["mailto-1.2of3"], 3), (["mailto-12.1of2"], 0), ([], 0)]
)
def test_the_receivers_of_an_address_are_known_from_when_it_was_used(
    tmp_path: Path, names: list[str], known: int
) -> None:
    box = Outbox(tmp_path)
    for name in names:
        box.record(TOLD, name, "m", ["a"])
    assert box.receivers("mailto-1") == part_names("mailto-1", known)
