"""Jobs: what may be run. When it runs is told in schedules.py and sensors.py."""

import dagster as dg

everything = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Reads what is new, checks it, and publishes if anything changed.",
)
"""Steps run in one process: they are short, and a process each would cost more than all of them."""
