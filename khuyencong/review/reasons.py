"""Reasons in words: what each rule and doubt of the reading means to an officer. The words lie in rules.toml; nothing is read here."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from khuyencong.model import codes

TABLE: Final = Path(__file__).with_name("rules.toml")
WHERE: Final = {
    "own": ("ngay cạnh", "beside it"),
    "sentence": ("trong câu", "sentence"),
    "before": ("số trước", "figure before"),
    "list_head": ("đầu danh sách", "list head"),
    "paragraph": ("trong đoạn", "paragraph"),
    "section": ("tiêu đề mục", "section"),
    "headline": ("tiêu đề, mở bài", "headline, lead"),
    "report": ("cả báo cáo", "report"),
    "published": ("ngày công bố", "day of publication"),
}
"""Scopes in which a rule finds its word, nearest first, in Vietnamese and in English."""
ATTRIBUTES: Final = {
    "geo": ("địa bàn", "area"),
    "period": ("kỳ", "period"),
    "funding": ("nguồn vốn", "funding"),
    "activity": ("nội dung", "activity"),
    "stage": ("kế hoạch hay thực hiện", "stage"),
}
"""Families of rules that settle an attribute."""


class Reason(NamedTuple):
    """What a rule code means; `where` is None for rules of the number itself, `attribute` for those that settle none."""

    code: str
    vi: str
    en: str
    attribute: str | None
    where: str | None


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def reason(code: str) -> Reason:
    """What a rule or reason means; a decision's code may go on behind a colon with who took it.

    Raises:
        KeyError: rules.toml has no words for it.
    """
    bare = code.partition(":")[0]
    family, dot, name = bare.partition(".")
    rules = _table()[family if dot else "figure"]
    indicator = codes.INDICATORS.get(name, ("", ""))
    row = rules[(name if name in rules or not indicator[0] else "*") if dot else bare]
    words = (row[side].format(vi=indicator[1], en=indicator[0]) for side in ("vi", "en"))
    return Reason(code, *words, family if family in ATTRIBUTES else None, row.get("where"))


def reasons_in_words(codes_found: Iterable[str]) -> list[Reason]:
    """The reasons in their order; one that has no words is its code."""
    told = []
    for code in codes_found:
        try:
            told.append(reason(code))
        except KeyError:
            told.append(Reason(code, code, code, None, None))
    return told
