"""The walk: pending files become rows of the model, or rows of quarantine with a reason.

Nothing is written: see keeping.py.
"""

import traceback
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from khuyencong.intake.ledger import Ledger
from khuyencong.model import TABLES, VIEWS, Table, polars_schema
from khuyencong.progress import Tell
from khuyencong.reading import Document, RawFile, Unreadable, read

if TYPE_CHECKING:
    from khuyencong.extraction import Reading

Rows = Mapping[str, list[dict[str, Any]]]

READ_TABLES: Mapping[str, Table] = {
    name: (TABLES | VIEWS)[name]
    for name in ("documents", "figures", "facts", "relations", "relation_facts", "quarantine")
}
"""What a walk fills. Documents and figures keep every version of a report, the others the current ones."""

CHUNK = 500
"""Files whose rows are held as Python objects before they become frames."""


def walk(ledger: Ledger, root: Path, now: datetime, tell: Tell) -> dict[str, pl.DataFrame]:
    """Read every pending file below `root` and enter what came of it in `ledger`.

    Returns frames by READ_TABLES, of the new and changed files only. `now` (UTC without a zone) is when they
    were received.
    """
    parts: dict[str, list[pl.DataFrame]] = {name: [] for name in READ_TABLES}
    for begin in range(0, len(ledger.pending), CHUNK):
        rows: Rows = defaultdict(list)
        for place, file in enumerate(ledger.pending[begin : begin + CHUNK], begin):
            tell(file.source, place, len(ledger.pending))
            if not ledger.copy(file):
                _take(file, ledger, root, now, rows)
        for name, table in READ_TABLES.items():
            parts[name].append(pl.DataFrame(rows[name], schema=polars_schema(table)))
    return {
        name: pl.concat(parts[name]) if parts[name] else pl.DataFrame(schema=polars_schema(table))
        for name, table in READ_TABLES.items()
    }


def _take(file: RawFile, ledger: Ledger, root: Path, now: datetime, rows: Rows) -> None:
    """Read one file into `rows`; whatever goes wrong sets this file aside and no other."""
    from khuyencong.extraction import extract  # noqa: PLC0415 - 0.3 s that a run with nothing new saves

    try:
        if file.problem:
            raise file.problem
        document = read(file.path, root)
        reading = extract(document)
    except Unreadable as problem:
        reason, detail = problem.reason, problem.detail
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one report must not cost the others
        where = traceback.extract_tb(fault.__traceback__)[-1]
        reason = "unreadable"
        place = f"{Path(where.filename).name}, line {where.lineno}"
        detail = f"{file.source}: {type(fault).__name__} in {place}: {fault}"
    else:
        ledger.read(file, document.sha256, document.document_id)
        _add(document, reading, now, rows)
        return
    ledger.quarantine(file)
    rows["quarantine"].append(_aside(file.source, file.sha256, reason, detail, now))


def _aside(source: str, sha256: str | None, reason: str, detail: str, now: datetime) -> dict[str, Any]:
    """One row of `quarantine`."""
    return {"source": source, "sha256": sha256, "reason": reason, "detail": detail, "seen_at": now}


def _add(document: Document, reading: "Reading", now: datetime, rows: Rows) -> None:
    """The rows of one report. What its origin says wrongly is told, and the report is kept."""
    origin = document.origin
    rows["documents"].append({
        "document_id": document.document_id,
        "source": document.source,
        "sha256": document.sha256,
        "format": document.format,
        "title": reading.title,
        "publisher": origin.publisher,
        "url": origin.url,
        "licence": origin.licence,
        "published_on": reading.published[1] if reading.published else None,
        "geo_code": reading.province,
        "received_at": now,
        "text": document.text,
        "superseded_by": None,
    })  # fmt: skip
    rows["quarantine"].extend(
        _aside(document.source, document.sha256, "invalid_origin", each, now) for each in origin.problems
    )
    for name in ("figures", "facts", "relations", "relation_facts"):
        rows[name].extend(getattr(reading, name))
