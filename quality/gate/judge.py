"""The judgement: the suite over the sheet, by a checkpoint of Great Expectations in a context that lives in memory.

Only the gate's own process imports this module (see __main__.py): Great Expectations takes seconds to load.
"""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.core import ExpectationSuite, ValidationDefinition
from great_expectations.data_context.types.base import ProgressBarsConfig

from quality.gate.rules import Rule, judged, measures, suite
from quality.gate.sheet import sheet

TOLD = 20
"""Rows of the sheet that the result names for one expectation; the rest are counted."""

WORDS = ["place", "such_as"]
"""Columns of the sheet that say where."""

logging.getLogger("great_expectations").setLevel(logging.ERROR)


def judge(built: Path, last: Path | None) -> dict[str, Any]:
    """The verdict on the file `built`, beside the release `last`, as plain JSON.

    Its keys: `last` (the release it was compared with), `same_code`, and `verdicts`, one an expectation, by
    the fields of gate.Verdict.

    Raises:
        duckdb.Error: `built` cannot be asked.
    """
    asked = sheet(built, last)
    rules = suite(same_code=asked.same_code)
    frame = pd.DataFrame(asked.rows, columns=["table", *WORDS, *measures()])
    results = _checked(rules, frame, "BOOLEAN_ONLY")
    failed = [rule for rule in rules if not results[rule.name]["success"]]
    if failed:  # who offends takes Great Expectations half as long again: only where somebody does
        results |= _checked(failed, frame, "SUMMARY")
    verdicts = [_verdict(rule, results[rule.name], frame) for rule in rules]
    return {"last": asked.last, "same_code": asked.same_code, "verdicts": verdicts}


def _checked(rules: Iterable[Rule], frame: pd.DataFrame, detail: str) -> dict[str, Mapping[str, Any]]:
    """Great Expectations' own result of each rule, by its name."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("release").add_dataframe_asset("sheet")
    expectations = [
        {
            "type": each.expects,
            "kwargs": {**each.arguments},
            "severity": each.severity,
            "meta": {"rule": each.name},
        }
        for each in rules
    ]
    validation = ValidationDefinition(
        name="sheet",
        data=asset.add_batch_definition_whole_dataframe("whole"),
        suite=context.suites.add(ExpectationSuite(name="gate", expectations=expectations)),
    )
    checkpoint = gx.Checkpoint(
        name="release",
        validation_definitions=[context.validation_definitions.add(validation)],
        result_format={
            "result_format": detail,
            "unexpected_index_column_names": WORDS,
            "partial_unexpected_count": TOLD,
        },
    )
    outcome = context.checkpoints.add(checkpoint).run(batch_parameters={"dataframe": frame})
    (result,) = outcome.run_results.values()
    return {each["expectation_config"]["meta"]["rule"]: each for each in result.to_json_dict()["results"]}


def _verdict(rule: Rule, result: Mapping[str, Any], frame: pd.DataFrame) -> dict[str, Any]:
    """What became of one rule: what it judged, and the rows of the sheet that break it."""
    found, problem = result["result"], result["exception_info"]
    rows = found.get("partial_unexpected_index_list") or []
    return {
        "rule": rule.name,
        "vi": rule.vi,
        "en": rule.en,
        "severity": rule.severity,
        "expects": rule.expects,
        "holds": result["success"],
        "judged": int(frame[judged(rule)].notna().all(axis=1).sum()),
        "offenders": found.get("unexpected_count", 0),
        "rows": [
            {"place": row["place"], "found": _found(rule, row), "such_as": row["such_as"]} for row in rows
        ],
        "error": _error(problem),
    }


def _found(rule: Rule, row: Mapping[str, Any]) -> str:
    """What a row of the sheet says against the rule: `2`, `3 < 4`, `facts.stage=done`."""
    values = [row[column] for column in judged(rule)]
    return " < ".join(f"{value:.15g}" if isinstance(value, float) else str(value) for value in values)


def _error(problem: Mapping[str, Any]) -> str | None:
    """Why a rule could not be judged: Great Expectations tells it by metric, or once."""
    told = [problem] if "raised_exception" in problem else list(problem.values())
    words = [str(each["exception_message"]) for each in told if each["raised_exception"]]
    return "; ".join(dict.fromkeys(words)) or None
