"""People are told of what a run finds: by the whole run, over reports that change, and never at its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dagster as dg
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.definitions import definitions
from quality.alerts import channels

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.pipeline.desk import Desk

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr'")


@pytest.fixture
def hook(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    """A web hook that is the one channel; what it took is in its log."""
    monkeypatch.setattr(channels, "PAUSES", (0.05,))
    monkeypatch.setenv("KC_ALERT_URLS", f"json://kc:s3cr3t-Pa55@127.0.0.1:{httpserver.port}/hook")
    httpserver.expect_request("/hook").respond_with_data("ok")
    return httpserver


def told(hook: HTTPServer) -> list[tuple[str, str, str]]:
    """What the hook was told: report, event and the beginning of the words."""
    findings = [each for request, _ in hook.log for each in request.get_json()["findings"]]
    return [(each["source"], each["event"], each["message_vi"][:8]) for each in findings]


def test_a_report_that_does_not_add_up_is_told_once_and_its_mending_too(desk: Desk, hook: HTTPServer) -> None:
    desk.report("wrong.txt", total=75)
    words = ["run", "--raw", str(desk.raw), "--warehouse", str(desk.warehouse)]
    shown = CliRunner().invoke(app, words).stdout
    assert "Thông báo / alerts: log: 1 đã gửi (told); json-" in shown
    assert "alerts/kc/index.html" in "".join(shown.split())
    summary = desk.run()
    assert [(each["told"], each["left"]) for each in summary.alerts["heard"]] == [(0, 0), (0, 0)]
    assert told(hook) == [("wrong.txt", "opened", "Tổng 75 ")]
    [(request, _)] = hook.log
    message = request.get_json()["message"]
    for part in (
        "«75 đề án»",
        "11 + 62 = 73",
        "lệch 2; dung sai ±0",
        "off by 2; tolerance ±0",
        "kc acknowledge",
    ):
        assert part in message
    desk.report("wrong.txt", total=73)
    desk.run()
    assert [event for _, event, _ in told(hook)] == ["opened", "resolved"]
    kept = b"".join(path.read_bytes() for path in desk.warehouse.parent.rglob("*") if path.is_file())
    assert b"s3cr3t" not in kept + shown.encode()


def test_a_worse_mismatch_is_told_again(desk: Desk, hook: HTTPServer) -> None:
    desk.report("wrong.txt", national=12)
    desk.run()
    desk.report("wrong.txt", national=19)
    desk.run()
    events = [row["event"] for row in desk.rows("SELECT event FROM finding_history ORDER BY event_at")]
    assert len([event for event in events if event in {"opened", "worsened", "reopened"}]) == len(
        [event for _, event, _ in told(hook) if event != "resolved"]
    )
    assert len(told(hook)) >= 2


def test_a_channel_that_is_down_costs_the_run_nothing_and_hears_it_next_time(
    desk: Desk, hook: HTTPServer
) -> None:
    hook.clear()
    desk.report("wrong.txt", total=75)
    job = definitions(desk.raw, desk.warehouse).resolve_job_def("everything")
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance)
    [check] = [each for each in result.get_asset_check_evaluations() if each.check_name == "delivered"]
    assert result.success
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.WARN)
    hook.clear()
    hook.expect_request("/hook").respond_with_data("ok")
    assert desk.run().alerts["heard"][1]["told"] == 1
    assert told(hook) == [("wrong.txt", "opened", "Tổng 75 ")]


def test_kc_alerts_tells_where_everybody_stands(desk: Desk, hook: HTTPServer) -> None:
    desk.report("wrong.txt", total=75)
    desk.run()
    warehouse = ["--warehouse", str(desk.warehouse)]

    def said(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["alerts", *words, *warehouse])
        return result.exit_code, result.stdout

    finding_id = desk.rows("SELECT finding_id FROM findings")[0]["finding_id"]
    assert said()[1].splitlines()[0] == "log: 1 đã gửi (told)"
    assert "json-" in said()[1]
    assert said("--again", finding_id)[0] == 0
    assert len(told(hook)) == 2
    assert said("--test") == (0, said("--test")[1])
    assert "Tin thử" in hook.log[-1][0].get_json()["message"]
    hook.clear()
    assert said("--test")[0] == 1
