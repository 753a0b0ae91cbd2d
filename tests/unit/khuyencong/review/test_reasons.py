"""Every rule has words that an officer understands; rules.toml tells of no rule that is not there."""

import re
from pathlib import Path

import pytest

from benchmarks.scoring import cases
from khuyencong.extraction import extract
from khuyencong.extraction.confidence import WEIGHTS, grounds
from khuyencong.reading import read
from khuyencong.review.reasons import TABLE, WHERE, reason, reasons_in_words

ROOT = Path(__file__).parents[4]
SHARED = ROOT.parent / "shared" / "gold"
FOLDERS = [
    *(ROOT / "tests" / "cases" / name for name in ("exercises", "retold")),
    *(SHARED / name for name in ("seeds", "dev")),
]
CODE = "".join(
    path.read_text(encoding="utf-8")
    for folder in ("khuyencong/extraction", "khuyencong/language", "khuyencong/review", "quality/corrections")
    for path in sorted((ROOT / folder).rglob("*.py"))
)


def codes_of(documents) -> set[str]:
    facts = [fact for document in documents for fact in extract(document).facts]
    return {ground for fact in facts for ground in grounds(fact["rules"], placed=bool(fact["geo_code"]))}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_rule_of_annotated_texts_has_words(folder):
    if not folder.is_dir():
        pytest.skip("the shared reports are not here")
    assert [code for code in codes_of(case.document for case in cases(folder)) if not _told(code)] == []


def test_every_rule_of_the_reports_that_ship_has_words():
    raw = ROOT / "data" / "raw"
    assert [
        code for code in codes_of(read(path, raw) for path in raw.rglob("*.txt")) if not _told(code)
    ] == []


def test_every_measured_ground_has_words():
    assert [code for code in WEIGHTS if not _told(code)] == []


def _told(code: str) -> bool:
    try:
        found = reason(code)
    except KeyError:
        return False
    return bool(found.vi and found.en) and (found.where is None or found.where in WHERE)


def test_no_words_are_kept_for_a_rule_that_is_gone():
    family, gone = "figure", []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if header := re.fullmatch(r"\[(\w+)\].*", line):
            family = header[1]
        elif (named := re.match(r"(\w+) = ", line)) and named[1] != "none":
            # a rule is named outright, or by the function that settles: `_from_clause`, `_activity_left`
            spelt = (
                (named[1],)
                if family == "figure"
                else (f"{family}.{named[1]}", f"_{named[1]}(", f'.{named[1]}"')
            )
            gone += [] if any(each in CODE for each in spelt) else [f"{family}.{named[1]}"]
    assert gone == []


def test_an_indicator_is_told_by_its_meaning():
    assert reason("count.projects").vi.endswith("đề án, nhiệm vụ, chương trình, dự án")


def test_a_decision_and_an_unknown_rule_are_told():
    accepted, unknown = reasons_in_words(["decision.accept: Nguyễn An", "moon.light"])
    assert accepted.vi == "cán bộ đã chấp nhận cách đọc"
    assert (unknown.vi, unknown.en) == ("moon.light", "moon.light")
