"""What `kc run` costs, with new reports and with none, beside a bare Dagster run of assets that do nothing.

Whole processes, one after the other in turns, so that a busy machine slows all three alike. The reports are
the first of data/raw.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORTS = 5
TURNS = 3
GOALS = {"first": 2.5, "second": 1.5}
"""Times of the bare run that a run may take at most."""

BARE = """
import dagster as dg

NAMES = ["documents", "figures", "facts", "relations", "quarantine", "findings", "rollups", "warehouse"]


def trivial(name, before):
    @dg.asset(name=name, deps=before)
    def made() -> dg.MaterializeResult:
        return dg.MaterializeResult(metadata={"rows": 1})

    return made


assets = [trivial(name, NAMES[:place][-1:]) for place, name in enumerate(NAMES)]
job = dg.define_asset_job("everything", executor_def=dg.in_process_executor)
defs = dg.Definitions(assets=assets, jobs=[job], executor=dg.in_process_executor)
with dg.DagsterInstance.ephemeral() as instance:
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    assert defs.resolve_job_def("everything").execute_in_process(instance=instance, run_config=quiet).success
"""


@dataclass(frozen=True)
class Cost:
    """Wall seconds and peak memory of one process."""

    seconds: float
    mebibytes: float


def timed(command: list[str]) -> Cost:
    """Run a command to its end; raises CalledProcessError if it fails."""
    settings = {name: value for name, value in os.environ.items() if name != "DAGSTER_HOME"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=settings | {"DAGSTER_DISABLE_TELEMETRY": "yes"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))


def reports(folder: Path) -> None:
    """Copy the first reports that ship, with their origins, into `folder`."""
    shipped = [path for path in sorted((ROOT / "data" / "raw").rglob("*.txt")) if path.is_file()]
    for path in shipped[:REPORTS]:
        for each in (path, path.with_name(path.name + ".origin.yaml")):
            if each.exists():
                shutil.copy(each, folder / each.name)


def measure() -> dict[str, Cost]:
    """The least cost of each kind of run over the turns."""
    costs: dict[str, list[Cost]] = {"bare": [], "first": [], "second": []}
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name, "raw")
        raw.mkdir()
        reports(raw)
        for turn in range(TURNS):
            kc = [
                sys.executable,
                "-m",
                "pipelines",
                "run",
                "--raw",
                str(raw),
                "--warehouse",
                f"{name}/{turn}/kc.duckdb",
            ]
            costs["bare"].append(timed([sys.executable, "-c", BARE]))
            costs["first"].append(timed(kc))
            costs["second"].append(timed(kc))
    return {
        kind: Cost(min(each.seconds for each in listed), max(each.mebibytes for each in listed))
        for kind, listed in costs.items()
    }


def main() -> None:
    """Print the table."""
    costs = measure()
    bare = costs["bare"].seconds
    print(
        f"a run over {REPORTS} reports beside a bare Dagster run of 8 assets that do nothing, best of {TURNS}"
    )
    print(f"{'':28}{'seconds':>9}{'times':>8}{'goal':>8}{'peak MiB':>10}")
    words = {"bare": "bare Dagster, in process", "first": "kc run", "second": "kc run, nothing new"}
    for kind, cost in costs.items():
        goal = f"<= {GOALS[kind]}" if kind in GOALS else ""
        print(f"{words[kind]:28}{cost.seconds:9.2f}{cost.seconds / bare:8.2f}{goal:>8}{cost.mebibytes:10.0f}")


if __name__ == "__main__":
    main()
