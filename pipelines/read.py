"""One text read without a warehouse. How it is read is told in khuyencong.extraction."""

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Any

from khuyencong.extraction import extract
from khuyencong.language.formatting import amounts, period
from khuyencong.reading import Document, Origin
from khuyencong.reading.origin import span
from pipelines.console import Failed, shown, table

if TYPE_CHECKING:
    from rich.console import RenderableType


def read_text(text: str, published: str | None, province: str | None) -> dict[str, Any]:
    """Title, day, province, figures and facts of `text`, as one document.

    Args:
        text: as typed or piped in.
        published: ISO day, year-month or year, where known; a text that names no year takes it from here.
        province: name or code, where known.

    Raises:
        Failed: `published` is none of these.
    """
    try:
        days = span(published) if published else None
    except ValueError as problem:
        raise Failed(f"--published {published!r} {problem}") from problem
    origin = Origin(published=days, province=province)
    words = unicodedata.normalize("NFC", text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    reading = extract(Document("-", sha256, "txt", words, None, days, origin, (), ()))
    return {
        "title": reading.title,
        "published": reading.published,
        "geo_code": reading.province,
        "figures": reading.figures,
        "facts": reading.facts,
    }


def render(told: dict[str, Any]) -> "list[RenderableType]":
    """Figures and facts as tables."""
    figures = [
        (
            each["quote"],
            None
            if each["value"] is None
            else amounts(each["value"], each["value_high"], each["unit"], each["quote"]),
            each["disposition"],
            each["rule"],
        )
        for each in told["figures"]
    ]
    facts = [
        (
            each["quote"], each["indicator"], amounts(each["value"], each["value_high"], each["unit"], each["quote"]),
            each["qualifier"],
            " ".join(filter(None, (each["geo_code"], each["place"]))) or None,
            None if each["period_start"] is None else period(each["period_start"], each["period_end"]),
            each["funding"], each["activity"], each["stage"], shown(round(each["confidence"], 2)),
        )
        for each in told["facts"]
    ]  # fmt: skip
    columns = (
        "nguyên văn",
        "chỉ tiêu",
        "giá trị",
        "mức",
        "địa bàn",
        "kỳ",
        "nguồn vốn",
        "nội dung",
        "giai đoạn",
        "tin cậy",
    )
    return [
        table(
            figures,
            ("nguyên văn / quote", "giá trị / value", "loại / disposition", "quy tắc / rule"),
            "Con số / figures",
        ),
        table(facts, columns, "Số liệu / facts"),
    ]
