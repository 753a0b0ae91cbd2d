"""Dagster's own web page and daemon on this project. What they run is told in definitions.py."""

import os
import sys
from pathlib import Path

CONFIGURATION = """\
# Written by `kc dev`. Runs, schedules and sensors are kept in this folder; nothing is sent anywhere.
telemetry:
  enabled: false
"""


def home(warehouse: Path) -> Path:
    """Dagster's folder beside `warehouse`, made with its dagster.yaml if it is not there.

    DAGSTER_HOME goes before.
    """
    folder = Path(os.environ.get("DAGSTER_HOME") or warehouse.parent / "dagster").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    if not settings.exists():
        settings.write_text(CONFIGURATION, encoding="utf-8")
    return folder


def serve(raw: Path, warehouse: Path, host: str, port: int) -> None:
    """Become `dagster dev` on these folders; returns only if it cannot be started."""
    surroundings = os.environ | {
        "DAGSTER_HOME": str(home(warehouse)),
        "DAGSTER_DISABLE_TELEMETRY": "yes",
        "KC_RAW": str(raw.absolute()),
        "KC_WAREHOUSE": str(warehouse.absolute()),
    }
    command = [
        sys.executable,
        "-m",
        "dagster",
        "dev",
        "-m",
        "pipelines.definitions",
        "-h",
        host,
        "-p",
        str(port),
    ]
    sys.stdout.flush()
    os.execve(sys.executable, command, surroundings)  # noqa: S606 - our own interpreter, no shell
