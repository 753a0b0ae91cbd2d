"""Every file of the raw folder is found, whatever its name, its rights and the links around it."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khuyencong.reading import RawFile, folder, scan


def write(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def sources(root: Path) -> list[str]:
    return [file.source for file in scan(root)]


def test_files_are_found_in_order_without_hidden_ones_and_origins(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/y b.html",
        "c.docx",
        ".hidden",
        ".git/x.txt",
        "b.txt.origin.yaml",
        "a/.DS_Store",
    ):
        write(tmp_path / name)
    assert sources(tmp_path) == ["a/y b.html", "a/z.txt", "b.txt", "c.docx"]


def test_what_is_told_of_a_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"abc")
    write(tmp_path / "a.txt.origin.yaml", b"publisher: x")
    os.utime(path, (86400, 86400))
    (file,) = scan(tmp_path)
    assert file == RawFile(
        source="a.txt",
        path=path,
        sha256=hashlib.sha256(b"abc").hexdigest(),
        origin_sha256=hashlib.sha256(b"publisher: x").hexdigest(),
        size=3,
        modified_at=datetime(1970, 1, 2, tzinfo=UTC),
        problem=None,
    )


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"")
    (file,) = scan(tmp_path)
    assert (file.size, file.problem, file.origin_sha256) == (0, None, None)


def test_decomposed_names_become_composed(tmp_path: Path) -> None:
    name = "Khuyến công/báo cáo.txt"
    path = write(tmp_path / unicodedata.normalize("NFD", name))
    (file,) = scan(tmp_path)
    assert (file.source, file.path) == (name, path)


def test_links_that_turn_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    found = {file.source: file for file in scan(tmp_path)}
    assert set(found) == {"a/x.txt", "a/self"}
    assert found["a/self"].problem is not None


def test_links_to_files_and_folders_elsewhere_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "x.txt", b"one")
    write(tmp_path / "raw" / "b.txt")
    (tmp_path / "raw" / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "raw" / "a.txt").symlink_to(tmp_path / "elsewhere" / "x.txt")
    assert sources(tmp_path / "raw") == ["a.txt", "b.txt", "linked/x.txt"]


def test_a_broken_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    (file,) = scan(tmp_path)
    assert file.problem is not None
    assert (file.problem.reason, file.sha256) == ("vanished", None)


def test_a_file_that_vanishes_while_it_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name)
    hashed = folder._sha256

    def vanish(path: Path) -> str:
        if path.name == "a.txt":
            path.unlink()
        return hashed(path)

    monkeypatch.setattr(folder, "_sha256", vanish)
    gone, there = scan(tmp_path)
    assert gone.problem is not None
    assert (gone.source, gone.problem.reason) == ("a.txt", "vanished")
    assert there.problem is None


def test_a_pipe_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (file,) = scan(tmp_path)
    assert file.problem is not None
    assert file.problem.detail == "a.txt is no regular file"


def deny(path: Path) -> Iterator[os.DirEntry[str]]:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_folder_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed" / "x.txt")
    write(tmp_path / "open.txt")
    listed = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: deny(path) if path.name == "closed" else listed(path))
    closed, there = scan(tmp_path)
    assert closed.problem is not None
    assert (closed.source, closed.problem.reason, there.source) == ("closed", "permission", "open.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_without_permission_on_disk(tmp_path: Path) -> None:
    write(tmp_path / "closed" / "x.txt")
    (tmp_path / "closed").chmod(0)
    try:
        (file,) = scan(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o755)
    assert file.problem is not None
    assert file.problem.reason == "permission"


def test_an_empty_folder_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert list(scan(tmp_path)) == []
    with pytest.raises(NotADirectoryError, match="nowhere"):
        list(scan(tmp_path / "nowhere"))
