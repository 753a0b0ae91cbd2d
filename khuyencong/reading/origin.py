"""The origin of a report: what `NAME.origin.yaml` says of NAME. What can't be used is told, never fatal."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import yaml

from khuyencong.geography import AmbiguousProvince, UnknownProvince, resolve
from khuyencong.reading.document import Origin

# It makes strings of everything and can build no objects: 06 stays "06", 2023 is no number.
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PUBLISHED: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def span(written: str) -> tuple[date, date]:
    """First and last day that an ISO day, "2023-10" or "2023" allows.

    Raises:
        ValueError: it is none of these, or no such day exists.
    """
    match = _PUBLISHED.fullmatch(written)
    if not match:
        raise ValueError("is no ISO day, year-month or year")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1900 <= year <= 2100:
        raise ValueError("is no year between 1900 and 2100")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return date(year, month, 1), date(year, month, last)
    return date(year, month, day), date(year, month, day)


def _url(written: str) -> str:
    if not re.match(r"https?://[^\s/]+", written):
        raise ValueError("is no web address")
    return written


def _province(written: str) -> str:
    try:
        resolve(written, None)
    except AmbiguousProvince:
        return written
    except UnknownProvince as problem:
        raise ValueError("is no province, region or code that we know") from problem
    return written


_KEYS: Final[dict[str, Callable[[str], Any]]] = {
    "url": _url,
    "publisher": str,
    "published": span,
    "province": _province,
    "licence": str,
}


def parse(content: bytes | None, source: str) -> Origin:
    """The origin in the bytes of a file; an empty one for None. `source` names the file in the problems."""
    if content is None:
        return Origin()
    try:
        stated = yaml.load(content, Loader=_LOADER)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        return Origin(problems=(f"{source} is not YAML: {' '.join(str(problem).split())}",))
    if stated in (None, ""):
        return Origin()
    if not isinstance(stated, dict):
        return Origin(problems=(f"{source} must hold lines of the form 'key: value'",))
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, written in stated.items():
        if key not in _KEYS:
            problems.append(f"{source}: unknown key {key!r}; known are {', '.join(_KEYS)}")
        elif not isinstance(written, str):
            problems.append(f"{source}: {key} must be one value, not a list")
        elif written.strip() not in ("", "null", "~"):
            try:
                values[key] = _KEYS[key](written.strip())
            except ValueError as problem:
                problems.append(f"{source}: {key} {written!r} {problem}")
    return Origin(**values, problems=tuple(problems))
