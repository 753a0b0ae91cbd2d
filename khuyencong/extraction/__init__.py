"""Extraction: a document's numbers (figures), what they state (facts) and what the report says of them (relations).

Pure functions over one immutable text: edit, tile, find cues, resolve, relate. No files, no frames of other rooms.
"""

from khuyencong.extraction.extract import Reading, extract

__all__ = ["Reading", "extract"]
