"""What every test may ask for: the example data beside the repository, and how hypothesis searches."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from make.environment import DUCKDB_READERS

for name in [name for name in os.environ if name.startswith("KC_ALERT_")]:
    del os.environ[name]  # no test tells the people of this machine anything

SHARED = Path(__file__).parents[2] / "shared"

# No deadline: a busy machine is no fault of the code. In CI always the same examples: red means changed code.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of example cases and gold data beside the repository; where it is not, the test is skipped."""
    if not SHARED.is_dir():
        pytest.skip("no folder of examples beside the repository")
    return SHARED


@pytest.fixture(params=DUCKDB_READERS)
def older_duckdb(request: pytest.FixtureRequest) -> Path:
    """Folder, named by its version, of an older DuckDB; a child Python with it as PYTHONPATH imports that."""
    return Path(sys.prefix, "duckdb", request.param)
