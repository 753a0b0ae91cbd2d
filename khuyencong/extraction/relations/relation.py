"""What a stated relation is: its kind, members, verdict by closed intervals, and belief that the text states it. No text is read here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from khuyencong.extraction.figures.bounds import bounds
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.setting.report import Draft

SURE = 0.8
"""Belief from which a relation that does not hold is told; below it, only relations that hold are kept."""
ADDITIVE = frozenset({
    "budget", "revenue", "projects", "establishments", "trainees", "classes", "models", "products", "equipment",
    "clusters", "jobs", "other", "fair_entries", "publications", "treatment_systems",
})  # fmt: skip
"""Indicators whose figures may be parts of a sum."""
REACH = 1200
"""Characters between a total and its parts at most."""
_EXACT = frozenset({"sum", "share", "shares", "plan", "growth", "count_list"})
"""Kinds that few other digits would satisfy: that one holds speaks for its figures. To be less than a total says little."""


@dataclass(slots=True)
class Relation:
    """One stated relation. `members`: (draft, role), the one it is about first; `low`, `high`: what the others allow for it."""

    kind: str
    members: list[tuple[Draft, str]]
    verdict: str
    belief: float
    cue: str
    low: Decimal | None = None
    high: Decimal | None = None
    items: int | None = None
    end: int = 0

    @property
    def total(self) -> Draft:
        """The draft that the relation is about: total, share, completion."""
        return self.members[0][0]

    @property
    def parts(self) -> list[Draft]:
        """The other members."""
        return [draft for draft, _ in self.members[1:]]

    @property
    def span(self) -> tuple[int, int]:
        """From the first word of a member to the last, in `Text.flat`."""
        drafts = [draft for draft, _ in self.members]
        return min(draft.start for draft in drafts), max(self.end, *(draft.token.end for draft in drafts))


def sum_of(total: Draft, parts: Sequence[Draft], belief: float, cue: str) -> Relation:
    """Total = sum of parts, by closed intervals of the printed digits."""
    low, high = bounds(total.token)
    intervals = [bounds(part.token) for part in parts]
    least = sum((pair[0] for pair in intervals), Decimal(0))
    most = sum((pair[1] for pair in intervals), Decimal(0))
    verdict = "holds" if least <= high and low <= most else "fails"
    return Relation(
        "sum", [(total, "total"), *((part, "part") for part in parts)], verdict, belief, cue, least, most
    )


def at_most(total: Draft, parts: Sequence[Draft], belief: float, cue: str) -> Relation:
    """Parts that leave a rest: together no more than the total."""
    least = sum((bounds(part.token)[0] for part in parts), Decimal(0))
    verdict = "holds" if least <= bounds(total.token)[1] else "fails"
    return Relation(
        "remainder",
        [(total, "total"), *((part, "part") for part in parts)],
        verdict,
        belief,
        cue,
        least,
        None,
    )


def ratio_of(kind: str, percent: Draft, part: Draft, whole: Draft, belief: float, over: int = 0) -> Relation:
    """Part / whole = percent (plus `over` for "vượt 8 %"), on the corners of the intervals; half a unit more for truncated percents."""
    (part_low, part_high), (whole_low, whole_high) = bounds(part.token), bounds(whole.token)
    low_percent, high_percent = (bound + over for bound in bounds(percent.token))
    low = 100 * part_low / whole_high if whole_high else Decimal(0)
    high = 100 * part_high / whole_low if whole_low else low
    holds = low <= high_percent + percent.token.step / 2 and low_percent <= high
    roles = ("share", "part", "whole") if kind == "share" else ("completion", "actual", "plan")
    members = list(zip((percent, part, whole), roles, strict=True))
    return Relation(
        kind, members, "holds" if holds else "fails", belief, "%", round(low - over, 4), round(high - over, 4)
    )


def growth_of(percent: Draft, before: Draft, after: Draft, belief: float, cue: str) -> Relation:
    """After = before grown by the percent (a fall is negative), on the corners of the intervals; truncated percents as in `ratio_of`."""
    (before_low, before_high), (after_low, after_high) = bounds(before.token), bounds(after.token)
    told_low, told_high = sorted(bound * percent.sign for bound in bounds(percent.token))
    low = 100 * after_low / before_high - 100 if before_high else Decimal(-100)
    high = 100 * after_high / before_low - 100 if before_low > 0 else None
    slack = percent.token.step / 2
    holds = low <= told_high + slack and (high is None or told_low - slack <= high)
    return Relation(
        "growth", [(percent, "growth"), (before, "before"), (after, "after")], "holds" if holds else "fails", belief, cue,
        round(low, 4), None if high is None else round(high, 4),
    )  # fmt: skip


def complete(shares: Sequence[Draft], belief: float, cue: str) -> Relation:
    """Shares of one whole add to 100: the first is what the others leave."""
    (low, high), *others = (bounds(share.token) for share in shares)
    least = 100 - sum((pair[1] for pair in others), Decimal(0))
    most = 100 - sum((pair[0] for pair in others), Decimal(0))
    verdict = "holds" if least <= high and low <= most else "fails"
    return Relation("shares", [(share, "share") for share in shares], verdict, belief, cue, least, most)


def told_again(first: Draft, second: Draft, belief: float, cue: str) -> Relation:
    """Two tellings of the same figure: some value fits both."""
    (low, high), (least, most) = bounds(first.token), bounds(second.token)
    verdict = "holds" if low <= most and least <= high else "fails"
    return Relation("repetition", [(first, "item"), (second, "item")], verdict, belief, cue, least, most)


def contained(part: Draft, whole: Draft, belief: float, cue: str) -> Relation:
    """What a shorter time gave is no more than what the whole of it gave."""
    most = bounds(whole.token)[1]
    verdict = "holds" if bounds(part.token)[0] <= most else "fails"
    return Relation("containment", [(part, "part"), (whole, "whole")], verdict, belief, cue, None, most)


def changed(before: Draft, after: Draft, *, up: bool, belief: float, cue: str) -> Relation:
    """A value before and after, with the words for up or down."""
    (least, most), (low, high) = bounds(before.token), bounds(after.token)
    holds = high > least if up else low < most
    members = [(after, "after"), (before, "before")]
    verdict = "holds" if holds else "fails"
    return Relation("before_after", members, verdict, belief, cue, *((least, None) if up else (None, most)))


def confirmed(relations: Iterable[Relation]) -> set[int]:
    """Ids of the drafts that take part in a relation that holds and that few digits satisfy."""
    return {
        id(draft)
        for relation in relations
        if relation.verdict == "holds" and relation.kind in _EXACT
        for draft, _ in relation.members
    }


def rows(
    document_id: str, text: Text, relations: Sequence[Relation], ids: dict[int, str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of the model's tables relations and relation_facts."""
    relation_rows: list[dict[str, Any]] = []
    member_rows: list[dict[str, Any]] = []
    used: dict[str, int] = {}
    for relation in relations:
        start, end = text.printed(*relation.span)
        anchor, _ = text.printed(relation.total.start, relation.total.token.end)
        name = f"{document_id}-{relation.kind}-{anchor}"
        used[name] = used.get(name, 0) + 1
        relation_id = name if used[name] == 1 else f"{name}-{used[name]}"
        relation_rows.append({
            "relation_id": relation_id, "document_id": document_id, "kind": relation.kind, "verdict": relation.verdict,
            "expected_low": relation.low, "expected_high": relation.high, "found": relation.total.value,
            "unit": relation.total.token.unit, "items": relation.items, "belief": relation.belief, "cue": relation.cue,
            "quote_start": start, "quote_end": end,
        })  # fmt: skip
        members = dict.fromkeys((ids[id(draft)], role) for draft, role in relation.members)
        member_rows += [
            {"relation_id": relation_id, "fact_id": fact_id, "role": role} for fact_id, role in members
        ]
    return relation_rows, member_rows


def adds_to(draft: Draft, other: Draft) -> bool:
    """Whether two figures could be parts of one sum."""
    return (
        draft.measure == other.measure
        and not draft.average
        and (draft.indicator != "other" or same_noun(draft, other))
    )


def same_noun(first: Draft, second: Draft) -> bool:
    """Whether two counts are of the same thing, by the first words of their nouns ("cơ sở", "cơ sở công nghiệp nông thôn")."""
    one, other = ((draft.token.noun or "").replace(",", "").split()[:2] for draft in (first, second))
    return one == other
