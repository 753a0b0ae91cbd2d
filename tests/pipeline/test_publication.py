"""Readers never wait and never see half a release, whatever the publisher does, killed or not."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from subprocess import PIPE

import duckdb
import pytest

from khuyencong.warehouse import (
    BuildReport,
    Layers,
    VerificationError,
    aside,
    build,
    clean,
    current_release,
    exclusive,
    past_releases,
    publish,
    verify,
)

RELEASES = 20
READERS = 4
KILLS = 4

# A reader holds a release against itself: its tables must have the rows that it tells of.
READER = """
import json
import sys
from pathlib import Path
import duckdb
seen = set()
while True:
    last = Path(sys.argv[2]).exists()
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{sys.argv[1]}' AS kc (READ_ONLY)")
        version, counts = connection.execute(
            "SELECT version, row_counts FROM kc.releases ORDER BY version DESC LIMIT 1"
        ).fetchall()[0]
        for name, count in json.loads(counts).items():
            found = connection.execute(f"SELECT count(*) FROM kc.{name}").fetchall()[0][0]
            assert found == count, f"{version}: {found} rows of {name} instead of {count}"
    if not seen:
        print("reading", flush=True)
    seen.add(version)
    if last:
        break
print(len(seen), max(seen))
"""

PUBLISHER = """
import sys
from pathlib import Path
from khuyencong.warehouse import Layers, aside, build, clean, exclusive, past_releases, publish, verify
warehouse = Path(sys.argv[1])
layers = Layers.beside(warehouse)
print("started", flush=True)
while True:
    with exclusive(warehouse):
        clean(warehouse)
        layers.clean()
        layers.write("quarantine", layers.read("quarantine"))
        built = build(layers, aside(warehouse), past=past_releases(warehouse))
        verify(built.path)
        publish(built, warehouse)
"""


def release(warehouse: Path) -> str:
    """One whole publication, as a run does it."""
    with exclusive(warehouse):
        clean(warehouse)
        built = build(Layers.beside(warehouse), aside(warehouse), past=past_releases(warehouse))
        verify(built.path)
        return publish(built, warehouse).version


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A published warehouse without reports: the dimensions are enough to see whether a file is whole."""
    place = tmp_path / "kc.duckdb"
    release(place)
    return place


def later(built: BuildReport, warehouse: Path, nth: int) -> BuildReport:
    """The same build with `nth` rows more in one table, as the release of `nth` seconds later."""
    path, at = aside(warehouse), built.release.built_at + timedelta(seconds=nth)
    counts = built.release.row_counts | {"quarantine": nth}
    release = replace(built.release, version=f"{at:%Y%m%dT%H%M%S.%fZ}-0a1b2c3d", row_counts=counts)
    shutil.copy(built.path, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "INSERT INTO quarantine SELECT 'a.txt', NULL, 'empty', 'row ' || range, now() FROM range(?)",
            [nth],
        )
        connection.execute(
            "UPDATE releases SET version = ?, row_counts = ?", [release.version, json.dumps(counts)]
        )
    return BuildReport(path, release)


def test_readers_never_fail_and_see_whole_releases_only(warehouse: Path, tmp_path: Path) -> None:
    stop = tmp_path / "stop"
    built = build(Layers.beside(warehouse), tmp_path / "built.duckdb")
    builds = [later(built, warehouse, nth) for nth in range(RELEASES)]
    command = [sys.executable, "-c", READER, str(warehouse), str(stop)]
    readers = [subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True) for _ in range(READERS)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
    for each in builds:
        publish(each, warehouse)
        time.sleep(0.1)
    stop.touch()
    for reader in readers:
        told, failure = reader.communicate(timeout=60)
        assert reader.returncode == 0, failure
        releases_seen, last_seen = told.split()
        assert int(releases_seen) > 2
        assert last_seen == builds[-1].release.version


def test_a_killed_publisher_leaves_a_whole_file_and_the_next_run_completes(warehouse: Path) -> None:
    chance = random.Random(20250701)
    folder = warehouse.parent / "releases" / "kc"
    for _ in range(KILLS):
        publisher = subprocess.Popen(
            [sys.executable, "-c", PUBLISHER, str(warehouse)], stdout=PIPE, text=True
        )
        assert publisher.stdout is not None
        assert publisher.stdout.readline()
        time.sleep(2 * chance.random())
        os.kill(publisher.pid, signal.SIGKILL)
        publisher.communicate()
        now = current_release(warehouse)
        assert now is not None
        assert release(warehouse) > now.version
        verify(warehouse.resolve())
        assert not [path.name for path in folder.iterdir() if path.name.startswith(".building")]
    assert len(list(folder.glob("2*.duckdb"))) <= 6  # the current one and five before it


def test_a_failed_verification_keeps_the_release_and_says_why(warehouse: Path) -> None:
    before = current_release(warehouse)
    with exclusive(warehouse):
        built = build(Layers.beside(warehouse), aside(warehouse), past=past_releases(warehouse))
        with duckdb.connect(str(built.path)) as connection:
            connection.execute("DELETE FROM provinces WHERE era = '34'")
        with pytest.raises(VerificationError, match=r"provinces: .* rows instead of "):
            verify(built.path)
    assert current_release(warehouse) == before
