"""What a published file says of its findings. Read-only; nothing is judged or worded here."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from khuyencong.review.words import sentence_around
from khuyencong.warehouse import WarehouseError
from khuyencong.warehouse.places import quoted
from quality.alerts.alert import Alert, Change, Piece

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

SHOWN = 3
"""Sentences shown of one finding."""

LONG = 160
"""Characters of plain words between two figures; more are cut in the middle."""

FINDINGS = """
    SELECT f.finding_id, f.severity, f.state, f.message_vi, f.message_en, d.source, d.title, d.publisher,
        d.published_on, d.url, f.geo_code, f.period_start, f.period_end
    FROM findings f LEFT JOIN documents d USING (document_id)"""
HISTORY = "SELECT finding_id, event_at, event FROM finding_history ORDER BY event_at"
PREVIOUS = "SELECT built_at FROM releases ORDER BY version DESC LIMIT 1 OFFSET 1"
FIGURES = """
    SELECT l.finding_id, c.document_id, c.quote_start, c.quote_end, c.fact_id = f.suspect_fact_id AS suspect,
        c.document_id IS DISTINCT FROM f.document_id AS elsewhere
    FROM finding_facts l JOIN findings f USING (finding_id) JOIN facts c USING (fact_id)
    WHERE l.finding_id IN (SELECT unnest(?::VARCHAR[]))
    ORDER BY l.finding_id, c.document_id, c.quote_start, c.quote_end"""
TEXTS = "SELECT document_id, source, text FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"


class Published(NamedTuple):
    """A release: its version, when the one before was built (UTC), and every finding without its sentences."""

    version: str
    before: datetime | None
    alerts: tuple[Alert, ...]


def published(file: Path) -> Published:
    """The findings of the release in `file`.

    Raises:
        WarehouseError: it cannot be read, or was made by an older program.
    """
    with _opened(file) as connection:
        history: dict[str, list[Change]] = defaultdict(list)
        for finding_id, at, event in connection.execute(HISTORY).fetchall():
            history[finding_id].append(Change(at, event))
        alerts = tuple(
            Alert(**row, history=tuple(history[row["finding_id"]])) for row in _rows(connection, FINDINGS)
        )
        before = connection.execute(PREVIOUS).fetchone()
    return Published(file.stem, before[0] if before else None, alerts)


def detailed(file: Path, alerts: Iterable[Alert]) -> dict[str, Alert]:
    """The same alerts with the sentences that their figures stand in, by finding_id.

    Raises:
        WarehouseError: as `published`.
    """
    asked = {alert.finding_id: alert for alert in alerts}
    if not asked:
        return {}
    with _opened(file) as connection:
        figures: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _rows(connection, FIGURES, list(asked)):
            figures[row["finding_id"]].append(row)
        reports = sorted({row["document_id"] for rows in figures.values() for row in rows})
        texts = {row["document_id"]: row for row in _rows(connection, TEXTS, reports)}
    return {
        finding_id: replace(alert, excerpts=_excerpts(figures[finding_id], texts))
        for finding_id, alert in asked.items()
    }


def _excerpts(
    figures: Sequence[dict[str, Any]], texts: dict[str, dict[str, Any]]
) -> tuple[tuple[Piece, ...], ...]:
    """The sentences of the figures, in the order of the text; those of the suspect are never left out.

    One of another report than the finding's begins with that report's name.
    """
    others = {row["document_id"] for row in figures if row["elsewhere"]}
    sentences: dict[tuple[str, int], str] = {}
    marks: dict[tuple[str, int], dict[tuple[int, int], str]] = defaultdict(dict)
    for row in figures:
        text = texts[row["document_id"]]["text"]
        words, start, end = sentence_around(text, row["quote_start"], row["quote_end"])
        place = (row["document_id"], row["quote_start"] - start)
        sentences[place] = max(words, sentences.get(place, ""), key=len)
        mark = "suspect" if row["suspect"] else marks[place].get((start, end), "figure")
        marks[place][start, end] = mark
    suspected = sorted(sentences, key=lambda place: "suspect" not in marks[place].values())
    shown = sorted(suspected[:SHOWN])
    names = {
        place: (Piece(f"[{texts[place[0]]['source']}] "),) if place[0] in others else () for place in shown
    }
    return tuple((*names[place], *_pieces(sentences[place], marks[place])) for place in shown)


def _pieces(words: str, marks: dict[tuple[int, int], str]) -> Generator[Piece]:
    """The sentence in stretches, its figures marked; long stretches between them are cut."""
    at = 0
    for (start, end), mark in sorted(marks.items()):
        if start < at:
            continue
        if start > at:
            yield Piece(_cut(words[at:start], first=at == 0))
        yield Piece(words[start:end], mark)
        at = end
    if at < len(words):
        yield Piece(_cut(words[at:], last=True))


def _cut(words: str, *, first: bool = False, last: bool = False) -> str:
    """Plain words, at most LONG of them: what stands beside a figure stays."""
    if len(words) <= LONG:
        return words
    head = "" if first else words[: LONG // 2].rpartition(" ")[0] + " "
    tail = "" if last else " " + words[-LONG // 2 :].partition(" ")[2]
    return f"{head}…{tail}"


@contextmanager
def _opened(file: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """A connection of its own: DuckDB would hand back a file that was opened earlier under this name."""
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{quoted(file)}' AS release (READ_ONLY)")
            connection.execute("USE release")
            yield connection
    except duckdb.Error as problem:
        raise WarehouseError(f"{file.name}: {str(problem).splitlines()[0]}") from problem


def _rows(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[dict[str, Any]]:
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
