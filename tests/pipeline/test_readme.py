"""What the pages say of the reports that ship is what a run over them gives."""

import re
import runpy
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pytest

from pipelines.pages import ANSWER, ANSWERED, QUESTION, ROOT, answered
from pipelines.published import connect
from pipelines.run import run
from tests.pipeline.desk import silent

LINK = re.compile(r"\]\(([^)#\s]+)(?:#([^)\s]+))?\)")
PAGES = ["README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", *ROOT.glob("docs/**/*.md")]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of data/raw."""
    warehouse = tmp_path_factory.mktemp("shipped") / "khuyencong.duckdb"
    run(ROOT / "data" / "raw", warehouse, silent)
    with connect(warehouse) as connection:
        yield connection


@pytest.mark.parametrize("name", ANSWERED)
def test_the_answers_are_those_of_the_reports_that_ship(
    name: str, shipped: duckdb.DuckDBPyConnection
) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == answered(name, shipped), "run `make docs`"


@pytest.mark.parametrize("name", ANSWERED)
def test_every_query_has_an_answer_with_rows(name: str, shipped: duckdb.DuckDBPyConnection) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    queries = [found["query"] for found in QUESTION.finditer(page)]
    assert len(queries) == len(ANSWER.findall(page)) >= 5
    assert all(shipped.execute(query).fetchall() for query in queries)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_first_question_is_bac_kan_and_it_adds_up(name: str) -> None:
    first = ANSWER.search((ROOT / name).read_text(encoding="utf-8"))
    assert first is not None
    _, _, projects, money = (line for line in first[0].splitlines() if line.startswith("|"))
    for row, parts in ((projects, "73 11 62"), (money, "7.690,50 4.170,0 3.520,50")):
        assert all(part in row for part in parts.split())
        assert re.search(r"\| (holds|khớp) \|$", row)


def test_a_changed_answer_is_written_anew(
    shipped: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "README.md").write_text(page.replace("| 73 đề án |", "| 74 đề án |"), encoding="utf-8")
    monkeypatch.setattr("pipelines.pages.ROOT", tmp_path)
    assert answered("README.md", shipped) == page


def test_the_picture_shows_the_commands_and_fetches_nothing() -> None:
    picture = ROOT / "docs" / "images" / "run.svg"
    words = "".join(ET.parse(picture).getroot().itertext()).replace("\xa0", " ")
    assert all(said in words for said in ("$ kc run", "$ kc findings", "Báo cáo / reports"))
    assert not re.search(r"url\((?!#)|<image|href", picture.read_text(encoding="utf-8"))


def test_the_picture_is_drawn_from_what_a_terminal_gets(tmp_path: Path) -> None:
    printed = runpy.run_path(str(ROOT / "docs" / "capture.py"))["printed"]
    program = "import sys; print('đề án', sys.stdout.isatty()); print('progress', file=sys.stderr)"
    assert printed([sys.executable, "-c", program], str(tmp_path)) == "đề án True\n"
    with pytest.raises(subprocess.CalledProcessError):
        printed([sys.executable, "-c", "raise SystemExit(1)"], str(tmp_path))


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: str | Path) -> None:
    path = ROOT / page
    for target, part in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        found = path.parent / unquote(target)
        assert found.exists(), f"{path.name} links to {target}, which is not there"
        if part:
            assert part in _anchors(found), f"{path.name} links to {target}#{part}, which is not there"


def _anchors(page: Path) -> set[str]:
    """Names of the headings of a page, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
