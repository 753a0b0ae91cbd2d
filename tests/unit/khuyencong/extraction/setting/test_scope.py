"""The scope of a quantity: what it owns on either side, and the segments that hold it."""

import pytest
from hypothesis import given

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.setting.context import context_of
from khuyencong.extraction.setting.report import Report
from tests.unit.khuyencong.extraction.papers import composed, document


def report_of(words: str) -> Report:
    paper = document(words)
    text = Text(paper.text)
    tokens = tile(text)
    return Report(text, tokens, context_of(paper, text, tokens))


@pytest.mark.parametrize(
    ("words", "lefts", "rights"),
    [
        ("Hỗ trợ 5 đề án, kinh phí 2 tỷ đồng.", ["hỗ trợ ", ", kinh phí "], [", kinh phí ", "."]),
        ("Có 5 đề án; kinh phí 2 tỷ đồng.", ["có ", " kinh phí "], [";", "."]),
        ("Có 5 đề án. Kinh phí 2 tỷ đồng", ["có ", " kinh phí "], [".", ""]),
    ],
)
def test_what_a_quantity_owns(words, lefts, rights):
    report = report_of(words)
    found = [report.scopes[token.start] for token in report.quantities]
    assert [report.words(here.left) for here in found] == lefts
    assert [report.words(here.right) for here in found] == rights


def test_a_part_opens_where_its_whole_was_told():
    report = report_of("Cả năm 5 đề án. Trong đó 3 đề án của tỉnh. Còn 2 đề án.")
    openings = [report.scopes[token.start].opening for token in report.quantities]
    assert openings == [0, 0, report.scopes[report.quantities[2].start].sentence[0]]


@given(composed)
def test_every_quantity_stands_in_its_scope(words):
    report = report_of(words)
    segments = report.segments
    for token in report.quantities:
        here = report.scopes[token.start]
        assert here.left[0] <= here.left[1] == token.start < token.end == here.right[0] <= here.right[1]
        assert (here.sentence, here.item, here.line) == (
            segments.sentence(token.start),
            segments.item(token.start),
            segments.line(token.start),
        )
        assert here.bracket == segments.bracket(token.start)
        assert here.words == report.text.low[slice(*here.left)]
        assert here.opening <= here.sentence[0]
        neighbours = [other for other in (here.before, here.after) if other]
        assert all(other.end <= token.start or token.end <= other.start for other in neighbours)
