from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.console import near, shown


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (None, "·"),
        (True, "✓"),
        (2021, "2021"),
        (7690500000, "7.690.500.000"),
        (Decimal("64.300000"), "64,3"),
        (float("nan"), "nan"),
        (["a", 1], "a, 1"),
        (date(2021, 1, 2), "2021-01-02"),
        ("chữ", "chữ"),
    ],
)
def test_cells_as_people_read_them(cell: object, told: str) -> None:
    assert shown(cell) == told


def test_paths_are_shown_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert near(tmp_path / "a" / "b") == str(Path("a", "b"))
    assert near(tmp_path.parent) == str(tmp_path.parent)
