"""Rows that break the schema are set aside with what refers to them; the number in the text is never lost."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from khuyencong.intake import Ledger, walk
from khuyencong.reading import scan
from quality.acceptance import accept

NOW = datetime.fromisoformat("2024-05-06")
TEXT = """Năm 2021, tỉnh Bắc Kạn hỗ trợ 73 đề án khuyến công với tổng kinh phí 7.690,50 triệu đồng,
trong đó 11 đề án khuyến công quốc gia kinh phí 4.170 triệu đồng
và 62 đề án khuyến công địa phương kinh phí 3.520,50 triệu đồng.
"""


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    folder = tmp_path_factory.mktemp("raw")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    ledger = Ledger(list(scan(folder)), {}, "code")
    return walk(ledger, Path(folder), NOW, lambda *_: None)


def spoilt(frame: pl.DataFrame, where: pl.Expr, **columns: object) -> pl.DataFrame:
    return frame.with_columns(
        pl.when(where).then(pl.lit(value, dtype=frame.schema[name])).otherwise(name).alias(name)
        for name, value in columns.items()
    )


def test_sound_rows_enter_whole(frames: dict[str, pl.DataFrame]) -> None:
    accepted = accept(frames, NOW)
    assert not accepted.stopped
    assert not accepted.aside
    assert all(accepted.frames[name].equals(frame) for name, frame in frames.items())


def test_a_bad_fact_goes_with_its_relations_and_is_told(frames: dict[str, pl.DataFrame]) -> None:
    total = frames["facts"].filter(quote="73 đề án")["fact_id"].item()
    bad = spoilt(frames["facts"], pl.col("fact_id") == total, stage="someday")
    accepted = accept({**frames, "facts": bad}, NOW)
    assert accepted.frames["facts"].height == frames["facts"].height - 1
    assert total not in accepted.frames["relation_facts"]["fact_id"]
    lost = frames["relation_facts"].filter(fact_id=total)["relation_id"]
    assert not set(lost) & set(accepted.frames["relations"]["relation_id"])
    told = accepted.frames["quarantine"].filter(pl.col("detail").str.contains(total))
    assert told["reason"].unique().to_list() == ["invalid_row"]
    assert told["source"].unique().to_list() == ["a.txt"]
    assert not accepted.stopped


def test_a_bad_figure_stays_in_the_tiling_as_unresolved(frames: dict[str, pl.DataFrame]) -> None:
    figure = frames["figures"].filter(quote="73 đề án")["figure_id"].item()
    bad = spoilt(frames["figures"], pl.col("figure_id") == figure, value_low_bound=Decimal(99))
    accepted = accept({**frames, "figures": bad}, NOW)
    assert accepted.frames["figures"].filter(figure_id=figure)["disposition"].item() == "unresolved"
    assert figure not in accepted.frames["facts"]["figure_id"]
    assert not accepted.gaps


def test_a_wrong_shape_stops_the_run(frames: dict[str, pl.DataFrame]) -> None:
    accepted = accept({**frames, "facts": frames["facts"].drop("stage")}, NOW)
    assert accepted.stopped
    assert accepted.misshapen == {"facts": ["column stage is missing"]}


def test_digits_that_no_figure_holds_stop_the_run(frames: dict[str, pl.DataFrame]) -> None:
    accepted = accept({**frames, "figures": frames["figures"].head(2)}, NOW)
    assert accepted.stopped
    assert accepted.gaps
    assert all("a.txt" in gap for gap in accepted.gaps)
