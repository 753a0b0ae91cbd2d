from inspect import isfunction
from pathlib import Path

import duckdb
import pytest

from pipelines.cli import app
from pipelines.pages import DOCS, PAGES, answered, commands_markdown


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_says_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


def test_every_command_has_its_part() -> None:
    page = commands_markdown()
    names = [each.callback.__qualname__ for each in app.registered_commands if isfunction(each.callback)]
    assert all(f"## kc {name}\n" in page for name in names)
    assert page.count("```sh\nkc ") == len(names)


@pytest.mark.parametrize(("name", "amount"), [("README.md", "7,690.5"), ("README.vi.md", "7.690,5")])
def test_an_answer_is_a_table_of_its_language(
    name: str, amount: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "SELECT 2021 AS year, 7690.50 AS amount, 'a|b\nc' AS words, NULL AS unknown"
    asked = f"Before.\n\n```sql\n{query}\n```\n\n<!-- answer -->\n{{}}<!-- /answer -->\n\nAfter.\n"
    (tmp_path / name).write_text(asked.format("| old |\n"), encoding="utf-8")
    monkeypatch.setattr("pipelines.pages.ROOT", tmp_path)
    head = "| year | amount | words | unknown |\n| ---: | ---: | --- | --- |\n"
    row = f"| 2021 | {amount} | a\\|b c | · |\n"
    assert answered(name, duckdb.connect()) == asked.format(f"\n{head}{row}\n")


def test_a_query_without_marks_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "```sql\nSELECT 1\n```\n\nWords.\n"
    (tmp_path / "README.md").write_text(page, encoding="utf-8")
    monkeypatch.setattr("pipelines.pages.ROOT", tmp_path)
    assert answered("README.md", duckdb.connect()) == page
