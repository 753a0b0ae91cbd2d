"""The roles that periods play where they are named: main, comparison, deadline, name. Which figure takes which is told in timeline.py."""

import re
from datetime import date, timedelta
from itertools import zip_longest

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.period.passing import Row, is_of_event
from khuyencong.extraction.period.relative import (
    compares,
    part_of,
    periods_in_words,
    relative_days,
    so_far_days,
)
from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Report

_SINCE = re.compile(r"(?:từ|kể từ|tính từ|bắt đầu từ)(?: (?:năm|tháng))? ?$")
_SINCE_THEN = re.compile(r"(?<![^\W_])từ(?: [^\W\d_]+){1,6} $")
_UNTIL_NOW = re.compile(r"\)?,? ?(?:đến nay|tới nay|trở lại đây|trở đi(?! sẽ)|đến thời điểm|- nay|đến hết)")
_UNTIL = re.compile(r"(?:^|[^\w])(?:đến|tới)(?: hết| cuối)?(?: giai đọan)? ?$")
_AS_OF = re.compile(
    r"(?<!diễn ra )(?<!kéo dài )(?<!mở cửa )(?:tính |lũy kế )?(?:đến|tới)(?: hết)?(?: thời điểm)?(?: ngày)? ?$"
)
_FROM_DAY = re.compile(r"(?:từ|ngày) [\d/.-]+(?: tháng \d+)?,? (?:đến|tới)(?: hết)?(?: ngày)? ?$")
_NAMED = re.compile(
    r"(?:quyết định|nghị định|thông tư|nghị quyết|giá so sánh|ban hành|sinh"
    r"|chuyển(?: nguồn| tiếp| vốn| kinh phí)? từ)(?: số \d+)?(?: (?:năm|số))* ?$"
)
_CARRIED_OVER = re.compile(r" (?:chuyển|kết chuyển)(?: nguồn)? (?:sang|qua)(?![^\W_])")
_FROM_NOW = re.compile(r"(?<![^\W_])từ nay (?:đến|tới)(?: hết| cuối)? $")
_ONCE = re.compile(r"(?<![^\W_])từng (?:được|đạt|đọat|có|nhận|tham gia|là|dự|giành|lọt)(?: [^\W\d_]+){0,5} $")
_FOUNDED = re.compile(r"(?<![^\W_])(?:thành lập|ra đời|khởi nghiệp)(?: từ| vào)?(?: (?:năm|tháng))* ?$")
_PLANS = re.compile(r"phấn đấu|mục tiêu|dự kiến|đặt chỉ tiêu|phê duyệt|kế họach")
_PLANNED_FOR = re.compile(r"(?:năm sau|năm tới|đăng ký|phương hướng|dự kiến|đề xuất|sang)[^.;\n]*$")
"""Before a year that a report looks ahead to."""
_NAME_OF_PROJECT = re.compile(
    r"(?:xây dựng|lập|chuẩn bị) kế họach(?: (?:khuyến công|họat động))* $|(?<!\d )đề án(?: (?:khuyến công|quốc gia"
    r"|địa phương|nhóm|điểm|kc|kcqg|kcđp|này))* $"
)
_CALLED = re.compile(r"(?<![^\W_])(?:đề án|dự án|nhiệm vụ|chương trình)(?: [^\W\d_]+){0,8}[ :]*$")
_LONG_NAME = re.compile(
    r"(?<![^\W_])(?<!\d )đề án (?:nâng cao|phát triển|bảo tồn|khôi phục|tái cơ cấu"
    r"|xây dựng) (?:[^\W\d_]+ ){3,18}giai đọan (?:năm )?$"
)
_NAME_OF_PROGRAMME = re.compile(
    r"(?:theo|thuộc|bám theo|trong khuôn khổ"
    r"|nội dung của)[^,.;]{0,50}chương trình[^,.;]{0,50}giai đọan (?:năm )?$"
)
_COUNTED_FROM = re.compile(r"(?:tính|kể) từ(?: năm)? ?$")
_EARLY = re.compile(r"đến đầu $")
_UP_TO = re.compile(r" (?:(?:đến|tới)(?: hết| giữa| cuối)?(?: ngày)? )?")
_INTO = re.compile(r"vào(?: cuối)? ?$")
_WHILE = re.compile(r"trong khi(?: cả)?(?: năm)? ?$")
_WITH = re.compile(r",? (?:với|kinh phí|gồm|là)(?![^\W_])|:| \(")
_LAST_YEAR = re.compile(r" năm (?:ngóai|trước)(?![^\W_])")
_HENCE = re.compile(r"(?:đến|tới|hết)(?: hết| cuối)?(?: qúy)? ?$")
_SINCE_MONTH = re.compile(r"(?<![^\W_])từ (?:đầu |cuối )?(?:tháng|qúy) [^,.;]*$")
_SINCE_PART = re.compile(r"(?<![^\W_])từ (?:đầu |giữa |cuối )?(?:năm |tháng |qúy )?$")
_TO = frozenset(
    {" đến ", " đến hết ", " đến cuối ", " tới ", " tới hết ", " - ", " đến năm ", " đến hết năm "}
)
_TO_WORDS = ("đến", "tới", "hết", "tính đến")
_PARTS = frozenset({"period.month", "period.quarter", "period.as_of"})
_A_DAY, _A_MONTH = timedelta(days=1), timedelta(days=31)
TOLD_OF = re.compile(
    r"(?: là| chỉ| chỉ là| chỉ có| chỉ đạt| mới| đạt|:|(?= \()) ?\(?(?:hơn |gần |trên |khỏang )?(?=\d)"
)


def periods_told(report: Report) -> list[Row]:
    """Each period that the text names, in order of place, with its days and role."""
    reference = report.context.reference_day
    year_of_report = reference.year if reference else _latest_year(report)
    rows = sorted([*_from_tokens(report, year_of_report), *periods_in_words(report, year_of_report)])
    return [
        row
        for row, after in zip_longest(rows, rows[1:])
        if after is None or not _opens(report.text.low, row, after)
    ]


def _opens(low: str, row: Row, after: Row) -> bool:
    """ "từ đầu năm đến hết tháng 9": the first words tell but where the months begin."""
    return low[row[0] : row[1]].endswith("từ đầu năm") and _UP_TO.fullmatch(low, row[1], after[0]) is not None


def _from_tokens(report: Report, year_of_report: int | None) -> list[Row]:
    low, rows = report.text.low, []
    year: int | None = None
    periods = [token for token in report.tokens if token.span or token.rule == "period.relative"]
    for position, token in enumerate(periods):
        left = low[max(0, token.start - 36) : token.start]
        if token.rule == "period.relative":
            days = relative_days(report, low[token.start : token.end])
            if days:
                rows.append((token.start, token.end, days, "main"))
            continue
        if token.rule == "period.so_far":
            if days := so_far_days(token, report.context.reference_day, year or year_of_report):
                rows.append((token.start, token.end, days, "main"))
            continue
        span = token.span
        this_year = "năm nay" in low[token.start : token.end]
        days = span.days(year_of_report if this_year else year or year_of_report) if span else None
        if span is None or days is None:
            continue
        if token.kind == "date":
            if counted := _days_of_date(periods[: position + 1], left, days):
                rows.append((token.start, token.end, counted, "main"))
            continue
        days = _told_with(low, token, left, days, year_of_report)
        role = _role(report, token, left)
        if role == "since":
            days = (days[0], _since_end(report, year_of_report, days))
        elif role == "deadline":
            days = (
                days
                if _is_past(report, year_of_report, days)
                else _programme(report, days, from_now=_FROM_NOW.search(left) is not None)
            )
        rows.append((token.start, token.end, days, "main" if role in {"since", "deadline"} else role))
        if span.first_year and role == "main" and span.first_year == span.last_year:
            year = span.first_year
        _join(report, rows, position)
    return rows


def _days_of_date(told: list[Token], left: str, days: Days) -> Days | None:
    """ "tính đến 15/9" counts from January; "từ 01/7 đến 15/11/2021" are its days; other dates are no period.

    The days of a fair or a course, "từ 10 đến 15/12/2021", tell the year.
    """
    year, token = days[1].year, told[-1]
    if _FROM_DAY.search(left):
        if token.span is None or token.span.first_year is None:
            return None
        since = told[-2].span.days(year) if len(told) > 1 and told[-2].span else None
        near = since is not None and told[-2].kind == "date" and token.start - told[-2].end < len(left)
        if since and near and since[0] + _A_MONTH < days[1]:
            return since[0], days[1]
        return date(year, 1, 1), date(year, 12, 31)
    return (date(year, 1, 1), days[1]) if _AS_OF.search(left) else None


def _told_with(low: str, token: Token, left: str, days: Days, year_of_report: int | None) -> Days:
    """ "hết quý III", "tháng 12 năm ngoái", "hai năm đầu của giai đoạn 2021 - 2025": what the words beside a period make of it."""
    (_, last), span = days, token.span
    undated = token.rule in {"period.month", "period.quarter"} and span and span.first_year is None
    if undated and year_of_report and _LAST_YEAR.match(low, token.end):
        return span.days(year_of_report - 1) or days
    if token.rule == "period.quarter" and _HENCE.search(left) and not _SINCE_MONTH.search(left):
        return date(last.year, 1, 1), last
    left = low[max(0, token.start - 60) : token.start]
    return part_of(left, days) if token.rule in {"period.year", "period.years"} else days


def _join(report: Report, rows: list[Row], position: int) -> None:
    """ "năm 2019 và 6 tháng đầu năm 2020", "từ năm 2019 đến hết tháng 9/2020": a figure after both covers both."""
    if len(rows) < 2 or position == 0:
        return
    low, first, second = report.text.low, rows[-2], rows[-1]
    if not first[3] == second[3] == "main":
        return
    (since, until), (begun, end) = first[2], second[2]
    between = low[first[1] : second[0]]
    follows = between in {" và ", ", ", " cùng ", " cùng với "} and until + _A_DAY == begun
    reaches = since < end and (between in _TO or (between == " " and low.startswith(_TO_WORDS, second[0])))
    if follows or (reaches and _SINCE_PART.search(low, max(0, first[0] - 16), first[0])):
        rows[-1] = (second[0], second[1], (since, end), "main")
        rows[-2] = (first[0], first[1], (since, end), "main")


def _role(report: Report, token: Token, left: str) -> str:
    after = report.text.low[token.end : token.end + 24]
    told = TOLD_OF.match(after) and (_WHILE.search(left) or _is_aside(report, token))
    if told or compares(left) or _opens_comparison(report, token):
        return "comparison"
    led_to = token.rule in _PARTS and is_of_event(report, token.start, token.end)
    if (led_to and not after.startswith((" đến nay", " tới nay"))) or _FOUNDED.search(left):
        return "event"
    if after.startswith((" đến nay", " tới nay")) and _SINCE_THEN.search(left):
        return "since"
    if _is_name(report, token, left):
        return "name"
    single = token.rule == "period.year"
    since = (single or token.rule == "period.month") and "từ" in left and _SINCE.search(left)
    if since and (_UNTIL_NOW.match(after) or (single and _COUNTED_FROM.search(left))):
        return "since"
    if single and _UNTIL.search(left) and not _INTO.search(left):
        return "deadline"
    return "main"


def _is_name(report: Report, token: Token, left: str) -> bool:
    """Whether a period is a part of what a law, a programme or a project is called, or of what once was."""
    if _CARRIED_OVER.match(report.text.low, token.end) and "từ" in left:
        return True
    if _NAMED.search(left) or _ONCE.search(left) or _is_in_quotes(report, token):
        return True
    before = report.text.low[max(0, token.start - 90) : token.start]
    if "chương trình" in before and _NAME_OF_PROGRAMME.search(before):
        return not _is_time_of_money(report, token)
    if (
        token.rule == "period.years"
    ):  # "Đề án nâng cao chuỗi giá trị ngành gốm đỏ giai đoạn 2021-2025 hỗ trợ …"
        return "đề án " in before and _LONG_NAME.search(before) is not None
    if token.rule == "period.month":
        return _EARLY.search(left) is not None
    of_project = token.rule == "period.year" and _NAME_OF_PROJECT.search(left) is not None
    return of_project and not _is_asked_for(report, token, left)


def _is_time_of_money(report: Report, token: Token) -> bool:
    """ "15 tỷ đồng là khoản dự tính chi … theo chương trình khuyến công giai đoạn 2021 - 2025": the one time of the figures before it."""
    start, end = report.segments.sentence(token.start)
    others = any(start <= other.start < end and other.span and other is not token for other in report.tokens)
    return not others and any(start <= other.start < token.start for other in report.quantities)


def _is_in_quotes(report: Report, token: Token) -> bool:
    """ "đề án “Phát triển chế biến hạt điều giai đoạn 2018 – 2020”": the years of what a project is called."""
    low, start = report.text.low, report.segments.sentence(token.start)[0]
    opened = low.rfind("“", start, token.start)
    return (
        opened > 0
        and low.find("”", opened, token.start) < 0
        and _CALLED.search(low, start, opened) is not None
    )


def _is_aside(report: Report, token: Token) -> bool:
    """ "5 tỷ đồng (năm 2020: 3 tỷ đồng)": the year of the one figure in a bracket behind another."""
    bracket = report.segments.bracket(token.start)
    if bracket is None or token.start - bracket[0] > len("(riêng trong "):
        return False
    near = [other for other in report.quantities if bracket[0] - 2 <= other.end and other.start < bracket[1]]
    return len(near) == 2 and near[0].end <= bracket[0] < near[1].start


def _opens_comparison(report: Report, token: Token) -> bool:
    """ "So với tổng kinh phí mà ba tỉnh cũ bố trí năm 2025, mức này tăng 8%": the clause up to the year is what is compared with."""
    low, start = report.text.low, report.segments.sentence(token.start)[0]
    compared = low[start : start + 9].lstrip().startswith("so với ") and low.startswith(",", token.end)
    return compared and not any(map(str.isdigit, low[start : token.start]))


def _is_asked_for(report: Report, token: Token, left: str) -> bool:
    """ "trình đề án khuyến công quốc gia năm 2026": projects of a year to come are told of that year."""
    reference, span = report.context.reference_day, token.span
    ahead = reference is not None and span is not None and (span.first_year or 0) > reference.year
    told_of = _WITH.match(report.text.low, token.end)
    return ahead and told_of is not None and "kế họach" not in left


def _since_end(report: Report, year_of_report: int | None, days: Days) -> date:
    """ "từ năm 2018 đến nay": up to the report's day; the end of the latest year it speaks of where no day is known."""
    reference = report.context.published
    if reference and reference[1] >= days[0]:
        return reference[1]
    return date(max(year_of_report or days[1].year, days[1].year), 12, 31)


def _is_past(report: Report, year_of_report: int | None, days: Days) -> bool:
    """ "Đến hết năm 2009" told in 2009: the state at the end of that year."""
    reference = report.context.reference_day
    if reference is not None:
        return days[1].year <= reference.year
    if _PLANS.search(report.text.low):
        return False
    return year_of_report is not None and days[1].year <= year_of_report


def _programme(report: Report, days: Days, *, from_now: bool) -> Days:
    """ "đến năm 2025" means the programme that ends then: the stretch of years that the report names, else the five years to it.

    No programme begins years after the report that tells it, and what lasts "từ nay đến năm 2015" begins with it: where no day
    is known, with the year before the stretch, if that is told.
    """
    today = report.context.reference_day
    for token in report.tokens:
        if (
            token.rule == "period.years"
            and token.span
            and token.span.last_year == days[1].year
            and token.span.first_year
        ):
            first = token.span.first_year
            if today is not None and first > today.year + 1:
                first = today.year
            elif today is None and from_now and _names_year(report, first - 1):
                first -= 1
            return date(first, 1, 1), days[1]
    reference = report.context.reference_day
    if reference is not None and reference < days[1] and from_now:
        return date(reference.year, 1, 1), days[1]
    if days[1].year % 5 == 0 and (reference is None or reference < days[1]):
        return date(days[1].year - 4, 1, 1), days[1]
    return days


def _names_year(report: Report, year: int) -> bool:
    return any(
        token.rule == "period.year" and token.span and token.span.first_year == year
        for token in report.tokens
    )


def _latest_year(report: Report) -> int | None:
    """The year the report is of, where no day of publication is known: the latest of its headline, else the latest that it names."""
    title = report.context.title
    told = [
        (token.start, token.span.last_year, token.rule == "period.years")
        for token in report.tokens
        if token.kind == "period" and token.span and token.span.last_year
    ]
    single = [(start, year) for start, year, stretch in told if not stretch]
    low = report.text.low
    ahead = {start for start, _ in single if _PLANNED_FOR.search(low, max(0, start - 90), start)}
    single = [row for row in single if row[0] not in ahead] or single
    headed = [year for start, year in single if title[0] <= start < title[1]]
    return max(headed or [year for _, year in single] or [year for _, year, _ in told], default=None)
