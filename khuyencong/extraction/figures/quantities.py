"""Quantities at a number: money, per cent, capacity, size, multiple, count. Each function returns a token or None."""

import re
from decimal import Decimal

from khuyencong import vocabulary
from khuyencong.extraction.figures import grammar as g
from khuyencong.extraction.figures.nouns import noun_at
from khuyencong.extraction.figures.token import Token
from khuyencong.language.numbers import Number, parse_literal

_UNITS = vocabulary.table("units")
_MULTIPLIER = {word: Decimal(factor) for word, factor in _UNITS["multiplier"].items()}
_CURRENCY: dict[str, str] = {word: code.upper() for word, code in _UNITS["currency"].items()}
_MILLION = frozenset(_UNITS["million_dong"]["words"])
_ENERGY = frozenset(_UNITS["measure"]["energy"])
_SCALES = frozenset({"tỷ", "tỉ", "triệu", "nghìn", "ngàn"})
_ONE, _HALF = Decimal(1), Decimal("0.5")
_LARGEST_SHARE = Decimal("1.5")
"""What is done may go beyond the plan, but not by more: "12/5" is then a day."""
_RATES = ("/năm", "/tháng", "/ngày", " /năm", " / năm", "/qúy")


def _money_unit(multiplier: str | None, currency: str | None) -> tuple[Decimal, str | None]:
    factor = _MULTIPLIER[multiplier] if multiplier else _ONE
    words = currency.lstrip(",-").strip() if currency else None
    if words in _MILLION:
        return factor * 1_000_000, "VND"
    return factor, _CURRENCY.get(words) if words else None


def amount(low: str, start: int) -> Token | None:
    """Money: 1,4 tỷ đồng; 50 - 100 triệu đồng; 1 tỷ 200 triệu đồng; 300 triệu; 1tr250; 500 trđ; 7-8 triệu đồng/người/tháng."""
    found = g.MONEY.match(low, start)
    if not found:
        return None
    printed, mult, cur, printed2, per = found.group("low", "mult", "cur", "high", "per")
    if not (mult or cur):
        return _million_range(low, start)
    end = found.end()
    goes_on = mult in _SCALES and low.startswith(" ", end) and low[end + 1 : end + 2].isdigit()
    if goes_on and (compound := _compound(low, start)):
        return compound
    first = parse_literal(printed)
    if first is None:
        return None
    factor, unit = _money_unit(mult, cur)
    second = parse_literal(printed2) if printed2 else None
    if second:
        mult2, cur2 = found.group("mult2", "cur2")
        if mult2 or cur2 or cur:
            factor2, unit2 = _money_unit(mult2 or mult, cur2 or cur)
            if (
                cur and cur2 and second.value * factor2 < first.value * factor
            ):  # "150 triệu đồng - 75 triệu đồng": a difference
                return _money(
                    start,
                    found.start("range"),
                    "money",
                    first.value * factor,
                    unit=unit,
                    step=first.step * factor,
                )
            if not (unit or unit2 or is_money_without_unit(low, end, mult2 or mult)):
                return None
            if unit or unit2 or mult:
                return _money(
                    start, end, "money.range", first.value * factor, unit=unit or unit2, high=second.value * factor2,
                    step=first.step * factor, per=per, flags=first.flags,
                )  # fmt: skip
        end, per = found.start("range"), None
    of_each = mult in {"nghìn", "ngàn"} and bool(per)  # "500 nghìn/người"
    if unit is None and not of_each and not is_money_without_unit(low, end, mult):
        return None
    value = first.value * factor
    step = first.step * factor
    if rest := found["rest"]:  # 1tr2; 1 tỷ rưỡi
        step = factor.scaleb(-len(rest)) if rest.isdigit() else factor / 10
        value += (Decimal(rest) if rest.isdigit() else 5) * step
    return _money(start, end, "money", value, unit=unit, step=step, per=per, flags=first.flags)


def amount_behind_currency(low: str, start: int, currency: str) -> Token | None:
    """ "$50", "USD 2.500", "VNĐ 5.000.000": the currency stands before the number."""
    found = g.MONEY.match(low, start)
    if not found or found["cur"] or found["high"] or currency not in _CURRENCY:
        return None
    token = amount(f"{low[start : found.end()]} {currency}", 0)
    if token is not None:
        token.start, token.end = start, found.end()
    return token


def _compound(low: str, start: int) -> Token | None:
    """1 tỷ 200 triệu đồng; 3 triệu 2 trăm nghìn đồng; 12 nghìn 500 đồng: the smaller part has a scale of its own, or the currency."""
    found = g.COMPOUND.match(low, start)
    if not found or not (found["mb"] or found["cur"]):
        return None
    large, small = parse_literal(found["a"]), parse_literal(found["b"])
    scale, step = _MULTIPLIER[found["ma"]], _MULTIPLIER[found["mb"]] if found["mb"] else _ONE
    if not large or not small or small.value * step >= scale or (step == _ONE and scale > 1000):
        return None
    value = large.value * scale + small.value * step
    if found["c"]:  # "3 tỷ 75 triệu 500 nghìn đồng"
        value, step = value + Decimal(found["c"]) * 1000, Decimal(1000)
    return _money(start, found.end(), "money.compound", value, step=step, per=found["per"])


def done_of_money(low: str, start: int) -> Token | None:
    """ "2.500/5.000 triệu đồng": spent out of planned, in the unit told once."""
    found = g.DONE_OF_MONEY.match(low, start)
    if not found or not (found["cur"] or is_money_without_unit(low, found.end(), found["mult"])):
        return None
    done, of = parse_literal(found["done"]), parse_literal(found["of"])
    if not done or not of or done.value > of.value * _LARGEST_SHARE:
        return None
    factor, unit = _money_unit(found["mult"], found["cur"])
    token = _money(
        start,
        found.end(),
        "count.of",
        done.value * factor,
        step=done.step * factor,
        unit=unit,
        flags=done.flags,
    )
    token.of = of.value * factor
    return token


def _million_range(low: str, start: int) -> Token | None:
    """50 đến 100 triệu đồng: the unit of the second number is that of the first."""
    found = g.COUNT.match(low, start)
    if not found or not found["high"] or found["mult1"]:
        return None
    rest = g.MONEY.match(low, found.start("high"))
    first = parse_literal(found["low"])
    if not rest or rest["range"] or not (rest["mult"] or rest["cur"]) or first is None:
        return None
    factor, unit = _money_unit(rest["mult"], rest["cur"])
    second = parse_literal(rest["low"])
    if second is None or (unit is None and not is_money_without_unit(low, rest.end(), rest["mult"])):
        return None
    return _money(
        start, rest.end(), "money.range", first.value * factor, unit=unit, high=second.value * factor, step=first.step * factor,
        per=rest["per"], flags=first.flags,
    )  # fmt: skip


def is_money_without_unit(low: str, end: int, multiplier: str | None) -> bool:
    """ "300 triệu" is money unless a noun or a measure follows (14 triệu viên, 17 ngàn học viên, 24 nghìn ha)."""
    if multiplier not in {"triệu", "tỷ", "tỉ", "nghìn tỷ", "ngàn tỷ", "tr", "nghìn tỉ", "ngàn tỉ"}:
        return False
    if multiplier == "tr":
        return True
    return noun_at(low, end) is None and not g.CAPACITY.match(f"1{low[end : end + 30]}", 0)


def _money(  # noqa: PLR0913 - the fields of the token
    start: int, end: int, rule: str, value: Decimal, *, step: Decimal, unit: str | None = "VND", high: Decimal | None = None,
    per: str | None = None, flags: tuple[str, ...] = (),
) -> Token:  # fmt: skip
    token = Token(start, end, "money", "fact", rule, value, high, step, unit or "VND", flags=list(flags))
    token.per = per.strip(" /").replace(" / ", "/") if per else None
    if unit is None:
        token.flags.append("unit_inferred")
    return token


def percent(low: str, start: int) -> Token | None:
    """Per cent: 64,3%; 30-35%; 12,7%/năm; 5,2 điểm phần trăm."""
    found = g.PERCENT.match(low, start)
    first = parse_literal(found["low"]) if found else None
    if not found or first is None:
        return None
    high = parse_literal(found["high"]) if found["high"] else None
    unit = "percentage point" if found["unit"].startswith("điểm") else "percent"
    rule = "percent.range" if high else "percent"
    value = first.value
    if high is None and _is_signed(low, start):
        start -= 1
        value = -value if low[start] == "-" else value
    token = Token(
        start, found.end(), "percent", "fact", rule, value, high.value if high else None, first.step, unit,
        flags=list(first.flags),
    )  # fmt: skip
    token.per = found["per"]
    return token


def _is_signed(low: str, start: int) -> bool:
    """Whether a plus or minus stands right before a number: not the dash of a list or a span, behind a line end or a number."""
    if start < 2 or low[start - 1] not in "+-" or low[start - 2] not in " :(\t|":
        return False
    return not low[max(0, start - 6) : start - 2].rstrip().endswith((*"0123456789%", "\n"))


_HEDGED = r"(?: (?:chừng|khỏang|hơn|gần|trên|tới|đến|mới|chỉ))*"
_MADE_IN_A_TIME = re.compile(
    r"(?<![^\W_])(?:(?:mỗi|một|cả|hằng|hàng) (?:ngày|tháng|năm|giờ|mẻ|vụ|ca|tuần|đêm)|(?:ngày|tháng) (?:nào|rồi))(?:,? [^\W\d_]+){0,6}"
    r" (?:được|ra|làm|dệt|đúc|xử lý|xuất xưởng|ra lò|sản xuất|cho|bán|đan|sấy|nấu|xay|ép|đóng|chế biến|giao|xuất|bóc|rang|may|in ra"
    r"|tráng|đổ|cắt|chẻ|nung|gói|chiết|quay|lọc)"
    rf"{_HEDGED}"
    r"(?: \d[\d.]*(?: [^\W\d_]+){1,3},? (?:(?:giờ|nay|bây giờ|hiện nay|thì nay)(?: là| được| thì| đã| máy chạy)*|thay vì)"
    rf"{_HEDGED})? $"
    r"|(?<![^\W_])(?:mỗi|một) (?:mẻ|ca)"
    rf"{_HEDGED} $"
)
"""A rate in words makes a capacity of a weight or a count of things: "một ngày nấu được 80 kg, giờ là 220 kg"."""
_RATED_BEHIND = re.compile(
    r"(?: [^\W\d_]+){0,3} (?:mỗi|một|hằng) (?:ngày|tháng|năm|giờ|mẻ|vụ|ca|tuần|đêm)(?![^\W_])"
)
_RATED_NEXT = re.compile(
    rf" (?:tăng )?(?:lên|xuống|còn)(?: tới| đến| thành| còn)?{_HEDGED} \d[\d.,]* ?[^\W\d_]+(?: [^\W\d_]+){{0,2}}"
    r"(?: ?/ ?| mỗi | một )(?:ngày|tháng|năm|giờ|mẻ|vụ)(?![^\W_])"
)


def _is_rated(low: str, start: int, end: int) -> bool:
    """Whether words before or behind a quantity tell the time that it is made in."""
    left = low[max(0, start - 90) : start]
    timed = "ỗi " in left or "một " in left or "cả " in left or "ằng " in left or "hàng " in left
    if (timed or " nào" in left or " rồi" in left) and _MADE_IN_A_TIME.search(low, max(0, start - 90), start):
        return True
    if (
        low.find("ỗi ", end, end + 24) < 0
        and low.find("một ", end, end + 24) < 0
        and low.find("ằng ", end, end + 24) < 0
    ):
        return low.endswith("từ ", 0, start) and _RATED_NEXT.match(low, end) is not None
    return _RATED_BEHIND.match(low, end) is not None or (
        low.endswith("từ ", 0, start) and _RATED_NEXT.match(low, end) is not None
    )


def capacity(low: str, start: int) -> Token | None:
    """Capacity or size: 14 triệu viên/năm; 80 - 100 tấn quế tươi/tháng; 5-7 tạ (the time may follow later); 24 nghìn ha."""
    found = g.CAPACITY.match(low, start)
    if not found:
        return None
    unit, time = found["unit"], found["time"]
    rated = not time and _is_rated(low, start, found.end("unit"))
    noun = noun_at(low, found.start("unit")) if not time and unit not in _ENERGY else None
    if noun is not None and not (rated and noun.indicator == "products"):
        return None  # sản phẩm, bộ, máy: a count
    first = parse_literal(found["low"], whole=unit in {"viên", "sản phẩm", "chiếc", "cái", "bộ", "con"})
    if first is None:
        return None
    factor = _MULTIPLIER[found["mult"]] if found["mult"] else _ONE
    second = parse_literal(found["high"]) if found["high"] else None
    measured = bool(time) or rated or unit in _ENERGY or unit in {"tấn", "tạ", "yến", "lít", "viên"}
    if measured and not (time or rated) and _SIZED.search(low, max(0, start - 24), start):
        measured = False
    end = found.end() if time else found.end("unit")
    return Token(
        start, end, "capacity" if measured else "dimension", "fact" if measured else "dimension", "capacity" if time else "measure",
        first.value * factor, second.value * factor if second else None, first.step * factor,
        f"{_printed_unit(unit)}/{time}" if time else _printed_unit(unit), flags=list(first.flags),
    )  # fmt: skip


_SIZED = re.compile(
    r"(?<![^\W_])(?:xe (?:nâng|tải|bồn)|cầu trục|cẩu|bồn(?: chứa)?|bể(?: chứa)?|téc|bình chứa|thùng chứa|nồi)(?: dung tích| lọai)? $"
)
"""What a weight or a volume is the size of: "xe nâng 2,5 tấn", "bồn chứa 500 lít"."""


def _printed_unit(unit: str) -> str:
    return unit[:-2] + "Wh" if unit in _ENERGY else unit


def dimension(low: str, start: int) -> Token | None:
    """Sizes: 8x8 mét, 100cm x 50cm."""
    found = g.DIMENSION.match(low, start)
    return Token(start, found.end(), "dimension", "dimension", "dimension") if found else None


def multiple(low: str, start: int, words: list[str]) -> Token | None:
    """ "gấp 3 lần", "tăng 11 lần": a factor; "2 lần/năm", "3 lần" alone: a frequency."""
    found = g.MULTIPLE.match(low, start)
    first = parse_literal(found["low"]) if found else None
    if not found or first is None:
        return None
    if not {"gấp", "tăng", "hơn", "giảm", "bằng", "gần", "khỏang", "đạt", "cao"} & set(words[-2:]):
        return Token(start, found.end(), "time", "time", "time.frequency")
    high = parse_literal(found["high"]) if found["high"] else None
    half = _HALF if found["half"] else 0
    return Token(
        start, found.end(), "multiple", "fact", "multiple", first.value + half, high.value + half if high else None, first.step, "count"
    )  # fmt: skip


def fraction(low: str, start: int) -> Token | None:
    """14/14 đề án: done out of planned."""
    found = g.FRACTION.match(low, start)
    if not found:
        return None
    noun = noun_at(low, found.end())
    if noun is None and found[0] in {"24/7", "24/24"}:
        return Token(start, found.end(), "time", "time", "time.clock")
    if noun is None:
        glued = " " not in found[0]
        return Token(start, found.end(), "fraction", "ratio", "ratio.fraction") if glued else None
    done, of = (Decimal(found[name].replace(".", "")) for name in ("done", "of"))
    return Token(start, noun.end, "count", "fact", "count.of", done, unit="count", noun=noun.words, of=of)


def count(low: str, start: int, end: int) -> Token | None:
    """A count of something: 73 đề án; 2.000 - 3.000 lao động; 17 ngàn học viên; `end` is that of the literal."""
    noun = noun_at(low, end)
    multiplier = high = None
    if noun is None:
        found = g.COUNT.match(low, start)
        high, multiplier = found.group("high", "mult") if found else (None, None)
        if found and found["mult1"] and found["mult1"].strip() != multiplier:
            return None  # "2 nghìn đến 3 triệu" of something
        noun = noun_at(low, found.end()) if found and (high or multiplier) else None
    if noun is None:
        return None
    first = parse_literal(low[start:end], whole=True)
    if first is None:
        return None
    factor = _MULTIPLIER[multiplier] if multiplier else _ONE
    second = parse_literal(high, whole=True) if high else None
    step = first.step * factor if multiplier or first.step < 1 else Decimal(0)
    rate, stop = _rate(low, noun.end)
    token = Token(
        start, stop, "count", "fact", "count", first.value * factor, second.value * factor if second else None, step, "count", noun.words,
        per=rate, flags=list(first.flags),
    )  # fmt: skip
    if first.step < 1 and not rate:
        token.flags.append("fraction_of_whole")
    return token


def _rate(low: str, end: int) -> tuple[str | None, int]:
    """ "3,4 đề án/năm": a rate, not a count."""
    for time in _RATES if low.startswith(_RATES, end) else ():
        if low.startswith(time, end):
            return time.strip(" /"), end + len(time)
    return None, end


_UNIT_BEHIND = re.compile(r" ?\((?P<unit>(?:triệu |tỷ |nghìn |ngàn )?đồng|%)\)")
_UNIT_IN_LABEL = re.compile(r"\((?:đvt: ?)?(?P<unit>[^()\d]{1,24})\) ?[:=] $")


def labelled(low: str, start: int, end: int) -> Token | None:
    """ "Kinh phí (triệu đồng): 1.250", "Tỷ lệ (%): 87,5", "350 (triệu đồng)": the unit stands in brackets."""
    label = (
        _UNIT_IN_LABEL.search(low, max(0, start - 30), start)
        if low.startswith(("): ", "):", ")=", ") :"), start - 3)
        else None
    )
    label = label or _UNIT_BEHIND.match(low, end)
    if not label:
        return None
    printed = f"{low[start:end]} {label['unit']}"
    for read in (percent, amount, capacity):
        token = read(printed, 0)
        if token is not None and token.disposition == "fact" and token.end == len(printed):
            token.start, token.end, token.rule = start, end, f"{token.kind}.label"
            return token
    return None


def bare_number(low: str, start: int, end: int) -> Token:
    """A number with nothing known around it: read if it can be, and left unresolved for the rules of the sentence."""
    number: Number | None = parse_literal(low[start:end])
    if number is None:
        return Token(start, end, "number", "unresolved", "number", flags=["unreadable_literal"])
    value, step, found = number.value, number.step, g.MULTIPLIED.match(low, start)
    if found:  # "18 vạn", "5 nghìn rưỡi"
        factor, end = _MULTIPLIER[found["mult"]], found.end()
        value, step = (value + _HALF if found["half"] else value) * factor, step * factor
    return Token(
        start, end, "number", "unresolved", "number", value, step=step, unit="count", flags=list(number.flags)
    )
