"""Acknowledgements as files: what is written is read back, what cannot be used is named."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from quality.findings.acknowledgements import Acknowledgement, fingerprint, load, save

GIVEN = Acknowledgement(
    "0123456789ab", "Nguyễn Văn An", "chờ đính chính", date(2024, 6, 30), datetime(2024, 5, 6, 9, 30),  # noqa: DTZ001
    "error", Decimal("58.5"), "Tổng 947 không khớp.",
)  # fmt: skip


@pytest.mark.parametrize("given", [GIVEN, replace(GIVEN, until=None, difference=None)])
def test_what_is_written_is_read_back(tmp_path, given):
    path = save(tmp_path, given)
    assert load(tmp_path) == ({path.stem: given}, [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("by: Nguyễn Văn An", "by: ''", "by: thiếu hoặc trống"),
        ("severity: error", "severity: dire", "severity: 'dire' không có trong"),
        ("until: '2024-06-30'", "until: mai", "until: 'mai' không phải ngày"),
        ("difference: '58.5'", "difference: ít", "difference: 'ít' không phải số"),
        ("at: '2024-05-06", "at: 'hôm qua", "at: "),
        ("why:", "whi:", "không rõ khóa / unknown key 'whi'"),
        ("finding_id: 0123456789ab", "finding_id: ffffffffffff", "không phải tên tệp"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_rest_stands(tmp_path, old, new, told):
    sound = save(tmp_path, replace(GIVEN, finding_id="ffff00000000"))
    path = save(tmp_path, GIVEN)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    given, [(name, words)] = load(tmp_path)
    assert list(given) == [sound.stem]
    assert name == f"{tmp_path.name}/{path.name}"
    assert words.startswith(f"{name}: ")
    assert told in words


def test_the_fingerprint_moves_with_the_files_and_with_the_day_on_which_one_runs_out(tmp_path):
    before = fingerprint(tmp_path, date(2024, 6, 30))
    save(tmp_path, GIVEN)
    there = fingerprint(tmp_path, date(2024, 6, 30))
    assert before != there
    assert fingerprint(tmp_path, date(2024, 5, 1)) == there
    assert fingerprint(tmp_path, date(2024, 7, 1)) != there
