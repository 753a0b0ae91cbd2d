"""The published DuckDB file: built aside, verified, swapped in. All three are khuyencong.warehouse's."""

from datetime import timedelta

import dagster as dg

from assets.folders import Folders
from assets.metadata import markdown
from khuyencong.code_version import code_version
from khuyencong.progress import Tell
from khuyencong.warehouse import (
    aside,
    build,
    clean,
    current_release,
    exclusive,
    past_releases,
    publish,
    verify,
)

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
def warehouse(folders: Folders, tell: dg.ResourceParam[Tell]) -> dg.MaterializeResult[None]:
    """The current release; a new one only if inputs or code changed since the last."""
    tell("warehouse", 0, 0)
    target = folders.target
    release = current_release(target) if folders.settled() else None
    published = release is None
    if release is None:
        with exclusive(target):
            clean(target)
            decided = folders.layers.decided
            built = build(decided, aside(target), code_version=code_version(), past=past_releases(target))
            try:
                verify(built.path)
                release = publish(built, target)
            finally:
                built.path.unlink(missing_ok=True)
            folders.settle(release.version)
    return dg.MaterializeResult(
        data_version=dg.DataVersion(release.version),
        metadata={
            "release": release.version,
            "published": published,
            "rows": markdown(("table", "rows"), list(release.row_counts.items())),
        },
    )
