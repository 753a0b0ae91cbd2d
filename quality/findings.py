"""Findings: what a report says of its own figures and does not hold, in words, with a life over runs.

Judging a relation is not done here (the relation brings its verdict and the values that would do), nor
guessing which figure is wrong: see quality.reconciliation.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import FINDING_FACTS, FINDINGS
from quality.sentences import Member, Row, judged, sentence

FIRM_BELIEF = 0.8
"""At least this belief that the text states the relation makes a mismatch an error.

Less, or a hedge, a warning.
"""

CHECK_NAMES = {"plan": "completion", "remainder": "containment"}
"""Check name of a relation's kind where it is not the kind itself."""


class Findings(NamedTuple):
    """`findings` and `finding_facts`, by the model."""

    findings: pl.DataFrame
    finding_facts: pl.DataFrame


def find(
    relations: pl.DataFrame,
    relation_facts: pl.DataFrame,
    facts: pl.DataFrame,
    documents: pl.DataFrame,
    known: Findings,
    now: datetime,
) -> Findings:
    """Findings of every failing relation, joined to the `known` ones.

    First seen stays, what no longer fails is resolved.

    Tables by the model; `now` is UTC without a zone. A `finding_id` depends on the report's name, the check
    and the quoted figures, so that it outlives new versions of the report that leave the mismatch as it is.
    """
    failing = relations.filter(pl.col("verdict") == "fails").sort(
        "document_id", "quote_start", "kind", "relation_id"
    )
    members = _members(failing, relation_facts, facts)
    sources = dict(documents.select("document_id", "source").iter_rows())
    seen: Counter[tuple[str, ...]] = Counter()
    rows, links = [], []
    for relation in failing.iter_rows(named=True):
        own = members[relation["relation_id"]]
        cause = (
            sources[relation["document_id"]],
            relation["kind"],
            *(f"{m.role}={m.fact['quote']}" for m in own),
        )
        finding_id = hashlib.sha256("\n".join((*cause, str(seen[cause]))).encode()).hexdigest()[:12]
        seen[cause] += 1
        rows.append(_finding(finding_id, relation, own, now))
        links += [{"finding_id": finding_id, "fact_id": m.fact["fact_id"], "role": m.role} for m in own]
    fresh = pl.DataFrame(rows, schema=polars_schema(FINDINGS))
    return _live(
        fresh, pl.DataFrame(links, schema=polars_schema(FINDING_FACTS)).unique(maintain_order=True), known
    )


def _live(fresh: pl.DataFrame, links: pl.DataFrame, known: Findings) -> Findings:
    """`fresh` findings with the day and acknowledgement of `known` ones; the rest of `known` as resolved."""
    past = known.findings.select("finding_id", was="state", first="first_seen_at")
    kept_state = pl.when(pl.col("was") == "acknowledged").then(pl.col("was")).otherwise(pl.col("state"))
    still = fresh.join(past, on="finding_id", how="left").with_columns(
        state=kept_state, first_seen_at=pl.coalesce("first", "first_seen_at")
    )
    gone = known.findings.join(fresh, on="finding_id", how="anti").with_columns(state=pl.lit("resolved"))
    findings = pl.concat([still.select(FINDINGS.names), gone.select(FINDINGS.names)])
    old_links = known.finding_facts.join(fresh, on="finding_id", how="anti")
    return Findings(
        findings.sort("finding_id"), pl.concat([links, old_links]).sort("finding_id", "role", "fact_id")
    )


def _members(
    failing: pl.DataFrame, relation_facts: pl.DataFrame, facts: pl.DataFrame
) -> dict[str, list[Member]]:
    """The facts of each failing relation in their roles, in the order of the text."""
    joined = (
        relation_facts.join(failing.select("relation_id"), on="relation_id", how="semi")
        .join(facts, on="fact_id")
        .sort("quote_start", "fact_id")
    )
    members: dict[str, list[Member]] = defaultdict(list)
    for row in joined.iter_rows(named=True):
        members[row["relation_id"]].append(Member(row["role"], row))
    return members


def _finding(finding_id: str, relation: Row, members: Sequence[Member], now: datetime) -> dict[str, Any]:
    """One row of `findings` for a failing relation."""
    vi, en = sentence(relation, members)
    printed = judged(relation["kind"], members)
    hedged = any(member.fact["qualifier"] != "exact" for member in members)
    firm = relation["belief"] >= FIRM_BELIEF and not hedged
    head = printed.fact if printed else (members[0].fact if members else {})
    return {
        "finding_id": finding_id,
        "check_name": CHECK_NAMES.get(relation["kind"], relation["kind"]),
        "severity": "error" if firm else "warning",
        "state": "open",
        "document_id": relation["document_id"],
        "geo_code": head.get("geo_code"),
        "period_start": head.get("period_start"),
        "period_end": head.get("period_end"),
        "message_vi": vi,
        "message_en": en,
        **{name: relation[name] for name in ("expected_low", "expected_high", "found", "unit")},
        "first_seen_at": now,
        "last_seen_at": now,
    }
