"""Whose money a figure speaks of: its scopes in order. What sums and shares say of it is told in relations.py."""

import re

from khuyencong.extraction.cues import Cue
from khuyencong.extraction.neighbourhood import in_item, list_head, sentence_start, spoken_of
from khuyencong.extraction.report import Draft, Report

PASSED_ON = frozenset({"national", "local", "state"})
"""Sources that hold for the rest of their sentence; counterpart capital and totals hold for their own figure only."""
_NO_SOURCE = frozenset({"jobs", "capacity", "income"})
_SUBJECT_REACH = 40
_LEVEL_BEFORE = re.compile(r" ?(?:có|chiếm|là|gồm|hỗ trợ|được)? ?(?:gần|hơn|trên|khỏang)? ?")
_NEW_SUBJECT = re.compile(r"\s*(?:tỉnh|ubnd|huyện|sở|thành phố|hđnd|thị xã|ngòai ra|bên cạnh)(?![^\W_])")
_NEW_DEED = re.compile(
    r"\s*(?:và )?(?:đưa|giúp|hỗ trợ|tổ chức|mở|xây dựng|đào tạo|tư vấn|lập|dạy|bồi dưỡng|chi phí)(?![^\W_])"
)
_JOINED = re.compile(r"(?: \([^)]{1,12}\))?(?: và|,) ")
_OWN_SHARE = re.compile(r"(?:hỗ trợ|góp|cấp|trong đó|được)")
_TOTAL_LEFT = re.compile(r"tổng (?:kinh phí|vốn|giá trị|mức đầu tư|nguồn vốn|chi phí)|vốn đầu tư")


def funding(report: Report, draft: Draft) -> None:
    """Whose money: own stretch, clause, bracket's parent, sentence, subject of the paragraph or list, headline."""
    for whole in (_from_counts_before, _from_smaller_grant):
        source = whole(report, draft)
        if source:
            draft.funding = source
            draft.reasons.append(f"funding.{whole.__name__.removeprefix('_from_')}")
            return
    left, right = _own_cues(report, draft)
    if right is not None and not _binds_right(report, draft, right):
        right = None
    if left is not None and right is not None and not _consumed(report, draft, left):
        right = None
    if left is not None and left.value not in PASSED_ON and _consumed(report, draft, left):
        left = None
    cue = right or left
    if cue is not None and not is_title_of_programme(report, cue):
        draft.funding, draft.own_funding = _with_another(report, draft, cue), True
        draft.reasons.append("funding.clause")
        return
    if draft.indicator in _NO_SOURCE or _is_macro(report, draft):
        return
    for scope in (
        _from_bracket,
        _from_figure_before,
        _from_project_total,
        _from_item,
        _from_sentence,
        _from_whole,
        _from_pronoun,
        _from_section,
        _from_subject,
        _from_list_head,
        _from_headline,
    ):
        source = scope(report, draft)
        if source:
            draft.funding = source
            draft.reasons.append(f"funding.{scope.__name__.removeprefix('_from_')}")
            return


def _own_cues(report: Report, draft: Draft) -> tuple[Cue | None, Cue | None]:
    """The funding cue on the left and on the right within the figure's own stretches; a bare level counts only right before it."""
    left: Cue | None = None
    for cue in report.cues["funding"].within(*report.left(draft.token)):
        if cue.value != "level":
            left = cue
        elif _LEVEL_BEFORE.fullmatch(report.text.low, cue.end, draft.start):
            left = cue._replace(value="local")
    start, end = report.right(draft.token)
    clause_end = report.segments.clause(draft.token.end)[1] if draft.token.end < report.segments.end else end
    right = [
        cue
        for cue in report.cues["funding"].within(draft.start, min(end, clause_end))
        if cue.value != "level" and cue.end > start
    ]
    return left, right[0] if right else None


def _with_another(report: Report, draft: Draft, cue: Cue) -> str:
    """ "khuyến công quốc gia (KCQG) và khuyến công địa phương (KCĐP)": both, so the state; "cộng thêm … quốc gia": with what was told."""
    if cue.value not in {"national", "local"}:
        return cue.value
    low = report.text.low
    if re.search(
        r"(?:cộng thêm|tính thêm|kể cả|tính cả|bao gồm cả)(?: các)?(?: đề án)? $",
        low[max(0, cue.start - 26) : cue.start],
    ):
        return "state"
    joined = _JOINED.match(low, cue.end)
    following = report.cues["funding"].within(cue.end, cue.end + 60) if joined else []
    other = next(
        (next_cue for next_cue in following if next_cue.value in {"national", "local"} - {cue.value}), None
    )
    figure = report.after(draft.token)
    apart = other is not None and other.start - joined.end() < 14 if joined else False
    free = other is not None and not (figure and figure.start - other.end < 24)
    return "state" if apart and free else cue.value


def _from_counts_before(report: Report, draft: Draft) -> str | None:
    """ "50 đề án … địa phương, 01 đề án … quốc gia, tổng kinh phí 5 tỷ đồng": money told of all the counts before it."""
    if draft.token.kind != "money" or not re.search(
        r"tổng (?:kinh phí|số tiền|vốn)[^,;.]*$", report.words(report.left(draft.token))
    ):
        return None
    sources: set[str] = set()
    start = report.segments.sentence(draft.start)[0]
    for other in reversed(report.drafts):
        if other.start < start or other.token.kind == "money":
            break
        if other.token.kind == "count" and other.funding and other.own_funding:
            sources.add(other.funding)
    if len(sources) < 2:
        return None
    return "total" if sources & {"other", "beneficiary", "total"} else "state"


def _consumed(report: Report, draft: Draft, cue: Cue) -> bool:
    """Whether a cue on the left belongs to the figure before it: close behind that one, and cut off from this one by a mark."""
    previous = report.before(draft.token)
    low = report.text.low
    if (
        previous is None
        or cue.start - previous.end > 40
        or re.search(r"[,;:()]", low[previous.end : cue.start])
    ):
        return False
    return bool(re.search(r"[,;:]| và ", low[cue.end : draft.start]))


def _binds_right(report: Report, draft: Draft, cue: Cue) -> bool:
    """ "5,32 tỷ đồng khuyến công quốc gia": close, with no new subject between, and not the head of the next figure."""
    between = report.text.low[draft.token.end : cue.start]
    if (
        len(between) > 45
        or "trong đó" in between
        or " gồm " in between
        or (
            re.match(r" (?:và|còn|với|thì) ", between)
            and not re.match(r" (?:với|từ) (?:nguồn|kinh phí|vốn)", between)
        )
    ):
        return False
    following = report.after(draft.token)
    return not (
        following and following.start - cue.end < 14 and len(between) > 14
        and report.segments.clause(cue.start) == report.segments.clause(following.start)
    )  # fmt: skip


def is_title_of_programme(report: Report, cue: Cue) -> bool:
    """ "chương trình khuyến công tỉnh Lai Châu": the province's programme, not a source."""
    words = report.text.low[cue.start : cue.end]
    return (
        words.endswith(("khuyến công tỉnh", "khuyến công thành phố"))
        and report.text.flat[cue.end + 1 : cue.end + 2].isupper()
    )


def _is_macro(report: Report, draft: Draft) -> bool:
    """Figures of the province's economy have no source."""
    if draft.indicator == "revenue":
        return True
    words = report.words((report.segments.sentence(draft.start)[0], draft.start))
    return draft.indicator in {"growth", "share"} and bool(
        re.search(r"giá trị sản xuất|tăng trưởng|kim ngạch", words[-90:])
    )


def _from_figure_before(report: Report, draft: Draft) -> str | None:
    """A share, completion or growth speaks of the figure right before it."""
    if draft.token.kind != "percent" or not report.drafts:
        return None
    before = report.drafts[-1]
    between = report.text.low[before.token.end : draft.start]
    return before.funding if len(between) < 40 and "." not in between.strip(" .") else None


def _from_item(report: Report, draft: Draft) -> str | None:
    """The source told of the figure before it in its item."""
    before = [other for other in in_item(report, draft) if other.own_funding and other.funding in PASSED_ON]
    if not before or report.segments.bracket(before[-1].start) != report.segments.bracket(draft.start):
        return None
    return before[-1].funding


def _from_bracket(report: Report, draft: Draft) -> str | None:
    bracket = report.segments.bracket(draft.start)
    if bracket is None:
        return None
    outer = [
        other
        for other in report.drafts
        if other.token.end <= bracket[0] and other.start >= report.segments.sentence(draft.start)[0]
    ]
    return outer[-1].funding if outer else None


def _from_project_total(report: Report, draft: Draft) -> str | None:
    """ "tổng kinh phí 514 triệu đồng thì khuyến công hỗ trợ 200 triệu đồng": the whole cost of a project, all sources."""
    if draft.indicator != "budget" or not _TOTAL_LEFT.search(report.words(report.left(draft.token))[-60:]):
        return None
    following = report.after(draft.token)
    if (
        following is None
        or following.kind != "money"
        or following.start >= report.segments.sentence(draft.start)[1]
    ):
        return None
    if following.value is None or draft.token.value is None or following.value >= draft.token.value:
        return None
    between = report.text.low[draft.token.end : following.start]
    named = [cue.value for cue in report.cues["funding"].within(draft.token.end, following.start)]
    supported = bool(
        re.search(r"khuyến công|nhà nước|trung tâm|ngân sách|phần hỗ trợ|được hỗ trợ", between)
    ) and bool(_OWN_SHARE.search(between))
    second = report.after(following)
    lone = (
        second is None or second.kind != "money" or second.start >= report.segments.sentence(draft.start)[1]
    )
    return "total" if supported and lone and set(named) <= PASSED_ON else None


def _from_smaller_grant(report: Report, draft: Draft) -> str | None:
    """ "có 300 triệu đồng từ khuyến công, đầu tư hai máy, tổng giá trị trên 700 triệu đồng": the whole cost, told after the grant."""
    if draft.indicator != "budget" or not re.search(
        r"tổng (?:giá trị|vốn|chi phí|mức đầu tư|kinh phí đầu tư)[^,;.]*$|trong tổng (?:số|vốn"
        r"|kinh phí)[^,;.]*$",
        report.words(report.left(draft.token)),
    ):
        return None
    start = report.segments.sentence(draft.start)[0]
    grants = [
        other
        for other in report.drafts[-6:]
        if other.start >= start and other.measure == draft.measure and other.value < draft.value
    ]
    return "total" if grants and grants[-1].funding in PASSED_ON else None


def _from_sentence(report: Report, draft: Draft) -> str | None:
    start = report.segments.sentence(draft.start)[0]
    item = report.segments.item(draft.start)[0]
    if item > start and draft.token.kind != "percent" and _NEW_DEED.match(report.text.low, item):
        start = item
    cues = [
        cue
        for cue in report.cues["funding"].within(start, draft.start)
        if not is_title_of_programme(report, cue) and _outside_closed_bracket(report, cue.start, draft.start)
    ]
    if draft.indicator in {"budget", "projects"} and report.words(report.left(draft.token)).rstrip().endswith(
        ("tổng kinh phí", "tổng kinh phí hỗ trợ", "tổng số")
    ):
        sources = {cue.value for cue in cues if cue.value in PASSED_ON}
        if len(sources) > 1:
            return None
    for cue in reversed(cues):
        if cue.value in PASSED_ON:
            return cue.value
    following = [
        cue
        for cue in report.cues["funding"].within(draft.token.end, report.segments.item(draft.start)[1])
        if cue.value in PASSED_ON
    ]
    if (
        following
        and draft.token.kind == "count"
        and not cues
        and draft.indicator in {"projects", "establishments", "trainees", "classes", "models"}
    ):
        money = report.after(draft.token)
        if money and money.kind == "money" and money.start < following[0].start and len(following) == 1:
            return following[0].value  # a count takes the source of the money that it is tied to
    return None


def _outside_closed_bracket(report: Report, cue: int, figure: int) -> bool:
    """Words inside a bracket say nothing of what stands behind it."""
    bracket = report.segments.bracket(cue)
    return bracket is None or figure < bracket[1]


def _from_whole(report: Report, draft: Draft) -> str | None:
    """ "Trong đó …": the part has the source of the whole, told in the sentence before."""
    sentence = report.segments.sentence(draft.start)
    start = sentence_start(report, draft.start)
    if start == sentence[0]:
        return None
    sources = {cue.value for cue in report.cues["funding"].within(start, sentence[0])} & PASSED_ON
    return sources.pop() if len(sources) == 1 else None


def _from_subject(report: Report, draft: Draft) -> str | None:
    """The running subject of the paragraph: "Phần KCĐP, 10 năm qua …", "- Khuyến công địa phương: …"."""
    line = report.segments.line(draft.start)
    if _NEW_SUBJECT.match(report.text.low, report.segments.sentence(draft.start)[0]):
        return None
    cues = report.cues["funding"].within(line[0], min(line[0] + _SUBJECT_REACH, draft.start))
    sources = {cue.value for cue in cues if cue.value in PASSED_ON and not is_title_of_programme(report, cue)}
    if len(sources) != 1:
        return None
    others = {cue.value for cue in report.cues["funding"].within(line[0], draft.start)} & PASSED_ON
    return sources.pop() if others == sources else None


def _from_pronoun(report: Report, draft: Draft) -> str | None:
    """ "Nguồn tiền này dành cho 18 cơ sở": the source of the first money that the sentence before told."""
    before = spoken_of(report, draft)
    if before is None:
        return None
    money = [
        other
        for other in report.drafts
        if before[0] <= other.start < before[1] and other.indicator == "budget"
    ]
    return money[0].funding if money and money[0].funding in PASSED_ON else None


def _from_section(report: Report, draft: Draft) -> str | None:
    """The heading of the section: "1. Khuyến công quốc gia"."""
    heading = report.section(draft.start)
    if heading is None or _NEW_SUBJECT.match(report.text.low, report.segments.sentence(draft.start)[0]):
        return None
    sources = {cue.value for cue in report.cues["funding"].within(*heading)} & PASSED_ON
    return sources.pop() if len(sources) == 1 else None


def _from_list_head(report: Report, draft: Draft) -> str | None:
    """Items of a list take the source of the line that opens it."""
    head = list_head(report, draft.start)
    if head is None:
        return None
    sources = {cue.value for cue in report.cues["funding"].within(*head)} & PASSED_ON
    return sources.pop() if len(sources) == 1 else None


def _from_headline(report: Report, draft: Draft) -> str | None:
    """The headline's source, where it names one alone; the lead's, where the whole report names no other."""
    if draft.indicator in {"revenue", "growth"}:
        return None
    context = report.context
    title = {
        cue.value
        for cue in report.cues["funding"].within(*context.title)
        if not is_title_of_programme(report, cue)
    }
    if len(title) == 1:
        return next(iter(title & {"national", "local"}), None)
    if _NEW_SUBJECT.match(report.text.low, report.segments.sentence(draft.start)[0]):
        return None
    end = _first_sentence_end(report)
    frame_only = not any(context.title[1] <= token.start < end for token in report.quantities)
    if draft.indicator not in {"budget", "projects", "establishments"} and not (
        frame_only and draft.token.kind == "count"
    ):
        return None
    opening = report.cues["funding"].within(context.title[1], end)
    lead = {
        cue.value
        for cue in opening
        if not is_title_of_programme(report, cue) and not report.text.low.startswith("phần", cue.start)
    } & {"national", "local"}
    everywhere = {cue.value for cue in report.cues["funding"].found} & PASSED_ON
    return (
        next(iter(lead)) if len(lead) == 1 and everywhere == lead and draft.start > context.title[1] else None
    )


def _first_sentence_end(report: Report) -> int:
    """The end of the first sentence of the lead."""
    line = report.segments.line(max(report.context.lead_end - 1, 0))
    return report.segments.sentence(line[0])[1]
