"""The life of findings: what a run, an officer and the next run make of one alarm."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from khuyencong.model import TABLES, empty
from quality.findings.acknowledgements import Acknowledgement
from quality.findings.alarm import Alarm
from quality.findings.life import Findings, live

MONDAY, TUESDAY, WEDNESDAY = (datetime.fromisoformat(f"2024-05-0{day}") for day in (6, 7, 8))
NONE = Findings(*(empty(TABLES[name]) for name in ("findings", "finding_facts", "finding_history")))
ALARM = Alarm(
    rule_id="sum-of-parts", check_name="sum", severity="error", cause=("a.txt", "sum", "total=73,5 tỷ đồng"),
    message_vi="Tổng không khớp.", message_en="It does not add up.", facts=(("d1-0", "total"), ("d1-1", "part")),
    document_id="d1", difference=Decimal(5),
)  # fmt: skip
ID = ALARM.finding_id()


def run(alarms, known=NONE, now=TUESDAY, acknowledged=None):
    return live(alarms, known, acknowledged or {}, now)


def states(found):
    return found.findings.select("finding_id", "state", "first_seen_at", "last_seen_at").rows()


def events(found):
    return found.history.select("event_at", "event").rows()


def acknowledgement(until=None, severity="error", difference=Decimal(5)):
    return Acknowledgement(ID, "An", "đã rõ", until, MONDAY, severity, difference, "Tổng không khớp.")


FIRST = run([ALARM], now=MONDAY)


def test_a_new_alarm_is_opened():
    assert states(FIRST) == [(ID, "open", MONDAY, MONDAY)]
    assert FIRST.finding_facts.rows() == [(ID, "d1-1", "part"), (ID, "d1-0", "total")]
    assert events(FIRST) == [(MONDAY, "opened")]


def test_it_stays_open_without_a_new_event():
    again = run([ALARM], FIRST)
    assert states(again) == [(ID, "open", MONDAY, TUESDAY)]
    assert events(again) == events(FIRST)


def test_it_outlives_a_new_version_of_its_report():
    moved = replace(ALARM, document_id="d2", facts=(("d2-0", "total"),))
    again = run([moved], FIRST)
    assert again.findings.select("finding_id", "document_id").rows() == [(ID, "d2")]
    assert again.finding_facts.rows() == [(ID, "d2-0", "total")]


def test_it_is_resolved_kept_and_opened_again():
    mended = run([], FIRST)
    assert states(mended) == [(ID, "resolved", MONDAY, MONDAY)]
    assert mended.finding_facts.equals(FIRST.finding_facts)
    still = run([], mended, WEDNESDAY)
    assert events(still) == [(MONDAY, "opened"), (TUESDAY, "resolved")]
    back = run([ALARM], mended, WEDNESDAY)
    assert states(back) == [(ID, "open", MONDAY, WEDNESDAY)]
    assert events(back)[-1] == (WEDNESDAY, "reopened")


@pytest.mark.parametrize(
    ("change", "event"),
    [
        ({"difference": Decimal(6)}, "worsened"),
        ({"difference": Decimal(4)}, "eased"),
        ({"severity": "warning"}, "eased"),
        ({"severity": "warning", "difference": Decimal(9)}, "eased"),
        ({"message_vi": "Cách nói khác."}, None),
    ],
)
def test_getting_worse_or_better_is_an_event(change, event):
    found = run([replace(ALARM, **change)], FIRST)
    assert [each for _, each in events(found)[1:]] == ([event] if event else [])


def test_an_officer_acknowledges_it():
    seen = run([ALARM], FIRST, TUESDAY, {ID: acknowledgement(date(2024, 5, 31))})
    row = seen.findings.row(0, named=True)
    assert (row["state"], row["acknowledged_by"], row["acknowledged_why"]) == ("acknowledged", "An", "đã rõ")
    assert row["acknowledged_until"] == date(2024, 5, 31)
    assert seen.history.select("event", "done_by", "done_why").rows()[-1] == ("acknowledged", "An", "đã rõ")


@pytest.mark.parametrize(
    ("given", "alarm"),
    [
        (acknowledgement(date(2024, 5, 7)), ALARM),  # its day is over
        (acknowledgement(), replace(ALARM, difference=Decimal(6))),  # it got worse
        (acknowledgement(severity="warning"), ALARM),  # a warning was acknowledged, now it is an error
        (None, ALARM),  # taken back
    ],
)
def test_an_acknowledgement_lapses(given, alarm):
    seen = run([ALARM], FIRST, TUESDAY, {ID: acknowledgement()})
    after = run([alarm], seen, WEDNESDAY, {ID: given} if given else {})
    row = after.findings.row(0, named=True)
    assert (row["state"], row["acknowledged_by"]) == ("open", None)
    assert events(after)[-1] == (WEDNESDAY, "lapsed")


@pytest.mark.parametrize(
    ("severity", "difference", "today", "holds"),
    [
        ("error", Decimal(5), date(2024, 5, 31), True),
        ("error", Decimal(5), date(2024, 6, 1), False),
        ("error", Decimal("5.1"), date(2024, 5, 7), False),
        ("warning", Decimal(100), date(2024, 5, 7), True),
        ("error", None, date(2024, 5, 7), True),
    ],
)
def test_what_an_acknowledgement_speaks_for(severity, difference, today, holds):
    assert acknowledgement(date(2024, 5, 31)).holds(severity, difference, today) is holds


def test_the_same_mismatch_twice_in_a_report_is_two_findings():
    found = run([ALARM, ALARM])
    assert found.findings["finding_id"].n_unique() == 2


def test_no_finding_and_no_event_is_ever_lost():
    other = replace(ALARM, cause=("b.txt",))
    known = FIRST
    for alarms in ([other], [], [ALARM, other], [ALARM]):
        after = run(alarms, known, WEDNESDAY)
        assert set(known.findings["finding_id"]) <= set(after.findings["finding_id"])
        assert after.history.head(known.history.height).equals(known.history)
        known = after
