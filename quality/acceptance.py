"""Acceptance: which of the rows that a run has read may enter the layers.

What a row must keep is told by schemas.py.

A wrong shape stops the run; a wrong row is set aside with its reasons, and with it what refers to it; nothing
is dropped in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from khuyencong.intake import READ_TABLES
from khuyencong.model import polars_schema
from khuyencong.warehouse import untiled
from quality.schemas import shape_problems, split

Frames = Mapping[str, pl.DataFrame]

REFERENCES = (
    ("facts", "figure_id", "figures"),
    ("relation_facts", "fact_id", "facts"),
    ("relations", "relation_id", "relation_facts"),
    ("relation_facts", "relation_id", "relations"),
)
"""Table, column and where its value must be found.

A relation with a figure missing says nothing, and goes whole.
"""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of new rows, by table."""

    frames: dict[str, pl.DataFrame]
    """Rows that may enter."""
    aside: dict[str, pl.DataFrame] = field(default_factory=dict)
    """Rows set aside, with `reasons` (list of varchar)."""
    misshapen: dict[str, list[str]] = field(default_factory=dict)
    """What is wrong with the shapes."""
    gaps: list[str] = field(default_factory=list)
    """Digits that no figure holds."""

    @property
    def stopped(self) -> bool:
        """The run must not go on with these frames."""
        return bool(self.misshapen or self.gaps)

    def reasons(self, name: str) -> list[str]:
        """Why rows of table `name` were set aside, one or more a row."""
        return self.aside[name]["reasons"].explode().to_list() if name in self.aside else []


def accept(new: Frames, now: datetime) -> Accepted:
    """Judge `new` frames (by khuyencong.intake.READ_TABLES).

    Rows set aside are told in `quarantine` too, as seen at `now`.
    """
    misshapen = {
        name: wrong for name, table in READ_TABLES.items() if (wrong := shape_problems(table, new[name]))
    }
    if misshapen:
        return Accepted(dict(new), misshapen=misshapen)
    parted = {name: split(table, new[name]) for name, table in READ_TABLES.items()}
    frames = {name: sound for name, (sound, _) in parted.items()}
    aside = {name: rows for name, (_, rows) in parted.items() if rows.height}
    if "figures" in aside:
        frames["figures"] = pl.concat([frames["figures"], _bare(aside["figures"])]).unique(
            "figure_id", keep="first"
        )
    if aside:
        _follow(frames, aside)
        frames["quarantine"] = pl.concat([frames["quarantine"], *_told(aside, new["documents"], now)])
    return Accepted(frames, aside, gaps=gaps(frames["documents"], frames["figures"]))


def gaps(documents: pl.DataFrame, figures: pl.DataFrame) -> list[str]:
    """Runs of digits of the documents' texts that do not lie in exactly one figure: a sentence each."""
    spans: dict[str, list[tuple[int, int]]] = {document_id: [] for document_id in documents["document_id"]}
    for document_id, start, end in figures.select("document_id", "quote_start", "quote_end").iter_rows():
        spans.setdefault(document_id, []).append((start, end))
    texts = documents.select("document_id", "source", "text").iter_rows()
    return [
        problem
        for document_id, source, text in texts
        for problem in untiled(source, text, spans[document_id])
    ]


def _bare(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures whose reading broke the schema as unresolved ones.

    The number stands in the text and is not lost.
    """
    schema = polars_schema(READ_TABLES["figures"])
    kept = ("figure_id", "document_id", "quote", "quote_start", "quote_end")
    said = {"disposition": "unresolved", "rule": "invalid_row"}
    return figures.filter(pl.col("quote_start") < pl.col("quote_end")).select(
        pl.col(name) if name in kept else pl.lit(said.get(name), dtype=kind).alias(name)
        for name, kind in schema.items()
    )


def _follow(frames: dict[str, pl.DataFrame], aside: dict[str, pl.DataFrame]) -> None:
    """Set aside what refers to a row that was: in place."""
    for name, column, there in REFERENCES:
        missing = aside.get(there)
        if missing is None or column not in missing.columns:
            continue
        lost = missing.select(column).unique()
        orphans = frames[name].join(lost, on=column, how="semi")
        if orphans.height:
            frames[name] = frames[name].join(lost, on=column, how="anti")
            why = pl.lit(
                [f"{column} refers to a row of {there} that was set aside"], dtype=pl.List(pl.String)
            )
            aside[name] = (
                pl.concat([aside[name], orphans.with_columns(reasons=why)])
                if name in aside
                else orphans.with_columns(reasons=why)
            )


def _told(aside: Frames, documents: pl.DataFrame, now: datetime) -> list[pl.DataFrame]:
    """Rows of `quarantine` for rows set aside: the report, the table, the key and the reasons."""
    hashes = {
        row[0]: (row[1], row[2]) for row in documents.select("document_id", "source", "sha256").iter_rows()
    }
    told = []
    for name, rows in aside.items():
        table = READ_TABLES[name]
        for row in rows.iter_rows(named=True):
            whose = str(row.get("document_id") or row.get("fact_id") or "")[:12]
            source, sha256 = hashes.get(whose, (str(row.get("source") or name), None))
            key = " ".join(str(row[column]) for column in table.key)
            detail = f"{name} {key}: {'; '.join(row['reasons'])}"
            told.append(
                {
                    "source": source,
                    "sha256": sha256,
                    "reason": "invalid_row",
                    "detail": detail,
                    "seen_at": now,
                }
            )
    return [pl.DataFrame(told, schema=polars_schema(READ_TABLES["quarantine"]))]
