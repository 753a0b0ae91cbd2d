"""Files that cannot be used are told once, however often a step is run again."""

from datetime import datetime
from pathlib import Path

from assets.aside import set_aside
from khuyencong.warehouse import Layers

NOW = datetime.fromisoformat("2026-01-15")
PROBLEM = ("acknowledgements/a.yaml", "acknowledgements/a.yaml: why: thiếu / is missing")


def told(layers: Layers) -> list[tuple[str, str]]:
    return layers.read("quarantine").select("source", "reason").rows()


def test_a_step_that_is_run_again_tells_the_same_once(tmp_path: Path) -> None:
    layers = Layers(tmp_path)
    for _ in range(2):
        set_aside(layers, "invalid_correction", [("corrections/b.yaml", "b")], NOW)
        set_aside(layers, "invalid_acknowledgement", [PROBLEM], NOW)
    assert told(layers) == [
        ("corrections/b.yaml", "invalid_correction"), ("acknowledgements/a.yaml", "invalid_acknowledgement")
    ]  # fmt: skip
    set_aside(layers, "invalid_acknowledgement", [], NOW)
    assert told(layers) == [("corrections/b.yaml", "invalid_correction")]
