"""The outbox: a journal of what was told to whom, on the disk before and after each message.

Append-only JSON lines beside the layers. A message whose line `sending` has no outcome is in doubt: the
process ended in between, and nobody here knows whether it arrived. It is not sent again by itself. No
address is kept: a receiver is a name made from it (channels.py).
"""

from __future__ import annotations

import json
import logging
import re
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from khuyencong.warehouse.places import sync, writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = logging.getLogger(__name__)

SENDING, TOLD, FAILED, AGAIN = "sending", "told", "failed", "again"
"""States of a change for a receiver. `failed` and `again` are due, as is what is not here at all."""

PART = re.compile(r"(?P<address>.+)\.\d+of(?P<parts>\d+)")
"""The name of one of several receivers of an address."""


def alerts_folder(warehouse: Path) -> Path:
    """Where journal, log and digest of `warehouse` lie: `<parent>/alerts/<stem>/`."""
    return warehouse.parent / "alerts" / warehouse.stem


class Outbox:
    """The journal in one folder. One process at a time: hold the warehouse (warehouse.exclusive)."""

    def __init__(self, folder: Path) -> None:
        """Read what was told so far."""
        self.path = folder / "journal.jsonl"
        self._turn = threading.Lock()
        self._states: dict[str, dict[str, str]] = {}
        for number, line in enumerate(self._lines(), 1):
            try:
                entry = json.loads(line)
                self._note(entry["state"], entry["channel"], entry["keys"])
            except (ValueError, KeyError, TypeError):
                # the last line of a killed process, cut short: what it says was not yet promised to anyone
                log.warning("%s, line %s cannot be read and is left out", self.path, number)

    def _lines(self) -> list[bytes]:
        return self.path.read_bytes().splitlines() if self.path.exists() else []

    def states(self, channel: str) -> dict[str, str]:
        """The last state of every change that the receiver `channel` has to do with, by key."""
        return dict(self._states.get(channel, {}))

    def receivers(self, address: str) -> list[str]:
        """The receivers of an address as they were named when it was last used; none if it never was."""
        if address in self._states:
            return [address]
        counts = (
            int(match["parts"])
            for name in self._states
            if (match := PART.fullmatch(name)) and match["address"] == address
        )
        return part_names(address, next(counts, 0))

    def record(self, state: str, channel: str, message: str, keys: Iterable[str], why: str = "") -> None:
        """Add a line, and wait until it is on the disk.

        Raises:
            NotWritable: the folder takes no more.
        """
        listed = list(keys)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"at": now, "state": state, "channel": channel, "message": message, "keys": listed}
        line = json.dumps(entry | ({"why": why} if why else {}), ensure_ascii=False).encode() + b"\n"
        with self._turn, writing(self.path.parent):
            append(self.path, line)
            self._note(state, channel, listed)

    def _note(self, state: str, channel: str, keys: Iterable[str]) -> None:
        self._states.setdefault(channel, {}).update(dict.fromkeys(keys, state))


def part_names(address: str, parts: int) -> list[str]:
    """Names of the receivers of an address that has so many."""
    return [address] if parts == 1 else [f"{address}.{part}of{parts}" for part in range(1, parts + 1)]


def append(path: Path, words: bytes) -> None:
    """Add `words` to the end of a file, for good; a line that was cut short before is ended first."""
    new = not path.exists()
    with path.open("a+b") as file:
        if file.tell():
            file.seek(-1, 2)
            words = words if file.read(1) == b"\n" else b"\n" + words
        file.write(words)
        file.flush()
    sync(path)
    if new:
        sync(path.parent)
