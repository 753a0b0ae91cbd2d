"""Other words for the same thing and paragraphs that tell nothing change no fact: each is put into every fourth exercise."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from benchmarks.scoring import cases
from khuyencong.extraction import extract
from khuyencong.reading import Document

EXERCISES = [case.document for case in cases(Path(__file__).with_name("exercises"))][::4]
FIELDS = (
    "indicator",
    "value",
    "unit",
    "geo_code",
    "period_start",
    "period_end",
    "funding",
    "activity",
    "stage",
)
CHANGED = 0.01
"""Of a hundred facts one may change: a word can mean something else than the one it stands for."""
WORDINGS = [
    ("khuyến công quốc gia", "KCQG"),
    ("khuyến công địa phương", "KCĐP"),
    ("khuyến công địa phương", "khuyến công của địa phương"),
    ("đề án", "ĐA"),
    ("kinh phí", "KP"),
    ("sản phẩm", "SP"),
    ("doanh nghiệp", "DN"),
    ("hợp tác xã", "HTX"),
    ("máy móc, thiết bị", "máy móc thiết bị"),
    ("lao động", "LĐ"),
    ("triệu đồng", "tr.đồng"),
    ("tỷ đồng", "tỉ đồng"),
    ("tổng kinh phí", "tổng mức kinh phí"),
    ("giai đoạn", "thời kỳ"),
    ("trong đó", "trong số đó"),
    ("hỗ trợ", "trợ giúp"),
    ("thực hiện", "tiến hành"),
    ("đến nay", "tới nay"),
    ("UBND", "Ủy ban nhân dân"),
    ("Công ty", "Cty"),
    ("đào tạo nghề", "dạy nghề"),
    ("6 tháng đầu năm", "sáu tháng đầu năm"),
    ("ngân sách tỉnh", "ngân sách của tỉnh"),
    ("\n", "\n\n"),
    ("\n- ", "\n+ "),
]

ABOVE = [
    "TIN HOẠT ĐỘNG\n\n{title}\n\n{body}",
    "Trang chủ » Tin tức » Khuyến công\n\n{title}\n\n{body}",
    "{title}\n\nẢnh minh họa\n\n{body}",
    "{title}\n\n(Báo Công Thương) - {body}",
    "{title}\n\nKhuyến công là chính sách khuyến khích, hỗ trợ các cơ sở công nghiệp nông thôn phát triển sản xuất.\n\n{body}",
    "{title}\n\nThực hiện Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 về khuyến công, Sở Công Thương có nhiều việc làm.\n\n{body}",
    "{title}\n\nSáng 12/3, Sở Công Thương tổ chức hội nghị; dự hội nghị có lãnh đạo các phòng.\n\n{body}",
    "{title}\n\n“Khuyến công giúp chúng tôi nhiều”, ông Nguyễn Văn Bình, giám đốc công ty, chia sẻ.\n\n{body}",
]
BELOW = [
    "Nguồn: Sở Công Thương",
    "Nguyễn Văn An\n\nCác tin khác\n\nHội nghị tổng kết công tác khuyến công",
    "Thời gian tới, Trung tâm sẽ tiếp tục đồng hành cùng các cơ sở công nghiệp nông thôn.",
]


def put(others: str, found: re.Match[str]) -> str:
    """The other words, with a capital where they open a sentence."""
    opens = found.string.endswith((". ", "\n"), 0, found.start())
    return others[0].upper() + others[1:] if opens else others


def told(document: Document, text: str) -> list[tuple[object, ...]]:
    return [tuple(fact[field] for field in FIELDS) for fact in extract(replace(document, text=text)).facts]


def differences(texts: Iterable[tuple[Document, str]]) -> tuple[int, int]:
    """How many facts there were, and how many are others in texts put in place of the documents'."""
    known = changed = 0
    for document, text in texts:
        before, after = told(document, document.text), told(document, text)
        known += len(before)
        changed += abs(len(before) - len(after)) + sum(a != b for a, b in zip(before, after, strict=False))
    return known, changed


@pytest.mark.parametrize(("words", "others"), WORDINGS)
def test_other_words_for_the_same_thing(words, others):
    said = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalpha() else re.escape(words))
    texts = [(document, said.sub(partial(put, others), document.text)) for document in EXERCISES]
    known, changed = differences(pair for pair in texts if pair[1] != pair[0].text)
    assert known > 0
    assert changed <= known * CHANGED


@pytest.mark.parametrize("layout", [*ABOVE, *("{title}\n\n{body}\n\n" + words for words in BELOW)])
def test_paragraphs_that_tell_nothing(layout):
    parts = [(document, *document.text.strip().partition("\n")) for document in EXERCISES]
    texts = [(document, layout.format(title=title, body=body.strip())) for document, title, _, body in parts]
    known, changed = differences(texts)
    assert changed <= known * CHANGED
