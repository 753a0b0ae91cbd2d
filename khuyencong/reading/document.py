"""What reading gives: a document with text, tables, places and origin, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """What `NAME.origin.yaml` says of the report NAME; `problems` tell which keys could not be used."""

    url: str | None = None
    publisher: str | None = None
    published: tuple[date, date] | None = None
    """First and last day that the stated day, month or year allows."""
    province: str | None = None
    """Name or code as written."""
    licence: str | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `start` and `end` are the span of its words in Document.text."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its cells row by row; `locator` says where it stands: "table=1"."""

    cells: tuple[Cell, ...]
    locator: str


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a span of the text stands in the file: "line=12", "paragraph=4"."""

    start: int
    end: int
    where: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader finds in the bytes of a file. `text` is in NFC and all spans count its characters."""

    format: str
    text: str
    title: str | None = None
    published: tuple[date, date] | None = None
    tables: tuple[Table, ...] = ()
    locators: tuple[Locator, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One report version; all offsets count characters (code points) of `text`, which is in NFC."""

    source: str
    """Path below the raw folder, with slashes, in NFC."""
    sha256: str
    format: str
    text: str
    title: str | None
    """Only where the format itself says it; else the extraction finds it."""
    published: tuple[date, date] | None
    """By its origin, else by the page's own metadata."""
    origin: Origin
    tables: tuple[Table, ...]
    locators: tuple[Locator, ...]

    @property
    def document_id(self) -> str:
        """First 12 hex digits of the file's SHA-256."""
        return self.sha256[:12]


class Unreadable(Exception):
    """A file that gives no document: `reason` is one of the quarantine's codes, `detail` a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file of the raw folder as it was found; hashes are None for what is missing or unreadable."""

    source: str
    path: Path
    sha256: str | None
    origin_sha256: str | None
    size: int | None
    modified_at: datetime | None
    problem: Unreadable | None
