"""Which scopes are asked for the content of a figure, in their order. What each of them says is told in contents.py."""

from functools import cache
from typing import Final

from khuyencong.extraction.content.told_before import COURSES, HELPED

_OF_COUNTS: Final = (
    "of_class", "behind", "recipients", "left", "right", "people", "bracket", "item", "pronoun", "list_head", "the_project",
    "sentence", "paragraph", "as_titled", "same_noun", "fair", "like", "graduates", "learners", "announced", "section", "headline",
    "topic",
)  # fmt: skip
_OF_MONEY: Final = (
    "in_turn", "given_to", "left", "right", "bracket", "item", "the_project", "pronoun", "these", "each", "per_model", "counts_before",
    "sentence", "paragraph", "goes_on", "as_titled", "announced", "section", "headline", "learners", "topic",
)  # fmt: skip
_OF_DETAILS: Final = (
    "left", "right", "bracket", "item", "pronoun", "list_head", "sentence", "paragraph", "announced", "section",
    "headline", "learners", "topic",
)  # fmt: skip
_OF_PERCENTS: Final = (
    "given_to", "right", "left", "figure_before", "bracket", "item", "pronoun", "story", "of_paragraph", "paragraph", "topic",
)  # fmt: skip
_OF_REVENUE: Final = ("clause", "label", "bracket", "sold", "consulting", "paragraph", "topic")
_OF_DEALS: Final = ("behind", "label", "clause", "right", "bracket", "item", "sold", "topic")
_OF_OTHERS: Final = ("behind", "label", "given", "right", "bracket", "item", "topic")
_OF_PROGRAMME: Final = ("given_to", "left", "right")
_OF_KIND: Final = {"count": _OF_COUNTS, "money": _OF_MONEY, "percent": _OF_PERCENTS}

_MEMBERS: Final = frozenset({"thành viên", "hội viên", "xã viên", "sáng lập viên"})
"""Members that a firm was founded with: before all help."""
_DEALS: Final = frozenset(
    {
        "hợp đồng",
        "đơn hàng",
        "biên bản ghi nhớ",
        "khách",
        "khách hàng",
        "nhà nhập khẩu",
        "nhà mua hàng",
        "quốc gia",
    }
)
"""Visitors and contracts: of a fair, or of advice that is sold."""

_DETAILS: Final = frozenset({"budget", "capacity", "equipment", "revenue", "income"})
"""Figures that the story of one firm is told in; jobs and "other" besides."""
_ONLY: Final = {
    "recipients": frozenset({"establishments", "projects"}),
    "people": COURSES,
    "paragraph": _DETAILS | {"jobs", "other", "growth"},
    "headline": _DETAILS | {"jobs", "other"},
    "as_titled": frozenset({"budget", "establishments", "projects"}),
    "fair": frozenset({"establishments"}),
    "like": HELPED,
    "graduates": frozenset({"jobs", "trainees"}),
    "learners": frozenset({"budget", "income", "jobs", "share", "other"}),
    "given_to": frozenset({"budget", "share"}),
    "these": frozenset({"budget", "revenue", "jobs", "other"}),
    "each": frozenset({"budget", "other"}),
    "counts_before": frozenset({"budget"}),
    "story": frozenset({"share"}),
}
"""The indicators that a scope knows of; the others are for all."""
_NEVER: Final = {
    "sentence": frozenset({"jobs", "projects"}),
    "announced": frozenset({"jobs"}),
    "same_noun": frozenset({"projects"}),
    "of_paragraph": frozenset({"projects", "jobs"}),
    "topic": frozenset({"projects", "jobs"}),
}


@cache
def scopes_of(kind: str, indicator: str, noun: str | None) -> tuple[str, ...]:
    """The scopes that are asked for a figure: methods of Contents."""
    of_members = noun in _MEMBERS and indicator in {"other", "jobs"}
    if of_members or (indicator == "other" and kind == "count"):
        row = _OF_DEALS if noun in _DEALS and not of_members else _OF_OTHERS
    elif indicator == "revenue":
        row = _OF_REVENUE
    else:
        row = _OF_KIND.get(kind, _OF_DETAILS)
    return _asked(row, indicator)


@cache
def scopes_of_programme(indicator: str) -> tuple[str, ...]:
    """The scopes that are asked for the whole programme's money."""
    return _asked(_OF_PROGRAMME, indicator)


def _asked(row: tuple[str, ...], indicator: str) -> tuple[str, ...]:
    return tuple(
        f"_{scope}"
        for scope in row
        if (scope not in _ONLY or indicator in _ONLY[scope]) and indicator not in _NEVER.get(scope, ())
    )
