"""The raw folder: where the graph begins. It is not made here, only read: see readings.py."""

import dagster as dg

raw = dg.AssetSpec(
    "raw",
    group_name="reports",
    kinds={"file"},
    description="Reports as they came, each with its origin.yaml. They are never edited.",
)
