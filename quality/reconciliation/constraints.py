"""What must hold between figures, as sparse linear rows with a provenance and a belief.

Each function here states one kind of relation. Whether it holds is detection's question, what is wrong
localisation's.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation.intervals import ANYTHING, Interval, times, weighted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quality.reconciliation.quantities import Quantity

HOLDS, FAILS, CANNOT_TELL = "holds", "fails", "cannot tell"
OPERATORS = ("==", ">=", "<=", ">", "<")
ONE = Fraction(1)
HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Constraint:
    """Σ coefficient · figure (− percent · base) `op` rhs.

    `terms` maps figure names to coefficients. `product` names a percentage and its base where there is one:
    their product is the only thing in the engine that is not linear, and becomes two linear rows as soon as
    the percentage's interval is put in. `roles` says what each figure is (total part share whole actual
    plan completion before after item); `belief` from 0 to 1 how surely the report states the relation;
    `provenance` why we think so ("table margin", "trong đó").
    """

    key: str
    kind: str
    terms: Mapping[str, Fraction]
    op: str = "=="
    rhs: Fraction = Fraction(0)
    product: tuple[str, str] | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    belief: float = 1.0
    provenance: str = ""

    def __post_init__(self) -> None:
        if self.op not in OPERATORS:
            raise ValueError(
                f"constraint {self.key}: unknown operator {self.op!r}, expected one of {' '.join(OPERATORS)}"
            )
        object.__setattr__(
            self, "terms", {name: c for name, c in self.terms.items() if c}
        )  # nought times a figure

    @property
    def figures(self) -> tuple[str, ...]:
        """The names of all figures in it, in their order."""
        return tuple(dict.fromkeys((*self.terms, *(self.product or ()))))

    def stated(self, provenance: str, belief: float = 1.0) -> Constraint:
        """The same relation with why we think that the report states it, and how surely."""
        return replace(self, provenance=provenance, belief=belief)

    def extremes(self, intervals: Mapping[str, Interval]) -> Interval:
        """Least and greatest value of the left side while every figure stays in its interval."""
        if self.product is None:
            return weighted((intervals[name], c) for name, c in self.terms.items())
        percent, base = self.product
        rest = weighted((intervals[name], c) for name, c in self.terms.items() if name != base)
        own = Interval.exactly(self.terms.get(base, Fraction(0)))
        return rest + times(own - intervals[percent], intervals[base])

    def holds(self, intervals: Mapping[str, Interval]) -> bool:
        """Some values inside the intervals satisfy it."""
        return fits(self.extremes(intervals), self.op, self.rhs)


@dataclass(frozen=True, slots=True)
class LinearRow:
    """Σ coefficient · figure `op` rhs.

    `guard` is the percentage whose interval stands in the coefficients.
    """

    terms: dict[str, Fraction]
    op: str
    rhs: Fraction
    guard: str | None = None

    def state(self, intervals: Mapping[str, Interval]) -> str:
        """What `detection.check` says of it, in Python's own integers."""
        total = weighted((intervals[name], c) for name, c in self.terms.items())
        missing = any(intervals[name] == ANYTHING for name in self.terms)
        return FAILS if not fits(total, self.op, self.rhs) else CANNOT_TELL if missing else HOLDS


def linear(constraint: Constraint, intervals: Mapping[str, Interval]) -> list[LinearRow]:
    """The constraint as linear rows: itself, or one for each end of its percentage.

    A base is never below nought; with a negative one, or a percentage without bounds, there are no rows.
    """
    if constraint.product is None:
        return [LinearRow(dict(constraint.terms), constraint.op, constraint.rhs)]
    percent, base = constraint.product
    if (intervals[base] & Interval(Fraction(0), None)).empty:
        return []
    own, rows = constraint.terms.get(base, Fraction(0)), []
    sides = ((intervals[percent].low, (">=", ">")), (intervals[percent].high, ("<=", "<")))
    for end, ops in sides:
        if end is not None and constraint.op in {"==", *ops}:
            op = ops[0] if constraint.op == "==" else constraint.op
            rows.append(LinearRow({**constraint.terms, base: own - end}, op, constraint.rhs, percent))
    return rows


def fits(left: Interval, op: str, rhs: Fraction) -> bool:
    """Some number in `left` stands in relation `op` to `rhs`."""
    below = left.low is None or (left.low < rhs if op == "<" else left.low <= rhs)
    above = left.high is None or (left.high > rhs if op == ">" else left.high >= rhs)
    return {"==": below and above, "<=": below, "<": below, ">=": above, ">": above}[op]


def total_of(
    key: str,
    total: str,
    parts: Sequence[str],
    weights: Sequence[Fraction] | None = None,
    op: str | None = None,
    *,
    closed: bool = True,
) -> Constraint:
    """`total` is the sum of `parts`; of an open list ("trong đó có ...") the parts only stay below it.

    Raises ValueError if there is not one weight a part.
    """
    weights = [ONE] * len(parts) if weights is None else weights
    if len(weights) != len(parts):
        raise ValueError(f"constraint {key}: {len(parts)} parts but {len(weights)} weights")
    terms: dict[str, Fraction] = {total: ONE}
    for part, weight in zip(parts, weights, strict=True):
        terms[part] = terms.get(part, Fraction(0)) - weight
    roles = {**dict.fromkeys(parts, "part"), total: "total"}
    return Constraint(key, "sum", terms, op or ("==" if closed else ">="), roles=roles)


def share_of(key: str, part: str, whole: str, percent: str) -> Constraint:
    """`part` is `percent` per cent of `whole`."""
    roles = {part: "part", whole: "whole", percent: "share"}
    return Constraint(key, "share", {part: HUNDRED}, product=(percent, whole), roles=roles)


def shares_complete(key: str, shares: Sequence[str]) -> Constraint:
    """The shares of one whole add to 100."""
    roles = dict.fromkeys(shares, "share")
    return Constraint(key, "share", dict.fromkeys(shares, ONE), "==", HUNDRED, roles=roles)


def completion_of(key: str, actual: str, plans: Sequence[str], percent: str) -> tuple[Constraint, ...]:
    """`actual` is `percent` per cent of one of `plans`.

    One candidate constraint a plan, `which_base` says which fits.
    """
    return tuple(
        Constraint(
            key if len(plans) == 1 else f"{key}/{plan}",
            "completion",
            {actual: HUNDRED},
            product=(percent, plan),
            roles={actual: "actual", plan: "plan", percent: "completion"},
        )
        for plan in plans
    )


def growth_of(key: str, before: str, after: str, percent: str) -> Constraint:
    """`after` is `before` grown by `percent` per cent (a fall is negative)."""
    roles = {before: "before", after: "after", percent: "growth"}
    terms = {after: HUNDRED, before: -HUNDRED}
    return Constraint(key, "growth", terms, product=(percent, before), roles=roles)


def list_length(key: str, count: str, items: int, *, closed: bool = True) -> Constraint:
    """`count` is the number of items that the report lists, or at least that if the list is open."""
    op = "==" if closed else ">="
    return Constraint(key, "count_list", {count: ONE}, op, Fraction(items), roles={count: "total"})


def contained(key: str, part: str, whole: str) -> Constraint:
    """`part` is at most `whole`: half a year in its year, a province in its region."""
    roles = {part: "part", whole: "whole"}
    return Constraint(key, "containment", {whole: ONE, part: -ONE}, ">=", roles=roles)


def equal(key: str, one: str, other: str) -> Constraint:
    """Two figures of the same cell are the same: stated twice, or in two reports."""
    roles = {one: "item", other: "item"}
    return Constraint(key, "revision", {one: ONE, other: -ONE}, roles=roles)


def which_base(
    candidates: Iterable[Constraint], quantities: Mapping[str, Quantity]
) -> tuple[Constraint, ...]:
    """Those of the candidate constraints of one statement that hold; nothing fits where it is empty."""
    intervals = {name: quantity.interval for name, quantity in quantities.items()}
    return tuple(candidate for candidate in candidates if candidate.holds(intervals))
