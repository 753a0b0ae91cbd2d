"""The officers' walk-through, run from top to bottom: what the page promises is what the commands print."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "officers.md"
BLOCK = re.compile(
    r"^```(?P<kind>text|console)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
KC = Path(sys.executable).with_name("kc")


def steps(page: str) -> Iterator[tuple[str | None, str, list[str]]]:
    """Each file to write (name, text, none) and each command (none, command, promised lines), in order."""
    for block in BLOCK.finditer(page):
        if block["kind"] == "text":
            yield block["name"], block["body"], []
            continue
        for command in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            line, *promised = command.rstrip().split("\n")
            yield None, line, promised


def squeezed(words: str) -> str:
    return " ".join(words.split())


def test_the_walk_through_is_what_happens(tmp_path: Path) -> None:
    settings = os.environ | {"COLUMNS": "400", "KC_CORRECTIONS": str(tmp_path / "quality" / "corrections")}
    (tmp_path / "quality" / "corrections").mkdir(parents=True)
    run = 0
    for name, words, promised in steps(PAGE.read_text(encoding="utf-8")):
        if name:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
            continue
        program, *arguments = shlex.split(words)
        if program == "rm":
            (tmp_path / arguments[0]).unlink()
            continue
        assert program == "kc"
        done = subprocess.run(
            [KC, *arguments], capture_output=True, text=True, cwd=tmp_path, env=settings, check=False
        )
        assert done.returncode == 0, done.stderr
        printed = squeezed(done.stdout)
        assert [line for line in promised if squeezed(line) not in printed] == [], words
        run += 1
    assert run >= 10
