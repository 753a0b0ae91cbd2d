"""Keeping: new rows join the layers, replaced ones leave.

Whoever is killed in between finds the rest to be done. No file is read here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from khuyencong.intake.ledger import LEDGER, Entry, Ledger, Naming, namings
from khuyencong.intake.reports import READ_TABLES
from khuyencong.model import polars_schema
from khuyencong.warehouse import Layers


def ledger_of(layers: Layers) -> dict[str, Entry]:
    """What earlier runs left, by name; nothing if a layer is missing or cut short: then all is read again."""
    if not all(sound(layers, name) for name in READ_TABLES):
        return {}
    return {entry.source: entry for entry in entries(layers)}


def entries(layers: Layers) -> list[Entry]:
    """The ledger as it was kept, whatever became of the other layers."""
    return [Entry(**row) for row in layers.read(LEDGER.name).iter_rows(named=True)]


def sound(layers: Layers, name: str) -> bool:
    """The layer is there and can be used: it gives as many rows as its footer promises."""
    try:
        promised = pq.read_metadata(layers.path(name)).num_rows
    except (OSError, pa.ArrowException):
        return False
    return layers.read(name).height == promised


def keep(layers: Layers, ledger: Ledger, new: Mapping[str, pl.DataFrame]) -> bool:
    """Bring `new` rows (by READ_TABLES) into the layers and close the ledger.

    False, and nothing written, if nothing changed.

    The ledger is written twice: first with the pending files marked as stale, last as it is when all layers
    are.
    """
    closed = ledger.closed()
    quarantine = _quarantine(layers.read("quarantine"), new["quarantine"], ledger, closed)
    if ledger.known and new["documents"].is_empty() and _same(ledger, closed) and quarantine is None:
        return False
    _write_ledger(layers, ledger.begun())
    documents = _documents(layers.read("documents"), new["documents"], closed)
    read_now = new["documents"]["document_id"].implode()
    current = pl.Series([e.document_id for e in closed if e.document_id], dtype=pl.String).implode()
    frames = {"documents": documents}
    for name in ("figures", "facts", "relations"):
        old = layers.read(name).filter(~pl.col("document_id").is_in(read_now))
        frames[name] = pl.concat([old, new[name]]).sort("document_id", "quote_start", old.columns[0])
        if name != "figures":
            frames[name] = frames[name].filter(pl.col("document_id").is_in(current))
    links = layers.read("relation_facts").join(new["relations"], on="relation_id", how="anti")
    links = pl.concat([links, new["relation_facts"]]).join(frames["relations"], on="relation_id", how="semi")
    frames["relation_facts"] = (
        links.join(frames["facts"], on="fact_id", how="semi").unique().sort(links.columns)
    )
    for name, frame in frames.items():
        layers.write(name, frame)
    if quarantine is not None or not sound(layers, "quarantine"):
        layers.write("quarantine", new["quarantine"] if quarantine is None else quarantine)
    _write_ledger(layers, closed)
    return True


def _same(ledger: Ledger, closed: Sequence[Entry]) -> bool:
    return {entry.source: entry for entry in closed} == dict(ledger.known)


def _write_ledger(layers: Layers, entries: Iterable[Entry]) -> None:
    layers.write(LEDGER.name, pl.DataFrame([asdict(each) for each in entries], schema=polars_schema(LEDGER)))


def _documents(old: pl.DataFrame, new: pl.DataFrame, closed: Sequence[Entry]) -> pl.DataFrame:
    """All versions.

    A version read again keeps the day it was received; names and successors follow the ledger.
    """
    received = dict(old.select("document_id", "received_at").iter_rows())
    kept = new.with_columns(
        pl.col("document_id")
        .replace_strict(received, default=pl.col("received_at"), return_dtype=pl.Datetime("us"))
        .alias("received_at")
    )
    documents = pl.concat([old.join(new, on="document_id", how="anti"), kept])
    before = {
        row[0]: Naming(row[1], row[2])
        for row in documents.select("document_id", "source", "superseded_by").iter_rows()
    }
    after = namings(before, closed)
    named = [after[document_id] for document_id in documents["document_id"]]
    return documents.with_columns(
        pl.Series("source", [each.source for each in named], dtype=pl.String),
        pl.Series("superseded_by", [each.superseded_by for each in named], dtype=pl.String),
    ).sort("document_id")


def _quarantine(
    old: pl.DataFrame, new: pl.DataFrame, ledger: Ledger, closed: Sequence[Entry]
) -> pl.DataFrame | None:
    """Rows for the files set aside now: one leaves when its file is looked at again or gone.

    None if nothing changed.
    """
    again = pl.Series([file.source for file in ledger.pending], dtype=pl.String).implode()
    names = pl.Series([entry.source for entry in closed], dtype=pl.String).implode()
    cause = ["source", "sha256", "reason", "detail"]
    seen = old.select(*cause, earlier="seen_at")
    fresh = new.join(seen, on=cause, how="left", nulls_equal=True).with_columns(
        seen_at=pl.coalesce("earlier", "seen_at")
    )
    stays = old.filter(~pl.col("source").is_in(again) & pl.col("source").is_in(names))
    rows = pl.concat([stays, fresh.select(old.columns)]).unique().sort("source", "reason", "detail")
    return None if rows.equals(old) else rows
