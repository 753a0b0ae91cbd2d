"""The digest and what it is made of: all that is open, what is new, the sentences of each finding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khuyencong.warehouse import WarehouseError
from quality.alerts.alert import Piece
from quality.alerts.digest import NEW, NOTHING, STILL
from quality.alerts.release import LONG, SHOWN, detailed, published
from quality.alerts.telling import tell

if TYPE_CHECKING:
    from tests.unit.quality.alerts.conftest import Bureau


def told(bureau: Bureau) -> tuple[str, str]:
    """The digest of a new release as Markdown, and as a page."""
    bureau.publish()
    page = Path(tell(bureau.warehouse, {}).digest)
    return page.with_suffix(".md").read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


def test_everything_open_stands_in_it_worst_first_and_new_before_old(bureau: Bureau) -> None:
    bureau.find("old-note", severity="note")
    bureau.find("old-error", "b.txt", severity="error")
    assert STILL not in told(bureau)[0]
    bureau.find("new-warning", "c.txt", severity="warning")
    bureau.find("known", "d.txt")
    bureau.change("known", "acknowledged", state="acknowledged")
    for form in told(bureau):
        places = [form.index(words) for words in (NEW, "new-warning", STILL, "old-error", "old-note")]
        assert places == sorted(places)
        assert "acknowledge known" not in form
        assert "1 đã ghi nhận (acknowledged)" in form
        assert "1 lỗi (error), 1 cảnh báo (warning), 1 ghi chú (note)" in form


def test_what_is_resolved_is_told_in_the_release_that_resolves_it(bureau: Bureau) -> None:
    bureau.find("f1")
    told(bureau)
    bureau.change("f1", "resolved", state="resolved")
    assert "đã hết nguyên nhân" in told(bureau)[0]
    bureau.now = bureau.now.replace(year=2027)
    assert NOTHING in told(bureau)[0]


def test_a_page_fetches_nothing_and_runs_nothing(bureau: Bureau) -> None:
    bureau.find("f1", message_vi="<script>alert(1)</script><img src=x>")
    page = told(bureau)[1]
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe|style)\b|url\(|@import|\bsrc=\"", page)


def test_a_finding_without_report_place_or_figures_is_told_too(bureau: Bureau) -> None:
    bureau.find("f1", None, geo_code=None, period_start=None, period_end=None)
    assert "## Giữa các báo cáo / Across reports" in told(bureau)[0]


def test_sentences_are_told_with_their_figures_and_the_suspect(bureau: Bureau) -> None:
    bureau.find("f1")
    bureau.publish()
    release = published(bureau.warehouse.resolve())
    [alert] = detailed(bureau.warehouse.resolve(), release.alerts).values()
    assert alert.excerpts == (
        (
            Piece("Năm 2021, tỉnh Bắc Kạn đã hỗ trợ "), Piece("75 đề án", "suspect"), Piece(", trong đó "),
            Piece("11 đề án", "figure"), Piece(" quốc gia và "), Piece("62 đề án", "figure"), Piece(" địa phương."),
        ),
    )  # fmt: skip


def test_long_words_between_figures_are_cut_beside_them_not(bureau: Bureau) -> None:
    filler = "và nhiều việc khác " * 30
    bureau.text = f"{filler}tổng số 75 đề án {filler}gồm 11 đề án, 62 đề án {filler}hết"
    bureau.find("f1")
    bureau.publish()
    [alert] = detailed(bureau.warehouse.resolve(), published(bureau.warehouse.resolve()).alerts).values()
    [pieces] = alert.excerpts
    words = "".join(piece.words for piece in pieces)
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert "tổng số 75 đề án và nhiều việc khác" in words
    assert "việc khác gồm 11 đề án, 62 đề án và" in words
    assert all(len(piece.words) <= LONG + 3 for piece in pieces)


def test_of_many_sentences_those_of_the_suspect_stay(bureau: Bureau) -> None:
    bureau.text = "Có 11 đề án.\nCó 62 đề án.\nCó 75 đề án."
    bureau.find("f1")
    bureau.publish()
    file = bureau.warehouse.resolve()
    [alert] = detailed(file, published(file).alerts).values()
    assert len(alert.excerpts) == SHOWN
    assert [piece.words for pieces in alert.excerpts for piece in pieces if piece.mark == "suspect"] == [
        "75 đề án"
    ]


def test_a_sentence_of_another_report_begins_with_its_name(bureau: Bureau) -> None:
    bureau.find("f1", "a.txt")
    bureau.findings["f1"]["document_id"] = None
    bureau.publish()
    file = bureau.warehouse.resolve()
    assert [alert.excerpts for alert in detailed(file, published(file).alerts).values()] == [()]
    bureau.link("f1", "a.txt")
    bureau.publish()
    file = bureau.warehouse.resolve()
    [alert] = detailed(file, published(file).alerts).values()
    assert alert.excerpts[0][0] == Piece("[a.txt] ")


def test_a_file_that_is_no_release_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_text("not a database", encoding="utf-8")
    with pytest.raises(WarehouseError, match=r"x\.duckdb"):
        published(tmp_path / "x.duckdb")
