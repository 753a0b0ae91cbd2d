"""Telling: what is due of a published release goes to whoever is to hear it, once.

A channel that is down fails nothing: what it did not take stays due, and the next run tries again. No
channel waits for another. Settings come from the environment, see Settings.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from khuyencong.warehouse import WarehouseError, exclusive
from quality.alerts.alert import SEVERITIES, Alert, Due, due
from quality.alerts.channels import Address, LogFile, Receiver, Unusable, addresses, opened
from quality.alerts.digest import write_digest
from quality.alerts.message import Message, messages
from quality.alerts.outbox import AGAIN, FAILED, SENDING, TOLD, Outbox, alerts_folder
from quality.alerts.release import detailed, published

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

SECONDS = 20.0
"""What a run waits for all channels together, unless KC_ALERT_SECONDS says otherwise."""

GRACE = 5.0
"""Seconds beyond that for a conversation that is under way."""


class Setting(WarehouseError):
    """A setting that cannot be used; the message names it and never shows an address."""


@dataclass(frozen=True, slots=True)
class Settings:
    """KC_ALERT_URLS (Apprise's addresses), KC_ALERT_SEVERITY and KC_ALERT_SECONDS."""

    addresses: Sequence[Address] = ()
    least: str = "warning"
    seconds: float = SECONDS

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings in `environment`.

        Raises:
            Setting: one of them cannot be used.
        """
        least = environment.get("KC_ALERT_SEVERITY") or "warning"
        if least not in SEVERITIES:
            raise Setting(f"KC_ALERT_SEVERITY must be one of {', '.join(SEVERITIES)}, not {least!r}")
        seconds = environment.get("KC_ALERT_SECONDS") or f"{SECONDS:.0f}"
        if not seconds.isdecimal() or not 1 <= int(seconds) <= 600:
            raise Setting(f"KC_ALERT_SECONDS must be a whole number from 1 to 600, not {seconds!r}")
        return cls(addresses(environment.get("KC_ALERT_URLS", "")), least, float(seconds))


@dataclass(frozen=True, slots=True)
class Heard:
    """What one receiver was told by this run, and what it was not. Counts are of findings."""

    name: str
    told: int = 0
    left: int = 0
    """Due and not delivered; the next run tries again."""
    doubt: tuple[str, ...] = ()
    """Findings whose message may or may not have arrived: `kc alerts --again ID` sends it once more."""
    why: str = ""
    """Why the last message was not delivered."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the alerts of a release."""

    heard: tuple[Heard, ...]
    digest: str
    problem: str = ""
    """Why nothing could be told at all."""

    @property
    def delivered(self) -> bool:
        """Everybody heard everything, as far as can be known."""
        return not self.problem and not any(each.left or each.doubt for each in self.heard)


def tell(warehouse: Path, environment: Mapping[str, str] = os.environ, *, again: str | None = None) -> Told:
    """Tell what is due of the current release of `warehouse`, and write the digest if it changed.

    `again` names a finding that everyone is to hear once more, whatever was told of it; nothing else is told
    then.

    Raises:
        Setting: a setting cannot be used.
        WarehouseError: no release, or none that can be read; the folder takes no more; another run holds it;
            the finding named by `again` is not open.
    """
    settings = Settings.of(environment)
    with exclusive(warehouse):
        file = warehouse.resolve()
        release = published(file)
        outbox = Outbox(alerts_folder(warehouse))
        alerts = release.alerts if again is None else _once_more(release.alerts, again, outbox, settings)
        round_ = Round(file, outbox, settings, datetime.now(UTC).isoformat() if again else "")
        heard = tuple(round_.tell(alerts, release.alerts))
        missed = [replace(each, told=0) for each in heard if each.left or each.doubt]
        _log(missed)
        digest = write_digest(outbox.path.parent, file, release, missed)
    return Told(heard, str(digest))


def _log(missed: Sequence[Heard]) -> None:
    """Name in the log of the process what did not reach whom."""
    for each in missed:
        if each.left:
            log.warning("alerts: %s findings not delivered to %s: %s", each.left, each.name, each.why)
        if each.doubt:
            log.warning("alerts: in doubt whether %s reached %s", ", ".join(each.doubt), each.name)


def status(warehouse: Path, environment: Mapping[str, str] = os.environ) -> tuple[Heard, ...]:
    """What every receiver was told so far, what is due and what is in doubt. Nothing is sent.

    Raises:
        Setting, WarehouseError: as `tell`.
    """
    settings = Settings.of(environment)
    alerts = published(warehouse.resolve()).alerts
    outbox = Outbox(alerts_folder(warehouse))
    named = [name for each in settings.addresses for name in outbox.receivers(each.name) or [each.name]]
    return tuple(_heard(name, outbox, alerts, settings.least) for name in [LogFile.name, *named])


def try_out(environment: Mapping[str, str] = os.environ) -> tuple[Heard, ...]:
    """Send a test message to every receiver of every address. Nothing is remembered.

    Raises:
        Setting: as `tell`.
    """
    settings = Settings.of(environment)
    until = time.monotonic() + settings.seconds
    trial = Alert(
        finding_id="000000000000", severity="note", state="open",
        message_vi="Tin thử: kênh này nhận được thông báo của khuyencong.",
        message_en="A test: this channel receives the alerts of khuyencong.",
    )  # fmt: skip
    message = Message((Due(trial, "opened", ("test",)),), datetime.now(UTC).isoformat())
    heard = []
    for address in settings.addresses:
        try:
            receivers = opened(address)
        except Unusable as problem:
            heard.append(Heard(address.name, left=1, why=str(problem)))
            continue
        for each in receivers:
            why = each.send(message, until)
            heard.append(Heard(each.name, told=int(not why), left=int(bool(why)), why=why))
    return tuple(heard)


def _once_more(alerts: Sequence[Alert], again: str, outbox: Outbox, settings: Settings) -> list[Alert]:
    """The finding `again`, open, with all that was told of it due again."""
    chosen = [each for each in alerts if each.finding_id == again and each.state == "open"]
    if not chosen:
        raise WarehouseError(
            f"không có cảnh báo đang mở {again!r} / no open finding has that id: kc findings --open"
        )
    for name in [
        LogFile.name,
        *(name for each in settings.addresses for name in outbox.receivers(each.name)),
    ]:
        keys = [key for key in outbox.states(name) if key.split("/")[0] == again]
        if keys:
            outbox.record(AGAIN, name, "", keys)
    return chosen


class Round:
    """One round of telling, while the warehouse is held."""

    def __init__(self, file: Path, outbox: Outbox, settings: Settings, again: str) -> None:
        self.file, self.outbox, self.settings, self.again = file, outbox, settings, again
        self.until = time.monotonic() + settings.seconds
        self._why: dict[str, str] = {}

    def tell(self, alerts: Sequence[Alert], everything: Sequence[Alert]) -> list[Heard]:
        """Tell every receiver what is due to it of `alerts`, all at the same time.

        Returns where each stands by `everything`.
        """
        receivers, unusable = self._receivers(alerts)
        before = {each.name: self._due(each.name, alerts, certain=each.certain) for each in receivers}
        detail = detailed(self.file, (item.alert for dues in before.values() for item in dues))
        tasks = []
        for each in receivers:
            dues = [item._replace(alert=detail[item.alert.finding_id]) for item in before[each.name]]
            told = messages(dues, each.form, each.longest, self.again)
            # a daemon: a conversation that never ends keeps no process alive
            tasks.append(threading.Thread(target=self._deliver, args=(each, told), daemon=True))
        for task in tasks:
            task.start()
        latest = max([self.until, *(time.monotonic() + each.patience for each in receivers)]) + GRACE
        for task in tasks:
            task.join(max(latest - time.monotonic(), 0))
        names = [LogFile.name, *self._names(receivers, unusable)]
        return [
            replace(
                _heard(
                    name,
                    self.outbox,
                    everything,
                    self.settings.least,
                    unusable.get(name, self._why.get(name, "")),
                ),
                told=self._told(name, before.get(name, ())),
            )
            for name in names
        ]

    def _names(self, receivers: Sequence[LogFile | Receiver], unusable: Mapping[str, str]) -> list[str]:
        """Every receiver that is set up, whether or not it had to be opened."""
        own = [each.name for each in receivers]
        named: list[str] = []
        for address in self.settings.addresses:
            fresh = [each for each in own if each == address.name or each.startswith(f"{address.name}.")]
            idle = [] if address.name in unusable else self.outbox.receivers(address.name)
            named += fresh or idle or [address.name]
        return named

    def _receivers(self, alerts: Sequence[Alert]) -> tuple[list[LogFile | Receiver], dict[str, str]]:
        """Those that something is due to, and the addresses that cannot be used, with the reason."""
        log_file = LogFile(self.outbox.path.parent / "alerts.log")
        receivers: list[LogFile | Receiver] = []
        unusable: dict[str, str] = {}
        if self._due(log_file.name, alerts, certain=True):
            receivers.append(log_file)
        for address in self.settings.addresses:
            known = self.outbox.receivers(address.name) or [address.name]
            if not any(self._due(name, alerts) for name in known):
                continue
            try:
                receivers += opened(address)
            except Unusable as problem:
                unusable[address.name] = str(problem)
        return receivers, unusable

    def _due(self, name: str, alerts: Sequence[Alert], *, certain: bool = False) -> list[Due]:
        settled = {TOLD} if certain else {TOLD, SENDING}
        keys = {key for key, state in self.outbox.states(name).items() if state in settled}
        return due(alerts, keys, self.settings.least)

    def _told(self, name: str, dues: Sequence[Due]) -> int:
        """How many of `dues` the receiver has now."""
        states = self.outbox.states(name)
        return sum(all(states.get(key) == TOLD for key in each.keys) for each in dues)

    def _deliver(self, receiver: LogFile | Receiver, told: Sequence[Message]) -> None:
        """One message after the other, each with its lines in the outbox, up to the first that is not taken."""
        try:
            for each in told:
                if each is not told[0] and time.monotonic() + receiver.patience > self.until:
                    self._why[receiver.name] = "hết thời gian / out of time"
                    return
                self.outbox.record(SENDING, receiver.name, each.key, each.keys)
                why = receiver.send(each, self.until)
                self.outbox.record(FAILED if why else TOLD, receiver.name, each.key, each.keys, why)
                if why:
                    self._why[receiver.name] = why
                    return
        except WarehouseError as problem:
            self._why[receiver.name] = str(problem)


def _heard(name: str, outbox: Outbox, alerts: Sequence[Alert], least: str, why: str = "") -> Heard:
    """Where a receiver stands by the outbox."""
    states = outbox.states(name)
    certain = {TOLD} if name == LogFile.name else {TOLD, SENDING}
    left = due(alerts, {key for key, state in states.items() if state in certain}, least)
    # whoever heard of a later change knows of the finding
    doubt = [
        each.finding_id
        for each in alerts
        if each.state == "open" and states.get(each.key(each.telling[-1])) == SENDING
    ]
    told = {key.split("/")[0] for key, state in states.items() if state == TOLD}
    return Heard(name, len(told), len(left), () if name == LogFile.name else tuple(doubt), why)
