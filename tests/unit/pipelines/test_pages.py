from inspect import isfunction

import pytest

from pipelines.cli import app
from pipelines.pages import DOCS, PAGES, commands_markdown


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_says_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


def test_every_command_has_its_part() -> None:
    page = commands_markdown()
    names = [each.callback.__qualname__ for each in app.registered_commands if isfunction(each.callback)]
    assert all(f"## kc {name}\n" in page for name in names)
    assert page.count("```sh\nkc ") == len(names)
