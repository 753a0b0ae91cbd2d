"""The reconciliation engine alone, on neutral cases. How it answers is told in quality.reconciliation."""

import json
import sys
from pathlib import Path

from pipelines.console import complain


def reconcile(cases: Path) -> int:
    """Answer each line of `cases` with one line of JSON; returns how many lines could not be answered.

    Those are named on standard error too, by file and line, and the others are answered all the same.
    """
    from quality.reconciliation.cases import main  # noqa: PLC0415 - SciPy

    wrong = 0
    for told in main(cases):
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        if "error" in told:
            wrong += 1
            complain(told["error"])
    return wrong
