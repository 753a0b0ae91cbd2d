"""Decisions as data: one YAML file each, keyed by the report's content hash and the figure's span.

What a run makes of them is told in obey.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final

from khuyencong import statements
from khuyencong.geography.provinces import PROVINCES, WIDER
from khuyencong.model import VIEWS, codes
from khuyencong.model.tables import REVIEW_FIELDS
from khuyencong.review.words import plain
from khuyencong.statements import Malformed

_KEYS: Final = (
    "decision",
    "fact_id",
    "by",
    "why",
    "at",
    "correct",
    "sentence",
    "read",
    "quote",
    "span",
    "sha256",
)
_FACTS: Final = VIEWS["facts"]
_PLACES: Final = {**WIDER, **PROVINCES}
_LIMIT: Final = Decimal(10) ** 24
"""What a decimal column of the model can hold."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer said of one fact: `read` are its columns as they were read then, `correct` what is right."""

    decision: str
    fact_id: str
    by: str
    why: str
    at: datetime
    correct: Fields
    sentence: str
    read: Fields
    quote: str
    span: tuple[int, int]
    sha256: str


def folder_of(raw: Path) -> Path:
    """Where the decisions on the reports below `raw` lie: `decisions` beside it."""
    return raw.absolute().parent / "decisions"


def parse(field: str, written: str | None) -> Any:
    """The value of a fact's column `field` as people write it; null, an empty word and None are null.

    Raises:
        Malformed: no such column may be corrected, or the value does not fit it.
    """
    if field not in REVIEW_FIELDS:
        raise Malformed(f"không có cột {field!r} để sửa / no such column; {', '.join(REVIEW_FIELDS)}")
    column = _FACTS[field]
    words = (written or "").strip()
    if words in {"", "null", "~"}:
        if column.nullable:
            return None
        raise Malformed(f"{field} không được trống / must not be empty")
    known = _PLACES if field == "geo_code" else column.codes
    if known is not None and words not in known:
        shown = ", ".join(list(known)[:20]) + (" …" if len(known) > 20 else "")
        raise Malformed(f"{field}: {words!r} không có trong danh mục / is no code; {shown}")
    match column.type:
        case "decimal":
            return _decimal(field, words)
        case "date":
            return statements.day(field, words)
    return words


def _decimal(field: str, words: str) -> Decimal:
    try:
        value = Decimal(words)
        if abs(value) < _LIMIT and value == round(value, 6):
            return value
    except InvalidOperation:
        pass
    raise Malformed(f"{field}: {words!r} không phải số / is no number; for example 7690.5")


def save(folder: Path, decision: Decision) -> Path:
    """Write `decision` as `FACT_ID.yaml`, in the place of an earlier one on that fact; returns the file."""
    rows = {name: getattr(decision, name) for name in _KEYS if name != "correct" or decision.correct}
    rows |= {
        name: {key: plain(value) for key, value in rows[name].items()}
        for name in ("read", "correct")
        if name in rows
    }
    rows |= {"at": decision.at.isoformat(timespec="seconds"), "span": list(decision.span)}
    return statements.save(folder / f"{decision.fact_id}.yaml", rows)


def load(folder: Path) -> tuple[list[Decision], list[statements.Problem]]:
    """The decisions of `folder`, and a pair of file and sentence for each file that cannot be used."""
    return statements.load(sorted(folder.glob("*.yaml")), _decision)


def _decision(path: Path) -> Decision:
    """The decision in a file; Malformed says which key cannot be used."""
    stated = statements.keys_of(path, _KEYS)
    words = {
        name: statements.words(stated, name)
        for name in ("fact_id", "by", "why", "sentence", "quote", "sha256")
    }
    words["decision"] = statements.code(stated, "decision", codes.DECISIONS)
    start, end = _span(stated.get("span"))
    fact_id = words["fact_id"]
    if path.stem != fact_id or fact_id.rstrip(ascii_lowercase) != f"{words['sha256'][:12]}-{start}":
        raise Malformed(f"fact_id {fact_id!r} không khớp / is not that of: tên tệp / file name, sha256, span")
    correct = dict(_fields(stated, "correct")) if "correct" in stated else {}
    if (words["decision"] == "correct") != bool(correct):
        raise Malformed("correct: chỉ và phải có khi sửa / stands with decision 'correct', and only there")
    read = dict(_fields(stated, "read"))
    if missing := [name for name in REVIEW_FIELDS if name not in read]:
        raise Malformed(f"read: thiếu / lacks {', '.join(missing)}")
    return Decision(
        **words, at=statements.moment(stated, "at"), correct=correct, read=read, span=(start, end)
    )


def _fields(stated: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    block = stated.get(name)
    if not isinstance(block, dict):
        raise Malformed(
            f"{name}: phải gồm các dòng 'cột: giá trị' / must hold lines of the form 'column: value'"
        )
    for field, written in block.items():
        if not isinstance(written, str):
            raise Malformed(f"{name}.{field}: phải là một giá trị / must be one value")
        try:
            yield field, parse(field, written)
        except Malformed as problem:
            raise Malformed(f"{name}.{problem}") from None


def _span(written: object) -> tuple[int, int]:
    try:
        start, end = (int(each) for each in written) if isinstance(written, list) else (0, 0)
    except (TypeError, ValueError):
        start, end = 0, 0
    if not 0 <= start < end:
        raise Malformed("span: phải là hai số / must be two numbers, first character and one past the last")
    return start, end
