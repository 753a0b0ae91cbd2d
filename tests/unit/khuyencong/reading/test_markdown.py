"""Markdown keeps its text; headings and pipe tables are found in it."""

import pytest

from khuyencong.reading import Content, markdown

REPORT = """Báo cáo nhanh

# Kết quả khuyến công năm 2021 #

## Kinh phí

| STT | Nội dung     | Kinh phí |
|----:|:-------------|---------:|
| 1   | Mô hình | 500,0 |
| 2 | | 1.200 |

Nội dung | Kinh phí
--- | ---
Máy móc a\\|b | **300**

Một câu có dấu | mà không phải bảng.
"""


def cells(content: Content, table: int) -> list[tuple[int, int, str]]:
    return [
        (cell.row, cell.column, content.text[cell.start : cell.end]) for cell in content.tables[table].cells
    ]


def test_text_title_and_tables() -> None:
    content = markdown.read(REPORT.encode(), "a.md")
    assert (content.format, content.text, content.title) == ("md", REPORT, "Kết quả khuyến công năm 2021")
    assert [table.locator for table in content.tables] == ["table=1", "table=2"]
    assert cells(content, 0) == [
        (0, 0, "STT"),
        (0, 1, "Nội dung"),
        (0, 2, "Kinh phí"),
        (1, 0, "1"),
        (1, 1, "Mô hình"),
        (1, 2, "500,0"),
        (2, 0, "2"),
        (2, 2, "1.200"),
    ]
    assert cells(content, 1) == [
        (0, 0, "Nội dung"),
        (0, 1, "Kinh phí"),
        (1, 0, "Máy móc a\\|b"),
        (1, 1, "**300**"),
    ]


@pytest.mark.parametrize("text", ["Không có tựa đề", "## Chỉ có mục", "#Không cách"])
def test_no_title(text: str) -> None:
    content = markdown.read(text.encode(), "a.md")
    assert (content.title, content.tables) == (None, ())
