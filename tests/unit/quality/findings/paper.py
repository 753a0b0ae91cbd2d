"""A report on paper: figures and what it states of them, as the frames that findings are made from."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from khuyencong.model import TABLES, VIEWS, polars_schema

SCALES = {"tỷ": 9, "triệu": 6}


class Frames(NamedTuple):
    """What `quality.findings.stated.alarms` takes."""

    relations: pl.DataFrame
    relation_facts: pl.DataFrame
    facts: pl.DataFrame
    documents: pl.DataFrame


def figure(words: str, place: int, document_id: str = "d1", qualifier: str = "exact", **more: object) -> dict:
    """The row of `facts` of "73,5 tỷ đồng", "8 đề án" or "64,3%"; counts are exact, the rest as printed."""
    number, _, unit = words.replace("%", " %").partition(" ")
    digits = number.replace(".", "").replace(",", ".")
    step = Decimal(1).scaleb(SCALES.get(unit.split()[0], 0) if unit else 0)
    places = len(digits.partition(".")[2])
    value = Decimal(digits) * step
    half = Decimal(0) if not unit.startswith(("tỷ", "triệu", "%")) else step.scaleb(-places) / 2
    money = unit.startswith(("tỷ", "triệu"))
    return {
        "fact_id": f"{document_id}-{place}", "figure_id": f"{document_id}-{place}", "document_id": document_id,
        "quote": words, "quote_start": place, "quote_end": place + len(words), "value": value,
        "value_low_bound": value - half, "value_high_bound": value + half, "qualifier": qualifier,
        "indicator": "budget" if money else "share" if "%" in unit else "projects",
        "unit": "VND" if money else "percent" if "%" in unit else "count",
        "geo_code": "63-06", "stage": "actual", "confidence": 0.9, "rules": ["written"],
    } | more  # fmt: skip


def report(
    figures: Mapping[str, str | dict],
    *relations: tuple[str, str, dict[str, str]],
    document_id: str = "d1",
    source: str = "a.txt",
    belief: float = 0.9,
    items: int | None = None,
) -> Frames:
    """The frames of a report that prints `figures` (by name) and states `relations`.

    A relation is its kind, its verdict and the names of its figures with their roles, the one judged first.
    """
    facts = {
        name: figure(words, 100 * i, document_id)
        if isinstance(words, str)
        else words | {"document_id": document_id}
        for i, (name, words) in enumerate(figures.items())
    }
    rows, links = [], []
    for i, (kind, verdict, members) in enumerate(relations):
        parts = [facts[name] for name, role in members.items() if role == "part"]
        head = facts[next(iter(members))]
        low, high = (
            sum((part[f"value_{end}_bound"] for part in parts), Decimal(0)) for end in ("low", "high")
        )
        told = kind == "sum"
        rows.append({
            "relation_id": f"{document_id}-{kind}-{i}", "document_id": document_id, "kind": kind, "verdict": verdict,
            "expected_low": low if told else items, "expected_high": high if told else items,
            "found": head["value"], "unit": head["unit"], "items": items, "belief": belief, "cue": "gồm",
            "quote_start": 10 * i, "quote_end": 10 * i + 9,
        })  # fmt: skip
        links += [
            {"relation_id": rows[-1]["relation_id"], "fact_id": facts[name]["fact_id"], "role": role}
            for name, role in members.items()
        ]
    return Frames(
        pl.DataFrame(rows, schema=polars_schema(TABLES["relations"])),
        pl.DataFrame(links, schema=polars_schema(TABLES["relation_facts"])),
        pl.DataFrame(list(facts.values()), schema=polars_schema(VIEWS["facts"])),
        pl.DataFrame(
            [{"document_id": document_id, "source": source}], schema=polars_schema(TABLES["documents"])
        ),
    )


def total(name: str, *parts: str) -> dict[str, str]:
    """Members of a sum."""
    return {name: "total"} | dict.fromkeys(parts, "part")
