"""A file becomes a document with true offsets, or a reason with its place; every kind of trouble is tried."""

import hashlib
import logging
import os
import pickle
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.model.codes import QUARANTINE_REASONS
from khuyencong.reading import READERS, Content, Document, Origin, Unreadable, files, read
from khuyencong.reading.decoding import decode

SENTENCE = "Giai đoạn 2015 - 2021, tỉnh Bắc Kạn thực hiện 73 đề án, kinh phí 7.690,50 triệu đồng."
REPORT = f"{SENTENCE}\nTrong đó có 11 đề án.\n"
ENGLISH = "In 2021 the province supported 73 projects with 7,690.50 million dong.\n" * 5


def write(folder: Path, content: bytes | str, name: str = "report.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(path: Path, root: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(path, root)
    assert caught.value.reason in QUARANTINE_REASONS
    return caught.value


def test_a_plain_report(tmp_path: Path) -> None:
    path = write(tmp_path, REPORT, "2022/backan.txt")
    document = read(path, tmp_path)
    sha256 = hashlib.sha256(REPORT.encode()).hexdigest()
    assert document == Document(
        source="2022/backan.txt",
        sha256=sha256,
        format="txt",
        text=REPORT,
        title=None,
        published=None,
        origin=Origin(),
        tables=(),
        locators=document.locators,
    )
    assert document.document_id == sha256[:12]
    assert [(spot.where, document.text[spot.start : spot.end]) for spot in document.locators] == [
        ("line=1", SENTENCE),
        ("line=2", "Trong đó có 11 đề án."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str, form: str, line_end: str) -> None:
    written = unicodedata.normalize("NFC" if form == "NFC" else "NFD", REPORT).replace("\n", line_end)
    assert read(write(tmp_path, written.encode(encoding)), tmp_path).text == REPORT


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_text_is_composed_and_decoded_once(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "x") == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", "empty", "zero bytes"),
        (b"\xef\xbb\xbf", "empty", "no text"),
        (b"\xff\xfe", "empty", "no text"),
        (" \n\t\u00a0\n", "empty", "no text"),
        (b"PK\x03\x04 a Word file under another name", "binary", "another kind"),
        (b"%PDF-1.7 ...", "binary", "another kind"),
        (b"N\xc4\x83m 2021\0 h\xe1\xbb\x97 tr\xe1\xbb\xa3", "binary", "zero byte at byte 9"),
        (REPORT.encode("utf-16-le"), "binary", "zero byte at byte 1"),
        ("Năm 2021 \x01\x02 hỗ trợ", "binary", "control characters"),
        (b"N\xc4\x83m 2021: t\xd8nh B\xbe'c K\xb9n", "unreadable", "byte 12 (0xD8)"),
        (b"\xef\xbb\xbfN\xc4\x83m \xff", "unreadable", "byte 8 (0xFF)"),
        (b"\xff\xfeN\0\x00\xd8", "unreadable", "UTF-16"),
        ("Số đề án".encode("cp1258", "replace") + b"\xcc", "unreadable", "byte"),
        (ENGLISH, "not_vietnamese", "0 Vietnamese letters"),
        (
            "Nam 2021 tinh Bac Kan ho tro 73 de an, kinh phi 7.690,50 trieu dong.",
            "not_vietnamese",
            "0 Vietnamese",
        ),
        ("C«ng nghiÖp n«ng th«n: hç trî 73 ®Ò ¸n, kinh phÝ 7.690,50 triÖu ®ång", "not_vietnamese", "letters"),
        (
            "Le programme a soutenu 73 projets en 2021, à hauteur de 7 690 €. Où étaient les élèves ?",
            "not_vietnamese",
            "",
        ),
        ("12 345 678,90\n1.200\n", "not_vietnamese", "among 0 letters"),
        (
            REPORT.replace("i", "\u0456").replace("o", "\u043e").replace("a", "\u0430"),
            "not_vietnamese",
            "alphabets",
        ),
    ],
)
def test_what_is_no_report_gets_a_reason(
    tmp_path: Path, content: bytes | str, reason: str, words: str
) -> None:
    problem = refused(write(tmp_path, content, "folder/a b.txt"), tmp_path)
    assert problem.reason == reason
    assert problem.detail.startswith("folder/a b.txt ")
    assert words in problem.detail


def test_one_stray_letter_or_a_foreign_quote_is_no_reason(tmp_path: Path) -> None:
    document = read(write(tmp_path, REPORT * 20 + "c\u0430 sản xuất, 5 μm\n" + ENGLISH), tmp_path)
    assert document.text.endswith(ENGLISH)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.docx", "Word cannot be read yet"),
        ("a.PDF", "PDF cannot"),
        ("a.xyz", "no reader for .xyz"),
        ("README", "without suffix"),
    ],
)
def test_formats_to_come_are_named(tmp_path: Path, name: str, words: str) -> None:
    problem = refused(write(tmp_path, REPORT, name), tmp_path)
    assert (problem.reason, words in problem.detail) == ("unsupported", True)


def test_suffixes_in_capitals_are_read(tmp_path: Path) -> None:
    assert read(write(tmp_path, REPORT, "BAO CAO.TXT"), tmp_path).format == "txt"


def test_names_with_spaces_and_in_decomposed_unicode(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Báo cáo khuyến công năm 2021.txt")
    path = write(tmp_path, REPORT, name)
    write(tmp_path, "publisher: Sở Công Thương", unicodedata.normalize("NFC", name) + ".origin.yaml")
    document = read(path, tmp_path)
    assert document.source == unicodedata.normalize("NFC", name)
    assert document.origin.publisher == "Sở Công Thương"


def test_a_name_that_is_no_unicode_can_be_printed(tmp_path: Path) -> None:
    try:
        path = write(tmp_path, REPORT, os.fsdecode(b"b\xe1o c\xe1o.txt"))
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert read(path, tmp_path).source == "b\\xe1o c\\xe1o.txt"


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.txt", tmp_path).reason == "vanished"


def test_a_folder_under_the_name_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    problem = refused(tmp_path / "folder.txt", tmp_path)
    assert (problem.reason, problem.detail) == ("unreadable", "folder.txt could not be read: Is a directory")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, REPORT)

    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    assert refused(path, tmp_path).reason == "permission"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_on_disk(tmp_path: Path) -> None:
    path = write(tmp_path, REPORT)
    path.chmod(0)
    assert refused(path, tmp_path).reason == "permission"


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    problem = refused(write(tmp_path, REPORT), tmp_path)
    assert problem.reason == "unreadable"
    assert "more than the 10" in problem.detail


def test_origin_tells_the_day_and_its_slips_are_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = write(tmp_path, REPORT)
    write(tmp_path, "published: 2022-03\ncolour: red\n", "report.txt.origin.yaml")
    with caplog.at_level(logging.WARNING):
        document = read(path, tmp_path)
    assert document.published == (date(2022, 3, 1), date(2022, 3, 31))
    assert caplog.messages == list(document.origin.problems)
    assert "report.txt.origin.yaml: unknown key 'colour'" in caplog.messages[0]


def test_a_new_format_is_one_more_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".rot", lambda content, _: Content("rot", content.decode()[::-1], "Tựa"))
    document = read(write(tmp_path, REPORT[::-1], "a.rot"), tmp_path)
    assert (document.format, document.title, document.text) == ("rot", "Tựa", REPORT)


def test_a_reason_travels_between_processes() -> None:
    problem = pickle.loads(pickle.dumps(Unreadable("empty", "a.txt has zero bytes")))
    assert (problem.reason, problem.detail) == ("empty", "a.txt has zero bytes")


def test_pages_cost_nothing_where_there_are_none(tmp_path: Path) -> None:
    path = write(tmp_path, REPORT)
    program = (
        "import sys; from pathlib import Path; from khuyencong.reading import read; "
        f"read(Path({str(path)!r}), Path({str(tmp_path)!r})); "
        "print(sorted({'trafilatura', 'lxml', 'polars'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_outside_reports_are_read_as_they_are(shared: Path) -> None:
    root = shared / "gold"
    paths = sorted(root.glob("*/docs/*.txt"))
    assert len(paths) > 50
    for path in paths:
        document = read(path, root)
        assert document.text == unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
        # some have words where their address should be, and nothing else to complain of
        assert all(": url " in problem for problem in document.origin.problems)
