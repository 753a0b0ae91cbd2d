"""Findings: what a report says of its own figures and does not hold, in words, with a life over runs.

Judging a relation is not done here (the relation brings its verdict and the values that would do), nor
guessing which figure is wrong: see quality.reconciliation.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from khuyencong.language.formatting import Scale, amount, english, number, scale_of
from khuyencong.model import polars_schema
from khuyencong.model.tables import FINDING_FACTS, FINDINGS

Row = Mapping[str, Any]

FIRM_BELIEF = 0.8
"""At least this belief that the text states the relation makes a mismatch an error.

Less, or a hedge, a warning.
"""

CHECK_NAMES = {"plan": "completion", "remainder": "containment"}
"""Check name of a relation's kind where it is not the kind itself."""

JUDGED = {"share": "share", "plan": "completion"}
"""Role of the printed figure that a relation judges; `total` where it is not told."""

_HEDGES = {"about": "khoảng ", "over": "hơn ", "under": "dưới "}


class Findings(NamedTuple):
    """`findings` and `finding_facts`, by the model."""

    findings: pl.DataFrame
    finding_facts: pl.DataFrame


class Member(NamedTuple):
    """A fact in its role in a relation."""

    role: str
    fact: Row


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
    judged = _judged(relation["kind"], members)
    hedged = any(member.fact["qualifier"] != "exact" for member in members)
    firm = relation["belief"] >= FIRM_BELIEF and not hedged
    head = judged.fact if judged else (members[0].fact if members else {})
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


def _judged(kind: str, members: Sequence[Member]) -> Member | None:
    """The printed figure that the others speak against, if the relation names one."""
    return next((m for m in members if m.role == JUDGED.get(kind, "total")), None)


def sentence(relation: Row, members: Sequence[Member]) -> tuple[str, str]:
    """A relation's arithmetic in Vietnamese and English, the same for one that holds and one that fails.

    "Tổng 73,5 tỷ đồng không khớp các phần 48,4 + 26,9 = 75,3 tỷ đồng (lệch 1,8; dung sai ±0,15)."
    """
    judged = _judged(relation["kind"], members)
    unit = relation["unit"]
    scale = (
        scale_of(judged.fact["value"], judged.fact["quote"])
        if judged and unit == "VND"
        else Scale(Decimal(1), "", "")
    )
    told = _arithmetic(relation, members, scale)
    if told is None or judged is None:
        kind = CHECK_NAMES.get(relation["kind"], relation["kind"])
        quotes = "; ".join(f"“{m.fact['quote']}”" for m in members)
        return f"Các số liệu không khớp nhau ({kind}): {quotes}.", f"Figures disagree ({kind}): {quotes}."
    subject, against, reached = told
    verb = {"fails": ("không khớp", "does not match"), "holds": ("khớp", "matches")}.get(
        relation["verdict"], ("chưa so được với", "cannot be compared with")
    )
    found = _HEDGES.get(judged.fact["qualifier"], "") + amount(
        judged.fact["value"], unit, judged.fact["quote"]
    )
    ends = _slack(relation, judged, reached, scale)
    vi = f"{subject[0]} {found} {verb[0]} {against[0]} ({ends[0]})."
    en_found = english(amount(judged.fact["value"], unit, judged.fact["quote"]).replace(scale.vi, scale.en))
    return (
        vi,
        f"{subject[1]} {en_found} {verb[1]} {english(against[1].replace(scale.vi, scale.en))} ({ends[1]}).",
    )


def _arithmetic(
    relation: Row, members: Sequence[Member], scale: Scale
) -> tuple[tuple[str, str], tuple[str, str], Decimal] | None:
    """Subject, the other side, and what the other side comes to; None where the roles do not tell."""
    by_role: dict[str, list[Decimal]] = defaultdict(list)
    for member in members:
        by_role[member.role].append(member.fact["value"])
    unit = f" {scale.vi}" if scale.vi else ""
    parts, kind = by_role["part"], relation["kind"]
    if kind in {"sum", "remainder"} and parts:
        terms = " + ".join(number(part / scale.dong) for part in parts)
        equals = f" = {number(sum(parts, Decimal(0)) / scale.dong)}" if len(parts) > 1 else ""
        side = f"{terms}{equals}{unit}"
        return ("Tổng", "The total"), (f"các phần {side}", f"the parts {side}"), sum(parts, Decimal(0))
    if kind == "count_list" and relation["items"] is not None:
        items = relation["items"]
        return (
            ("Số nêu", "The stated count"),
            (f"{items} mục được liệt kê", f"the {items} items listed"),
            Decimal(items),
        )
    above, below, subject = {
        "share": ("part", "whole", ("Tỷ trọng", "The share")),
        "plan": ("actual", "plan", ("Tỷ lệ hoàn thành", "The completion")),
    }.get(kind, ("", "", ("", "")))
    if not (by_role[above] and by_role[below] and by_role[below][0]):
        return None
    whole = scale_of(by_role[below][0]) if _money(members, below) else Scale(Decimal(1), "", "")
    per_cent = 100 * by_role[above][0] / by_role[below][0]
    upper, lower = (number(by_role[role][0] / whole.dong) for role in (above, below))
    side = f"{upper} / {lower} {whole.vi}".rstrip()
    against = f"{side} = {number(per_cent, 2)} %"
    return subject, (against, against.replace(whole.vi, whole.en) if whole.vi else against), per_cent


def _money(members: Sequence[Member], role: str) -> bool:
    """The fact in that role is money."""
    return any(member.role == role and member.fact["unit"] == "VND" for member in members)


def _slack(relation: Row, judged: Member, reached: Decimal, scale: Scale) -> tuple[str, str]:
    """How far off, and how far the printed digits allow: "lệch 1,8; dung sai ±0,15"."""
    off = number(round(abs(judged.fact["value"] - reached) / scale.dong, 4))
    low, high = relation["expected_low"], relation["expected_high"]
    if low is None or high is None:
        return f"lệch {off}", english(f"off by {off}")
    own = judged.fact["value_high_bound"] - judged.fact["value_low_bound"]
    give = number(round((high - low + own) / 2 / scale.dong, 4))
    return f"lệch {off}; dung sai ±{give}", english(f"off by {off}; tolerance ±{give}")
