"""Whose money, which content, planned or done, and where: each attribute searches its scopes in the order that its table tells.

Proximity only; what sums and shares say of funding is told in relations.py.
"""

import re
from collections import Counter

from khuyencong.extraction.context import of_era
from khuyencong.extraction.cues import Cue
from khuyencong.extraction.places import local_places
from khuyencong.extraction.report import Draft, Report

_PASSED_ON = frozenset({"national", "local", "state"})
"""Sources that hold for the rest of their sentence; counterpart capital and totals hold for their own figure only."""
_NO_SOURCE = frozenset({"jobs", "capacity", "income"})
_SUBJECT_REACH = 40
_LEVEL_BEFORE = re.compile(r" ?(?:có|chiếm|là|gồm|hỗ trợ|được)? ?(?:gần|hơn|trên|khỏang)? ?")
_NEW_SUBJECT = re.compile(r"\s*(?:tỉnh|ubnd|huyện|sở|thành phố|hđnd|thị xã|ngòai ra|bên cạnh)(?![^\W_])")
_JOINED = re.compile(r"(?: \([^)]{1,12}\))?(?: và|,) ")
_PRONOUN = re.compile(
    r"\s*(?:(?:phần|nội dung|họat động|nguồn|khỏan|các|những|số)(?: [^\W\d_]+){0,3} (?:này|trên)|cũng bằng|nhờ đó|đó)(?![^\W_])"
)
_COUNTRY_OR_PART = re.compile(r"(?:của|trong|so với|trên)(?: tòan| tổng)? ?$")
_VENUE = re.compile(
    r"(?:sở công thương|ubnd|hđnd|tại|giám đốc sở|chủ tịch|đăng cai|đến từ|thành phố|tp\.?|tỉnh ủy|sở|trung tâm)(?: tỉnh| tp\.?| thành phố)? ?$"
)
_OWN_SHARE = re.compile(r"(?:hỗ trợ|góp|cấp|trong đó|được)")
_TOTAL_LEFT = re.compile(r"tổng (?:kinh phí|vốn|giá trị|mức đầu tư|nguồn vốn|chi phí)|vốn đầu tư")
_BULLET = re.compile(r"[ ]*[-+*•–·]+ ?|[ ]*(?:\d{1,2}|[a-zđ])[.)] ")


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
        cue for cue in report.cues["funding"].within(start, min(end, clause_end)) if cue.value != "level"
    ]
    return left, right[0] if right else None


def funding(report: Report, draft: Draft) -> None:
    """Whose money: own stretch, clause, bracket's parent, sentence, subject of the paragraph or list, headline."""
    counted = _from_counts_before(report, draft)
    if counted:
        draft.funding = counted
        draft.reasons.append("funding.counts_before")
        return
    left, right = _own_cues(report, draft)
    if right is not None and not _binds_right(report, draft, right):
        right = None
    if left is not None and right is not None and not _consumed(report, draft, left):
        right = None
    if left is not None and left.value not in _PASSED_ON and _consumed(report, draft, left):
        left = None
    cue = right or left
    if cue is not None and not _is_title_of_programme(report, cue):
        draft.funding, draft.own_funding = _with_another(report, draft, cue), True
        draft.reasons.append("funding.clause")
        return
    if draft.indicator in _NO_SOURCE or _is_macro(report, draft):
        return
    for scope in (
        _from_bracket,
        _from_figure_before,
        _from_project_total,
        _from_smaller_grant,
        _from_item,
        _from_sentence,
        _from_whole,
        _from_subject,
        _from_list_head,
        _from_headline,
    ):
        source = scope(report, draft)
        if source:
            draft.funding = source
            draft.reasons.append(f"funding.{scope.__name__.removeprefix('_from_')}")
            return


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


def _is_title_of_programme(report: Report, cue: Cue) -> bool:
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
    before = [other for other in _in_item(report, draft) if other.own_funding and other.funding in _PASSED_ON]
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
    supported = bool(re.search(r"khuyến công|nhà nước|trung tâm|ngân sách", between)) and bool(
        _OWN_SHARE.search(between)
    )
    second = report.after(following)
    lone = (
        second is None or second.kind != "money" or second.start >= report.segments.sentence(draft.start)[1]
    )
    return "total" if supported and lone and set(named) <= _PASSED_ON else None


def _from_smaller_grant(report: Report, draft: Draft) -> str | None:
    """ "có 300 triệu đồng từ khuyến công, đầu tư hai máy, tổng giá trị trên 700 triệu đồng": the whole cost, told after the grant."""
    if draft.indicator != "budget" or not re.search(
        r"tổng (?:giá trị|vốn|chi phí|mức đầu tư|kinh phí đầu tư)[^,;.]*$",
        report.words(report.left(draft.token)),
    ):
        return None
    start = report.segments.sentence(draft.start)[0]
    grants = [
        other
        for other in report.drafts[-6:]
        if other.start >= start and other.measure == draft.measure and other.value < draft.value
    ]
    return "total" if grants and grants[-1].funding in _PASSED_ON else None


def _from_sentence(report: Report, draft: Draft) -> str | None:
    start = report.segments.sentence(draft.start)[0]
    cues = [
        cue
        for cue in report.cues["funding"].within(start, draft.start)
        if not _is_title_of_programme(report, cue) and _outside_closed_bracket(report, cue.start, draft.start)
    ]
    if draft.indicator in {"budget", "projects"} and report.words(report.left(draft.token)).rstrip().endswith(
        ("tổng kinh phí", "tổng kinh phí hỗ trợ", "tổng số")
    ):
        sources = {cue.value for cue in cues if cue.value in _PASSED_ON}
        if len(sources) > 1:
            return None
    for cue in reversed(cues):
        if cue.value in _PASSED_ON:
            return cue.value
    following = [
        cue
        for cue in report.cues["funding"].within(draft.token.end, report.segments.item(draft.start)[1])
        if cue.value in _PASSED_ON
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


def _spoken_of(report: Report, draft: Draft) -> Draft | None:
    """The last figure of the sentence before, where this sentence opens with a word that points back."""
    sentence = report.segments.sentence(draft.start)
    if not sentence[0] or not _PRONOUN.match(report.text.low, *sentence):
        return None
    earlier = report.segments.sentence(sentence[0] - 1)
    return next((other for other in reversed(report.drafts) if earlier[0] <= other.start < sentence[0]), None)


def _outside_closed_bracket(report: Report, cue: int, figure: int) -> bool:
    """Words inside a bracket say nothing of what stands behind it."""
    bracket = report.segments.bracket(cue)
    return bracket is None or figure < bracket[1]


def _from_subject(report: Report, draft: Draft) -> str | None:
    """The running subject of the paragraph: "Phần KCĐP, 10 năm qua …", "- Khuyến công địa phương: …"."""
    line = report.segments.line(draft.start)
    if _NEW_SUBJECT.match(report.text.low, report.segments.sentence(draft.start)[0]):
        return None
    cues = report.cues["funding"].within(line[0], min(line[0] + _SUBJECT_REACH, draft.start))
    sources = {
        cue.value for cue in cues if cue.value in _PASSED_ON and not _is_title_of_programme(report, cue)
    }
    if len(sources) != 1:
        return None
    others = {cue.value for cue in report.cues["funding"].within(line[0], draft.start)} & _PASSED_ON
    return sources.pop() if others == sources else None


def _from_list_head(report: Report, draft: Draft) -> str | None:
    """Items of a list take the source of the line that opens it."""
    head = list_head(report, draft.start)
    if head is None:
        return None
    sources = {cue.value for cue in report.cues["funding"].within(*head)} & _PASSED_ON
    return sources.pop() if len(sources) == 1 else None


def list_head(report: Report, place: int) -> tuple[int, int] | None:
    """The line that ends in a colon and opens the list in which the line of `place` is an item."""
    line = report.segments.line(place)
    mark = _BULLET.match(report.text.low, *line)
    if mark is None:
        return None
    above = report.segments.line_before(line[0])
    while above is not None:
        words = report.text.low[above[0] : above[1]].rstrip()
        other = _BULLET.match(report.text.low, *above)
        if words.endswith((":", "gồm", "sau")) and (other is None or other[0].strip() != mark[0].strip()):
            return above
        if other is None and words:
            return None
        above = report.segments.line_before(above[0])
    return None


def _from_headline(report: Report, draft: Draft) -> str | None:
    """The headline's source, where it names one alone; the lead's, where the whole report names no other."""
    if draft.indicator in {"revenue", "growth"}:
        return None
    context = report.context
    title = {
        cue.value
        for cue in report.cues["funding"].within(*context.title)
        if not _is_title_of_programme(report, cue)
    }
    if len(title) == 1:
        return next(iter(title & {"national", "local"}), None)
    if _NEW_SUBJECT.match(report.text.low, report.segments.sentence(draft.start)[0]):
        return None
    opening = report.cues["funding"].within(context.title[1], _first_sentence_end(report))
    lead = {cue.value for cue in opening if not _is_title_of_programme(report, cue)} & {"national", "local"}
    everywhere = {cue.value for cue in report.cues["funding"].found} & _PASSED_ON
    return (
        next(iter(lead)) if len(lead) == 1 and everywhere == lead and draft.start > context.title[1] else None
    )


def _first_sentence_end(report: Report) -> int:
    """The end of the first sentence of the lead."""
    line = report.segments.line(max(report.context.lead_end - 1, 0))
    return report.segments.sentence(line[0])[1]


def _from_whole(report: Report, draft: Draft) -> str | None:
    """ "Trong đó …": the part has the source of the whole, told in the sentence before."""
    sentence = report.segments.sentence(draft.start)
    start = _sentence_start(report, draft.start)
    if start == sentence[0]:
        return None
    sources = {cue.value for cue in report.cues["funding"].within(start, sentence[0])} & _PASSED_ON
    return sources.pop() if len(sources) == 1 else None


def activity(report: Report, draft: Draft) -> None:
    """Which content: the noun itself, right behind it, own stretch, bracket's parent, item, what "this" points to, list head, paragraph."""
    if draft.activity is not None:
        draft.reasons.append("activity.noun")
        return
    scopes = _ACTIVITY_SCOPES
    if draft.indicator == "other" and draft.token.kind == "count":
        scopes = (_activity_behind, _activity_bracket)
    elif draft.token.kind == "percent":
        scopes = (
            _activity_figure_before,
            _activity_left,
            _activity_bracket,
            _activity_item,
            _activity_pronoun,
            _activity_story,
        )
    elif draft.indicator == "revenue":
        scopes = (_activity_clause, _activity_bracket)
    for scope in scopes:
        value = scope(report, draft)
        if value == "":
            return
        if value:
            draft.activity = value
            draft.reasons.append(f"activity.{scope.__name__.removeprefix('_activity_')}")
            return


def _single(cues: list[Cue]) -> str | None:
    """The one content that the cues agree on."""
    values = {cue.value for cue in cues}
    if len(values) == 1:
        return values.pop()
    if values == {"training", "technology"} and cues[0].value == "training":
        return "training"
    return None


def _activity_behind(report: Report, draft: Draft) -> str | None:
    """ "19 đề án ứng dụng máy móc": right behind the noun of a count."""
    if draft.token.kind != "count":
        return None
    near = report.cues["activity"].within(
        draft.token.end, min(draft.token.end + 26, report.right(draft.token)[1])
    )
    if not near or re.search(r"[,;.:]", report.text.low[draft.token.end : near[0].start]):
        return None
    return _single(_right_activities(report, draft)) or (
        near[0].value if draft.token.kind == "count" else None
    )


def _activity_left(report: Report, draft: Draft) -> str | None:
    """In the stretch before the figure; the nearest where they differ, if it stands close."""
    cues = report.cues["activity"].within(*report.left(draft.token))
    cues = [cue for cue in cues if not _behind_previous(report, draft, cue)]
    return _single(cues) or (
        cues[-1].value if cues and draft.start - cues[-1].end < 30 and draft.token.kind == "count" else None
    )


def _behind_previous(report: Report, draft: Draft, cue: Cue) -> bool:
    """Whether a cue belongs to the count before it ("7 đề án máy móc, 4 đề án …")."""
    previous = report.before(draft.token)
    if previous is None or draft.token.kind != "count" or previous.kind != "count":
        return False
    between = report.text.low[previous.end : cue.start]
    return (
        len(between) < 26
        and not re.search(r"[,;.:]", between)
        and bool(re.search(r"[,;]", report.text.low[cue.end : draft.start]))
    )


def _activity_clause(report: Report, draft: Draft) -> str | None:
    """In the figure's clause on the left."""
    clause = report.segments.clause(draft.start)
    left = report.left(draft.token)
    return _single(report.cues["activity"].within(max(clause[0], left[0]), draft.start)) or (
        report.drafts[-1].activity
        if report.drafts
        and report.drafts[-1].activity == "consulting"
        and report.drafts[-1].start >= left[0] - 60
        else None
    )


def _activity_figure_before(report: Report, draft: Draft) -> str | None:
    """A percent speaks of the figure right before it, whatever content that has or lacks."""
    if not report.drafts:
        return None
    before = report.drafts[-1]
    between = report.text.low[before.token.end : draft.start]
    if (
        len(between) < 40
        and "." not in between.strip(" .")
        and before.start >= report.segments.sentence(draft.start)[0]
    ):
        return before.activity or ""
    return None


def _activity_story(report: Report, draft: Draft) -> str | None:
    """A share without "chiếm" ("70 % có việc làm") speaks of the people told before it."""
    line = report.segments.line(draft.start)
    if (
        draft.indicator == "share"
        and report.drafts
        and report.drafts[-1].start >= line[0]
        and report.drafts[-1].indicator in {"trainees", "jobs"}
    ):
        return report.drafts[-1].activity
    return None


def _activity_right(report: Report, draft: Draft) -> str | None:
    if _is_whole(report, draft) and draft.token.kind == "money":
        return None
    cues = _right_activities(report, draft)
    near = draft.token.kind == "count" and cues and cues[0].start - draft.token.end < 50
    return _single(cues) or (cues[0].value if near else None)


def _right_activities(report: Report, draft: Draft) -> list[Cue]:
    """Cues behind the figure in its clause; behind a comma only where it goes on to say what for."""
    start, end = report.right(draft.token)
    following = report.text.low[start:end]
    goes_on = draft.token.kind == "count" and (
        draft.indicator != "projects" or re.search(r"nhằm|để", following[:60])
    )
    stop = re.search(
        r"[;.:]| gồm | song | trong đó"
        if goes_on
        else r"[;.:]| gồm | song | trong đó|,(?! (?:để|nhằm|dùng vào|thuộc|cho|thiết bị|chuyển giao|truyền nghề|khởi sự|nhãn|dây chuyền))",
        following,
    )
    return report.cues["activity"].within(start, start + stop.start() if stop else end)


def _activity_people(report: Report, draft: Draft) -> str | None:
    """Trainees and classes: the nearest content of their sentence, else vocational training."""
    if draft.indicator not in {"trainees", "classes"}:
        return None
    start, end = report.segments.sentence(draft.start)
    cue = report.cues["activity"].last_before(start, draft.start)
    if cue:
        return cue.value
    after = report.cues["activity"].within(draft.token.end, end)
    if after:
        return after[0].value
    line = report.segments.line(draft.start)
    before = report.drafts[-1] if report.drafts else None
    return (
        before.activity
        if before and before.start >= line[0] and before.indicator in {"classes", "trainees"}
        else "training"
    )


def _activity_bracket(report: Report, draft: Draft) -> str | None:
    bracket = report.segments.bracket(draft.start)
    before = _in_item(report, draft)
    if (
        bracket
        and before
        and (before[-1].token.end <= bracket[0] or report.segments.bracket(before[-1].start) == bracket)
    ):
        return before[-1].activity or ""
    return None


def _in_item(report: Report, draft: Draft) -> list[Draft]:
    """Facts before this one in its item."""
    item = report.segments.item(draft.start)
    return [other for other in report.drafts[-8:] if item[0] <= other.start]


def _activity_item(report: Report, draft: Draft) -> str | None:
    """The fact before it in the item, unless this one is called a total."""
    before = _in_item(report, draft)
    if (
        before
        and before[-1].activity
        and not (_is_whole(report, draft) and before[-1].token.kind == draft.token.kind)
    ):
        return before[-1].activity
    return None


def _activity_pronoun(report: Report, draft: Draft) -> str | None:
    before = _spoken_of(report, draft)
    return before.activity if before else None


def _activity_list_head(report: Report, draft: Draft) -> str | None:
    head = list_head(report, draft.start)
    return _single(report.cues["activity"].within(*head)) if head and draft.token.kind != "money" else None


def _activity_sentence(report: Report, draft: Draft) -> str | None:
    """Details of one project take the content that their sentence named."""
    if draft.indicator in {"jobs", "projects"} or (
        _is_whole(report, draft) and not _about_one_firm(report, draft)
    ):
        return None
    start = report.segments.item(draft.start)[0]
    if draft.indicator in {"capacity", "income"}:
        start = report.segments.sentence(draft.start)[0]
        if any(cue.value == "technology" for cue in report.cues["activity"].within(start, draft.start)):
            return "technology"
    cue = report.cues["activity"].last_before(start, draft.start)
    if cue and (draft.token.kind == "count" or _about_one_firm(report, draft)):
        return cue.value
    after = report.cues["activity"].within(draft.token.end, report.segments.item(draft.start)[1])
    return (
        after[0].value
        if after and _about_one_firm(report, draft) and draft.indicator in {"budget", "capacity", "equipment"}
        else None
    )


def _activity_paragraph(report: Report, draft: Draft) -> str | None:
    """The story of one firm goes on with the content that its paragraph named."""
    if (
        _is_whole(report, draft)
        or draft.indicator
        not in {
            "budget",
            "capacity",
            "equipment",
            "jobs",
            "other",
            "income",
            "revenue",
        }
        or not _about_one_firm(report, draft)
    ):
        return None
    line = report.segments.line(draft.start)
    cue = report.cues["activity"].last_before(line[0], draft.start)
    if cue is None and not report.drafts:
        after = report.cues["activity"].within(draft.token.end, line[1])
        cue = after[0] if after else None
    return cue.value if cue else None


def _about_one_firm(report: Report, draft: Draft) -> bool:
    """Whether the paragraph up to the figure's sentence end tells of a named firm, co-operative or household."""
    line = report.segments.line(draft.start)
    return bool(_FIRM.search(report.text.flat, line[0], report.segments.sentence(draft.start)[1]))


_FIRM = re.compile(
    r"(?:[Cc]ông ty|HTX|[Hh]ợp tác xã|DNTN|[Dd]oanh nghiệp tư nhân|[Cc]hủ doanh nghiệp) (?:[^\W\d_]+ ){0,6}?[A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
    r"|(?:[Cc]ơ sở|[Hh]ộ|[Hh]ộ kinh doanh|[Ll]ạp xưởng|[Ll]ò rèn|[Ll]àng nghề|[Xx]ưởng)(?: [a-zà-ỹđ]+){0,3} [A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
)
_ACTIVITY_SCOPES = (
    _activity_behind, _activity_left, _activity_right, _activity_people, _activity_bracket, _activity_item, _activity_pronoun,
    _activity_list_head, _activity_sentence, _activity_paragraph,
)  # fmt: skip


def _is_whole(report: Report, draft: Draft) -> bool:
    """Whether the words before it call the figure a total of the whole."""
    return bool(re.search(r"tổng|cả thảy|tất cả", report.words(report.left(draft.token))[-40:]))


_STRONG = frozenset({"planned", "actual"})


def stage(report: Report, draft: Draft) -> None:
    """Planned or done: the plan in a bracket, own stretch, clause on the right, sentence, the report's day, paragraph, report.

    Weak words of doing ("hỗ trợ", "thực hiện") count where no plan speaks of them, or right behind a planned figure.
    """
    token = draft.token
    if _PLAN_BRACKET.search(report.text.low, max(0, token.start - 40), token.start):
        _settle(draft, "planned", "stage.plan_in_bracket", own=True)
        return
    start = _sentence_start(report, token.start)
    if draft.indicator == "completion" and not _AIM.search(report.text.low, start, token.start):
        _settle(draft, "actual", "stage.completion", own=True)
        return
    own = report.cues["stage"].within(*report.left(token))
    strong = [cue for cue in own if cue.value in _STRONG]
    if strong:
        _settle(draft, strong[-1].value, "stage.left", own=True)
        return
    if _done_beside_plan(report, draft, own, start):
        _settle(draft, "actual", "stage.done", own=True)
        return
    right = _strong_right(report, draft)
    if right:
        _settle(draft, right, "stage.right", own=True)
        return
    bracket = report.segments.bracket(token.start)
    if bracket and report.drafts and start <= report.drafts[-1].start:
        _settle(draft, report.drafts[-1].stage or "actual", "stage.bracket")
        return
    before = [cue for cue in report.cues["stage"].within(start, token.start) if cue.value in _STRONG]
    if before:
        _settle(draft, before[-1].value, "stage.sentence", own=True)
        return
    _settle(draft, *_unsaid_stage(report, draft, bool(own)))


def _sentence_start(report: Report, place: int) -> int:
    """The start of the sentence; of the one before where this one opens with "Trong đó"."""
    start = report.segments.sentence(place)[0]
    if start and _GOES_ON.match(report.text.low, start):
        return report.segments.sentence(len(report.text.low[:start].rstrip()) - 1)[0]
    return start


def _done_beside_plan(report: Report, draft: Draft, own: list[Cue], start: int) -> bool:
    """ "kế hoạch 345,5 tỷ đồng, thực hiện 323 tỷ đồng": done, right behind the planned figure of the same kind."""
    if not own or not report.drafts or draft.start - own[-1].end > 16:
        return False
    previous = report.drafts[-1]
    return (
        previous.start >= start
        and previous.stage == "planned"
        and previous.indicator == draft.indicator
        and report.words((own[-1].start, own[-1].end)) in {"thực hiện", "đạt", "triển khai"}
    )


def _strong_right(report: Report, draft: Draft) -> str | None:
    start, end = report.right(draft.token)
    clause_end = report.segments.clause(draft.token.end)[1] if draft.token.end < report.segments.end else end
    right = [cue for cue in report.cues["stage"].within(start, min(end, clause_end)) if cue.value in _STRONG]
    return right[0].value if right and right[0].start - draft.token.end < 60 else None


def _settle(draft: Draft, value: str, reason: str, own: bool = False) -> None:
    draft.stage, draft.own_stage = value, own
    draft.reasons.append(reason)


def _unsaid_stage(report: Report, draft: Draft, doing: bool) -> tuple[str, str]:
    """No word near the figure: its period against the report's day, then list head, paragraph, headline, the report's own words."""
    reference = report.context.reference_day
    if draft.period and reference:
        if draft.period[1].year > reference.year and draft.period[1] > reference:
            return "planned", "stage.future"
        if draft.period[1].year < reference.year and draft.own_period:
            return "actual", "stage.past"
    head = list_head(report, draft.start)
    line = report.segments.line(draft.start)
    spans = [("stage.list_head", head)] if head else []
    spans += [("stage.paragraph", (line[0], draft.start))]
    for reason, span in spans:
        cues = [cue.value for cue in report.cues["stage"].within(*span) if cue.value in _STRONG]
        if cues and not (reason == "stage.paragraph" and _about_one_firm(report, draft)):
            return Counter(cues).most_common(1)[0][0], reason
    if (
        doing
        and report.context.reference_day
        and draft.period
        and draft.period[1] <= report.context.reference_day
    ):
        return "actual", "stage.doing"
    title = [cue.value for cue in report.cues["stage"].within(*report.context.title) if cue.value in _STRONG]
    if title:
        return title[-1], "stage.headline"
    if _about_one_firm(report, draft):
        return "actual", "stage.story"
    opening = report.cues["stage"].within(report.context.title[0], report.context.lead_end)
    lead = [cue.value for cue in opening if cue.value in _STRONG]
    before = [cue.value for cue in report.cues["stage"].within(0, line[1]) if cue.value in _STRONG]
    if lead:
        return ("planned" if lead.count("planned") > lead.count("actual") else "actual"), "stage.report"
    return ("planned" if before and set(before) == {"planned"} else "actual"), "stage.report"


_PLAN_BRACKET = re.compile(r"kế họach(?: năm)?(?: \d{4})? ?\($")
_AIM = re.compile(r"phấn đấu|mục tiêu|nhằm|dự kiến|sẽ ")
_GOES_ON = re.compile(r"\s*(?:trong đó|cụ thể|trong số đó|bao gồm|gồm|cơ cấu)")


def area(report: Report, draft: Draft) -> None:
    """Where: the report's area, unless the figure's sentence has another subject."""
    context = report.context
    draft.geo_code = context.geo_code
    sentence = report.segments.sentence(draft.start)
    subject = None
    for place in context.places:
        if place.start >= sentence[1]:
            break
        if place.start < sentence[0] and not (
            context.wide and place.start >= report.segments.line(draft.start)[0]
        ):
            continue
        if place.start > draft.start or not _is_subject(report, place.start, place.end, draft.start):
            continue
        code = of_era(place.geo_codes, context.era)
        if context.wide or (code != context.geo_code and _is_apart(report, place.start)):
            subject = place, code
    if subject is not None:
        place, code = subject
        draft.geo_code = code
        draft.place = place.part
        if code != context.geo_code:
            draft.reasons.append("geo.subject")
    if context.wide and subject is None:
        parts = [
            place.part
            for place in context.places
            if place.part and context.title[0] <= place.start < context.lead_end
        ]
        draft.place = parts[0] if parts else None
    region = _region_of_provinces(report, draft)
    if region:
        draft.geo_code = region
    _district(report, draft)


def _is_subject(report: Report, start: int, end: int, figure: int) -> bool:
    """Not a venue, an office or the base of a share."""
    left = report.text.low[max(0, start - 40) : start]
    if _VENUE.search(left) or (_COUNTRY_OR_PART.search(left) and "%" in left):
        return False
    bracket = report.segments.bracket(start)
    return bracket is None or bracket[0] < figure < bracket[1]


def _is_apart(report: Report, start: int) -> bool:
    """ "Riêng tỉnh Ninh Bình": another place than the report's takes over."""
    left = report.text.low[max(0, start - 16) : start]
    return bool(re.search(r"(?:riêng|còn|đối với|trong khi)(?: tỉnh| thành phố)? ?$", left))


def _region_of_provinces(report: Report, draft: Draft) -> str | None:
    """ "28 tỉnh, thành phố" before the figure names the region of 28 provinces."""
    if not report.context.wide:
        return None
    sentence = report.segments.sentence(draft.start)
    sizes = {28: "KC-BAC", 15: "KC-TRUNG", 20: "KC-NAM", 63: "VN", 34: "VN"}
    for token in reversed(report.tokens):
        if (
            sentence[0] <= token.start < draft.start
            and token.rule == "identifier.region"
            and token.value is not None
        ):
            return sizes.get(int(token.value))
    return None


def _district(report: Report, draft: Draft) -> None:
    """The district or commune named in the figure's sentence, else in the one before it of the same paragraph."""
    if draft.place or report.context.wide:
        return
    sentence = report.segments.sentence(draft.start)
    found = [place for place in local_places(report.text.flat, sentence[0], draft.start) if place.rank <= 4]
    inside = [
        place
        for place in local_places(
            report.text.flat,
            draft.token.end,
            report.segments.clause(draft.token.end)[1]
            if draft.token.end < report.segments.end
            else draft.token.end,
        )
        if place.rank <= 4
    ]
    if inside or found:
        draft.place = (inside or found[-1:])[0].words


def zip_lists(report: Report) -> None:
    """ "A, B và C, lần lượt 11, 8 và 6 tỷ đồng": each of the listed places or sources has its own figure; refused where the lengths differ."""
    for cue in report.cues["relation"].found:
        if cue.value != "zip":
            continue
        sentence = report.segments.sentence(cue.start)
        figures = [draft for draft in report.drafts if cue.start < draft.start < sentence[1]]
        figures = [draft for draft in figures if draft.measure == figures[0].measure]
        places = [
            place
            for place in report.context.places
            if sentence[0] <= place.start < cue.start and place.geo_codes[0][0].isdigit()
        ]
        sources = [
            source
            for source in report.cues["funding"].within(sentence[0], cue.start)
            if source.value in _PASSED_ON
        ]
        if len(figures) > 1 and len(places) == len(figures):
            for draft, place in zip(figures, places, strict=True):
                draft.geo_code, draft.place = of_era(place.geo_codes, report.context.era), None
                draft.reasons.append("geo.zip")
        elif (
            len(figures) > 1
            and (_zip_sources := _listed_sources(report, sources, sentence[0], cue.start))
            and len(_zip_sources) == len(figures)
        ):
            for draft, source in zip(figures, _zip_sources, strict=True):
                draft.funding, draft.own_funding = source, True
                draft.reasons.append("funding.zip")


def _listed_sources(report: Report, sources: list[Cue], start: int, end: int) -> list[str]:
    """Sources in their order; "khuyến công quốc gia và địa phương" lists two."""
    listed: list[str] = []
    for cue in sources:
        words = report.text.low[cue.start : cue.end]
        if cue.value == "state" and " và " in words:
            first = "local" if words.find("địa phương") < words.find("quốc gia") else "national"
            listed += [first, "national" if first == "local" else "local"]
        else:
            listed.append(cue.value)
    return listed


def places_of_list(report: Report, draft: Draft) -> list[str]:
    """ "A, B, C mỗi nơi 1 cơ sở": the places that each have the figure."""
    left = report.left(draft.token)
    words = report.text.flat[left[0] : left[1]]
    found = re.search(
        r"(?P<names>[^:;.()]+?) (?:mỗi nơi|mỗi huyện|mỗi địa phương|mỗi xã|mỗi đơn vị|mỗi tỉnh|mỗi thành phố|đều có|mỗi địa bàn)(?: (?:có|được|hỗ trợ|là))* $",
        words,
    )
    if not found:
        return []
    names = re.split(r", | và ", found["names"])
    listed = [re.sub(r"^.*?(?=[A-ZĐÀ-Ỹ])", "", name).strip() for name in names]
    return [name for name in listed if name and name[0].isupper()]
