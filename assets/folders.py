"""The folders that a run works on, as a Dagster resource, and what the last finished run made of them.

No asset is here.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import polars as pl

from khuyencong import statements
from khuyencong.code_version import code_version
from khuyencong.intake import entries, fingerprint
from khuyencong.review import folder_of
from khuyencong.warehouse import Layers
from quality.corrections import FOLDER as CORRECTIONS
from quality.corrections import fingerprint as corrections_fingerprint
from quality.findings.acknowledgements import fingerprint as acknowledged
from quality.findings.acknowledgements import folder_of as acknowledgements_of

SETTLED = "settled"
"""Layer of one row: the state of inputs and code that the current release was made of."""

ROLLUPS = ("rollup_province_year", "rollup_region_year", "rollup_programme_period")
FOLLOWING = ("review", "corrections", "findings", "finding_facts", "finding_history", "rules", *ROLLUPS)
"""Layers that follow from what was read and decided."""


class Folders(dg.ConfigurableResource["Folders"]):
    """Where reports come in and where the warehouse is published."""

    raw: str
    warehouse: str

    @property
    def root(self) -> Path:
        """The raw folder."""
        return Path(self.raw)

    @property
    def target(self) -> Path:
        """The published file."""
        return Path(self.warehouse)

    @property
    def layers(self) -> Layers:
        """The Parquet layers beside the warehouse."""
        return Layers.beside(self.target)

    @property
    def decisions(self) -> Path:
        """The folder of officers' decisions, beside the raw folder."""
        return folder_of(self.root)

    @property
    def acknowledgements(self) -> Path:
        """The folder of officers' acknowledgements, beside the raw folder."""
        return acknowledgements_of(self.root)

    @property
    def corrections(self) -> Path:
        """The folder of corrections: the setting KC_CORRECTIONS, else those that ship."""
        return Path(os.environ.get("KC_CORRECTIONS") or CORRECTIONS)

    def state(self) -> str:
        """A fingerprint of all that the findings, rollups and warehouse follow from.

        What was read, what officers decided and acknowledged as of today, what is corrected, and today's code.
        """
        today = datetime.now(UTC).date()
        marks = (
            fingerprint(entries(self.layers)),
            statements.fingerprint(self.decisions),
            acknowledged(self.acknowledgements, today),
            corrections_fingerprint(self.corrections, on=today),
        )
        return "-".join([*(mark[:24] for mark in marks), code_version(everything=True)])

    def settled(self) -> bool:
        """The current release was made of this very state: there is nothing to do anew."""
        kept = self.layers.read(SETTLED)
        return (
            not kept.is_empty()
            and kept.row(0) == (self.state(), self.target.resolve().stem)
            and self.target.exists()
            and all(self.layers.path(name).exists() for name in FOLLOWING)
        )

    def settle(self, version: str) -> None:
        """Remember that release `version` was made of today's state."""
        self.layers.write(SETTLED, pl.DataFrame({"state": [self.state()], "version": [version]}))
