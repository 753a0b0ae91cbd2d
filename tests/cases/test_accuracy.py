"""The reading of the annotated texts never falls below the committed page; the scorer has cases of its own."""

import json

import pytest

from benchmarks import accuracy
from benchmarks.scoring import ATTRIBUTES, LEVELS, Score, Tally, cases, is_right, pairs, score

DOCUMENT = {
    "geo": "63-06",
    "period": ["2021-01-01", "2021-12-31"],
    "funding": None,
    "activity": None,
    "stage": "actual",
}


def fact(start, value, **other):
    return (
        {"start": start, "end": start + 5, "value": value, "unit": "VND", "indicator": "budget"}
        | DOCUMENT
        | other
    )


@pytest.fixture(scope="module")
def found() -> Score:
    return score(*accuracy.OWN)


def test_no_score_fell_below_the_committed_page(found):
    assert accuracy.fallen(found, accuracy.PAGE.read_text(encoding="utf-8")) == []


def test_a_better_page_than_the_reading_is_told(found):
    better = accuracy.page(found, {}).replace("| geo | 0.", "| geo | 1.")
    assert [words.partition(":")[0] for words in accuracy.fallen(found, better)] == ["geo"]


def test_a_page_without_scores_is_told(found):
    assert accuracy.fallen(found, "# Accuracy\n")


def test_what_people_wrote_is_kept(found):
    before = accuracy.PAGE.read_text(encoding="utf-8")
    assert "The five worst reports" in accuracy.by_hand(before)
    again = accuracy.page(found, {}) + accuracy.by_hand(before)
    assert accuracy.by_hand(again) == accuracy.by_hand(before)
    assert accuracy.by_hand("# Accuracy\n") == ""


def test_every_known_fact_stands_in_a_construct(found):
    assert max(tally.known for tally in found.constructs.values()) <= found.all.known
    assert sum(tally.known for tally in found.constructs.values()) >= found.all.known


def test_page_states_every_level_and_attribute(found):
    assert [*accuracy.written(accuracy.page(found, {}))] == [*LEVELS, *ATTRIBUTES]


def test_levels_are_ever_stricter(found):
    for tally in (found.all, *found.reports.values(), *found.indicators.values()):
        assert (
            tally.right["full"]
            <= tally.right["typed"]
            <= tally.right["number"]
            <= min(tally.known, tally.given)
        )


def test_every_report_counts_once(found):
    assert sum(tally.known for tally in found.reports.values()) == found.all.known
    assert sum(tally.known for tally in found.indicators.values()) == found.all.known
    assert sum(tally.given for tally in found.indicators.values()) == found.all.given


@pytest.mark.parametrize(
    ("known", "given", "paired", "extra"),
    [
        ([fact(0, 1.4e9)], [fact(2, 1.4e9)], [0], 0),
        ([fact(0, 1.4e9)], [fact(5, 1.4e9)], [None], 1),
        ([fact(0, 1.4e9)], [fact(0, 1.5e9)], [None], 1),
        ([fact(0, 1.4e9)], [fact(0, 1.4e9, unit="USD")], [None], 1),
        ([fact(0, 300, indicator="capacity", unit="tấn/năm")], [fact(0, 300, unit="tấn")], [0], 0),
        ([fact(0, 1), fact(0, 1)], [fact(0, 1)], [0, None], 0),
        ([fact(0, 1, stage="planned")], [fact(0, 1), fact(1, 1, stage="planned")], [1], 1),
    ],
    ids=["overlap", "apart", "value", "unit", "capacity unit", "serves once", "most right"],
)
def test_pairs(known, given, paired, extra):
    found, free = pairs(known, given)
    assert [
        next((n for n, each in enumerate(given) if each is answer), None) for _, answer in found
    ] == paired
    assert len(free) == extra


@pytest.mark.parametrize(
    ("name", "known", "answer", "right"),
    [
        ("funding", "local", "local", True),
        ("funding", "local", None, False),
        ("funding", ["local", None], None, True),
        ("period", None, ["2021-01-01", "2021-12-31"], True),
        ("period", ["2021-01-01", "2021-12-31"], ["2021-01-01", "2021-12-31"], True),
        ("period", [["2021-01-01", "2021-06-30"], None], None, True),
        ("period", [None, ["2021-01-01", "2021-06-30"]], ["2021-01-01", "2021-12-31"], False),
    ],
)
def test_right_attributes(name, known, answer, right):
    assert is_right(name, {name: known}, {name: answer}) is right


def test_tally():
    tally = Tally(known=4, given=2)
    tally.right.update(["number", "typed", "number"])
    assert (tally.precision("number"), tally.recall("number"), tally.f1("typed")) == (1.0, 0.5, 1 / 3)
    assert Tally().f1("full") == Tally().precision("full") == Tally().recall("full") == 0.0


def test_a_quote_out_of_place_names_file_and_line(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("Năm 2021 tỉnh hỗ trợ 5 đề án khuyến công.", encoding="utf-8")
    line = fact(3, 5, doc="a", quote="6 đề án")
    (tmp_path / "facts.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(ValueError, match=r"facts\.jsonl:1: .*a$"):
        cases(tmp_path)
