"""One whole run in this process: no daemon, no service; no network unless KC_ALERT_URLS names who is to be told.

What the steps do is told in assets; what is printed, in summary.py.
"""

import logging
import os
import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khuyencong.code_version import ROOT
from khuyencong.model import codes
from khuyencong.progress import Tell
from khuyencong.review import folder_of as decisions_of
from khuyencong.warehouse import Layers, check_place, exclusive
from pipelines.console import Failed, near
from quality.gate import Gate

if TYPE_CHECKING:
    from dagster import DagsterEvent, ExecuteInProcessResult

STEPS = {
    "readings": ("đọc báo cáo", "reading reports"),
    "review": ("áp dụng quyết định", "obeying decisions"),
    "corrections": ("đính chính lỗi của nguồn", "correcting known errors"),
    "findings": ("đối chiếu số liệu", "checking figures"),
    "rollups": ("tổng hợp", "rolling up"),
    "warehouse": ("dựng kho dữ liệu", "building the warehouse"),
    "gate": ("qua cổng chất lượng", "judging the new release"),
    "alerts": ("thông báo", "telling people"),
}
"""Steps of a run in order, as people are told of them."""

MADE_OF = ("khuyencong", "quality", "data/reference")
"""Folders of code and tables whose change makes a new release."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. Counts of figures, facts and findings are of the whole warehouse."""

    reports: Mapping[str, int]
    """new, changed, read_again, unchanged, copies, quarantined, gone."""
    figures: Mapping[str, int]
    """By disposition, most first."""
    facts: int
    findings: Mapping[str, int]
    """Open ones by severity, worst first."""
    review: Mapping[str, int]
    """Facts under the bar and decisions: open, decided, lapsed."""
    quarantine: Mapping[str, int]
    """Files and rows set aside, by reason."""
    alerts: Mapping[str, Any]
    """Who was told of findings, see quality.alerts.telling.Told."""
    release: str
    published: bool
    gate: Mapping[str, Any] | None
    """What the gate said of a new release: passed, expectations by outcome, page, and the seconds that it
    `waited` for its process to start and spent `judging`, both within `seconds`. None: nothing to judge."""
    warehouse: str
    seconds: float


def run(
    raw: Path, warehouse: Path, tell: Tell, *, verbose: bool = False, gate: Gate | None = None
) -> Summary:
    """Read what is new below `raw`, check it, and publish `warehouse` if anything changed.

    `tell` hears the step or file at hand, how many are done, and of how many. Dagster keeps nothing of the
    run unless DAGSTER_HOME is set. A `gate` that is given stays open for the next run.

    Raises:
        Failed: a step failed for a reason of the code or the schema.
        WarehouseError, OSError: as the step that failed raised them.
    """
    started = time.perf_counter()
    check_place(warehouse)
    with exclusive(warehouse), nullcontext(gate) if gate else Gate() as open_gate:
        if _stirred(raw, warehouse):
            open_gate.start()  # before Dagster is loaded: both take seconds, and there may be a second core
        result = _execute(raw, warehouse, tell, open_gate, verbose=verbose)
    materialized = {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
    }
    layers = Layers.beside(warehouse).decided
    published = materialized["warehouse"]
    return Summary(
        reports=_mapping(materialized["documents"]["files"].value),
        figures=_counts(layers, "figures", "disposition"),
        facts=layers.read("facts").height,
        findings=_findings(layers),
        review=_review(layers),
        quarantine=_counts(layers, "quarantine", "reason"),
        alerts=_alerts(materialized["alerts"]["told"].value),
        release=str(published["release"].value),
        published=bool(published["published"].value),
        gate=_gate(published.get("gate")),
        warehouse=near(warehouse),
        seconds=round(time.perf_counter() - started, 2),
    )


def _stirred(raw: Path, warehouse: Path) -> bool:
    """Something that a release is made of was touched since the current one: a guess, in milliseconds.

    Only time hangs on it. Where it is wrong, the gate is started for nothing, or later than it could be.
    """
    folders = (raw, decisions_of(raw), *(ROOT / name for name in MADE_OF))
    try:
        published = warehouse.lstat().st_ctime_ns
        return any(
            path.lstat().st_ctime_ns > published
            for folder in folders
            if folder.exists()
            for path in (folder, *folder.rglob("*"))
        )
    except OSError:  # no release yet, or something that may not be looked at
        return True


def _execute(
    raw: Path, warehouse: Path, tell: Tell, gate: Gate, *, verbose: bool
) -> "ExecuteInProcessResult":
    """The job, in this process; the first failure of a step is raised as what it was."""
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "yes"
    tell("Dagster", 0, 0)
    import dagster as dg  # noqa: PLC0415 - 1.2 s: the terminal should show something first

    from pipelines.definitions import definitions  # noqa: PLC0415

    if not verbose:
        logging.getLogger("dagster").setLevel(logging.CRITICAL)
    job = definitions(raw, warehouse, tell, gate).resolve_job_def("everything")
    level = "DEBUG" if verbose else "CRITICAL"
    kept = bool(os.environ.get("DAGSTER_HOME"))
    with dg.DagsterInstance.get() if kept else dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(
            instance=instance,
            run_config={"loggers": {"console": {"config": {"log_level": level}}}},
            raise_on_error=False,
        )
    if not result.success:
        raise _failure(result)
    return result


def _failure(result: "ExecuteInProcessResult") -> Exception:
    """The error behind the first step that failed, in one sentence."""
    for event in result.all_events:
        if event.is_step_failure:
            return _cause(event)
    return Failed("Dagster could not start the run; --verbose shows its log")


def _cause(event: "DagsterEvent") -> Exception:
    """What a step raised. Dagster keeps errors as words: the innermost one is the step's own."""
    error = event.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    words = error.message.strip() if error else "no reason given"
    kind, _, sentence = words.partition(": ")
    told = kind.rpartition(".")[2] in PLAIN and sentence
    return Failed(sentence if told else f"{STEPS[event.step_key or ''][1]}: {words}")


PLAIN = {"WarehouseError", "NotWritable", "Busy", "VerificationError", "GateError", "NotADirectoryError"}
"""Errors whose message is a sentence for people: the kind of error adds nothing."""


def _counts(layers: Layers, name: str, column: str) -> dict[str, int]:
    """Rows of a layer by the values of `column`, most first."""
    return dict(layers.read(name)[column].value_counts(sort=True).iter_rows())


def _findings(layers: Layers) -> dict[str, int]:
    """Open findings by severity, worst first."""
    alerts = layers.read("findings")
    open_now = alerts.filter(alerts["state"] == "open")["severity"].to_list()
    return {severity: open_now.count(severity) for severity in ("error", "warning", "note")}


def _review(layers: Layers) -> dict[str, int]:
    """Rows of `review` by state."""
    states = layers.read("review")["state"].to_list()
    return {state: states.count(state) for state in codes.REVIEW_STATES}


def _alerts(value: Any) -> dict[str, Any]:
    """What the asset tells of the telling, the digest's path as people should see it."""
    return dict(value) | {"digest": near(Path(value["digest"])) if value["digest"] else ""}


def _gate(told: Any) -> dict[str, Any] | None:
    """What the step told of the gate, the page as people should see it."""
    return told and {**told.value, "page": near(Path(told.value["page"]))}


def _mapping(value: Any) -> dict[str, int]:
    """The JSON metadata of a materialisation."""
    return dict(value)
