"""How alerts read: languages, figures marked, arithmetic; nothing of a report is taken for markup."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest

from quality.alerts import forms
from quality.alerts.alert import Alert, Due, Piece
from quality.alerts.message import TOGETHER, messages

NASTY = "<script>alert(1)</script> & *b* [x](javascript:1) `c`"
EXCERPT = (
    Piece("Năm 2021 hỗ trợ "),
    Piece("75 đề án", "suspect"),
    Piece(", trong đó "),
    Piece("11 đề án", "figure"),
)


def told(event: str = "opened", name: str = "f1", source: str | None = "2022/a.txt", **more: object) -> Due:
    known = {
        "severity": "error", "state": "open", "source": source, "title": "Kết quả năm 2021",
        "publisher": "Sở Công Thương", "published_on": date(2022, 3, 1), "url": "https://example.gov.vn/bao-cao?a=1&b=2",
        "geo_code": "63-06", "period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31), "excerpts": (EXCERPT,),
        "message_vi": "Tổng 73,5 tỷ đồng không khớp 75,3 tỷ đồng (lệch 1,8; dung sai ±0,15). Nghi sai 73,5; đề xuất 75,3.",
        "message_en": "The total 73.5 billion VND does not match 75.3 billion VND (off by 1.8; tolerance ±0.15).",
    }  # fmt: skip
    return Due(Alert(finding_id=name, **(known | more)), event, (f"{name}/{event}",))  # ty: ignore[invalid-argument-type]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    "words",
    [
        "2022/a.txt", "Kết quả năm 2021", "Sở Công Thương", "01/03/2022", "example.gov.vn/bao-cao", "Bắc Kạn", "2021",
        "73,5 tỷ đồng không khớp 75,3 tỷ đồng", "lệch 1,8; dung sai ±0,15", "đề xuất 75,3",
        "73.5 billion VND", "off by 1.8; tolerance ±0.15", "75 đề án", "nghi sai / suspect",
        "error · new", "kc acknowledge f1 --by", "--until YYYY-MM-DD",
    ],
)  # fmt: skip
def test_an_alert_says_all_there_is_to_say(form: str, words: str) -> None:
    [message] = messages([told()], form)
    assert words in message.body(form)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_vietnamese_stands_above_english(form: str) -> None:
    body = messages([told()], form)[0].body(form)
    assert body.index("không khớp") < body.index("does not match")


@pytest.mark.parametrize(
    ("event", "vi", "en"),
    [
        ("opened", "mới phát hiện", "new"),
        ("worsened", "nặng hơn", "worse"),
        ("reopened", "xuất hiện trở lại", "back"),
        ("resolved", "đã hết nguyên nhân", "resolved"),
    ],
)
def test_every_event_has_its_words(event: str, vi: str, en: str) -> None:
    body = forms.markdown([told(event)])
    assert vi in body
    assert f"error · {en}" in body


def test_what_is_resolved_is_told_shortly() -> None:
    body = forms.text([told("resolved")])
    assert "kc acknowledge" not in body
    assert "75 đề án" not in body
    assert "Tổng 73,5 tỷ đồng" in body


def test_figures_are_marked_and_the_suspect_named() -> None:
    assert "hỗ trợ «75 đề án» (nghi sai / suspect), trong đó «11 đề án»" in forms.text([told()])
    assert "«**11 đề án**»" in forms.markdown([told()])
    assert '<mark style="background:#fff1a8">11 đề án</mark>' in forms.markup([told()])


def seen(page: str) -> tuple[set[str], list[str], str]:
    """The tags of a page, where they link to, and its words."""
    tags, links, words = set(), [], []
    parser = HTMLParser()

    def start(tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tags.add(tag)
        links.extend(value or "" for name, value in attrs if name in {"href", "src"})

    parser.handle_starttag = start

    def data(data: str) -> None:
        words.append(data)

    parser.handle_data = data
    parser.feed(page)
    return tags, links, "".join(words)


def test_words_of_a_report_are_no_markup() -> None:
    nasty = told(
        source=f"{NASTY}.txt", title=NASTY, publisher=NASTY, message_vi=NASTY, url="javascript:alert(1)",
        excerpts=((Piece(NASTY), Piece(NASTY, "figure")),),
    )  # fmt: skip
    tags, links, words = seen(forms.markup([nasty]))
    assert "script" not in tags
    assert links == []
    assert words.count("<script>alert(1)</script>") == 6
    marked = forms.markdown([nasty])
    assert "<script>" not in marked
    assert "*b*" not in marked.replace("\\*b\\*", "")
    assert "](javascript" not in marked.replace("\\](", "")


def test_a_report_has_a_message_of_its_own() -> None:
    dues = [told(name="1", source="a.txt"), told(name="2", source="a.txt"), told(name="3", source="b.txt")]
    assert [[each.alert.finding_id for each in part.dues] for part in messages(dues)] == [["1", "2"], ["3"]]


def test_many_reports_share_messages_and_nothing_is_left_out() -> None:
    dues = [told(name=str(number), source=f"{number}.txt") for number in range(25)]
    parts = messages(dues)
    assert [len(each.dues) for each in parts] == [TOGETHER, TOGETHER, 5]
    assert [due.alert.finding_id for each in parts for due in each.dues] == [
        str(number) for number in range(25)
    ]
    assert "10 báo cáo (reports)" in parts[0].subject


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_messages_keep_to_what_a_channel_takes(form: str) -> None:
    dues = [told(name=str(number)) for number in range(8)]
    longest = len(messages(dues[:3], form)[0].body(form))
    parts = messages(dues, form, longest)
    assert all(len(each.body(form)) <= longest for each in parts)
    assert sum(len(each.dues) for each in parts) == 8


def test_a_finding_longer_than_a_channel_takes_is_still_told() -> None:
    assert [len(each.dues) for each in messages([told(), told(name="2")], "text", 10)] == [1, 1]


@pytest.mark.parametrize(
    ("dues", "subject"),
    [
        ([told()], "[khuyến công] 1 lỗi (error): 2022/a.txt · Bắc Kạn · 2021"),
        ([told(), told(severity="warning"), told("resolved")],
         "[khuyến công] 1 lỗi (error), 1 cảnh báo (warning), 1 đã hết (resolved): 2022/a.txt · Bắc Kạn · 2021"),
        ([told(source=None, geo_code="KC-BAC", period_start=None)],
         "[khuyến công] 1 lỗi (error): Giữa các báo cáo · Khu vực phía Bắc"),
        ([told(geo_code=None, period_start=None)], "[khuyến công] 1 lỗi (error): 2022/a.txt"),
    ],
)  # fmt: skip
def test_the_subject_counts_and_names_the_report(dues: list[Due], subject: str) -> None:
    assert messages(dues)[0].subject == subject


def test_the_same_changes_have_the_same_key_unless_asked_for_again() -> None:
    first, other = told(name="1"), told(name="2")
    key = messages([first, other])[0].key
    assert messages([other, first])[0].key == key
    assert messages([first])[0].key != key
    assert messages([first, other], again="now")[0].key != key
