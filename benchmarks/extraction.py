"""How fast reports are read on one core, beside a bare scan for digits and beside duckling; how much memory.

Speeds are of CPU time over the same text in one run: turns of each are interleaved and medians compared, so
that a busy machine slows all alike.
"""

import json
import random
import re
import subprocess
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.mutations import SEED, reordered, reports
from khuyencong.extraction import extract
from khuyencong.reading import Document

TURNS = 7
SCANS = 100
"""A scan is short: one turn of it goes over the text that many times."""
CROWDS = (1, 4, 8)
"""How many times the reports of data/raw are read for the measure of memory."""
PEER_REPORTS = 5
PEER = Path(__file__).parents[1] / ".venv-peers" / "bin" / "python"
_DIGITS = re.compile(r"[0-9]+")

# Runs under the peer's Python: texts on standard input, seconds of CPU and numbers found on standard output.
_DUCKLING = """
import json, sys, time
import duckling as d
zones = d.load_time_zones("/usr/share/zoneinfo")
locale = d.default_locale_lang(d.parse_lang("VI"))
context = d.Context(d.parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1639958400), locale)
kinds = d.parse_dimensions(["amount-of-money", "number", "quantity", "time"])
lines = [line for text in json.load(sys.stdin) for line in text.splitlines() if line.strip()]
d.parse(lines[0], context, kinds, False)
start = time.process_time()
found = sum(len(d.parse(line, context, kinds, False)) for line in lines)
print(json.dumps([time.process_time() - start, found]))
"""


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one turn."""
    start = time.process_time()
    work()
    return time.process_time() - start


def megabytes(documents: Sequence[Document]) -> float:
    """Of the texts in UTF-8."""
    return sum(len(document.text.encode()) for document in documents) / 1e6


def read_all(documents: Sequence[Document]) -> int:
    """How many numbers are told apart; readings are let go one after the other, as a run does."""
    return sum(len(extract(document).figures) for document in documents)


def scan_all(documents: Sequence[Document]) -> int:
    """How many runs of digits there are: the least that any reading must do."""
    return sum(1 for document in documents for _ in _DIGITS.finditer(document.text))


def speeds(documents: Sequence[Document]) -> tuple[float, float]:
    """MB/s of the reading and of the scan."""
    read_all(documents)
    pairs = [
        (
            seconds(lambda: read_all(documents)),
            seconds(lambda: [scan_all(documents) for _ in range(SCANS)]) / SCANS,
        )
        for _ in range(TURNS)
    ]
    size = megabytes(documents)
    return size / median(reading for reading, _ in pairs), size / median(scan for _, scan in pairs)


def crowd(documents: Sequence[Document], times: int) -> Iterator[Document]:
    """The reports many times over, each time with its paragraphs in another order, one at hand at a time."""
    for number in range(times):
        dice = random.Random(SEED + number)
        yield from (replace(each, text=reordered(each.text, dice)) for each in documents)


def peak(documents: Sequence[Document], times: int) -> float:
    """MiB that reading so many reports held at most, over what was held before."""
    tracemalloc.start()
    try:
        for document in crowd(documents, times):
            extract(document)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def duckling(documents: Sequence[Document]) -> tuple[float, int] | str:
    """MB/s of duckling and how many numbers and times it finds; a sentence where it can't be had."""
    if not PEER.exists():
        return "duckling is not installed (`make bench` installs it): no comparison"
    texts = json.dumps([document.text for document in documents])
    done = subprocess.run(
        [PEER, "-c", _DUCKLING], input=texts, capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        return f"duckling does not run here: {done.stderr.strip().splitlines()[-1:]}"
    spent, found = json.loads(done.stdout)
    return megabytes(documents) / spent, found


def show(name: str, speed: float, words: str) -> None:
    """One line of the comparison."""
    print(f"  {name:20} {speed:8.3f} MB/s  {words}")


def main() -> None:
    """Prints the three comparisons."""
    documents = reports()
    reading, scan = speeds(documents)
    print(
        f"{len(documents)} reports, {megabytes(documents):.3f} MB; CPU time of one core, medians of {TURNS}"
    )
    show("extract()", reading, f"{read_all(documents):,} figures")
    long = replace(documents[0], text="\n".join(each.text for each in documents))
    show("all as one report", speeds([long])[0], "what grows faster than the text would show")
    show("bare scan of digits", scan, f"{scan_all(documents):,} runs; {scan / reading:.0f} times as fast")

    some = documents[:PEER_REPORTS]
    peer = duckling(some)
    if isinstance(peer, str):
        print(peer)
    else:
        ours = megabytes(some) / median(seconds(lambda: read_all(some)) for _ in range(TURNS))
        print(f"the first {len(some)} reports, duckling line by line")
        show("duckling", peer[0], f"{peer[1]:,} numbers and times")
        show("extract()", ours, f"{read_all(some):,} figures; {ours / peer[0]:.1f} times as fast")

    peaks = [(times * len(documents), peak(documents, times)) for times in CROWDS]
    print("peak memory: " + ", ".join(f"{count:,} reports {mebibytes:.2f} MiB" for count, mebibytes in peaks))


if __name__ == "__main__":
    main()
