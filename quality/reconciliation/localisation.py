"""Which figure of a failing component is most likely wrong, and what it should be.

Ranked, with how far to trust it.

Slips of one figure, structures, and sets of figures meet here on one scale. What a slip or a structure is,
is told in their own modules.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import exp, fsum, log
from typing import TYPE_CHECKING

from quality.reconciliation.fellegi_holt import error_sets
from quality.reconciliation.intervals import Interval
from quality.reconciliation.propagation import propagate
from quality.reconciliation.quantities import Quantity
from quality.reconciliation.repair import Reading, Rows, repair, slip_readings, unexplained
from quality.reconciliation.slips import grid, slips
from quality.reconciliation.structures import double_counts, missing_part, rivals, sibling_copy, swaps
from quality.reconciliation.system import System

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quality.reconciliation.constraints import Constraint

GAP = 2.0
"""A repair is named as such only if it is e**2 times likelier than the next best explanation ..."""
CHANCE = 0.02
"""... and fewer slips than this would fit by chance were the cause another one ..."""
DIGITS = 4
"""... and two rows vouch for it, or a print of this many digits."""
NEAR = 10.0
"""Chance is counted among residuals up to this many times larger or smaller."""
NOISE = Fraction(1, 200)
"""A residual below this share of the total, with no known cause, is not worth an alert of its own."""
NEEDLESS = 2.0
"""What a slip loses where the rows would hold without its figure too: it would be smaller than the rounding
of the others."""
JOINT = 60
"""Components of more figures are asked row by row and by propagation, no more by the exact system."""
SETS = 30
"""Sets of figures whose repairs are compared."""


@dataclass(frozen=True)
class Component:
    """Constraints tied together by common figures."""

    constraints: tuple[Constraint, ...]
    quantities: dict[str, Quantity]

    def repaired(self, explanation: Explanation) -> Component:
        """The component as it would be were the explanation right (a structure changes no figure)."""
        readings = {one.name: one for one in explanation.readings if one.name in explanation.figures}
        mended = {
            name: self.quantities[name].repaired(one.value, one.interval) for name, one in readings.items()
        }
        return Component(self.constraints, self.quantities | mended)


@dataclass(frozen=True)
class Explanation:
    """One cause that would make everything hold.

    `kind` is a code of slips.KINDS; `readings` what each doubted figure would be (for a missing part the
    constraint's key stands for the figure); `score` a log likelihood, comparable within one component.
    """

    kind: str
    readings: tuple[Reading, ...]
    score: float

    @property
    def figures(self) -> tuple[str, ...]:
        """The doubted figures; none where the structure is to blame."""
        return (
            ()
            if self.kind in {"missing_part", "double_count"}
            else tuple(reading.name for reading in self.readings)
        )


@dataclass(frozen=True)
class Diagnosis:
    """What is known of a component.

    `state`: holds; repair (say what it should be); candidates (say which may be wrong); mismatch (say only
    that it does not add up). `failing` are the rows that fail by themselves, `conflict` the figures that
    contradict each other. `gap` and `chance` are of the first explanation: log distance to the next, and
    how many slips as likely would have fitted by chance. `minor`: too small a residual to alert on alone.
    """

    state: str
    failing: tuple[Constraint, ...] = ()
    conflict: tuple[str, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    gap: float = 0.0
    chance: float = 1.0
    minor: bool = False

    @property
    def confidence(self) -> float:
        """From 0 to 1: the share of the first explanation among all, less what chance alone would fit."""
        if not self.explanations:
            return 0.0
        top = self.explanations[0].score
        return (1 - min(1.0, self.chance)) / sum(exp(one.score - top) for one in self.explanations)


def components(constraints: Sequence[Constraint], quantities: Iterable[Quantity]) -> list[Component]:
    """The constraints by connected component, in the order of their first constraint.

    Figures not given are unknown.
    """
    known = {quantity.name: quantity for quantity in quantities}
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = name = leader[leader[name]]
        return name

    for row in constraints:
        for name in row.figures:
            leader[find(name)] = find(row.figures[0])
    grouped: dict[str, list[Constraint]] = {}
    for row in constraints:
        grouped.setdefault(find(row.figures[0]) if row.figures else row.key, []).append(row)
    return [
        Component(
            tuple(rows),
            {name: known.get(name, Quantity(name, None, None)) for row in rows for name in row.figures},
        )
        for rows in grouped.values()
    ]


def explain(component: Component, others: Sequence[Quantity] = ()) -> Diagnosis:
    """Ranks what may be wrong in a component.

    `others` are figures elsewhere that may have been meant instead.
    """
    loose = {name: quantity.loose for name, quantity in component.quantities.items()}
    rows = Rows(component.constraints, component.quantities, loose, alone=len(loose) > JOINT)
    failing = tuple(row for row in component.constraints if not row.holds(rows.intervals))
    conflict = _conflict(rows, failing)
    if not failing and conflict is None:
        return Diagnosis("holds")
    doubted = _doubted(rows, failing, conflict)
    found = sorted(_single(rows, doubted, failing, others), key=_order)
    found += [one for row in failing for one in _structures(rows, row, failing)]
    if not any(one.kind != "other" for one in found):
        found += _sets(rows)
    found = _ranked(rows, found)
    names = tuple(name for name in component.quantities if name in (conflict or ()))
    return _diagnosis(rows, failing, names, found)


def _conflict(rows: Rows, failing: Sequence[Constraint]) -> frozenset[str] | None:
    """Figures that cannot all be right.

    The exact system is asked only where no row fails by itself and rows share figures. Then each print gets a
    whole unit of play: reports whose rows all hold one by one are not blamed for how they rounded in between.
    """
    if failing:
        return frozenset(name for row in failing for name in row.figures)
    if len(rows.constraints) == 1:
        return None
    found = None if rows.alone else System(rows.constraints, rows.joint).conflict()
    if found is None and propagate(rows.constraints, rows.joint) is None:
        return frozenset(rows.intervals)
    return found


def _doubted(rows: Rows, failing: Sequence[Constraint], conflict: frozenset[str] | None) -> list[str]:
    """Figures that could be the only wrong one: those in every failing row."""
    common = set.intersection(*(set(row.figures) for row in failing)) if failing else set(conflict or ())
    return [
        name
        for name, one in rows.quantities.items()
        if name in common and one.known and one.weight is not None
    ]


def _single(
    rows: Rows, doubted: Sequence[str], failing: Sequence[Constraint], others: Sequence[Quantity]
) -> Iterator[Explanation]:
    for name in doubted:
        quantity, allowed = rows.quantities[name], rows.printed_allowed(name)
        if quantity.low is not None and quantity.low >= 0 and not _may_fall(rows, name):
            allowed &= Interval(Fraction(0), None)
        if allowed.empty:
            continue
        doubt = _doubt(quantity)
        needless = NEEDLESS if Fraction(0) in allowed else 0.0
        for reading in slip_readings(quantity, allowed):
            yield Explanation(reading.kind, (reading,), reading.score + doubt - needless)
        for reading in rivals(name, allowed, rows, others):
            yield Explanation(reading.kind, (reading,), reading.score + doubt)
        rest = unexplained(quantity, allowed)
        if rest:
            yield Explanation("other", (rest,), rest.score + doubt)
            copied = sibling_copy(name, rest, rows)
            if copied:
                yield Explanation(copied.kind, (copied,), copied.score + doubt)
    if failing:
        names = [
            name
            for name in dict.fromkeys(n for row in failing for n in row.figures)
            if rows.quantities[name].known
        ]
        for pair in swaps(
            [name for name in names if rows.quantities[name].weight is not None], failing, rows
        ):
            yield Explanation("swap", pair, sum(reading.score for reading in pair))


def _may_fall(rows: Rows, name: str) -> bool:
    """A rate of growth may lack its minus; amounts, counts and shares are never below nought."""
    return any(row.roles.get(name) in {"growth", None} for row in rows.touching[name])


def _structures(rows: Rows, row: Constraint, failing: Sequence[Constraint]) -> Iterator[Explanation]:
    """A structure explains one failing row, so it must be the only one."""
    if len(failing) > 1:
        return
    lacking = missing_part(row, rows)
    if lacking:
        yield Explanation(lacking.kind, (lacking,), lacking.score)
    for twice in double_counts(row, rows):
        yield Explanation("double_count", twice, sum(reading.score for reading in twice))


def _sets(rows: Rows) -> list[Explanation]:
    """Explanations that need several wrong figures, from the smallest sets that there are."""
    weights = {name: quantity.weight for name, quantity in rows.quantities.items()}
    system = rows if rows.alone else System(rows.constraints, rows.joint)
    sets = error_sets(system, weights).sets
    out = []
    for names in sets[:SETS]:
        if len(names) > 1:
            readings = repair(rows, names)
            if readings:
                score = sum(reading.score + _doubt(rows.quantities[reading.name]) for reading in readings)
                out.append(
                    Explanation(
                        readings[0].kind if len({r.kind for r in readings}) == 1 else "other", readings, score
                    )
                )
    return out


def _doubt(quantity: Quantity) -> float:
    """Log odds of a figure to be wrong, against one that was surely read and weighs one."""
    weight = float(quantity.weight) if quantity.weight is not None else 0.0
    return log(1.05 - min(1.0, max(0.0, quantity.confidence))) - log(0.05) + (1 - weight)


def _ranked(rows: Rows, found: Iterable[Explanation]) -> list[Explanation]:
    """Best first, one for each cause and value.

    The leading ones are put to the exact test where rows cross.
    """
    kept: dict[object, Explanation] = {}
    for one in sorted(found, key=_order):
        structural = one.kind if not one.figures else None
        key = (structural, tuple((reading.name, reading.value) for reading in one.readings))
        kept.setdefault(key, one)
    ranked = list(kept.values())
    if len(rows.constraints) == 1:
        return ranked
    checked: list[Explanation] = []
    for i, one in enumerate(ranked):
        if len(checked) == 2:
            return checked + ranked[i:]
        if not one.figures or rows.consistent({reading.name: reading.interval for reading in one.readings}):
            checked.append(one)
    return checked


def _order(one: Explanation) -> tuple[float, str, tuple[tuple[str, Fraction], ...]]:
    return -one.score, one.kind, tuple((reading.name, reading.value) for reading in one.readings)


def _diagnosis(
    rows: Rows, failing: tuple[Constraint, ...], conflict: tuple[str, ...], found: list[Explanation]
) -> Diagnosis:
    if not found:
        return Diagnosis("mismatch", failing, conflict)
    first = found[0]
    gap = first.score - found[1].score if len(found) > 1 else float("inf")
    vouching = sum(all(name in row.figures for name in first.figures) for row in failing)
    chance = chance_hits(rows, failing, first.score) ** max(1, vouching)
    digits = min((_significant(rows.quantities[name]) for name in first.figures), default=0)
    needed = all(Fraction(0) not in rows.printed_allowed(name) for name in first.figures)
    sure = needed and gap >= GAP and chance < CHANCE and (vouching > 1 or digits >= DIGITS)
    minor = first.kind == "other" and all(_small(row, rows) for row in failing)
    if first.kind == "other":
        named = len({one.figures for one in found}) == 1 and len(failing) > 1
        state = "candidates" if named else "mismatch"
    else:
        state = "repair" if sure and first.figures and first.kind != "sibling_copy" else "candidates"
    return Diagnosis(state, failing, conflict, tuple(found), gap, chance, minor)


def chance_hits(rows: Rows, failing: Sequence[Constraint], score: float) -> float:
    """How many slips as likely as `score` (or e times less) would fit the first failing row by chance.

    That is, were the cause none of them. The residual is taken as log-uniform within a factor of NEAR around
    what it is, either way.
    """
    expected: list[float] = []
    for name in failing[0].figures if failing else ():
        quantity = rows.quantities[name]
        allowed = rows.window(failing[0], name)
        if not quantity.prints or quantity.weight is None or allowed.low is None or allowed.high is None:
            continue
        printed = quantity.prints[0]
        unit = quantity.unit / (2 * 10 ** grid(printed))
        own = 2 * printed.digits * 10 ** (grid(printed) - printed.decimals)
        target, tolerance = (
            float((allowed.low + allowed.high) / (2 * unit)) - own,
            float((allowed.high - allowed.low) / unit),
        )
        for kind in slips(printed):
            if kind.score < score - 1:
                break
            for value, half in kind.values.items():
                away = abs(value - own)
                if away < NEAR * abs(target) and abs(target) < NEAR * away:
                    expected.append(min(1.0, (tolerance + 2 * half) / (4 * log(NEAR) * away)))
    return fsum(expected)


def _significant(quantity: Quantity) -> int:
    return len(str(abs(quantity.prints[0].digits)).rstrip("0")) if quantity.prints else 0


def _small(row: Constraint, rows: Rows) -> bool:
    """The residual is a small share of the largest figure in the row."""
    extremes = row.extremes(rows.intervals)
    if row.product or extremes.low is None or extremes.high is None:
        return False
    off = abs((extremes.low + extremes.high) / 2 - row.rhs)
    sizes = (abs(value) for name in row.figures if (value := rows.quantities[name].value) is not None)
    return off < NOISE * max(sizes, default=Fraction(0))
