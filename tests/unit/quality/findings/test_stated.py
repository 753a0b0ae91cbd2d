"""Alarms of stated relations: one a cause, severity, suspect, words. The relations here are written out, not read."""

from decimal import Decimal

import pytest

from quality.findings.stated import alarms
from quality.sentences import Member, sentence
from tests.unit.quality.findings.paper import figure, report, total

SUM = {"all": "73,5 tỷ đồng", "national": "48,4 tỷ đồng", "local": "26,9 tỷ đồng"}
FAILS = ("sum", "fails", total("all", "national", "local"))
RATIO = {"part": "4.170 triệu đồng", "whole": "7.690,50 triệu đồng", "percent": "64,3%"}


@pytest.mark.parametrize(
    ("figures", "relation", "items", "vi", "en"),
    [
        (
            SUM, FAILS, None,
            "Tổng 73,5 tỷ đồng không khớp các phần 48,4 + 26,9 = 75,3 tỷ đồng (lệch 1,8; dung sai ±0,15).",
            ("The total 73.5 billion VND does not match the parts 48.4 + 26.9 = 75.3 billion VND "
             "(off by 1.8; tolerance ±0.15)."),
        ),
        (
            RATIO, ("share", "fails", {"percent": "share", "part": "part", "whole": "whole"}), None,
            "Tỷ trọng 64,3% không khớp 4.170 / 7.690,5 triệu đồng = 54,22% (lệch 10,08).",
            "The share 64.3% does not match 4,170 / 7,690.5 million VND = 54.22% (off by 10.08).",
        ),
        (
            {"n": "8 đề án"}, ("count_list", "fails", {"n": "total"}), 7,
            "Số nêu 8 không khớp 7 mục được liệt kê (lệch 1; dung sai ±0).",
            "The stated count 8 does not match the 7 items listed (off by 1; tolerance ±0).",
        ),
        (
            {"grown": "12%", "before": "1,2 tỷ đồng", "after": "1,5 tỷ đồng"},
            ("growth", "fails", {"grown": "growth", "before": "before", "after": "after"}), None,
            "Mức tăng giảm 12% không khớp 1,2 → 1,5 tỷ đồng = 25% (lệch 13).",
            "The growth 12% does not match 1.2 → 1.5 billion VND = 25% (off by 13).",
        ),
        (
            {"a": "64,3%", "b": "36,7%"}, ("shares", "fails", {"a": "share", "b": "share"}), None,
            "Các tỷ trọng 64,3 + 36,7 = 101% không khớp 100% (lệch 1).",
            "The shares 64.3 + 36.7 = 101% does not match 100% (off by 1).",
        ),
        (
            {"part": "12 đề án", "whole": "10 đề án"},
            ("containment", "fails", {"part": "part", "whole": "whole"}), None,
            "Phần 12 không khớp tổng 10 (lệch 2).",
            "The part 12 does not match the whole 10 (off by 2).",
        ),
        (
            {"one": "73 đề án", "other": "75 đề án"},
            ("repetition", "fails", {"one": "item", "other": "item"}), None,
            "Số nêu 73 không khớp số nêu lại 75 (lệch 2).",
            "The figure 73 does not match what is told again, 75 (off by 2).",
        ),
    ],
)  # fmt: skip
def test_the_arithmetic_is_told_in_both_languages(figures, relation, items, vi, en):
    frames = report(figures, relation, items=items)
    facts = {row["fact_id"]: row for row in frames.facts.iter_rows(named=True)}
    links = frames.relation_facts.select("role", "fact_id").rows()
    members = [Member(role, facts[fact_id]) for role, fact_id in links]
    assert sentence(frames.relations.row(0, named=True), members) == (vi, en)


@pytest.mark.parametrize(
    ("belief", "qualifier", "severity"),
    [
        (0.8, "exact", "error"),
        (0.79, "exact", "warning"),
        (0.9, "over", "warning"),
        (0.9, "about", "warning"),
    ],
)
def test_a_hedge_or_a_weak_link_makes_it_a_warning(belief, qualifier, severity):
    figures = SUM | {"all": figure("73,5 tỷ đồng", 0, qualifier=qualifier)}
    (alarm,) = alarms(*report(figures, FAILS, belief=belief))
    assert alarm.severity == severity


@pytest.mark.parametrize("verdict", ["holds", "cannot_tell"])
def test_only_what_fails_is_told(verdict):
    assert alarms(*report(SUM, ("sum", verdict, FAILS[2]))) == []


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (dict(zip("tabcd", ("10,3 tỷ đồng", *["2,5 tỷ đồng"] * 4), strict=True)), "cắt bớt chữ số"),
        ({"t": "500 triệu đồng", "a": "250 triệu đồng", "b": "230 triệu đồng"}, "làm tròn chục"),
    ],
)
def test_what_cutting_off_or_rounding_explains_is_a_note_that_says_so(figures, why):
    (alarm,) = alarms(*report(figures, ("sum", "fails", total(*figures))))
    assert (alarm.severity, alarm.suspect_fact_id) == ("note", None)
    assert why in alarm.message_vi


YEARS = {
    "all": "7.690,50 triệu đồng", "national": "4.170,00 triệu đồng", "local": "3.250,50 triệu đồng",
    "first": "1.520,50 triệu đồng", "rest": "2.000,00 triệu đồng",
}  # fmt: skip
CROSSING = (
    ("sum", "fails", total("all", "national", "local")),
    ("sum", "fails", total("local", "first", "rest")),
)
"""Local money printed as 3.250,50 instead of 3.520,50: both sums that it stands in fail."""


def test_figures_that_fail_together_are_one_alarm_with_one_suspect():
    (alarm,) = alarms(*report(YEARS, *CROSSING))
    assert (alarm.suspect_fact_id, alarm.suggested_value) == ("d1-200", Decimal(3520500000))
    assert alarm.explanation_kind == "transposition"
    assert (
        "Đề nghị sửa 3.250,5 → 3.520,5 triệu đồng (đảo chữ số); khi đó cả 2 phép tính đều khớp."
        in alarm.message_vi
    )
    assert (
        "Suggested: 3,250.5 → 3,520.5 million VND (transposition); then all 2 checks hold."
        in alarm.message_en
    )
    assert alarm.message_vi.count("không khớp") == 2
    assert dict(alarm.facts).keys() == {f"d1-{place}" for place in (0, 100, 200, 300, 400)}


def test_a_relation_that_holds_vouches_for_its_figures():
    figures = {"all": "137 đề án", "told": "138 đề án", "a": "33 đề án", "b": "105 đề án"}
    relations = (("sum", "fails", total("all", "a", "b")), ("sum", "holds", total("told", "a", "b")))
    (alarm,) = alarms(*report(figures, *relations))
    assert alarm.candidates == ("137 → 138 (sai một chữ số)",)
    assert alarm.suspect_fact_id is None  # three digits are too few to say more than "maybe"


def test_a_small_count_alone_never_gets_a_confident_repair():
    (alarm,) = alarms(
        *report({"n": "73 đề án", "a": "11 đề án", "b": "61 đề án"}, ("sum", "fails", total("n", "a", "b")))
    )
    assert (alarm.suspect_fact_id, alarm.suggested_value) == (None, None)
    assert alarm.message_vi.count("→") == len(alarm.candidates) == 3
    assert alarm.candidates[0].split(" ")[0] in {"73", "11", "61"}


def test_two_causes_in_a_report_are_two_alarms():
    figures = SUM | {"n": "8 đề án", "a": "3 đề án", "b": "4 đề án"}
    found = alarms(*report(figures, FAILS, ("sum", "fails", total("n", "a", "b"))))
    assert [alarm.unit for alarm in found] == ["VND", "count"]
    assert len({alarm.finding_id() for alarm in found}) == 2


def test_an_alarm_carries_cell_bounds_and_difference():
    (alarm,) = alarms(*report(SUM, FAILS))
    assert (alarm.check_name, alarm.rule_id, alarm.geo_code) == ("sum", "sum-of-parts", "63-06")
    assert (alarm.expected_low, alarm.expected_high) == (Decimal(75200000000), Decimal(75400000000))
    assert (alarm.found, alarm.difference) == (Decimal(73500000000), Decimal(1700000000))
    assert dict(alarm.facts) == {"d1-0": "total", "d1-100": "part", "d1-200": "part"}


def test_the_identity_outlives_a_new_version_in_which_another_figure_moved():
    (before,) = alarms(*report(SUM, FAILS))
    (after,) = alarms(*report(SUM | {"local": "27,9 tỷ đồng"}, FAILS, document_id="d2"))
    assert before.finding_id() == after.finding_id()
    assert before.difference != after.difference


def test_a_relation_without_arithmetic_is_told_by_its_quotes():
    figures = {"one": "8 đề án", "other": "9 đề án"}
    (alarm,) = alarms(*report(figures, ("before_after", "fails", {"one": "before", "other": "after"})))
    assert alarm.message_vi == "Các số liệu không khớp nhau: “8 đề án”; “9 đề án”."


def test_the_order_of_rows_does_not_matter():
    frames = report(YEARS, *CROSSING)
    turned = (frame.reverse() for frame in frames)
    assert alarms(*turned) == alarms(*frames)
