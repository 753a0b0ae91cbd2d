"""An officer acknowledges a finding: what was seen, by whom, why, until when. The next run obeys it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from khuyencong.model import codes
from pipelines.console import Failed, near
from pipelines.published import Row, rows

if TYPE_CHECKING:
    import duckdb
    from rich.console import RenderableType


def acknowledge(
    connection: "duckdb.DuckDBPyConnection", finding_id: str, said: tuple[str, str, str], folder: Path
) -> Row:
    """Write the acknowledgement of a finding into `folder`; returns it with its `file`.

    `said`: who, why, and the last day on which it holds (YYYY-MM-DD, empty for good).

    Raises:
        Failed: no finding has that id, it is resolved, or who, why or the day cannot be used.
    """
    from khuyencong.statements import Malformed  # noqa: PLC0415 - Polars
    from quality.findings.acknowledgements import Acknowledgement, save, until_of  # noqa: PLC0415

    by, why, until = (each.strip() for each in said)
    for name, words in (("--by", by), ("--why", why)):
        if not words:
            raise Failed(f"{finding_id}: thiếu {name} / {name} is missing: ai và vì sao / who and why")
    found = rows(connection, "FROM findings WHERE finding_id = ?", [finding_id])
    if not found:
        raise Failed(f"không có cảnh báo {finding_id!r} / no finding has that id; kc findings")
    finding, now = found[0], datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    if finding["state"] == "resolved":
        raise Failed(f"{finding_id}: {codes.FINDING_STATES['resolved'][1]} / it is resolved already")
    try:
        last = until_of(until or None)
    except Malformed as problem:
        raise Failed(f"{finding_id}: {problem}") from problem
    if last is not None and last < now.date():
        raise Failed(f"{finding_id}: --until {last} đã qua / is over")
    seen = (finding[name] for name in ("severity", "difference", "message_vi"))
    given = Acknowledgement(finding_id, by, why, last, now, *seen)
    path = save(folder, given)
    return {name: getattr(given, name) for name in ("finding_id", "by", "why", "until", "at")} | {
        "file": near(path)
    }


def render(saved: Row) -> "list[RenderableType]":
    """Where it was written, and what comes next."""
    from rich.text import Text  # noqa: PLC0415 - --json does not need it

    until = f"đến hết / until {saved['until']}" if saved["until"] else "không thời hạn / for good"
    return [
        Text(
            f"{saved['finding_id']}: {codes.FINDING_STATES['acknowledged'][1]} / acknowledged, {until} → {saved['file']}"
        ),
        Text("Lần chạy tới sẽ áp dụng / the next run obeys it: kc run", style="dim"),
    ]
