"""Sentences: the arithmetic of a stated relation in Vietnamese and English.

Whether it holds is told by the relation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from khuyencong.language.formatting import Scale, english, number, scale_of

Row = Mapping[str, Any]

PLAIN = Scale(Decimal(1), "", "")
"""The scale of what is not money."""


class Member(NamedTuple):
    """A fact in its role in a relation."""

    role: str
    fact: Row


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    vietnamese: bool
    subjects: Mapping[str, str]
    verdicts: Mapping[str, str]
    hedges: Mapping[str, str]
    parts: str
    items: str
    whole: str
    again: str
    off: str
    tolerance: str
    unclear: Mapping[bool, str]

    def number(self, value: Decimal) -> str:
        """A number with this language's comma and dot."""
        text = number(value)
        return text if self.vietnamese else english(text)

    def amount(self, value: Decimal, unit: str, scale: Scale) -> str:
        """A value with its unit."""
        name = scale.vi if self.vietnamese else scale.en
        tail = {"VND": f" {name}", "percent": "%", "count": ""}.get(unit, f" {unit}")
        return self.number(round(value / scale.dong, 2 if unit == "percent" else 4)) + tail


VIETNAMESE = Words(
    vietnamese=True,
    subjects={
        "sum": "Tổng", "remainder": "Tổng", "share": "Tỷ trọng", "plan": "Tỷ lệ hoàn thành",
        "count_list": "Số nêu", "growth": "Mức tăng giảm", "containment": "Phần", "repetition": "Số nêu",
        "shares": "Các tỷ trọng",
    },
    verdicts={"holds": "khớp", "fails": "không khớp", "cannot_tell": "chưa đủ để so với"},
    hedges={"exact": "", "about": "khoảng ", "over": "hơn ", "under": "dưới "},
    parts="các phần {}",
    items="{} mục được liệt kê",
    whole="tổng {}",
    again="số nêu lại {}",
    off="lệch {}",
    tolerance="dung sai ±{}",
    unclear={False: "Các số liệu không khớp nhau: {}.", True: "Các số liệu khớp nhau: {}."},
)  # fmt: skip
ENGLISH = Words(
    vietnamese=False,
    subjects={
        "sum": "The total", "remainder": "The total", "share": "The share", "plan": "The completion",
        "count_list": "The stated count", "growth": "The growth", "containment": "The part",
        "repetition": "The figure", "shares": "The shares",
    },
    verdicts={"holds": "matches", "fails": "does not match", "cannot_tell": "cannot be compared with"},
    hedges={"exact": "", "about": "about ", "over": "over ", "under": "under "},
    parts="the parts {}",
    items="the {} items listed",
    whole="the whole {}",
    again="what is told again, {}",
    off="off by {}",
    tolerance="tolerance ±{}",
    unclear={False: "Figures disagree: {}.", True: "Figures agree: {}."},
)  # fmt: skip

JUDGED = {
    "share": "share", "plan": "completion", "growth": "growth", "containment": "part", "repetition": "item",
    "shares": "share",
}  # fmt: skip
"""Role of the printed figure that a relation judges; `total` where it is not told."""

RATIOS = {"share": ("part", "whole"), "plan": ("actual", "plan"), "growth": ("after", "before")}
"""Roles of what is above and below in a per cent, by kind."""


def judged(kind: str, members: Sequence[Member]) -> Member | None:
    """The printed figure that the others speak for or against, if the relation names one."""
    return next((each for each in members if each.role == JUDGED.get(kind, "total")), None)


def sentence(relation: Row, members: Sequence[Member]) -> tuple[str, str]:
    """A relation's arithmetic in Vietnamese and English.

    "Tổng 73,5 tỷ đồng không khớp các phần 48,4 + 26,9 = 75,3 tỷ đồng (lệch 1,8; dung sai ±0,15)." Kinds and
    roles that make no arithmetic get the quoted figures.
    """
    return _sentence(relation, members, VIETNAMESE), _sentence(relation, members, ENGLISH)


def _sentence(relation: Row, members: Sequence[Member], words: Words) -> str:
    """The sentence in one language."""
    printed = judged(relation["kind"], members)
    other = _other_side(relation, members, words)
    if printed is None or other is None:
        quotes = "; ".join(f"“{each.fact['quote']}”" for each in members)
        return words.unclear[relation["verdict"] == "holds"].format(quotes)
    against, reached = other
    fact = printed.fact
    scale = _scale(fact)
    found = words.hedges[fact["qualifier"]] + words.amount(fact["value"], fact["unit"], scale)
    if relation["kind"] == "shares":
        found = " + ".join(words.number(each.fact["value"]) for each in members)
        whole = sum((each.fact["value"] for each in members), Decimal(0))
        off = words.off.format(words.number(abs(whole - reached)))
        subject, verb = words.subjects["shares"], words.verdicts[relation["verdict"]]
        return f"{subject} {found} = {words.number(whole)}% {verb} {against} ({off})."
    ends = [words.off.format(words.number(round(abs(fact["value"] - reached) / scale.dong, 2)))]
    if relation["expected_low"] is not None and relation["expected_high"] is not None:
        own = fact["value_high_bound"] - fact["value_low_bound"]
        give = (relation["expected_high"] - relation["expected_low"] + own) / 2 / scale.dong
        ends.append(words.tolerance.format(words.number(round(give, 4))))
    subject, verb = words.subjects[relation["kind"]], words.verdicts[relation["verdict"]]
    return f"{subject} {found} {verb} {against} ({'; '.join(ends)})."


def _other_side(relation: Row, members: Sequence[Member], words: Words) -> tuple[str, Decimal] | None:
    """What the printed figure is held against, in words, and what that comes to.

    None where the roles do not tell.
    """
    kind = relation["kind"]
    by_role: dict[str, list[Row]] = {}
    for each in members:
        by_role.setdefault(each.role, []).append(each.fact)
    if kind in {"sum", "remainder"} and {"total", "part"} <= by_role.keys():
        parts = [fact["value"] for fact in by_role["part"]]
        whole = sum(parts, Decimal(0))
        scale = _scale(by_role["total"][0])
        terms = " + ".join(words.number(part / scale.dong) for part in parts)
        equals = f"{terms} = " if len(parts) > 1 else ""
        return words.parts.format(equals + words.amount(whole, by_role["total"][0]["unit"], scale)), whole
    if kind == "count_list" and relation["items"] is not None:
        return words.items.format(relation["items"]), Decimal(relation["items"])
    return _simple(kind, by_role, words) or _ratio(kind, by_role, words)


def _simple(kind: str, by_role: Mapping[str, Sequence[Row]], words: Words) -> tuple[str, Decimal] | None:
    """One figure, or a hundred, against which another is held."""
    if kind == "shares":
        return "100%", Decimal(100)
    if kind == "containment" and "whole" in by_role:
        return words.whole.format(_told(by_role["whole"][0], words)), by_role["whole"][0]["value"]
    if kind == "repetition" and len(by_role.get("item", ())) > 1:
        return words.again.format(_told(by_role["item"][1], words)), by_role["item"][1]["value"]
    return None


def _ratio(kind: str, by_role: Mapping[str, Sequence[Row]], words: Words) -> tuple[str, Decimal] | None:
    """A per cent of two figures."""
    above, below = RATIOS.get(kind, ("", ""))
    if not {above, below} <= by_role.keys() or not by_role[below][0]["value"]:
        return None
    upper, lower = by_role[above][0], by_role[below][0]
    per_cent = 100 * upper["value"] / lower["value"] - (100 if kind == "growth" else 0)
    scale = _scale(lower)
    first, second = (
        (words.number(lower["value"] / scale.dong), words.amount(upper["value"], upper["unit"], scale))
        if kind == "growth"
        else (words.number(upper["value"] / scale.dong), words.amount(lower["value"], lower["unit"], scale))
    )
    mark = "→" if kind == "growth" else "/"
    return f"{first} {mark} {second} = {words.amount(round(per_cent, 4), 'percent', PLAIN)}", per_cent


def _told(fact: Row, words: Words) -> str:
    """A figure as it was printed."""
    return words.amount(fact["value"], fact["unit"], _scale(fact))


def scale(value: Decimal, unit: str, quote: str = "") -> Scale:
    """The scale that a value was printed in; other figures beside it are told in the same."""
    return scale_of(value, quote) if unit == "VND" else PLAIN


def _scale(fact: Row) -> Scale:
    return scale(fact["value"], fact["unit"], fact["quote"])
