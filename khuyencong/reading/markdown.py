"""Markdown files: the text as it stands, its first heading, its pipe tables."""

import re
from typing import Final

from khuyencong.reading.decoding import decode
from khuyencong.reading.document import Cell, Content, Locator, Table
from khuyencong.reading.plain import lines

_HEADING: Final = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_RULE: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_WORDS: Final = re.compile(r"(?:[^|\\]|\\.)+")


def read(content: bytes, source: str) -> Content:
    """The text with its marks; the title is the first heading of the first level."""
    text = decode(content, source)
    heading = _HEADING.search(text)
    located = lines(text)
    return Content("md", text, heading[1] if heading else None, None, _tables(text, located), located)


def _tables(text: str, located: tuple[Locator, ...]) -> tuple[Table, ...]:
    """Tables: a line with pipes, a rule below it, and the lines with pipes that follow."""
    found: list[Table] = []
    at = 1
    while at < len(located):
        header, rule = located[at - 1], located[at]
        if "|" in text[header.start : header.end] and _is_rule(text[rule.start : rule.end]):
            end = at + 1
            while end < len(located) and _continues(text, located[end - 1], located[end]):
                end += 1
            rows = (header, *located[at + 1 : end])
            cells = tuple(cell for row, line in enumerate(rows) for cell in _cells(text, line, row))
            found.append(Table(cells, f"table={len(found) + 1}"))
            at = end
        at += 1
    return tuple(found)


def _continues(text: str, above: Locator, line: Locator) -> bool:
    """Whether a line is one more row: it has pipes and no blank line parts it from the row above."""
    return line.start == above.end + 1 and "|" in text[line.start : line.end]


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.match(line) is not None


def _cells(text: str, line: Locator, row: int) -> list[Cell]:
    """Cells of one line; an empty one holds its column but no words, so it is left out."""
    start, end = line.start, line.end
    start += text[start:end].find("|") + 1 if text[start:end].lstrip().startswith("|") else 0
    found: list[Cell] = []
    column = 0
    while start < end:
        match = _WORDS.match(text, start, end)
        stop = match.end() if match else start
        words = text[start:stop]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            found.append(Cell(row, column, 1, 1, left, left + len(words.strip())))
        column += 1
        start = stop + 1
    return found
