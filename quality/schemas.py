"""Schemas: Pandera checks made from khuyencong.model, on the shape of a frame and on its rows.

No column is declared here (see khuyencong.model.tables), and no figure is weighed against another
(see quality.reconciliation).
"""

from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

from khuyencong.model import Column, Table, polars_schema
from quality.limits import IN_ORDER, SPAN


class WrongShapeError(Exception):
    """A frame has not the columns and types of its table. `problems` has a sentence for each."""

    def __init__(self, table: Table, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(f"{table.name}: {'; '.join(problems)}")


def schema(table: Table) -> pa.DataFrameSchema:
    """The Pandera schema of `table`: names, order, types, nulls, codes, limits, key, columns in order."""
    types = polars_schema(table)
    columns = {
        each.name: pa.Column(types[each.name], nullable=each.nullable, checks=_column_checks(each))
        for each in table.columns
    }
    return pa.DataFrameSchema(
        columns, checks=_row_checks(table), name=table.name, unique=list(table.key), strict=True, ordered=True
    )


def shape_problems(table: Table, frame: pl.DataFrame) -> list[str]:
    """What is wrong with the columns and types of `frame`, a sentence each; none where a run may go on."""
    types = polars_schema(table)
    try:
        with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
            schema(table).validate(_collected(frame), lazy=True)
    except SchemaErrors as failure:
        cases = _cases(failure, "failure_case", "column", "check")
        return [_shape_problem(case, column, check, types) for case, column, check in cases]
    return []


def split(table: Table, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of `frame` that keep the schema, and those that break it, with `reasons` (list of varchar).

    Rows that share a key are all set aside: which of them is right cannot be told here. Order is kept and
    nothing is lost: each row stands in one of the two.

    Raises:
        WrongShapeError: columns or types are not the table's; rows cannot be judged then.
        TypeError: the frame is lazy: Pandera would look at its schema only and pass every row.
    """
    if problems := shape_problems(table, frame):
        raise WrongShapeError(table, problems)
    reasons: dict[int, list[str]] = {}
    try:
        with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            schema(table).validate(_collected(frame), lazy=True)
    except SchemaErrors as failure:
        for index, column, check, case in _cases(failure, "index", "column", "check", "failure_case"):
            reasons.setdefault(index, []).append(_reason(table, column, check, case))
    aside = frame.with_row_index("row").filter(pl.col("row").is_in(list(reasons)))
    told = pl.Series("reasons", [reasons[row] for row in aside["row"]], dtype=pl.List(pl.String))
    sound = frame.with_row_index("row").filter(~pl.col("row").is_in(list(reasons)))
    return sound.drop("row"), aside.drop("row").with_columns(told)


def _column_checks(column: Column) -> list[pa.Check]:
    """Checks on the values of one column; null is the business of `nullable`."""
    checks = []
    if column.codes:
        checks.append(pa.Check.isin(list(column.codes)))
    if column.type == "double":
        # NaN >= 0 is true in Polars: limits alone would let it through
        checks.append(pa.Check(_is_number, name="not a number"))
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    return checks


def _is_number(each: pa.PolarsData) -> pl.LazyFrame:
    return each.lazyframe.select(~pl.col(each.key).is_nan())


def _row_checks(table: Table) -> list[pa.Check]:
    """Checks on pairs of columns of one row; a null on either side passes."""
    here = set(table.names)
    checks = [
        _pair(pl.col(first) <= pl.col(second), f"{first} above {second}")
        for first, second in IN_ORDER
        if {first, second} <= here
    ]
    if here.issuperset(SPAN):
        checks.append(_pair(pl.col(SPAN[0]) < pl.col(SPAN[1]), "empty span"))
    return checks


def _pair(holds: pl.Expr, name: str) -> pa.Check:
    return pa.Check(lambda each: each.lazyframe.select(holds.fill_null(value=True)), name=name)


def _collected(frame: pl.DataFrame) -> pl.DataFrame:
    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"only a collected frame can be judged, not a {type(frame).__name__}")
    return frame


def _cases(failure: SchemaErrors, *columns: str) -> list[tuple[Any, ...]]:
    return failure.failure_cases.select(columns).unique(maintain_order=True).rows()


def _shape_problem(case: str, column: str, check: str, types: dict[str, pl.DataType]) -> str:
    """One of Pandera's complaints on a shape, in words."""
    match check:
        case "column_in_dataframe":
            return f"column {case} is missing"
        case "column_in_schema":
            return f"column {case} is unknown"
        case "column_ordered":
            return f"column {case} is out of order"
    return f"column {column} is {case}, not {types[column]}"


def _reason(table: Table, column: str, check: str, case: str) -> str:
    """Why one row is set aside, in words."""
    if check == "multiple_fields_uniqueness":
        return f"repeated key ({', '.join(table.key)})"
    if check == "not_nullable":
        return f"{column} is null"
    return check if column == table.name else f"{column}: {check} ({case})"
