"""Generated pages, and the answers in written ones: `make docs` writes both, tests compare them.

What people wrote is not touched.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from typer.main import get_command

from khuyencong.language.formatting import english, number
from khuyencong.model import dictionary_markdown
from pipelines.cli import app
from pipelines.console import shown
from pipelines.published import connect
from pipelines.run import run
from quality.rules import rules_markdown

if TYPE_CHECKING:
    import duckdb
    from typer.core import TyperGroup

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def commands_markdown() -> str:
    """The command reference: every command with its arguments, options, settings and example."""
    commands = cast("TyperGroup", get_command(app)).commands.items()
    parts = [
        "# Commands · Các lệnh",
        "Made by `make docs` from `pipelines/cli.py`; do not edit.",
        "Exit codes: 0 done, 1 the work failed, 2 bad usage. `NO_COLOR` is honoured.",
        "Tables are for people; `--json` gives one JSON document on standard output; logs go to the other.",
        "\n".join(f"- [`kc {name}`](#kc-{name}): {command.help}" for name, command in commands),
        *(_page(name, command) for name, command in commands),
    ]
    return "\n\n".join(parts) + "\n"


def _page(name: str, command: Any) -> str:
    """One command's part."""
    example = (command.epilog or "").partition("example: ")[2]
    rows = [_row(each) for each in command.params if each.name != "help"]
    table = "| argument or option | setting | default | meaning |\n|---|---|---|---|\n" + "\n".join(rows)
    return f"## kc {name}\n\n{command.help}\n\n```sh\n{example}\n```\n\n{table}"


def _row(parameter: Any) -> str:
    """One parameter of a command."""
    spelt = (
        parameter.metavar or parameter.name
        if parameter.param_type_name == "argument"
        else ", ".join(parameter.opts)
    )
    value = f" {parameter.metavar}" if parameter.param_type_name == "option" and parameter.metavar else ""
    default = "" if parameter.default in (None, False) or parameter.required else f"`{parameter.default}`"
    setting = f"`{parameter.envvar}`" if parameter.envvar else ""
    words = getattr(parameter, "help", None) or ""
    return f"| `{spelt}{value}` | {setting} | {default} | {words} |"


PAGES: Mapping[str, Callable[[], str]] = {
    "dictionary.md": dictionary_markdown,
    "rules.md": rules_markdown,
    "cli.md": commands_markdown,
}
"""File below docs/ and what it must say."""


ANSWERED: Mapping[str, Callable[[str], str]] = {
    "README.md": english,
    "README.vi.md": str,
    "docs/analysts.md": english,
}
"""Page whose questions are answered from the reports that ship, and how its language writes a number."""

QUESTION = re.compile(r"```sql\n(?P<query>[^`]+)```\n")
"""A query in a page."""

ANSWER = re.compile(QUESTION.pattern + r"\n<!-- answer -->\n.*?<!-- /answer -->", re.DOTALL)
"""A query and its answer, an invisible mark on either side."""


def answered(name: str, connection: "duckdb.DuckDBPyConnection") -> str:
    """The page `name` of ANSWERED with each marked answer as `connection` gives it today."""

    def answer(found: re.Match[str]) -> str:
        table = _table(connection, found["query"], ANSWERED[name])
        return f"```sql\n{found['query']}```\n\n<!-- answer -->\n\n{table}\n\n<!-- /answer -->"

    return ANSWER.sub(answer, (ROOT / name).read_text(encoding="utf-8"))


def _table(connection: "duckdb.DuckDBPyConnection", query: str, spelt: Callable[[str], str]) -> str:
    """What `query` returns as a Markdown table, numbers to the right."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or []]
    listed = cursor.fetchall()
    numeric = [all(isinstance(row[at], int | float | Decimal) for row in listed) for at in range(len(names))]
    rules = ["---:" if right else "---" for right in numeric]
    cells = ([_cell(cell, spelt) for cell in row] for row in listed)
    return "\n".join(f"| {' | '.join(row)} |" for row in (names, rules, *cells))


def _cell(cell: object, spelt: Callable[[str], str]) -> str:
    """A measure with all its thousands marked, whatever else as the command line shows it."""
    text = spelt(number(cell)) if isinstance(cell, float | Decimal) else shown(cell)
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write every page that differs."""
    pages = {f"docs/{name}": page() for name, page in PAGES.items()}
    with TemporaryDirectory() as folder:
        warehouse = Path(folder, "khuyencong.duckdb")
        run(ROOT / "data" / "raw", warehouse, lambda *_: None)
        with connect(warehouse) as connection:
            pages |= {name: answered(name, connection) for name in ANSWERED}
    for name, page in pages.items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            path.write_text(page, encoding="utf-8")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
