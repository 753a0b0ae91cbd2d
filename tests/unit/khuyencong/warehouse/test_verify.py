"""Verify: a sound build passes; each promise broken is told, with the rows that break it."""

import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.warehouse import BuildReport, VerificationError, untiled, verify


def broken(built: BuildReport, sql: str) -> list[str]:
    """What verify tells of the build once `sql` has been at it."""
    with duckdb.connect(str(built.path)) as connection:
        connection.execute(sql)
    with pytest.raises(VerificationError) as failure:
        verify(built.path)
    assert str(failure.value).count("\n- ") == len(failure.value.problems)
    return failure.value.problems


YEAR = "WHERE quote = '2020' AND document_id = (SELECT document_id FROM documents WHERE format = 'txt')"
CHANGED = "UPDATE figures SET"
ADDED = "INSERT INTO figures SELECT * REPLACE (figure_id || 'b' AS figure_id,"
SPLIT = f"""
{ADDED} 6 AS quote_start, '20' AS quote) FROM figures {YEAR};
{CHANGED} quote_end = 6, quote = '20' {YEAR}
"""
SOUND_ROLLUP = """
INSERT INTO rollup_province_year SELECT false, '63-06', 'Bắc Kạn', 2020, indicator, unit, funding, activity,
stage, value, value, value, 'stated', {facts}, 1, 1, 1 FROM facts WHERE indicator = 'jobs'
"""


def test_a_sound_build_passes(built: BuildReport) -> None:
    verify(built.path)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (
            "UPDATE budgets SET quote = 'mười'",
            "budgets: 1 rows with a quote that is not the text at its span",
        ),
        ("UPDATE figures SET quote_end = quote_start", "figures: 6 rows with an empty span"),
        ("UPDATE outcomes SET stage = 'done'", "outcomes: 1 rows with unknown code of stage, such as"),
        ("UPDATE outcomes SET geo_code = '63-99'", "outcomes: 1 rows with unknown geo_code, such as"),
        ("INSERT INTO outcomes FROM outcomes", "outcomes: 1 rows repeat a key (fact_id), such as"),
        ("INSERT INTO outcomes FROM budgets", "facts: 1 rows repeat a key (fact_id), such as"),
        ("DELETE FROM documents WHERE format = 'md'", "figures: 2 rows with document_id not in documents"),
        ("DELETE FROM figures WHERE quote ^@ '110'", "outcomes: 1 rows with figure_id not in figures"),
        ("UPDATE documents SET superseded_by = 'x'", "documents: 2 rows with superseded_by not in documents"),
        ("DELETE FROM outcomes", "outcomes: 0 rows instead of 1"),
        ("DELETE FROM releases", "releases: the release does not list itself"),
        ("DROP TABLE findings", "findings: the table or its comment is missing"),
        ("DROP VIEW facts", "facts: the table or its comment is missing"),
        ("ALTER TABLE findings DROP found", "findings.found: missing instead of ['DECIMAL(30,6)'"),
        ("ALTER TABLE findings ALTER unit TYPE INT", "findings.unit: ['INTEGER', "),
        ("COMMENT ON COLUMN findings.unit IS 'x'", "findings.unit: ['VARCHAR', 'x'] instead of"),
        ("COMMENT ON TABLE findings IS NULL", "findings: the table or its comment is missing"),
        (
            "ALTER TABLE outcomes ALTER stage DROP NOT NULL; UPDATE outcomes SET stage = NULL",
            "outcomes: 1 rows with stage null",
        ),
        (SOUND_ROLLUP.format(facts="['gone']"), "rollup_province_year: 1 rows with fact_ids not in facts"),
        (SOUND_ROLLUP.format(facts="[]"), "rollup_province_year: 1 rows with no fact, or one twice"),
        (
            SOUND_ROLLUP.format(facts="[fact_id, fact_id]"),
            "rollup_province_year: 1 rows with no fact, or one",
        ),
    ],
)
def test_a_broken_promise_is_told(built: BuildReport, sql: str, told: str) -> None:
    problems = broken(built, sql)
    assert any(problem.startswith(told) for problem in problems), problems


def test_every_failure_is_told_at_once(built: BuildReport) -> None:
    problems = broken(
        built, "UPDATE outcomes SET stage = 'done', geo_code = 'XX'; UPDATE budgets SET quote = ''"
    )
    assert [problem.split(":")[0] for problem in problems] == ["budgets", "outcomes", "outcomes"]


def test_a_rollup_of_known_facts_passes(built: BuildReport) -> None:
    with duckdb.connect(str(built.path)) as connection:
        fact_id = connection.execute("SELECT min(fact_id) FROM facts").fetchall()[0][0]
    problems = broken(built, SOUND_ROLLUP.format(facts=[fact_id]))
    assert problems == ["rollup_province_year: 1 rows instead of 0"]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (f"DELETE FROM figures {YEAR}", "no figure holds 2020 at characters 4-8, in 'Năm 2020, tỉnh "),
        (f"{CHANGED} quote_start = 5, quote = '020' {YEAR}", "no figure holds 2020 at characters 4-8"),
        (
            f"{ADDED} 5 AS quote_start, '020' AS quote) FROM figures {YEAR}",
            "figures overlap at characters 4-8",
        ),
        (SPLIT, "no figure holds 2020 at characters 4-8"),
    ],
    ids=["left out", "cut", "twice", "split"],
)
def test_digits_that_are_not_tiled_are_told_with_report_and_characters(
    built: BuildReport, sql: str, told: str
) -> None:
    problems = broken(built, sql)
    assert any(problem.startswith(f"2021/bac-kan.txt: {told}") for problem in problems), problems


texts = st.text(alphabet="0123456789.,- ađề\n", max_size=60)


@given(texts)
def test_one_span_a_run_tiles(text: str) -> None:
    assert untiled("x", text, [run.span() for run in re.finditer("[0-9]+", text)]) == []


@given(texts, st.data())
def test_a_run_left_out_cut_or_held_twice_is_told(text: str, data: st.DataObject) -> None:
    spans = [run.span() for run in re.finditer("[0-9]+", text)]
    if not spans:
        return
    chosen = data.draw(st.sampled_from(spans))
    rest = [span for span in spans if span != chosen]
    start, end = chosen
    for wrong in ([], [(start + 1, end)], [(start, end - 1)], [chosen, chosen]):
        told = untiled("x", text, rest + [span for span in wrong if span[0] < span[1]])
        assert len(told) == 1
        assert f"{start}-{end}" in told[0]
