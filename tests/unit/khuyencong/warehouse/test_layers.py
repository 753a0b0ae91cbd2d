"""Layers: replaced whole, read whatever a crash left, and no write that is not the model's."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.model import TABLES, empty
from khuyencong.warehouse import Layers, NotWritable


def test_what_is_written_is_read(layers: Layers) -> None:
    documents = layers.read("documents")
    assert documents.height == 2
    layers.write("documents", documents.select(reversed(documents.columns)))
    assert layers.read("documents").equals(documents)
    assert sorted(path.name for path in layers.folder.iterdir()) == [
        "documents.parquet",
        "facts.parquet",
        "figures.parquet",
    ]


def test_an_unwritten_layer_has_no_rows_and_the_model_s_columns(layers: Layers) -> None:
    assert layers.read("findings").equals(empty(TABLES["findings"]))
    assert layers.read("seen_before").is_empty()


def test_a_layer_beyond_the_model_is_kept_as_it_is(layers: Layers) -> None:
    seen = pl.DataFrame({"sha256": ["ab"], "fingerprint": ["cd"]})
    layers.write("seen", seen)
    assert layers.read("seen").equals(seen)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda frame: frame.drop("text"), "text missing"),
        (lambda frame: frame.with_columns(mood=pl.lit("good")), "mood unknown"),
        (
            lambda frame: frame.with_columns(published_on=pl.lit("2021")),
            "published_on String instead of Date",
        ),
    ],
)
def test_a_frame_that_is_not_the_model_s_is_refused(
    layers: Layers, change: Callable[[pl.DataFrame], pl.DataFrame], told: str
) -> None:
    before = layers.path("documents").read_bytes()
    with pytest.raises(ValueError, match=f"layer documents: {told}"):
        layers.write("documents", change(layers.read("documents")))
    assert layers.path("documents").read_bytes() == before


@given(keep=st.floats(min_value=0, max_value=0.999))
def test_a_layer_cut_short_counts_as_absent(keep: float) -> None:
    with TemporaryDirectory() as folder:
        layers = Layers(Path(folder))
        layers.write("activities", pl.DataFrame({"code": ["a"], "meaning_en": ["b"], "meaning_vi": ["c"]}))
        whole = layers.path("activities").read_bytes()
        layers.path("activities").write_bytes(whole[: int(len(whole) * keep)])
        assert layers.read("activities").is_empty()


@given(at=st.floats(min_value=0, max_value=0.999), byte=st.integers(0, 255))
def test_a_damaged_layer_never_ends_the_run(at: float, byte: int) -> None:
    with TemporaryDirectory() as folder:
        layers = Layers(Path(folder))
        layers.write("activities", pl.DataFrame({"code": ["a"], "meaning_en": ["b"], "meaning_vi": ["c"]}))
        damaged = bytearray(layers.path("activities").read_bytes())
        damaged[int(len(damaged) * at)] = byte
        layers.path("activities").write_bytes(damaged)
        assert layers.read("activities").columns == TABLES["activities"].names


def test_the_log_names_the_layer_that_cannot_be_used(
    layers: Layers, caplog: pytest.LogCaptureFixture
) -> None:
    layers.path("facts").write_bytes(b"PAR1")
    with caplog.at_level(logging.WARNING):
        assert layers.read("facts").is_empty()
    assert "facts.parquet cannot be used and is made anew" in caplog.text


def test_a_layer_of_an_older_model_gains_the_columns_that_may_be_null(layers: Layers) -> None:
    documents = layers.read("documents")
    documents.drop("licence").with_columns(gone=pl.lit(1)).write_parquet(layers.path("documents"))
    assert layers.read("documents").equals(documents)
    documents.drop("text").write_parquet(layers.path("documents"))
    assert layers.read("documents").is_empty()


def test_what_a_killed_run_left_is_cleaned(layers: Layers) -> None:
    leftover = layers.folder / ".facts.4711.parquet"
    leftover.write_bytes(b"half")
    facts = layers.read("facts")
    layers.clean()
    assert not leftover.exists()
    assert layers.read("facts").equals(facts)


@pytest.mark.usefixtures("unprivileged")
def test_a_folder_that_may_not_be_written_is_named() -> None:
    with pytest.raises(NotWritable, match=r"cannot write in /kept: .*; what was published before stays"):
        Layers(Path("/kept")).write("seen", pl.DataFrame({"a": [1]}))


FULL = """
import resource
import sys
from pathlib import Path
import polars as pl
from khuyencong.warehouse import Layers, NotWritable
layers = Layers(Path(sys.argv[1]))
layers.write("seen", pl.DataFrame({"a": [1]}))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    layers.write("seen", pl.select(a=pl.int_range(200_000).shuffle(1)))
except NotWritable as problem:
    print(problem)
"""


def test_a_full_disk_leaves_the_layer_as_it_was(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith(f"cannot write in {tmp_path}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["seen.parquet"]
    assert Layers(tmp_path).read("seen")["a"].to_list() == [1]
