"""Patterns of numbers with their units, compiled from the vocabulary. Matched only where a number stands, never searched for.

All patterns are for folded text (`Text.low`), but for names of laws, which are told by their capitals.
"""

import re
from collections.abc import Iterable

from khuyencong import vocabulary
from khuyencong.language.numbers import LITERAL


def alternatives(words: Iterable[str]) -> str:
    """Longest first, each ending where a word ends; letters only need the boundary."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (r"(?![^\W\d_])" if word[-1].isalpha() else "") for word in ordered)


def starts(words: Iterable[str]) -> str:
    """How the words begin: their first two letters, or a shorter word whole."""
    return "|".join(
        sorted({re.escape(word[:2]) if len(word) > 2 else alternatives([word]) for word in words})
    )


_UNITS = vocabulary.table("units")
NUMBER = rf"(?>{LITERAL})"  # atomic: nothing that may follow a number begins as one goes on
_MULTIPLIER = rf"(?:{alternatives(word for word in _UNITS['multiplier'] if word not in {'k', 'tr'})})"
_SHORT = r"(?:tr(?![^\W\d_])|k(?= ?(?:vnd|vnđ|đ)))"
_CURRENCY = rf"(?:(?!đồng (?:hành|bộ|thời|đều|chí|lọat|nhất|bào|tình|ý|thuận|lòng))(?:{alternatives(_UNITS['currency'])}))"
CURRENCY_AT = re.compile(rf" ?{_CURRENCY}")
_MILLION = rf"(?:{alternatives(_UNITS['million_dong']['words'])})"
_TIME = rf"(?:{alternatives(_UNITS['measure']['time'])})"
_PER = r"(?: ?/ ?[^\W\d_]+(?: (?:sở|án|hình|nghề|viên|động|vị|nghiệp|phẩm|hàng|công|trình|người))?)"
RANGE = r" ?(?:-|đến|tới|÷) ?"

NUMBER_AT = re.compile(NUMBER)
PERCENT = re.compile(
    rf"(?P<low>{NUMBER})(?: ?%)?(?:{RANGE}(?P<high>{NUMBER}))? ?(?P<unit>điểm phần trăm|điểm %|%|phần trăm)"
    r"(?P<per> ?/ ?(?:năm|tháng|qúy)(?![^\W\d_]))?"
)
_REST = r"(?P<rest>\d(?!\d)|(?<=tr)\d{2,3}(?!\d)| rưỡi(?![^\W_])"  # 1tr2, 1tr250, 1 tỷ rưỡi
MONEY = re.compile(
    rf"(?P<low>{NUMBER})(?: ?(?P<mult>{_MULTIPLIER}|{_SHORT}){_REST})?)?(?P<cur>(?:,-?)? ?{_CURRENCY}| ?{_MILLION})?"
    rf"(?:(?P<range>{RANGE}(?:(?:dưới|gần|hơn|trên) )?)(?P<high>{NUMBER})(?: ?(?P<mult2>{_MULTIPLIER}"
    rf"|{_SHORT}))?(?P<cur2> ?{_CURRENCY}| ?{_MILLION})?)?"
    rf"(?P<per>{_PER}{{1,2}})?"
)
COMPOUND = re.compile(
    rf"(?P<a>{NUMBER}) ?(?P<ma>tỷ|tỉ|triệu|nghìn|ngàn) (?P<b>\d{{1,3}}(?:,\d{{1,4}})?)"
    rf"(?: ?(?P<mb>(?:trăm )?(?:triệu|nghìn|ngàn))(?![^\W\d_])(?: (?P<c>\d{{1,3}}) ?(?P<mc>nghìn|ngàn)(?![^\W\d_]))?)?"
    rf"(?P<cur> ?{_CURRENCY})?(?P<per>{_PER}{{1,2}})?"
)
_MEASURE = alternatives(
    _UNITS["measure"]["words"] + _UNITS["measure"]["dimension"] + _UNITS["measure"]["energy"]
)
MULTIPLIER_STARTS = starts(_UNITS["multiplier"])
MONEY_STARTS = starts([*_UNITS["multiplier"], *_UNITS["currency"], *_UNITS["million_dong"]["words"]])
MEASURE_STARTS = starts(
    _UNITS["measure"]["words"] + _UNITS["measure"]["dimension"] + _UNITS["measure"]["energy"]
)
_PHRASE = r"(?: [^\W\d_]+){0,3}?"
CAPACITY = re.compile(
    rf"(?P<low>{NUMBER})(?:(?: ?(?:{_MEASURE}))?{RANGE}(?P<high>{NUMBER}))? ?(?P<mult>{_MULTIPLIER})? ?(?P<unit>{_MEASURE})"
    rf"(?:(?P<phrase>{_PHRASE}) ?/ ?(?P<time>{_TIME}))?"
)
DIMENSION = re.compile(rf"{NUMBER} ?(?:{_MEASURE})?(?: ?[x×*] ?{NUMBER} ?(?:{_MEASURE})?)+")
COUNT = re.compile(
    rf"(?P<low>{NUMBER})(?:(?P<mult1> ?{_MULTIPLIER})?(?:{RANGE})(?P<high>{NUMBER}))?(?: ?(?P<mult>{_MULTIPLIER}))?"
)
MULTIPLIED = re.compile(rf"(?P<low>{NUMBER}) ?(?P<mult>{_MULTIPLIER})(?P<half> rưỡi(?![^\W_]))?")
_WHOLE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,4})"
FRACTION = re.compile(rf"(?P<done>{_WHOLE}) ?/ ?(?P<of>{_WHOLE})(?![\d/.,]*\d)")
DONE_OF_MONEY = re.compile(
    rf"(?P<done>{NUMBER}) ?/ ?(?P<of>{NUMBER})(?: ?(?P<mult>{_MULTIPLIER}|{_SHORT}))?(?P<cur> ?{_CURRENCY}| ?{_MILLION})?"
)
MULTIPLE = re.compile(rf"(?P<low>{NUMBER})(?:{RANGE}(?P<high>{NUMBER}))? lần(?P<half> rưỡi)?(?![^\W\d_])")
PROPORTION = re.compile(r"\d{1,3} ?: ?\d{1,3}(?![\d:])|1/\d[\d.]*")

WORDS = re.compile(r"(?:,? ?[^\W\d_]+){1,6}")

CLOCK = re.compile(
    r"\d{1,2}(?::\d{2}(?::\d{2})?|h\d{2}(?!\d)p?| h \d{2}(?!\d)|h(?![^\W_])|g\d{2}(?!\d)| giờ(?: \d{1,2}(?: phút)?)?(?![^\W\d_]))"
)
DATE = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?([/.-])(\d{1,2})\3(\d{4}|\d{2})(?!\d)")
DATE_ISO = re.compile(r"(20\d{2})-(\d{2})-(\d{2})(?!\d)")
DATE_SPACED = re.compile(r"(\d{1,2}) / (\d{1,2}) / ((?:19|20)\d{2})(?!\d)")
DAYS_OF_TWO_MONTHS = re.compile(r"(\d{1,2})/(\d{1,2}) ?- ?(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})(?!\d)")
DATE_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})([/.])(\d{1,2})[/.](\d{4})(?!\d)")
DATE_WORDS = re.compile(
    r"(\d{1,2})(?:(?: ?- ?| đến (?:ngày )?|,? và (?:ngày )?)(\d{1,2}))? tháng (\d{1,2}|[^\W\d_]+(?: (?:một|hai))?)"
    r"(?:,? năm |[/.-]| )?((?:19|20)\d{2})?(?!\d)"
)
DAY_MONTH = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?[/.-](\d{1,2})(?![\d/]|[.,]\d)")
MONTH_YEAR = re.compile(
    r"(\d{1,2})(?:(?: ?- ?|,? ?và (?:tháng )?)(\d{1,2}))?(?:[/.-]| năm | )((?:19|20)\d{2})(?![\d%]|[.,]\d)"
)
MONTH_RANGE = re.compile(
    r"(\d{1,2})(?: ?- ?| đến (?:hết )?(?:tháng )?)(\d{1,2})(?:[/.-]| năm )((?:19|20)\d{2})(?!\d)"
)
YEAR = r"(?:19[3-9]\d|20\d{2})(?!\d|[.,]\d|%)"
YEAR_RANGE = re.compile(rf"({YEAR})\)? ?(?:-|đến|tới|/|~)(?: hết)?(?: năm)? ?\(?({YEAR})")
SHORT_YEARS = re.compile(r"((?:19|20)\d{2}) ?- ?(\d{2})(?![\d/.-])")
GLUED_YEARS = re.compile(r"(20\d{2}|19\d{2})(20\d{2})(?!\d)")
YEAR_AT = re.compile(YEAR)
MONTHS_OF = re.compile(
    r"(?P<n>\d{1,2}) ?tháng(?P<part> đầu| cuối| còn lại| qua| gần đây| tới)?"
    r"(?:(?: của)? ?(?:năm|/) ?(?P<year>(?:19|20)\d{2})(?!\d)| (?P<this>năm nay|năm qua|năm trước|năm ngóai|năm)(?![^\W\d_]))?"
)
MONTHS_LIST = re.compile(
    r"(\d{1,2})(?:, ?(?:tháng )?\d{1,2})*,?(?:(?<=,) ?| và )(?:tháng )?(\d{1,2})(?: ?[/.-] ?| năm )((?:19|20)\d{2})(?![\d%]|[.,]\d)"
)
_QUARTER = r"(?:iv|iii|ii|i|0?[1-4])(?![^\W_])"
_MORE_QUARTERS = rf"(?:(?: ?[,+-] ?|,? và | đến )(?:q(?:úy|uí) )?(?P<to>{_QUARTER}))*"
QUARTER = re.compile(
    rf"(?P<q>{_QUARTER})(?:{_MORE_QUARTERS}"
    r"(?: ?[/.-] ?|,? năm | )(?P<year>(?:19|20)\d{2})(?!\d))?"
)
QUARTERS_BEFORE = re.compile(rf"q(?:úy |uí |\. ?)(?P<q>{_QUARTER}){_MORE_QUARTERS}(?: ?[/.-] ?|,? năm | )$")
MISPRINTED_YEAR = re.compile(r"([12])[., ](\d{3})(?![^\W_]|[.,]\d| ?%)")
SHORT_MONTH = re.compile(
    r"T(?P<month>1[0-2]|0?[1-9])[/.-](?P<year>20\d{2})(?!\d)|Q(?P<quarter>[1-4])[/.-]?(?P<of>20\d{2})(?!\d)"
)
SHORT_MONTHS = re.compile(r"(?P<n>1[0-2]|[1-9])T(?:/| đầu năm | năm |)(?P<year>20\d{2})(?!\d)")
YEARS_LONG = re.compile(
    r"(?P<n>\d{1,2})(?:-\d{1,2})? ?năm(?: rưỡi(?![^\W_]))?"
    r"(?P<part> qua| gần đây| trở lại đây| trước| tới| nay| tiếp theo| liên tiếp| liên tục| một lần| 1 lần)?(?![^\W\d_])"
)
DURATION = re.compile(
    r"(?:\d+(?: ?- ?\d+)? (?:ngày đêm|ngày|tuần|phút|giây|buổi tối|đêm|thế kỷ|thập kỷ|vụ|mùa)"
    r"|\d{1,2}(?: ?- ?| đến )\d{1,2} tháng(?! \d))(?![^\W\d_])"
)
LAW = re.compile(
    r"\d+[a-z]?(?:/\d{2,4})?(?:/[A-ZĐ][A-ZĐa-zđ0-9&]*(?:[-–.][A-ZĐ0-9][A-ZĐa-zđ0-9]*)*|-[A-ZĐ]{1,4}/[A-ZĐ]{2,}(?:[-–][A-ZĐ]+)*)"
)
PHONE = re.compile(
    r"(?:\+?84|0)\d{0,4}(?:\)?[ .-]?\d{2,5}){2,4}|0\d{1,4}\) ?\d(?:[ .-]?\d{2,4}){2,3}|(?:1800|1900)[ .]?\d{2,4}(?:[ .]\d{2})?"
)
PHONE_AFTER_CUE = re.compile(r"\+?\(?\d{2,5}\)?(?:[ .-]?\d{2,5}){1,4}")
IDENTIFIER_TAIL = re.compile(r"[\w]*(?:[./-][\w]+)*")
LIST_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)/]?)(?=[ \t]*\D)")
AGE = re.compile(rf"\d{{1,3}}(?:{RANGE}\d{{1,3}})? ?tuổi(?![^\W\d_])")
