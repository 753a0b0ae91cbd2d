"""Weights say what facts say: grounds of right facts lift, rare ones say little, no fact judges itself, the table can be read back."""

import tomllib

import pytest

from benchmarks.calibration import PENALTY, Known, bins, calibrate, written
from benchmarks.reliability import picture, section, wilson


def facts(ground: str, right: int, wrong: int, *, shaped: bool = False) -> list[Known]:
    outcomes = [True] * right + [False] * wrong
    return [Known(f"{ground}-{at % 12}", (ground,), ok, shaped) for at, ok in enumerate(outcomes)]


@pytest.fixture(scope="module")
def table():
    known = [
        *facts("good", 190, 10),
        *facts("bad", 50, 70),
        *facts("rare", 1, 1),
        *facts("easy", 80, 0, shaped=True),
    ]
    return calibrate(known)


def test_grounds_of_right_facts_weigh_more(table):
    weights = {name: row["weight"] for name, row in table["grounds"].items()}
    assert weights["bad"] < weights["rare"] < weights["good"]


def test_counts_are_those_of_the_facts(table):
    assert table["grounds"]["bad"] == table["grounds"]["bad"] | {"right": 50, "facts": 120}
    assert (table["facts"], table["right"]) == (402, 321)


def test_caution_never_lifts(table):
    assert table["caution"] == 0  # three of four are right here, which is no better than the first looks


def test_a_rare_ground_says_little(table):
    assert abs(table["grounds"]["rare"]["weight"]) < 2 / PENALTY


def test_the_table_is_what_it_says_when_read_back(table):
    assert tomllib.loads(written(table)) == table


def test_bins_and_bars_count_every_fact(table):
    assert sum(row["facts"] for row in table["bins"]) == table["facts"]
    assert [row["below"] for row in table["bars"]] == sorted(row["below"] for row in table["bars"])


def test_a_belief_falls_into_its_bin():
    found = bins([0.05, 0.9, 0.99, 0.3], [0, 1, 1, 0])
    assert [row["facts"] for row in found] == [1, 0, 0, 1, 0, 0, 0, 0, 0, 2]
    assert found[9]["mean"] == 0.945


def test_weights_without_any_mistake_of_a_report_are_not_its_own():
    """A ground that stands in one report only is nothing to whoever has not read it: out of fold its facts get the others' rate."""
    lone = [Known("lone", ("strange",), False, False)] * 30
    judged = calibrate([*facts("good", 190, 10), *lone])["bins"]
    assert judged[9]["facts"] + judged[8]["facts"] >= 30


@pytest.mark.parametrize(
    ("right", "facts", "holds"), [(0, 0, 0.5), (9, 10, 0.9), (10, 10, 0.99), (0, 10, 0.01)]
)
def test_interval_holds_the_share(right, facts, holds):
    low, high = wilson(right, facts)
    assert 0 <= low <= holds <= high <= 1 or (low, high) == (0.0, 1.0)


def test_page_and_picture_tell_every_bin(table):
    told = section(table)
    filled = [row for row in table["bins"] if row["facts"]]
    assert told.count("\n| 0.") == 10 + len(table["bars"])
    assert picture(table["bins"]).count("<circle") == len(filled)
