"""Where reports and warehouse lie unless a command says otherwise. Nothing is opened here."""

import os
from pathlib import Path

RAW = "data/raw"
WAREHOUSE = "data/warehouse/khuyencong.duckdb"


def default_raw() -> Path:
    """The setting KC_RAW, else data/raw below the working folder."""
    return Path(os.environ.get("KC_RAW") or RAW)


def default_warehouse() -> Path:
    """The setting KC_WAREHOUSE, else data/warehouse/khuyencong.duckdb below the working folder."""
    return Path(os.environ.get("KC_WAREHOUSE") or WAREHOUSE)
