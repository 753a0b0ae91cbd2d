"""What a person writes in a file is read key by key; what cannot be used is named with its file and key."""

from datetime import date, datetime
from pathlib import Path

import pytest

from khuyencong import statements
from khuyencong.statements import Malformed

KNOWN = ("by", "at", "kind", "until", "more")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "said" / "one.yaml"


def test_what_is_saved_is_read_again(file: Path):
    statements.save(file, {"by": "Nguyễn An", "at": "2026-01-02T03:04:05", "kind": "accept", "until": None})
    stated = statements.keys_of(file, KNOWN)
    assert statements.words(stated, "by") == "Nguyễn An"
    assert statements.moment(stated, "at") == datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001
    assert statements.code(stated, "kind", ("accept", "reject")) == "accept"
    assert statements.optional(stated, "until") is statements.optional(stated, "more") is None
    assert [path.name for path in file.parent.iterdir()] == ["one.yaml"]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("by: An\nby: Bình\n", "by: có hai lần"),
        ("by: An\nmore:\n  x: 1\n  x: 2\n", "more.x: có hai lần"),
        ("who: An\n", "unknown key 'who'"),
        ("- An\n", "key: value"),
        ("", "key: value"),
        ("by: [unclosed\n", "one.yaml"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_the_others_are_read(file: Path, written: str, named: str):
    statements.save(file, {})
    file.write_text(written, encoding="utf-8")
    other = statements.save(file.with_name("two.yaml"), {"by": "An"})
    said, problems = statements.load([file, other], lambda path: statements.keys_of(path, KNOWN))
    assert said == [{"by": "An"}]
    [(name, sentence)] = problems
    assert name == "said/one.yaml"
    assert named in sentence


@pytest.mark.parametrize(
    ("read", "written", "named"),
    [
        (statements.words, {"by": " "}, "by"),
        (statements.words, {}, "by"),
        (statements.moment, {"by": "hôm qua"}, "is no time"),
        (
            lambda stated, key: statements.code(stated, key, ("accept", "reject")),
            {"by": "perhaps"},
            "accept, reject",
        ),
    ],
)
def test_words_that_do_not_fit_their_key(read, written: dict[str, str], named: str):
    with pytest.raises(Malformed, match=named):
        read(written, "by")


def test_days():
    assert statements.day("until", "2026-06-30") == date(2026, 6, 30)
    with pytest.raises(Malformed, match="until"):
        statements.day("until", "30/6/2026")


def test_the_fingerprint_follows_names_and_bytes(file: Path):
    empty = statements.fingerprint(file.parent)
    statements.save(file, {"by": "An"})
    first = statements.fingerprint(file.parent)
    file.rename(file.with_name("two.yaml"))
    assert len({empty, first, statements.fingerprint(file.parent)}) == 3
