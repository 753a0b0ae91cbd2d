"""Other readings of a doubtful fact: of the attributes that lower its belief, with the words that name them."""

from datetime import date

import pytest

from khuyencong.extraction import extract
from khuyencong.extraction.confidence import Weights
from khuyencong.reading import Document
from khuyencong.reading.document import Origin
from khuyencong.review.alternatives import MOST, alternatives, doubts

HEAD = "Kết quả khuyến công tỉnh Bắc Kạn năm 2021\n\n"
DAY = (date(2021, 12, 1), date(2021, 12, 1))


def document(body: str) -> Document:
    origin = Origin(published=DAY, province="Bắc Kạn")
    return Document("a.txt", "3f2a9c0b11de" + "0" * 52, "txt", HEAD + body, None, DAY, origin, (), ())


def fact_of(body: str, quote: str):
    return next(row for row in extract(document(body)).facts if row["quote"] == quote)


MEASURED = Weights(
    {
        "funding.headline": -0.4,
        "stage.report": -0.2,
        "activity.none": -0.6,
        "period.report": -0.1,
        "period.sentence": 0.3,
    }
    | {"funding.clause": 0.2, "activity.left": 0.2, "stage.sentence": 0.1}
)


@pytest.mark.parametrize(
    ("rules", "doubted"),
    [
        (["funding.clause", "activity.left", "period.sentence", "stage.sentence"], []),
        (["funding.headline", "activity.left", "period.report", "stage.sentence"], ["funding", "period"]),
        (["funding.clause", "period.sentence", "stage.report"], ["activity", "stage"]),
    ],
)
def test_attributes_are_doubted_by_what_lowers_the_belief(rules, doubted, monkeypatch):
    monkeypatch.setattr("khuyencong.review.alternatives.WEIGHTS", MEASURED)
    assert doubts({"rules": rules, "geo_code": "63-06"}) == doubted


def test_the_nearest_words_that_say_otherwise_are_told_once_a_value():
    body = "Khuyến công quốc gia cấp ít, khuyến công địa phương cấp nhiều. Đơn vị được 5 tỷ đồng."
    fact = fact_of(body, "5 tỷ đồng") | {"rules": ["money", "funding.headline"], "funding": "national"}
    listed = [each for each in alternatives(fact, HEAD + body) if each.startswith("nguồn vốn")]
    (line,) = listed
    assert line == (
        "nguồn vốn: khuyến công địa phương («khuyến công địa phương», trong đoạn) / "
        "funding: provincial or district khuyến công fund (KCĐP) («khuyến công địa phương», paragraph)"
    )


def test_what_is_inherited_from_afar_may_be_unsaid():
    body = "Đơn vị cấp 5 tỷ đồng."
    fact = fact_of(body, "5 tỷ đồng") | {"rules": ["money", "funding.headline"], "funding": "national"}
    assert "nguồn vốn: không nêu / funding: not said" in alternatives(fact, HEAD + body)


def test_a_stage_that_no_word_tells_may_be_the_other():
    body = "Tổng kinh phí 5 tỷ đồng."
    fact = fact_of(body, "5 tỷ đồng") | {"rules": ["money", "stage.report"], "stage": "actual"}
    assert "kế hoạch hay thực hiện: kế hoạch / stage: planned" in alternatives(fact, HEAD + body)


def test_other_paragraphs_are_not_looked_at_and_the_list_is_short():
    body = "Khuyến công quốc gia.\n\nĐơn vị có đào tạo nghề, mô hình trình diễn, hội chợ, tư vấn, tuyên truyền: 5 tỷ đồng."
    fact = fact_of(body, "5 tỷ đồng") | {"rules": ["money", "stage.report"], "activity": None}
    listed = alternatives(fact, HEAD + body)
    assert len(listed) == MOST
    assert not any("quốc gia" in each for each in listed)
