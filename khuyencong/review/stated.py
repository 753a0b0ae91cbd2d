"""Stated relations judged anew where an officer changed one of their figures. None is found here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import RELATIONS

Row = dict[str, Any]
Interval = tuple[Decimal, Decimal]
Open = tuple[Decimal | None, Decimal | None]
Members = Mapping[str, Sequence[str]]
"""Fact ids by role."""

RATIOS = {
    "share": ("share", "part", "whole"), "plan": ("completion", "actual", "plan"),
    "growth": ("growth", "after", "before"),
}  # fmt: skip
"""Roles of the per cent, of what is above and of what is below, by kind."""
HEADS = {kind: roles[0] for kind, roles in RATIOS.items()} | {
    "sum": "total", "remainder": "total", "count_list": "total", "shares": "share", "repetition": "item",
    "containment": "part", "before_after": "after",
}  # fmt: skip
"""Role of the figure that a relation judges."""
NOTHING: Row = {"verdict": "cannot_tell", "expected_low": None, "expected_high": None}


def restate(
    relations: pl.DataFrame, links: pl.DataFrame, read: pl.DataFrame, decided: pl.DataFrame, moved: set[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`relations` and `relation_facts` when the facts `moved` have other values or are no more.

    `read` and `decided` are `facts` before and after. A relation with a figure missing says nothing and
    goes whole; so does one that the text states weakly and that no longer holds.
    """
    from khuyencong.extraction.relations.relation import SURE  # noqa: PLC0415 - 0.3 s that most runs save

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
            head = members.get(HEADS.get(row["kind"], ""))
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
    role = HEADS.get(kind)
    if role is None or role not in members:
        return NOTHING
    head = members[role][0]
    expected = _expected(relation, members, before, after)
    if expected is None:
        return NOTHING
    (low, high), (least, most) = after[head], expected
    slack = (before[head][1] - before[head][0]) / 2 if kind in RATIOS else Decimal(0)
    holds = (least is None or least <= high + slack) and (most is None or low - slack <= most)
    return {"verdict": "holds" if holds else "fails", "expected_low": least, "expected_high": most}


def _expected(
    relation: Row, members: Members, before: Mapping[str, Interval], after: Mapping[str, Interval]
) -> Open | None:
    """What the other figures allow for the one judged; None where they tell nothing."""
    kind = relation["kind"]
    if kind in RATIOS:
        return _quotient(relation, [members[role][0] for role in RATIOS[kind]], before, after)
    match kind:
        case "count_list":
            return Decimal(relation["items"]), Decimal(relation["items"])
        case "sum" | "remainder":
            least, most = _added(after[fact_id] for fact_id in members.get("part", ()))
            return least, most if kind == "sum" else None
        case "shares":
            least, most = _added(after[fact_id] for fact_id in members["share"][1:])
            return 100 - most, 100 - least
        case "repetition":
            return after[members["item"][1]]
        case "containment":
            return None, after[members["whole"][0]][1]
    least, most = after[members["before"][0]]
    return (least, None) if relation["expected_high"] is None else (None, most)


def _added(intervals: Iterable[Interval]) -> Interval:
    least = most = Decimal(0)
    for low, high in intervals:
        least, most = least + low, most + high
    return least, most


def _quotient(
    relation: Row, ids: Sequence[str], before: Mapping[str, Interval], after: Mapping[str, Interval]
) -> Interval | None:
    """A per cent of two figures.

    "Vượt 8 %" means 108 %, a growth is told without its 100: how much the text leaves out is what the old
    figures and the old expectation differ by. Truncated per cents are allowed half a unit of their last digit
    more, as in the reading.
    """
    _, above, below = ids
    if min(each[below][0] for each in (before, after)) <= 0:
        return None
    old, new = (
        (100 * each[above][0] / each[below][1], 100 * each[above][1] / each[below][0])
        for each in (before, after)
    )
    over = round(old[0] - relation["expected_low"]) if relation["expected_low"] is not None else 0
    return round(new[0] - over, 4), round(new[1] - over, 4)
