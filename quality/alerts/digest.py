"""The digest: everything that is open, worst first, as one page and as Markdown, and what is new in it.

It is written with or without channels, and fetches nothing. How an alert reads: see forms.py.
"""

from __future__ import annotations

import hashlib
import html
import os
from collections import Counter
from typing import TYPE_CHECKING

from khuyencong.model import codes
from khuyencong.warehouse.places import writing
from quality.alerts import forms
from quality.alerts.alert import SEVERITIES, TELLING, Due
from quality.alerts.release import detailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quality.alerts.release import Published
    from quality.alerts.telling import Heard

TITLE = "Cảnh báo khuyến công / Khuyến công alerts"
NEW = "Mới trong bản phát hành này / New in this release"
STILL = "Vẫn đang mở / Still open"
NOTHING = "Không có cảnh báo đang mở. / No open findings."

PAGE = """<!-- {mark} -->
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
</head>
<body style="margin:0;padding:16px 0;background:#ffffff">
{body}</body>
</html>
"""

CENTRED = "max-width:640px;margin:0 auto;padding:0 12px;font-family:system-ui,sans-serif;color:#1f2328"


def write_digest(folder: Path, file: Path, release: Published, heard: Sequence[Heard]) -> Path:
    """Write `index.html` and `index.md` of the release in `file` into `folder`, unless they say it already.

    `heard` are the receivers that something was not delivered to, or may not have arrived at.

    Raises:
        NotWritable: the folder takes no more.
        WarehouseError: the release cannot be read.
    """
    page = folder / "index.html"
    mark = "khuyencong " + hashlib.sha256(repr((release.version, tuple(heard))).encode()).hexdigest()[:20]
    if page.exists() and page.with_suffix(".md").exists():
        with page.open(encoding="utf-8") as written:
            if mark in written.readline():
                return page
    fresh, still = _parts(file, release)
    words = list(_words(release, heard))
    with writing(folder):
        _replace(page.with_suffix(".md"), _markdown(words, fresh, still))
        _replace(page, PAGE.format(mark=mark, title=html.escape(TITLE), body=_markup(words, fresh, still)))
    return page


def _parts(file: Path, release: Published) -> tuple[list[Due], list[Due]]:
    """What changed since the release before this one, and what else is open; both worst first."""
    open_now = [each for each in release.alerts if each.state == "open"]
    detail = detailed(file, open_now)
    fresh, still = [], []
    for alert in release.alerts:
        events = [each.event for each in alert.history if release.before is None or each.at > release.before]
        if alert.state == "open":
            new = [event for event in events if event in TELLING]
            (fresh if new else still).append(Due(detail[alert.finding_id], new[-1] if new else "", ()))
        elif alert.state == "resolved" and events and release.before is not None:
            fresh.append(Due(alert, "resolved", ()))
    return _sorted(fresh), _sorted(still)


def _sorted(dues: Sequence[Due]) -> list[Due]:
    """By severity, then by report; what is resolved at the end. The same report may come once a severity."""
    return sorted(
        dues,
        key=lambda each: (
            each.event == "resolved",
            SEVERITIES.index(each.alert.severity),
            each.alert.source or "",
            each.alert.finding_id,
        ),
    )


def _words(release: Published, heard: Sequence[Heard]) -> Iterator[str]:
    """The lines above the alerts: counts, release, and what did not reach whom."""
    open_now = Counter(each.severity for each in release.alerts if each.state == "open")
    yield ", ".join(f"{open_now[name]} {codes.SEVERITIES[name][1]} ({name})" for name in SEVERITIES)
    if seen := sum(each.state == "acknowledged" for each in release.alerts):
        yield f"{seen} {codes.FINDING_STATES['acknowledged'][1]} (acknowledged)"
    yield f"Bản phát hành / release {release.version}"
    for each in heard:
        if each.left:
            yield f"{each.name}: {each.left} chưa gửi được / not delivered" + (
                f": {each.why}" * bool(each.why)
            )
        if each.doubt:
            ids = ", ".join(each.doubt)
            yield f"{each.name}: chưa rõ đã đến chưa / may not have arrived: {ids}. kc alerts --again ID"


def _markdown(words: Sequence[str], fresh: Sequence[Due], still: Sequence[Due]) -> str:
    lines = [f"# {TITLE}", "", *(f"- {each}" for each in words), ""]
    for title, dues in ((NEW, fresh), (STILL, still)):
        lines += [f"# {title}", "", forms.markdown(dues)] if dues else []
    return "\n".join(lines if fresh or still else [*lines, NOTHING, ""])


def _markup(words: Sequence[str], fresh: Sequence[Due], still: Sequence[Due]) -> str:
    """The inside of the page."""
    told = "".join(f'<p style="margin:4px 0">{html.escape(each)}</p>' for each in words)
    parts = [
        f'<div style="{CENTRED}"><h1 style="font-size:22px;margin:0 0 8px">{html.escape(TITLE)}</h1>{told}</div>'
    ]
    for title, dues in ((NEW, fresh), (STILL, still)):
        if dues:
            parts.append(f'<div style="{CENTRED}"><h1 style="font-size:20px">{html.escape(title)}</h1></div>')
            parts.append(forms.markup(dues))
    if not fresh and not still:
        parts.append(f'<div style="{CENTRED}"><p>{NOTHING}</p></div>')
    return "\n".join(parts)


def _replace(path: Path, words: str) -> None:
    """The file, whole, in one step."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(words, encoding="utf-8")
    aside.replace(path)
