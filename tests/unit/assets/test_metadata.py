import polars as pl

from assets.metadata import SAMPLE_ROWS, SAMPLE_WIDTH, counts, markdown, sample


def test_a_sample_shows_the_first_rows_of_the_columns_asked_for() -> None:
    frame = pl.DataFrame({"a": range(20), "b": ["x"] * 20})
    lines = (sample(frame, ["a"]).md_str or "").splitlines()
    assert lines[:3] == ["| a |", "| --- |", "| 0 |"]
    assert len(lines) == 2 + SAMPLE_ROWS


def test_no_cell_breaks_the_table() -> None:
    line = (markdown(["a", "b"], [["one|two\nthree", "w" * 500]]).md_str or "").splitlines()[2]
    assert line == f"| one\\|two three | {'w' * (SAMPLE_WIDTH - 1)}… |"


def test_counts_go_from_most_to_least() -> None:
    frame = pl.DataFrame({"kind": ["b", "a", "b", "c"]})
    assert (counts(frame, "kind").md_str or "").splitlines()[2:] == ["| b | 2 |", "| a | 1 |", "| c | 1 |"]
