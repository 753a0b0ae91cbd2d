"""Limits between the columns of one row, by the names of columns. Limits of one column: khuyencong.model.tables."""

IN_ORDER = (
    ("period_start", "period_end"),
    ("value_low_bound", "value"),
    ("value", "value_high"),
    ("value", "value_high_bound"),
    ("expected_low", "expected_high"),
    ("valid_from", "valid_to"),
    ("first_seen_at", "last_seen_at"),
)
"""Pairs of columns: the first is never above the second, where a table has both and neither is null."""

SPAN = ("quote_start", "quote_end")
"""A half-open span that holds something: the first is below the second."""
