"""Numbers in words: "ba đề án", "gấp đôi ba lần", "hơn ba đồng". They count only before a thing counted, never in names or idioms."""

import re
from decimal import Decimal

from khuyencong.extraction.figures.nouns import Noun, noun_at
from khuyencong.extraction.figures.quantities import is_money_without_unit
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.token import Token
from khuyencong.language.letters import any_of
from khuyencong.language.numbers import parse_words

_DIGIT_WORDS = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_LATER_WORDS = f"{_DIGIT_WORDS}|mươi|mốt|tư|lăm|nhăm|trăm|linh|lẻ|nghìn|ngàn|chục"
_SPOKEN = re.compile(rf"{any_of(*_DIGIT_WORDS.split('|'))}(?: (?:{_LATER_WORDS}))*(?= [^\W\d_])")
_MONEY = re.compile(
    r" (?P<scale>triệu|tỷ|tỉ)(?P<half> rưỡi)?(?P<currency> đồng)?(?![^\W_])(?P<per>(?: ?/ ?[^\W\d_]+){1,2})?"
)
_TIMES = re.compile(r" lần(?![^\W\d_])(?! thứ)")
_LEVERAGE = re.compile(r" đồng(?= vốn| đối ứng|[.,;]|$)")
_WORDS_THAT_OWN = (
    "mỗi từng chủ thứ lần số tháng ngày qúy lớp hàng hằng đầu cuối giữa nửa mấy vài dăm đôi các những nhiều phần của"
    " trước sau thôn ấp bản phường làng ông bà anh chị em ngã tháp tổ khu đội đường phố như cũng"
)
_NEVER_BEFORE = frozenset(_WORDS_THAT_OWN.split())
_ARTICLE_AFTER = frozenset(["từ", "cho", "trong", "theo", "qua", "nay", "này", "huyện", "xã", "tỉnh", "là"])
"""Behind these "một" is an article ("từ một đề án …"); a larger number counts ("đi kèm là hai lớp")."""
_ARTICLE_OPENS = frozenset({"establishments", "projects"})
_TOLD_BEFORE = re.compile(r" (?:kia|ấy|này|đó|nói trên|trên đây)(?![^\W_])")
_YEAR_WORDS = "mươi trăm nhiều mấy trong vào quanh suốt cả kể từ sang qua hết cùng mọi"
_DIGITS = frozenset(_DIGIT_WORDS.split("|"))
_YEAR_NOT_FIVE = _DIGITS | frozenset(_YEAR_WORDS.split())
"""Behind these "năm" is a year: "trong năm tổ chức được …", "cả năm đề án nào cũng …"."""
_ONE_OF = frozenset(
    {"establishments", "projects", "models", "equipment", "classes", "clusters", "treatment_systems"}
)
_AREAS = frozenset(
    {
        "tỉnh",
        "huyện",
        "xã",
        "thành phố",
        "địa phương",
        "vùng nguyên liệu",
        "ngành",
        "nghề",
        "vùng",
        "lọai",
        "trung tâm",
        "thôn",
        "ấp",
        "phường",
        "thị trấn",
    }
)


def spoken_numbers(text: Text) -> dict[int, Token]:
    """Tokens of numbers in words, by the place where they begin."""
    found = {}
    for words in _SPOKEN.finditer(text.low):
        token = _token(text, words)
        if token is not None:
            found[token.start] = token
    return found


def _token(text: Text, words: re.Match[str]) -> Token | None:
    low, start, end = text.low, words.start(), words.end()
    noun = noun_at(low, end)
    if noun is None and not low.startswith((" lần", " đồng", " triệu", " tỷ", " tỉ"), end):
        return None
    before = low[max(0, start - 16) : start].split()
    last = before[-1] if before and low[start - 1 : start] == " " else ""
    value = parse_words(words[0])
    either = last.endswith(",") and last[:-1] in _DIGITS  # "hai, ba triệu đồng": no number is told
    if value is None or either or _inside_name(text, start):
        return None
    times = _TIMES.match(low, end)
    if times:
        return _plain(start, times.end(), "multiple", value) if last in {"gấp", "tăng", "giảm"} else None
    leverage = _LEVERAGE.match(low, end)
    if leverage and value > 1 and re.search(r"(?:một|1) đồng", low[max(0, start - 90) : start]):
        token = _plain(start, leverage.end(), "money", value)
        token.unit = "VND"
        return token
    if (
        last in _NEVER_BEFORE and not (last == "lớp" and " " in words[0])
    ) or (  # "lớp ba" is a form of a school
        words[0] == "năm" and (last in _YEAR_NOT_FIVE or last.isdigit())
    ):
        return None
    return _count(text, words, value, noun) if noun else _amount(low, words, value)


def _amount(low: str, words: re.Match[str], value: int) -> Token | None:
    """ "một tỷ rưỡi", "ba trăm triệu đồng": money, where the half or the currency is said; "ba triệu rưỡi viên" is not."""
    found = _MONEY.match(low, words.end())
    if not found or not (
        found["currency"] or (found["half"] and is_money_without_unit(low, found.end(), found["scale"]))
    ):
        return None
    scale = parse_words(found["scale"]) or 1
    token = _plain(words.start(), found.end(), "money", value * scale + (scale // 2 if found["half"] else 0))
    token.unit = "VND"
    token.per = found["per"].strip(" /").replace(" / ", "/") if found["per"] else None
    return token


def _is_article(low: str, start: int, noun: Noun) -> bool:
    """ "Từ một đề án", "…, một hợp tác xã được hướng dẫn": the one that the story is about, not a count."""
    left = low[max(0, start - 8) : start]
    if left.endswith(", "):
        return noun.indicator in _ARTICLE_OPENS
    return left.rstrip().rpartition(" ")[2] in _ARTICLE_AFTER


def _plain(start: int, end: int, kind: str, value: int) -> Token:
    return Token(start, end, kind, "fact", f"{kind}.words", Decimal(value), unit="count")


def _inside_name(text: Text, start: int) -> bool:
    """A capital inside a sentence: Ngã Năm, Hai Bà Trưng."""
    flat = text.flat
    return flat[start].isupper() and start > 1 and flat[start - 1] == " " and flat[start - 2] not in ".!?:…"


def _count(text: Text, words: re.Match[str], value: int, noun: Noun) -> Token | None:
    low, flat, end = text.low, text.flat, words.end()
    opens_sentence = flat[words.start()].isupper()
    if words[0] == "năm" and noun.words in {"tổ chức", "bà con"}:
        return None  # a year, and what was held in it or who did
    if noun.indicator == "other" and (words[0] in {"một", "năm"} or noun.words in _AREAS):
        return None
    cited = re.search(
        r"(?:tối đa cho|thăm|tham quan|quan) $", low[max(0, words.start() - 12) : words.start()]
    )
    if words[0] == "một" and (noun.indicator not in _ONE_OF or opens_sentence or cited):
        return None
    if words[0] == "một" and _is_article(low, words.start(), noun):
        return None
    if _TOLD_BEFORE.match(low, noun.end):
        return None  # "bốn đề án kia": counted before
    if re.match(r"[^.;,]{0,40} trở lên", low[noun.end : noun.end + 60]):
        return None  # a condition
    capital = flat[end + 1].isupper() and not (noun.words.isupper() or flat[end + 1 : noun.end].isupper())
    if capital:
        return None
    return Token(
        words.start(), noun.end, "count", "fact", "count.words", Decimal(value), unit="count", noun=noun.words
    )
