"""A few hundred of the 10,000 mutations of `python -m benchmarks mutations`; and that its laws can break."""

import random

import pytest

from benchmarks import mutations
from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import SENTENCES, document

POSITIONS = {"document_id", "figure_id", "fact_id", "quote", "quote_start", "quote_end"}


@pytest.fixture(scope="module")
def reports():
    return mutations.reports()


def test_mutated_reports_keep_their_digits_and_values(reports):
    assert list(mutations.mutate(reports, 5 * len(reports))) == []


@pytest.mark.parametrize(
    "change", [*mutations.SPELLINGS, *mutations.DAMAGES], ids=lambda change: change.__name__
)
def test_each_change_changes_what_it_says(reports, change):
    changed = [change(report.text, random.Random(0)) for report in reports]
    if change is mutations.decomposed:
        assert changed == [report.text for report in reports]
    else:
        assert all(new != report.text for new, report in zip(changed, reports, strict=True))
        assert all(
            sorted("".join(new.split())) == sorted("".join(report.text.split()))
            for new, report in zip(changed, reports, strict=True)
        )


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda figures: figures[:-1], "stands in no figure"),
        (lambda figures: [*figures, figures[-1]], "overlaps"),
        (lambda figures: figures[::-1], "out of order"),
        (lambda figures: [figures[0] | {"quote": "5"}, *figures[1:]], "is not what stands"),
        (
            lambda figures: [figures[0] | {"quote_end": figures[0]["quote_end"] - 1}, *figures[1:]],
            "is not what",
        ),
    ],
    ids=["missed", "twice", "order", "quote", "cut"],
)
def test_broken_tilings_are_told(edit, words):
    text = SENTENCES[0]
    figures = extract(document(text)).figures
    assert mutations.untiled(text, figures) == []
    assert any(words in sentence for sentence in mutations.untiled(text, edit(figures)))


def test_a_changed_value_is_told():
    before = mutations.values(extract(document(SENTENCES[1])))
    assert before != mutations.values(extract(document(SENTENCES[1].replace("95%", "96%"))))


def stated(text):
    return [
        {name: value for name, value in fact.items() if name not in POSITIONS}
        for fact in extract(document(text)).facts
    ]


@pytest.mark.parametrize(
    "change",
    [mutations.doubled, mutations.no_break],
    ids=lambda change: change.__name__,
)
def test_spelling_of_spaces_changes_no_attribute(reports, change):
    for number, report in enumerate(reports):
        assert stated(change(report.text, random.Random(number))) == stated(report.text)
