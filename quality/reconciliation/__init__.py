"""The reconciliation engine: do a report's figures add up, and if not, which one is most likely wrong?"""

from quality.reconciliation.constraints import (
    Constraint,
    completion_of,
    contained,
    equal,
    growth_of,
    list_length,
    share_of,
    shares_complete,
    total_of,
    which_base,
)
from quality.reconciliation.detection import Verdict, check, verdicts
from quality.reconciliation.intervals import Interval
from quality.reconciliation.localisation import Component, Diagnosis, Explanation, components, explain
from quality.reconciliation.quantities import Printed, Quantity, readings
from quality.reconciliation.slips import KINDS, Kind, edit_distance

__all__ = [
    "KINDS",
    "Component",
    "Constraint",
    "Diagnosis",
    "Explanation",
    "Interval",
    "Kind",
    "Printed",
    "Quantity",
    "Verdict",
    "check",
    "completion_of",
    "components",
    "contained",
    "edit_distance",
    "equal",
    "explain",
    "growth_of",
    "list_length",
    "readings",
    "share_of",
    "shares_complete",
    "total_of",
    "verdicts",
    "which_base",
]
