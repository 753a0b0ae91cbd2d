"""The page: the worst first, in both languages, in one file that needs nothing from anywhere."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from khuyencong.warehouse import NotWritable
from quality.gate import GateResult, Verdict
from quality.gate.gate import Place
from quality.gate.page import render, write
from quality.gate.rules import Severity, suite

AT = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)


def verdict(rule: str, *, holds: bool, severity: Severity = "critical", judged: int = 3) -> Verdict:
    told = next(each for each in suite(same_code=True) if each.name == rule)
    rows = () if holds else (Place("budgets <b>", "2", "d1-4; d1-30"),)
    return Verdict(
        rule, told.vi, told.en, severity, told.expects, holds=holds, judged=judged, offenders=len(rows), rows=rows,
        error=None,
    )  # fmt: skip


RESULT = GateResult(
    (
        verdict("table", holds=True),
        verdict("lost_findings", holds=True, judged=0),
        verdict("lost_facts", holds=False, severity="warning"),
        verdict("repeated_keys", holds=False),
    ),
    last="20260101T000000Z-ab",
    waited=0.2,
    judging=0.83,
)


class Parts(HTMLParser):
    """The articles in order, the words, and whatever would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.words = ""
        self.open: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.add(tag)
        assert not {"src", "href", "srcset", "data", "action"} & named.keys()
        if tag == "article":
            self.articles.append((str(named["id"]), str(named["class"])))
        if tag != "meta":
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.words += data


def read(page: str) -> Parts:
    parts = Parts()
    parts.feed(page)
    assert parts.open == []
    return parts


def test_the_worst_stands_first() -> None:
    assert read(render(RESULT, "v2", AT)).articles == [
        ("repeated_keys", "fails"),
        ("lost_facts", "warns"),
        ("table", "holds"),
        ("lost_findings", "nothing"),
    ]


def test_it_needs_no_network_and_fits_a_phone() -> None:
    page = render(RESULT, "v2", AT)
    assert not read(page).tags & {"script", "link", "img", "iframe", "table", "object", "video", "form"}
    assert not re.search(r"https?://|//[a-z]|url\(|@import", page)
    assert 'name="viewport" content="width=device-width' in page


def test_it_says_in_both_languages_what_fails_and_where() -> None:
    words = read(render(RESULT, "v2", AT)).words
    assert "Cổng chất lượng: không đạt, bản phát hành trước giữ nguyên" in words
    assert "Không khóa nào lặp lại" in words
    assert "No key stands twice" in words
    assert "budgets <b>: 2 (d1-4; d1-30)" in words  # and what a report says is never markup
    assert "02/03/2026 01:30" in words


def test_a_gate_that_gave_no_judgement_says_why() -> None:
    dead = GateResult((), None, waited=1, judging=0, reason="its process ended early (-9)")
    words = read(render(dead, "v2", AT)).words
    assert "không đạt" in words
    assert "its process ended early (-9)" in words


def test_a_gate_with_warnings_only_is_passed() -> None:
    warned = replace(RESULT, verdicts=RESULT.verdicts[:3])
    assert warned.passed
    assert "Cổng chất lượng: đạt" in read(render(warned, "v2", AT)).words


def test_it_is_written_whole_with_the_result_for_programs(tmp_path: Path) -> None:
    page = write(RESULT, "v2", tmp_path / "quality" / "kc")
    told = json.loads(page.with_name("result.json").read_text(encoding="utf-8"))
    assert (told["release"], told["passed"], told["verdicts"][3]["rule"]) == ("v2", False, "repeated_keys")
    assert sorted(path.name for path in page.parent.iterdir()) == ["index.html", "result.json"]


def test_a_place_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "quality").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(NotWritable, match="quality"):
        write(RESULT, "v2", tmp_path / "quality")
