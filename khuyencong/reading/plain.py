"""Plain text files."""

from khuyencong.reading.decoding import decode
from khuyencong.reading.document import Content, Locator


def lines(text: str) -> tuple[Locator, ...]:
    """A locator for each line that holds words: "line=1" is the first line of the file."""
    found: list[Locator] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append(Locator(start, start + len(line), f"line={number}"))
        start += len(line) + 1
    return tuple(found)


def read(content: bytes, source: str) -> Content:
    """The text as it stands."""
    text = decode(content, source)
    return Content("txt", text, locators=lines(text))
