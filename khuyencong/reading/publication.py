"""The day a web page says it was published. Dates in the words of the article are for the extraction."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lxml.html import HtmlElement

_META_NAMES: Final = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_ISO: Final = re.compile(r"\b((?:19|20)\d\d)-(\d\d?)-(\d\d?)")
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(\d\d?)\s*(?:[/.-]|tháng)\s*(\d\d?)\s*(?:[/.-]|,?\s*năm)\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
# Many Vietnamese sites print today's date above the page, and dates of other articles beside and below it.
_DATED_NAME: Final = re.compile(r"date|time|publish|ngay|post-?meta|entry-?meta|article-?meta", re.IGNORECASE)
_FURNITURE_TAGS: Final = frozenset({"nav", "footer", "aside"})
_FURNITURE_NAME: Final = re.compile(
    r"(?<![a-z])(top|top-?bar|masthead|site-?header|page-?header|header-?top|banner|menu|clock|today|now|current"
    r"|sidebar|related|footer|copyright|weather)(?![a-z])|^header$",
    re.IGNORECASE,
)
_LONGEST: Final = 80  # characters of an element that is a date and not a paragraph with one


def published(tree: HtmlElement) -> date | None:
    """The article's own day: by its metadata, else as printed by its headline, else None."""
    stated = (_day(words) for source in (_metadata, _linked_data, _printed) for words in source(tree))
    return next((day for day in stated if day), None)


def _metadata(tree: HtmlElement) -> Iterator[str]:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            stated.setdefault((meta.get(attribute) or "").lower(), meta.get("content") or "")
    return (stated[name] for name in _META_NAMES if name in stated)


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _dates_within(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue


def _dates_within(stated: Any) -> Iterator[str]:
    if isinstance(stated, dict):
        yield str(stated.get("datePublished", ""))
        for value in stated.values():
            yield from _dates_within(value)
    elif isinstance(stated, list):
        for value in stated:
            yield from _dates_within(value)


def _printed(tree: HtmlElement) -> Iterator[str]:
    """Dates printed below the headline or inside the article, outside of the furniture."""
    headline_seen = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        headline_seen = headline_seen or (element.tag in ("h1", "h2") and not _in_furniture(element))
        dated = (
            element.tag == "time"
            or element.get("itemprop") == "datePublished"
            or (element.tag not in ("html", "body") and _DATED_NAME.search(_names(element)))
        )
        if dated and (headline_seen or _in_article(element)) and not _in_furniture(element):
            words = " ".join(str(part) for part in element.itertext())
            if len(words) <= _LONGEST:
                yield element.get("datetime") or element.get("content") or words


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def _in_article(element: HtmlElement) -> bool:
    return any(above.tag in ("article", "main") for above in element.iterancestors())


def _in_furniture(element: HtmlElement) -> bool:
    return any(
        above.tag in _FURNITURE_TAGS
        or (above.tag == "header" and not _in_article(above))
        or any(_FURNITURE_NAME.search(name) for name in _names(above).split())
        for above in (element, *element.iterancestors())
    )


def _day(stated: str) -> date | None:
    iso, day_first = _ISO.search(stated), _DAY_FIRST.search(stated)
    if not iso and not day_first:
        return None
    parts = iso.groups() if iso else day_first.groups()[::-1] if day_first else ()
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None
