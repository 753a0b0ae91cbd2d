"""One alarm a cause: a figure that fails in its own report is not told again across reports."""

from datetime import date

import polars as pl

from khuyencong.model import TABLES, empty
from quality.findings.raising import READ, raised
from tests.unit.quality.findings.paper import Frames, report, total

TODAY = date(2026, 1, 15)
CELL = {"funding": "local", "period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}


def alarms(*papers: Frames) -> list[str]:
    read = dict(zip(READ, (pl.concat(frames) for frames in zip(*papers, strict=True)), strict=True))
    cell = [pl.lit(value).alias(name) for name, value in CELL.items()]
    read["facts"] = read["facts"].with_columns(*cell)
    return [alarm.rule_id for alarm in raised(read, empty(TABLES["corrections"]), TODAY)]


def paper(document_id: str, words: str, verdict: str = "holds") -> Frames:
    figures = {"n": words, "a": "11 đề án", "b": "62 đề án"}
    stated = ("sum", verdict, total("n", "a", "b"))
    return report(figures, stated, document_id=document_id, source=f"{document_id}.txt")


def test_a_figure_that_fails_at_home_is_told_there_only() -> None:
    assert alarms(paper("d1", "73 đề án"), paper("d2", "75 đề án", "fails")) == ["sum-of-parts"]
