"""Which content of the programme a figure belongs to: training, machines, products …; its scopes in order."""

import re
from collections import Counter

from khuyencong.extraction.cues import Cue
from khuyencong.extraction.neighbourhood import (
    about_one_firm,
    in_item,
    list_head,
    spoken_of,
)
from khuyencong.extraction.report import Draft, Report


def activity(report: Report, draft: Draft) -> None:
    """Which content: the noun itself, right behind it, own stretch, bracket's parent, item, what "this" points to, list head, paragraph."""
    if draft.activity is not None:
        if draft.indicator == "models" and _is_cleaner(report, draft):
            draft.activity = "cleaner_production"
        draft.reasons.append("activity.noun")
        return
    scopes = _ACTIVITY_SCOPES
    if draft.indicator == "other" and draft.token.kind == "count":
        scopes = (_activity_behind, _activity_right, _activity_bracket, _activity_item)
    elif draft.token.kind == "percent":
        scopes = (
            _activity_figure_before,
            _activity_left,
            _activity_bracket,
            _activity_item,
            _activity_pronoun,
            _activity_story,
            _activity_of_paragraph,
            _activity_topic,
        )
    elif draft.indicator == "revenue":
        scopes = (_activity_clause, _activity_bracket, _activity_consulting)
    if (
        draft.token.kind == "money"
        and report.scope(draft).whole
        and (counts := in_item(report, draft))
        and counts[-1].token.kind == "count"
    ):
        draft.activity = counts[-1].activity
        draft.reasons.append("activity.counts_before")
        return
    for scope in scopes:
        value = scope(report, draft)
        if value == "":
            return
        if value:
            draft.activity = value
            draft.reasons.append(f"activity.{scope.__name__.removeprefix('_activity_')}")
            return


def _is_cleaner(report: Report, draft: Draft) -> bool:
    """ "4 mô hình thí điểm sản xuất sạch hơn"."""
    near = report.cues["activity"].within(
        draft.token.end, min(draft.token.end + 40, report.right(draft.token)[1])
    )
    return bool(near) and near[0].value == "cleaner_production"


def _activities(report: Report, start: int, end: int, figure: int | None = None) -> list[Cue]:
    """Cues of a span, but for addresses: those in a bracket that does not hold the figure, and clusters called by name."""
    found = []
    for cue in report.cues["activity"].within(start, end):
        bracket = report.segments.bracket(cue.start)
        if bracket and figure is not None and not bracket[0] < figure < bracket[1]:
            continue
        if (
            cue.value == "clusters"
            and report.text.flat[cue.end : cue.end + 1] == " "
            and report.text.flat[cue.end + 1 : cue.end + 2].isupper()
        ):
            continue
        found.append(cue)
    return found


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
        draft.start, min(draft.token.end + 26, report.right(draft.token)[1])
    )
    if not near or re.search(
        r"[,;.:]| và (?:tổ chức|hỗ trợ|xây dựng|mở|đưa|giúp|đào tạo) ",
        report.text.low[draft.token.end : near[0].start],
    ):
        return None
    return _single(_right_activities(report, draft)) or near[0].value


def _activity_of_class(report: Report, draft: Draft) -> str | None:
    """ "một lớp nâng cao năng lực … cho 74 cơ sở": those who attend share the content of the course."""
    before = in_item(report, draft)
    if draft.token.kind != "count" or not before or before[-1].indicator != "classes":
        return None
    attends = report.words(report.left(draft.token)).rstrip().endswith(("cho", "với", "gồm", "có"))
    return before[-1].activity if attends or draft.indicator == "trainees" else None


def _activity_left(report: Report, draft: Draft) -> str | None:
    """In the stretch before the figure; the nearest where they differ, if it stands close."""
    cues = _activities(report, *report.left(draft.token), draft.start)
    cues = [cue for cue in cues if not _behind_previous(report, draft, cue)]
    return _single(cues) or (
        cues[-1].value if cues and draft.start - cues[-1].end < 30 and draft.token.kind == "count" else None
    )


def _behind_previous(report: Report, draft: Draft, cue: Cue) -> bool:
    """Whether a cue belongs to the count before it ("7 đề án máy móc, 4 đề án …")."""
    previous = report.scope(draft).before
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
    if report.scope(draft).whole and draft.token.kind == "money":
        return None
    cues = _right_activities(report, draft)
    near = draft.token.kind == "count" and cues and cues[0].start - draft.token.end < 50
    return _single(cues) or (cues[0].value if near else None)


def _right_activities(report: Report, draft: Draft) -> list[Cue]:
    """Cues behind the figure in its clause; behind a comma only where it goes on to say what for."""
    start, end = report.right(draft.token)
    following = report.text.low[start:end]
    goes_on = draft.token.kind == "count" and (
        draft.indicator != "projects" or _PURPOSE.search(following, 0, 60)
    )
    stop = (_TURNS if goes_on else _TURNS_OR_COMMA).search(following)
    return _activities(report, start, start + stop.start() if stop else end, draft.start)


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
    before = in_item(report, draft)
    if (
        bracket
        and before
        and (before[-1].token.end <= bracket[0] or report.segments.bracket(before[-1].start) == bracket)
    ):
        return before[-1].activity or ""
    return None


def _activity_item(report: Report, draft: Draft) -> str | None:
    """The fact before it in the item, unless this one is called a total."""
    before = in_item(report, draft)
    if (
        before
        and before[-1].activity
        and not (report.scope(draft).whole and before[-1].token.kind == draft.token.kind)
    ):
        return before[-1].activity
    return None


def _activity_pronoun(report: Report, draft: Draft) -> str | None:
    """ "Chỉ mảng này đã có 68 đề án": the content that the sentence before told."""
    before = spoken_of(report, draft)
    if before is None:
        return None
    told = [
        other.activity for other in report.drafts if before[0] <= other.start < before[1] and other.activity
    ]
    cues = _activities(report, before[0], before[1])
    return told[0] if told else cues[0].value if cues else None


def _activity_list_head(report: Report, draft: Draft) -> str | None:
    head = list_head(report, draft.start)
    return _single(report.cues["activity"].within(*head)) if head and draft.token.kind != "money" else None


def _activity_sentence(report: Report, draft: Draft) -> str | None:
    """Details of one project take the content that their sentence named."""
    if draft.indicator in {"jobs", "projects"} or (
        report.scope(draft).whole and not about_one_firm(report, draft)
    ):
        return None
    start = report.segments.item(draft.start)[0]
    if draft.indicator in {"capacity", "income"}:
        start = report.segments.sentence(draft.start)[0]
        if any(cue.value == "technology" for cue in report.cues["activity"].within(start, draft.start)):
            return "technology"
    cue = report.cues["activity"].last_before(start, draft.start)
    if cue and (draft.token.kind == "count" or about_one_firm(report, draft)):
        return cue.value
    after = report.cues["activity"].within(draft.token.end, report.segments.item(draft.start)[1])
    return (
        after[0].value
        if after and about_one_firm(report, draft) and draft.indicator in {"budget", "capacity", "equipment"}
        else None
    )


def _activity_same_noun(report: Report, draft: Draft) -> str | None:
    """ "14 cơ sở … được hỗ trợ máy móc; nhiều nhất là Kim Sơn với sáu cơ sở": the same noun, so the same content."""
    if draft.token.kind != "count":
        return None
    start = report.scope(draft).opening
    for other in reversed(report.drafts[-6:]):
        if other.start < start:
            break
        if (
            other.indicator == draft.indicator
            and other.token.noun == draft.token.noun
            and other.indicator != "projects"
        ):
            return other.activity
    return None


def _activity_fair(report: Report, draft: Draft) -> str | None:
    """ "đưa 24 cơ sở với 31 gian hàng đi 5 hội chợ": those who go to a fair are there for their products."""
    if draft.indicator != "establishments":
        return None
    end = report.segments.item(draft.start)[1]
    return "products" if _TO_A_FAIR.match(report.text.low, draft.token.end, end) else None


def _activity_announced(report: Report, draft: Draft) -> str | None:
    """ "Điểm nhấn là chương trình sản xuất sạch hơn. …": what the paragraph says that it is about."""
    if report.scope(draft).whole or draft.indicator == "jobs":
        return None
    line = report.segments.line(draft.start)
    found = _ANNOUNCES.match(report.text.low, line[0], draft.start)
    return _single(report.cues["activity"].within(line[0], found.end())) if found else None


def _activity_section(report: Report, draft: Draft) -> str | None:
    """The heading of the section, where it names one content."""
    heading = report.section(draft.start)
    return _single(report.cues["activity"].within(*heading)) if heading else None


def _activity_headline(report: Report, draft: Draft) -> str | None:
    """The story of one firm takes the content that its headline names."""
    if draft.indicator not in {"budget", "capacity", "equipment", "revenue", "income"} or (
        report.scope(draft).whole and not about_one_firm(report, draft)
    ):
        return None
    cue = _single(report.cues["activity"].within(*report.context.title))
    return cue if cue == "technology" and about_one_firm(report, draft) else None


def _activity_of_paragraph(report: Report, draft: Draft) -> str | None:
    """The one content that the paragraph has named so far, for revenue, results and details."""
    if report.scope(draft).whole or draft.indicator in {"projects", "jobs"}:
        return None
    line = report.segments.line(draft.start)
    sentence = report.segments.sentence(draft.start)
    if _MACRO.search(report.text.low, *sentence):
        return None
    return _single(report.cues["activity"].within(line[0], sentence[1]))


def _activity_consulting(report: Report, draft: Draft) -> str | None:
    """Revenue told in a paragraph on advice is that of advice."""
    return "consulting" if _activity_of_paragraph(report, draft) == "consulting" else None


def _activity_topic(report: Report, draft: Draft) -> str | None:
    """The topic of the report, where most of its words speak of one content; never for totals of the programme."""
    if (
        report.scope(draft).whole
        or draft.indicator in {"projects", "jobs"}
        or (draft.indicator == "budget" and draft.own_funding and not about_one_firm(report, draft))
    ):
        return None
    votes = Counter(cue.value for cue in report.cues["activity"].found)
    if not votes:
        return None
    topic, count = votes.most_common(1)[0]
    if count < _TOPIC_VOTES or count < _TOPIC_SHARE * votes.total():
        return None
    title = {cue.value for cue in report.cues["activity"].within(*report.context.title)}
    return topic if title == {topic} != {"consulting"} or draft.token.kind == "percent" else None


def _activity_paragraph(report: Report, draft: Draft) -> str | None:
    """The story of one firm goes on with the content that its paragraph named."""
    if (
        report.scope(draft).whole
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
        or not about_one_firm(report, draft)
    ):
        return None
    line = report.segments.line(draft.start)
    cue = report.cues["activity"].last_before(line[0], draft.start)
    if cue is None and not report.drafts:
        after = report.cues["activity"].within(draft.token.end, line[1])
        cue = after[0] if after else None
    return cue.value if cue else None


_ANNOUNCES = re.compile(
    r"[\s\-+*•]*(?:về|đối với|với|riêng|bên cạnh|công tác|mảng|lĩnh vực|nội dung|điểm (?:nhấn|mới|sáng|nổi bật)|hỏi:)"
    r"(?: [^\s\d.;:,]+){1,12}[.,:;?]"
)
_TO_A_FAIR = re.compile(
    r"[^.;:]{0,50}?(?:tham gia|tham dự|dự|đi|đến)(?: [^.;:]{0,20}?)? (?:hội chợ|triển lãm|phiên chợ)"
)
_PURPOSE = re.compile(r"nhằm|để")
_TURN = r"[;.:]| gồm | song | trong đó| và (?:tổ chức|hỗ trợ|xây dựng|mở|đưa|giúp|đào tạo) "
_TURNS = re.compile(_TURN)
_TURNS_OR_COMMA = re.compile(
    _TURN + r"|,(?! (?:để|nhằm|dùng vào|thuộc|cho|thiết bị|chuyển giao|truyền nghề|khởi sự|nhãn|dây chuyền))"
)
_MACRO = re.compile(r"giá trị sản xuất|kim ngạch|tăng trưởng|chỉ số sản xuất")
_TOPIC_VOTES, _TOPIC_SHARE = 4, 0.7
_ACTIVITY_SCOPES = (
    _activity_of_class,
    _activity_behind, _activity_left, _activity_right, _activity_people, _activity_bracket, _activity_item, _activity_pronoun,
    _activity_list_head, _activity_sentence, _activity_paragraph,
    _activity_same_noun,
    _activity_fair,
    _activity_announced,
    _activity_section,
    _activity_headline,
    _activity_topic,
)  # fmt: skip
