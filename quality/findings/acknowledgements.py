"""Acknowledgements: an officer has seen a finding and says why it may stay, until when. Files, one a finding.

They lie beside the raw folder and are written by `kc acknowledge`. An acknowledgement speaks of what was seen:
it lapses on its day, and when the finding gets worse.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from khuyencong import statements
from khuyencong.model import codes
from khuyencong.statements import Malformed
from quality.findings.life import WORSE

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

KEYS = ("finding_id", "by", "why", "until", "at", "severity", "difference", "message")


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What an officer said of one finding.

    `until`: last day on which it holds, None for good; `at`: when it was said (UTC); `severity`, `difference` and
    `message`: the finding as it was seen.
    """

    finding_id: str
    by: str
    why: str
    until: date | None
    at: datetime
    severity: str
    difference: Decimal | None
    message: str

    def holds(self, severity: str, difference: Decimal | None, today: date) -> bool:
        """It still speaks for a finding of this severity and difference."""
        if self.until is not None and today > self.until:
            return False
        if WORSE[severity] != WORSE[self.severity]:
            return WORSE[severity] < WORSE[self.severity]
        return (difference or Decimal(0)) <= (self.difference or Decimal(0))


def folder_of(raw: Path) -> Path:
    """Where acknowledgements for the reports below `raw` lie: `acknowledgements` beside it."""
    return raw.absolute().parent / "acknowledgements"


def save(folder: Path, given: Acknowledgement) -> Path:
    """Write `given` as `FINDING_ID.yaml`, in the place of an earlier one; returns the file."""
    rows = {name: getattr(given, name) for name in KEYS}
    rows = {name: None if each is None else str(each) for name, each in rows.items()}
    return statements.save(folder / f"{given.finding_id}.yaml", rows)


def load(folder: Path) -> tuple[dict[str, Acknowledgement], list[tuple[str, str]]]:
    """The acknowledgements of `folder` by finding, and file and sentence for each that cannot be used."""
    given, problems = statements.load(_files(folder), _read)
    return {each.finding_id: each for each in given}, problems


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def fingerprint(folder: Path, today: date) -> str:
    """SHA-256 over the files, and over which of them have run out by `today`."""
    given, _ = load(folder)
    over = sorted(name for name, each in given.items() if each.until is not None and today > each.until)
    return hashlib.sha256("\n".join((statements.fingerprint(folder), *over)).encode()).hexdigest()


def _read(path: Path) -> Acknowledgement:
    """The acknowledgement in a file; Malformed names the key that cannot be used."""
    stated = statements.keys_of(path, KEYS)
    words = {name: statements.words(stated, name) for name in ("finding_id", "by", "why", "message")}
    if words["finding_id"] != path.stem:
        raise Malformed(f"finding_id {words['finding_id']!r} không phải tên tệp / is not the file's name")
    return Acknowledgement(
        **words, until=until_of(statements.optional(stated, "until")), at=statements.moment(stated, "at"),
        severity=statements.code(stated, "severity", codes.SEVERITIES),
        difference=_number(statements.optional(stated, "difference")),
    )  # fmt: skip


def until_of(words: str | None) -> date | None:
    """The last day on which an acknowledgement holds, None for good; Malformed if it is none."""
    return statements.day("until", words) if words else None


def _number(words: str | None) -> Decimal | None:
    try:
        return Decimal(words) if words else None
    except InvalidOperation:
        raise Malformed(f"difference: {words!r} không phải số / is no number") from None
