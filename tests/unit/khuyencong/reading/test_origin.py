"""What an origin file may say, and what is told of one that says it badly."""

from datetime import date

import pytest

from khuyencong.reading import Origin
from khuyencong.reading.origin import parse, span

NAME = "a.txt.origin.yaml"


def test_all_keys() -> None:
    written = """
    url: "https://example.org/tin/1"
    publisher: Báo Bắc Kạn
    published: 2022-03-15
    province: 06
    licence: CC-BY-4.0
    """
    assert parse(written.encode(), NAME) == Origin(
        url="https://example.org/tin/1",
        publisher="Báo Bắc Kạn",
        published=(date(2022, 3, 15), date(2022, 3, 15)),
        province="06",
        licence="CC-BY-4.0",
    )


@pytest.mark.parametrize(
    "content", [None, b"", b"\n", b"# a comment", b"url:\npublished: null\nprovince: ~\n", b"{}"]
)
def test_nothing_stated(content: bytes | None) -> None:
    assert parse(content, NAME) == Origin()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022-03-15", date(2022, 3, 15), date(2022, 3, 15)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-12", date(2022, 12, 1), date(2022, 12, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_days_months_and_years_are_spans(written: str, first: date, last: date) -> None:
    assert span(written) == (first, last)
    assert parse(f"published: {written}".encode(), NAME).published == (first, last)
    assert parse(f'published: "{written}"'.encode(), NAME).published == (first, last)


@pytest.mark.parametrize(
    "written", ["15/03/2022", "2022-13", "2022-00", "2022-02-30", "202", "0001-01-01", "2022-3-1", "hôm qua"]
)
def test_other_days_are_refused_by_name(written: str) -> None:
    origin = parse(f"published: '{written}'\npublisher: Báo".encode(), NAME)
    assert (origin.published, origin.publisher) == (None, "Báo")
    (problem,) = origin.problems
    assert problem.startswith(f"{NAME}: published {written!r} ")


@pytest.mark.parametrize("written", ["Bắc Kạn", "Thái Nguyên", "tỉnh Sơn La", "34-19", "KC-NAM", "06", "79"])
def test_provinces_stay_as_written(written: str) -> None:
    assert parse(f"province: {written}".encode(), NAME) == Origin(province=written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("province: Bắc Cạnn", "province 'Bắc Cạnn' is no province"),
        ("url: báo bắc kạn", "url 'báo bắc kạn' is no web address"),
        ("url: 'javascript:alert(1)'", "is no web address"),
        ("Url: https://example.org", "unknown key 'Url'; known are url, publisher"),
        ("published: [2021, 2022]", "published must be one value"),
        ("- url", "must hold lines of the form"),
        ("just words", "must hold lines of the form"),
        ("url: 'unclosed", "is not YAML"),
        ("a: b: c", "is not YAML"),
    ],
)
def test_slips_are_told_with_file_and_key(written: str, words: str) -> None:
    origin = parse(written.encode(), NAME)
    (problem,) = origin.problems
    assert problem.startswith(NAME)
    assert words in problem
    assert origin == Origin(problems=(problem,))


def test_bytes_that_are_no_text() -> None:
    (problem,) = parse(b"publisher: \xff\xfe\xe1", NAME).problems
    assert "is not YAML" in problem


def test_no_objects_are_built() -> None:
    origin = parse(b"publisher: !!python/object/apply:os.getcwd []", NAME)
    assert origin.publisher is None
    assert len(origin.problems) == 1
