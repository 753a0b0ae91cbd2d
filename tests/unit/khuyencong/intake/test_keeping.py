"""Layers after a run that was killed, cut short or had nothing to do."""

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from khuyencong.intake import READ_TABLES, Ledger, keep, ledger_of, walk
from khuyencong.progress import silent
from khuyencong.reading import scan
from khuyencong.warehouse import Layers

MORNING, NOON = (datetime.fromisoformat(f"2024-05-01T{hour}:00") for hour in ("08", "12"))
TEXT = "Năm 2021, tỉnh Bắc Kạn hỗ trợ {} đề án khuyến công với tổng kinh phí 7.690,50 triệu đồng.\n"


def run(raw: Path, layers: Layers, now: datetime = MORNING) -> bool:
    ledger = Ledger(list(scan(raw)), ledger_of(layers), "code")
    return keep(layers, ledger, walk(ledger, raw, now, silent))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format(73), encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.format(11), encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture
def layers(tmp_path: Path) -> Layers:
    return Layers(tmp_path / "layers")


def all_rows(layers: Layers) -> dict[str, pl.DataFrame]:
    return {name: layers.read(name) for name in READ_TABLES}


def same(one: dict[str, pl.DataFrame], two: dict[str, pl.DataFrame]) -> bool:
    return all(one[name].equals(two[name]) for name in READ_TABLES)


def test_a_second_run_writes_nothing(raw: Path, layers: Layers) -> None:
    assert run(raw, layers)
    before = {path: path.stat().st_mtime_ns for path in layers.folder.iterdir()}
    assert not run(raw, layers, NOON)
    assert {path: path.stat().st_mtime_ns for path in layers.folder.iterdir()} == before


def test_an_old_version_stays_with_its_figures_and_without_its_facts(raw: Path, layers: Layers) -> None:
    run(raw, layers)
    old = layers.read("documents").filter(source="a.txt")["document_id"].item()
    (raw / "a.txt").write_text(TEXT.format(74), encoding="utf-8")
    run(raw, layers, NOON)
    documents = layers.read("documents")
    assert documents.height == 3
    assert documents.filter(document_id=old)["superseded_by"].item() in documents["document_id"]
    assert old in layers.read("figures")["document_id"]
    assert old not in layers.read("facts")["document_id"]


def test_a_version_read_again_keeps_the_day_it_was_received(raw: Path, layers: Layers) -> None:
    run(raw, layers)
    (raw / "a.txt.origin.yaml").write_text("publisher: Sở Công Thương\n", encoding="utf-8")
    run(raw, layers, NOON)
    document = layers.read("documents").filter(source="a.txt")
    assert document["publisher"].item() == "Sở Công Thương"
    assert document["received_at"].item() == MORNING


@pytest.mark.parametrize("written", range(1, 7))
def test_killed_between_any_two_layers(
    raw: Path, layers: Layers, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(raw, layers)
    (raw / "a.txt").write_text(TEXT.format(74), encoding="utf-8")
    write, left = layers.write, [written]

    def dying(name: str, frame: pl.DataFrame) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        write(name, frame)

    with monkeypatch.context() as patched:
        patched.setattr(layers, "write", dying)
        with pytest.raises(KeyboardInterrupt):
            run(raw, layers, NOON)
    run(raw, layers, NOON)
    whole = Layers(layers.folder.with_name("whole"))
    run(raw, whole)
    now = layers.read("documents").filter(pl.col("superseded_by").is_null())["document_id"].implode()
    assert layers.read("facts").equals(whole.read("facts"))
    assert layers.read("figures").filter(pl.col("document_id").is_in(now)).equals(whole.read("figures"))


@pytest.mark.parametrize("damage", ["cut", "flipped"])
@pytest.mark.parametrize(
    "name", ["documents", "figures", "facts", "relations", "relation_facts", "quarantine", "ledger"]
)
def test_a_damaged_layer_is_made_anew(raw: Path, layers: Layers, name: str, damage: str) -> None:
    run(raw, layers)
    before = all_rows(layers)
    path = layers.path(name)
    content = bytearray(path.read_bytes())
    if damage == "cut":
        del content[-20:]
    else:
        content[20] ^= 255
    path.write_bytes(content)
    run(raw, layers)
    assert same(all_rows(layers), before)


def test_a_quarantined_file_is_told_once_and_leaves_when_mended(raw: Path, layers: Layers) -> None:
    run(raw, layers)
    assert layers.read("quarantine").select("source", "reason").rows() == [("empty.txt", "empty")]
    assert not run(raw, layers, NOON)
    (raw / "empty.txt").write_text(TEXT.format(5), encoding="utf-8")
    run(raw, layers, NOON)
    assert layers.read("quarantine").is_empty()
