"""Statements: YAML files in which a person says something beside the reports, one file each, read key by key and written whole.

What is said is told where it is used: decisions in khuyencong.review, acknowledgements and corrections in quality.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from unicodedata import normalize

import yaml

# Strings of everything, and no objects: 06 stays "06" (as in khuyencong.reading.origin).
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING: Final = frozenset({"", "null", "~"})

Said = TypeVar("Said")
Problem = tuple[str, str]
"""A file that cannot be used, and the sentence that says why."""


class Malformed(ValueError):
    """What a person wrote cannot be used; the message names the key or column, in both languages."""


def load(paths: Sequence[Path], read: Callable[[Path], Said]) -> tuple[list[Said], list[Problem]]:
    """What `read` makes of each file, and a problem for each that it cannot use."""
    said, problems = [], []
    for path in paths:
        name = f"{path.parent.name}/{path.name}"
        try:
            said.append(read(path))
        except (ValueError, OSError, yaml.YAMLError) as problem:
            problems.append((name, f"{name}: {' '.join(str(problem).split())}"))
    return said, problems


def keys_of(path: Path, known: Sequence[str]) -> dict[str, Any]:
    """The keys of a file with their words, lists and blocks; Malformed where one is unknown or stands twice."""
    written = path.read_text(encoding="utf-8")
    _once(yaml.compose(written, Loader=_LOADER))
    return block(yaml.load(written, Loader=_LOADER), known)  # noqa: S506


def block(stated: Any, known: Sequence[str], name: str = "") -> dict[str, Any]:
    """`stated` as a block of known keys; `name`: of the block it stands in, with a point behind it."""
    where = f"{name.rstrip('.')}: " if name else ""
    if not isinstance(stated, dict):
        raise Malformed(
            f"{where}phải gồm các dòng 'khóa: giá trị' / must hold lines of the form 'key: value'"
        )
    if unknown := [key for key in stated if key not in known]:
        raise Malformed(f"{where}không rõ khóa / unknown key {unknown[0]!r}; {', '.join(known)}")
    return stated


def _once(node: yaml.Node | None, name: str = "") -> None:
    """Malformed where a key stands twice: YAML would take the last one without a word."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if twice := [f"{name}{key}" for key in keys if keys.count(key) > 1]:
            raise Malformed(f"{twice[0]}: có hai lần / stands twice")
        for key, value in node.value:
            _once(value, f"{name}{key.value}.")


def words(stated: Mapping[str, Any], key: str, name: str = "") -> str:
    """The words of a key, in NFC."""
    value = stated.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Malformed(f"{name}{key}: thiếu hoặc trống / is missing or empty")
    return normalize("NFC", value.strip())


def optional(stated: Mapping[str, Any], key: str) -> str | None:
    """The words of a key, None where it is missing, empty or null."""
    value = str(stated.get(key) or "").strip()
    return None if value in _NOTHING else value


def code(stated: Mapping[str, Any], key: str, codes: Collection[str]) -> str:
    """The word of a key that must be one of a list."""
    word = words(stated, key)
    if word not in codes:
        raise Malformed(f"{key}: {word!r} không có trong / is none of {', '.join(codes)}")
    return word


def day(key: str, written: str) -> date:
    """A day in YYYY-MM-DD."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Malformed(f"{key}: {written!r} không phải ngày / is no day (YYYY-MM-DD)") from None


def moment(stated: Mapping[str, Any], key: str) -> datetime:
    """A point in time (ISO 8601), its zone left out."""
    written = words(stated, key)
    try:
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        raise Malformed(f"{key}: {written!r} không phải thời điểm / is no time (ISO)") from None


def save(path: Path, rows: Mapping[str, Any]) -> Path:
    """Write a statement in the place of an earlier one, whole or not at all; returns the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(
        yaml.safe_dump(dict(rows), allow_unicode=True, sort_keys=False, width=100), encoding="utf-8"
    )
    aside.replace(path)
    return path


def fingerprint(folder: Path) -> str:
    """SHA-256 over names and bytes of the statements of a folder: what a run that obeys them follows from."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = path.read_bytes()
        except OSError as problem:  # the run that loads it tells
            content = str(problem).encode()
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
