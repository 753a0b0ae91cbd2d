"""Provinces through time: counts, succession, and names that the merger used again."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from khuyencong.geography import (
    MERGED_ON,
    PROVINCES,
    SUCCESSION,
    Place,
    era_on,
    members,
    place,
    predecessors,
    successor,
)
from khuyencong.geography.provinces import SPANS

REUSED_CODES = {"15", "24", "44", "52", "80", "82", "91"}


def era(name: str) -> dict[str, str]:
    return {province.code: province.name for province in PROVINCES.values() if province.era == name}


def test_there_are_63_and_34() -> None:
    assert (len(era("63")), len(era("34"))) == (63, 34)
    assert len(set(era("63").values())) == 63


def test_seven_codes_were_used_again_for_another_name() -> None:
    old, new = era("63"), era("34")
    assert {code for code in old.keys() & new.keys() if old[code] != new[code]} == {*REUSED_CODES, "46"}


def test_every_old_province_went_into_one_new_and_every_new_came_from_some() -> None:
    assert SUCCESSION.keys() == {geo for geo in PROVINCES if geo.startswith("63-")}
    assert set(SUCCESSION.values()) == {geo for geo in PROVINCES if geo.startswith("34-")}
    assert Counter(Counter(SUCCESSION.values()).values()) == {1: 11, 2: 17, 3: 6}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("63-06", "34-19"),
        ("63-10", "34-15"),
        ("63-15", "34-15"),
        ("63-52", "34-52"),
        ("63-60", "34-68"),
        ("63-46", "34-46"),
    ],
)
def test_succession_joins_by_era_and_code(old: str, new: str) -> None:
    assert successor(old) == new
    assert old in predecessors(new)


def test_predecessors_undo_succession() -> None:
    assert sorted(old for new in set(SUCCESSION.values()) for old in predecessors(new)) == sorted(SUCCESSION)


def test_what_was_never_merged_is_its_own_successor() -> None:
    assert [successor(code) for code in ("34-19", "KC-NAM", "VN")] == ["34-19", "KC-NAM", "VN"]


@pytest.mark.parametrize("code", ["63-99", "06", "", "34-06"])
def test_unknown_codes_are_refused(code: str) -> None:
    with pytest.raises(KeyError):
        successor(code)
    with pytest.raises(KeyError):
        predecessors(code)


@pytest.mark.parametrize(
    ("region", "old", "new"), [("KC-BAC", 28, 18), ("KC-TRUNG", 15, 8), ("KC-NAM", 20, 8), ("VN", 63, 34)]
)
def test_regions_have_their_members(region: str, old: int, new: int) -> None:
    assert (len(members(region, "63")), len(members(region, "34"))) == (old, new)


def test_binh_thuan_is_southern_and_its_successor_is_not() -> None:
    assert "63-60" in members("KC-NAM", "63")
    assert successor("63-60") in members("KC-TRUNG", "34")


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 6, 30), "63"), (date(2025, 7, 1), "34"), (date(2008, 8, 1), "63"), (date(2030, 1, 1), "34")],
)
def test_the_era_turns_on_1_july_2025(day: date, expected: str) -> None:
    assert era_on(day) == expected


def test_spans_of_a_province_follow_each_other() -> None:
    for geo_code in PROVINCES:
        spans = [span for span in SPANS if span.geo_code == geo_code]
        assert [span.valid_to for span in spans[:-1]] == [span.valid_from for span in spans[1:]]
        assert spans[-1].valid_to == (MERGED_ON if geo_code.startswith("63-") else None)


def test_a_province_bears_the_name_it_had_longest() -> None:
    assert place("63-46") == Place("63-46", "Thừa Thiên Huế", "KC-TRUNG")
    assert (PROVINCES["34-46"].name, PROVINCES["34-75"].type) == ("Huế", "thanh_pho")


def test_places_wider_than_a_province_have_no_region() -> None:
    assert place("KC-BAC") == Place("KC-BAC", "Khu vực phía Bắc", None)


def test_facts_agree_with_the_outside_list(shared: Path) -> None:
    with (shared / "reference" / "provinces_34.csv").open(encoding="utf-8", newline="") as file:
        outside = {
            f"34-{row['code']}": {f"63-{code}" for code in row["predecessor_codes"].split(";")}
            for row in csv.DictReader(file)
        }
    assert {geo: set(predecessors(geo)) for geo in outside} == outside
