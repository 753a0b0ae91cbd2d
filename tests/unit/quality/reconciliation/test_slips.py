from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.reconciliation import KINDS, Printed, edit_distance
from quality.reconciliation.slips import grid, slips

prints = st.builds(Printed, st.integers(-(10**7), 10**7), st.integers(0, 3))


def found(printed: Printed) -> dict[Fraction, str]:
    return {
        Fraction(value, 2 * 10 ** grid(printed)): one.kind for one in slips(printed) for value in one.values
    }


@pytest.mark.parametrize(
    ("printed", "true", "kind"),
    [
        (Printed(735, 1), Fraction(753, 10), "transposition"),
        (Printed(735, 1), Fraction(735), "separator"),
        (Printed(735, 0), Fraction(735, 100), "separator"),
        (Printed(735, 1), Fraction(73500), "unit"),
        (Printed(735, 1), Fraction(735, 10**7), "unit"),
        (Printed(7305, 1), Fraction(735, 10), "zero"),
        (Printed(50, 0), Fraction(500), "zero"),
        (Printed(73, 0), Fraction(173), "lost_digit"),
        (Printed(735, 1), Fraction(7352, 100), "lost_digit"),
        (Printed(7352, 2), Fraction(735, 10), "extra_digit"),
        (Printed(19979, 0), Fraction(1979), "extra_digit"),
        (Printed(17, 0), Fraction(77), "glyph"),
        (Printed(23, 0), Fraction(53), "digit"),
        (Printed(-123, 0), Fraction(123), "sign"),
    ],
)
def test_the_slip_that_explains(printed: Printed, true: Fraction, kind: str) -> None:
    assert found(printed)[true] == kind


@given(prints)
def test_each_value_once_and_never_the_print_itself(printed: Printed) -> None:
    values = [value for one in slips(printed) for value in one.values]
    assert len(values) == len(set(values))
    assert printed.value not in found(printed)
    assert all(one.kind in KINDS for one in slips(printed))
    assert [one.score for one in slips(printed)] == sorted(
        (one.score for one in slips(printed)), reverse=True
    )


@given(st.integers(1, 10**7), st.integers(0, 3))
def test_edits_are_one_edit_away(digits: int, decimals: int) -> None:
    printed = Printed(digits, decimals)
    for one in slips(printed):
        if one.kind in {"digit", "glyph", "transposition"}:
            for value, half in one.values.items():
                before, after = str(digits), str(value // (2 * half))
                assert edit_distance(before.rjust(len(after), "0"), after.rjust(len(before), "0")) == 1


@pytest.mark.parametrize("number", range(90, 130))
def test_a_slip_can_be_undone(number: int) -> None:
    """What a digit slip makes of a number is a print whose slips lead back to it."""
    for true, kind in found(Printed(number, 0)).items():
        if kind not in {"separator", "unit", "sign"}:
            assert Fraction(number) in found(Printed(int(true), 0))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("", "123", 3),
        ("24", "42", 1),
        ("1340", "14300", 2),
        ("123", "312", 2),
        ("-1", "10", 2),
        ("ca", "abc", 3),
    ],
)
def test_edit_distance(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == distance


@given(st.text("0123", max_size=6), st.text("0123", max_size=6))
def test_edit_distance_is_nought_only_for_equals(one: str, other: str) -> None:
    assert (edit_distance(one, other) == 0) == (one == other)
    assert edit_distance(one, other) <= max(len(one), len(other))
