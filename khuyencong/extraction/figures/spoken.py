"""Numbers in words: "ba đề án", "ba phẩy năm tỷ đồng", "gấp đôi". They tell only before a thing counted or a unit, never in names."""

import re
from decimal import Decimal

from khuyencong.extraction.figures.nouns import Noun, noun_at
from khuyencong.extraction.figures.quantities import amount, capacity, percent
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.token import Token
from khuyencong.language.letters import any_of
from khuyencong.language.numbers import parse_words, written

_DIGIT_WORDS = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_SCALES = "triệu|tỷ|tỉ"
_LATER_WORDS = (
    f"{_DIGIT_WORDS}|mươi|mốt|tư|lăm|nhăm|trăm|không|linh|lẻ|nghìn|ngàn|vạn|chục|phẩy|phảy|{_SCALES}"
)
_OPENERS = (*_DIGIT_WORDS.split("|"), "không(?= ph[ẩả]y )", f"nửa(?= (?:{_SCALES}) )")
_SPOKEN = re.compile(rf"{any_of(*_OPENERS)}(?: (?:{_LATER_WORDS}))*(?= [^\W\d_])")
_LAST_SCALE = re.compile(rf" (?:nghìn|ngàn|{_SCALES})$")
_LARGE = re.compile(rf" (?:{_SCALES})(?![^\W_])")
_TO = re.compile(r" (?:đến|tới|-) ")
_FROM = re.compile(rf"{any_of(*_DIGIT_WORDS.split('|'))}(?: (?:{_LATER_WORDS}))*(?= (?:đến|tới|-) $)")
_UNIT = re.compile(r" (?:rưỡi|đồng|phần trăm|điểm phần trăm|đô la|usd|euro|tấn|tạ|lít|viên|kg)(?![^\W_])")
_MULTIPLES = {
    "đôi": Decimal(2),
    "rưỡi": Decimal("1.5"),
    "ba": Decimal(3),
    "bốn": Decimal(4),
    "năm": Decimal(5),
    "mười": Decimal(10),
}
_A_YEAR = r"năm (?:trước|ngóai|nay|qua|\d)"
_FOLD = re.compile(
    rf"gấp (?:{'|'.join(_MULTIPLES)})(?! (?!{_A_YEAR})(?:lần|rưỡi|{_LATER_WORDS})(?![^\W_]))(?![^\W_])"
)
_TIMES = re.compile(r" lần(?P<half> rưỡi)?(?![^\W\d_])(?! thứ)")
_LEVERAGE = re.compile(r" đồng(?= vốn| đối ứng|[.,;]|$)")
_WORDS_THAT_OWN = (
    "mỗi từng chủ thứ lần số tháng ngày qúy lớp hàng hằng đầu cuối giữa nửa mấy vài dăm đôi các những nhiều phần của"
    " trước sau thôn ấp bản phường làng ông bà anh chị em ngã tháp tổ khu đội đường phố như cũng"
)
_NEVER_BEFORE = frozenset(_WORDS_THAT_OWN.split())
_OF_LONG_NUMBERS = frozenset({"lớp", "của"})
"""Before one word they own it ("lớp ba" is a form of a school), before "một trăm lẻ sáu" they don't."""
_ARTICLE_AFTER = frozenset(
    ["từ", "tại", "cho", "trong", "theo", "qua", "nay", "này", "huyện", "xã", "tỉnh", "là"]
)
"""Behind these "một" is an article ("từ một đề án …"); a larger number counts ("đi kèm là hai lớp")."""
_ARTICLE_OPENS = frozenset({"establishments", "projects"})
_IN_A_ROW = re.compile(
    rf"(?<![^\W_])(?:\d{{1,3}}|{_DIGIT_WORDS}) (?:cơ sở|doanh nghiệp|hợp tác xã|htx|hộ|đơn vị|công ty)(?![^\W_])[^.;:]*, $"
)
"""Before a "một" that counts: "hai cơ sở chế biến gỗ, một cơ sở …"."""
_JOINED = re.compile(
    rf"(?<![^\W_])(?:\d{{1,3}}|{_DIGIT_WORDS}) (?:sản phẩm|bộ sản phẩm|giải|nhãn hiệu)(?: [^\W\d_]+){{0,3}} và $"
)
_ANY_ONE = re.compile(r" (?:phải|cần|muốn|nào|bất kỳ)(?![^\W_])")
_LAYER = re.compile(r" (?:cách nhiệt|cách âm|vải|kính|màng|tôn|lót|giấy|sơn)(?![^\W_])")
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
    for words in _FOLD.finditer(text.low) if "gấp " in text.low else ():
        value = _MULTIPLES[words[0].removeprefix("gấp ")]
        found[words.start()] = Token(*words.span(), "multiple", "fact", "multiple.words", value, unit="count")
    return found


def _token(text: Text, words: re.Match[str]) -> Token | None:
    low, start, end = text.low, words.start(), words.end()
    noun = noun_at(low, end)
    if noun is None and not (low.startswith(" lần", end) or _has_unit(low, words)):
        return None
    before = low[max(0, start - 16) : start].split()
    last = before[-1] if before and low[start - 1 : start] == " " else ""
    value = parse_words(words[0])
    either = last.endswith(",") and last[:-1] in _DIGITS  # "hai, ba triệu đồng": no number is told
    if (value is None and noun is not None) or either or _inside_name(text, start):
        return None
    times = _TIMES.match(low, end)
    if times:
        told = value is not None and last in {"gấp", "tăng", "giảm"}
        half = Decimal("0.5") if times["half"] else 0
        return _plain(start, times.end(), "multiple", value + half) if told and value else None
    leverage = _LEVERAGE.match(low, end)
    if leverage and value and value > 1 and re.search(r"(?:một|1) đồng", low[max(0, start - 90) : start]):
        token = _plain(start, leverage.end(), "money", value)
        token.unit = "VND"
        return token
    if (last in _NEVER_BEFORE and not (last in _OF_LONG_NUMBERS and " " in words[0])) or (
        words[0] == "năm" and (last in _YEAR_NOT_FIVE or last.isdigit())
    ):
        return None
    if noun is None:
        return _measured(low, words)
    return _count(text, words, value, noun) if value is not None else None


def _has_unit(low: str, words: re.Match[str]) -> bool:
    """Whether a unit of money, share or weight follows, at once or behind a second number ("mười đến hai mươi đô la")."""
    end = words.end()
    joined = _TO.match(low, end)
    more = _SPOKEN.match(low, joined.end()) if joined else None
    return (
        _UNIT.match(low, more.end() if more else end) is not None or _LAST_SCALE.search(words[0]) is not None
    )


def _measured(low: str, words: re.Match[str]) -> Token | None:
    """ "ba trăm triệu đồng", "một tỷ rưỡi", "mười lăm phần trăm": read as if the words were printed in digits.

    A short number needs its currency or its half: "năm tỷ lệ …", "hai triệu" are no money.
    """
    start = words.start()
    end, digits = _literal(words)
    if digits is None or len(digits) > end - start:
        return None
    begin = end - len(digits)
    printed = low[:begin] + digits + low[end:]
    joined = _TO.match(low, end)
    more = _SPOKEN.match(low, joined.end()) if joined else None
    if more:
        last, digits = _literal(more)
        if digits is not None and len(digits) <= last - more.start():
            printed = printed[: more.start()] + digits.zfill(last - more.start()) + low[last:]
    for read in (percent, amount, capacity):
        token = read(printed, begin)
        if token is not None and token.disposition == "fact":
            bare = "unit_inferred" in token.flags and not low.endswith("rưỡi", 0, token.end)
            if (bare and " " not in low[start:end]) or (words[0] == "một" and token.kind == "capacity"):
                return None
            token.start, token.rule = start, f"{token.kind}.words"
            return token
    return None


def _literal(words: re.Match[str]) -> tuple[int, str | None]:
    """Where the part of number words ends that is a number, and its digits; the scale behind it ("triệu") is left as a word."""
    scale = _LAST_SCALE.search(words[0])
    head = words[0][: scale.start()] if scale else words[0]
    if scale and _LARGE.search(head):  # "một tỷ hai trăm triệu" is one number
        head = words[0]
    return words.start() + len(head), written(head)


def _is_article(low: str, start: int, noun: Noun) -> bool:
    """ "Từ một đề án", "…, một hợp tác xã được hướng dẫn": the one that the story is about, not a count."""
    left = low[max(0, start - 8) : start]
    if left.endswith(", "):
        return noun.indicator in _ARTICLE_OPENS and not _IN_A_ROW.search(low, max(0, start - 140), start)
    return left.rstrip().rpartition(" ")[2] in _ARTICLE_AFTER


def _plain(start: int, end: int, kind: str, value: Decimal | int) -> Token:
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
    joined = _JOINED.search(low, max(0, words.start() - 60), words.start())
    if words[0] == "một" and ((noun.indicator not in _ONE_OF and not joined) or opens_sentence or cited):
        return None
    if words[0] == "một" and (_is_article(low, words.start(), noun) or _ANY_ONE.match(low, noun.end)):
        return None
    if noun.words == "lớp" and _LAYER.match(low, noun.end):
        return None
    if _TOLD_BEFORE.match(low, noun.end):
        return None  # "bốn đề án kia": counted before
    if re.match(r"[^.;,]{0,40} trở lên", low[noun.end : noun.end + 60]):
        return None  # a condition
    capital = flat[end + 1].isupper() and not (noun.words.isupper() or flat[end + 1 : noun.end].isupper())
    if capital:
        return None
    token = Token(
        words.start(), noun.end, "count", "fact", "count.words", Decimal(value), unit="count", noun=noun.words
    )
    least = _FROM.search(low, max(0, words.start() - 40), words.start())
    fewer = parse_words(least[0]) if least else None
    if least and fewer and fewer < value:  # "từ ba đến năm lao động"
        token.start, token.value, token.high = least.start(), Decimal(fewer), Decimal(value)
    return token
