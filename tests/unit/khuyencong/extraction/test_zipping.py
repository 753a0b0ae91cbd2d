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


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Năm 2018, 2019 và 2020 số đề án lần lượt là 5, 7 và 9 đề án.", ["2018", "2019", "2020"]),
        ("Năm 2019, 2020 kinh phí lần lượt là 1,2 và 1,5 tỷ đồng.", ["2019", "2020"]),
        ("Hỗ trợ lần lượt 3 tỷ đồng và 4 tỷ đồng trong các năm 2019 và 2020.", ["2019", "2020"]),
        ("Quý I, II và III/2020 lần lượt hỗ trợ 3 cơ sở, 4 cơ sở và 5 cơ sở.", ["2020-01", "2020-04", "2020-07"]),
        ("Năm 2018, 2019 và 2020 kinh phí lần lượt là 1,2 và 1,5 tỷ đồng.", [None, None]),
    ],
)  # fmt: skip
def test_periods(text, periods):
    found = [fact["period_start"] for fact in extract(document(HEADLINE + text, province=None)).facts]
    assert [day and str(day).startswith(wanted) for day, wanted in zip(found, periods, strict=True)] == [
        wanted and True for wanted in periods
    ]
