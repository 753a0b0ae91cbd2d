# ruff: noqa: INP001 - a script beside the pages it draws for, no package
"""Draws the pictures of the pages. Run it anew when what they show changes: `.venv/bin/python docs/capture.py`.

docs/images/run.svg is what `kc` prints on a terminal for the reports that ship. docs/images/alert.png is the digest
of the first report of docs/officers.md; it needs Chromium, and stays as it is where there is none.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
PICTURE = IMAGES / "run.svg"
ALERT = IMAGES / "alert.png"
OFFICERS = ROOT / "docs" / "officers.md"
REPORT = re.compile(r"^```text data/raw/(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS = 112
COMMANDS = (("run",), ("findings", "--severity", "error"))

WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
FONTS = "'Cascadia Mono', Consolas, 'SF Mono', 'Noto Sans Mono', 'Liberation Mono', 'Courier New', monospace"
"""Of the reader's own machine and with every Vietnamese letter: a picture fetches nothing."""


def main() -> None:
    """Draw both."""
    terminal()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        digest(browser)
    else:
        print(f"no Chromium here: {ALERT.relative_to(ROOT)} stays as it is", file=sys.stderr)


def digest(browser: str) -> None:
    """The digest of the officers' first report, in a browser's window."""
    found = REPORT.search(OFFICERS.read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"{OFFICERS.name} shows no report")
    with TemporaryDirectory() as folder:
        path = Path(folder, "data", "raw", found[1])
        path.parent.mkdir(parents=True)
        path.write_text(found[2], encoding="utf-8")
        printed([str(Path(sys.executable).with_name("kc")), "run"], folder)
        page = Path(folder, "data", "warehouse", "alerts", "khuyencong", "index.html")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--window-size=720,540",
        ]
        subprocess.run(
            [browser, *options, f"--screenshot={ALERT}", page.as_uri()], check=True, capture_output=True
        )


def terminal() -> None:
    """Run the commands in a scratch folder and write what they print."""
    console = Console(width=COLUMNS, record=True, file=StringIO(), highlight=False)
    kc = Path(sys.executable).with_name("kc")
    with TemporaryDirectory() as folder:
        Path(folder, "data").mkdir()
        Path(folder, "data", "raw").symlink_to(ROOT / "data" / "raw")
        for words in COMMANDS:
            console.print(Text.assemble(("$ ", "green"), (f"kc {' '.join(words)}", "bold")))
            console.print(Text.from_ansi(printed([str(kc), *words], folder)))
    PICTURE.parent.mkdir(exist_ok=True)
    drawn = console.export_svg(title="khuyencong", unique_id="kc")
    PICTURE.write_text(WEB_FONT.sub("", drawn).replace("Fira Code, monospace", FONTS), encoding="utf-8")


def printed(command: Sequence[str], folder: str) -> str:
    """What `command` prints on a colour terminal of COLUMNS columns; its progress bar is left out.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("KC_")}
    surroundings |= {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    leader, follower = pty.openpty()
    with subprocess.Popen(
        command, cwd=folder, env=surroundings, stdout=follower, stderr=subprocess.DEVNULL
    ) as child:
        os.close(follower)
        text = b"".join(_chunks(leader)).decode().replace("\r\n", "\n")
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, text)
    return text


def _chunks(terminal: int) -> Iterator[bytes]:
    """Bytes until the other side hangs up, which Linux tells as an error and macOS as an end."""
    with suppress(OSError):
        while chunk := os.read(terminal, 65_536):
            yield chunk
    os.close(terminal)


if __name__ == "__main__":
    main()
