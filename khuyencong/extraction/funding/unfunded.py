"""Figures that no source of the programme pays: of the economy, of the market, of what machines do."""

import re

from khuyencong.extraction.funding.wholes import PASSED_ON
from khuyencong.extraction.setting.neighbourhood import in_item
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope

NO_SOURCE = frozenset({"capacity", "income"})
_MACRO = re.compile(r"giá trị sản xuất|tăng trưởng|kim ngạch")
_SOLD = re.compile(r"(?<![^\W_])(?:bán|giá bán|lãi|lời|thu nhập|tiết kiệm|trả thêm)(?![^\W_])[^,;]*$")
_BUYERS = re.compile(
    r"(?:(?! được| hỗ trợ)[^,;.\d]){0,50}?(?<![^\W_])(?:bao tiêu|thu mua|đặt hàng|đặt mua|nhận mua)(?![^\W_])"
)


def is_macro(report: Report, draft: Draft, here: Scope) -> bool:
    """Figures of the province's economy have no source."""
    if draft.indicator in {"growth", "share"}:
        return (
            _MACRO.search(report.text.low, max(here.sentence[0], draft.start - 90), draft.start) is not None
        )
    return draft.indicator == "revenue"


def is_market(report: Report, draft: Draft, here: Scope) -> bool:
    """Prices and gains are paid by the goods, machines by their owners too; who buys the goods is not funded."""
    if draft.indicator == "equipment":
        told = [other for other in in_item(report, draft) if other.own_funding]
        return bool(told) and told[-1].funding not in PASSED_ON
    if draft.indicator == "other" and draft.token.kind == "money":
        return _SOLD.search(here.words) is not None
    return draft.indicator == "establishments" and _BUYERS.match(report.text.low, *here.right) is not None
