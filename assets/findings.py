"""Findings: what does not add up, with its life over runs. The check itself is quality.findings."""

from datetime import UTC, datetime

import dagster as dg

from assets.folders import Folders
from assets.metadata import counts, sample
from khuyencong.progress import Tell
from khuyencong.warehouse import exclusive
from quality.findings import Findings, find


@dg.asset(group_name="quality", deps=["review"], kinds={"polars", "parquet"})
def findings(folders: Folders, tell: dg.ResourceParam[Tell]) -> dg.MaterializeResult[None]:
    """Alerts of every stated relation that fails; what no longer fails is resolved and stays."""
    tell("findings", 0, 0)
    layers = folders.layers
    found = Findings(layers.read("findings"), layers.read("finding_facts"))
    if not folders.settled():
        read = (layers.decided.read(name) for name in ("relations", "relation_facts", "facts", "documents"))
        found = find(*read, known=found, now=datetime.now(UTC).replace(tzinfo=None))
        with exclusive(folders.target):
            layers.write("findings", found.findings)
            layers.write("finding_facts", found.finding_facts)
    alerts = found.findings
    worst = alerts.filter(state="open").sort("severity")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": alerts.height,
            "open": worst.height,
            "by severity": counts(worst, "severity"),
            "sample": sample(worst, ["severity", "check_name", "message_vi"]),
        }
    )
