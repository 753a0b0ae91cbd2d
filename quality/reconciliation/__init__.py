"""The reconciliation engine: do a report's figures add up, and if not, which one is most likely wrong?

Everything is exact from the printed digit to the verdict: intervals of fractions, integers in Polars, a
rational simplex. Three steps, each usable alone:

    figures = [
        Quantity.printed("total", "73,5", 10**9),           # 73,5 tỷ: 73.45e9 to 73.55e9 đồng
        Quantity.printed("national", "48,4", 10**9),
        Quantity.printed("local", "26,9", 10**9),
        Quantity.printed("projects", "8", exact=True),      # a count has no print error
    ]
    stated = [total_of("r1", "total", ["national", "local"]).stated("gồm", belief=0.9)]

    for verdict in verdicts(stated, figures):               # all rows at once, vectorised
        verdict.state, verdict.residual, verdict.tolerance  # "fails", -1_800_000_000, 150_000_000

    for component in components(stated, figures):           # rows that share figures
        diagnosis = explain(component, others=())           # others: figures that may have been meant
        diagnosis.state                                     # "holds" "repair" "candidates" "mismatch"
        diagnosis.explanations[0].readings                  # which figure, which slip, what it would be

Only "repair" may be worded as a correction; "candidates" lists what may be wrong; "mismatch" says only by how
much it does not add up. A figure that is not printed is left out of `figures`: it is missing, never nought.
`check` judges ready-made frames of any size. Names of causes, Vietnamese and English, are in `KINDS`.
"""

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
from quality.reconciliation.repair import Reading
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
    "Reading",
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
