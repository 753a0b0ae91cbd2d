"""Alerts: people are told of what the published release finds. The telling itself is quality.alerts."""

import os
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import dagster as dg

from assets.folders import Folders
from assets.metadata import markdown
from khuyencong.progress import Tell
from khuyencong.warehouse import WarehouseError
from quality.alerts.telling import Setting, Told
from quality.alerts.telling import tell as tell_people


@dg.asset(
    group_name="quality",
    deps=["warehouse"],
    kinds={"markdown"},
    check_specs=[
        dg.AssetCheckSpec(
            "delivered", asset="alerts", description="Everybody heard everything, as far as can be known."
        )
    ],
)
def alerts(folders: Folders, tell: dg.ResourceParam[Tell]) -> Iterator[dg.MaterializeResult[None]]:
    """New, worsened and resolved findings go to every channel once; the digest shows all that is open.

    A channel that is down fails nothing: what it did not take is due to it at the next run.
    """
    tell("alerts", 0, 0)
    told = _told(folders.target)
    rows = [(each.name, each.told, each.left, ", ".join(each.doubt), each.why) for each in told.heard]
    check = dg.AssetCheckResult(
        check_name="delivered",
        passed=told.delivered,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"problem": told.problem},
    )
    yield dg.MaterializeResult(
        metadata={
            "told": dg.MetadataValue.json(asdict(told)),
            "digest": dg.MetadataValue.path(told.digest),
            "channels": markdown(("channel", "told", "not delivered", "in doubt", "why"), rows),
        },
        check_results=[check],
    )


def _told(warehouse: Path) -> Told:
    """What became of the alerts. Whatever stands in the way of telling is told, and the release stands."""
    try:
        try:
            return tell_people(warehouse, os.environ)
        except Setting as problem:
            return replace(tell_people(warehouse, {}), problem=str(problem))
    except WarehouseError as problem:  # another run is telling, the disk is full
        return Told((), "", str(problem))
