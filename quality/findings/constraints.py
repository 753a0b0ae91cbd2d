"""Stated relations as the engine takes them: each fact a quantity, each relation a constraint.

Nothing is judged here: see quality.reconciliation. Nothing is worded: see quality.sentences.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation import (
    Constraint,
    Quantity,
    completion_of,
    contained,
    equal,
    growth_of,
    list_length,
    readings,
    share_of,
    shares_complete,
    total_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quality.sentences import Member, Row

NUMBER = re.compile(r"\d+(?:[., \u00a0\u202f]\d+)*")
"""The digits of a quote."""

Roles = dict[str, list[str]]
"""Fact ids by role, in the order of the text."""


def quantity(fact: Row) -> Quantity:
    """A row of `facts` as the engine's figure: its bounds as they were read, its digits to look for slips in.

    Names are fact ids, values in the fact's canonical unit. Figures in words, ranges and figures that an
    officer corrected have bounds only.
    """
    low, high = Fraction(fact["value_low_bound"]), Fraction(fact["value_high_bound"])
    where = (fact["indicator"], fact["unit"], fact["geo_code"], fact["place"])
    bare = Quantity(
        fact["fact_id"],
        low,
        high,
        hedge=fact["qualifier"],
        confidence=fact["confidence"],
        label="|".join(map(str, where)),
        stage=fact["stage"],
        period=f"{fact['period_start']}-{fact['period_end']}",
    )
    digits = NUMBER.search(fact["quote"])
    if digits is None or fact["value_high"] is not None or fact["value"] <= 0:
        return bare
    try:
        prints = readings(digits.group())
    except ValueError:  # digits such as "24/7": their reading is in the fact
        return bare
    value = Fraction(fact["value"])
    usual = next((one for one in prints if one.digits and _power_of_ten(value / one.value)), None)
    if usual is None:
        return bare
    return replace(
        bare,
        text=digits.group(),
        unit=value / usual.value,
        decimals=None if low == high else usual.decimals,
        prints=(replace(usual, cost=0.0), *(one for one in prints if one != usual)),
    )


def _power_of_ten(factor: Fraction) -> bool:
    """A power of ten: what a printed number is multiplied by to give a canonical value."""
    number = factor if factor >= 1 else 1 / factor if factor else Fraction(0)
    return number.denominator == 1 and str(number.numerator).strip("0") == "1"


ARITHMETIC: Mapping[str, Callable[[str, Roles, Row], Constraint]] = {
    "sum": lambda key, of, _: total_of(key, of["total"][0], of["part"]),
    "remainder": lambda key, of, _: total_of(key, of["total"][0], of["part"], closed=False),
    "share": lambda key, of, _: share_of(key, of["part"][0], of["whole"][0], of["share"][0]),
    "shares": lambda key, of, _: shares_complete(key, of["share"]),
    "plan": lambda key, of, _: completion_of(key, of["actual"][0], of["plan"][:1], of["completion"][0])[0],
    "count_list": lambda key, of, relation: list_length(key, of["total"][0], relation["items"]),
    "growth": lambda key, of, _: growth_of(key, of["before"][0], of["after"][0], of["growth"][0]),
    "containment": lambda key, of, _: contained(key, of["part"][0], of["whole"][0]),
    "repetition": lambda key, of, _: equal(key, *of["item"][:2]),
}
"""By kind of relation, from its key, the fact ids by role, and its row."""


def constraint(relation: Row, members: Sequence[Member]) -> Constraint | None:
    """A row of `relations` as the engine's constraint; None for what has no arithmetic or lacks a role."""
    roles: dict[str, list[str]] = {}
    for each in members:
        roles.setdefault(each.role, []).append(each.fact["fact_id"])
    kind = relation["kind"]
    if kind == "plan" and _over(relation, members):  # "vượt 8 %": grown by it
        kind, roles = (
            "growth",
            {"before": roles["plan"], "after": roles["actual"], "growth": roles["completion"]},
        )
    try:
        made = ARITHMETIC[kind](relation["relation_id"], roles, relation)
    except LookupError:
        return None
    return made.stated(relation["cue"] or "", relation["belief"])


def _over(relation: Row, members: Sequence[Member]) -> bool:
    """The per cent tells what lies above the plan: what is expected of it is 100 less than the quotient."""
    facts = {each.role: each.fact for each in members}
    if not {"actual", "plan", "completion"} <= facts.keys() or relation["expected_low"] is None:
        return False
    low, high = facts["actual"]["value_low_bound"], facts["plan"]["value_high_bound"]
    return bool(high) and round(100 * low / high - relation["expected_low"]) == 100
