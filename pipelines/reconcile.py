"""The reconciliation engine alone, on a file of neutral cases.

How a case is answered is told in quality.reconciliation.
"""

import json
import sys
from pathlib import Path

from pipelines.console import complain


def reconcile(cases: Path) -> int:
    """Answer each line of `cases` with one line of JSON on standard output.

    Returns how many lines could not be answered.

    Those are named on standard error by file and line, and the others are answered all the same.
    """
    from quality.reconciliation.cases import answer  # noqa: PLC0415 - SciPy and Polars

    wrong = 0
    with cases.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                told = answer(json.loads(line))
            except (ValueError, KeyError, TypeError, ArithmeticError) as problem:
                wrong += 1
                complain(f"{cases}, line {place}: {type(problem).__name__}: {problem}")
                continue
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return wrong
