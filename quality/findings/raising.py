"""Every alarm of a run, one a cause: what reports say of themselves, what rules say across them, corrections that lapsed.

What is judged how is told in stated.py, quality.rules and quality.corrections; here they meet.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from quality.corrections import alarms as lapsed
from quality.findings.alarm import Alarm
from quality.findings.stated import alarms as stated
from quality.rules import offenders

READ = ("relations", "relation_facts", "facts", "documents")
"""Tables that alarms are raised from."""


def raised(read: Mapping[str, pl.DataFrame], corrections: pl.DataFrame, today: date) -> list[Alarm]:
    """The alarms of `read` (tables of the model by the names of READ, as decided and corrected) on a day.

    A figure that does not add up in its own report is told there: that other reports tell it otherwise, or that
    it jumps, follows from the same cause.
    """
    own = stated(*(read[name] for name in READ))
    doubted = {fact_id for alarm in own for fact_id, _ in alarm.facts}
    across = [
        alarm
        for alarm in offenders(read["facts"], read["documents"], today)
        if not doubted & {fact_id for fact_id, _ in alarm.facts}
    ]
    return [*own, *across, *lapsed(corrections)]
