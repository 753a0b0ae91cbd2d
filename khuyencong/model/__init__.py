"""The model: every table, column, unit and code list, declared once. No rows are read or written here."""

from khuyencong.model.declare import Column, Reference, Table
from khuyencong.model.tables import TABLES, VIEWS

__all__ = ["TABLES", "VIEWS", "Column", "Reference", "Table"]
