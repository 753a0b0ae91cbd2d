"""Constructs are told by the words around a figure: one sentence a pattern, and every pattern has one."""

import pytest

from benchmarks.constructs import IN_PARAGRAPH, IN_SENTENCE, OTHER, constructs_of, marked

EXAMPLES = {
    "noun before its figure": ("Tổng số đề án là 57 trong năm.", "57"),
    "'lần lượt' and a shared head noun": ("Ba huyện có lần lượt 11, 9 và 8 đề án.", "9"),
    "each of several places (mỗi nơi)": ("Na Rì và Ba Bể mỗi nơi 2 cơ sở.", "2 cơ sở"),
    "number in words": ("Tỉnh mở năm lớp nghề.", "năm lớp"),
    "money in brackets after a count": ("Có 7 đề án điểm (2,7 tỷ đồng).", "2,7 tỷ đồng"),
    "in brackets": ("Có 7 đề án (tăng 2 đề án).", "2 đề án"),
    "part of a whole (trong đó)": ("Tổng 9 đề án, trong đó KCQG 4 đề án.", "4 đề án"),
    "whole told before its parts": ("Tổng 9 đề án, trong đó KCQG 4 đề án.", "9 đề án"),
    "list of years": ("Năm 2020 có 5 đề án, năm 2021 có 6 đề án.", "6 đề án"),
    "what is left (còn lại)": ("Số còn lại là 3 đề án.", "3 đề án"),
    "range": ("Mỗi lớp 20 đến 25 người.", "20 đến 25 người"),
    "done of planned (14/14)": ("Nghiệm thu 14/14 đề án.", "14/14 đề án"),
    "ratio or multiple": ("Doanh thu gấp 3 lần.", "3 lần"),
    "per cent of a plan": ("Giải ngân đạt 95% kế hoạch.", "95%"),
    "per cent of a total (chiếm)": ("Phần này chiếm 40%.", "40%"),
    "per cent against an earlier period": ("Doanh thu tăng 12% so với năm trước.", "12%"),
    "plan beside its result": ("Kế hoạch 5 đề án, thực hiện 4 đề án.", "4 đề án"),
    "average or share of each": ("Bình quân 150 triệu đồng.", "150 triệu đồng"),
    "period of a programme": ("Giai đoạn 2021-2025 cần 40 tỷ đồng.", "40 tỷ đồng"),
    "part of a year": ("6 tháng đầu năm có 4 đề án.", "4 đề án"),
    "relative time": ("Từ đầu năm đến nay có 4 đề án.", "4 đề án"),
    "several periods in one sentence": ("Năm 2020 đề ra, năm 2021 có 4 đề án.", "4 đề án"),
    "national and local in one sentence": ("KCQG và KCĐP có 4 đề án.", "4 đề án"),
    "counterpart capital beside a grant": ("Hỗ trợ 4 tỷ đồng, vốn đối ứng 6 tỷ.", "4 tỷ đồng"),
    "points back (nguồn này, số này)": ("Nguồn vốn này dành cho 4 đề án.", "4 đề án"),
    "headline": ("Hỗ trợ 4 đề án", "4 đề án"),
    "item of a list": ("Kết quả:\n- Đào tạo: 4 lớp.", "4 lớp"),
    "part of a part (nested trong đó)": ("Có 9 đề án, trong đó KCQG 5. Trong số đó, gồm 2 đề án máy.", "2 đề án"),
    "period told in another sentence": ("Đó là năm 2021. Tỉnh có 4 đề án.", "4 đề án"),
}  # fmt: skip


def found(text: str, quote: str) -> list[str]:
    start = text.index(quote)
    return constructs_of(text, {"start": start, "end": start + len(quote)})


@pytest.mark.parametrize(("name", "example"), EXAMPLES.items(), ids=EXAMPLES)
def test_a_construct_is_known_by_its_words(name, example):
    assert name in found(*example)


def test_every_construct_has_an_example():
    assert EXAMPLES.keys() == IN_SENTENCE.keys() | IN_PARAGRAPH.keys()


def test_a_plain_sentence_is_none_of_them():
    assert found("Tin.\nTỉnh hỗ trợ 5 đề án.", "5 đề án") == [OTHER]


def test_the_figure_is_marked_in_sentence_and_paragraph():
    text = "Tin.\nMột. Có 5 đề án. Hết."
    start = text.index("5")
    assert marked(text, start, start + 7) == ("có ⟦5 đề án⟧", "một. có ⟦5 đề án⟧. hết.")
