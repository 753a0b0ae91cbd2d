from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quality.reconciliation import (
    Component,
    Constraint,
    Diagnosis,
    Quantity,
    components,
    equal,
    explain,
    growth_of,
    share_of,
    shares_complete,
    total_of,
)
from tests.unit.quality.reconciliation.strategies import hierarchies

BILLION, MILLION = 10**9, 10**6
SUM2 = total_of("s", "t", ["a", "b"])
SUM3 = total_of("s", "t", ["a", "b", "c"])
SUM4 = total_of("s", "t", ["a", "b", "c", "d"])
LAI_CHAU = (
    SUM2,
    share_of("x", "a", "t", "p"),
    share_of("y", "b", "t", "q"),
    shares_complete("z", ["p", "q"]),
)


def of(constraints: Constraint | tuple[Constraint, ...], **texts: str) -> Component:
    """Amounts in billions; p, q and r are percentages."""
    quantities = [Quantity.printed(n, text, 1 if n in "pqr" else BILLION) for n, text in texts.items()]
    [component] = components(
        list(constraints) if isinstance(constraints, tuple) else [constraints], quantities
    )
    return component


def found(diagnosis: Diagnosis) -> tuple[str, str, tuple[str, ...], list[Fraction]]:
    best = diagnosis.explanations[0]
    return diagnosis.state, best.kind, best.figures, [one.value for one in best.readings]


@pytest.mark.parametrize(
    ("component", "state", "kind", "figures", "value"),
    [
        (of(SUM2, t="73,5", a="48,4", b="26,9"), "candidates", "transposition", ("t",), "75.3"),
        (of(SUM3, t="7353,5", a="4812,2", b="1,2911", c="1250,2"), "repair", "unit", ("b",), "1291.1"),
        (
            of(SUM3, t="7353,5", a="4812,2", b="12911", c="1250,2"),
            "candidates",
            "separator",
            ("b",),
            "1291.1",
        ),
        (of(SUM3, t="7353,55", a="4812,21", b="12091,12", c="1250,22"), "repair", "zero", ("b",), "1291.12"),
        (
            of(LAI_CHAU, t="73,5", a="48,4", b="26,9", p="64,3", q="35,7"),
            "repair",
            "transposition",
            ("t",),
            "75.3",
        ),
        (
            of(LAI_CHAU, t="75,3", a="48,4", b="26,9", p="46,3", q="35,7"),
            "repair",
            "transposition",
            ("p",),
            "64.3",
        ),
        (
            of(SUM4, t="9870,4", a="3211,7", b="2109,3", c="1846,8", d="1500,1"),
            "candidates",
            "missing_part",
            (),
            "1202.5",
        ),
        (
            of(SUM4, t="9870,4", a="3211,7", b="4812,1", c="1846,6", d="2109,3"),
            "candidates",
            "double_count",
            (),
            "0",
        ),
        (
            of(growth_of("g", "a", "b", "p"), a="201,5", b="183,2", p="9,1"),
            "candidates",
            "sign",
            ("p",),
            "-9.1",
        ),
    ],
)
def test_the_likeliest_cause(
    component: Component, state: str, kind: str, figures: tuple[str, ...], value: str
) -> None:
    got = found(explain(component))
    assert got[:3] == (state, kind, figures)
    assert [amount / (1 if figures == ("p",) else BILLION) for amount in got[3]] == [Fraction(value)]


def test_wrong_unit_of_one_part() -> None:
    quantities = [
        Quantity.printed("t", "7.353,5", MILLION),
        Quantity.printed("a", "4.812", MILLION),
        Quantity.printed("b", "1.291,2", 1000),
        Quantity.printed("c", "1.250,3", MILLION),
    ]
    diagnosis = explain(Component((SUM3,), {one.name: one for one in quantities}))
    assert found(diagnosis) == ("repair", "unit", ("b",), [1_291_200_000])
    assert diagnosis.gap > 2
    assert diagnosis.chance < 0.02
    assert diagnosis.confidence > 0.95


def test_small_counts_never_get_a_confident_repair() -> None:
    """73 = 11 + 62, one of them another number: one row and two digits vouch for nothing."""
    dice = random.Random(4)
    for _ in range(300):
        a, b = dice.randrange(1, 99), dice.randrange(1, 99)
        prints = {"t": a + b, "a": a, "b": b}
        prints[dice.choice("tab")] = dice.randrange(1, 999)
        quantities = {
            name: Quantity.printed(name, str(number), exact=True) for name, number in prints.items()
        }
        assert explain(Component((SUM2,), quantities)).state != "repair"


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_a_missing_part_is_hardly_ever_repaired_away(decimals: int) -> None:
    """Negative control: no slip at all, so at most one confident repair in two hundred may come from it."""
    dice, wrong, count = random.Random(decimals), 0, 400
    for _ in range(count):
        exact = [round(10 ** (3 + dice.uniform(0.5, 3))) for _ in range(4)]
        step = 10 ** (3 - decimals)
        prints = [round(Fraction(number, step)) for number in (sum(exact), *exact[:-1])]
        texts = [f"{number / 10**decimals:.{decimals}f}".replace(".", ",") for number in prints]
        quantities = {name: Quantity.printed(name, text) for name, text in zip("tabc", texts, strict=True)}
        wrong += explain(Component((SUM3,), quantities)).state == "repair"
    assert wrong <= count // 200


def test_plan_taken_for_result_and_other_period() -> None:
    own = Quantity.printed("a", "5.120,5", MILLION)
    quantities = {
        "t": Quantity.printed("t", "8.331,2", MILLION),
        "a": replace(own, label="budget", stage="actual", period="2023"),
        "b": Quantity.printed("b", "2.110,7", MILLION),
    }
    other = replace(
        Quantity.printed("plan", "6.220,5", MILLION), label="budget", stage="planned", period="2023"
    )
    assert found(explain(Component((SUM2,), quantities), [other]))[1:] == (
        "plan_for_result",
        ("a",),
        [6_220_500_000],
    )
    earlier = replace(other, stage="actual", period="2022")
    assert found(explain(Component((SUM2,), quantities), [earlier]))[1] == "other_period"
    stranger = replace(other, label="jobs")
    assert found(explain(Component((SUM2,), quantities), [stranger]))[1] not in {
        "plan_for_result",
        "other_period",
    }


def test_swapped_figures() -> None:
    component = of(
        (SUM2, total_of("u", "t", ["c", "d"])), t="26,94", a="75,35", b="48,41", c="35,05", d="40,3"
    )
    diagnosis = explain(component)
    assert found(diagnosis) == ("repair", "swap", ("a", "t"), [26_940_000_000, 75_350_000_000])


def test_a_copy_of_its_neighbour_names_the_figure_only() -> None:
    rows = (SUM3, equal("e", "a", "a again"))
    quantities = [
        Quantity.printed(n, text)
        for n, text in {"t": "9.651,3", "a": "4.113,6", "b": "4.113,6", "c": "2.009,5"}.items()
    ]
    [component] = components(
        [*rows, equal("f", "c", "c again")],
        [*quantities, Quantity.printed("a again", "4.113,6"), Quantity.printed("c again", "2.009,5")],
    )
    diagnosis = explain(component)
    assert "sibling_copy" in {one.kind for one in diagnosis.explanations[:2]}
    assert diagnosis.state == "candidates"


def test_two_wrong_figures_in_a_table() -> None:
    cells = {"1a": 4112, "1b": 2351, "2a": 3908, "2b": 1275}
    sums = {"1": 6463, "2": 5183, "a": 8020, "b": 3626, "t": 11646}
    rows = [total_of(f"r{i}", i, [f"{i}a", f"{i}b"]) for i in "12"] + [
        total_of(f"c{j}", j, [f"1{j}", f"2{j}"]) for j in "ab"
    ]
    rows += [total_of("rt", "t", ["1", "2"]), total_of("ct", "t", ["a", "b"])]
    wrong = {**cells, **sums, "1a": 4121, "b": 36260}
    [component] = components(
        rows, [Quantity.printed(name, str(number), exact=True) for name, number in wrong.items()]
    )
    best = explain(component).explanations[0]
    assert {one.name: one.value for one in best.readings} == {"1a": 4112, "b": 3626}


def test_a_contradiction_of_several_rows_alone() -> None:
    """No row fails by itself: the half-years and the year that is stated twice do not fit together."""
    rows = [
        total_of("s", "y", ["h"], op=">="),
        equal("e", "y", "z"),
        total_of("u", "z", ["h", "k"]),
        total_of("v", "z", ["h", "k", "k2"]),
    ]
    quantities = [
        Quantity("k2", Fraction(3), Fraction(5)),
        Quantity.printed("y", "100,0"),
        Quantity("k", Fraction(0), Fraction(50)),
    ]
    [component] = components(rows, [*quantities, Quantity("h", Fraction(0), Fraction(100))])
    diagnosis = explain(component)
    assert diagnosis.failing == ()
    assert diagnosis.conflict == ("k2",)
    assert diagnosis.state in {"candidates", "mismatch"}


def test_only_a_mismatch_where_nothing_explains_it() -> None:
    diagnosis = explain(of(SUM2, t="50,12", a="48,41", b="26,93"))
    assert diagnosis.state == "mismatch"
    assert {one.kind for one in diagnosis.explanations} == {"other"}
    assert not diagnosis.minor


def test_a_residual_of_no_size_is_minor() -> None:
    assert explain(of(SUM2, t="7534,99", a="4841,13", b="2691,55")).minor


def test_components_are_tied_by_figures() -> None:
    rows = [total_of("1", "t", ["a", "b"]), total_of("2", "u", ["c"]), total_of("3", "a", ["d", "e"])]
    parts = components(rows, [Quantity.printed("t", "5")])
    assert [[row.key for row in part.constraints] for part in parts] == [["1", "3"], ["2"]]
    assert set(parts[0].quantities) == {"t", "a", "b", "d", "e"}
    assert not parts[0].quantities["a"].known


@given(hierarchies())
def test_what_holds_is_left_alone(clean: Component) -> None:
    assert explain(clean) == Diagnosis("holds")


@given(hierarchies(wrong=True), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_order_changes_nothing(component: Component, dice: random.Random) -> None:
    names = list(component.quantities)
    dice.shuffle(names)
    row = component.constraints[0]
    mixed = replace(row, terms={name: row.terms[name] for name in names})
    other = explain(Component((mixed,), {name: component.quantities[name] for name in reversed(names)}))
    one = explain(component)
    assert (one.state, one.explanations) == (other.state, other.explanations)
    assert one == explain(component)


@given(hierarchies(wrong=True), st.sampled_from([10**3, 10**-3, 10**6]))
@settings(max_examples=40)
def test_the_unit_changes_nothing(component: Component, factor: float) -> None:
    scale = Fraction(str(factor))
    scaled = {
        name: Quantity.printed(name, one.text or "", one.unit * scale)
        for name, one in component.quantities.items()
    }
    one, other = explain(component), explain(Component(component.constraints, scaled))
    assert one.state == other.state
    assert [(a.kind, a.figures) for a in one.explanations] == [
        (b.kind, b.figures) for b in other.explanations
    ]
    assert [r.value * scale for a in one.explanations for r in a.readings] == [
        r.value for b in other.explanations for r in b.readings
    ]


@given(hierarchies(wrong=True))
@settings(max_examples=40)
def test_repaired_holds_and_stays(component: Component) -> None:
    diagnosis = explain(component)
    assume(diagnosis.state != "holds")
    for explanation in diagnosis.explanations:
        if explanation.figures:
            assert explain(component.repaired(explanation)).state == "holds"


def test_a_national_table_is_searched_row_by_row() -> None:
    """More figures than the exact system is asked about: two slips among 40 provinces are still found."""
    cells = {f"{i} {j}": 1000 + 37 * i * j + 11 * i + j for i in range(40) for j in (1, 2, 3)}
    totals = {f"province {i}": sum(cells[f"{i} {j}"] for j in (1, 2, 3)) for i in range(40)}
    totals |= {f"column {j}": sum(cells[f"{i} {j}"] for i in range(40)) for j in (1, 2, 3)}
    rows = [total_of(f"r{i}", f"province {i}", [f"{i} {j}" for j in (1, 2, 3)]) for i in range(40)]
    rows += [total_of(f"c{j}", f"column {j}", [f"{i} {j}" for i in range(40)]) for j in (1, 2, 3)]
    wrong = {**cells, **totals}
    wrong["7 2"] *= 10
    wrong["19 3"] += 300
    [component] = components(rows, [Quantity.printed(name, str(n), exact=True) for name, n in wrong.items()])
    best = explain(component).explanations[0]
    assert {one.name: one.value for one in best.readings} == {"7 2": cells["7 2"], "19 3": cells["19 3"]}
