"""Stated relations judged anew where an officer changed one of their figures. None is found here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import RELATIONS

Row = dict[str, Any]
Interval = tuple[Decimal, Decimal]
Members = Mapping[str, Sequence[str]]
"""Fact ids by role."""

RATIOS = {"share": ("share", "part", "whole"), "plan": ("completion", "actual", "plan")}
"""Roles of the per cent, of what is above and of what is below, by kind."""


def restate(
    relations: pl.DataFrame, links: pl.DataFrame, read: pl.DataFrame, decided: pl.DataFrame, moved: set[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`relations` and `relation_facts` when the facts `moved` have other values or are no more.

    `read` and `decided` are `facts` before and after. A relation with a figure missing says nothing and
    goes whole; so does one that the text states weakly and that no longer holds.
    """
    from khuyencong.extraction.relation import SURE  # noqa: PLC0415 - 0.3 s that most runs save

    own = links.filter(pl.col("fact_id").is_in(pl.Series([*moved], dtype=pl.String).implode()))
    concerned = own.select("relation_id").unique()
    ours = links.join(concerned, on="relation_id", how="semi")
    roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for relation_id, fact_id, role in ours.select("relation_id", "fact_id", "role").iter_rows():
        roles[relation_id][role].append(fact_id)
    before, after = _intervals(read, ours), _intervals(decided, ours)
    values = dict(decided.join(ours, on="fact_id", how="semi").select("fact_id", "value").iter_rows())
    rows = []
    for row in relations.join(concerned, on="relation_id", how="semi").iter_rows(named=True):
        members = roles[row["relation_id"]]
        if all(fact_id in after for each in members.values() for fact_id in each):
            judged = row | _judged(row, members, before, after)
            head = members.get(RATIOS.get(row["kind"], ("total",))[0])
            rows.append(judged | ({"found": values[head[0]]} if head else {}))
    sound = [row for row in rows if row["verdict"] != "fails" or row["belief"] >= SURE]
    others = relations.join(concerned, on="relation_id", how="anti")
    order = ("document_id", "quote_start", "relation_id")
    kept = pl.concat([others, pl.DataFrame(sound, schema=polars_schema(RELATIONS))]).sort(order)
    return kept, links.join(kept, on="relation_id", how="semi")


def _intervals(facts: pl.DataFrame, links: pl.DataFrame) -> dict[str, Interval]:
    """What digits and hedge allow for each of the linked facts."""
    ours = facts.join(links, on="fact_id", how="semi")
    columns = ours.select("fact_id", "value_low_bound", "value_high_bound")
    return {fact_id: (low, high) for fact_id, low, high in columns.iter_rows()}


def _judged(
    relation: Row, members: Members, before: Mapping[str, Interval], after: Mapping[str, Interval]
) -> Row:
    """Verdict and expected values by the figures as they are now."""
    kind = relation["kind"]
    if kind in RATIOS:
        return _ratio(relation, [members[role][0] for role in RATIOS[kind]], before, after)
    low, high = after[members["total"][0]] if "total" in members else (None, None)
    if low is None or high is None or kind not in {"sum", "remainder", "count_list"}:
        return {"verdict": "cannot_tell", "expected_low": None, "expected_high": None}
    if kind == "count_list":
        return {"verdict": _verdict(low <= relation["items"] <= high)}
    parts = [after[fact_id] for fact_id in members.get("part", ())]
    least = sum((part[0] for part in parts), Decimal(0))
    most = sum((part[1] for part in parts), Decimal(0)) if kind == "sum" else None
    holds = least <= high and (most is None or low <= most)
    return {"verdict": _verdict(holds), "expected_low": least, "expected_high": most}


def _ratio(
    relation: Row, ids: Sequence[str], before: Mapping[str, Interval], after: Mapping[str, Interval]
) -> Row:
    """A per cent of two figures.

    "Vượt 8 %" means 108 %: how much the text leaves out is what the old figures and the old expectation
    differ by. Truncated per cents are allowed half a unit of their last digit more, as in the reading.
    """
    old, new = (_quotient(each[ids[1]], each[ids[2]]) for each in (before, after))
    if old is None or new is None:
        return {"verdict": "cannot_tell", "expected_low": None, "expected_high": None}
    over = round(old[0] - relation["expected_low"]) if relation["expected_low"] is not None else 0
    low, high = after[ids[0]]
    least, most = (round(each - over, 4) for each in new)
    slack = (before[ids[0]][1] - before[ids[0]][0]) / 2
    return {
        "verdict": _verdict(least <= high + slack and low <= most),
        "expected_low": least,
        "expected_high": most,
    }


def _quotient(above: Interval, below: Interval) -> Interval | None:
    """The corners of above / below in per cent."""
    return (100 * above[0] / below[1], 100 * above[1] / below[0]) if below[0] > 0 else None


def _verdict(holds: bool) -> str:
    return "holds" if holds else "fails"
