"""Correction files: one YAML file each, its name is the correction's id. What they change is told elsewhere."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from khuyencong import statements
from khuyencong.review import parse
from khuyencong.statements import Malformed, words

FOLDER: Final = Path(__file__).parent
"""The corrections that ship."""

_KEYS: Final = ("source", "expect", "value", "reason", "author", "added", "reference", "until")
_EXPECTED: Final = ("quote", "sentence", "before", "after", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What the report prints: the figure's words, words around them, and the value that is read of them.

    `sentence` holds the quote; `before` and `after` touch it. Blanks and line ends count as one blank.
    """

    quote: str
    value: Decimal
    sentence: str | None = None
    before: str | None = None
    after: str | None = None

    def places(self, text: str) -> list[tuple[int, int]]:
        """The half-open spans of `text` where the quote stands among these words."""
        around = [_pattern(words) for words in (self.before or "", self.after or "")]
        phrase = re.compile(rf"{around[0]}\s*({_pattern(self.quote)})\s*{around[1]}")
        whole = re.finditer(_pattern(self.sentence), text) if self.sentence else [None]
        inside = (each.span() if each else (0, len(text)) for each in whole)
        return [match.span(1) for span in inside for match in phrase.finditer(text, *span)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A known error of the report `source`: where it prints `expect`, `value` is right, in the fact's unit."""

    correction_id: str
    source: str
    expect: Expect
    value: Decimal
    reason: str
    author: str
    added: date
    reference: str | None = None
    until: date | None = None

    def over(self, on: date) -> bool:
        """Day `on` lies after the last one on which the correction is to be used."""
        return self.until is not None and self.until < on


def load(folder: Path) -> tuple[list[Correction], list[tuple[str, str]]]:
    """The corrections of `folder` by name, and a pair of file and sentence for each that cannot be used."""
    if not folder.is_dir():
        return [], [(folder.name, f"{folder}: không có thư mục này / there is no such folder")]
    return statements.load(
        sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"}), _correction
    )


def fingerprint(folder: Path, *, on: date) -> str:
    """SHA-256 over the files of `folder` and which of them are over on that day: what a run follows from."""
    corrections, problems = load(folder)
    over = (each.correction_id for each in corrections if each.over(on))
    lines = (statements.fingerprint(folder), *over, *(name for name, _ in problems))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _pattern(words: str) -> str:
    """A pattern of `words` with any blanks between them, and not inside a longer word or number."""
    if not words:
        return ""
    head = r"(?<!\w)(?<!\d[.,])" if words[0].isalnum() else ""
    tail = r"(?!\w)(?![.,]\d)" if words[-1].isalnum() else ""
    return head + r"\s+".join(re.escape(word) for word in words.split()) + tail


def _correction(path: Path) -> Correction:
    """The correction in a file; Malformed says which key cannot be used."""
    if path.suffix != ".yaml":
        raise Malformed("tên tệp phải kết thúc bằng / its name must end in .yaml")
    stated = statements.keys_of(path, _KEYS)
    expect = _expect(stated.get("expect"))
    value = _number(stated, "value")
    if value == expect.value:
        raise Malformed("value: bằng / is the same as expect.value")
    added = statements.day("added", words(stated, "added"))
    until = statements.day("until", words(stated, "until")) if "until" in stated else None
    if until and until < added:
        raise Malformed("until: trước / is before added")
    return Correction(
        **{name: words(stated, name) for name in ("source", "reason", "author")},
        correction_id=path.stem, expect=expect, value=value, added=added, until=until,
        reference=words(stated, "reference") if "reference" in stated else None,
    )  # fmt: skip


def _expect(stated: Any) -> Expect:
    """The block `expect`, unique in its own words."""
    statements.block(stated, _EXPECTED, "expect.")
    around = {
        name: words(stated, name, "expect.") for name in ("sentence", "before", "after") if name in stated
    }
    if not around:
        raise Malformed("expect: cần sentence, before hoặc after / needs one of sentence, before, after")
    expect = Expect(
        quote=words(stated, "quote", "expect."), value=_number(stated, "value", "expect."), **around
    )
    if expect.sentence and (times := len(expect.places(expect.sentence))) != 1:
        raise Malformed(
            f"expect.sentence: có quote {times} lần, phải đúng một / holds the quote {times} times, not once"
        )
    return expect


def _number(stated: Mapping[str, Any], name: str, block: str = "") -> Decimal:
    """A decimal as every other file of this project spells it, see khuyencong.review.parse."""
    try:
        return parse("value", words(stated, name, block))
    except Malformed as problem:
        raise Malformed(f"{block}{problem}") from None
