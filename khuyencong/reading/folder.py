"""The raw folder: every file in it as it was found, readable or not. Nothing is parsed here."""

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from khuyencong.reading.document import RawFile, Unreadable
from khuyencong.reading.files import ORIGIN_SUFFIX, origin_path, source_of, unreadable


def scan(root: Path) -> Iterator[RawFile]:
    """Every file below the root in order of its path, but hidden ones and the origins beside them.

    What can't be listed or read is given with its problem, never left out. Links to folders are followed,
    each folder once, so that a link to a folder above ends there.

    Raises:
        NotADirectoryError: the root itself is no folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"the raw folder {root} does not exist")
    yield from sorted(_below(root, root, set()), key=lambda file: file.source)


def _below(folder: Path, root: Path, seen: set[tuple[int, int]]) -> Iterator[RawFile]:
    try:
        identity = folder.stat()
        if (identity.st_dev, identity.st_ino) in seen:
            return
        seen.add((identity.st_dev, identity.st_ino))
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as problem:
        source = source_of(folder, root)
        yield RawFile(source, folder, None, None, None, None, unreadable(problem, source))
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or name.endswith(ORIGIN_SUFFIX):
            continue
        if path.is_dir():
            yield from _below(path, root, seen)
        else:
            yield _file(path, root)


def _file(path: Path, root: Path) -> RawFile:
    source = source_of(path, root)
    try:
        found = path.stat()
        if not path.is_file():
            raise Unreadable("unreadable", f"{source} is no regular file")
        modified_at = datetime.fromtimestamp(found.st_mtime, UTC)
        beside = origin_path(path)
        return RawFile(
            source, path, _sha256(path), _sha256(beside) if beside else None, found.st_size, modified_at, None
        )
    except OSError as problem:
        return RawFile(source, path, None, None, None, None, unreadable(problem, source))
    except Unreadable as problem:
        return RawFile(source, path, None, None, None, None, problem)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
