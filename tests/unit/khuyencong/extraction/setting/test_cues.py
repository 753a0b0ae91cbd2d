"""Cues: whole words only, and the first and longest of a group hides what it overlaps."""

import pytest

from khuyencong.extraction.setting.cues import find_all


@pytest.mark.parametrize(
    ("low", "group", "found"),
    [
        ("đã chi 5 tỷ", "stage", ["đã chi"]),
        ("cán bộ đã chia nhau", "stage", ["đã"]),
        ("kinh phí được giao cho huyện", "stage", ["được giao"]),
        ("xưởng tự lọc nước", "funding", []),
    ],
)
def test_find_all(low, group, found):
    assert [low[cue.start : cue.end] for cue in find_all(low)[group].found] == found
