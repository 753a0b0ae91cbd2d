"""Where things lie beside a warehouse, what may go wrong there, and who may write. No table here."""

import fcntl
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl


class WarehouseError(Exception):
    """The warehouse could not be built or published; the last release stays. The message is for people."""


class NotWritable(WarehouseError):
    """A folder takes no more: no permission, read-only, disk full."""


class Busy(WarehouseError):
    """Another run holds the warehouse."""


def layers_folder(warehouse: Path) -> Path:
    """The Parquet layers of `warehouse`: `<parent>/layers/<stem>/`."""
    return warehouse.parent / "layers" / warehouse.stem


def releases_folder(warehouse: Path) -> Path:
    """The immutable releases of `warehouse`: `<parent>/releases/<stem>/`."""
    return warehouse.parent / "releases" / warehouse.stem


def quality_folder(warehouse: Path) -> Path:
    """What the gate said of the last build of `warehouse`, a page for people: `<parent>/quality/<stem>/`."""
    return warehouse.parent / "quality" / warehouse.stem


def quoted(path: Path) -> str:
    """`path` for the inside of an SQL string: ATTACH takes no parameter."""
    return str(path).replace("'", "''")


@contextmanager
def writing(folder: Path) -> Generator[None]:
    """Make `folder` if need be; whatever keeps us from writing in it becomes NotWritable, which names it.

    DuckDB and Polars wrap the operating system's errors in their own, so theirs are caught too.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except (OSError, duckdb.IOException, duckdb.FatalException, pl.exceptions.ComputeError) as problem:
        words = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise NotWritable(f"cannot write in {folder}: {words}; what was published before stays") from problem


def sync(path: Path) -> None:
    """Wait until a file, or a folder's entries, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_held: dict[Path, int] = {}
"""Lock files that this process holds, with the thread: a run that holds the warehouse may publish it."""


@contextmanager
def exclusive(warehouse: Path) -> Generator[None]:
    """Hold `warehouse` for writing: one run at a time, across processes; the same thread may nest.

    The operating system lets go when the process ends, however it ends. Raises Busy, which says who holds it.
    """
    folder = releases_folder(warehouse)
    path = folder.absolute() / ".lock"
    if _held.get(path) == threading.get_ident():
        yield
        return
    with writing(folder):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(handle, warehouse)
        os.ftruncate(handle, 0)
        os.write(handle, f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC".encode())
        _held[path] = threading.get_ident()
        try:
            yield
        finally:
            del _held[path]
    finally:
        os.close(handle)


def _lock(handle: int, warehouse: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(handle, 200).decode(errors="replace") or "another process"
        raise Busy(
            f"{warehouse} is being written by another run ({holder}); try again when it is done"
        ) from None
