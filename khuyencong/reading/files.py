"""One file to one document: which reader a format has, what every document must be. No walk of folders."""

import hashlib
import logging
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from khuyencong.reading import markdown, origin, page, plain, vietnamese
from khuyencong.reading.document import Content, Document, Origin, Unreadable

_LOG: Final = logging.getLogger(__name__)

READERS: Final[dict[str, Callable[[bytes, str], Content]]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": page.read,
    ".htm": page.read,
}
"""Suffix -> reader of (bytes, source). A new format is one more row."""

_TO_COME: Final = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".xls": "Excel",
    ".csv": "CSV",
    ".pdf": "PDF",
    ".png": "scanned pictures",
    ".jpg": "scanned pictures",
    ".tif": "scanned pictures",
}
ORIGIN_SUFFIX: Final = ".origin.yaml"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes; a report of words is never that large."""


def source_of(path: Path, root: Path) -> str:
    """The path below the root, with slashes, in NFC; bytes of a name that are no UTF-8 are written out."""
    below = path.relative_to(root).as_posix()
    printable = below.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", printable)


def origin_path(path: Path) -> Path | None:
    """The file beside a report that tells its origin, in any Unicode form of its name."""
    for form in (path.name, unicodedata.normalize("NFC", path.name), unicodedata.normalize("NFD", path.name)):
        beside = path.with_name(form + ORIGIN_SUFFIX)
        if beside.is_file():
            return beside
    return None


def read(path: Path, root: Path) -> Document:
    """The document of one file below the raw folder `root`.

    Raises:
        Unreadable: with the reason and a sentence that names the file and the place.
    """
    source = source_of(path, root)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        coming = _TO_COME.get(suffix)
        what = (
            f"{coming} cannot be read yet" if coming else f"no reader for {suffix or 'a name without suffix'}"
        )
        raise Unreadable("unsupported", f"{source}: {what}; there are readers for {', '.join(READERS)}")
    content = read_bytes(path, source)
    found = READERS[suffix](content, source)
    if not found.text.strip():
        raise Unreadable("empty", f"{source} has no text")
    vietnamese.check(found.text, source)
    stated = _origin(path, root)
    return Document(
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
        format=found.format,
        text=found.text,
        title=found.title,
        published=stated.published or found.published,
        origin=stated,
        tables=found.tables,
        locators=found.locators,
    )


def read_bytes(path: Path, source: str) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: "vanished", "permission", "empty" or "unreadable" (a folder, a broken disk, too large).
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                "unreadable", f"{source} has {size:,} bytes, more than the {LARGEST:,} that are read"
            )
        content = path.read_bytes()
    except OSError as problem:
        raise unreadable(problem, source) from problem
    if not content:
        raise Unreadable("empty", f"{source} has zero bytes")
    return content


def unreadable(problem: OSError, source: str) -> Unreadable:
    """The reason behind an error of the file system."""
    if isinstance(problem, FileNotFoundError):
        return Unreadable("vanished", f"{source} was listed, but is no longer there")
    if isinstance(problem, PermissionError):
        return Unreadable("permission", f"{source} may not be read by this user")
    return Unreadable("unreadable", f"{source} could not be read: {problem.strerror or problem}")


def _origin(path: Path, root: Path) -> Origin:
    beside = origin_path(path)
    if beside is None:
        return Origin()
    name = source_of(beside, root)
    try:
        stated = origin.parse(beside.read_bytes(), name)
    except OSError as problem:
        stated = Origin(problems=(unreadable(problem, name).detail,))
    for sentence in stated.problems:
        _LOG.warning("%s", sentence)
    return stated
