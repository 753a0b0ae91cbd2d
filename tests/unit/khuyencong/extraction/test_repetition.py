"""A figure told again: one fact each time, and what the fuller mention says holds for the barer one."""

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import document

TEXT = (
    "Bắc Kạn: Gần 71,2 tỷ đồng cho khuyến công\n"
    "Năm 2021, tổng kinh phí khuyến công địa phương đã giải ngân là 71,2 tỷ đồng."
)


def test_each_mention_is_a_fact_with_its_own_hedge():
    facts = extract(document(TEXT)).facts
    assert [(fact["quote"], fact["qualifier"]) for fact in facts] == [
        ("71,2 tỷ đồng", "about"),
        ("71,2 tỷ đồng", "exact"),
    ]


def test_the_headline_borrows_from_the_body():
    headline, body = extract(document(TEXT)).facts
    names = ("funding", "stage", "period_start", "period_end", "geo_code")
    assert [headline[name] for name in names] == [body[name] for name in names]


def test_another_value_borrows_nothing():
    headline, body = extract(document(TEXT.replace("Gần 71,2", "Gần 72,9"))).facts
    assert headline["funding"] is None
    assert body["funding"] == "local"
