"""What `kc` prints: tables for people, one JSON document for programs, one line for an error.

What is printed is decided elsewhere.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khuyencong.language.formatting import number

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

COLOURS = {"error": "bold red", "warning": "yellow", "note": "dim", "fails": "bold red", "holds": "green"}
"""Colour of a severity or verdict. Rich leaves colours out by itself for NO_COLOR and for a pipe."""

PLAIN_BELOW = 10_000
"""Smaller whole numbers are shown without dots: most are years."""


class Failed(Exception):
    """The work failed; the message is one sentence for people that names the file and the place."""


@cache
def out() -> "Console":
    """Standard output. Cells are folded rather than cut off, and a pipe gets lines as long as they are."""
    from rich.console import Console  # noqa: PLC0415 - 0.1 s that --json does not need

    wide = None if sys.stdout.isatty() else 200
    return Console(width=wide, highlight=False, soft_wrap=False)


@cache
def err() -> "Console":
    """Standard error: progress and complaints."""
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=True, highlight=False)


def complain(words: str) -> None:
    """One line on standard error."""
    print(f"kc: {words}", file=sys.stderr)


def table(
    rows: Iterable[Sequence[Any]], columns: Sequence[str], title: str | None = None
) -> "RenderableType":
    """Rows as a Rich table.

    Numbers to the right, severities and verdicts coloured, unknown as a dot in the middle.
    """
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    listed = list(rows)
    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold")
    for place, name in enumerate(columns):
        cells = [row[place] for row in listed if row[place] is not None]
        numeric = bool(cells) and all(isinstance(cell, int | float | Decimal) for cell in cells)
        made.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in listed:
        made.add_row(
            *(Text(shown(cell), style=COLOURS.get(cell, "") if isinstance(cell, str) else "") for cell in row)
        )
    return made


def shown(cell: object) -> str:
    """A cell as people read it."""
    if cell is None:
        return "·"
    if isinstance(cell, bool):
        return "✓" if cell else "✗"
    if isinstance(cell, int | float | Decimal):
        if not isfinite(cell):
            return str(cell)
        return str(int(cell)) if cell == cell // 1 and abs(cell) < PLAIN_BELOW else number(cell)
    if isinstance(cell, list | tuple):
        return ", ".join(shown(each) for each in cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def show(*renderables: "RenderableType") -> None:
    """Print for people on standard output."""
    for each in renderables:
        out().print(each)


def show_json(document: object) -> None:
    """Print one JSON document on standard output: Vietnamese as it is, decimals as numbers, dates as ISO."""
    json.dump(document, sys.stdout, ensure_ascii=False, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> object:
    """What JSON has no word for."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


def near(path: Path) -> str:
    """A path as people should see it: from here where it lies below."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
