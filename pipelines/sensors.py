"""Sensors: notice new and changed files and ask for runs. No parsing here: see khuyencong.reading."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

import dagster as dg

from assets.folders import Folders
from khuyencong.reading import RawFile, scan
from pipelines.jobs import everything

EVERY_SECONDS = 30


def contents(listing: Sequence[RawFile]) -> str:
    """A fingerprint of names, bytes and origins: the time of a file's change is no part of it."""
    lines = (f"{file.source}\t{file.sha256}\t{file.origin_sha256}" for file in listing)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def received_now() -> str:
    """The time of receipt that a run key carries, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dg.sensor(job=everything, minimum_interval_seconds=EVERY_SECONDS)
def new_reports(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    """Asks for a run when the raw folder's contents differ from those of the last run it asked for.

    The run key carries the time of receipt beside the contents: Dagster remembers run keys for ever, and a
    file that is put back as it was must be read again.
    """
    if not folders.root.is_dir():
        return dg.SkipReason(f"the raw folder {folders.raw} does not exist")
    listing = list(scan(folders.root))
    if not listing:
        return dg.SkipReason(f"the raw folder {folders.raw} is empty")
    now = contents(listing)
    seen = json.loads(context.cursor) if context.cursor else {}
    if seen.get("contents") == now:
        return dg.SkipReason(f"nothing new among {len(listing)} files since {seen['received_at']}")
    received_at = received_now()
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=f"{now}-{received_at}", tags={"khuyencong/contents": now})],
        cursor=json.dumps({"contents": now, "received_at": received_at}),
    )
