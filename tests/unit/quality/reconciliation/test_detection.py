from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quality.reconciliation import (
    Component,
    Constraint,
    Interval,
    Quantity,
    Verdict,
    check,
    completion_of,
    contained,
    equal,
    growth_of,
    list_length,
    share_of,
    shares_complete,
    total_of,
    verdicts,
    which_base,
)
from tests.unit.quality.reconciliation.strategies import hierarchies, systems

BILLION, MILLION = 10**9, 10**6


def judged(constraint: Constraint, **texts: str | tuple[str, int] | tuple[str, int, str]) -> Verdict:
    quantities = []
    for name, text in texts.items():
        digits, unit, hedge = (text, 1, "exact") if isinstance(text, str) else (*text, "exact")[:3]
        quantities.append(Quantity.printed(name, str(digits), int(unit), str(hedge)))
    return verdicts([constraint], quantities)[0]


SUM = total_of("s", "t", ["a", "b"])
MANY = total_of("m", "t", ["a", "b", "c", "d"])
OPEN = total_of("s", "t", ["a", "b"], closed=False)
SHARE = share_of("s", "a", "t", "p")
GROWTH = growth_of("g", "before", "after", "p")


@pytest.mark.parametrize(
    ("constraint", "texts", "state", "severity", "excuse"),
    [
        (SUM, {"t": ("1,4", BILLION), "a": ("1,1", BILLION), "b": ("300", MILLION)}, "holds", None, None),
        (
            SUM,
            {"t": ("73,5", BILLION), "a": ("48,4", BILLION), "b": ("26,9", BILLION)},
            "fails",
            "error",
            None,
        ),
        (MANY, {"t": "10,0", "a": "2,4", "b": "2,3", "c": "2,4", "d": "2,6"}, "fails", "note", "truncation"),
        (MANY, {"t": "10,0", "a": "2,4", "b": "2,3", "c": "2,4", "d": "2,5"}, "fails", "error", None),
        (SUM, {"t": "900", "a": "500", "b": "380"}, "fails", "note", "round"),
        (SUM, {"t": "7.690", "a": "4,5", "b": "3,19"}, "fails", "note", "reading"),
        (SUM, {"t": ("900,55", 1, "under"), "a": "500,15", "b": "480,25"}, "fails", "warning", None),
        (SUM, {"t": "900,55", "a": "500,15"}, "cannot tell", None, None),
        (OPEN, {"t": "9,4", "a": "3,1", "b": "2,2"}, "holds", None, None),
        (OPEN, {"t": "4,4", "a": "3,1", "b": "2,2"}, "fails", "error", None),
        (SHARE, {"a": ("48,4", BILLION), "t": ("75,3", BILLION), "p": "64,3"}, "holds", None, None),
        (SHARE, {"a": ("48,4", BILLION), "t": ("75,3", BILLION), "p": "65,3"}, "fails", "error", None),
        (SHARE, {"a": ("48,4", BILLION), "p": "65,3"}, "cannot tell", None, None),
        (shares_complete("h", ["p", "q"]), {"p": "64,3", "q": "35,8"}, "holds", None, None),
        (shares_complete("h", ["p", "q"]), {"p": "64,3", "q": "36,8"}, "fails", "error", None),
        (GROWTH, {"before": "200", "after": "231", "p": "15,5"}, "holds", None, None),
        (GROWTH, {"before": "201,5", "after": "183,2", "p": "9,1"}, "fails", "error", None),
        (GROWTH, {"before": "201,5", "after": "183,2", "p": "-9,1"}, "holds", None, None),
        (list_length("l", "n", 8), {"n": "8"}, "holds", None, None),
        (list_length("l", "n", 8), {"n": "7"}, "fails", "error", None),
        (list_length("l", "n", 8, closed=False), {"n": "12"}, "holds", None, None),
        (
            contained("c", "half", "year"),
            {"half": ("1,2", BILLION), "year": ("900", MILLION)},
            "fails",
            "error",
            None,
        ),
        (
            equal("e", "one", "other"),
            {"one": ("1,2", BILLION), "other": ("1.234", MILLION)},
            "holds",
            None,
            None,
        ),
    ],
)
def test_verdict(
    constraint: Constraint, texts: dict[str, str], state: str, severity: str | None, excuse: str | None
) -> None:
    verdict = judged(constraint, **texts)
    assert (verdict.state, verdict.severity, verdict.excuse) == (state, severity, excuse)


def test_residual_and_tolerance_are_in_the_units_of_the_row() -> None:
    verdict = judged(SUM, t=("73,5", BILLION), a=("48,4", BILLION), b=("26,9", BILLION))
    assert (verdict.residual, verdict.tolerance) == (-1_800_000_000, 150_000_000)
    assert verdict.residual is not None
    share = judged(SHARE, a="50", t="100", p="60,0")
    assert share.residual is not None
    assert share.tolerance is not None
    assert 9 < share.residual < 11  # percentage points
    assert abs(share.residual) > share.tolerance


def test_a_relation_hardly_believed_raises_no_error() -> None:
    assert judged(SUM.stated("syntax only", 0.3), t="73,55", a="48,44", b="26,99").severity == "warning"


def test_which_base_fits() -> None:
    quantities = {
        name: Quantity.printed(name, text, BILLION if name != "p" else 1)
        for name, text in {"a": "48,4", "plan": "75,3", "revised": "60,0", "p": "80,7"}.items()
    }
    candidates = completion_of("c", "a", ["plan", "revised"], "p")
    assert [one.key for one in which_base(candidates, quantities)] == ["c/revised"]


@pytest.mark.parametrize("scale", [1, 10**12, 10**30, 10**60])
def test_every_integer_width_gives_the_same_answer(scale: int) -> None:
    """Int64, Int128, and beyond both Python's own."""
    bounds = {"t": (10, 10), "a": (4, 5), "b": (5, 5)}
    quantities = [
        Quantity(name, Fraction(low * scale), Fraction(high * scale)) for name, (low, high) in bounds.items()
    ]
    assert verdicts([SUM], quantities)[0].state == "holds"
    quantities[0] = Quantity("t", Fraction(10 * scale + 1), Fraction(10 * scale + 1))
    assert verdicts([SUM], quantities)[0].state == "fails"


@given(systems())
def test_vectorised_as_one_by_one(given_system: tuple[list[Constraint], dict[str, Interval]]) -> None:
    rows, intervals = given_system
    out = verdicts(rows, [Quantity(name, one.low, one.high) for name, one in intervals.items()])
    assert [verdict.state != "fails" for verdict in out] == [row.holds(intervals) for row in rows]
    for verdict in out:
        gaps = any(intervals[name] == Interval(None, None) for name in verdict.constraint.figures)
        assert (verdict.state == "cannot tell") == (gaps and verdict.state != "fails")


@given(hierarchies())
def test_rounding_alone_never_fails(clean: Component) -> None:
    assert verdicts(clean.constraints, clean.quantities.values())[0].state == "holds"


@given(hierarchies(wrong=True), st.integers(0, 10**9), st.integers(0, 5))
@settings(max_examples=60)
def test_widening_never_adds_an_alert(component: Component, margin: int, place: int) -> None:
    before = verdicts(component.constraints, component.quantities.values())[0]
    name = list(component.quantities)[place % len(component.quantities)]
    one = component.quantities[name]
    assert one.low is not None
    assert one.high is not None
    wider = {**component.quantities, name: Quantity(name, one.low - margin, one.high + margin)}
    after = verdicts(component.constraints, wider.values())[0]
    assert not (before.state == "holds" and after.state == "fails")


def test_check_keeps_the_order_of_heads() -> None:
    terms = pl.DataFrame(
        {
            "constraint": [2, 2, 0, 0],
            "coefficient": [1, -1, 1, -1],
            "low": [1, 2, 5, None],
            "high": [1, 2, 5, None],
        },
        schema_overrides={"constraint": pl.UInt32},
    )
    out = check(terms, pl.DataFrame({"op": ["==", "<", ">="], "rhs": [0, 1, 0]}))
    assert out["constraint"].to_list() == [0, 1, 2]
    assert out["state"].to_list() == ["cannot tell", "holds", "fails"]
