"""The published DuckDB file: built aside, verified, judged, swapped in.

The gate is quality.gate's, the rest khuyencong.warehouse's.
"""

from datetime import timedelta
from pathlib import Path

import dagster as dg

from assets.folders import Folders
from assets.metadata import markdown
from khuyencong.code_version import code_version
from khuyencong.progress import Tell
from khuyencong.warehouse import (
    BuildReport,
    aside,
    build,
    clean,
    current_release,
    exclusive,
    past_releases,
    publish,
    verify,
)
from khuyencong.warehouse.places import quality_folder
from quality.gate import Gate, GateError
from quality.gate.page import write

FRESHNESS = dg.FreshnessPolicy.cron(
    deadline_cron="0 6 * * *", lower_bound_delta=timedelta(hours=6), timezone="Asia/Ho_Chi_Minh"
)
"""Each morning by six, a run since midnight has looked whether there is something to publish."""


@dg.asset(
    group_name="warehouse",
    deps=[
        "documents",
        "figures",
        "facts",
        "quarantine",
        "relations",
        "review",
        "corrections",
        "findings",
        "rollups",
    ],
    kinds={"duckdb"},
    freshness_policy=FRESHNESS,
)
def warehouse(
    folders: Folders, tell: dg.ResourceParam[Tell], gate: dg.ResourceParam[Gate]
) -> dg.MaterializeResult[None]:
    """The current release; a new one only if inputs or code changed since the last."""
    tell("warehouse", 0, 0)
    target = folders.target
    release = current_release(target) if folders.settled() else None
    judged = None
    if release is None:
        gate.start()  # unless the run did: it loads while the file is built
        with exclusive(target):
            clean(target)
            decided = folders.layers.decided
            built = build(decided, aside(target), code_version=code_version(), past=past_releases(target))
            try:
                tell("gate", 0, 0)
                judged = _judged(built, target, gate)
                release = publish(built, target)
            finally:
                built.path.unlink(missing_ok=True)
            folders.settle(release.version)
    return dg.MaterializeResult(
        data_version=dg.DataVersion(release.version),
        metadata={
            "release": release.version,
            "published": judged is not None,
            "rows": markdown(("table", "rows"), list(release.row_counts.items())),
        }
        | ({"gate": judged} if judged else {}),
    )


def _judged(built: BuildReport, target: Path, gate: Gate) -> dict[str, object]:
    """Verify the build while the gate judges it beside the last release; the gate's numbers and page.

    Raises:
        VerificationError: it breaks its own promises.
        GateError: the gate is not passed.
    """
    gate.ask(built.path, target.resolve() if target.exists() else None)
    try:
        verify(built.path)
    finally:
        result = gate.answer()
        page = write(result, built.release.version, quality_folder(target))
    if not result.passed:
        raise GateError(result, page)
    return result.numbers() | {"page": str(page)}
