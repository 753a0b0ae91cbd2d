"""The ledger: which files to read, what came of them, which versions are current. No file is opened here.

The rules, by example. Same bytes, origin and code as last time: not read again. Same bytes under a second
name: one report. New bytes under an old name: a new version, and the old one is superseded unless its bytes
stand under another name too. A file that is gone: its report stays.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Literal

from khuyencong.model import Column, Table
from khuyencong.reading import RawFile

State = Literal["read", "copy", "quarantined"]

LEDGER = Table(
    "ledger", "Files of the raw folder, what came of them", "Sổ theo dõi tệp", "one file name", ("source",),
    (
        Column("source", "varchar", "path below the raw folder", "đường dẫn"),
        Column("sha256", "varchar", "SHA-256 of the bytes last seen", "mã băm", nullable=True),
        Column("origin_sha256", "varchar", "SHA-256 of its origin.yaml", "mã băm nguồn gốc", nullable=True),
        Column("code_version", "varchar", "code that looked at it", "phiên bản mã nguồn"),
        Column("state", "varchar", "read, copy (of bytes read elsewhere) or quarantined", "trạng thái"),
        Column("document_id", "varchar", "last version that was read", "phiên bản đọc được", nullable=True),
    ),
)  # fmt: skip
"""Kept as a layer between runs; not published."""

STALE = ""
"""Code version of an entry whose file must be looked at again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger."""

    source: str
    sha256: str | None
    origin_sha256: str | None
    code_version: str
    state: State
    document_id: str | None

    def same_file(self, file: RawFile) -> bool:
        """Neither the file's bytes nor its origin changed since."""
        now = (file.sha256, file.origin_sha256)
        return file.sha256 is not None and now == (self.sha256, self.origin_sha256)


@dataclass(slots=True)
class Ledger:
    """A walk through the listed files: what is pending, and the entries as the walk changes them.

    `known` is what earlier runs left, by name; `code_version` is today's.
    """

    listing: Sequence[RawFile]
    known: Mapping[str, Entry]
    code_version: str
    entries: dict[str, Entry] = field(init=False)
    pending: list[RawFile] = field(init=False)
    _ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Part the listing.

        Names that were read before come first among the pending: a copy never takes over a report's name.
        """
        same = [file for file in self.listing if self._settled(file)]
        self.entries = {file.source: self.known[file.source] for file in same}
        self._ids = {
            entry.sha256: entry.document_id
            for entry in self.entries.values()
            if entry.sha256 and entry.document_id and entry.state != "quarantined"
        }
        others = (file for file in self.listing if file.source not in self.entries)
        self.pending = sorted(others, key=lambda file: (self._state(file) != "read", file.source))

    def _settled(self, file: RawFile) -> bool:
        entry = self.known.get(file.source)
        return entry is not None and entry.code_version == self.code_version and entry.same_file(file)

    def _state(self, file: RawFile) -> State | None:
        entry = self.known.get(file.source)
        return entry.state if entry else None

    def copy(self, file: RawFile) -> bool:
        """True, and entered, if the bytes of `file` are those of a report that is read already."""
        document_id = self._ids.get(file.sha256 or "")
        if document_id is not None:
            self._enter(file, "copy", document_id)
        return document_id is not None

    def read(self, file: RawFile, sha256: str, document_id: str) -> None:
        """Enter that `file` was read as `document_id`; `sha256` is of the bytes that were read."""
        self._ids[sha256] = document_id
        self._enter(file, "read", document_id, sha256)

    def quarantine(self, file: RawFile) -> None:
        """Enter that `file` could not be read: the last version that could be stays current."""
        before = self.known.get(file.source)
        self._enter(file, "quarantined", before.document_id if before else None)

    def _enter(self, file: RawFile, state: State, document_id: str | None, sha256: str | None = None) -> None:
        self.entries[file.source] = Entry(
            file.source, sha256 or file.sha256, file.origin_sha256, self.code_version, state, document_id
        )

    def begun(self) -> list[Entry]:
        """What is known with the pending names marked as stale.

        Kept before the layers change, so that a killed run is taken up again.
        """
        pending = {file.source for file in self.pending}
        return [
            Entry(e.source, e.sha256, e.origin_sha256, STALE, e.state, e.document_id)
            if e.source in pending
            else e
            for e in self.known.values()
        ]

    def closed(self) -> list[Entry]:
        """The entries after the walk, by name.

        A name that is gone stays with its report, unless the report has another name now.
        """
        held = {entry.document_id for entry in self.entries.values()}
        gone = (entry for source, entry in self.known.items() if source not in self.entries)
        kept = [entry for entry in gone if entry.document_id is not None and entry.document_id not in held]
        return sorted([*self.entries.values(), *kept], key=lambda entry: entry.source)

    def counts(self) -> dict[str, int]:
        """Files by what the walk made of them.

        New, changed, read_again (new code), unchanged, copies, quarantined, gone.

        `copies` and `quarantined` count every file in that state, whenever it came; the others only what
        could be read.
        """
        states = [entry.state for entry in self.entries.values()]
        read = [file for file in self.listing if self.entries[file.source].state == "read"]
        pending = {file.source for file in self.pending}
        fresh = [file for file in read if file.source in pending]
        new = [file for file in fresh if file.source not in self.known]
        again = [
            file for file in fresh if file.source in self.known and self.known[file.source].same_file(file)
        ]
        return {
            "new": len(new),
            "changed": len(fresh) - len(new) - len(again),
            "read_again": len(again),
            "unchanged": len(read) - len(fresh),
            "copies": states.count("copy"),
            "quarantined": states.count("quarantined"),
            "gone": len(self.known.keys() - self.entries.keys()),
        }


@dataclass(frozen=True, slots=True)
class Naming:
    """The name that a report version stands under, and the version that replaced it."""

    source: str
    superseded_by: str | None


def namings(before: Mapping[str, Naming], ledger: Iterable[Entry]) -> dict[str, Naming]:
    """Where each report version of `before` (by document_id) stands by the `ledger` now.

    A version that a name still leads to is current, under its old name if that is one of them; any other is
    superseded by what its name leads to now.
    """
    by_source = {entry.source: entry.document_id for entry in ledger}
    names: dict[str, list[str]] = {}
    for source, document_id in by_source.items():
        if document_id is not None:
            names.setdefault(document_id, []).append(source)
    after = {}
    for document_id, naming in before.items():
        held = names.get(document_id)
        if held:
            after[document_id] = Naming(naming.source if naming.source in held else held[0], None)
        else:
            after[document_id] = Naming(naming.source, by_source.get(naming.source) or naming.superseded_by)
    return after


def fingerprint(ledger: Iterable[Entry]) -> str:
    """SHA-256 over names, bytes, origins and outcome: the same for the same inputs, whenever read."""
    rows = ("\t".join(map(str, astuple(entry))) for entry in ledger)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
