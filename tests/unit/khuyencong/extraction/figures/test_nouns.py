"""What a number counts: the noun behind it and how far it reaches."""

import pytest

from khuyencong.extraction.figures.nouns import noun_at


@pytest.mark.parametrize(
    ("words", "noun", "indicator"),
    [
        ("đề án khuyến công", "đề án", "projects"),
        ("chương trình, đề án của tỉnh", "chương trình, đề án", "projects"),
        ("đề án, giải ngân 700 triệu đồng", "đề án", "projects"),
        ("người và tổ chức một đoàn", "người", "people"),
        ("doanh nghiệp, tổ chức ở tỉnh", "doanh nghiệp, tổ chức", "establishments"),
        ("cơ sở, kết quả mới đạt", "cơ sở", "establishments"),
        ("cơ sở, giải quyết việc làm", "cơ sở", "establishments"),
        ("sản phẩm, giải thưởng", "sản phẩm, giải", "products"),
        ("cơ sở, thị xã phúc yên", "cơ sở", "establishments"),
        ("huyện, thị xã của tỉnh", "huyện, thị xã", "other"),
        ("đòan khảo sát", "đòan", "other"),
        ("đòan viên", "đòan viên", "people"),
        ("điểm trình diễn", "điểm trình diễn", "models"),
        ("điểm bán hàng", "điểm bán hàng", "products"),
        ("chứng chỉ nghề", "chứng chỉ", "other"),
        ("lao đông nông thôn", "lao đông", "people"),
    ],
)
def test_reach_of_a_noun(words, noun, indicator):
    found = noun_at(words, 0)
    assert found is not None
    assert (words[: found.end], found.indicator) == (noun, indicator)


def test_a_verb_is_no_noun():
    assert noun_at(" giải ngân 700 triệu đồng", 0) is None
