"""The slips of a hand or a reader that turn one printed number into another, and how likely each is.

Pure digits: a slip is tried on a print and gives another print. Whether that one would add up is
localisation's question.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quality.reconciliation.quantities import Printed


@dataclass(frozen=True, slots=True)
class Kind:
    """A cause of a mismatch: its code in the findings, its names, its share among causes (a guess as yet)."""

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
        Kind("double_count", "một khoản tính hai lần", "part counted twice", 0.06),
        Kind("plan_for_result", "lấy nhầm số kế hoạch và thực hiện", "plan taken for result", 0.10),
        Kind("other_period", "lấy nhầm số của kỳ khác", "figure of another period", 0.10),
        Kind("other", "sai không rõ nguyên nhân", "unknown cause", 0.10),
    )
}
ALIKE = ((6, 8), (7,), (), (8,), (9,), (6,), (0, 5, 8), (1,), (0, 3, 6), (4,))
"""By digit, those that look like it in print or on a scan."""
SCALES = (3, 6)
PLACES = (0, 1, 2, 3)
FINER = 8
"""Places of the grid behind the print's last: a millionth, a digit lost, and one to spare."""


class Slips(NamedTuple):
    """Slips of one kind on one print.

    Values with the half unit of their last digit, both in halves of the print's `grid` unit.

    `score` is the log of the kind's share, shared out among all slips of that kind on this print.
    """

    kind: str
    score: float
    values: dict[int, int]


def grid(printed: Printed) -> int:
    """Every slip of the print is a whole number of halves of ten to the minus this."""
    return max(printed.decimals, PLACES[-1]) + FINER


@lru_cache(maxsize=65536)
def slips(printed: Printed) -> tuple[Slips, ...]:
    """Every print that one slip could have turned into this one, best kind first.

    Each value once, by its likeliest slip.
    """
    digits, step = abs(printed.digits), 10 ** (grid(printed) - printed.decimals)
    own = 2 * digits * step
    found = {
        "unit": {own * 10**shift: step * 10**shift for shift in SCALES}
        | {own // 10**shift: step // 10**shift for shift in SCALES},
        "separator": {
            2 * digits * 10 ** (grid(printed) - places): 10 ** (grid(printed) - places)
            for places in PLACES
            if places < max(len(str(digits)), printed.decimals + 1)
        },
        "sign": {-own: step},
        **_changed(digits, printed.decimals, step),
        **_lost(digits, printed.decimals, step),
    }
    for kind, values in _cut(digits, printed.decimals, step).items():
        found[kind] = found.get(kind, {}) | values
    for values in found.values():
        values.pop(own, None)
    groups = [
        Slips(kind, log(KINDS[kind].share) - log(len(values)), values)
        for kind, values in found.items()
        if values
    ]
    seen: set[int] = set()
    out = []
    for group in sorted(groups, key=lambda group: (-group.score, group.kind)):
        values = {value: half for value, half in group.values.items() if value not in seen}
        seen.update(values)
        if printed.digits < 0:
            values = {-value: half for value, half in values.items()}
        out.append(group._replace(values=values))
    return tuple(out)


def _changed(digits: int, decimals: int, step: int) -> dict[str, dict[int, int]]:
    """One digit for another, and neighbours that changed places.

    A number of two digits or more never begins with nought.
    """
    found: dict[str, dict[int, int]] = {"digit": {}, "glyph": {}, "transposition": {}}
    value, length = 2 * digits * step, max(len(str(digits)), decimals + 1)
    for place in range(length):
        power = 2 * step * 10**place
        left, own = divmod(digits // 10**place, 10)
        leading = place == length - 1 and length > decimals + 1
        alike = ALIKE[own]
        for digit in range(leading, 10):
            found["glyph" if digit in alike else "digit"][value + (digit - own) * power] = step
        above = left % 10
        if place < length - 1 and (own or place < length - 2 or length == decimals + 1):
            found["transposition"][value + (above - own) * (power - 10 * power)] = step
    return found


def _lost(digits: int, decimals: int, step: int) -> dict[str, dict[int, int]]:
    """A digit lost before place 0, 1, ... from the right; behind the comma its place is lost with it."""
    found: dict[str, dict[int, int]] = {"lost_digit": {}, "zero": {}}
    for place in range(max(len(str(digits)), decimals + 1) + 1):
        left, right = divmod(digits, 10**place)
        base = left * 10 ** (place + 1) + right
        for unit in [step] * (place >= decimals) + [step // 10] * (place <= decimals and decimals > 0):
            first, power = 2 * unit * base, 2 * unit * 10**place
            found["zero"][first] = unit
            found["lost_digit"].update({first + digit * power: unit for digit in range(1, 10)})
    return found


def _cut(digits: int, decimals: int, step: int) -> dict[str, dict[int, int]]:
    """A digit too many."""
    found: dict[str, dict[int, int]] = {"extra_digit": {}, "zero": {}}
    length = max(len(str(digits)), decimals + 1)
    for place in range(length):
        left, own = divmod(digits // 10**place, 10)
        shorter = left * 10**place + digits % 10**place
        unit = step * 10 if place < decimals else step
        leads = place >= decimals and len(str(shorter)) < length - 1 and length > decimals + 2
        if (length > decimals + 1 or place < decimals) and not leads:  # 105 comes from no "05"
            found["extra_digit" if own else "zero"][2 * shorter * unit] = unit
    return found


def edit_distance(one: str, other: str) -> int:
    """Restricted Damerau-Levenshtein distance.

    Insertions, deletions, substitutions, and swaps of neighbours not edited again.
    """
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
