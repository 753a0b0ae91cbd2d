from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.reconciliation.cases import CaseError, answer, main

if TYPE_CHECKING:
    from pathlib import Path

SUM = {"kind": "sum", "total": "t", "parts": ["a", "b"]}
VALUES = {"t": {"value": "5", "decimals": 0}, "a": {"value": "2"}, "b": {"value": "9", "decimals": "INF"}}


def case(**changes: Any) -> dict[str, Any]:
    return {"id": "x", "values": VALUES, "constraints": [SUM], **changes}


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"values": None}, "'values' .* must be objects"),
        ({"values": {"t": 5}}, "value 't': expected an object"),
        ({"values": {"t": {}}}, "value 't': neither 'value' nor"),
        ({"values": {"t": {"value": "five"}}}, "value 't': not a number: 'five'"),
        (
            {"values": {"t": {"value": "5", "decimals": "two"}}},
            "value 't': 'decimals' must be a whole number",
        ),
        ({"values": {"t": {"value": "5", "decimals": 1.5}}}, "value 't': 'decimals' must be a whole number"),
        ({"values": {"t": {"low": "3", "high": "2"}}}, "value 't': low 3 is above high 2"),
        ({"weights": {"t": "-1"}}, "value 't': its weight is negative"),
        ({"weights": {"q": "1"}}, "'weights' names 'q'"),
        ({"constraints": None}, "'constraints' must be a list"),
        ({"constraints": [5]}, "constraint 1: expected an object"),
        ({"constraints": [SUM, {"kind": "product"}]}, "constraint 2: unknown kind 'product'"),
        ({"constraints": [{**SUM, "parts": "ab"}]}, "'parts' must be a list"),
        ({"constraints": [{"kind": "sum", "parts": []}]}, "constraint 1: 'total' is missing"),
        ({"constraints": [{**SUM, "weights": ["1"]}]}, "constraint 1: 2 parts but 1 weights"),
        ({"constraints": [{**SUM, "op": "~"}]}, "unknown operator '~'"),
        ({"constraints": [{**SUM, "op": ["=="]}]}, "constraint 1: unhashable"),
        ({"constraints": [{**SUM, "total": "q"}]}, "constraint 1 names 'q', which has no value"),
        ({"constraints": [{"kind": "linear", "terms": {"t": "x"}}]}, "constraint 1: not a number: 'x'"),
        ({"constraints": [{"kind": "linear", "terms": ["t"]}]}, "constraint 1: "),
    ],
)
def test_a_malformed_case_says_where(broken: dict[str, Any], words: str) -> None:
    with pytest.raises(CaseError, match=words):
        answer(case(**broken))


def test_a_bad_line_does_not_end_the_run(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    lines = ["", "{not json", "[1]", '{"id": "y", "values": {}}', "[" * 100_000, json.dumps(case(id="last"))]
    path.write_bytes("\n".join(lines).encode() + b"\n\xff\n")
    answers = list(main(path))
    assert [one["id"] for one in answers] == [None, None, "y", None, "last", None]
    assert answers[0]["error"].startswith(f"{path}, line 2: not JSON: ")
    assert answers[1]["error"] == f"{path}, line 3: a case is a JSON object"
    assert answers[2]["error"] == f"{path}, line 4: 'constraints' must be a list"
    assert "line 5" in answers[3]["error"]
    assert answers[4]["holds"] is False
    assert answers[5]["error"] == f"{path}, line 7: not UTF-8: byte 1"


def test_numbers_stay_exact_from_the_file_on(tmp_path: Path) -> None:
    """A JSON number is read digit by digit: as a binary float the two sides would differ."""
    path = tmp_path / "cases.jsonl"
    row = '{"kind": "linear", "terms": {"x": 3}, "op": "==", "rhs": 0.3}'
    path.write_text(
        f'{{"id": 1, "values": {{"x": {{"value": 0.1, "decimals": "INF"}}}}, "constraints": [{row}]}}'
    )
    assert [one["holds"] for one in main(path)] == [True]


def test_weights_and_no_answer() -> None:
    frozen = answer(case(weights=dict.fromkeys("tab", "inf")))
    assert (frozen["holds"], frozen["errors"], frozen["weight"]) == (False, [], None)
    priced = answer(case(weights={"t": "0.5", "a": "2", "b": Decimal("0.5")}))
    assert (sorted(priced["errors"]), priced["weight"]) == ([["b"], ["t"]], "0.5")


def test_a_total_among_its_own_parts_cancels_out() -> None:
    row = {"kind": "sum", "total": "t", "parts": ["t", "b"]}
    assert answer(case(constraints=[row]))["errors"] == [["b"]]


def test_precision_is_the_prints_own_where_none_is_stated() -> None:
    row = {"kind": "linear", "terms": {"x": 1}, "op": "==", "rhs": "7.6949"}
    assert answer({"values": {"x": {"value": "7.69"}}, "constraints": [row]})["holds"]
    assert not answer({"values": {"x": {"value": "7.690"}}, "constraints": [row]})["holds"]


def test_no_typo_no_confident_repair() -> None:
    """The residual is a round amount of the size of the parts: a missing part, no slip of a digit."""
    numbers = {"t": "42280000", "a": "11289000", "b": "4328000", "c": "11201000", "d": "11849000"}
    values = {name: {"value": number, "decimals": "INF"} for name, number in numbers.items()}
    got = answer(
        {"values": values, "constraints": [{"kind": "sum", "total": "t", "parts": ["a", "b", "c", "d"]}]}
    )
    assert "missing part (3613000)" in got["explanation"]
    assert got["confidence"] < 0.5


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(["t", "a", "sum", "linear", "1.5", "inf", "=="]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["t", "a", "value", "low"]), inner)
    ),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "values": st.dictionaries(st.sampled_from("tab"), json_values) | json_values,
            "weights": json_values,
            "constraints": st.lists(
                st.fixed_dictionaries(
                    {"kind": st.sampled_from(["sum", "linear"])},
                    optional=dict.fromkeys(("total", "parts", "weights", "op", "terms", "rhs"), json_values),
                ),
                max_size=2,
            ),
        },
    )
)
def test_whatever_comes_is_answered_or_refused(anything: dict[str, Any]) -> None:
    merged = {"values": VALUES, "constraints": [SUM], **anything}
    try:
        assert answer(merged)["holds"] in {True, False}
    except CaseError as refused:
        assert str(refused)  # noqa: PT017 - either way is right, nothing else is
