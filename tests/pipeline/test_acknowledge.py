"""A finding over whole runs: raised, acknowledged, lapsed when it gets worse, resolved by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from pipelines.acknowledge import acknowledge
from pipelines.console import Failed
from pipelines.published import connect, findings
from quality.findings.acknowledgements import folder_of
from tests.pipeline.desk import Desk

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).date()
HISTORY = "SELECT event FROM finding_history ORDER BY event_at, event"


def say(desk: Desk, finding_id: str, by: str = "An", why: str = "chờ đính chính", until: str = "") -> dict:
    with connect(desk.warehouse) as connection:
        return acknowledge(connection, finding_id, (by, why, until), folder_of(desk.raw))


def only(desk: Desk) -> dict:
    (row,) = desk.rows("FROM findings")
    return row


def test_a_finding_from_alarm_to_closing(desk: Desk) -> None:
    desk.report("a.txt", total=75)
    assert desk.run().findings["error"] == 1
    finding_id = only(desk)["finding_id"]

    say(desk, finding_id, until=str(TOMORROW))
    summary = desk.run()
    assert (summary.published, summary.findings["error"]) == (True, 0)
    row = only(desk)
    assert (row["state"], row["acknowledged_by"], row["acknowledged_until"]) == (
        "acknowledged",
        "An",
        TOMORROW,
    )
    with connect(desk.warehouse) as connection:
        assert findings(connection, None, open_only=True) == []
    assert not desk.run().published  # nothing new

    desk.report("a.txt", total=75, national=21)  # a new version, further off
    assert desk.run().findings["error"] == 1
    assert (only(desk)["finding_id"], only(desk)["state"]) == (finding_id, "open")

    desk.report("a.txt")
    assert desk.run().findings["error"] == 0
    assert only(desk)["state"] == "resolved"
    events = [row["event"] for row in desk.rows(HISTORY)]
    assert events == ["opened", "acknowledged", "lapsed", "worsened", "resolved"]
    with pytest.raises(Failed, match="đã hết"):
        say(desk, finding_id)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"by": " "}, "--by"),
        ({"why": ""}, "--why"),
        ({"until": "mai"}, "không phải ngày"),
        ({"until": "2020-01-01"}, "đã qua"),
        ({"finding_id": "000000000000"}, "không có cảnh báo"),
    ],
)
def test_what_cannot_be_acknowledged_is_told(desk: Desk, said: dict, words: str) -> None:
    desk.report("a.txt", total=75)
    desk.run()
    with pytest.raises(Failed, match=words):
        say(desk, **({"finding_id": only(desk)["finding_id"]} | said))


def test_a_file_that_cannot_be_used_is_set_aside_and_the_finding_stays_open(desk: Desk) -> None:
    desk.report("a.txt", total=75)
    desk.run()
    folder = folder_of(desk.raw)
    folder.mkdir()
    (folder / f"{only(desk)['finding_id']}.yaml").write_text("by: An\n", encoding="utf-8")
    assert desk.run().findings["error"] == 1
    assert ("invalid_acknowledgement" in {reason for _, reason in desk.quarantined()}) is True
