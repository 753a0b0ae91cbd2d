"""The measure of the confidence as a section of the accuracy page and as a picture. What is measured: calibration.py."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

PICTURE: Final = Path(__file__).parents[1] / "docs" / "images" / "reliability.svg"
_SIZE, _EDGE = 320, 48
_HEAD: Final = """\
`confidence` is the probability that a fact is right in full, as measured on {facts} answers of {texts} texts whose
right reading is known ({right} of them are right): the exercises, the retold pages, and the annotated reports that
the rules were made on. Below, each fact is judged by weights that its own report did not help to fit. The values are set a little
low on purpose, since the rules have been mended on these very texts; on reports never seen they lie nearer to the
line. How it is done: [decision 11](adr/0011-confidence-is-calibrated.md).

![How many are right of the facts believed so far](images/reliability.svg)
"""


def wilson(right: int, facts: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927); 0 to 1 where there is nothing."""
    if not facts:
        return 0.0, 1.0
    z, share = 1.96, right / facts
    middle = share + z * z / (2 * facts)
    half = z * math.sqrt(share * (1 - share) / facts + z * z / (4 * facts * facts))
    low, high = ((middle + side * half) / (1 + z * z / facts) for side in (-1, 1))
    return max(low, 0.0), min(high, 1.0)


def section(table: Mapping[str, Any]) -> str:
    """The section in Markdown: bins, then what a bar of review would catch."""
    lines = [
        _HEAD.format(**table),
        "| confidence | facts | mean | right | 95 % interval |",
        "| --- | --: | --: | --: | --- |",
    ]
    for row in table["bins"]:
        name = f"{row['from']:.1f} - {row['from'] + 0.1:.1f}"
        if not row["facts"]:
            lines.append(f"| {name} | 0 | | | |")
            continue
        low, high = wilson(row["right"], row["facts"])
        share = row["right"] / row["facts"]
        lines.append(
            f"| {name} | {row['facts']} | {row['mean']:.3f} | {share:.3f} | {low:.3f} - {high:.3f} |"
        )
    wrong = table["facts"] - table["right"]
    lines += [
        "",
        "What an officer would look at, were the bar of review at:",
        "",
        "| bar | facts below | of all facts | of all wrong facts | wrong among those below |",
        "| --: | --: | --: | --: | --: |",
    ]
    for row in table["bars"]:
        shares = (
            row["below"] / table["facts"],
            row["wrong"] / max(wrong, 1),
            row["wrong"] / max(row["below"], 1),
        )
        lines.append(f"| {row['bar']} | {row['below']} | {' | '.join(f'{share:.3f}' for share in shares)} |")
    return "\n".join([*lines, ""])


def picture(bins: Sequence[Mapping[str, Any]]) -> str:
    """The reliability diagram as SVG: a dot a bin, as large as its facts are many, with its 95 % interval."""

    def at(share: float, *, down: bool) -> float:
        return _EDGE + (_SIZE * (1 - share) if down else _SIZE * share)

    side = _SIZE + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" font-family="sans-serif">',
        '<g font-size="11" fill="#333">',
        "<title>Độ tin cậy và tỷ lệ đúng / confidence and share right</title>",
        f'<rect width="{side}" height="{side}" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        x, y = at(tenth / 10, down=False), at(tenth / 10, down=True)
        parts += [
            f'<path d="M{x:g} {_EDGE}V{_EDGE + _SIZE}M{_EDGE} {y:g}H{_EDGE + _SIZE}" stroke="#ddd"/>',
            f'<text x="{x:g}" y="{_EDGE + _SIZE + 16}" text-anchor="middle">{tenth / 10:.1f}</text>',
            f'<text x="{_EDGE - 8}" y="{y + 4:g}" text-anchor="end">{tenth / 10:.1f}</text>',
        ]
    parts.append(
        f'<path d="M{_EDGE} {_EDGE + _SIZE}L{_EDGE + _SIZE} {_EDGE}" stroke="#999" stroke-dasharray="4 4"/>'
    )
    for row in bins:
        if row["facts"]:
            low, high = wilson(row["right"], row["facts"])
            x, y = at(row["mean"], down=False), at(row["right"] / row["facts"], down=True)
            top, bottom = at(high, down=True), at(low, down=True)
            parts.append(f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="#1f6fb2"/>')
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + math.sqrt(row["facts"]) / 3:.1f}" fill="#1f6fb2"/>'
            )
    middle = _EDGE + _SIZE / 2
    parts += [
        f'<text x="{middle:g}" y="{side - 8}" text-anchor="middle">độ tin cậy / confidence</text>',
        f'<text x="14" y="{middle:g}" text-anchor="middle" transform="rotate(-90 14 {middle:g})">tỷ lệ đúng / share right</text>',
        "</g></svg>\n",
    ]
    return "\n".join(parts)
