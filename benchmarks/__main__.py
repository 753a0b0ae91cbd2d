"""Runs measurements: `python -m benchmarks` those of speed and scale, `python -m benchmarks NAME …` one.

Each is a module of this folder with a `main()` that prints a table. Without a name, each runs in a process of
its own, so that none warms up or fills memory for another.
"""

import ast
import os
import runpy
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ON_DEMAND = frozenset({"accuracy", "compatibility"})
"""What scores reading or needs a package index; it runs by its name only."""


def measurements() -> dict[str, str]:
    """What each module with a `main` says of itself in its first line, by its name."""
    modules = {
        path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("[!_]*.py"))
    }
    return {
        name: (ast.get_docstring(tree) or "").partition("\n")[0]
        for name, tree in modules.items()
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body)
    }


def main() -> int:
    """Returns 0 where all that ran ended well, 1 where one failed, 2 where there is none of that name."""
    known = measurements()
    name = sys.argv[1] if len(sys.argv) > 1 else None
    if name in known:
        sys.argv = sys.argv[1:]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)
        return 0
    if name is not None:
        listed = "\n".join(f"  {each:14} {words}" for each, words in known.items())
        print(f"usage: python -m benchmarks [NAME [OPTIONS]]\n{listed}")
        return 0 if name in {"-h", "--help"} else 2
    failed = 0
    for each in sorted(known.keys() - ON_DEMAND):
        print(f"\n== {each}: {known[each]}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{each}"]
        failed += subprocess.run(command, check=False, env=os.environ | {"PYTHONUTF8": "1"}).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
