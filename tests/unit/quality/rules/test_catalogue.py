"""The catalogue: complete rows, the rules of stated relations in threes, the page."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import duckdb
import pytest

from khuyencong.model import TABLES, VIEWS, codes
from khuyencong.model.render import sql_type
from quality.findings import stated
from quality.reconciliation import (
    Constraint,
    Quantity,
    completion_of,
    contained,
    equal,
    growth_of,
    list_length,
    share_of,
    shares_complete,
    total_of,
    verdicts,
)
from quality.rules import Rule, catalogue, query, rules_frame, rules_markdown, tables
from quality.schemas import split

if TYPE_CHECKING:
    from collections.abc import Callable

VIETNAMESE = re.compile("[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụ]")
BY_ID = {rule.rule_id: rule for rule in catalogue()}


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.rule_id)
def test_shape(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-zA-Z0-9]+)+", rule.rule_id)
    assert rule.severity in codes.SEVERITIES
    assert rule.scope in codes.RULE_SCOPES
    assert rule.version >= 1
    for vietnamese, english in ((rule.name_vi, rule.name_en), (rule.sentence_vi, rule.sentence_en)):
        assert VIETNAMESE.search(vietnamese)
        assert english.strip()
    assert VIETNAMESE.search(rule.not_when_vi or "")
    assert rule.not_when_en
    assert "{" not in f"{rule.name_vi}{rule.name_en}{rule.sentence_vi}{rule.not_when_vi}{rule.not_when_en}"


def test_names_are_unique_and_the_frame_is_the_models() -> None:
    frame = rules_frame()
    assert len(BY_ID) == len(catalogue()) == frame.height
    good, bad = split(TABLES["rules"], frame)
    assert (good.height, bad.height) == (frame.height, 0)


def test_both_languages_of_a_message_name_the_same_figures() -> None:
    def names(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name} - {"name"}

    for rule in catalogue():
        assert bool(rule.messages) == bool(rule.query)
        for key, template in rule.messages.items():
            assert names(template) == names(
                rule.messages[f"{key[:-2]}{'en' if key.endswith('vi') else 'vi'}"]
            )


def test_every_query_belongs_to_a_rule_and_makes_its_values_from_tables() -> None:
    for rule in catalogue():
        if rule.query:
            assert not re.search(r"\{[a-z_]+\}|\$\d", query(rule.query))
    assert {"provinces", "support_ceilings", "support_items", "plausible_values"} <= tables().keys()


def test_tables_speak_the_codes_of_the_warehouse() -> None:
    known = tables()
    items, plausible = known["support_items"], known["plausible_values"]
    assert set(items["activities"].explode()) <= codes.ACTIVITIES.keys()
    assert set(items["item"]) <= set(known["support_ceilings"]["item"])
    assert set(known["support_ceilings"]["funding"]) <= codes.FUNDING_SOURCES.keys()
    assert set(plausible["indicator"]) <= codes.INDICATORS.keys()
    assert (plausible["low"] < plausible["high"]).all()
    for pattern in (*items["words"], *items["unless"].drop_nulls()):
        re.compile(pattern)


def test_the_days_that_the_catalogue_tells_are_those_of_the_table() -> None:
    (days,) = set(tables()["report_due_dates"]["days_after"])
    late = BY_ID["late-report"]
    assert f" {days} ngày" in late.sentence_vi
    assert f" {days} days" in late.sentence_en


@pytest.mark.parametrize(
    "name",
    ["figure_revised", "part_of_year_within_year", "year_within_period", "areas_within_area", "missing_year"],
)
def test_a_query_can_be_pasted_into_a_warehouse(name: str) -> None:
    with duckdb.connect() as warehouse:
        for table in (*TABLES.values(), *VIEWS.values()):
            columns = ", ".join(f"{column.name} {sql_type(column)}" for column in table.columns)
            warehouse.execute(f"CREATE TABLE {table.name} ({columns})")
        assert warehouse.execute(query(name)).fetchall() == []


def test_stated_relations_have_their_rules() -> None:
    engine = {rule.rule_id for rule in catalogue() if not rule.query}
    assert set(stated.RULES.values()) <= engine
    assert engine == {*STATED, "correction-lapsed"}


Case = tuple[Constraint, dict[str, str]]


def _total(parts: str) -> Case:
    return total_of("r", "total", ["a", "b"]), {"total": "75,3", "a": "48,4", "b": parts}


def _rest(part: str) -> Case:
    return total_of("r", "total", ["a", "b"], closed=False), {"total": "40", "a": "1,5", "b": part}


STATED: dict[str, Callable[[bool], Case]] = {
    "sum-of-parts": lambda good: _total("26,9" if good else "29,9"),
    "parts-within-total": lambda good: _rest("18,3" if good else "43,8"),
    "share-of-whole": lambda good: (
        share_of("r", "part", "whole", "share"), {"part": "48,4", "whole": "75,3", "share": "64,3" if good else "46,3"},
    ),
    "shares-complete": lambda good: (shares_complete("r", ["a", "b"]), {"a": "64,3", "b": "35,7" if good else "37,5"}),
    "percent-of-plan": lambda good: (
        completion_of("r", "actual", ["plan"], "done")[0], {"actual": "130,4", "plan": "142,2", "done": "91,7" if good else "97,1"},
    ),
    "list-length": lambda good: (list_length("r", "count", 8), {"count": "8" if good else "9"}),
    "growth-from-before": lambda good: (
        growth_of("r", "before", "after", "growth"), {"before": "142,1", "after": "174,3", "growth": "22,6" if good else "26,2"},
    ),
    "part-within-whole": lambda good: (contained("r", "part", "whole"), {"part": "2.440" if good else "4.220", "whole": "2.874"}),
    "told-twice": lambda good: (equal("r", "one", "other"), {"one": "7.690,50", "other": "7.690,5" if good else "7.960,5"}),
    "before-and-after": lambda good: (contained("r", "before", "after"), {"before": "1,2" if good else "2,1", "after": "1,8"}),
}  # fmt: skip
"""By rule of a stated relation, a constraint with printed figures that hold, or that fail."""


@pytest.mark.parametrize("good", [True, False], ids=["passes", "fails"])
@pytest.mark.parametrize("rule_id", STATED)
def test_stated_relations(rule_id: str, *, good: bool) -> None:
    constraint, printed = STATED[rule_id](good)
    figures = [Quantity.printed(name, text) for name, text in printed.items()]
    (verdict,) = verdicts([constraint.stated("gồm", belief=0.9)], figures)
    assert verdict.state == ("holds" if good else "fails")


def test_the_page_tells_every_rule() -> None:
    page = rules_markdown()
    assert all(f"`{rule.rule_id}`" in page for rule in catalogue())
    assert all(f"### {rule.query}\n" in page for rule in catalogue() if rule.query)
    assert page.startswith("# Quy tắc kiểm tra")
