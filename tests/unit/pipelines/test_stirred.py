"""The guess whether a run will have something to judge."""

from pathlib import Path

import pytest

from pipelines.run import _stirred


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A raw folder with a report, and a release made after it."""
    monkeypatch.setattr("pipelines.run.ROOT", tmp_path / "code")
    for name in ("raw/2022/a.txt", "code/quality/b.py", "decisions/c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    link = tmp_path / "kc.duckdb"
    link.symlink_to("release")
    while link.lstat().st_ctime_ns <= tmp_path.joinpath("decisions/c.yaml").stat().st_ctime_ns:
        link.unlink()  # the clock of a file system ticks slower than a test runs
        link.symlink_to("release")
    return tmp_path / "raw"


def later(path: Path, link: Path) -> None:
    """See that `path` counts as touched after `link`."""
    while path.stat().st_ctime_ns <= link.lstat().st_ctime_ns:
        path.chmod(0o755)


def test_nothing_was_touched_since_the_release(raw: Path) -> None:
    assert not _stirred(raw, raw.parent / "kc.duckdb")


@pytest.mark.parametrize("name", ["raw/2022/a.txt", "raw/new.txt", "code/quality/b.py", "decisions/c.yaml"])
def test_something_was_written(raw: Path, name: str) -> None:
    (raw.parent / name).write_text("y", encoding="utf-8")
    later(raw.parent / name, raw.parent / "kc.duckdb")
    assert _stirred(raw, raw.parent / "kc.duckdb")


def test_a_report_is_gone(raw: Path) -> None:
    (raw / "2022" / "a.txt").unlink()
    later(raw / "2022", raw.parent / "kc.duckdb")
    assert _stirred(raw, raw.parent / "kc.duckdb")


def test_there_is_no_release_yet(raw: Path) -> None:
    assert _stirred(raw, raw.parent / "other.duckdb")
