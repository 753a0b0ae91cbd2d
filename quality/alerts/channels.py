"""Channels: who hears of alerts. Addresses are Apprise's, from the environment, and are never shown or kept.

What is told is decided in telling.py. Apprise takes half a second to import: only a channel that is opened
brings it.
"""

from __future__ import annotations

import hashlib
import html
import logging
import re
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from quality.alerts.outbox import append, part_names

if TYPE_CHECKING:
    from pathlib import Path

    from apprise.plugins import NotifyBase

    from quality.alerts.message import Message

PAUSES = (1.0, 2.0, 4.0)
"""Seconds before each further attempt of a message in one run."""

CONNECTING = 5.0
"""Seconds to reach a server, unless the address says otherwise (`cto`); mail has fifteen with Apprise."""

TUNING = frozenset(
    {
        "cto",
        "rto",
        "verify",
        "format",
        "overflow",
        "retry",
        "wait",
        "store",
        "emojis",
        "tz",
        "pass",
        "password",
    }
)
"""Parameters of an address that say nothing of who hears it: changing them tells nothing twice."""


class Unusable(Exception):
    """An address that Apprise does not understand."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address. `name` is its scheme and a few digits of a hash without the password: all that is shown."""

    name: str
    url: str = field(repr=False)


def addresses(words: str) -> list[Address]:
    """The addresses in `words`, apart by spaces or line ends; a comma may end one, or stand inside it."""
    urls = filter(None, (each.strip(",") for each in words.split()))
    return list({address.name: address for address in (Address(_name(url), url) for url in urls)}.values())


def _name(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if not rest or not re.fullmatch("[a-z][a-z0-9]{0,15}", scheme):
        scheme = "unknown"
    try:
        parts = urlsplit(url)
        user, _, host = parts.netloc.rpartition("@")
        asked = sorted(pair for pair in parse_qsl(parts.query, True) if pair[0].lower() not in TUNING)
        told = (scheme, user.partition(":")[0], host, parts.path, asked)
    except ValueError:
        told = (url,)
    return f"{scheme}-{hashlib.sha256(repr(told).encode()).hexdigest()[:8]}"


class LogFile:
    """The channel that needs no address: a file that each message is added to, once."""

    name = "log"
    form, longest = "text", 32_768
    patience = 0.0
    certain = True
    """It can be looked up whether a message arrived: none is in doubt."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def send(self, message: Message, until: float) -> str:  # noqa: ARG002 - as Receiver.send
        """Add the message, unless it is there; "" or why not."""
        mark = f"[{message.key}]"
        try:
            if self.path.exists() and mark.encode() in self.path.read_bytes():
                return ""
            head = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC {mark} {message.subject}"
            append(self.path, f"{head}\n{message.body('text')}\n".encode())
        except OSError as problem:
            return f"{self.path.name}: {problem.strerror or problem}"
        return ""


class Receiver:
    """One receiver of an address, by an Apprise plugin of its own."""

    certain = False

    def __init__(self, name: str, url: str, plugin: NotifyBase) -> None:
        from apprise import NotifyFormat, OverflowMode  # noqa: PLC0415 - half a second

        self.name = name
        self._url = url
        self._plugin = plugin
        self._own = {
            each: dict(getattr(plugin, each))
            for each in ("headers", "payload_extras")
            if isinstance(getattr(plugin, each, None), dict)
        }
        asked = dict(parse_qsl(urlsplit(url).query))
        if "overflow" not in asked:
            plugin.overflow_mode = OverflowMode.SPLIT
        if "cto" not in asked:
            plugin.socket_connect_timeout = min(plugin.socket_connect_timeout, CONNECTING)
        if name.startswith("mailto"):
            plugin.request_rate_per_sec = 0  # else 5.5 seconds lie between two mails
        own = plugin.resolve_format()
        # each dialect of Markdown escapes in its own way: plain words arrive as they are
        plain = own is NotifyFormat.MARKDOWN
        self._format = plugin.resolve_format(NotifyFormat.TEXT) if plain else own
        self.form: str = self._format.value
        self.longest: int = plugin.body_maxlen
        self.patience: float = plugin.socket_connect_timeout + plugin.socket_read_timeout

    def send(self, message: Message, until: float) -> str:
        """Send with growing pauses between attempts, none of which begins if it might not end by `until`.

        Returns "" once it was taken, else why not, without any part of the address.
        """
        why = self._attempt(message)
        for pause in PAUSES:
            if not why or time.monotonic() + pause + self.patience > until:
                break
            time.sleep(pause)
            why = self._attempt(message)
        return why

    def _attempt(self, message: Message) -> str:
        """One attempt; the same key goes with every attempt of a message, where the channel has a place for it."""
        from apprise import NotifyType  # noqa: PLC0415

        kinds = {"error": NotifyType.FAILURE, "resolved": NotifyType.SUCCESS}
        self._label(message)
        subject = message.subject
        if self._plugin.title_maxlen <= 0 and self.form == "html":
            subject = html.escape(subject)  # it becomes part of the body
        complaints.hear()
        try:
            taken = self._plugin.notify(
                body=message.body(self.form),
                title=subject,
                notify_type=kinds.get(message.worst, NotifyType.WARNING),
                body_format=self._format,
            )
        except Exception as problem:  # noqa: BLE001 - a plugin may raise anything, and a channel never fails a run
            return self._masked(f"{type(problem).__name__}: {problem}")
        return "" if taken else self._masked(complaints.heard() or "không gửi được / not delivered")

    def _label(self, message: Message) -> None:
        """Give the message's key to receivers that have a place for it, and to programs its findings."""
        plugin: Any = self._plugin
        web = "payload_extras" in self._own
        if "headers" in self._own:
            named = {"Idempotency-Key": message.key} if web else {"X-Entity-Ref-ID": message.key}
            plugin.headers = self._own["headers"] | named
        if web and self.name.startswith("json"):
            plugin.payload_extras = self._own["payload_extras"] | {
                "key": message.key,
                "findings": [
                    {"finding_id": each.alert.finding_id, "event": each.event, "state": each.alert.state,
                     "severity": each.alert.severity, "source": each.alert.source,
                     "geo_code": each.alert.geo_code, "message_vi": each.alert.message_vi,
                     "message_en": each.alert.message_en}
                    for each in message.dues
                ],
            }  # fmt: skip

    def _masked(self, words: str) -> str:
        """`words` without the pieces of the address."""
        pieces = {
            piece for url in (self._url, unquote(self._url)) for piece in re.split(r"[/:@?&=#,;\s]+", url)
        }
        scheme = self._url.partition("://")[0]
        for piece in sorted(pieces - {scheme}, key=len, reverse=True):
            if len(piece) > 2:
                words = words.replace(piece, "…")
        return " ".join(words.split())[:300]


def opened(address: Address) -> list[Receiver]:
    """The receivers of an address, each by itself: one that refuses does not make the others hear it twice.

    Raises:
        Unusable: Apprise does not understand it.
    """
    plugin = _plugin(address)
    targets = getattr(plugin, "targets", None)
    parts = max(len(targets), 1) if isinstance(targets, list) else 1
    receivers = []
    for part, name in enumerate(part_names(address.name, parts)):
        own: Any = _plugin(address) if part else plugin
        if parts > 1:
            own.targets = own.targets[part : part + 1]
        receivers.append(Receiver(name, address.url, own))
    return receivers


def _plugin(address: Address) -> NotifyBase:
    import apprise  # noqa: PLC0415

    complaints.attach()
    asset = apprise.AppriseAsset(
        app_id="khuyencong", app_desc="khuyencong", app_url="", image_url_mask="", image_url_logo="",
        async_mode=False, storage_mode="memory", allow_templates=False,
    )  # fmt: skip
    plugin = apprise.Apprise.instantiate(address.url, asset=asset)
    if plugin is None:
        raise Unusable("Apprise không hiểu địa chỉ này / does not understand this address")
    return plugin


class _Complaints:
    """What Apprise logs, which may name addresses: kept here, the last line of each thread, and passed on to none."""

    def __init__(self) -> None:
        self._last: dict[int, str] = {}

    def attach(self) -> None:
        """Take Apprise's log over; the library it speaks HTTP with is told to be silent about where it goes."""
        logger = logging.getLogger("apprise")
        logger.filters[:] = [self.keep]
        logger.setLevel(logging.WARNING)
        logging.getLogger("urllib3").setLevel(logging.ERROR)

    def keep(self, record: logging.LogRecord) -> bool:
        """Keep a line; as a filter, it lets none through."""
        self._last[record.thread or 0] = record.getMessage()
        return False

    def hear(self) -> None:
        """Begin anew for this thread."""
        self._last.pop(threading.get_ident(), None)

    def heard(self) -> str:
        """What was logged last by this thread."""
        return self._last.get(threading.get_ident(), "")


complaints = _Complaints()
