"""Acknowledgements: an officer has seen a finding and says why it may stay, until when. Files, one a finding.

They lie beside the raw folder and are written by `kc acknowledge`. An acknowledgement speaks of what was seen:
it lapses on its day, and when the finding gets worse.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import yaml

from khuyencong.model import codes
from quality.findings.life import WORSE

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("finding_id", "by", "why", "until", "at", "severity", "difference", "message")


class Malformed(ValueError):
    """An acknowledgement cannot be used; the message says why, Vietnamese first."""


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
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{given.finding_id}.yaml"
    rows = {name: getattr(given, name) for name in KEYS}
    rows = {name: None if each is None else str(each) for name, each in rows.items()}
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")
    aside.replace(path)
    return path


def load(folder: Path) -> tuple[dict[str, Acknowledgement], list[tuple[str, str]]]:
    """The acknowledgements of `folder` by finding, and file and sentence for each that cannot be used."""
    given, problems = {}, []
    for path in sorted(folder.glob("*.yaml")):
        name = f"{folder.name}/{path.name}"
        try:
            given[path.stem] = _read(path)
        except (ValueError, OSError, yaml.YAMLError) as problem:
            problems.append((name, f"{name}: {' '.join(str(problem).split())}"))
    return given, problems


def fingerprint(folder: Path, today: date) -> str:
    """SHA-256 over the files, and over which of them have run out by `today`."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = path.read_bytes()
            over = (until := _read(path).until) is not None and today > until
        except (ValueError, OSError, yaml.YAMLError):  # the run that loads it tells
            content, over = b"", False
        digest.update(f"{path.name}\0{over}\0".encode() + content)
    return digest.hexdigest()


def _read(path: Path) -> Acknowledgement:
    """The acknowledgement in a file; Malformed names the key that cannot be used."""
    stated = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - plain words only
    if not isinstance(stated, dict):
        raise Malformed("phải gồm các dòng 'khóa: giá trị' / must hold lines of the form 'key: value'")
    if unknown := [key for key in stated if key not in KEYS]:
        raise Malformed(f"không rõ khóa / unknown key {unknown[0]!r}; {', '.join(KEYS)}")
    words = {name: _words(stated, name) for name in ("finding_id", "by", "why", "at", "severity", "message")}
    if words["finding_id"] != path.stem:
        raise Malformed(f"finding_id {words['finding_id']!r} không phải tên tệp / is not the file's name")
    if words["severity"] not in codes.SEVERITIES:
        raise Malformed(
            f"severity: {words['severity']!r} không có trong / is none of {', '.join(codes.SEVERITIES)}"
        )
    return Acknowledgement(
        words["finding_id"], words["by"], words["why"], day(_optional(stated, "until")),
        _time(words["at"]), words["severity"], _number(_optional(stated, "difference")), words["message"],
    )  # fmt: skip


def _words(stated: dict[str, Any], name: str) -> str:
    value = stated.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Malformed(f"{name}: thiếu hoặc trống / is missing or empty")
    return value


def _optional(stated: dict[str, Any], name: str) -> str | None:
    words = str(stated.get(name) or "").strip()
    return None if words in {"", "null", "~"} else words


def day(words: str | None) -> date | None:
    """The day in YYYY-MM-DD; Malformed if it is none."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise Malformed(f"until: {words!r} không phải ngày / is no day (YYYY-MM-DD)") from None


def _time(words: str) -> datetime:
    try:
        return datetime.fromisoformat(words).replace(tzinfo=None)
    except ValueError:
        raise Malformed(f"at: {words!r} không phải thời điểm / is no time (ISO)") from None


def _number(words: str | None) -> Decimal | None:
    try:
        return Decimal(words) if words else None
    except InvalidOperation:
        raise Malformed(f"difference: {words!r} không phải số / is no number") from None
