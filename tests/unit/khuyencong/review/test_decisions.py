"""Decision files: what is written is read again, and what cannot be used is named."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from khuyencong.review import Decision, load, parse, save
from khuyencong.statements import Malformed, fingerprint

READ = {
    "indicator": "projects", "value": Decimal("75.000000"), "value_high": None, "unit": "count",
    "qualifier": "exact", "geo_code": "63-06", "place": None, "period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31),
    "funding": None, "activity": None, "stage": "actual",
}  # fmt: skip
SHA256 = "3f2a9c0b11de" + "0" * 52
DECISION = Decision(
    "correct", "3f2a9c0b11de-10b", "Nguyễn An", "bản giấy: 73", datetime.fromisoformat("2026-01-02T03:04:05"),
    {"value": Decimal(73), "funding": "local"}, "Có 75 đề án.", READ, "75 đề án", (10, 18), SHA256,
)  # fmt: skip


def test_a_decision_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = save(tmp_path / "decisions", DECISION)
    assert path.name == "3f2a9c0b11de-10b.yaml"
    assert load(path.parent) == ([DECISION], [])
    assert "why: 'bản giấy: 73'" in path.read_text(encoding="utf-8")


def test_a_later_decision_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    save(tmp_path, DECISION)
    before = fingerprint(tmp_path)
    save(tmp_path, replace(DECISION, decision="reject", correct={}))
    assert [each.decision for each in load(tmp_path)[0]] == ["reject"]
    assert fingerprint(tmp_path) != before


def test_no_folder_is_no_decision(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == ([], [])
    assert fingerprint(tmp_path / "none") == fingerprint(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("decision: correct", "decision: change", "'change'"),
        ("decision: correct", "decision: accept", "correct:"),
        ("by: Nguyễn An", "who: Nguyễn An", "'who'"),
        ("by: Nguyễn An", "by: [A, B]", "by:"),
        ("funding: local", "funding: gov", "correct.funding: 'gov'"),
        ("funding: local", "colour: red", "'colour'"),
        ("geo_code: 63-06", "geo_code: 63-99", "read.geo_code: '63-99'"),
        ("2021-12-31", "31/12/2021", "read.period_end"),
        ("2026-01-02T03:04:05", "hôm qua", "at: 'hôm qua'"),
        ("- 18", "- 3", "span:"),
        ("3f2a9c0b11de-10b", "3f2a9c0b11de-11", "fact_id"),
        ("decision: correct", "- list", "decisions/3f2a9c0b11de-10b.yaml"),
        ("  stage: actual\n", "", "read: thiếu / lacks stage"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = save(tmp_path / "decisions", DECISION)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    decisions, [(name, problem)] = load(path.parent)
    assert (decisions, name) == ([], "decisions/3f2a9c0b11de-10b.yaml")
    assert words in problem


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("value", " 7690.5 ", Decimal("7690.5")),
        ("funding", "", None),
        ("funding", "null", None),
        ("geo_code", "KC-BAC", "KC-BAC"),
        ("period_end", "2021-06-30", date(2021, 6, 30)),
        ("place", "huyện Ba Bể", "huyện Ba Bể"),
    ],
)
def test_a_value_is_read_by_its_column(field: str, written: str, value: object) -> None:
    assert parse(field, written) == value


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("value", ""),
        ("value", "NaN"),
        ("value", "1e40"),
        ("value", "7.690,5"),
        ("stage", "done"),
        ("quote", "x"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(field: str, written: str) -> None:
    with pytest.raises(Malformed, match=field):
        parse(field, written)
