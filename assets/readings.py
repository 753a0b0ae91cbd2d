"""Readings: what new and changed reports hold.

One step, five assets: the numbers of a text are read while it is in memory.

The reading is khuyencong.intake's, the judging of rows quality.acceptance's; here both are told.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from assets.folders import Folders
from assets.metadata import counts, sample
from khuyencong.code_version import code_version
from khuyencong.intake import Ledger, keep, ledger_of, walk
from khuyencong.progress import Tell
from khuyencong.reading import scan
from khuyencong.warehouse import Layers, exclusive

SAMPLES = {
    "documents": ["source", "title", "published_on", "geo_code"],
    "figures": ["quote", "value", "unit", "disposition", "rule"],
    "facts": [
        "quote",
        "indicator",
        "value",
        "unit",
        "geo_code",
        "period_start",
        "period_end",
        "funding",
        "stage",
    ],
    "relations": ["kind", "verdict", "found", "expected_low", "expected_high", "cue"],
    "quarantine": ["source", "reason", "detail"],
}
"""The assets, each with the columns that its sample shows."""

GROUPED = {
    "documents": "format",
    "figures": "disposition",
    "facts": "indicator",
    "relations": "verdict",
    "quarantine": "reason",
}
"""The column by whose values the rows of each are counted."""


@dg.multi_asset(
    specs=[
        dg.AssetSpec(name, deps=["raw"], group_name="readings", kinds={"polars", "parquet"})
        for name in SAMPLES
    ],
    check_specs=[
        *(dg.AssetCheckSpec("shape", asset=name, blocking=True) for name in SAMPLES),
        *(dg.AssetCheckSpec("rows", asset=name) for name in SAMPLES),
        dg.AssetCheckSpec("tiling", asset="figures", blocking=True),
    ],
)
def readings(folders: Folders, tell: dg.ResourceParam[Tell]) -> Iterator[dg.MaterializeResult[None]]:
    """Documents, every number, facts, stated relations and what could not be read.

    Unchanged reports are not read again.
    """
    layers, now = folders.layers, datetime.now(UTC).replace(tzinfo=None)
    with exclusive(folders.target):
        ledger = Ledger(list(scan(folders.root)), ledger_of(layers), code_version())
        checks = take_in(ledger, layers, folders, now, tell)
    for name, shown in SAMPLES.items():
        frame = layers.read(name)
        metadata = {
            "dagster/row_count": frame.height,
            f"by {GROUPED[name]}": counts(frame, GROUPED[name]),
            "sample": sample(frame, shown),
        }
        files = {"files": ledger.counts()} if name == "documents" else {}
        yield dg.MaterializeResult(asset_key=name, metadata=metadata | files, check_results=checks[name])


def take_in(
    ledger: Ledger, layers: Layers, folders: Folders, now: datetime, tell: Tell
) -> dict[str, list[dg.AssetCheckResult]]:
    """Read what is pending, keep what is accepted; the outcome of each asset's checks."""
    new = walk(ledger, folders.root, now, tell)
    if not any(frame.height for frame in new.values()):  # most runs: nothing to judge
        keep(layers, ledger, new)
        return {name: passed(name) for name in SAMPLES}
    from quality.acceptance import accept  # noqa: PLC0415 - Pandera takes a second to import

    accepted = accept(new, now)
    if not accepted.stopped:
        keep(layers, ledger, accepted.frames)
        for name, rows in accepted.aside.items():
            layers.write(f"{name}_quarantine", rows)
    return {
        name: [
            result(name, "shape", accepted.misshapen.get(name, []), new[name].height),
            result(name, "rows", accepted.reasons(name), new[name].height),
            *([result(name, "tiling", accepted.gaps, new[name].height)] if name == "figures" else []),
        ]
        for name in SAMPLES
    }


def passed(name: str) -> list[dg.AssetCheckResult]:
    """Every check of an asset that got no new rows."""
    return [
        result(name, check, [], 0) for check in ("shape", "rows", *(("tiling",) if name == "figures" else ()))
    ]


def result(name: str, check: str, problems: list[str], judged: int) -> dg.AssetCheckResult:
    """One check's outcome: how many rows it judged, and the first problems in words."""
    severity = dg.AssetCheckSeverity.WARN if check == "rows" else dg.AssetCheckSeverity.ERROR
    told = dg.MetadataValue.md("\n".join(f"- {problem}" for problem in problems[:20]) or "none")
    metadata = {"rows judged": judged, "problems": len(problems), "first": told}
    return dg.AssetCheckResult(
        asset_key=name, check_name=check, passed=not problems, severity=severity, metadata=metadata
    )
