"""The version of the code as a fingerprint.

When it changes, reports are read again and the warehouse is built again. Nothing is read here.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]

READERS = ("reading", "language", "extraction", "geography", "vocabulary", "intake", "model")
"""Packages of khuyencong whose code or tables decide what is read from a report."""

LIBRARIES = ("trafilatura", "PyYAML", "ahocorasick-rs")
"""Distributions whose release decides it as well."""

SUFFIXES = {".py", ".toml", ".csv", ".sql", ".yaml"}


@cache
def code_version(*, everything: bool = False) -> str:
    """First 12 hex digits of a SHA-256 over what reads: code, vocabulary, reference data, libraries.

    With `everything`, over all of khuyencong and quality: what the warehouse is made by.
    """
    readers = [ROOT / "khuyencong" / name for name in READERS]
    folders = [ROOT / "khuyencong", ROOT / "quality"] if everything else readers
    paths = (path for folder in (*folders, ROOT / "data" / "reference") for path in folder.rglob("*"))
    digest = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in LIBRARIES).encode())
    for path in sorted(path for path in paths if path.suffix in SUFFIXES):
        digest.update(f"\n{path.relative_to(ROOT).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
