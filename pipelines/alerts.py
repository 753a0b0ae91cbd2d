"""Findings as people read them. They are found by quality.findings and selected by published.py."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khuyencong.language.formatting import period
from khuyencong.model import codes
from pipelines.console import COLOURS
from pipelines.published import Row

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(alerts: Sequence[Row]) -> "list[RenderableType]":
    """Each alert in three lines.

    Severity, report and place; the arithmetic in Vietnamese; the same in English.
    """
    from rich.text import Text  # noqa: PLC0415 - --json does not need it

    if not alerts:
        return [Text("Không có cảnh báo. / No findings.", style="green")]
    told: list[RenderableType] = []
    for alert in alerts:
        head = f"{codes.SEVERITIES[alert['severity']][1]} / {alert['severity']}"
        state = (
            ""
            if alert["state"] == "open"
            else f" · {codes.FINDING_STATES[alert['state']][1]} / {alert['state']}"
        )
        covers = (
            ""
            if alert["period_start"] is None
            else f" · {period(alert['period_start'], alert['period_end'])}"
        )
        report = alert["source"] or alert["geo_code"] or ""
        where = f"  {report}{covers} · {alert['check_name']} · {alert['finding_id']}{state}"
        told.append(Text.assemble((head, COLOURS[alert["severity"]]), where))
        told += [Text(f"  {alert['message_vi']}"), Text(f"  {alert['message_en']}", style="dim")]
        if alert["acknowledged_by"]:
            until = f" (đến hết / until {alert['acknowledged_until']})" if alert["acknowledged_until"] else ""
            told.append(
                Text(f"  ✎ {alert['acknowledged_by']}{until}: {alert['acknowledged_why']}", style="green")
            )
        told.append(Text())
    counted = {name: sum(alert["severity"] == name for alert in alerts) for name in codes.SEVERITIES}
    return [
        *told,
        Text(
            "; ".join(
                f"{count} {codes.SEVERITIES[name][1]} ({name})" for name, count in counted.items() if count
            )
        ),
    ]
