"""Generated pages: `make docs` writes them, a test compares them with the code. Others are not touched."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from typer.main import get_command

from khuyencong.model import dictionary_markdown
from pipelines.cli import app

if TYPE_CHECKING:
    from typer.core import TyperGroup

DOCS = Path(__file__).parents[1] / "docs"


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


PAGES: Mapping[str, Callable[[], str]] = {"dictionary.md": dictionary_markdown, "cli.md": commands_markdown}
"""File below docs/ and what it must say."""


def main() -> None:
    """Write every page that differs."""
    for name, page in PAGES.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != page():
            path.write_text(page(), encoding="utf-8")
            print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
