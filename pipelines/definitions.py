"""All that Dagster knows of this project: the graph, its job, the schedule, the sensor and the folders.

No asset is written here.
"""

from pathlib import Path

import dagster as dg

from assets.alerts import alerts
from assets.corrections import corrections
from assets.findings import findings
from assets.folders import Folders
from assets.raw import raw
from assets.readings import readings
from assets.review import review
from assets.rollups import rollups
from assets.warehouse import warehouse
from khuyencong.progress import Tell, silent
from pipelines.jobs import everything
from pipelines.places import default_raw, default_warehouse
from pipelines.schedules import nightly_rollups
from pipelines.sensors import new_reports
from quality.gate import Gate

GATE = Gate()
"""For whoever brings none: one a process, started when there is something to judge, ended with the process."""


def definitions(
    raw_folder: Path, warehouse_file: Path, tell: Tell = silent, gate: Gate | None = None
) -> dg.Definitions:
    """The graph on these folders; `tell` hears what is being read.

    A `gate` that the caller has not started is started when there is something to judge.
    """
    return dg.Definitions(
        assets=[raw, readings, review, corrections, findings, rollups, warehouse, alerts],
        jobs=[everything],
        schedules=[nightly_rollups],
        sensors=[new_reports],
        resources={
            "folders": Folders(raw=str(raw_folder), warehouse=str(warehouse_file)),
            "tell": dg.ResourceDefinition.hardcoded_resource(tell),
            "gate": dg.ResourceDefinition.hardcoded_resource(gate or GATE),
        },
        executor=dg.in_process_executor,
    )


defs = definitions(default_raw(), default_warehouse())
