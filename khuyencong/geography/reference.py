"""Reference files: rows of data/reference as they stand. No meaning is given to them here."""

import csv
from pathlib import Path
from typing import Final

REFERENCE: Final = Path(__file__).parents[2] / "data" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `name`.csv, every cell a string; an empty cell is an empty string."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
