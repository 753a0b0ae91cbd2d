"""Days, months, quarters and years at a number. What a period means for a figure is told in timeline.py."""

import re

from khuyencong.extraction.figures import grammar as g
from khuyencong.extraction.figures.nouns import noun_at
from khuyencong.extraction.figures.token import Token
from khuyencong.language import calendar
from khuyencong.language.calendar import Span
from khuyencong.language.numbers import parse_words

_QUARTER_LEFT = {"qúy", "quí"}
WORDS_BEFORE = frozenset(
    {"qúy", "quí", "tháng", "năm", "ngày", "hôm", "đêm", "sáng", "chiều", "tối", "giai đọan", "mồng", "mùng"}
)
"""Words right before a number that `read_marked` goes by."""


def read_marked(low: str, start: int, end: int, words: list[str]) -> Token | None:
    """Forms that nothing else can be: full dates, "tháng 6/2021", "quý 2/2021", "năm 2021", stretches of years."""
    last = words[-1] if words else ""
    if last in _QUARTER_LEFT:
        return _quarter(low, start, last)
    token = _date(low, start, words) or _date_in_words(low, start, words)
    if token:
        return token
    each = words[-2:-1] in (["hằng"], ["hàng"], ["mỗi"]) and last == "tháng"
    if last == "tháng" and not each and low[start - 2].isalpha() and not _counts_in_months(low, start, end):
        return _month(low, start)
    token = _stretch(low, start, words)
    if token:
        return token
    if last == "năm" and (token := _marked_year(low, start, words)):
        return token
    if last in _DAYS:
        return _day_month(low, start, end)
    if words[-2:] == ["tính", "đến"] and (found := g.DAY_MONTH.match(low, start)):
        return _day_month(low, start, end) if low.startswith((",", ";", ":", ")"), found.end()) else None
    if found := g.MONTHS_OF.match(low, start):
        return _months(low, start, found, words)
    return None


def _counts_in_months(low: str, start: int, end: int) -> bool:
    """ "trong 3 tháng 2 cơ sở …": the months are counted, and so is what follows; not "từ 3 tháng 2"."""
    return low[max(0, start - 7) : start - 6].isdigit() and noun_at(low, end) is not None


def read_short(flat: str, start: int) -> Token | None:
    """Headings of tables: "T6/2023", "Q3/2022", "9T2022" (the first nine months), in capitals."""
    if found := g.SHORT_MONTHS.match(flat, start):
        return _period(
            start, found.end(), calendar.months(int(found["year"]), 1, int(found["n"])), "period.months"
        )
    if (
        start
        and (start < 2 or not flat[start - 2].isalnum())
        and (found := g.SHORT_MONTH.match(flat, start - 1))
    ):
        if found["quarter"]:
            span = calendar.quarter(int(found["of"]), int(found["quarter"]))
            return _period(start - 1, found.end(), span, "period.quarter")
        month = int(found["month"])
        return _period(
            start - 1, found.end(), calendar.months(int(found["year"]), month, month), "period.month"
        )
    return None


def _marked_year(low: str, start: int, words: list[str]) -> Token | None:
    """ "năm 2021"; "Năm 2.022 tỉnh …": printed as a number at the head of a clause, where no unit follows."""
    if found := g.YEAR_AT.match(low, start):
        return _year(low, start, found.end(), words)
    found = g.MISPRINTED_YEAR.match(low, start)
    if not found:
        return None
    year = int(found[1] + found[2])
    money = g.MONEY.match(low, start)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (money and (money["mult"] or money["cur"])):
        return None
    opens = start < 5 or low[max(0, start - 8) : start - 4].rstrip(" ").endswith((".", "\n", ";", ":", "("))
    if (
        not opens
        or g.CAPACITY.match(low, start)
        or re.match(g.RANGE + r"\d", low[found.end() : found.end() + 8])
    ):
        return None
    return _period(start - 4, found.end(), calendar.years(year, year), "period.year")


def read(low: str, start: int, end: int, words: list[str]) -> Token | None:
    """Forms that a unit or noun could overrule: bare years, bare months, spans of years, durations."""
    found = g.YEARS_LONG.match(low, start)
    if found and not (words[-1:] == ["và"] and _LAST_MONTH.search(low, max(0, start - 14), start)):
        return _years_long(found)
    if found := g.DURATION.match(low, start):
        return Token(start, found.end(), "time", "time", "time.duration")
    found = g.MONTH_YEAR.match(low, start)
    if (
        found
        and 1 <= int(found[1]) <= 12
        and (not found[2] or int(found[2]) <= 12)
        and found[0][len(found[1])] in "./- "
    ):
        return _period(
            start,
            found.end(),
            calendar.months(int(found[3]), int(found[1]), int(found[2] or found[1])),
            "period.month",
        )
    if (found := g.YEAR_AT.match(low, start)) and not _counts_something(low, found.end()):
        return _year(low, start, found.end(), words)
    if (found := g.DAY_MONTH.match(low, start)) and _looks_like_day(low, found):
        return _day_month(low, start, end)
    return None


def _counts_something(low: str, end: int) -> bool:
    """Whether a unit or noun right after a bare year makes it a count (2015 lao động)."""
    noun = noun_at(low, end)
    return noun is not None and noun.indicator in {"people", "trainees", "establishments", "jobs"}


def _period(start: int, end: int, span: Span, rule: str) -> Token:
    return Token(start, end, "period", "period", rule, span=span)


def _whole_date(low: str, start: int) -> Token | None:
    """ "2023-10-15", "12 / 06 / 2019", "30/4-1/5/2023": forms with a year that need no word before."""
    if iso := g.DATE_ISO.match(low, start):
        year, month, day = map(int, iso.groups())
        found, span = iso, Span(year, month, year, month, day, day)
    elif spaced := g.DATE_SPACED.match(low, start):
        day, month, year = map(int, spaced.groups())
        found, span = spaced, Span(year, month, year, month, day, day)
    elif two := g.DAYS_OF_TWO_MONTHS.match(low, start):
        day, month, last, last_month, year = map(int, two.groups())
        found, span = two, Span(year, month, year, last_month, day, last)
        if (month, day) > (last_month, last) or not calendar.is_day(year, last_month, last):
            return None
    else:
        return None
    if not calendar.is_day(year, month, day):
        return None
    return Token(start, found.end(), "date", "date", "date", span=span)


def _date(low: str, start: int, words: list[str]) -> Token | None:
    if whole := _whole_date(low, start):
        return whole
    if _DATE_MARKS.isdisjoint(low[start + 1 : start + 3]):
        return None
    if found := g.DATE_RANGE.match(low, start):
        first, last, month, year = int(found[1]), int(found[2]), int(found[4]), int(found[5])
        if calendar.is_day(year, month, first) and calendar.is_day(year, month, last):
            return Token(
                start,
                found.end(),
                "date",
                "date",
                "date.range",
                span=Span(year, month, year, month, first, last),
            )
    found = g.DATE.match(low, start)
    if not found:
        return None
    first, last, month, year = int(found[1]), int(found[2] or found[1]), int(found[4]), int(found[5])
    if len(found[5]) == 2:
        if found[3] != "/" or not words or words[-1] not in {"ngày", "hôm"}:
            return None
        year += 2000
    if not (
        calendar.is_day(year, month, first) and calendar.is_day(year, month, last) and 1900 <= year <= 2100
    ):
        return None
    return Token(start, found.end(), "date", "date", "date", span=Span(year, month, year, month, first, last))


def _date_in_words(low: str, start: int, words: list[str]) -> Token | None:
    """ "ngày 16 tháng 10 năm 2014", "mồng 3 tháng 2", "từ 13 - 15 tháng 7"."""
    found = g.DATE_WORDS.match(low, start)
    if not found or not ((words and words[-1] in _DAYS) or (found[2] and found[3].isdigit())):
        return None
    month = int(found[3]) if found[3].isdigit() else parse_words(found[3])
    year, first, last = int(found[4]) if found[4] else None, int(found[1]), int(found[2] or found[1])
    if month is None or not (calendar.is_day(year, month, first) and calendar.is_day(year, month, last)):
        return None
    return Token(
        start, found.end(), "date", "date", "date.words", span=Span(year, month, year, month, first, last)
    )


def _day_month(low: str, start: int, end: int) -> Token | None:
    found = g.DAY_MONTH.match(low, start)
    if found:
        first, last, month = int(found[1]), int(found[2] or found[1]), int(found[3])
        if calendar.is_day(None, month, first) and calendar.is_day(None, month, last):
            span = Span(None, month, None, month, first, last)
            return Token(start, found.end(), "date", "date", "date.day_month", span=span)
    if end - start <= 2 and 1 <= int(low[start:end]) <= 31:
        return Token(start, end, "date", "date", "date.day")
    return None


def _looks_like_day(low: str, found: re.Match[str]) -> bool:
    """A bare 15.7 or 3-6/10 is a day only beside another day."""
    near = low[max(0, found.start() - 24) : found.start()]
    return "ngày" in near.split() and "đồng" not in low[found.end() : found.end() + 12]


def _quarter(low: str, start: int, word: str) -> Token | None:
    found = g.QUARTER.match(low, start)
    if not found:
        return None
    return _period(start - len(word) - 1, found.end(), _quarters(found, found["year"]), "period.quarter")


def _quarters(found: re.Match[str], year: str | None) -> Span:
    """A quarter, or from the first to the last of "qúy I, II và III"."""
    first = last = calendar.QUARTERS[found["q"]]
    if found["to"]:
        last = max(first, calendar.QUARTERS[found["to"]])
    return calendar.months(int(year) if year else None, 3 * first - 2, 3 * last)


def _month(low: str, start: int) -> Token | None:
    """ "tháng 6/2021", "tháng 7 và 8.2018", "tháng 6"; cumulative after "tính đến", "đến hết"."""
    left = low[max(0, start - 26) : start]
    begin = start - 6
    found = g.MONTH_RANGE.match(low, start) or g.MONTH_YEAR.match(low, start)
    if found and 1 <= int(found[1]) <= 12 and (not found[2] or 1 <= int(found[2]) <= 12):
        if found[2] and "và" in found[0]:
            end = start + len(found[1])
            return _period(
                begin, end, calendar.months(int(found[3]), int(found[1]), int(found[1])), "period.month"
            )
        first, last = int(found[1]), int(found[2] or found[1])
        return _cumulative(begin, found.end(), int(found[3]), first, last, left)
    listed = g.MONTHS_LIST.match(low, start)
    if listed and _follow_each_other(listed[0], listed.group(1, 2)):
        span = calendar.months(int(listed[3]), int(listed[1]), int(listed[2]))
        return _period(begin, listed.end(), span, "period.month")
    single = _MONTH.match(low[start : start + 4])
    if single and 1 <= int(single[0]) <= 12:
        return _cumulative(begin, start + single.end(), None, int(single[0]), int(single[0]), left)
    return None


def _follow_each_other(listed: str, ends: tuple[str, ...]) -> bool:
    """Whether months are told one after another, so that they make a span."""
    first, last = map(int, ends)
    told = [int(number) for number in re.findall(r"\d+", listed)[:-1]]
    return last <= 12 and told == list(range(first, last + 1))


def _cumulative(begin: int, end: int, year: int | None, first: int, last: int, left: str) -> Token:
    asof = _AS_OF.search(left)
    if asof:
        return _period(
            begin - (len(left) - 6 - asof.start()), end, calendar.months(year, 1, last), "period.as_of"
        )
    return _period(begin, end, calendar.months(year, first, last), "period.month")


def _stretch(low: str, start: int, words: list[str]) -> Token | None:
    """ "2015 - 2021", "từ năm 2018 đến năm 2020", "giai đoạn 20182020", "giai đoạn 2021-25"."""
    if found := g.YEAR_RANGE.match(low, start):
        first, last = int(found[1]), int(found[2])
        if first < last <= first + 40:
            return _period(start, found.end(), calendar.years(first, last), "period.years")
    if words[-2:] == ["giai", "đọan"] and (found := g.GLUED_YEARS.match(low, start)):
        return _period(start, found.end(), calendar.years(int(found[1]), int(found[2])), "period.years")
    if words[-2:] == ["giai", "đọan"] and (found := g.SHORT_YEARS.match(low, start)):
        first = int(found[1])
        last = first // 100 * 100 + int(found[2])
        if first < last <= first + 40:
            return _period(start, found.end(), calendar.years(first, last), "period.years")
    return None


_FIRST_YEAR, _LAST_YEAR = 1990, 2050
_LAST_MONTH = re.compile(r"tháng \d{1,2},? và $")
_DATE_MARKS = frozenset("/.-")
_DAYS = frozenset({"ngày", "hôm", "đêm", "sáng", "chiều", "tối", "mồng", "mùng"})
_MONTH = re.compile(r"\d{1,2}(?!\d|[.,]\d)")
_AS_OF = re.compile(r"(?:(?:tính )?(?:đến|tới)(?: hết| cuối| giữa| thời điểm| nay)?|hết) tháng $")
_QUARTERS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_MONTHS = {"giêng": 1, "tư": 4, "chạp": 12}
_SPELLED = re.compile(
    rf"(?<![^\W_])(?:qúy (?P<quarter>{'|'.join(_QUARTERS)})"
    r"|(?<!\d )tháng (?P<month>mười(?: một| hai)?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|giêng|tư|chạp)),? năm $"
)
_HALF = re.compile(
    r"(?:(?P<count>\d{1,2}|[^\W\d_]+) tháng (?:(?P<part>đầu|cuối) )?|(?P<half>nửa) (?P<side>đầu|cuối) )năm $"
)


def _year(low: str, start: int, end: int, words: list[str]) -> Token:
    """A year, with the half or the months that stand before it in words ("sáu tháng cuối năm 2020")."""
    year = int(low[start : start + 4])
    left = low[max(0, start - 44) : start]
    if ("qúy" in left or "quí" in left or "q." in left) and (quarters := g.QUARTERS_BEFORE.search(left)):
        begin, span = start - len(left) + quarters.start(), _quarters(quarters, low[start : start + 4])
        return _period(begin, end, span, "period.quarter")
    if spelled := _SPELLED.search(left):
        begin = start - len(left) + spelled.start()
        if spelled["quarter"]:
            return _period(
                begin, end, calendar.quarter(year, _QUARTERS[spelled["quarter"]]), "period.quarter"
            )
        month = _MONTHS.get(spelled["month"]) or parse_words(spelled["month"]) or 0
        if 1 <= month <= 12:
            return _period(begin, end, calendar.months(year, month, month), "period.month")
    half = _HALF.search(left) if "tháng" in left or "nửa" in left else None
    if half:
        begin = start - len(left) + half.start()
        if half["half"]:
            return _period(
                begin,
                end,
                calendar.months(year, *((1, 6) if half["side"] == "đầu" else (7, 12))),
                "period.half",
            )
        number = parse_words(half["count"]) if half["count"] else None
        if number and number < 12:
            return _period(
                begin,
                end,
                calendar.months(year, *((1, number) if half["part"] != "cuối" else (13 - number, 12))),
                "period.months",
            )
    begin = start - 4 if words[-1:] == ["năm"] else start
    return _period(begin, end, calendar.years(year, year), "period.year")


def _months(low: str, start: int, found: re.Match[str], words: list[str]) -> Token | None:
    """ "6 tháng đầu năm 2016", "9 tháng năm 2022", "9 tháng" (so far this year) or a duration ("8 tháng sau")."""
    number, part = int(found["n"]), (found["part"] or "").strip()
    year = int(found["year"]) if found["year"] else None
    if not 1 <= number <= 12:
        return Token(start, found.end(), "time", "time", "time.duration")
    if part == "qua" and number >= 3 and not found["year"]:
        return _period(start, found.end(), calendar.months(None, 1, number), "period.so_far")
    if part in {"qua", "gần đây", "tới"} or (
        not part and not found["year"] and not found["this"] and not _so_far(low, found.end(), words)
    ):
        return Token(start, found.end(), "time", "time", "time.duration")
    span = (
        calendar.months(year, 13 - number, 12)
        if part in {"cuối", "còn lại"}
        else calendar.months(year, 1, number)
    )
    return _period(start, found.end(), span, "period.months")


def _so_far(low: str, end: int, words: list[str]) -> bool:
    """Whether a bare "9 tháng" means the year so far: reports say "ước 9 tháng", "thực hiện 6 tháng"."""
    if low.startswith((" sau", " trước", " nay", " liên"), end):
        return False
    if low.startswith(", ", end) and _OPENS_CLAUSE.search(low, max(0, end - 12), end):
        return True
    return bool(_SO_FAR & set(words[-2:]))


_SO_FAR = frozenset({"ước", "kết quả", "trong", "hiện", "qua", "chung", "kế", "lũy kế"})
_OPENS_CLAUSE = re.compile(r"[;.:\n] ?\d{1,2} tháng$")


def _years_long(found: re.Match[str]) -> Token:
    """ "5 năm qua", "2 năm một lần", "8 năm": a span that ends at the report's date, a frequency or a duration."""
    part = (found["part"] or "").strip()
    if part in {"qua", "gần đây", "trở lại đây", "nay"}:
        return Token(found.start(), found.end(), "period", "period", "period.relative")
    return Token(
        found.start(),
        found.end(),
        "time",
        "time",
        "time.frequency" if part.endswith("lần") else "time.duration",
    )
