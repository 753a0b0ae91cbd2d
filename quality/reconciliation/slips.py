"""The slips of a hand or a reader that turn one printed number into another, and how likely each is.

Pure digits: a slip is tried on a print and gives another print. Whether that one would add up is localisation's question.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quality.reconciliation.quantities import Printed


@dataclass(frozen=True, slots=True)
class Kind:
    """A cause of a mismatch: its code in the findings, its names, and its share among causes (a guess until alerts are reviewed)."""

    code: str
    vi: str
    en: str
    share: float


KINDS = {
    kind.code: kind
    for kind in (
        Kind("unit", "nhầm đơn vị", "wrong unit", 0.22),
        Kind("digit", "sai một chữ số", "one wrong digit", 0.16),
        Kind("zero", "thừa hoặc thiếu số 0", "zero too many or too few", 0.15),
        Kind("separator", "nhầm dấu phân cách", "misread separator", 0.12),
        Kind("transposition", "đảo chữ số", "transposition", 0.12),
        Kind("glyph", "đọc nhầm chữ số giống nhau", "digits of like shape confused", 0.06),
        Kind("lost_digit", "mất một chữ số", "lost digit", 0.05),
        Kind("extra_digit", "thừa một chữ số", "extra digit", 0.05),
        Kind("sign", "nhầm dấu âm", "sign", 0.02),
        Kind("swap", "hai số đổi chỗ cho nhau", "swap", 0.04),
        Kind("sibling_copy", "chép nhầm số bên cạnh", "copied from its neighbour", 0.02),
        Kind("missing_part", "thiếu một khoản", "missing part", 0.12),
        Kind("double_count", "một khoản tính hai lần", "part counted twice", 0.04),
        Kind("plan_for_result", "lấy nhầm số kế hoạch và thực hiện", "plan taken for result", 0.10),
        Kind("other_period", "lấy nhầm số của kỳ khác", "figure of another period", 0.10),
        Kind("other", "sai không rõ nguyên nhân", "unknown cause", 0.10),
    )
}
ALIKE = ((1, 7), (3, 8), (0, 6), (0, 8), (6, 8), (5, 6), (4, 9))
GLYPHS = {pair for one, other in ALIKE for pair in ((one, other), (other, one))}
SCALES = (3, -3, 6, -6)
PLACES = (0, 1, 2, 3)
FINER = 8
"""Places of the grid behind the print's last: a millionth, a digit lost, and one to spare."""


class Slip(NamedTuple):
    """What the print may have been: `value` and `half`, the half unit of its last digit, in units of ten to the minus `grid`, halved.

    `score` is the log of the kind's share, shared out among all slips of that kind on this print.
    """

    kind: str
    value: int
    half: int
    grid: int
    score: float


@lru_cache(maxsize=65536)
def slips(printed: Printed) -> tuple[Slip, ...]:
    """Every print that one slip could have turned into this one; each value once, by its likeliest slip, best score first."""
    grid = max(printed.decimals, PLACES[-1]) + FINER
    sign = -1 if printed.digits < 0 else 1
    found: dict[str, dict[int, int]] = {}
    for kind, digits, exponent in _candidates(abs(printed.digits), printed.decimals):
        step = 10 ** (grid + exponent)
        found.setdefault(kind, {}).setdefault(2 * digits * step, step)
    scores = {kind: log(KINDS[kind].share) - log(len(values)) for kind, values in found.items()}
    seen = {2 * abs(printed.digits) * 10 ** (grid - printed.decimals)}
    out = []
    for kind in sorted(found, key=lambda kind: (-scores[kind], kind)):
        for value, half in found[kind].items():
            if value not in seen:
                seen.add(value)
                out.append(Slip(kind, sign * value, half, grid, scores[kind]))
    if printed.digits:
        step = 10 ** (grid - printed.decimals)
        out.append(Slip("sign", -2 * printed.digits * step, step, grid, log(KINDS["sign"].share)))
    return tuple(sorted(out, key=lambda slip: (-slip.score, slip.kind, slip.value)))


def _candidates(digits: int, decimals: int) -> Iterator[tuple[str, int, int]]:
    """Kind, digits and exponent of every slip of a number without its sign."""
    length = max(len(str(digits)), decimals + 1)
    for shift in SCALES:
        yield "unit", digits, shift - decimals
    for places in PLACES:
        if places != decimals and places < length:
            yield "separator", digits, -places
    yield from _changed(digits, decimals, length)
    for place in range(length + 1):  # a digit lost before place 0, 1, ... from the right
        left, right = divmod(digits, 10**place)
        for digit in range(10):
            kind = "lost_digit" if digit else "zero"
            longer = (left * 10 + digit) * 10**place + right
            if place >= decimals:
                yield kind, longer, -decimals
            if place <= decimals and decimals:
                yield kind, longer, -decimals - 1


def _changed(digits: int, decimals: int, length: int) -> Iterator[tuple[str, int, int]]:
    """Substitutions, transpositions and digits too many. A number of two digits or more never begins with nought."""
    first = length - 1
    whole = length - decimals > 1
    for place in range(length):
        power = 10**place
        left, own = divmod(digits // power, 10)
        for digit in range(10):
            if digit != own and (digit or place < first or not whole):
                yield ("glyph" if (own, digit) in GLYPHS else "digit"), digits + (digit - own) * power, -decimals
        above = left % 10
        if place < first and above != own and (own or place + 1 < first or not whole):
            yield "transposition", digits + (above - own) * power - (above - own) * power * 10, -decimals
        shorter = left * power + digits % power
        if place < decimals:
            yield ("extra_digit" if own else "zero"), shorter, 1 - decimals
        elif whole and (place < first or shorter >= 10 ** (first - 1) or length == decimals + 2):
            yield ("extra_digit" if own else "zero"), shorter, -decimals


def edit_distance(one: str, other: str) -> int:
    """Restricted Damerau-Levenshtein distance: insertions, deletions, substitutions, and swaps of neighbours not edited again."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
