"""Scopes that are asked for a figure: rows by kind, noun and indicator."""

import pytest

from khuyencong.extraction.content.asked import scopes_of, scopes_of_programme
from khuyencong.extraction.content.contents import Contents

KINDS = ("count", "money", "percent", "capacity", "multiple", "number")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("indicator", ["budget", "projects", "share", "jobs", "other", "revenue", "capacity"])
def test_every_scope_that_is_asked_is_a_question_of_contents(kind: str, indicator: str) -> None:
    asked = (*scopes_of(kind, indicator, None), *scopes_of_programme(indicator))
    assert [scope for scope in asked if not callable(getattr(Contents, scope, None))] == []


@pytest.mark.parametrize(
    ("kind", "indicator", "noun", "scope", "asked"),
    [
        ("count", "establishments", "cơ sở", "_fair", True),
        ("count", "projects", "đề án", "_fair", False),
        ("count", "projects", "đề án", "_topic", False),
        ("count", "jobs", "lao động", "_announced", False),
        ("money", "budget", None, "_counts_before", True),
        ("money", "revenue", None, "_counts_before", False),
        ("percent", "share", None, "_story", True),
        ("percent", "growth", None, "_story", False),
        ("count", "other", "hợp đồng", "_sold", True),
        ("count", "other", "hội viên", "_sold", False),
        ("count", "jobs", "hội viên", "_given", True),
    ],
)
def test_a_scope_is_asked_only_for_figures_that_it_knows_of(
    kind: str, indicator: str, noun: str | None, scope: str, *, asked: bool
) -> None:
    assert (scope in scopes_of(kind, indicator, noun)) is asked
