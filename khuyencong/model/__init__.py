"""The model: every table, column, unit and code list, declared once. No rows are read or written here."""

from khuyencong.model.declare import Column, Reference, Table
from khuyencong.model.render import arrow_schema, ddl, dictionary_markdown, empty, polars_schema
from khuyencong.model.tables import TABLES, VIEWS

__all__ = [
    "TABLES",
    "VIEWS",
    "Column",
    "Reference",
    "Table",
    "arrow_schema",
    "ddl",
    "dictionary_markdown",
    "empty",
    "polars_schema",
]
