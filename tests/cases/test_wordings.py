"""Other words for the same thing change no fact: each row is put into every fourth exercise that has the words on its left."""

import re
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


def put(others: str, found: re.Match[str]) -> str:
    """The other words, with a capital where they open a sentence."""
    opens = found.string.endswith((". ", "\n"), 0, found.start())
    return others[0].upper() + others[1:] if opens else others


def told(document: Document, text: str) -> list[tuple[object, ...]]:
    return [tuple(fact[field] for field in FIELDS) for fact in extract(replace(document, text=text)).facts]


@pytest.mark.parametrize(("words", "others"), WORDINGS)
def test_other_words_for_the_same_thing(words, others):
    known = changed = 0
    for document in EXERCISES:
        said = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalpha() else re.escape(words))
        text = said.sub(partial(put, others), document.text)
        if text == document.text:
            continue
        before, after = told(document, document.text), told(document, text)
        known += len(before)
        changed += abs(len(before) - len(after)) + sum(a != b for a, b in zip(before, after, strict=False))
    assert known > 0
    assert changed <= known * CHANGED
