import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from make.environment import uv_variables

ROOT = Path(__file__).parents[3]
LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize(
    ("settings", "environment", "expected"),
    [
        ("", {}, {}),
        (
            "global.index-url='https://index.test/simple'",
            {},
            {"UV_DEFAULT_INDEX": "https://index.test/simple"},
        ),
        ("global.index-url='https://index.test/simple'", {"UV_DEFAULT_INDEX": "mine"}, {}),
        ("global.timeout='5'\ninstall.timeout='6'\n:env:.timeout='7'", {}, {"UV_HTTP_TIMEOUT": "7"}),
        (":env:.timeout='7'\nglobal.timeout='5'", {}, {"UV_HTTP_TIMEOUT": "7"}),
        ("global.find-links='/one\\n/two'", {}, {"UV_FIND_LINKS": "/one,/two"}),
        ("global.extra-index-url='a b'", {}, {"UV_INDEX": "a b", "UV_INDEX_STRATEGY": "unsafe-best-match"}),
        (":env:.cert='/ca.crt'\n:env:.no-input='1'", {}, {"SSL_CERT_FILE": "/ca.crt"}),
        ("download.index-url='only for downloads'", {}, {}),
    ],
)
def test_uv_is_told_what_pip_knows(settings, environment, expected):
    assert uv_variables(settings, environment) == expected


def test_pip_says_its_settings_in_the_form_read():
    command = [sys.executable, "-m", "pip", "config", "list"]
    environment = os.environ | {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "/it's\n/two"}
    settings = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert uv_variables(settings, {})["UV_FIND_LINKS"] == "/it's,/two"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_names_and_versions_only(lock):
    for line in lock.read_text().splitlines():
        assert re.fullmatch(
            r"[a-z0-9-]+==[0-9][0-9a-z.+]*( ; [a-z_]+ [<>=!]+ '[\w.-]+'( (and|or) .*)?)?", line
        ), line


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", ()), ("requirements-dev.lock", ("dev",))])
def test_a_lock_satisfies_what_the_project_asks_for(lock, extras):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [
        *project["dependencies"],
        *(line for extra in extras for line in project["optional-dependencies"][extra]),
    ]
    pins = [Requirement(line) for line in (ROOT / lock).read_text().splitlines()]
    for wanted in map(Requirement, asked):
        versions = [str(pin.specifier).removeprefix("==") for pin in pins if pin.name == wanted.name.lower()]
        assert versions, f"{wanted} is not in {lock}: make lock"
        assert all(wanted.specifier.contains(version) for version in versions), f"{wanted}: make lock"


def test_development_runs_on_the_versions_that_users_run_on():
    users = set((ROOT / "requirements.lock").read_text().splitlines())
    assert users <= set((ROOT / "requirements-dev.lock").read_text().splitlines())


def python(folder: Path, name: str, script: str) -> Path:
    """An interpreter in `folder` that is the shell script `script`."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def machine(tmp_path):
    """Runs make/setup of a copy, whose environment.py only says its arguments; PATH is the folders given."""
    place = tmp_path / "project"
    (place / "make").mkdir(parents=True)
    shutil.copy(ROOT / "make/setup", place / "make/setup")
    (place / "make/environment.py").write_text("import sys; print(sys.argv[1:])")
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "sh"):
        (tools / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    (tools / "id").write_text("#!/bin/sh\necho 1000\n")  # a person without rights, whoever runs the tests
    (tools / "id").chmod(0o755)

    def setup(*folders: Path) -> subprocess.CompletedProcess[str]:
        path = ":".join(map(str, [*folders, tools]))
        command = [place / "make/setup", "dev"]
        return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, check=False)

    return setup


def test_a_shim_that_fails_is_passed_over(machine, tmp_path):
    shims = python(tmp_path / "shims", "python3.13", "exit 127")
    python(shims, "python3", "exit 1")
    good = python(tmp_path / "good", "python3", f'exec "{sys.executable}" "$@"')
    done = machine(shims, good)
    assert (done.returncode, done.stdout, done.stderr) == (0, "['dev']\n", "")


def test_no_python_is_said_in_a_sentence(machine, tmp_path):
    done = machine(python(tmp_path / "old", "python3", "exit 1"))
    assert done.returncode == 1
    assert done.stderr.startswith("set-up: no Python 3.11, 3.12 or 3.13 found")


def test_a_missing_venv_module_is_said_where_it_may_not_be_installed(machine, tmp_path):
    bare = python(
        tmp_path / "bare", "python3", f'case "$*" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"'
    )
    done = machine(bare)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 1
    assert done.stderr.endswith(f"Please ask for: apt-get install python{version}-venv\n")


def test_help_has_a_line_for_every_target():
    text = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+%?):(?! *=)", text, re.MULTILINE))
    shown = subprocess.run(["make", "-C", ROOT, "help"], capture_output=True, text=True, check=True).stdout
    assert targets - {line.split()[1] for line in shown.splitlines() if line.startswith("make ")} == set()
