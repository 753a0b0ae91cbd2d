"""What is made from the declarations: DDL that DuckDB takes, frames of the same types, a page up to date."""

from pathlib import Path

import duckdb
import pytest

from khuyencong.model import TABLES, VIEWS, Column, Table, arrow_schema, ddl, dictionary_markdown, empty
from khuyencong.model.render import comment, facts_view, polars_schema, sql_type, table_comment

EVERY = [*TABLES.values(), *VIEWS.values()]
ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def made() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in EVERY:
        connection.execute(ddl(table))
    return connection


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_ddl_makes_what_is_declared(made: duckdb.DuckDBPyConnection, table: Table) -> None:
    found = made.execute(
        "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()"
        " WHERE table_name = ? ORDER BY column_index",
        [table.name],
    ).fetchall()
    nullable = [True if table.name in VIEWS else each.nullable for each in table.columns]
    assert found == [
        (each.name, sql_type(each), null, comment(each))
        for each, null in zip(table.columns, nullable, strict=True)
    ]


def test_comments_are_in_both_languages_with_the_unit() -> None:
    amount = TABLES["budgets"]["amount_vnd"]
    assert comment(amount) == "amount | số tiền [VND]"
    assert comment(Column("x", "varchar", "it's", "là")) == "it's | là"
    assert (
        table_comment(TABLES["budgets"])
        == "Money of the programme | Kinh phí (one fact with indicator budget in đồng)"
    )


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_frames_and_arrow_have_the_types_of_the_ddl(made: duckdb.DuckDBPyConnection, table: Table) -> None:
    declared = [(each.name, sql_type(each)) for each in table.columns]
    for incoming in (empty(table).to_arrow(), arrow_schema(table).empty_table()):
        made.register("incoming", incoming)
        described = made.execute("DESCRIBE incoming").fetchall()
        made.unregister("incoming")
        assert [(name, kind) for name, kind, *_ in described] == declared
    assert list(polars_schema(table)) == table.names


def test_the_view_shows_every_kind_of_fact_under_the_shared_names() -> None:
    sql = facts_view()
    assert sql.count("UNION ALL") == 2
    assert "amount_vnd AS value" in sql
    assert "projects AS value" in sql


def test_references_point_to_keys() -> None:
    known = {**TABLES, **VIEWS}
    for table in EVERY:
        for reference in table.references:
            assert reference.key == known[reference.table].key, table.name


def test_a_table_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="table x: unknown or repeated columns"):
        Table("x", "", "", "", ("y",), (Column("z", "date", "", ""),))


def test_every_column_says_what_it_holds_in_two_languages() -> None:
    unsaid = [
        f"{table.name}.{each.name}" for table in EVERY for each in table.columns if not (each.en and each.vi)
    ]
    assert unsaid == []


def test_the_dictionary_page_is_the_code_s() -> None:
    page = (ROOT / "docs/dictionary.md").read_text(encoding="utf-8")
    assert page == dictionary_markdown(), "run `make docs`"


def test_the_dictionary_names_every_table_column_and_code() -> None:
    page = dictionary_markdown()
    for table in EVERY:
        assert f"## {table.name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} |" in page
            assert all(f"| `{code}` |" in page for code in column.codes or ())
