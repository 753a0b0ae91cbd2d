"""A web page gives its article, with tables as cells and its own day; furniture and today's date stay out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.reading import Unreadable, page

HEADLINE = "Bắc Kạn: hỗ trợ 73 đề án khuyến công"
ARTICLE = """<p>Giai đoạn 2015&nbsp;-&nbsp;2021, tỉnh Bắc Kạn thực hiện 73 đề án với tổng kinh phí
<b>7.690</b>,50 triệu đồng, gồm 11 đề án quốc gia &amp; 62 đề án địa ph&#432;&#417;ng.</p>
<ul><li>Quốc gia: 4.170,0 triệu đồng</li><li>Địa phương: 3.520,50 triệu đồng</li></ul>
<table><tr><th>STT</th><th>Nội dung</th><th colspan="2">Kinh phí</th></tr>
<tr><td rowspan="2">1</td><td>M&ocirc; hình<br>tr&igrave;nh diễn</td><td>500,0</td><td></td></tr>
<tr><td>Máy móc</td><td>300</td><td>12%</td></tr></table>
<p>Năm 2022, tỉnh được giao 2 đề án quốc gia với 700 triệu đồng.</p>"""
LINKED = '<script type="application/ld+json">'
SENTENCE = (
    "Giai đoạn 2015 - 2021, tỉnh Bắc Kạn thực hiện 73 đề án với tổng kinh phí 7.690,50 triệu đồng, "
    "gồm 11 đề án quốc gia & 62 đề án địa phương."
)
TODAY = "Chủ nhật, 22/11/2026"


def whole(
    article: str = ARTICLE, *, head: str = "", above: str = "", beside: str = "", inside: str = ""
) -> bytes:
    return f"""<!DOCTYPE html><html>
    <head><meta charset="utf-8"><title>{HEADLINE} - Trang tin</title>{head}</head><body>
    <header><div class="date">{TODAY}</div>
    <nav><a href="/">Trang chủ</a><a href="/t">Tin tức 12</a></nav></header>{above}
    <main><article><h1>{HEADLINE}</h1>{inside}{article}</article></main>
    <aside class="related"><h3>Tin liên quan</h3><a href="/x">Lai Châu: 75,3 tỷ đồng</a>
    <span class="date">01/02/2023</span></aside>{beside}
    <footer>Điện thoại: 0209 3870 123. Lượt truy cập 1.234.567</footer></body></html>""".encode()


def test_article_text_without_furniture() -> None:
    content = page.read(whole(), "a.html")
    assert (content.format, content.title) == ("html", HEADLINE)
    assert content.text.split("\n") == [
        HEADLINE,
        SENTENCE,
        "Quốc gia: 4.170,0 triệu đồng",
        "Địa phương: 3.520,50 triệu đồng",
        "STT | Nội dung | Kinh phí",
        "1 | Mô hình trình diễn | 500,0",
        " | Máy móc | 300 | 12%",
        "Năm 2022, tỉnh được giao 2 đề án quốc gia với 700 triệu đồng.",
    ]


def test_cells_and_places_point_into_the_text() -> None:
    content = page.read(whole(), "a.html")
    (table,) = content.tables
    assert [(cell.row, cell.column, content.text[cell.start : cell.end]) for cell in table.cells] == [
        (0, 0, "STT"),
        (0, 1, "Nội dung"),
        (0, 2, "Kinh phí"),
        (1, 0, "1"),
        (1, 1, "Mô hình trình diễn"),
        (1, 2, "500,0"),
        (2, 1, "Máy móc"),
        (2, 2, "300"),
        (2, 3, "12%"),
    ]
    assert "".join(content.text[spot.start : spot.end] for spot in content.locators) == content.text.replace(
        "\n", ""
    )
    places = {spot.where: content.text[spot.start : spot.end] for spot in content.locators}
    assert places["paragraph=1"] == HEADLINE
    assert places["table=1 row=3"] == " | Máy móc | 300 | 12%"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, None),
        (
            {"head": '<meta property="article:published_time" content="2022-03-15T08:00:00+07:00">'},
            date(2022, 3, 15),
        ),
        ({"head": '<meta name="pubdate" content="15/3/2022">'}, date(2022, 3, 15)),
        (
            {"head": LINKED + '{"@graph":[{"x":[]},{"datePublished":"2022-03-15"}]}</script>'},
            date(2022, 3, 15),
        ),
        ({"head": LINKED + "{broken</script>"}, None),
        ({"inside": '<time datetime="2022-03-15">hôm qua</time>'}, date(2022, 3, 15)),
        ({"inside": '<span class="post-date">Thứ ba, 15/03/2022 08:00</span>'}, date(2022, 3, 15)),
        ({"inside": '<div class="ngay-dang">Ngày 15 tháng 3 năm 2022</div>'}, date(2022, 3, 15)),
        (
            {"inside": '<header class="entry-header"><p class="date">15-3-2022</p></header>'},
            date(2022, 3, 15),
        ),
        ({"inside": '<span class="date">45/13/2022</span>'}, None),
        ({"above": f'<div class="top"><span class="time">{TODAY}</span></div>'}, None),
        ({"above": f'<div id="header"><h1>Trang tin</h1><p class="date-now">{TODAY}</p></div>'}, None),
        ({"beside": '<div class="sidebar"><h2>Tin mới</h2><span class="date">20/11/2026</span></div>'}, None),
        (
            {
                "head": '<meta property="article:published_time" content="2022-03-15">',
                "inside": '<span class="date">16/03/2022</span>',
            },
            date(2022, 3, 15),
        ),
    ],
)
def test_the_day_is_the_articles_own(parts: dict[str, str], expected: date | None) -> None:
    content = page.read(whole(**parts), "a.html")
    assert content.published == ((expected, expected) if expected else None)


def test_a_day_in_the_words_is_left_to_the_extraction() -> None:
    words = ARTICLE + "<p>Nghị định có hiệu lực từ ngày 15/10/2025.</p>"
    content = page.read(whole(words), "a.html")
    assert content.published is None
    assert "15/10/2025" in content.text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Năm 2021 hỗ trợ <b>5</b> đề án.</p>",
        "<body><div class='top'>22/11/2026</div><article><p>Năm 2021 hỗ trợ 5 đề án.</p></article></body>",
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>Năm 2021 hỗ trợ 5 đề án.</p></body></html>",
    ],
)
def test_a_notice_of_one_sentence(markup: str) -> None:
    assert page.read(markup.encode(), "a.html").text == "Năm 2021 hỗ trợ 5 đề án."


def test_decomposed_letters_are_composed() -> None:
    markup = (
        "<p>Ti\u0309nh h\u00f4&#771; tr\u01a1&#803; 5 \u0111\u00ea&#768; a&#769;n trong n\u0103m 2021.</p>"
    )
    assert page.read(markup.encode(), "a.html").text == "Tỉnh hỗ trợ 5 đề án trong năm 2021."


def test_a_declared_old_encoding_is_followed() -> None:
    # Windows-1258 keeps the tone as a sign of its own behind the vowel
    markup = '<meta charset="windows-1258"><p>Tô\u0309ng kinh phí khuyê\u0301n công năm 2021.</p>'
    content = page.read(markup.encode("cp1258"), "a.html")
    assert content.text == "Tổng kinh phí khuyến công năm 2021."


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"  \n", "empty", "no text"),
        (b"<html><head><script>var a = 12;</script></head><body></body></html>", "empty", "no article"),
        (b"<meta charset='latin-9999'><p>N\xe3m</p>", "unreadable", "latin-9999"),
        (b"<p>N\xe3m 2021</p>", "unreadable", "byte 4 (0xE3)"),
    ],
)
def test_pages_without_an_article(content: bytes, reason: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        page.read(content, "a.html")
    assert (caught.value.reason, words in caught.value.detail) == (reason, True)


PIECES = [
    *(
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<td rowspan=3 colspan=2>",
        "</td>",
        "</table>",
        "<caption>",
        "<br>",
    ),
    *(
        "<div class='date'>",
        "</div>",
        "<h1>",
        "</h1>",
        "<ul><li>",
        "</li></ul>",
        "<article>",
        "</article>",
        "<header>",
    ),
    *(
        "<!-- c -->",
        "<![CDATA[x]]>",
        "<?php ?>",
        "<svg>",
        "<time datetime='x'>",
        "<meta name=date content='2021-02-31'>",
    ),
    *(
        "<script type='application/ld+json'>",
        '[1,{"datePublished":5}]',
        "</script>",
        "&nbsp;",
        "\u0301",
        "12/03/2020",
    ),
    *("Năm 2021 ", "hỗ trợ 5 đề án "),
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_broken_markup_gives_true_offsets_or_a_reason(markup: str) -> None:
    try:
        content = page.read(markup.encode(), "a.html")
    except Unreadable as problem:
        assert problem.reason == "empty"  # noqa: PT017 - most mark-up gives an article, and no reason
        return
    for table in content.tables:
        for cell in table.cells:
            words = content.text[cell.start : cell.end]
            assert words == words.strip() != ""
    assert [content.text[spot.start : spot.end] for spot in content.locators] == content.text.split("\n")
