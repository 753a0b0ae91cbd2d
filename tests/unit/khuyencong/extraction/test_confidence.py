"""How likely a fact is right: its grounds' weights add up, what is new is mistrusted, the table says what it rests on."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.extraction.confidence import (
    HIGHEST,
    HOLDS,
    LOWEST,
    WEIGHTS,
    belief,
    confidence,
    grounds,
    read_table,
)
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.report import Draft

YEAR = (date(2021, 1, 1), date(2021, 12, 31))
SAID = ("money.budget", "funding.clause", "activity.left", "period.sentence", "stage.left")


def draft(*reasons: str, geo_code: str | None = "63-06", flags: tuple[str, ...] = ()) -> Draft:
    token = Token(0, 1, "money", "fact", "money", Decimal(1), flags=list(flags))
    return Draft(token, "budget", reasons=list(reasons), period=YEAR, geo_code=geo_code)


def believed(*reasons: str, confirmed: bool = False, **fact) -> float:
    return confidence(draft(*reasons, **fact), confirmed=confirmed)[0]


def test_reasons_are_named_once_in_their_order():
    _, reasons = confidence(draft(*SAID, "stage.left", flags=("english_point",)), confirmed=True)
    assert reasons == ["money", "english_point", *SAID, HOLDS]


def test_a_reason_told_twice_counts_once():
    assert believed(*SAID, "period.report") == believed(*SAID, "period.report", "period.report")


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("stage.sentence", "stage.report"),
        ("funding.clause", "funding.headline"),
        ("period.beside", "period.report_right"),
    ],
)
def test_what_stands_near_is_believed_more_than_what_is_inherited(near, far):
    others = [each for each in SAID if each.partition(".")[0] != near.partition(".")[0]]
    assert believed(*others, near) > believed(*others, far)


def test_a_relation_that_holds_lifts():
    assert believed(*SAID, "stage.report") < believed(*SAID, "stage.report", confirmed=True)


@pytest.mark.parametrize("new", ["funding.moon", "stage.unheard_of"])
def test_what_was_never_measured_is_mistrusted_as_the_worst(new):
    assert WEIGHTS[new] == min(WEIGHTS.values()) < 0
    assert believed(*SAID, new) < believed(*SAID)


def test_what_no_rule_told_is_a_ground():
    assert grounds(["count", "stage.left", "count"], placed=True) == [
        "count", "stage.left", "funding.none", "activity.none", "period.none",
    ]  # fmt: skip
    assert believed(*SAID, geo_code=None) < believed(*SAID)


@given(st.lists(st.sampled_from([*WEIGHTS, "a rule never seen"])))
def test_belief_stays_within_its_ends(found):
    assert LOWEST <= belief(found) <= HIGHEST


def test_the_table_says_what_it_rests_on():
    table = read_table()
    assert table["caution"] < 0 < table["base"]
    assert all(0 <= row["right"] <= row["facts"] for row in table["grounds"].values())
    assert sum(row["facts"] for row in table["bins"]) == table["facts"]
    assert sum(row["right"] for row in table["bins"]) == table["right"]


def test_of_facts_that_are_believed_most_nearly_all_are_right():
    """Out of fold: no fact is judged by weights that its own report helped to fit."""
    top = read_table()["bins"][-1]
    assert top["facts"] >= 0.1 * read_table()["facts"]
    assert top["right"] >= 0.97 * top["facts"]


def test_no_bin_is_believed_much_more_than_it_is_right():
    for row in read_table()["bins"]:
        if row["facts"] >= 30:
            assert row["right"] / row["facts"] > row["mean"] - 0.05
