"""One finding as it is told, and which of its changes are due. Reading, wording and sending are not done here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

SEVERITIES = ("error", "warning", "note")
"""Worst first."""

TELLING = ("opened", "worsened", "reopened")
"""Events of `finding_history` that people are told of. That a finding is resolved is told to whom it was told."""


class Change(NamedTuple):
    """One row of `finding_history`; `at` is UTC without a zone."""

    at: datetime
    event: str


UNTOLD = Change(datetime.min, "opened")  # noqa: DTZ901 - never shown: an opening is known without its time
"""The opening of a finding that is open without a history."""


class Piece(NamedTuple):
    """A stretch of a sentence; `mark` is "" for plain words, else `figure` or `suspect`."""

    words: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One finding with its report, its history (oldest first) and the sentences that its figures stand in."""

    finding_id: str
    severity: str
    state: str
    message_vi: str
    message_en: str
    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    geo_code: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    history: tuple[Change, ...] = ()
    excerpts: tuple[tuple[Piece, ...], ...] = ()

    @property
    def telling(self) -> tuple[Change, ...]:
        """The changes that people are told of, oldest first; at least an opening."""
        return tuple(each for each in self.history if each.event in TELLING) or (UNTOLD,)

    def key(self, change: Change) -> str:
        """The change's name in the outbox.

        A finding opens once, so that its opening needs no time: if the layers are lost and made anew, what
        was told stays told.
        """
        moment = "" if change.event == "opened" else f"/{change.at:%Y%m%dT%H%M%S.%f}"
        return f"{self.finding_id}/{change.event}{moment}"


class Due(NamedTuple):
    """What is to be told of an alert: the newest event, and the keys of all that are told with it."""

    alert: Alert
    event: str
    keys: tuple[str, ...]


def due(alerts: Iterable[Alert], settled: Collection[str], least: str = "warning") -> list[Due]:
    """What a receiver is still to be told, worst first, a report's findings together.

    Open findings of severity `least` or worse with a change whose key is not in `settled`; and resolved ones
    whose end is not in it, though something of the life that ended is.
    """
    found = [told for alert in alerts if (told := _due(alert, settled, least))]
    worst: dict[str, int] = {}
    for each in found:
        report = each.alert.source or ""
        worst[report] = min(_rank(each), worst.get(report, _rank(each)))

    def order(each: Due) -> tuple[int, str, int, str]:
        report = each.alert.source or ""
        return worst[report], report, _rank(each), each.alert.finding_id

    return sorted(found, key=order)


def _due(alert: Alert, settled: Collection[str], least: str) -> Due | None:
    if alert.state == "open" and SEVERITIES.index(alert.severity) <= SEVERITIES.index(least):
        new = [each for each in alert.telling if alert.key(each) not in settled]
        return Due(alert, new[-1].event, tuple(map(alert.key, new))) if new else None
    if alert.state == "resolved" and alert.history and alert.history[-1].event == "resolved":
        *before, end = alert.history
        ends = [place for place, each in enumerate(before) if each.event == "resolved"]
        life = before[ends[-1] + 1 :] if ends else before
        known = any(each.event in TELLING and alert.key(each) in settled for each in life)
        return Due(alert, "resolved", (alert.key(end),)) if known and alert.key(end) not in settled else None
    return None


def _rank(each: Due) -> int:
    """Place in the order of telling: what is resolved comes last."""
    return len(SEVERITIES) if each.event == "resolved" else SEVERITIES.index(each.alert.severity)
