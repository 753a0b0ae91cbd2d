"""The life of findings over runs: opened, worsened, eased, acknowledged, resolved, opened again. No figure is judged here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import FINDING_FACTS, FINDING_HISTORY, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from quality.findings.acknowledgements import Acknowledgement
    from quality.findings.alarm import Alarm

WORSE = {"note": 0, "warning": 1, "error": 2}
"""Severities, the worse the higher."""

Row = dict[str, Any]


class Findings(NamedTuple):
    """`findings`, `finding_facts` and `finding_history`, by the model."""

    findings: pl.DataFrame
    finding_facts: pl.DataFrame
    history: pl.DataFrame


def live(
    alarms: Iterable[Alarm], known: Findings, acknowledged: Mapping[str, Acknowledgement], now: datetime
) -> Findings:
    """The findings after a run that raised `alarms`, when `known` were there before it.

    `acknowledged` by finding_id; `now` is UTC without a zone. What no longer fails is resolved and stays, with
    its figures. The history gains a row for each change, and never loses one.
    """
    past = {row["finding_id"]: row for row in known.findings.iter_rows(named=True)}
    rows, links, events = {}, [], []
    seen: Counter[tuple[str, ...]] = Counter()
    for alarm in alarms:
        key = (alarm.rule_id, *alarm.cause)
        finding_id = alarm.finding_id(seen[key])
        seen[key] += 1
        row = _row(finding_id, alarm, past.get(finding_id), now)
        given = acknowledged.get(finding_id)
        if given and given.holds(row["severity"], row["difference"], now.date()):
            row |= {"state": "acknowledged", "acknowledged_by": given.by, "acknowledged_why": given.why}
            row |= {"acknowledged_until": given.until}
        rows[finding_id] = row
        links += [{"finding_id": finding_id, "fact_id": each, "role": role} for each, role in alarm.facts]
        events += [_event(event, row, given, now) for event in _changes(past.get(finding_id), row)]
    gone = [row | {"state": "resolved"} for name, row in past.items() if name not in rows]
    events += [
        _event("resolved", row, None, now) for row in gone if past[row["finding_id"]]["state"] != "resolved"
    ]
    fresh = pl.DataFrame(links, schema=polars_schema(FINDING_FACTS)).unique(
        ["finding_id", "fact_id"], keep="first", maintain_order=True
    )
    here = pl.Series([*rows], dtype=pl.String).implode()
    kept = known.finding_facts.filter(~pl.col("finding_id").is_in(here))
    return Findings(
        pl.DataFrame([*rows.values(), *gone], schema=polars_schema(FINDINGS)).sort("finding_id"),
        pl.concat([fresh, kept]).sort("finding_id", "role", "fact_id"),
        pl.concat([known.history, pl.DataFrame(events, schema=polars_schema(FINDING_HISTORY))]),
    )


def _row(finding_id: str, alarm: Alarm, before: Row | None, now: datetime) -> Row:
    """The row of `findings` of an alarm, open."""
    own = {name: getattr(alarm, name, None) for name in FINDINGS.names}
    return own | {
        "finding_id": finding_id, "state": "open", "candidates": [*alarm.candidates] or None,
        "first_seen_at": before["first_seen_at"] if before else now, "last_seen_at": now,
    }  # fmt: skip


def _changes(before: Row | None, after: Row) -> list[str]:
    """What happened to a finding between two runs, in the order of its life."""
    if before is None:
        return ["opened", *(["acknowledged"] if after["state"] == "acknowledged" else [])]
    changes = ["reopened"] if before["state"] == "resolved" else []
    if before["state"] != "resolved" and (way := _way(before, after)):
        changes.append(way)
    if after["state"] == "acknowledged" and before["state"] != "acknowledged":
        changes.append("acknowledged")
    if after["state"] == "open" and before["state"] == "acknowledged":
        changes.append("lapsed")
    return changes


def _way(before: Row, after: Row) -> str | None:
    """Whether a finding got worse or better: its severity, else how far off it is."""
    was, now = (WORSE[row["severity"]] for row in (before, after))
    if was == now:
        was, now = (row["difference"] or 0 for row in (before, after))
    return None if was == now else "worsened" if now > was else "eased"


def _event(event: str, row: Row, given: Acknowledgement | None, now: datetime) -> Row:
    """A row of `finding_history`; who and why where an officer did it."""
    who = {"done_by": given.by, "done_why": given.why} if given and event == "acknowledged" else {}
    said = {name: row[name] for name in ("finding_id", "severity", "difference")}
    return {"done_by": None, "done_why": None} | said | who | {"event_at": now, "event": event}
