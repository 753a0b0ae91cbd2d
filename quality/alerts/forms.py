"""How alerts read as plain text, Markdown and HTML: Vietnamese first, English below.

Everything that came from a report is escaped. Styles are inline and nothing is fetched: mail clients drop
the rest.
"""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import TYPE_CHECKING

from khuyencong.geography import place
from khuyencong.language.formatting import period
from khuyencong.model import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quality.alerts.alert import Alert, Due, Piece

COLOURS = {"error": "#b3261e", "warning": "#8a5a00", "note": "#57606a", "resolved": "#1a7f37"}
EVENTS = {"opened": "new", "worsened": "worse", "reopened": "back", "resolved": "resolved", "": "open"}
"""Events in English, in a word; none: still open."""

ACROSS = ("Giữa các báo cáo", "Across reports")
"""Heading of findings that are no single report's."""

_MARKUP = re.compile(r"([\\`*_\[\]#|~])")


def text(dues: Iterable[Due]) -> str:
    """Plain text."""
    return "\n".join(_text(dues)).strip() + "\n"


def markdown(dues: Iterable[Due]) -> str:
    """Markdown."""
    return "\n".join(_markdown(dues)).strip() + "\n"


def markup(dues: Iterable[Due]) -> str:
    """HTML for the inside of a page or of a mail."""
    inside = "\n".join(_markup(dues))
    return (
        '<div style="max-width:640px;margin:0 auto;padding:0 12px;font:16px/1.5 system-ui,-apple-system,'
        f"'Segoe UI',Roboto,'Noto Sans',sans-serif;color:#1f2328;overflow-wrap:anywhere\">\n{inside}\n</div>\n"
    )


def _reports(dues: Iterable[Due]) -> Iterator[tuple[Alert, list[Due]]]:
    """The alerts of each report, in the order given; any one of them tells the report."""
    for _, group in groupby(dues, key=lambda each: each.alert.source):
        together = list(group)
        yield together[0].alert, together


def _text(dues: Iterable[Due]) -> Iterator[str]:
    for report, together in _reports(dues):
        yield f"\n{_name(report)}"
        yield from filter(None, (_origin(report), _web(report)))
        for each in together:
            vi, en = _head(each)
            yield f"\n● {vi} / {en}"
            yield f"  {each.alert.message_vi}"
            yield f"  {each.alert.message_en}"
            if each.event == "resolved":
                continue
            yield from (f"  “{_marked(words, _guillemets)}”" for words in each.alert.excerpts)
            yield f"  {_acknowledge(each.alert)}"


def _markdown(dues: Iterable[Due]) -> Iterator[str]:
    for report, together in _reports(dues):
        yield f"\n## {_plain(_name(report))}\n"
        yield from (f"{words}  " for words in (_plain(_origin(report)), _web(report)) if words)
        for each in together:
            vi, en = _head(each)
            yield f"\n**{_plain(vi)}** / {_plain(en)}\n"
            yield f"{_plain(each.alert.message_vi)}\n"
            yield f"*{_plain(each.alert.message_en)}*\n"
            if each.event == "resolved":
                continue
            yield from (f"> {_marked(words, _bold)}\n" for words in each.alert.excerpts)
            yield f"`{_acknowledge(each.alert)}`"


def _markup(dues: Iterable[Due]) -> Iterator[str]:
    dim = "margin:4px 0;color:#57606a;font-size:14px"
    for report, together in _reports(dues):
        yield f'<h2 style="margin:24px 0 4px;font-size:18px">{html.escape(_name(report))}</h2>'
        link = html.escape(_web(report))
        link = f'<a href="{link}" style="color:#0b57d0">{link}</a>' if link else ""
        if words := " · ".join(filter(None, (html.escape(_origin(report)), link))):
            yield f'<p style="{dim}">{words}</p>'
        for each in together:
            vi, en = map(html.escape, _head(each))
            colour = COLOURS["resolved" if each.event == "resolved" else each.alert.severity]
            yield (
                f'<div style="margin:12px 0;padding:8px 12px;background:#f6f8fa;border-left:4px solid {colour}">'
            )
            yield f'<p style="margin:0;color:{colour}"><b>{vi}</b></p>'
            yield f'<p style="margin:4px 0">{html.escape(each.alert.message_vi)}</p>'
            if each.event != "resolved":
                for words in each.alert.excerpts:
                    yield f'<p style="margin:8px 0;font-family:Georgia,serif">“{_marked(words, _highlight)}”</p>'
            yield f'<p style="{dim}" lang="en">{en}<br>{html.escape(each.alert.message_en)}</p>'
            if each.event != "resolved":
                yield f'<p style="{dim}"><code>{html.escape(_acknowledge(each.alert))}</code></p>'
            yield "</div>"


def _name(report: Alert) -> str:
    """The report's name in the raw folder."""
    return report.source or " / ".join(ACROSS)


def _origin(report: Alert) -> str:
    """Headline, publisher and day, what there is of them."""
    if report.source is None:
        return ""
    day = f"{report.published_on:%d/%m/%Y}" if report.published_on else None
    return " · ".join(" ".join(words.split()) for words in (report.title, report.publisher, day) if words)


def _web(report: Alert) -> str:
    """The address of the original: of the web, no script."""
    return report.url if report.url and re.match(r"https?://[^\s<>]+$", report.url) else ""


def covers(alert: Alert) -> str:
    """Place and period: "Bắc Kạn · 2021", empty where neither is known."""
    area = place(alert.geo_code).name if alert.geo_code else None
    days = period(alert.period_start, alert.period_end) if alert.period_start else None
    return " · ".join(filter(None, (area, days)))


def _head(each: Due) -> tuple[str, str]:
    """Severity, event, place and period in both languages."""
    severity, where = each.alert.severity, covers(each.alert)
    event = codes.FINDING_EVENTS[each.event][1] if each.event else codes.FINDING_STATES["open"][1]
    vi = (codes.SEVERITIES[severity][1], event, where)
    return " · ".join(filter(None, vi)), " · ".join((severity, EVENTS[each.event]))


def _acknowledge(alert: Alert) -> str:
    """The command that acknowledges it; placeholders as its help has them."""
    return f"kc acknowledge {alert.finding_id} --by … --why … --until YYYY-MM-DD"


def _plain(words: str) -> str:
    """Words that Markdown shall show as they are."""
    return _MARKUP.sub(r"\\\1", html.escape(words, quote=False))


def _marked(pieces: Sequence[Piece], show: Callable[[Piece], str]) -> str:
    """A sentence on one line; figures stand in guillemets, the suspect is named: colour alone tells nothing."""
    return " ".join("".join(show(piece) for piece in pieces).split())


def _named(piece: Piece, words: str) -> str:
    return {"": words, "figure": f"«{words}»", "suspect": f"«{words}» (nghi sai / suspect)"}[piece.mark]


def _guillemets(piece: Piece) -> str:
    return _named(piece, piece.words)


def _bold(piece: Piece) -> str:
    words = _plain(piece.words)
    return _named(piece, f"**{words}**") if piece.mark else words


def _highlight(piece: Piece) -> str:
    words = html.escape(piece.words)
    if not piece.mark:
        return words
    paint = "#ffd7d5;color:#b3261e;font-weight:bold" if piece.mark == "suspect" else "#fff1a8"
    return _named(piece, f'<mark style="background:{paint}">{words}</mark>')
