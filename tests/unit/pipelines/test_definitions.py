"""The whole graph as Dagster sees it: it validates, and nothing runs by itself that should not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from pipelines.definitions import defs
from pipelines.schedules import nightly_rollups

LAYERS = {
    "documents",
    "figures",
    "facts",
    "relations",
    "quarantine",
    "review",
    "corrections",
    "findings",
    "rollups",
    "warehouse",
    "alerts",
}


def test_the_definitions_validate() -> None:
    dg.Definitions.validate_loadable(defs)


def test_the_job_makes_every_asset_in_one_process() -> None:
    job = defs.resolve_job_def("everything")
    assert {key.to_user_string() for key in job.asset_layer.executable_asset_keys} == LAYERS
    assert job.executor_def is dg.in_process_executor


@pytest.mark.parametrize("name", sorted(LAYERS))
def test_every_asset_says_what_it_is(name: str) -> None:
    node = defs.resolve_asset_graph().get(dg.AssetKey(name))
    assert node.group_name != "default"
    assert node.kinds


def test_nothing_runs_until_someone_switches_it_on() -> None:
    schedule = defs.resolve_schedule_def("nightly_rollups")
    sensor = defs.resolve_sensor_def("new_reports")
    assert schedule.default_status is dg.DefaultScheduleStatus.STOPPED
    assert sensor.default_status is dg.DefaultSensorStatus.STOPPED


def test_the_schedule_runs_at_half_past_one_in_viet_nam() -> None:
    schedule = defs.resolve_schedule_def("nightly_rollups")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 1 * * *", "Asia/Ho_Chi_Minh")
    assert schedule.job_name == "everything"


def test_a_night_asks_for_one_run() -> None:
    night = datetime(2024, 5, 7, 1, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    context = dg.build_schedule_context(scheduled_execution_time=night)
    data = nightly_rollups.evaluate_tick(context)
    assert len(data.run_requests or []) == 1


def test_the_warehouse_must_be_fresh_each_morning() -> None:
    policy = defs.resolve_asset_graph().get(dg.AssetKey("warehouse")).freshness_policy
    assert isinstance(policy, dg.FreshnessPolicy)


def test_shapes_and_tiling_stop_a_run_and_bad_rows_and_findings_do_not() -> None:
    graph = defs.resolve_asset_graph()
    blocking = {key.name for key in graph.asset_check_keys if graph.get_check_spec(key).blocking}
    told = {key.name for key in graph.asset_check_keys if not graph.get_check_spec(key).blocking}
    assert (blocking, told) == ({"shape", "tiling"}, {"rows", "no_errors", "no_warnings", "delivered"})
