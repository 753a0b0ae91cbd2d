"""Bytes to text: UTF-8, UTF-16 with its mark, or what a page declares. No guessing of encodings."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from khuyencong.reading.document import Unreadable

_MARKS: Final = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_BINARY: Final = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"MM\0*",
)
_CONTROL: Final = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, source: str, declared: str | None = None) -> str:
    """The text in NFC with line feeds as line ends, without its byte order mark.

    Raises:
        Unreadable: "binary" for what is no text, "unreadable" with the place of the first byte that fails.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", "utf-8"))
    if content.startswith(_BINARY) or (not encoding.startswith("utf-16") and b"\0" in content):
        raise Unreadable("binary", f"{source} is not text: it holds {_first_binary(content)}")
    body = content[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as problem:
        if mark or declared is None:
            place = len(mark) + problem.start
            raise Unreadable(
                "unreadable",
                f"{source} is not {encoding.upper()}: byte {place} (0x{content[place]:02X}); "
                "save the file as UTF-8 (old fonts such as TCVN3 and VNI are not read yet)",
            ) from problem
        text = _decode_as(declared, body, source)
    if _CONTROL.search(text):
        raise Unreadable("binary", f"{source} is not text: it holds control characters")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode_as(encoding: str, body: bytes, source: str) -> str:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError) as problem:
        raise Unreadable(
            "unreadable", f"{source} is neither UTF-8 nor {encoding}, which it declares"
        ) from problem


def _first_binary(content: bytes) -> str:
    known = next((mark for mark in _BINARY if content.startswith(mark)), None)
    return f"a file of another kind ({known!r})" if known else f"a zero byte at byte {content.index(0)}"
