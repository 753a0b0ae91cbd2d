"""kill -9 at any moment: the published file opens and is whole, and the next run completes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khuyencong.warehouse import verify
from tests.pipeline.desk import Desk

MOMENTS = int(os.environ.get("KC_TEST_KILLS", "4"))
"""How many runs are killed; the benchmark takes 30."""


def start(desk: Desk) -> subprocess.Popen[bytes]:
    command = [Path(sys.executable).with_name("kc"), "run", "--raw", desk.raw, "--warehouse", desk.warehouse]
    return subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.mark.timeout(60 + 30 * MOMENTS)
def test_killed_at_random_moments(desk: Desk) -> None:
    chance = random.Random(20240601)
    desk.report("0.txt")
    begun = time.monotonic()
    desk.run()
    longest = time.monotonic() - begun + 3.0  # the process starts up first
    verify(desk.warehouse.resolve())
    for moment in range(1, MOMENTS + 1):
        desk.report("0.txt", total=73 + moment, national=11 + moment)
        desk.report(f"{moment}.txt", total=173 + moment, national=111 + moment)
        with start(desk) as running:
            try:
                running.wait(timeout=chance.uniform(1.0, longest))
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
        verify(desk.warehouse.resolve())
    desk.run()
    assert desk.rows("SELECT count(*) AS n FROM documents WHERE superseded_by IS NULL") == [
        {"n": MOMENTS + 1}
    ]
    assert desk.rows("SELECT count(*) AS n FROM facts") == [{"n": 6 * (MOMENTS + 1)}]
    assert not list(desk.warehouse.parent.glob("releases/*/.building-*"))
    assert not desk.run().published
