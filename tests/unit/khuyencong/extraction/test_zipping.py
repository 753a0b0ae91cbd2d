"""Lists told in parallel: each item has its own figure, or none where the lengths differ."""

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import document

HEADLINE = "Khuyến công các tỉnh phía Bắc\nNăm 2021. "


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Sơn La, Lai Châu và Bắc Kạn lần lượt được 11 tỷ đồng, 8 tỷ đồng và 6 tỷ đồng.",
            ["63-14", "63-12", "63-06"],
        ),
        (
            "Sơn La, Lai Châu và Bắc Kạn lần lượt được 11, 8 và 6 tỷ đồng.",
            ["63-14", "63-12", "63-06"],
        ),
        ("Sơn La, Lai Châu lần lượt được 3 tỷ đồng và 2 tỷ đồng.", ["63-14", "63-12"]),
        ("Bắc Kạn và Sơn La được 3 tỷ đồng và 2 tỷ đồng, tương ứng.", None),
    ],
)
def test_places(text, codes):
    found = [fact["geo_code"] for fact in extract(document(HEADLINE + text, province=None)).facts]
    if codes is None:
        assert len(found) == 2
    else:
        assert found == codes


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        (
            "Khuyến công quốc gia và địa phương lần lượt là 300 triệu đồng và 1,1 tỷ đồng.",
            ["national", "local"],
        ),
        (
            "Khuyến công địa phương và quốc gia lần lượt là 300 triệu đồng và 1,1 tỷ đồng.",
            ["local", "national"],
        ),
        ("Vốn KCQG, KCĐP lần lượt là 300 triệu đồng và 1,1 tỷ đồng.", ["national", "local"]),
    ],
)
def test_sources(text, funding):
    found = extract(document(f"Bắc Kạn: Kết quả khuyến công\nNăm 2021. {text}")).facts
    assert [fact["funding"] for fact in found] == funding


def test_lists_of_other_lengths_are_not_zipped():
    text = "Sơn La, Lai Châu và Bắc Kạn lần lượt được 11 tỷ đồng và 8 tỷ đồng."
    facts = extract(document(HEADLINE + text, province=None)).facts
    assert not any("geo.zip" in fact["rules"] for fact in facts)
