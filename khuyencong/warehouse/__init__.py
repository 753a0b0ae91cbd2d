"""The warehouse: Parquet layers, the DuckDB file built from them, its checks and its releases.

No report is read here (khuyencong.reading), no figure weighed (quality).

A run, while it holds the warehouse: `build` aside, `verify`, `publish`.
"""

from khuyencong.warehouse.build import BuildReport, Release, aside, build, discard, inputs_fingerprint
from khuyencong.warehouse.layers import Layers
from khuyencong.warehouse.places import Busy, NotWritable, WarehouseError, exclusive
from khuyencong.warehouse.publish import check_place, clean, current_release, past_releases, publish
from khuyencong.warehouse.verify import VerificationError, untiled, verify

__all__ = [
    "BuildReport",
    "Busy",
    "Layers",
    "NotWritable",
    "Release",
    "VerificationError",
    "WarehouseError",
    "aside",
    "build",
    "check_place",
    "clean",
    "current_release",
    "discard",
    "exclusive",
    "inputs_fingerprint",
    "past_releases",
    "publish",
    "untiled",
    "verify",
]
