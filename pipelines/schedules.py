"""Schedules: what runs by the clock. What a run does is told in assets."""

import dagster as dg

from pipelines.jobs import everything

TIMEZONE = "Asia/Ho_Chi_Minh"

nightly_rollups = dg.ScheduleDefinition(
    name="nightly_rollups",
    job=everything,
    cron_schedule="30 1 * * *",
    execution_timezone=TIMEZONE,
    description="Each night: reports that no sensor saw, findings, rollups, a release if anything changed.",
)
