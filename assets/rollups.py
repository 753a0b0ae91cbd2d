"""Rollups: one chosen figure a cell. The rule of choice is khuyencong.rollup's."""

import dagster as dg

from assets.folders import ROLLUPS, Folders
from assets.metadata import sample
from khuyencong.geography import frames
from khuyencong.progress import Tell
from khuyencong.rollup import rollups as roll_up
from khuyencong.warehouse import exclusive

SHOWN = ["geo_name", "indicator", "unit", "value", "basis", "provinces_reporting", "provinces_total"]


@dg.asset(group_name="warehouse", deps=["corrections"], kinds={"polars", "parquet"})
def rollups(folders: Folders, tell: dg.ResourceParam[Tell]) -> dg.MaterializeResult[None]:
    """Provinces and regions by year, and spans of years; a part is never added to its total."""
    tell("rollups", 0, 0)
    layers = folders.layers
    if not folders.settled():
        rolled = roll_up(
            layers.decided.read("facts"),
            frames.provinces(),
            succession=frames.province_succession(),
            documents=layers.read("documents"),
        )
        with exclusive(folders.target):
            for name, frame in rolled.items():
                layers.write(name, frame)
    tables = {name: layers.read(name) for name in ROLLUPS}
    rows = {name: dg.MetadataValue.int(frame.height) for name, frame in tables.items()}
    return dg.MaterializeResult(metadata=rows | {"sample": sample(tables[ROLLUPS[0]], SHOWN)})
