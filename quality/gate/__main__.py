"""The gate's own process: a question a line on standard input, an answer a line on standard output, till the input ends.

What is judged is told in judge.py, who asks in gate.py. Great Expectations is loaded at once, before the
first question, and only here: it takes seconds and 200 MB.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from pathlib import Path
from types import ModuleType

UNTOUCHED = {"scipy.stats", "altair"}
"""What Great Expectations loads for expectations on distributions: put off until touched, and ours touch none."""

UNUSED = {"sqlalchemy"}
"""What it can do without, as for who installs it without its extra for SQL. Both together: 40 % of its start."""


class _Lean:
    """A finder before all others: it keeps back what is not needed."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A module of UNTOUCHED with a loader that waits; none of UNUSED; of others, what the next finder says."""
        if name in UNUSED:
            raise ModuleNotFoundError(f"{name} is not used here", name=name)
        found = PathFinder.find_spec(name, path, target) if name in UNTOUCHED else None
        if found is not None and found.loader is not None:
            found.loader = LazyLoader(found.loader)
        return found


def main() -> None:
    """Answer until the input ends: with the one who asks this process ends too, however that goes."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    gc.disable()  # all that an import makes stays: looking for garbage there is a tenth of its time
    sys.meta_path.insert(0, _Lean())
    from quality.gate.judge import judge  # noqa: PLC0415 - see above

    gc.freeze()
    gc.enable()
    for line in sys.stdin:
        asked = json.loads(line)
        began, started = time.time(), time.perf_counter()
        try:
            answer = judge(Path(asked["built"]), asked["last"] and Path(asked["last"]))
        except Exception as problem:  # noqa: BLE001 - whatever it is, who waits is told
            answer = {"error": " ".join([type(problem).__name__, *str(problem).splitlines()[:1]])}
        told = answer | {"began": began, "seconds": time.perf_counter() - started}
        answers.write(json.dumps(told, ensure_ascii=False) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
