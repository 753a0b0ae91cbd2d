"""Makes the environments as the lock files say. Standard library only: it runs before anything is installed.

Versions stand in requirements*.lock, here only uv's and those of old DuckDBs. No address is named: pip's
settings, or uv's, tell where this machine finds packages.
"""

import ast
import fcntl
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = "uv==0.13.9"
DUCKDB_READERS = ("1.2.2", "1.5.6")  # older DuckDBs that must open what is published; tests ask them
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock", "peers": "requirements-peers.lock"}

# How uv calls pip's settings: a machine that has set up pip need not set up uv too.
UV_VARIABLES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "no-index": "UV_NO_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
}
SECTIONS = ("global", "install", ":env:")  # what comes later wins, as in pip


def uv_variables(pip_settings: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Variables to add to `environment` so that uv installs from where pip would.

    Args:
        pip_settings: what `pip config list` prints, a line `section.name='value'` each.
        environment: what is set already; what it tells uv stays.
    """
    settings: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for line in pip_settings.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in settings and key in UV_VARIABLES:
            settings[section][key] = ast.literal_eval(value)
    merged = settings["global"] | settings["install"] | settings[":env:"]
    between = {"find-links": ","}
    found = {UV_VARIABLES[key]: between.get(key, " ").join(value.split()) for key, value in merged.items()}
    if "UV_INDEX" in found:
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip; else the first index that has the name
    return {name: value for name, value in found.items() if name not in environment}


def say(sentence: str) -> None:
    """Tells the person at the terminal."""
    print(f"set-up: {sentence}", file=sys.stderr)


def make_venv(folder: Path) -> Path:
    """The environment's interpreter; where it was moved or its pip does not run, it is made anew."""
    python, settings = folder / "bin/python", folder / "pyvenv.cfg"
    pip = [python, "-m", "pip", "--version"]
    # Its scripts hold the folder they were made for, so a copy of them would run the original.
    at_home = python.exists() and f" {folder}\n" in settings.read_text()
    if not at_home or subprocess.run(pip, capture_output=True, check=False).returncode != 0:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    return python


def install(what: str) -> None:
    """Installs what lock file `what` names, byte-code compiled: without it every command starts slowly."""
    folder = ROOT / (".venv-peers" if what == "peers" else ".venv")
    python = make_venv(folder)
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", UV], check=True)
    settings = subprocess.run([*pip, "config", "list"], check=True, capture_output=True, text=True).stdout
    environment = os.environ | {"UV_COMPILE_BYTECODE": "1", "UV_SYSTEM_PYTHON": "0"}
    environment |= uv_variables(settings, environment)
    wanted: list[list[str | Path]] = [["--requirement", ROOT / LOCKS[what]]]
    if what != "peers":
        wanted[0] += ["--editable", ROOT]
    if what == "dev":
        wanted += [["--target", folder / "duckdb" / each, f"duckdb=={each}"] for each in DUCKDB_READERS]
    for packages in wanted:
        uv = [folder / "bin/uv", "pip", "install", "--quiet", "--python", python, "--no-deps", *packages]
        if subprocess.run(uv, env=environment, check=False).returncode != 0:
            say("uv could not install; trying pip, which takes some minutes")
            subprocess.run([*pip, "install", "--quiet", "--no-deps", *packages], check=True)


def main(wanted: list[str]) -> int:
    """Installs each of `wanted`, one process at a time; 1 and a sentence where that fails."""
    with (ROOT / ".venv.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        for what in wanted:
            say(f"installing {LOCKS[what]} (a minute the first time)")
            try:
                install(what)
            except subprocess.CalledProcessError as problem:
                say(f"failed: {' '.join(map(str, problem.cmd))}")
                say("is a package index within reach? This machine's settings of pip and uv are honoured.")
                return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
