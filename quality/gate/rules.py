"""The suite of the gate as data: what a release must keep, in words and as Great Expectations calls it.

The numbers that it judges are the columns of the sheet (sheet.py); no library is imported here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from khuyencong.model import TABLES, VIEWS

Severity = Literal["critical", "warning"]
"""Great Expectations' words: a critical one that fails keeps the last release, a warning is only told."""

NONE_AT_ALL = "expect_column_values_to_be_between"
AT_LEAST = "expect_column_pair_values_a_to_be_greater_than_b"


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation: its name, its sentence in both languages, and what Great Expectations is asked."""

    name: str
    vi: str
    en: str
    expects: str
    arguments: Mapping[str, Any]
    severity: Severity = "critical"


def _none(name: str, vi: str, en: str, severity: Severity = "critical") -> Rule:
    """The column `name` of the sheet counts offenders, or an amount by which something is off."""
    return Rule(name, vi, en, NONE_AT_ALL, {"column": name, "min_value": 0, "max_value": 0}, severity)


def _at_least(columns: tuple[str, str], vi: str, en: str, severity: Severity = "critical") -> Rule:
    """The first column of the sheet is never below the second."""
    arguments = {"column_A": columns[0], "column_B": columns[1], "or_equal": True}
    missing = {"ignore_row_if": "either_value_is_missing"}
    return Rule("_".join(columns), vi, en, AT_LEAST, arguments | missing, severity)


def suite(*, same_code: bool) -> list[Rule]:
    """Every expectation. `same_code`: the last release was read by today's code.

    Other code may read less from the same report, and a person should look at that; the same code may not.
    """
    return [*_of_tables(), *_of_rollups(), *_against_last("critical" if same_code else "warning")]


def _of_tables() -> Iterator[Rule]:
    """What follows from the model: keys, nulls, codes, limits, references, quotes."""
    yield Rule(
        "table",
        "Mọi bảng của mô hình đều có và đều được kiểm tra",
        "Every table of the model is there and was looked at",
        "expect_column_distinct_values_to_contain_set",
        {"column": "table", "value_set": [*TABLES, *VIEWS]},
    )
    yield _none("repeated_keys", "Không khóa nào lặp lại", "No key stands twice")
    yield _none("nulls", "Cột bắt buộc không bỏ trống", "No required column is null")
    yield Rule(
        "code",
        "Mọi mã đều có trong danh mục mã",
        "Every code is one of its code list",
        "expect_column_values_to_be_in_set",
        {"column": "code", "value_set": known_codes()},
    )
    yield _at_least(
        ("least", "minimum"), "Không giá trị nào dưới mức thấp nhất", "No value is below its minimum"
    )
    yield _at_least(
        ("maximum", "greatest"), "Không giá trị nào trên mức cao nhất", "No value is above its maximum"
    )
    yield _none(
        "out_of_order",
        "Ngày đầu không sau ngày cuối, cận dưới không trên giá trị, giá trị không trên cận trên",
        "First days, lower bounds and starts do not lie above last days, values, upper bounds and ends",
    )
    yield _none(
        "orphans",
        "Mọi tham chiếu đều dẫn đến một dòng có thật",
        "Every reference leads to a row that is there",
    )
    yield _none(
        "ungrounded_quotes",
        "Nguyên văn của mọi con số đúng là chữ in tại vị trí của nó",
        "Every quote is the text at its place",
    )


def _of_rollups() -> Iterator[Rule]:
    """Rollups against the facts that they say they were made of."""
    yield _none("unknown_facts", "Ô tổng hợp chỉ dùng số liệu có thật", "A rollup uses facts that are there")
    yield _none(
        "unlike_facts",
        "Số liệu của ô cùng chỉ tiêu, đơn vị, nguồn vốn, nội dung, giai đoạn, kỳ với ô",
        "The facts of a rollup are of its indicator, unit, funding, activity, stage and period",
    )
    yield _none(
        "value_off", "Giá trị của ô bằng tổng số liệu của nó", "A rollup's value is the sum of its facts"
    )
    yield _none(
        "bounds_off",
        "Cận của ô bằng tổng cận số liệu của nó",
        "A rollup's bounds are the sums of its facts' bounds",
    )
    yield _none("repeated_areas", "Không địa bàn nào được cộng hai lần", "No area is added twice")
    yield _at_least(
        ("provinces_total", "provinces_reporting"),
        "Số tỉnh có số liệu không quá tổng số tỉnh",
        "No more provinces report than there are",
    )
    yield _at_least(
        ("facts_available", "facts_used"),
        "Số liệu đã dùng không quá số liệu có thể dùng",
        "No more facts are used than could have been",
    )


def _against_last(of_reading: Severity) -> Iterator[Rule]:
    """A release never loses what the last one had."""
    yield _at_least(
        ("rows_now", "rows_last"),
        "Bảng chỉ thêm dòng không ít dòng hơn bản phát hành trước",
        "A table that only grows has no fewer rows than in the last release",
    )
    yield _at_least(
        ("rows_read_now", "rows_read_last"),
        "Số con số đọc được không ít hơn bản phát hành trước",
        "No fewer figures are read than in the last release",
        of_reading,
    )
    yield _none(
        "lost_documents",
        "Không mất báo cáo nào của bản phát hành trước",
        "No report of the last release is lost",
    )
    yield _none(
        "lost_findings",
        "Không mất cảnh báo nào của bản phát hành trước",
        "No finding of the last release is lost",
    )
    yield _none(
        "lost_figures",
        "Không mất con số nào của báo cáo không đổi",
        "No figure of a report that did not change is lost",
        of_reading,
    )
    yield _none(
        "lost_facts",
        "Không mất số liệu nào của báo cáo không đổi, trừ khi cán bộ bác bỏ",
        "No fact of a report that did not change is lost, unless an officer rejected it",
        of_reading,
    )
    yield _none(
        "unreadable_last",
        "Đọc được bản phát hành trước để so sánh",
        "The last release can be read, to compare with it",
        "warning",
    )


def known_codes() -> list[str]:
    """Every code that may stand in a column: `table.column=code`."""
    return [
        f"{table.name}.{column.name}={code}"
        for table in TABLES.values()
        for column in table.columns
        for code in column.codes or ()
    ]


def judged(rule: Rule) -> list[str]:
    """The columns of the sheet that a rule judges."""
    return [rule.arguments[key] for key in ("column", "column_A", "column_B") if key in rule.arguments]


def measures() -> list[str]:
    """The columns of the sheet that rules judge, beside those that say of what."""
    return [column for rule in suite(same_code=True) for column in judged(rule) if column != "table"]
