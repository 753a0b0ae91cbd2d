"""Findings: what does not add up, with its life over runs. The checks themselves are quality.findings and quality.rules."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg
import polars as pl

from assets.aside import set_aside
from assets.folders import Folders
from assets.metadata import counts, sample
from khuyencong.progress import Tell
from khuyencong.warehouse import exclusive
from quality.findings.acknowledgements import load
from quality.findings.life import Findings, live

CHECKS = {
    "no_errors": ("error", dg.AssetCheckSeverity.ERROR),
    "no_warnings": ("warning", dg.AssetCheckSeverity.WARN),
}
"""Asset checks by the severity of findings they look for; none stops a run."""


@dg.asset(
    group_name="quality",
    deps=["corrections"],
    kinds={"polars", "parquet"},
    check_specs=[dg.AssetCheckSpec(name, asset="findings") for name in CHECKS],
)
def findings(folders: Folders, tell: dg.ResourceParam[Tell]) -> Iterator[dg.MaterializeResult[None]]:
    """Alerts of every rule that is broken; what no longer is, is resolved and stays."""
    tell("findings", 0, 0)
    if not folders.settled():
        _find(folders)
    alerts = folders.layers.read("findings")
    worst = alerts.filter(state="open").sort("severity", "finding_id")
    yield dg.MaterializeResult(
        metadata={
            "dagster/row_count": alerts.height,
            "open": worst.height,
            "by severity": counts(worst, "severity"),
            "sample": sample(worst, ["severity", "check_name", "message_vi"]),
        },
        check_results=[_checked(name, worst) for name in CHECKS],
    )


def _find(folders: Folders) -> None:
    """Raise the alarms of today's figures and keep what became of them."""
    # what judges figures takes 0.4 s to import, and most runs have nothing new
    from quality.findings.raising import READ, raised  # noqa: PLC0415
    from quality.rules import rules_frame  # noqa: PLC0415

    layers, over, now = folders.layers, folders.layers.decided, datetime.now(UTC).replace(tzinfo=None)
    known = Findings(*(layers.read(name) for name in ("findings", "finding_facts", "finding_history")))
    given, problems = load(folders.acknowledgements)
    alarms = raised({name: over.read(name) for name in READ}, layers.read("corrections"), now.date())
    found = live(alarms, known, given, now)
    with exclusive(folders.target):
        set_aside(over, "invalid_acknowledgement", problems, now)
        layers.write("findings", found.findings)
        layers.write("finding_facts", found.finding_facts)
        layers.write("finding_history", found.history)
        layers.write("rules", rules_frame())


def _checked(name: str, worst: pl.DataFrame) -> dg.AssetCheckResult:
    """One check: passed if no open finding has its severity; else a table of them."""
    severity, level = CHECKS[name]
    found = worst.filter(severity=severity)
    metadata = {
        "findings": found.height,
        "table": sample(found, ["finding_id", "check_name", "geo_code", "message_vi"]),
    }
    return dg.AssetCheckResult(
        asset_key="findings", check_name=name, passed=found.is_empty(), severity=level, metadata=metadata
    )
