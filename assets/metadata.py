"""What people read beside an asset in Dagster's page: counts, samples as tables.

Nothing is computed for programs here.
"""

from collections.abc import Sequence

import dagster as dg
import polars as pl

SAMPLE_ROWS = 5
SAMPLE_WIDTH = 60
"""Characters of a cell that a sample shows."""


def sample(frame: pl.DataFrame, columns: Sequence[str] = ()) -> dg.MarkdownMetadataValue:
    """The first rows of `frame` (of its `columns`, if given) as a table."""
    shown = frame.select(columns or frame.columns).head(SAMPLE_ROWS)
    return markdown(shown.columns, shown.rows())


def counts(frame: pl.DataFrame, column: str) -> dg.MarkdownMetadataValue:
    """Rows of `frame` by the values of `column`, most first."""
    counted = frame.group_by(column).len("rows").sort("rows", column, descending=[True, False])
    return markdown((column, "rows"), counted.rows())


def markdown(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> dg.MarkdownMetadataValue:
    """A Markdown table; a bar or line break in a cell cannot break it."""
    lines = [columns, ["---"] * len(columns), *rows]
    return dg.MetadataValue.md("\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines))


def _cell(value: object) -> str:
    words = "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
    return words if len(words) <= SAMPLE_WIDTH else words[: SAMPLE_WIDTH - 1] + "…"
