"""Relations judged anew: each kind, when one of its figures has another value or is no more."""

from decimal import Decimal

import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS, polars_schema
from khuyencong.review.stated import restate


def facts_of(values: dict[str, str]) -> pl.DataFrame:
    rows = [
        {
            "fact_id": name,
            "value": Decimal(value),
            "value_low_bound": Decimal(value),
            "value_high_bound": Decimal(value),
        }
        for name, value in values.items()
    ]
    return pl.DataFrame(rows, schema=polars_schema(VIEWS["facts"]))


def judged(
    kind: str, roles: dict[str, str], before: dict[str, str], after: dict[str, str], **row: object
) -> list[dict[str, object]]:
    stated = {"relation_id": "r", "kind": kind, "verdict": "holds", "belief": 0.9, "quote_start": 0, **row}
    relations = pl.DataFrame([stated], schema=polars_schema(TABLES["relations"]))
    links = pl.DataFrame(
        [("r", fact_id, role) for fact_id, role in roles.items()],
        polars_schema(TABLES["relation_facts"]),
        orient="row",
    )
    moved = {name for name in before if before[name] != after.get(name)}
    kept, members = restate(relations, links, facts_of(before), facts_of(after), moved)
    assert members.height == (len(roles) if kept.height else 0)
    return kept.rows(named=True)


SUM = {"t": "total", "a": "part", "b": "part"}
VALUES = {"t": "73", "a": "11", "b": "62"}


@pytest.mark.parametrize(
    ("kind", "roles", "before", "after", "row", "verdict"),
    [
        ("sum", SUM, VALUES, VALUES | {"t": "75"}, {}, "fails"),
        ("sum", SUM, VALUES | {"a": "12"}, VALUES, {"verdict": "fails"}, "holds"),
        ("remainder", SUM, VALUES, VALUES | {"t": "80"}, {}, "holds"),
        ("remainder", SUM, VALUES, VALUES | {"t": "70"}, {}, "fails"),
        ("count_list", {"t": "total"}, {"t": "7"}, {"t": "8"}, {"items": 8}, "holds"),
        ("share", {"s": "share", "a": "part", "b": "whole"}, {"s": "50", "a": "5", "b": "10"},
         {"s": "40", "a": "4", "b": "10"}, {"expected_low": Decimal(50)}, "holds"),
        ("plan", {"s": "completion", "a": "actual", "b": "plan"}, {"s": "8", "a": "108", "b": "100"},
         {"s": "9", "a": "109", "b": "100"}, {"expected_low": Decimal(8)}, "holds"),
        ("plan", {"s": "completion", "a": "actual", "b": "plan"}, {"s": "8", "a": "108", "b": "100"},
         {"s": "9", "a": "108", "b": "100"}, {"expected_low": Decimal(8)}, "fails"),
        ("growth", {"g": "growth", "a": "after", "b": "before"}, {"g": "20", "a": "12", "b": "10"},
         {"g": "50", "a": "15", "b": "10"}, {"expected_low": Decimal(20)}, "holds"),
        ("growth", {"g": "growth", "a": "after", "b": "before"}, {"g": "-20", "a": "8", "b": "10"},
         {"g": "-20", "a": "9", "b": "10"}, {"expected_low": Decimal(-20)}, "fails"),
        ("shares", {"a": "share", "b": "share"}, {"a": "60", "b": "40"}, {"a": "60", "b": "41"}, {}, "fails"),
        ("repetition", {"a": "item", "b": "item"}, VALUES, VALUES | {"b": "11"}, {}, "holds"),
        ("containment", {"a": "part", "t": "whole"}, VALUES, VALUES | {"a": "74"}, {}, "fails"),
        ("before_after", {"b": "after", "a": "before"}, VALUES, VALUES | {"b": "10"},
         {"expected_low": Decimal(11)}, "fails"),
        ("before_after", {"a": "after", "b": "before"}, VALUES, VALUES | {"a": "63"},
         {"expected_high": Decimal(62)}, "fails"),
    ],
)  # fmt: skip
def test_the_verdict_is_of_the_decided_values(
    kind: str,
    roles: dict[str, str],
    before: dict[str, str],
    after: dict[str, str],
    row: dict[str, object],
    verdict: str,
) -> None:
    assert [each["verdict"] for each in judged(kind, roles, before, after, **row)] == [verdict]


def test_a_relation_with_a_rejected_figure_goes_whole() -> None:
    assert judged("sum", SUM, VALUES, {"t": "73", "a": "11"}) == []


def test_a_weak_relation_that_no_longer_holds_goes() -> None:
    assert judged("sum", SUM, VALUES, VALUES | {"t": "75"}, belief=0.5) == []
