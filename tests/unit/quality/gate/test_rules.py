"""The suite as data: every rule is told in two languages and judges columns of its own."""

from khuyencong.model import TABLES
from quality.gate.rules import judged, known_codes, measures, suite


def test_every_rule_has_a_name_and_columns_of_its_own() -> None:
    rules = suite(same_code=True)
    assert len({rule.name for rule in rules}) == len(rules)
    columns = [column for rule in rules for column in judged(rule)]
    assert len(set(columns)) == len(columns)
    assert measures() == [column for column in columns if column != "table"]


def test_every_rule_is_told_in_both_languages() -> None:
    told = [sentence for rule in suite(same_code=True) for sentence in (rule.vi, rule.en)]
    assert len(set(told)) == len(told)
    assert all(rule.en.isascii() and not rule.vi.isascii() for rule in suite(same_code=True))


def test_the_suite_follows_the_model() -> None:
    table = next(rule for rule in suite(same_code=True) if rule.name == "table")
    assert {*TABLES, "facts"} == set(table.arguments["value_set"])
    assert "budgets.stage=planned" in known_codes()


def test_what_other_code_reads_less_of_is_a_warning_and_a_lost_report_never_is() -> None:
    severities = {rule.name: rule.severity for rule in suite(same_code=False)}
    warned = {name for name, severity in severities.items() if severity == "warning"}
    assert warned == {"rows_read_now_rows_read_last", "lost_figures", "lost_facts", "unreadable_last"}
    kept = {rule.name for rule in suite(same_code=True) if rule.severity == "warning"}
    assert kept == {"unreadable_last"}
