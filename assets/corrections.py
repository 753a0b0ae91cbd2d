"""Corrections: facts and relations with known errors of their sources corrected.

What a correction does is quality.corrections'; here its outcome is kept and told.
"""

from datetime import UTC, datetime

import dagster as dg

from assets.aside import set_aside
from assets.folders import Folders
from assets.metadata import counts, sample
from assets.review import DECIDED, obey
from khuyencong.progress import Tell
from khuyencong.warehouse import exclusive
from quality.corrections import correct, load

SHOWN = ["correction_id", "source", "quote", "printed_value", "corrected_value", "unit", "lapsed_why"]


@dg.asset(group_name="quality", deps=["review"], kinds={"polars", "parquet"})
def corrections(folders: Folders, tell: dg.ResourceParam[Tell]) -> dg.MaterializeResult[None]:
    """Every correction, and whether its source still prints the error; the steps after see the right values."""
    tell("corrections", 0, 0)
    if not folders.settled():
        _apply(folders)
    listed = folders.layers.read("corrections")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": listed.height,
            "by state": counts(listed, "state"),
            "sample": sample(listed.sort("state", "correction_id", descending=[True, False]), SHOWN),
        }
    )


def _apply(folders: Folders) -> None:
    """Keep `corrections`, and over the layers as decided those that the corrections change."""
    layers, over, now = folders.layers, folders.layers.decided, datetime.now(UTC).replace(tzinfo=None)
    if over.read("facts")["correction_id"].is_not_null().any():
        obey(folders)  # this step alone is run again: what it is to start from lies under what it made
    said, problems = load(folders.corrections)
    read = {name: over.read(name) for name in (*DECIDED, "documents")}
    made = correct(*(read[name] for name in (*DECIDED, "documents")), said, on=now.date())
    with exclusive(folders.target):
        for name in DECIDED:
            if (frame := getattr(made, name)) is not read[name]:
                over.write(name, frame)
        set_aside(over, "invalid_correction", problems, now)
        layers.write("corrections", made.corrections)
