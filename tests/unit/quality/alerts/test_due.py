"""What is due to a receiver: each change of an open finding once, worst first, by report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quality.alerts.alert import Alert, Change, due

START = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def alert(
    events: str, *, state: str = "open", severity: str = "error", name: str = "f", source: str = "a.txt"
) -> Alert:
    history = tuple(Change(START + timedelta(days=day), event) for day, event in enumerate(events.split()))
    return Alert(finding_id=name, severity=severity, state=state, message_vi="", message_en="", source=source,
                 history=history)  # fmt: skip


def keys(of: Alert, *places: int) -> set[str]:
    return {of.key(of.history[place]) for place in places}


@pytest.mark.parametrize(
    ("events", "state", "told", "event"),
    [
        ("opened", "open", (), "opened"),
        ("opened", "open", (0,), None),
        ("opened worsened", "open", (0,), "worsened"),
        ("opened worsened", "open", (), "worsened"),
        ("opened worsened", "open", (0, 1), None),
        ("opened eased", "open", (0,), None),
        ("opened worsened worsened", "open", (0, 1), "worsened"),
        ("opened resolved reopened", "open", (0, 1), "reopened"),
        ("opened resolved reopened", "open", (0,), "reopened"),
        ("opened acknowledged", "acknowledged", (), None),
        ("opened worsened acknowledged", "acknowledged", (0,), None),
        ("opened acknowledged lapsed", "open", (), "opened"),
        ("opened acknowledged lapsed", "open", (0,), None),
        ("opened resolved", "resolved", (), None),
        ("opened resolved", "resolved", (0,), "resolved"),
        ("opened resolved", "resolved", (0, 1), None),
        ("opened resolved reopened resolved", "resolved", (0, 1), None),
        ("opened resolved reopened resolved", "resolved", (0, 1, 2), "resolved"),
        ("opened acknowledged resolved", "resolved", (0,), "resolved"),
        ("", "open", (), "opened"),
        ("", "resolved", (), None),
    ],
)
def test_each_change_is_told_once(events: str, state: str, told: tuple[int, ...], event: str | None) -> None:
    one = alert(events, state=state)
    found = due([one], keys(one, *told))
    assert [each.event for each in found] == ([event] if event else [])
    if found:
        assert due([one], keys(one, *told) | set(found[0].keys)) == []


def test_an_opening_outlives_the_loss_of_the_layers() -> None:
    first, anew = alert("opened"), alert("opened")
    anew = Alert(finding_id="f", severity="error", state="open", message_vi="", message_en="",
                 history=(Change(START + timedelta(days=99), "opened"),))  # fmt: skip
    assert due([anew], keys(first, 0)) == []


@pytest.mark.parametrize(
    ("least", "told"),
    [("error", ["error"]), ("warning", ["error", "warning"]), ("note", ["error", "warning", "note"])],
)
def test_what_is_less_severe_than_asked_is_not_pushed(least: str, told: list[str]) -> None:
    alerts = [alert("opened", severity=each, name=each) for each in ("note", "warning", "error")]
    assert [each.alert.severity for each in due(alerts, (), least)] == told


def test_the_worst_report_comes_first_and_its_findings_together() -> None:
    alerts = [
        alert("opened", severity="warning", name="1", source="a.txt"),
        alert("opened", severity="warning", name="2", source="b.txt"),
        alert("opened", severity="error", name="3", source="b.txt"),
        alert("opened", severity="error", name="4", source="c.txt"),
    ]
    assert [each.alert.finding_id for each in due(alerts, ())] == ["3", "2", "4", "1"]
