"""Reading: a file's bytes become a document, or a reason why not.

Here: one module a format (plain, markdown, page), the folder walk, the origin beside a report. Not here: what
the words and numbers mean (khuyencong.extraction).
"""

from khuyencong.reading.document import Cell, Content, Document, Locator, Origin, RawFile, Table, Unreadable
from khuyencong.reading.files import READERS, read
from khuyencong.reading.folder import scan

__all__ = [
    "READERS",
    "Cell",
    "Content",
    "Document",
    "Locator",
    "Origin",
    "RawFile",
    "Table",
    "Unreadable",
    "read",
    "scan",
]
