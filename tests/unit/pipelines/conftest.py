"""A small warehouse, made once by a whole run: two reports, one of which does not add up."""

import pytest

from tests.pipeline.desk import Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "raw").mkdir()
    made = Desk(folder / "raw", folder / "out" / "kc.duckdb")
    made.report("right.txt", origin="publisher: Sở Công Thương\npublished: 2022-03-01\n")
    made.report("wrong.txt", total=75)
    made.run()
    return made
