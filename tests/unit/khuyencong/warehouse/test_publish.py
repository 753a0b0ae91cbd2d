"""Publish: one rename from release to release; nothing of others overwritten, no release in use dropped."""

import logging
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from khuyencong.warehouse import (
    BuildReport,
    Busy,
    Layers,
    NotWritable,
    WarehouseError,
    aside,
    build,
    check_place,
    clean,
    current_release,
    exclusive,
    past_releases,
    publish,
)


def later(built: BuildReport, warehouse: Path, seconds: int) -> BuildReport:
    """The same build again, as a later release."""
    path = aside(warehouse)
    shutil.copy(built.path, path)
    path.chmod(0o644)
    at = built.release.built_at + timedelta(seconds=seconds)
    release = replace(built.release, version=f"{at:%Y%m%dT%H%M%S.%fZ}-0a1b2c3d", built_at=at)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "UPDATE releases SET version = ?, built_at = ?", [release.version, release.built_at]
        )
    return BuildReport(path, release)


def files(warehouse: Path) -> list[str]:
    return sorted(path.name for path in (warehouse.parent / "releases" / "kc").iterdir())


def test_the_name_points_to_an_immutable_release(built: BuildReport, warehouse: Path) -> None:
    release = publish(built, warehouse)
    assert str(warehouse.readlink()) == f"releases/kc/{release.version}.duckdb"
    assert stat.S_IMODE(warehouse.stat().st_mode) == 0o444
    assert current_release(warehouse) == release
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchall() == [(4,)]
    assert files(warehouse) == [".lock", f"{release.version}.duckdb"]


def test_before_the_first_release_there_is_none(warehouse: Path) -> None:
    assert current_release(warehouse) is None
    assert past_releases(warehouse) == []


def test_the_folder_may_be_moved(built: BuildReport, warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    release = publish(built, warehouse)
    for name in ("releases", "kc.duckdb"):
        (tmp_path / name).rename(tmp_path / "data" / name)
    assert current_release(tmp_path / "data/kc.duckdb") == release


@pytest.mark.parametrize(("keep", "left"), [(0, 1), (2, 3), (9, 6)])
def test_old_releases_are_kept_by_number(built: BuildReport, warehouse: Path, keep: int, left: int) -> None:
    builds = [later(built, warehouse, seconds) for seconds in range(6)]
    for each in builds:
        publish(each, warehouse, keep)
    kept = [f"{each.release.version}.duckdb" for each in builds[-left:]]
    assert [
        name for name in files(warehouse) if name in {f"{each.release.version}.duckdb" for each in builds}
    ] == kept
    assert current_release(warehouse) == builds[-1].release


def test_the_release_in_use_is_never_dropped_even_if_others_look_newer(
    built: BuildReport, warehouse: Path
) -> None:
    newer, older = later(built, warehouse, 60), later(built, warehouse, 0)
    publish(newer, warehouse, 0)
    publish(older, warehouse, 0)
    assert current_release(warehouse) == older.release


def test_the_number_kept_is_a_setting(
    built: BuildReport, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KC_KEEP_RELEASES", "1")
    for seconds in range(3):
        publish(later(built, warehouse, seconds), warehouse)
    assert len([name for name in files(warehouse) if name[0] == "2"]) == 2
    monkeypatch.setenv("KC_KEEP_RELEASES", "many")
    with pytest.raises(WarehouseError, match=r"KC_KEEP_RELEASES must be a whole number from 0, not 'many'"):
        publish(built, warehouse)


def test_the_history_outlives_the_files(layers: Layers, warehouse: Path) -> None:
    versions = []
    for _ in range(3):
        made = build(layers, aside(warehouse), past=past_releases(warehouse))
        versions.append(publish(made, warehouse, keep=0).version)
    assert [each.version for each in past_releases(warehouse)] == versions


def test_an_unreadable_release_is_named_and_left_out(
    built: BuildReport, warehouse: Path, caplog: pytest.LogCaptureFixture
) -> None:
    release = publish(built, warehouse)
    (built.path.parent / "30000101.duckdb").write_bytes(b"cut")
    with caplog.at_level(logging.WARNING):
        assert past_releases(warehouse) == [release]
    assert "30000101.duckdb cannot be read" in caplog.text


def test_what_is_not_ours_is_left_as_it_is(built: BuildReport, warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    for make, told in (
        (
            lambda: warehouse.write_text("mine", encoding="utf-8"),
            "is a file that this program did not publish",
        ),
        (warehouse.mkdir, "is a folder"),
        (lambda: warehouse.symlink_to("mine"), "is a link to mine, which this program did not publish"),
    ):
        make()
        for ask in (check_place, lambda place: publish(built, place)):
            with pytest.raises(WarehouseError, match=told):
                ask(warehouse)
        assert built.path.exists()
        if warehouse.is_dir():
            warehouse.rmdir()
        else:
            assert warehouse.read_text(encoding="utf-8") == "mine"
            warehouse.unlink()


def test_a_link_that_leads_nowhere_any_more_is_swapped(built: BuildReport, warehouse: Path) -> None:
    warehouse.symlink_to("releases/kc/20200101.duckdb")
    assert publish(built, warehouse) == current_release(warehouse)


def test_what_killed_runs_left_is_cleaned_and_nothing_else(built: BuildReport, warehouse: Path) -> None:
    release = publish(built, warehouse)
    half = aside(warehouse)
    for path in (
        half,
        half.with_name(f"{half.name}.wal"),
        warehouse.parent / f".{warehouse.name}.12ab34cd.link",
    ):
        path.write_bytes(b"half")
    half.with_name(f"{half.name}.tmp").mkdir()
    clean(warehouse)
    assert files(warehouse) == [".lock", f"{release.version}.duckdb"]
    assert sorted(path.name for path in warehouse.parent.iterdir()) == ["kc.duckdb", "releases"]


HOLD = """
import sys
from pathlib import Path
from khuyencong.warehouse import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_run_at_a_time_and_the_second_says_who_holds_it(built: BuildReport, warehouse: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(
            Busy, match=rf"kc.duckdb is being written by another run \(process {other.pid} since 2"
        ):
            publish(built, warehouse)
        other.kill()
    publish(built, warehouse)


def test_a_run_that_holds_the_warehouse_may_publish_it(built: BuildReport, warehouse: Path) -> None:
    with exclusive(warehouse):
        release = publish(built, warehouse)
        with exclusive(warehouse):
            pass
    assert current_release(warehouse) == release


WRITER = """
import sys
import duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("CREATE TABLE theirs (a INT)")
print("open", flush=True)
sys.stdin.read()
"""


def test_a_release_that_another_program_holds_open_for_writing_is_no_hindrance(
    built: BuildReport, warehouse: Path
) -> None:
    copy = later(built, warehouse, 60)
    first = publish(built, warehouse)
    warehouse.resolve().chmod(0o644)  # by its owner, against our advice
    command = [sys.executable, "-c", WRITER, str(warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(duckdb.IOException, match="lock"):
            duckdb.connect(str(warehouse), read_only=True)
        second = publish(copy, warehouse)
        assert current_release(warehouse) == second != first
        other.kill()


def test_an_open_reader_keeps_its_release(built: BuildReport, warehouse: Path) -> None:
    copy = later(built, warehouse, 60)
    first = publish(built, warehouse)
    with duckdb.connect() as reader:
        reader.execute(f"ATTACH '{warehouse}' AS kept (READ_ONLY)")
        publish(copy, warehouse, keep=0)
        assert reader.execute("SELECT version FROM kept.releases").fetchall() == [(first.version,)]
        assert reader.execute("SELECT sum(len(text)) FROM kept.documents").fetchall()[0][0] > 0


@pytest.mark.usefixtures("unprivileged")
def test_a_folder_that_may_not_be_written_is_named(sound_build: BuildReport) -> None:
    with pytest.raises(
        NotWritable, match=r"cannot write in /releases/kc: .*; what was published before stays"
    ):
        publish(sound_build, Path("/kc.duckdb"))
