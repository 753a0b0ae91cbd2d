"""How far a fact is believed: each doubt takes off, what holds puts back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.extraction.confidence import confidence
from khuyencong.extraction.report import Draft
from khuyencong.extraction.token import Token

YEAR = (date(2021, 1, 1), date(2021, 12, 31))
DOUBTS = (
    "unit_inferred",
    "english_point",
    "funding.headline",
    "period.report",
    "stage.report",
    "activity.item",
)


def draft(*reasons: str, period=YEAR, geo_code: str | None = "63-06") -> Draft:
    token = Token(0, 1, "money", "fact", "money", Decimal(1))
    return Draft(token, "budget", reasons=list(reasons), period=period, geo_code=geo_code)


def test_no_doubt_no_cost():
    assert confidence(draft(), confirmed=False) == (0.99, ["money"])


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_doubt_takes_off_and_is_named(doubt):
    belief, reasons = confidence(draft(doubt), confirmed=False)
    assert belief < 0.99
    assert doubt in reasons


def test_a_doubt_told_twice_counts_once():
    assert confidence(draft("period.report"), confirmed=False) == confidence(
        draft("period.report", "period.report"), confirmed=False
    )


def test_what_holds_puts_back():
    doubted = draft(*DOUBTS)
    (plain, _), (sure, reasons) = (confidence(doubted, confirmed=confirmed) for confirmed in (False, True))
    assert plain < sure
    assert reasons[-1] == "relation.holds"


def test_no_area_costs_more_than_no_period():
    nowhere, _ = confidence(draft(geo_code=None), confirmed=False)
    undated, _ = confidence(draft(period=None), confirmed=False)
    assert nowhere < undated < 0.99


@given(
    st.lists(st.sampled_from((*DOUBTS, "fraction_of_whole", "count.noun_before", "a rule without cost"))),
    st.booleans(),
)
def test_belief_stays_within_its_ends(reasons, confirmed):
    belief, _ = confidence(draft(*reasons), confirmed=confirmed)
    assert 0.05 <= belief <= 0.99
