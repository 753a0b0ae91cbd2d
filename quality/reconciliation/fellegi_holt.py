"""The smallest sets of figures that must be wrong (Fellegi and Holt 1976), all of them, exactly.

A hitting-set tree: each infeasible system names figures that contradict each other, and one of them must be
in every answer. Only sets are found here; which slip made them, and what is right, localisation asks.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation.milp import lightest_hitting_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quality.reconciliation.repair import Rows
    from quality.reconciliation.system import System

LIMIT = 20_000
"""Exact systems that one search may solve before it gives up ..."""
LARGE, LARGE_LIMIT = 25, 100
"""... and how many once there are more figures than this."""
ROUNDS = 100
"""Proposals of the integer program that the exact system may refuse."""
NODES = 20
"""Sets looked at for each exact system allowed: most are refuted by a conflict already known."""


@dataclass(frozen=True, slots=True)
class ErrorSets:
    """All sets of least weight, sorted; `weight` None: no set of figures explains it.

    `proven`: the search was complete.
    """

    sets: tuple[tuple[str, ...], ...]
    weight: Fraction | None
    proven: bool = True


def error_sets(
    system: System | Rows, weights: Mapping[str, Fraction | None], limit: int | None = None
) -> ErrorSets:
    """All sets of figures of least total weight whose release makes the system feasible.

    One empty set of weight 0 if it is so already.

    `weights` are one where not given; None is never wrong. Figures without any bound are never part of a set.
    Beyond `limit` exact systems it returns what it has, unproven; if that is nothing, one lightest set by
    integer programming, confirmed by the exact system.
    """
    if limit is None:
        limit = LIMIT if len(system.names) <= LARGE else LARGE_LIMIT
    price = {name: weights.get(name, Fraction(1)) for name in system.names}
    order = {name: i for i, name in enumerate(system.names)}
    heap: list[tuple[Fraction, int, tuple[int, ...]]] = [(Fraction(0), 0, ())]
    seen: set[tuple[int, ...]] = {()}
    conflicts = _failing(system)
    found: list[tuple[int, ...]] = []
    best: Fraction | None = None
    nodes = NODES * limit
    while heap and limit and nodes:
        nodes -= 1
        weight, _, members = heapq.heappop(heap)
        if best is not None and weight > best:
            break
        if any(set(other) <= set(members) for other in found):
            continue
        freed = frozenset(system.names[i] for i in members)
        conflict = next((known for known in conflicts if not known & freed), None)
        if conflict is None:
            limit -= 1
            conflict = system.conflict(freed)
            if conflict is None:
                found.append(members)
                best = weight
                continue
            conflicts.append(conflict)
            conflicts.sort(key=len)
        for name in conflict:
            cost = price[name]
            child = tuple(sorted({*members, order[name]}))
            if cost is not None and child not in seen:
                seen.add(child)
                heapq.heappush(heap, (weight + cost, len(child), child))
    proven = not heap or (best is not None and bool(limit and nodes))
    if not found and not proven:
        return _proposed(system, weights, conflicts)
    sets = sorted((len(members), members) for members in found)
    return ErrorSets(tuple(tuple(system.names[i] for i in members) for _, members in sets), best, proven)


def _failing(system: System | Rows) -> list[frozenset[str]]:
    """The figures of each row that fails by itself: conflicts that cost nothing. The smallest come first."""
    rows = [row for row in system.constraints if not row.holds(system.intervals)]
    return sorted((frozenset(row.figures) for row in rows), key=len)


def _proposed(
    system: System | Rows, weights: Mapping[str, Fraction | None], conflicts: list[frozenset[str]]
) -> ErrorSets:
    """One lightest set that hits all known conflicts; each refusal of the exact system adds one more."""
    for _ in range(ROUNDS):
        names = lightest_hitting_set(conflicts, weights)
        if names is None:
            break
        conflict = system.conflict(names)
        if conflict is None:
            prices = [weights.get(name, Fraction(1)) for name in names]
            order = {name: i for i, name in enumerate(system.names)}
            total = sum((price for price in prices if price is not None), Fraction(0))
            return ErrorSets((tuple(sorted(names, key=order.__getitem__)),), total, proven=False)
        conflicts = [*conflicts, conflict]
    return ErrorSets((), None, proven=False)
