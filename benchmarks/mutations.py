"""Whether the reading withstands 10,000 small changes of real reports: no digit lost, no value changed.

Each mutation takes one report of data/raw and one kind of change: what word processors, web pages and PDF do
to a text. Spelling of spaces and letters must change no value; words run together and paragraphs out of order
may, but the figures must still tile every digit. Seeded, so that a failure can be had again.
"""

import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FunctionType
from typing import Any

from khuyencong.extraction import Reading, extract
from khuyencong.reading import READERS, Document, Unreadable, read, scan

RAW = Path(__file__).parents[1] / "data" / "raw"
SEED = 20250701
MUTATIONS = 10_000
SHOWN = 10
_DIGITS = re.compile(r"[0-9]+")


def reports(folder: Path = RAW) -> list[Document]:
    """Every report of a folder that can be read, in the order of their names."""
    found = []
    for file in scan(folder):
        if file.problem is None:
            try:
                found.append(read(file.path, folder))
            except Unreadable:
                continue
    return found


def untiled(text: str, figures: list[dict[str, Any]]) -> list[str]:
    """What is wrong with the figures of a text: runs of digits missed or halved, overlaps, wrong quotes."""
    wrong, cursor = [], 0
    for figure in figures:
        start, end = figure["quote_start"], figure["quote_end"]
        if not cursor <= start < end <= len(text):
            wrong.append(f"{start}..{end} is empty, out of order or overlaps what ends at {cursor}")
        if figure["quote"] != text[start:end]:
            wrong.append(f"{figure['quote']!r} is not what stands at {start}..{end}: {text[start:end]!r}")
        cursor = max(cursor, end)
    spans = [(figure["quote_start"], figure["quote_end"]) for figure in figures]
    for run in _DIGITS.finditer(text):
        holders = [span for span in spans if span[0] < run.end() and run.start() < span[1]]
        if len(holders) != 1 or not (holders[0][0] <= run.start() and run.end() <= holders[0][1]):
            wrong.append(f"{run[0]!r} at {run.start()} stands in {holders or 'no figure'}")
    return wrong


def values(reading: Reading) -> Counter[tuple[Any, ...]]:
    """What is printed, wherever it stands: value and unit of every figure and of every fact."""
    figures = (("figure", row["value"], row["value_high"], row["unit"]) for row in reading.figures)
    facts = (
        ("fact", row["indicator"], row["value"], row["value_high"], row["unit"]) for row in reading.facts
    )
    return Counter((*figures, *facts))


def no_break(text: str, dice: random.Random) -> str:
    """Some or all spaces become no-break ones."""
    share = dice.choice((0.1, 0.5, 1.0))
    return re.sub(" ", lambda _: "\u00a0" if dice.random() < share else " ", text)


def doubled(text: str, dice: random.Random) -> str:
    """Some or all spaces are doubled, with an ordinary or a no-break one."""
    share = dice.choice((0.1, 0.5, 1.0))
    return re.sub(
        " ", lambda _: dice.choice(("  ", " \u00a0", "\u00a0 ")) if dice.random() < share else " ", text
    )


def decomposed(text: str, dice: random.Random) -> str:
    """Some or all words are typed with combining marks; reading composes them again."""
    share = dice.choice((0.2, 1.0))
    words = re.sub(
        r"\w+", lambda word: unicodedata.normalize("NFD", word[0]) if dice.random() < share else word[0], text
    )
    return READERS[".txt"](words.encode(), "mutation").text


def glued(text: str, dice: random.Random) -> str:
    """Spaces between syllables, or between a syllable and a number, are lost."""
    share = dice.choice((0.02, 0.2))
    return re.sub(r"(?<=[^\W\d_]) (?=\w)", lambda _: "" if dice.random() < share else " ", text)


def reordered(text: str, dice: random.Random) -> str:
    """Paragraphs change places."""
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


SPELLINGS: tuple[FunctionType, ...] = (no_break, doubled, decomposed)
"""Changes that no reader of the page would see: values stay."""
DAMAGES: tuple[FunctionType, ...] = (glued, reordered)
"""Changes that may take a meaning away: only the tiling stays."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A law that a mutation broke: how to have it again, and what happened."""

    mutation: int
    change: str
    source: str
    what: str


def mutate(documents: list[Document], count: int, seed: int = SEED) -> Iterator[Broken]:
    """Makes `count` mutations, in turns over documents and kinds, and yields every law that one broke."""
    before = [values(extract(document)) for document in documents]
    changes = (*SPELLINGS, *DAMAGES)
    for number in range(count):
        at, change = number % len(documents), changes[number // len(documents) % len(changes)]
        text = change(documents[at].text, random.Random(f"{seed}-{number}"))
        reading = extract(replace(documents[at], text=text))
        told = number, change.__name__, documents[at].source
        yield from (Broken(*told, what) for what in untiled(text, reading.figures))
        if change in SPELLINGS and (after := values(reading)) != before[at]:
            yield Broken(*told, f"lost {dict(before[at] - after)}, new {dict(after - before[at])}")


def main() -> int:
    """Prints what broke; 1 where anything did. An argument is the number of mutations."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MUTATIONS
    documents = reports()
    start = time.process_time()
    broken = list(mutate(documents, count))
    seconds = time.process_time() - start
    for each in broken[:SHOWN]:
        print(f"  {each.mutation} {each.change} {each.source}: {each.what}")
    hurt = Counter(change for _, change in {(each.mutation, each.change) for each in broken})
    done = f"{count:,} mutations of {len(documents)} reports, {seconds:.0f} s of CPU"
    print(f"{done}: {hurt.total()} broke a law", *hurt.items())
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
