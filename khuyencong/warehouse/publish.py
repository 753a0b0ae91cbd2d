"""Publish: a verified build becomes an immutable release, and the warehouse's name points to it.

No table is made here: see build.py. `<warehouse>` is a symbolic link to `releases/<stem>/<version>.duckdb`.
Swapping it is one rename: a reader finds the old release or the new one, whole, and one that has the old file
open reads on. A link touches no open file, so a lock on a release never holds up the next.
"""

import json
import logging
import os
from pathlib import Path
from uuid import uuid4

import duckdb

from khuyencong.warehouse.build import BuildReport, Release, discard
from khuyencong.warehouse.places import WarehouseError, exclusive, quoted, releases_folder, sync, writing

log = logging.getLogger(__name__)

KEEP_RELEASES = 5
"""Old releases kept beside the current one, unless the setting KC_KEEP_RELEASES says otherwise."""


def keep_releases() -> int:
    """How many old releases to keep: KC_KEEP_RELEASES, else 5. WarehouseError where it is no whole number."""
    words = os.environ.get("KC_KEEP_RELEASES", str(KEEP_RELEASES))
    if not words.isdecimal():
        raise WarehouseError(f"KC_KEEP_RELEASES must be a whole number from 0, not {words!r}")
    return int(words)


def publish(built: BuildReport, warehouse: Path, keep: int | None = None) -> Release:
    """Make `built` the release that readers of `warehouse` find; drop releases older than the last `keep`.

    Verify the file first: see verify.verify. Nothing a reader may have open is written to.

    Raises:
        WarehouseError: `warehouse` is a file or folder of someone else's.
        NotWritable: the folder takes no more; the last release stays.
        Busy: another run holds the warehouse.
    """
    keep = keep_releases() if keep is None else keep
    check_place(warehouse)
    folder = releases_folder(warehouse)
    release_file = folder / f"{built.release.version}.duckdb"
    with exclusive(warehouse), writing(folder):
        built.path.chmod(0o444)
        built.path.rename(release_file)
        sync(folder)
        _point(warehouse, release_file)
        _prune(warehouse, keep)
    return built.release


def check_place(warehouse: Path) -> None:
    """Raise WarehouseError where the name is taken by what we did not publish. Ask before a long run."""
    if warehouse.exists() and not warehouse.is_symlink():
        kind = "a folder" if warehouse.is_dir() else "a file that this program did not publish"
        raise WarehouseError(
            f"{warehouse} is {kind}; it is left as it is: move it away or choose another --warehouse"
        )
    if warehouse.is_symlink() and warehouse.readlink().parent.name != warehouse.stem:
        raise WarehouseError(
            f"{warehouse} is a link to {warehouse.readlink()}, which this program did not publish; it stays"
        )


def clean(warehouse: Path) -> None:
    """Remove what killed runs left beside `warehouse`. Call it while holding it (places.exclusive)."""
    for leftover in releases_folder(warehouse).glob(".building-*.duckdb"):
        log.info("removing %s, left by a run that was stopped", leftover)
        discard(leftover)
    for link in warehouse.parent.glob(f".{warehouse.name}.*.link"):
        link.unlink(missing_ok=True)


def past_releases(warehouse: Path) -> list[Release]:
    """Every release so far, oldest first: the newest file lists those before it.

    A file that cannot be read is named in the log, and the one before it asked.
    """
    for path in reversed(_release_files(warehouse)):
        try:
            return _listed(path)
        except duckdb.Error as problem:
            log.warning("release %s cannot be read: %s", path, str(problem).splitlines()[0])
    return []


def current_release(warehouse: Path) -> Release | None:
    """The release that readers find now, None before the first."""
    if not warehouse.exists():
        return None
    version = warehouse.resolve().stem
    return next((release for release in _listed(warehouse.resolve()) if release.version == version), None)


def _listed(path: Path) -> list[Release]:
    """The table `releases` of one file, attached to a fresh connection: DuckDB caches files by name."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{quoted(path)}' AS release (READ_ONLY)")
        rows = connection.execute(
            "SELECT version, built_at, code_version, inputs_fingerprint, row_counts"
            " FROM release.releases ORDER BY version"
        ).fetchall()
    return [Release(*row[:4], json.loads(row[4])) for row in rows]


def _point(warehouse: Path, release_file: Path) -> None:
    """Swap the link, in one rename. It is relative: the folder may be moved or mounted elsewhere."""
    link = warehouse.parent / f".{warehouse.name}.{uuid4().hex[:8]}.link"
    try:
        link.symlink_to(release_file.relative_to(warehouse.parent))
        link.replace(warehouse)
    finally:
        link.unlink(missing_ok=True)
    sync(warehouse.parent)


def _prune(warehouse: Path, keep: int) -> None:
    """Drop all but the current release and the last `keep` before it. Names begin with the time."""
    current = warehouse.resolve()
    others = [path for path in _release_files(warehouse) if path.resolve() != current]
    for path in others[: max(len(others) - keep, 0)]:
        path.unlink(missing_ok=True)


def _release_files(warehouse: Path) -> list[Path]:
    """The kept releases, oldest first. A hidden name is a build under way, maybe another run's."""
    return sorted(path for path in releases_folder(warehouse).glob("*.duckdb") if path.name[0] != ".")
