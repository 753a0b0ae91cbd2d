"""Layers: one Parquet file a table, what a run keeps for the next one. Publishing is not done here."""

import logging
import os
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from khuyencong.model import TABLES, VIEWS, empty, polars_schema
from khuyencong.warehouse.places import layers_folder, sync, writing

log = logging.getLogger(__name__)

DAMAGE = (OSError, ValueError, pa.ArrowException, pl.exceptions.PolarsError, pl.exceptions.PanicException)
"""What a file that is cut short, damaged or of another model makes its readers raise."""


class Layers:
    """Parquet files in one folder, each replaced whole: the run after a kill sees the old one or the new."""

    def __init__(self, folder: Path, below: "Layers | None" = None) -> None:
        self.folder = folder
        self.below = below

    @property
    def decided(self) -> "Layers":
        """The layers as officers decided them: those that a decision touches lie over the ones as read."""
        return Layers(self.folder / "decided", below=self)

    @classmethod
    def beside(cls, warehouse: Path) -> "Layers":
        """The layers of `warehouse`."""
        return cls(layers_folder(warehouse))

    def path(self, name: str) -> Path:
        """The file of layer `name`."""
        return self.folder / f"{name}.parquet"

    def read(self, name: str) -> pl.DataFrame:
        """The rows of layer `name`; none if it was never written.

        A layer that cannot be used (cut short by a crash, or written for another model) counts as absent,
        and the log says so: the run makes it anew. Columns that the model has gained since and that may be
        null are filled with null. A name that is no table of the model gives the frame as it was written, and
        one without columns if it is absent.
        """
        table = TABLES.get(name) or VIEWS.get(name)
        absent = empty(table) if table else pl.DataFrame()
        path = self.path(name)
        if not path.exists():
            return self.below.read(name) if self.below else absent
        try:
            # by PyArrow, with checksums: a damaged page ends Polars' own reader in a panic, or passes unseen
            # (and not by read_table, which imports pandas, 0.3 s)
            with pq.ParquetFile(path, page_checksum_verification=True) as file:
                frame = pl.DataFrame(file.read())
            if table is None:
                return frame
            schema = polars_schema(table)
            gained = [each.name for each in table.columns if each.nullable and each.name not in frame.columns]
            return frame.with_columns(
                pl.lit(None, dtype=schema[each]).alias(each) for each in gained
            ).match_to_schema(schema, extra_columns="ignore")
        except DAMAGE as problem:
            log.warning("layer %s cannot be used and is made anew: %s", path, str(problem).splitlines()[0])
            return absent

    def write(self, name: str, frame: pl.DataFrame) -> None:
        """Replace layer `name` by `frame`, atomically and for good (synced).

        Raises:
            ValueError: columns or types are not the model's (the order may differ).
            NotWritable: the folder takes no more.
        """
        if table := TABLES.get(name) or VIEWS.get(name):
            frame = _in_order(name, frame, polars_schema(table))
        with writing(self.folder):
            aside = self.folder / f".{name}.{os.getpid()}.parquet"
            try:
                pq.write_table(frame.to_arrow(), aside, compression="zstd", write_page_checksum=True)
                sync(aside)
                aside.replace(self.path(name))
            finally:
                aside.unlink(missing_ok=True)
            sync(self.folder)

    def forget(self, name: str) -> None:
        """Remove layer `name`."""
        self.path(name).unlink(missing_ok=True)

    def clean(self) -> None:
        """Remove what killed runs left half written. Call it while holding the warehouse."""
        for leftover in self.folder.rglob(".*.parquet"):
            leftover.unlink(missing_ok=True)


def _in_order(name: str, frame: pl.DataFrame, wanted: "dict[str, pl.DataType]") -> pl.DataFrame:
    """`frame` in the model's order of columns; ValueError where they are not the model's."""
    found = dict(frame.schema)
    wrong = [
        f"{key} {found.get(key, 'missing')} instead of {kind}"
        for key, kind in wanted.items()
        if found.get(key) != kind
    ]
    wrong += [f"{key} unknown" for key in found if key not in wanted]
    if wrong:
        raise ValueError(f"layer {name}: {', '.join(wrong)}")
    return frame.select(list(wanted))
