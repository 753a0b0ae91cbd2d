"""The smallest sets of figures that must be wrong (Fellegi and Holt 1976), all of them, exactly.

A hitting-set tree: each infeasible system names figures that contradict each other, and one of them must be in every answer. Only sets are found
here; what kind of slip made them, and what the figures should be, is localisation's.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quality.reconciliation.system import System

LIMIT = 20_000
"""Exact systems that one search may solve before it gives up."""


@dataclass(frozen=True, slots=True)
class ErrorSets:
    """All sets of least weight, sorted; `weight` None: no set of figures explains it. `proven`: the search was complete."""

    sets: tuple[tuple[str, ...], ...]
    weight: Fraction | None
    proven: bool = True


def error_sets(system: System, weights: Mapping[str, Fraction | None], limit: int = LIMIT) -> ErrorSets:
    """All sets of figures of least total weight whose release makes the system feasible; `([()], 0)` if it is so already.

    `weights` are one where not given; None is never wrong. Figures without any bound are never part of a set.
    Beyond `limit` exact systems it returns what it has, unproven.
    """
    price = {name: weights.get(name, Fraction(1)) for name in system.names}
    order = {name: i for i, name in enumerate(system.names)}
    heap: list[tuple[Fraction, int, tuple[int, ...]]] = [(Fraction(0), 0, ())]
    seen: set[tuple[int, ...]] = {()}
    conflicts: list[frozenset[str]] = []
    found: list[tuple[int, ...]] = []
    best: Fraction | None = None
    while heap and limit:
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
        for name in conflict:
            cost = price[name]
            child = tuple(sorted({*members, order[name]}))
            if cost is not None and child not in seen:
                seen.add(child)
                heapq.heappush(heap, (weight + cost, len(child), child))
    sets = sorted((len(members), members) for members in found)
    return ErrorSets(tuple(tuple(system.names[i] for i in members) for _, members in sets), best, bool(limit))
