"""The sentence of a figure, and what was read in words."""

from datetime import date
from decimal import Decimal

import pytest

from khuyencong.review import in_words, sentence_around

READ = {
    "indicator": "budget", "value": Decimal(73_500_000_000), "value_high": None, "unit": "VND",
    "qualifier": "over", "geo_code": "63-06", "place": None, "period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31),
    "funding": "state", "activity": None, "stage": "actual",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Một. Có 7.690,50 triệu. Ba.", "7.690,50", "Có 7.690,50 triệu."),
        ("Đầu đề 73\nCâu sau.", "73", "Đầu đề 73"),
        ("73 đề án", "73", "73 đề án"),
        ("A.\n  Có 5 lớp", "5", "Có 5 lớp"),
    ],
)
def test_a_sentence_holds_its_figure(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    found = sentence_around(text, start, start + len(words))
    assert (found.text, found.text[found.start : found.end]) == (sentence, words)


def test_what_was_read_is_told_in_both_languages() -> None:
    vi, en = in_words(READ, "73,5 tỷ đồng")
    assert vi == "kinh phí khuyến công: hơn 73,5 tỷ đồng; Bắc Kạn; 2021; ngân sách nhà nước; thực hiện"
    assert en.startswith("money for khuyến công activities: more than 73.5")
