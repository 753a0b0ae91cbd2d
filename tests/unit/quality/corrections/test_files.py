"""Correction files: what one says, and which words tell that it cannot be used."""

import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest

from quality.corrections import FOLDER, Expect, fingerprint, load

FILE = """\
source: 2021/bac-kan.txt
expect:
  quote: 75 đề án
  sentence: đã hỗ trợ 75 đề án khuyến công
  value: 75
value: 73
reason: tổng của 11 và 62
author: Nguyễn An
added: 2026-01-15
"""
ROOT = Path(__file__).parents[4]
DAY = date(2026, 6, 1)


def written(folder: Path, text: str, name: str = "so-de-an.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_as_it_was_meant(tmp_path: Path) -> None:
    written(tmp_path, normalize("NFD", FILE) + "reference: bảng 2\nuntil: 2026-12-31\n")
    (correction,), problems = load(tmp_path)
    assert problems == []
    assert (correction.correction_id, correction.source) == ("so-de-an", "2021/bac-kan.txt")
    assert correction.expect == Expect(
        quote="75 đề án", value=Decimal(75), sentence="đã hỗ trợ 75 đề án khuyến công"
    )
    assert (correction.value, correction.reason, correction.author) == (
        Decimal(73),
        "tổng của 11 và 62",
        "Nguyễn An",
    )
    assert (correction.added, correction.until) == (date(2026, 1, 15), date(2026, 12, 31))
    assert correction.reference == "bảng 2"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("source: 2021/bac-kan.txt\n", "", "source: thiếu"),
        ("author: Nguyễn An", "author: ' '", "author: thiếu"),
        ("reason: tổng của 11 và 62", "reason: [a, b]", "reason: thiếu"),
        ("author:", "by:", "unknown key 'by'"),
        ("  quote:", "  quotation:", "expect: không rõ khóa / unknown key 'quotation'"),
        ("value: 73", "value: 7.690,5", "value: '7.690,5'"),
        ("value: 73", "value: 75.0", "the same as expect.value"),
        ("  value: 75", "  value: bảy", "expect.value: 'bảy'"),
        ("  value: 75", "  value: ~", "expect.value không được trống"),
        ("  sentence: đã hỗ trợ 75 đề án khuyến công\n", "", "needs one of sentence, before, after"),
        ("đã hỗ trợ 75 đề", "đã hỗ trợ 175 đề", "holds the quote 0 times"),
        ("khuyến công", "trên 75 đề án", "holds the quote 2 times"),
        ("2026-01-15", "15/01/2026", "added: '15/01/2026'"),
        ("added: 2026-01-15", "added: 2026-01-15\nuntil: 2025-01-15", "until: trước"),
        ("value: 73", "value: 73\nvalue: 74", "value: có hai lần"),
        ("  value: 75", "  value: 75\n  value: 75", "expect.value: có hai lần"),
        (FILE, "", "phải gồm các dòng"),
        (FILE, "- a\n- b\n", "phải gồm các dòng"),
        ("expect:", "expect: 75\nrest:", "unknown key 'rest'"),
        (FILE, "source: [", "so-de-an.yaml: while parsing"),
    ],
)
def test_what_cannot_be_used_is_told_by_file_and_key(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in FILE
    written(tmp_path, FILE.replace(old, new))
    written(tmp_path, FILE, "sound.yaml")
    corrections, ((name, told),) = load(tmp_path)
    assert [each.correction_id for each in corrections] == ["sound"]
    assert name == f"{tmp_path.name}/so-de-an.yaml"
    assert told.startswith(f"{name}: ")
    assert words in told


def test_a_file_of_another_ending_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    written(tmp_path, FILE, "a.yml")
    written(tmp_path, "# form", "README.md")
    corrections, ((name, told),) = load(tmp_path)
    assert (corrections, name) == ([], f"{tmp_path.name}/a.yml")
    assert ".yaml" in told
    assert [name for name, _ in load(tmp_path / "away")[1]] == ["away"]


def test_a_file_that_cannot_be_decoded_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"source: \xff\xfe")
    assert [name for name, _ in load(tmp_path)[1]] == [f"{tmp_path.name}/a.yaml"]


def test_the_fingerprint_follows_files_and_the_last_day(tmp_path: Path) -> None:
    empty = fingerprint(tmp_path, on=DAY)
    path = written(tmp_path, FILE)
    first = fingerprint(tmp_path, on=DAY)
    assert first not in {empty, fingerprint(tmp_path / "away", on=DAY)}
    assert fingerprint(tmp_path, on=date(2099, 1, 1)) == first
    path.write_text(FILE + "until: 2026-06-01\n", encoding="utf-8")
    last = fingerprint(tmp_path, on=DAY)
    assert last not in {first, fingerprint(tmp_path, on=date(2026, 6, 2))}
    assert last == fingerprint(tmp_path, on=date(2026, 5, 1))


def test_what_ships_can_be_used() -> None:
    assert load(FOLDER)[1] == []


@pytest.mark.parametrize("page", [FOLDER / "README.md", ROOT / "docs" / "operators.md"])
def test_the_form_that_a_page_shows_can_be_used(page: Path, tmp_path: Path) -> None:
    blocks = page.read_text(encoding="utf-8").split("```yaml\n")[1:]
    (shown,) = (block.split("```")[0] for block in blocks if "expect:" in block)
    written(tmp_path, textwrap.dedent(shown))
    corrections, problems = load(tmp_path)
    assert (len(corrections), problems) == (1, [])


@pytest.mark.parametrize(
    ("around", "text", "places"),
    [
        ({"before": "có"}, "Năm 2021 có 75 đề án.", ["75 đề án"]),
        ({"before": "có"}, "có\n  75\tđề án, có 75 đề án", ["75\tđề án", "75 đề án"]),
        ({"before": "("}, "(75 đề án)", ["75 đề án"]),
        ({"after": "khuyến công"}, "75 đề án; 75 đề án khuyến công", ["75 đề án"]),
        ({"after": "khuyến công"}, "175 đề án khuyến công, 1.75 đề án khuyến công", []),
        ({"after": "khuyến"}, "75 đề án khuyếnh", []),
        ({"sentence": "có 75 đề án"}, "có 75 đề án, có 75 đề ánh, có 75 đề án", ["75 đề án", "75 đề án"]),
        ({"sentence": "75 đề án và 75 đề án", "before": "và"}, "75 đề án và 75 đề án", ["75 đề án"]),
        ({"sentence": "có 75 đề án. Hết"}, "có 75 đề án. Không", []),
    ],
)
def test_the_quote_is_found_among_its_words_only(
    around: dict[str, str], text: str, places: list[str]
) -> None:
    found = Expect(quote="75 đề án", value=Decimal(75), **around).places(text)
    assert [text[start:end] for start, end in found] == places
