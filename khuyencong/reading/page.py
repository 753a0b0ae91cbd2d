"""Web pages: the article without the furniture around it, its title, its tables.

The words are chosen by trafilatura. Here: how they become one text with true offsets. The article's day is
found in publication.py.
"""

import logging
import re
import unicodedata
from typing import Any, Final

from khuyencong.reading.decoding import decode
from khuyencong.reading.document import Cell, Content, Locator, Table, Unreadable

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{3,20})""", re.IGNORECASE)
_XML_HEAD: Final = re.compile(r"^\s*<\?xml[^>]*>")
_BLOCKS: Final = frozenset({"p", "head", "list", "item", "quote", "code", "div", "ab"})


def read(content: bytes, source: str) -> Content:
    """The article; "paragraph=3" locates a line of its text, "table=1 row=2" a row of a table.

    Raises:
        Unreadable: the bytes are no text, or hold no article.
    """
    # trafilatura takes 0.3 s to import, spent only where there are pages
    from trafilatura.utils import load_html  # noqa: PLC0415

    from khuyencong.reading.publication import published  # noqa: PLC0415

    # what the libraries complain of is told here, with the name of the file
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    declared = _CHARSET.search(content[:4096])
    markup = decode(content, source, declared[1].decode("ascii") if declared else None)
    if not markup.strip():
        raise Unreadable("empty", f"{source} has no text")
    markup = _XML_HEAD.sub("", markup)  # it would name an encoding that the text no longer has
    tree = load_html(markup if "<html" in markup[:4096].lower() else f"<html><body>{markup}</body></html>")
    if tree is None:
        raise Unreadable("unreadable", f"{source} holds no mark-up of a page")
    day = published(tree)
    body, title = _article(tree)
    text = _Text(body)
    if not text.lines:
        raise Unreadable("empty", f"{source} holds no article: only menus, links or scripts")
    if title and not text.opens_with(title):  # figures of a headline count, too
        text = _Text(body, title)
    return Content(
        "html", text.text(), title, (day, day) if day else None, tuple(text.tables), tuple(text.locators)
    )


def _article(tree: Any) -> tuple[Any, str | None]:
    """The article's body as trafilatura's elements, None if there is none, and its title."""
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document, use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # a notice of two sentences is an article, too
    article = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    if not isinstance(article, Document):
        return None, None
    return article.body, _clean(article.title or "") or None


def _clean(words: str) -> str:
    """Words as a browser shows them: white space but the no-break space becomes one space; NFC."""
    return unicodedata.normalize("NFC", re.sub(r"[ \t\n\r\f]+", " ", words)).strip(" ")


class _Text:
    """The text as it grows, a line a block, with the places of lines and cells."""

    def __init__(self, body: Any, title: str = "") -> None:
        self.lines: list[str] = []
        self.length = 0
        self.pending: list[str] = []
        self.locators: list[Locator] = []
        self.tables: list[Table] = []
        self.paragraphs = 0
        self.words(title)
        self.end_line()
        if body is not None:
            self.element(body)
        self.end_line()

    def text(self) -> str:
        return "\n".join(self.lines)

    def opens_with(self, title: str) -> bool:
        return any(title.casefold() in line.casefold() for line in self.lines[:3])

    def words(self, words: str | None) -> None:
        self.pending.append(words or "")

    def end_line(self) -> None:
        line = _clean("".join(self.pending))
        self.pending.clear()
        if line:
            self.paragraphs += 1
            self._append(line, f"paragraph={self.paragraphs}")

    def _append(self, line: str, where: str) -> None:
        self.locators.append(Locator(self.length, self.length + len(line), where))
        self.lines.append(line)
        self.length += len(line) + 1

    def element(self, element: Any) -> None:
        if element.tag == "table":
            self.end_line()
            self._table(element)
        elif element.tag == "lb":
            self.end_line()
        else:
            block = element.tag in _BLOCKS
            if block:
                self.end_line()
            self.words(element.text)
            for child in element:
                self.element(child)
                self.words(child.tail)
            if block:
                self.end_line()

    def _table(self, table: Any) -> None:
        """One line a row, its cells between " | "; merged cells are already spread over empty ones."""
        number = len(self.tables) + 1
        cells: list[Cell] = []
        for row, element in enumerate(table.iter("row")):
            printed = [_clean(" ".join(cell.itertext())) for cell in element.iter("cell")]
            while printed and not printed[-1]:
                printed.pop()
            at = self.length
            for column, words in enumerate(printed):
                if words:
                    cells.append(Cell(row, column, 1, 1, at, at + len(words)))
                at += len(words) + len(" | ")
            if printed:
                self._append(" | ".join(printed), f"table={number} row={row + 1}")
        self.tables.append(Table(tuple(cells), f"table={number}"))
