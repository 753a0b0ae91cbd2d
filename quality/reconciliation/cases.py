"""Neutral reconciliation cases: named values and constraints as JSON lines, one answer each.

The form is part of the public contract (`kc reconcile`). Reading it and wording the answers belong here;
deciding does not.
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

from quality.reconciliation.constraints import Constraint, total_of
from quality.reconciliation.fellegi_holt import error_sets
from quality.reconciliation.intervals import DIGITS, rational, written
from quality.reconciliation.localisation import Component, Diagnosis, explain
from quality.reconciliation.quantities import Quantity
from quality.reconciliation.repair import Rows, repair
from quality.reconciliation.slips import KINDS, edit_distance
from quality.reconciliation.structures import swaps
from quality.reconciliation.system import System

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quality.reconciliation.repair import Reading

REPAIRED = 50
"""So many optimal sets get values; the others are listed after them without."""


class _Set(NamedTuple):
    """An optimal error set with the log likelihood of its repair."""

    score: float
    names: tuple[str, ...]
    readings: tuple[Reading, ...] | None


class CaseError(ValueError):
    """A case that cannot be read; the message says which field and why."""


def main(path: Path) -> Iterator[dict[str, Any]]:
    """Answers the cases of a file, one a line, blank lines left out.

    A line that cannot be answered gives {"id", "error"}, the error naming file and line, and the next line
    follows. Raises OSError if the file cannot be read at all.
    """
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            if not raw.strip():
                continue
            case: object = None
            try:
                case = json.loads(raw.decode("utf-8-sig"), parse_float=Decimal, parse_constant=Decimal)
                if not isinstance(case, dict):
                    raise CaseError("a case is a JSON object")
                yield answer(case)
            except (ValueError, RecursionError) as problem:
                name = case.get("id") if isinstance(case, dict) else None
                yield {"id": name, "error": f"{path}, line {number}: {_sentence(problem)}"}


def answer(case: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one case, every number an exact decimal string ("1/3" where there is no decimal).

    `holds`; `errors` all optimal error sets, likeliest first ([[]] where it holds, [] where no figure can
    be to blame); their `weight`; for each set its `repairs`; an `explanation` in words, a `confidence` from
    0 to 1; where it holds `implied`, the least and greatest value of each figure. A case with `a` and `b`
    instead of values asks for their `distance`. Raises CaseError on a malformed case.
    """
    if "a" in case and "b" in case:
        return {"id": case.get("id"), "distance": edit_distance(str(case["a"]), str(case["b"]))}
    quantities = _quantities(case)
    constraints = tuple(
        _constraint(i, row, quantities) for i, row in enumerate(_list(case, "constraints"), 1)
    )
    rows = Rows(constraints, quantities)
    system = System(constraints, rows.intervals)
    if system.conflict() is None:
        return {
            "id": case.get("id"),
            "holds": True,
            "errors": [[]],
            "weight": "0",
            "repairs": [{}],
            "explanation": "holds",
            "confidence": 1.0,
            "implied": {
                name: [end and written(end[0]) for end in system.implied(name)] for name in quantities
            },
        }
    return {
        "id": case.get("id"),
        "holds": False,
        **_localised(rows, system, swap=case.get("search") == "swap"),
    }


def _localised(rows: Rows, system: System, *, swap: bool) -> dict[str, Any]:
    found = error_sets(system, {name: quantity.weight for name, quantity in rows.quantities.items()})
    if not found.sets or found.weight is None:
        words = "no set of figures explains it" if found.proven else "too many figures may be wrong to tell"
        return {"errors": [], "weight": None, "repairs": [], "explanation": words, "confidence": 0.0}
    ranked: list[_Set] = []
    for place, names in enumerate(found.sets):
        readings = repair(rows, names) if place < REPAIRED else None
        ranked.append(
            _Set(sum(one.score for one in readings) if readings else float("-inf"), names, readings)
        )
    ranked.sort(key=lambda one: (-one.score, one.names))
    if swap and found.weight >= 1:
        ranked = _swapped(rows) + ranked
    likelihoods = [exp(one.score - ranked[0].score) if one.readings else 0.0 for one in ranked]
    diagnosis = explain(Component(tuple(rows.constraints), dict(rows.quantities)))
    return {
        "errors": [list(one.names) for one in ranked],
        "weight": written(found.weight),
        "repairs": [{one.name: written(one.value) for one in chosen.readings or ()} for chosen in ranked],
        "explanation": _words(ranked[0], diagnosis, rows),
        "confidence": round(_trust(ranked[0], diagnosis) / max(1.0, sum(likelihoods)), 4),
    }


def _swapped(rows: Rows) -> list[_Set]:
    """Pairs that make it hold by changing places; a swap is one error, asked for by `search`: "swap"."""
    failing = [row for row in rows.constraints if not row.holds(rows.intervals)]
    names = [name for name, quantity in rows.quantities.items() if quantity.weight is not None]
    return [_Set(0.0, (pair[0].name, pair[1].name), pair) for pair in swaps(names, failing, rows)]


def _trust(best: _Set, diagnosis: Diagnosis) -> float:
    """How far the likeliest set is to be trusted.

    Half, or more if a slip is named and its diagnosis says so.
    """
    first = diagnosis.explanations[0] if diagnosis.explanations else None
    named = best.readings is not None and all(one.kind != "other" for one in best.readings)
    same = first is not None and set(first.figures) == set(best.names)
    return max(0.5, diagnosis.confidence) if named and same else 0.5


def _words(best: _Set, diagnosis: Diagnosis, rows: Rows) -> str:
    """The likeliest set in words, and the structure that may be to blame instead."""
    words = []
    for one in best.readings or ():
        before = rows.quantities[one.name].text or "unknown"
        words.append(f"{one.name}: {KINDS[one.kind].en}, {before} → {written(one.value)}")
    first = diagnosis.explanations[0] if diagnosis.explanations else None
    if first is not None and not first.figures:
        words.insert(
            0, f"perhaps {KINDS[first.kind].en} ({', '.join(written(one.value) for one in first.readings)})"
        )
    return "; ".join(words) or "does not add up: " + ", ".join(best.names)


def _quantities(case: Mapping[str, Any]) -> dict[str, Quantity]:
    values, weights = case.get("values"), case.get("weights", {})
    if not isinstance(values, dict) or not isinstance(weights, dict):
        raise CaseError("'values' (and 'weights', if given) must be objects")
    stray = sorted(set(weights) - set(values))
    if stray:
        raise CaseError(f"'weights' names {stray[0]!r}, which has no value")
    return {name: _quantity(name, value, weights.get(name, "1")) for name, value in values.items()}


def _quantity(name: str, value: object, weight: object) -> Quantity:
    if not isinstance(value, dict):
        raise CaseError(
            f"value {name!r}: expected an object with 'value' and 'decimals', or 'low' and 'high'"
        )
    try:
        never = isinstance(weight, (str, float, Decimal)) and str(weight).lower() in {
            "inf",
            "infinity",
            "+inf",
        }
        price = None if never else rational(weight)  # ty: ignore[invalid-argument-type]
        if price is not None and price < 0:
            raise CaseError(f"value {name!r}: its weight is negative")
        if value.get("value") is not None:
            return Quantity.of(name, str(value["value"]), _decimals(name, value), price)
        low, high = (None if value.get(end) is None else rational(value[end]) for end in ("low", "high"))
    except CaseError:
        raise
    except ValueError as problem:
        raise CaseError(f"value {name!r}: {problem}") from None
    if "value" not in value and not {"low", "high"} & set(value):
        raise CaseError(f"value {name!r}: neither 'value' nor 'low' and 'high'")
    if low is not None and high is not None and low > high:
        raise CaseError(f"value {name!r}: low {written(low)} is above high {written(high)}")
    return Quantity(name, low, high, weight=price)


def _decimals(name: str, value: Mapping[str, Any]) -> int | None:
    """The stated precision; the digits of the number itself where none is stated; None for "INF"."""
    decimals, text = value.get("decimals"), str(value["value"])
    if decimals is None:
        return len(text.partition(".")[2]) if "e" not in text.lower() else None
    if isinstance(decimals, str) and decimals.strip().upper() == "INF":
        return None
    try:
        places = rational(decimals)
    except ValueError:
        places = Fraction(1, 2)
    if places.denominator != 1 or abs(places) > DIGITS:
        raise CaseError(f"value {name!r}: 'decimals' must be a whole number or \"INF\", not {decimals!r}")
    return int(places)


def _constraint(place: int, row: object, quantities: Mapping[str, Quantity]) -> Constraint:
    where = f"constraint {place}"
    if not isinstance(row, dict):
        raise CaseError(f"{where}: expected an object")
    try:
        op = {"=": "==", None: "=="}.get(row.get("op"), row.get("op"))
        if row.get("kind") == "sum":
            parts, weights = _list(row, "parts"), row.get("weights")
            shares = None if weights is None else [rational(weight) for weight in weights]
            made = total_of(str(place), row["total"], parts, shares, op)
        elif row.get("kind") == "linear":
            terms = {name: rational(coefficient) for name, coefficient in row["terms"].items()}
            made = Constraint(str(place), "linear", terms, op, rational(row.get("rhs", 0)))
        else:
            raise CaseError(f"{where}: unknown kind {row.get('kind')!r}, expected sum or linear")
    except CaseError:
        raise
    except KeyError as problem:
        raise CaseError(f"{where}: {problem} is missing") from None
    except (ValueError, TypeError, AttributeError) as problem:
        raise CaseError(f"{where}: {problem}") from None
    strangers = [name for name in made.figures if name not in quantities]
    if strangers:
        raise CaseError(f"{where} names {strangers[0]!r}, which has no value")
    return made


def _list(holder: Mapping[str, Any], field: str) -> Sequence[Any]:
    found = holder.get(field)
    if not isinstance(found, list):
        raise CaseError(f"{field!r} must be a list")
    return found


def _sentence(problem: Exception) -> str:
    """What is wrong, in one line."""
    if isinstance(problem, json.JSONDecodeError):
        return f"not JSON: {problem.msg} at character {problem.pos + 1}"
    if isinstance(problem, UnicodeDecodeError):
        return f"not UTF-8: byte {problem.start + 1}"
    return "nested too deeply" if isinstance(problem, RecursionError) else str(problem)
