"""A fact told anew from its report: anchor, scopes, cues; what today's code reads otherwise is said."""

from datetime import date

from khuyencong.extraction import extract
from khuyencong.reading import Document
from khuyencong.reading.document import Origin
from khuyencong.review.retelling import beliefs, retell

HEAD = "Kết quả khuyến công tỉnh Bắc Kạn năm 2021"
DAY = (date(2021, 12, 1), date(2021, 12, 1))


def document(body: str) -> Document:
    origin = Origin(published=DAY, province="Bắc Kạn")
    sha256 = "3f2a9c0b11de" + "0" * 52
    return Document("a.txt", sha256, "txt", f"{HEAD}\n\n{body}", None, DAY, origin, (), ())


def test_a_fact_is_told_anew_with_its_scopes_and_what_was_passed_over():
    body = "Năm 2020 là năm khó. Năm 2021, tỉnh đã hỗ trợ 5 đề án với 900 triệu đồng từ nguồn khuyến công quốc gia."
    found = document(body)
    fact = next(row for row in extract(found).facts if row["quote"] == "900 triệu đồng")
    report = {
        "source": "a.txt", "sha256": found.sha256, "format": "txt", "text": found.text, "title": HEAD,
        "published_on": DAY[1], "url": None, "publisher": None, "geo_code": "63-06",
    }  # fmt: skip
    told = retell(fact, report)
    steps = {step.attribute: step for step in told.steps}
    assert (told.anchor, told.reread) == (["triệu đồng"], None)
    assert (steps["funding"].rule.code, steps["funding"].walked) == ("funding.clause", ["own"])
    assert [cue.words for cue in (steps["funding"].taken,) if cue] == ["khuyến công quốc gia"]
    assert steps["period"].value == ("2021", "2021")
    assert {cue.value[0].year for cue in steps["period"].passed_over} <= {2020}
    assert [ground["weight"] for ground in told.belief] == sorted(ground["weight"] for ground in told.belief)
    other = retell(fact | {"funding": "local"}, report)
    assert other.reread == ["funding: local → national"]
    gone = retell(fact | {"fact_id": "3f2a9c0b11de-1"}, report)
    assert ["không còn được đọc" in each for each in gone.reread or ()] == [True]


def test_a_ground_that_was_never_measured_has_no_counts():
    told = beliefs({"rules": ["money", "funding.moon", "decision.accept: An"], "geo_code": "63-06"})
    facts = {ground["code"]: ground["facts"] for ground in told}
    assert "decision.accept: An" not in facts
    assert facts["funding.moon"] is None
    assert facts["activity.none"] > 0
