"""The domain: reports, the numbers in them, places, tables. Plain Python and Polars.

No Dagster, no shell, no web here: see assets and pipelines.
"""
