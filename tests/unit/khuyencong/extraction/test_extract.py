"""Laws of the reading, whatever the text.

No digit is lost, no span is wrong, nothing depends on chance or on other reports.
"""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.mutations import untiled
from khuyencong.extraction import extract
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.model import TABLES, VIEWS, polars_schema
from tests.unit.khuyencong.extraction.papers import SENTENCES, composed, document

BEYOND = (
    "",
    "\n",
    "0",
    "7" * 5000,
    "1." * 3000,
    "9" * 400 + " tỷ đồng",
    "٣٤ đề án 5",
    "１２３ đề án",
    "năm ٢٠٢١",
)
HALVED = (
    "0" * 40,
    "Tổng đài 1800123456789",
    "Điện thoại: 0123 456 789 123 4567890",
    "hỗ trợ 7tr2021",
    "diện tích 5 m234",
    "lúc 2:1800",
)


@pytest.mark.parametrize("text", BEYOND, ids=lambda text: f"{text[:12]!a}")
def test_odd_texts_are_tiled(text):
    assert untiled(text, extract(document(text)).figures) == []


@pytest.mark.parametrize("text", HALVED)
def test_no_rule_ends_inside_a_run_of_digits(text):
    assert untiled(text, extract(document(text)).figures) == []


@settings(max_examples=400)
@given(composed)
@example("\u00ad".join(SENTENCES))
@example("20182020 giai đoạn 20182020")
@example(HALVED[0])
def test_figures_tile_every_run_of_digits(text):
    assert untiled(text, extract(document(text)).figures) == []


@given(composed)
def test_spans_of_facts_are_spans_of_figures(text):
    found = extract(document(text))
    figures = {row["figure_id"]: row for row in found.figures}
    assert len(figures) == len(found.figures)
    assert len({row["fact_id"] for row in found.facts}) == len(found.facts)
    for fact in found.facts:
        figure = figures[fact["figure_id"]]
        assert (fact["quote_start"], fact["quote_end"]) == (figure["quote_start"], figure["quote_end"])
        assert fact["quote"] == text[fact["quote_start"] : fact["quote_end"]]
        assert figure["disposition"] in {"fact", "ratio"}


@given(composed)
def test_relations_speak_of_facts_that_are_there(text):
    found = extract(document(text))
    facts, relations = (
        {row["fact_id"] for row in found.facts},
        {row["relation_id"] for row in found.relations},
    )
    assert len(relations) == len(found.relations)
    assert {row["relation_id"] for row in found.relation_facts} <= relations
    assert {row["fact_id"] for row in found.relation_facts} <= facts
    for row in found.relations:
        assert 0 <= row["quote_start"] < row["quote_end"] <= len(text)


@given(composed)
@example("kinh phí " + "9" * 40 + " đồng")
@example("kinh phí " + "9" * 20 + " tỷ đồng")
def test_rows_fit_the_model(text):
    found = extract(document(text))
    for name in ("figures", "facts", "relations", "relation_facts"):
        rows = getattr(found, name)
        schema = {
            column: kind
            for column, kind in polars_schema((TABLES | VIEWS)[name]).items()
            if not rows or column in rows[0]
        }
        assert pl.DataFrame(rows, schema=schema, orient="row").height == len(rows)


@given(composed)
def test_the_same_text_gives_the_same_reading(text):
    assert extract(document(text)) == extract(document(text))


@given(st.lists(composed, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_a_report_is_read_alike_beside_any_others(texts, dice):
    alone = {text: extract(document(text)) for text in texts}
    dice.shuffle(texts)
    assert {text: extract(document(text)) for text in texts} == alone


@given(composed)
@example("kinh phí 5 \u200b tỷ đồng")
def test_reading_the_edited_text_again_gives_the_same_tokens(text):
    """Idempotence: what reading does to spaces and line ends, it does not do again to its own result."""
    once = Text(text)
    again = Text(once.flat.replace("\n", "\n\n"))  # a line end that stays is that of a paragraph
    assert again.flat == once.flat
    assert tile(again) == tile(once)


@given(composed)
def test_name_and_digest_of_the_file_change_no_figure(text):
    here, there = document(text), replace(document(text), source="khac/ten.txt", sha256="f" * 64)
    values = [[row["value"] for row in extract(each).figures] for each in (here, there)]
    assert values[0] == values[1]
