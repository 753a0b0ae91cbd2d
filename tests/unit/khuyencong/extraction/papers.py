"""What tests of the reading share: documents out of a few words, and texts for hypothesis."""

import hashlib
import unicodedata
from datetime import date

from hypothesis import strategies as st

from khuyencong.extraction import Reading, extract
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.reading import Document, Origin

PUBLISHED = date(2021, 12, 20)
HEADLINE = "Bắc Kạn: Kết quả hoạt động khuyến công\n"

SENTENCES = (
    "Năm 2021, Sở Công Thương tỉnh Bắc Kạn triển khai 12 đề án khuyến công với tổng kinh phí 4,5 tỷ đồng.",
    "Trong đó, khuyến công quốc gia 1,1 tỷ đồng; khuyến công địa phương 3,4 tỷ đồng, đạt 95% kế hoạch.",
    "6 tháng đầu năm 2020 đã hỗ trợ 30-35 cơ sở, tăng 12,5% so với cùng kỳ.",
    "Căn cứ Quyết định số 83/2009/QĐ-UBND ngày 4/9/2009, mức hỗ trợ tối đa 300 triệu đồng/mô hình.",
    "A, B và C lần lượt được 200 triệu đồng, 1 tỷ 200 triệu đồng và 50 trđ.",
    "Điện thoại: 0243 8356 700 | 1.538 lượt xem",
    "1. Đào tạo nghề: hai lớp, 70 học viên (trong đó 50 lao động nữ)",
    "- Giai đoạn 2016 - 2020, công suất 14 triệu viên/năm; GIAI ĐOẠN 20182020",
    "Quý III/2021, tại phường 4, số 25 Ngô Quyền, từ ngày 26-28/6/2022 lúc 14h30.",
)
_PIECES = (
    "%", " %", "/", ":", ";", ",", ".", "-", "–", "(", ")", '"', "“", "”", "x", "\n", "\n\n", "\t", " ",
    "  ", "\u00a0", " \u00a0 ", "\u00ad", "\u200b", "\ufeff", "\u2009", "\r\n", "tỷ", "triệu", "trđ",
    "đồng", "đ", "VNĐ", "USD", "nghìn", "đề án", "lao động", "máy", "cơ sở", "tấn/năm", "m2", "kg", "năm",
    "tháng", "ngày", "quý", "giai đoạn", "đến", "từ", "hơn", "gần", "số", "Điều", "lần thứ", "phường",
    "tuổi", "lần", "h", "GMT+", "Covid-", "hai", "mươi", "trăm", "một", "lần lượt", "mỗi", "trong đó",
    "còn lại", "đạt", "kế hoạch", "chiếm", "tăng", "🎉", "👩\u200d🏭", "İ", "ß", "²", "½", "Ⅳ", "٣٤", "१२",
    "５０", "𝟜", "\u0301", "e\u0302\u0309", "Ð", "\U0010ffff", "\x00", "<b>", "&nbsp;",
)  # fmt: skip

_numbers = st.one_of(
    st.integers(0, 10**14).map(str),
    st.integers(0, 10**12).map(lambda number: f"{number:,}".replace(",", ".")),
    st.integers(0, 10**9).map(lambda number: f"{number:,}"),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", " ")),
    st.decimals(0, 9999, places=2).map(lambda number: str(number).replace(".", ",")),
    st.tuples(st.integers(0, 99), st.sampled_from("/.-:x"), st.integers(0, 9999)).map(
        lambda three: "".join(map(str, three))
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: f"{day:%d/%m/%Y}"),
    st.text("0123456789", min_size=1, max_size=400),
)
_word = st.text(max_size=6)
_piece = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(_PIECES), _numbers, _word)

texts = st.lists(_piece, max_size=24).flatmap(
    lambda pieces: st.sampled_from(("", " ", "\n")).map(lambda joint: joint.join(pieces))
)
"""Any text: whole sentences, numbers, units, marks and stray characters, in any order."""
composed = texts.map(lambda text: unicodedata.normalize("NFC", text))
"""The same in NFC, as reading leaves them."""


def document(text: str, published: date | None = PUBLISHED, province: str | None = "Bắc Kạn") -> Document:
    """A report of these words, published on that day."""
    days = (published, published) if published else None
    origin = Origin(published=days, province=province)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("report.txt", digest, "txt", text, None, days, origin, (), ())


def reading(body: str, published: date | None = PUBLISHED, province: str | None = "Bắc Kạn") -> Reading:
    """What is read of a report with a headline that says nothing of figures, and this body."""
    return extract(document(HEADLINE + body, published, province))


def told(words: str) -> list[tuple[str, str]]:
    """(printed, disposition) of each number of some words."""
    text = Text(words)
    return [(text.flat[token.start : token.end], token.disposition) for token in tile(text)]


def column(body: str, name: str, published: date | None = PUBLISHED) -> list:
    """One column of the facts of `body`, in their order."""
    return [fact[name] for fact in reading(body, published).facts]


def spans(body: str, published: date | None = PUBLISHED) -> list[str]:
    """The period of each fact of `body`, as "20210101-20211231"."""
    return [
        f"{fact['period_start']:%Y%m%d}-{fact['period_end']:%Y%m%d}"
        for fact in reading(body, published).facts
    ]


def year(first: int, last: int | None = None) -> str:
    """The span of a year, or of the years up to `last`."""
    return f"{first}0101-{last or first}1231"
