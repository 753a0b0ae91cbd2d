"""How fast constraints are checked, beside three plain group-bys over the same rows, and then explained."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.alerts import component, flagged, hierarchies
from quality.reconciliation import check, explain
from quality.reconciliation.slips import slips

if TYPE_CHECKING:
    from collections.abc import Callable

CONSTRAINTS = 1_000_000
FIGURES = 4
EXPLAINED = 1_000
ROUNDS = 5
WRONG = 20
"""One constraint in so many does not hold."""


def rows(count: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Sums of three parts in half units, every print rounded.

    Made in Polars by a fixed congruence, so without a seed.
    """
    index = pl.int_range(count, dtype=pl.Int64, eager=True).alias("i").to_frame()
    part = [
        (pl.col("i") * step % 999_983 + 1).alias(name)
        for name, step in (("a", 7_919), ("b", 104_729), ("c", 1_299_709))
    ]
    wrong = pl.when(pl.col("i") % WRONG == 0).then(9 * pl.col("a")).otherwise(0)
    wide = index.with_columns(part).with_columns(total=pl.col("a") + pl.col("b") + pl.col("c") + wrong)
    value = pl.concat_list("total", "a", "b", "c").explode(empty_as_null=True, keep_nulls=True) * 2
    place = pl.int_range(pl.len(), dtype=pl.Int64)
    terms = wide.select(value.alias("value")).select(
        constraint=(place // FIGURES).cast(pl.UInt32),
        coefficient=pl.when(place % FIGURES == 0).then(1).otherwise(-1).cast(pl.Int64),
        low=pl.col("value") - 1,
        high=pl.col("value") + 1,
    )
    return terms, pl.DataFrame(
        {"op": pl.repeat("==", count, eager=True), "rhs": pl.zeros(count, dtype=pl.Int64, eager=True)}
    )


def best(work: Callable[[], object]) -> float:
    """Least wall seconds of a few runs."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    """Prints both comparisons."""
    terms, heads = rows(CONSTRAINTS)
    plain = best(lambda: [terms.group_by("constraint").agg(pl.col("low").sum()) for _ in range(3)])
    ours = best(lambda: check(terms, heads))
    failing = check(terms, heads).filter(pl.col("state") == "fails").height
    print(f"three plain group-bys over {CONSTRAINTS * FIGURES:,} rows: {plain:.3f} s")
    print(
        f"check of {CONSTRAINTS:,} constraints: {ours:.3f} s, {failing:,} fail;"
        f" {ours / plain:.2f} of the three group-bys"
    )

    cases = hierarchies(25 * EXPLAINED)
    failed = [case for case, fails in zip(cases, flagged(cases), strict=True) if fails][:EXPLAINED]
    slips.cache_clear()
    start = time.process_time()
    for case in failed:
        explain(component(case))
    seconds = time.process_time() - start
    print(
        f"{len(failed):,} failing components explained: {seconds:.2f} s of CPU;"
        f" {seconds / plain:.1f} times the three group-bys"
    )


if __name__ == "__main__":
    main()
