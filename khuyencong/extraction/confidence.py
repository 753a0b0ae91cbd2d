"""How far a fact is to be believed: what was taken off and put back, each with its name. No learning; the number is only their sum."""

from typing import Final

from khuyencong.extraction.report import Draft

_COST: Final[dict[str, float]] = {
    "english_point": 0.1,
    "english_grouping": 0.05,
    "comma_groups_count": 0.1,
    "fraction_of_whole": 0.3,
    "unit_inferred": 0.05,
    "count.words": 0.03,
    "count.noun_before": 0.1,
    "count.other": 0.1,
    "count.jobs": 0.05,
    "count.trainees": 0.03,
    "percent.share": 0.05,
    "multiple": 0.05,
    "money.other": 0.1,
    "ratio.leverage": 0.1,
    "funding.sentence": 0.05,
    "funding.subject": 0.08,
    "funding.list_head": 0.05,
    "funding.headline": 0.12,
    "funding.bracket": 0.03,
    "funding.project_total": 0.08,
    "activity.right": 0.05,
    "activity.left": 0.05,
    "activity.item": 0.08,
    "activity.people": 0.05,
    "period.sentence_right": 0.05,
    "period.paragraph": 0.04,
    "period.report": 0.1,
    "period.paragraph_right": 0.12,
    "period.report_right": 0.15,
    "period.publication": 0.15,
    "stage.right": 0.03,
    "stage.item": 0.04,
    "stage.sentence": 0.06,
    "stage.list_head": 0.06,
    "stage.report": 0.12,
    "geo.subject": 0.03,
    "repetition": 0.03,
}
"""What each named reason takes off."""

_CONFIRMED = 0.1


def confidence(draft: Draft, *, confirmed: bool) -> tuple[float, list[str]]:
    """The belief, 0 to 1, and the names of its reasons; `confirmed`: the figure takes part in a relation that holds."""
    reasons = [draft.token.rule, *draft.token.flags, *draft.reasons]
    belief = 1.0 - sum(_COST.get(reason, 0.0) for reason in dict.fromkeys(reasons))
    if draft.period is None:
        belief -= 0.05
    if draft.geo_code is None:
        belief -= 0.2
    if confirmed:
        belief += _CONFIRMED
        reasons.append("relation.holds")
    return round(min(max(belief, 0.05), 0.99), 2), list(dict.fromkeys(reasons))
