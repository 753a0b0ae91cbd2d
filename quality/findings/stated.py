"""Alarms of what a report says of its own figures and does not hold: one a cause, with what is most likely wrong.

Relations that share figures are one component and fail for one cause. Which figure it is, the engine tells;
the words are quality.sentences'.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from quality.findings.alarm import Alarm
from quality.findings.constraints import constraint, quantity
from quality.findings.explanations import decimal, told
from quality.reconciliation import Component, Diagnosis, Verdict, components, explain, verdicts
from quality.sentences import Member, Row, judged, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quality.reconciliation import Quantity

    Facts = Mapping[str, Row]

FIRM_BELIEF = 0.8
"""At least this belief that the text states the relation makes a mismatch an error.

Less, or a hedge, a warning.
"""

RULES = {
    "sum": "sum-of-parts", "remainder": "parts-within-total", "share": "share-of-whole", "shares": "shares-complete",
    "plan": "percent-of-plan", "count_list": "list-length", "growth": "growth-from-before",
    "containment": "part-within-whole", "repetition": "told-twice", "before_after": "before-and-after",
}  # fmt: skip
"""Rule of the catalogue by kind of relation."""

CHECK_NAMES = {"plan": "completion", "remainder": "containment", "shares": "share"}
"""Check name of a relation's kind where it is not the kind itself."""

WORST_FIRST = ("error", "warning", "note")


SHOWN = 3
"""Failing relations of one cause whose arithmetic is told."""


class Stated(NamedTuple):
    """A relation with its members, in the order of the text."""

    relation: Row
    members: Sequence[Member]


class Cause(NamedTuple):
    """A failing relation, how bad it is, and what the engine says of it (None: it has no arithmetic)."""

    stated: Stated
    severity: str
    verdict: Verdict | None


def alarms(
    relations: pl.DataFrame, relation_facts: pl.DataFrame, facts: pl.DataFrame, documents: pl.DataFrame
) -> list[Alarm]:
    """One alarm for each connected set of stated relations of which some fail. Frames by the model.

    Only relations that the reading found failing are looked at; what else the report states of the same
    figures speaks for or against each suspect.
    """
    concerned = relations.filter(pl.col("verdict") == "fails").select("document_id").unique()
    if concerned.is_empty():
        return []
    sources = dict(documents.select("document_id", "source").iter_rows())
    own = facts.join(concerned, on="document_id", how="semi")
    there: dict[str, dict[str, Row]] = defaultdict(dict)
    for fact in own.sort("quote_start", "fact_id").iter_rows(named=True):
        there[fact["document_id"]][fact["fact_id"]] = fact
    stated = _stated(relations.join(concerned, on="document_id", how="semi"), relation_facts, own)
    return [
        alarm
        for document_id, each in sorted(stated.items())
        for alarm in _of_report(sources[document_id], each, there[document_id])
    ]


def _stated(
    relations: pl.DataFrame, relation_facts: pl.DataFrame, facts: pl.DataFrame
) -> dict[str, list[Stated]]:
    """The relations of each report with their members."""
    joined = (
        relation_facts.join(relations.select("relation_id"), on="relation_id", how="semi")
        .join(facts, on="fact_id")
        .sort("quote_start", "fact_id")
    )
    members: dict[str, list[Member]] = defaultdict(list)
    for row in joined.iter_rows(named=True):
        members[row["relation_id"]].append(Member(row["role"], row))
    ordered = relations.sort("document_id", "quote_start", "kind", "relation_id")
    stated: dict[str, list[Stated]] = defaultdict(list)
    for row in ordered.iter_rows(named=True):
        stated[row["document_id"]].append(Stated(row, members[row["relation_id"]]))
    return stated


def _of_report(source: str, stated: Sequence[Stated], facts: Facts) -> Iterator[Alarm]:
    """The alarms of one report; `facts` by id, in the order of the text."""
    by_key = {each.relation["relation_id"]: each for each in stated}
    quantities = {name: quantity(fact) for name, fact in facts.items()}
    rows = [row for each in stated if (row := constraint(*each)) is not None]
    # what the reading lets pass (a per cent cut off) must not be blamed here
    agreed = {
        each.constraint.key: each
        for each in verdicts(rows, quantities.values())
        if (each.state == "fails") == _fails(by_key[each.constraint.key])
    }
    for component in components([each.constraint for each in agreed.values()], quantities.values()):
        failing = [agreed[row.key] for row in component.constraints if agreed[row.key].state == "fails"]
        causes = [Cause(by_key[each.constraint.key], _severity(each), each) for each in failing]
        if causes:
            yield _alarm(source, causes, component, explain(component, _others(component, quantities)), facts)
    for key, each in by_key.items():
        if _fails(each) and key not in agreed:
            yield _alarm(
                source, [Cause(each, _plain_severity(each), None)], None, Diagnosis("mismatch"), facts
            )


def _fails(stated: Stated) -> bool:
    return stated.relation["verdict"] == "fails"


def _others(component: Component, quantities: Mapping[str, Quantity]) -> list[Quantity]:
    """Figures of the report that could have been meant instead of one of the component's."""
    labels = {each.label for each in component.quantities.values()}
    return [
        each for name, each in quantities.items() if each.label in labels and name not in component.quantities
    ]


def _alarm(
    source: str, causes: Sequence[Cause], component: Component | None, diagnosis: Diagnosis, facts: Facts
) -> Alarm:
    """The alarm of one component: its worst failing relation in front. `facts`: the report's, by id."""
    causes = sorted(causes, key=lambda each: WORST_FIRST.index(each.severity))
    stated, severity, verdict = causes[0]
    if diagnosis.minor and severity == "error":
        severity = "warning"
    relation = stated.relation
    head = judged(relation["kind"], stated.members)
    printed = head or stated.members[0]
    best = diagnosis.explanations[0] if diagnosis.explanations else None
    mended = best.readings[0] if best and diagnosis.state == "repair" else None
    why = told(
        diagnosis,
        facts,
        checks=len(component.constraints) if component else 1,
        unit=printed.fact["unit"],
        excuse=verdict.excuse if verdict and severity == "note" else None,
    )
    arithmetic = [sentence(*each.stated) for each in causes[:SHOWN]]
    roles = {each.fact["fact_id"]: each.role for cause in reversed(causes) for each in cause.stated.members}
    return Alarm(
        rule_id=RULES[relation["kind"]],
        check_name=CHECK_NAMES.get(relation["kind"], relation["kind"]),
        severity=severity,
        cause=_cause(source, stated, head),
        message_vi=" ".join(filter(None, [*(vi for vi, _ in arithmetic), why.sentence.vi])),
        message_en=" ".join(filter(None, [*(en for _, en in arithmetic), why.sentence.en])),
        facts=tuple(roles.items()),
        **{
            name: relation[name] for name in ("document_id", "expected_low", "expected_high", "found", "unit")
        },
        **{name: printed.fact[name] for name in ("geo_code", "period_start", "period_end")},
        difference=_difference(relation),
        suspect_fact_id=mended.name if mended else None,
        suggested_value=decimal(mended.value) if mended else None,
        explanation_kind=best.kind if best and diagnosis.state != "mismatch" else None,
        candidates=why.candidates,
    )


def _cause(source: str, first: Stated, head: Member | None) -> tuple[str, ...]:
    """What tells this cause from others of the report: the printed words that the relation judges."""
    members = [head] if head else first.members
    return (source, first.relation["kind"], *(f"{each.role}={each.fact['quote']}" for each in members))


def _severity(verdict: Verdict) -> str:
    """The engine's severity, an error only where the text surely states the relation."""
    severity = verdict.severity or "warning"
    return "warning" if severity == "error" and verdict.constraint.belief < FIRM_BELIEF else severity


def _plain_severity(stated: Stated) -> str:
    """Severity of a relation without arithmetic of the engine's."""
    hedged = any(each.fact["qualifier"] != "exact" for each in stated.members)
    return "error" if stated.relation["belief"] >= FIRM_BELIEF and not hedged else "warning"


def _difference(relation: Row) -> Decimal | None:
    """How far the printed value lies outside what the others allow."""
    found, low, high = (relation[name] for name in ("found", "expected_low", "expected_high"))
    if found is None:
        return None
    off = [low - found] if low is not None else []
    off += [found - high] if high is not None else []
    return max([Decimal(0), *off]) if off else None
