from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings

from quality.reconciliation import Constraint, Interval, Quantity, share_of, shares_complete, total_of
from quality.reconciliation.fellegi_holt import error_sets
from quality.reconciliation.intervals import ANYTHING
from quality.reconciliation.propagation import implied, propagate
from quality.reconciliation.simplex import Simplex
from quality.reconciliation.system import System
from tests.unit.quality.reconciliation.oracle import feasible
from tests.unit.quality.reconciliation.strategies import NAMES, systems

Given = tuple[list[Constraint], dict[str, Interval]]


@given(systems())
@settings(max_examples=150)
def test_feasible_as_by_elimination(given_system: Given) -> None:
    rows, intervals = given_system
    conflict = System(rows, intervals).conflict()
    assert (conflict is None) == feasible(rows, intervals)
    if conflict is not None:  # the figures it names are to blame: with all others free it still fails
        assert not feasible(rows, intervals, set(NAMES) - conflict)


@given(systems())
@settings(max_examples=80)
def test_implied_ends_are_tight(given_system: Given) -> None:
    rows, intervals = given_system
    system = System(rows, intervals)
    if system.conflict() is not None:
        return
    for name in NAMES:
        for end, (point, op) in zip(system.implied(name), ((">", "<="), ("<", ">=")), strict=False):
            beyond = Constraint(
                "end", "linear", {name: Fraction(1)}, "<" if point == ">" else ">", Fraction(0)
            )
            if end is None:
                far = Fraction(-(10**6) if op == "<=" else 10**6)
                assert feasible([*rows, Constraint("far", "linear", {name: Fraction(1)}, op, far)], intervals)
                continue
            value, shift = end
            outside = Constraint("outside", "linear", beyond.terms, beyond.op, value)
            touching = Constraint("touching", "linear", beyond.terms, "==", value)
            near = Constraint(
                "near", "linear", beyond.terms, op, value + Fraction(1 if op == "<=" else -1, 10**6)
            )
            assert not feasible([*rows, outside], intervals)
            assert feasible([*rows, touching], intervals) == (shift == 0)
            assert feasible([*rows, near], intervals)


@given(systems())
@settings(max_examples=80)
def test_propagation_never_loses_a_solution(given_system: Given) -> None:
    rows, intervals = given_system
    narrowed = propagate(rows, intervals)
    if narrowed is None:
        assert not feasible(rows, intervals)
    else:
        assert feasible(rows, narrowed) == feasible(rows, intervals)


@given(systems())
@settings(max_examples=150)
def test_error_sets_as_by_trying_all(given_system: Given) -> None:
    rows, intervals = given_system
    weights = {"w": Fraction(1), "x": Fraction(2), "y": Fraction(3, 2), "z": None}
    found = error_sets(System(rows, intervals), weights)
    answers: dict[Fraction, set[frozenset[str]]] = {}
    for size in range(4):
        for names in combinations("wxy", size):
            if feasible(rows, intervals, names):
                total = sum((weights[name] or Fraction(0) for name in names), Fraction(0))
                answers.setdefault(total, set()).add(frozenset(names))
    assert found.proven
    assert found.weight == min(answers, default=None)
    assert set(map(frozenset, found.sets)) == (answers[min(answers)] if answers else set())


@given(systems())
@settings(max_examples=50)
def test_order_of_rows_and_figures_changes_nothing(given_system: Given) -> None:
    rows, intervals = given_system
    backwards = System(rows[::-1], dict(reversed(intervals.items())))
    assert error_sets(System(rows, intervals), {}) == error_sets(backwards, {})


@given(systems())
@settings(max_examples=50)
def test_one_system_asked_twice_answers_alike(given_system: Given) -> None:
    rows, intervals = given_system
    system = System(rows, intervals)
    for freed in (set(), {"w"}, {"x", "y"}, set()):
        assert (system.conflict(freed) is None) == (System(rows, intervals).conflict(freed) is None)


def test_simplex_of_contradicting_bounds() -> None:
    simplex = Simplex(1, [])
    simplex.bound(0, (Fraction(2), Fraction(0)), (Fraction(1), Fraction(0)))
    assert simplex.conflict() == {0}


def test_percent_of_a_base() -> None:
    rows = [share_of("s", "part", "whole", "share")]
    intervals = {
        "part": Quantity.printed("part", "74", 10**6).interval,
        "share": Quantity.printed("share", "5").interval,
        "whole": ANYTHING,
    }
    allowed = implied(rows[0], "whole", intervals)
    assert (allowed.low, allowed.high) == (Fraction(7350_000_000, 55) * 10, Fraction(7450_000_000, 45) * 10)
    system = System(rows, intervals)
    assert system.conflict() is None
    assert system.implied("whole") == ((allowed.low, 0), (allowed.high, 0))


@pytest.mark.parametrize(("third", "holds"), [("30", True), ("35", False)])
def test_freed_percentage_still_has_to_fit(third: str, holds: bool) -> None:
    """The share is bound by its base and by the hundred: freeing it alone helps only where both agree."""
    rows = [share_of("s", "a", "t", "p"), shares_complete("h", ["p", "q", "r"])]
    prints = {"a": "300", "t": "1.000", "p": "99", "q": "40", "r": third}
    intervals = {name: Quantity.printed(name, text, exact=True).interval for name, text in prints.items()}
    assert (System(rows, intervals).conflict({"p"}) is None) == holds


def test_large_systems_get_one_confirmed_set() -> None:
    """Seven wrong figures in a table of a hundred.

    Too many to enumerate, so an integer program proposes and the exact system confirms.
    """
    size = 9
    cells = {f"{i} {j}": 1000 * i + 17 * j + 3 for i in range(size) for j in range(size)}
    totals = {f"row {i}": sum(cells[f"{i} {j}"] for j in range(size)) for i in range(size)}
    totals |= {f"column {j}": sum(cells[f"{i} {j}"] for i in range(size)) for j in range(size)}
    rows = [total_of(f"r{i}", f"row {i}", [f"{i} {j}" for j in range(size)]) for i in range(size)]
    rows += [total_of(f"c{j}", f"column {j}", [f"{i} {j}" for i in range(size)]) for j in range(size)]
    for i in range(7):
        cells[f"{i} {i}"] += 100 + i
    system = System(rows, {name: Interval.exactly(value) for name, value in (cells | totals).items()})
    found = error_sets(system, {}, limit=5)
    assert not found.proven
    assert found.weight == 7
    assert system.conflict(found.sets[0]) is None
