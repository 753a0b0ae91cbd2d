"""The rows of the catalogue: from catalogue.toml, and one a legal ceiling. Nothing is judged here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from khuyencong.geography import place
from khuyencong.geography.reference import rows
from khuyencong.language.formatting import amount, english
from khuyencong.model import TABLES, codes, polars_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

FOLDER = Path(__file__).parent

PER = {
    "doanh_nghiep": ("doanh nghiệp", "firm"), "mo_hinh": ("mô hình", "model"), "co_so": ("cơ sở", "establishment"),
    "lan": ("lần tổ chức", "event"), "ccn": ("cụm công nghiệp", "cluster"), "doan": ("đoàn", "delegation"),
    "cum": ("cụm liên kết", "link of firms"), "hoi": ("hội, hiệp hội", "association"), "nam": ("năm", "year"),
    "gian_hang": ("gian hàng", "stand"), "de_an": ("đề án", "project"),
}  # fmt: skip
"""What a ceiling is for, by the reference table's word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table `rules`; `query` names its query, None where the reconciliation engine judges."""

    rule_id: str
    version: int
    check_name: str
    severity: str
    scope: str
    name_vi: str
    name_en: str
    sentence_vi: str
    sentence_en: str
    not_when_vi: str | None = None
    not_when_en: str | None = None
    source: str | None = None
    enabled: bool = True
    query: str | None = None
    messages: Mapping[str, str] = field(default_factory=dict)
    """Templates of the alarm by name: message_vi, message_en, and of a kind that the query tells, share_message_vi."""

    def message(self, kind: str | None, language: str) -> str:
        """The template for an offender of `kind`, None being the usual one, in "vi" or "en"."""
        return self.messages[f"{kind}_message_{language}" if kind else f"message_{language}"]


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, those of one report first, ceilings last."""
    told = tomllib.loads((FOLDER / "catalogue.toml").read_text(encoding="utf-8"))
    rules = {rule_id: _rule(rule_id, row) for rule_id, row in told.items()}
    each_ceiling = rules.pop("ceiling")
    return (*rules.values(), *_ceilings(each_ceiling))


def rules_frame() -> pl.DataFrame:
    """The table `rules`, in the order of its key."""
    import polars as pl  # noqa: PLC0415 - 0.3 s: whoever reads a row needs no frames

    schema = polars_schema(TABLES["rules"])
    listed = [[getattr(rule, column) for column in schema] for rule in catalogue()]
    return pl.DataFrame(listed, schema=schema, orient="row").sort("rule_id")


@cache
def compared() -> Mapping[str, list[dict[str, Any]]]:
    """What queries compare with: the tables of tables.toml, rows as they stand there."""
    return MappingProxyType(tomllib.loads((FOLDER / "tables.toml").read_text(encoding="utf-8")))


def _rule(rule_id: str, row: dict[str, Any]) -> Rule:
    """The rule of one table of catalogue.toml."""
    messages = {name: row.pop(name) for name in list(row) if name.endswith(("message_vi", "message_en"))}
    return Rule(rule_id=rule_id, messages=MappingProxyType(messages), **row)


def _ceilings(template: Rule) -> Iterator[Rule]:
    """A rule for each ceiling, off where its confidence is low or no sentence tells its item."""
    told = {each["item"] for each in compared()["support_items"]}
    for row in rows("support_ceilings"):
        words = row | _ceiling_words(row)
        spelt = {
            name: getattr(template, name).format_map(words)
            for name in ("name_vi", "name_en", "sentence_vi", "sentence_en", "not_when_vi", "not_when_en")
        }
        yield replace(
            template,
            rule_id=f"ceiling-{row['rule_id']}",
            enabled=row["confidence"] != "low" and row["item"] in told,
            source=f"{row['legal_basis']}; {row['source']}",
            **spelt,
        )


def _ceiling_words(row: Mapping[str, str]) -> dict[str, str]:
    """The words of one ceiling that are not columns of its row."""
    per_vi, per_en = PER[row["per"]]
    limits: list[tuple[str, str]] = []
    if row["max_vnd"]:
        most = amount(Decimal(row["max_vnd"]), "VND")
        limits.append((f"{most} mỗi {per_vi}", f"{english(most)} for each {per_en}"))
    if row["max_share_pct"]:
        share = amount(Decimal(row["max_share_pct"]), "percent")
        limits.append((f"{share} {row['share_of']}", f"{english(share)} of the cost"))
    everywhere = row["geo_code"] == "VN"
    checked = row["last_checked"]
    return {
        "funded_vi": codes.FUNDING_SOURCES[row["funding"]][1],
        "funded_en": codes.FUNDING_SOURCES[row["funding"]][0],
        "where_vi": "cả nước" if everywhere else place(row["geo_code"]).name,
        "where_en": "whole country" if everywhere else place(row["geo_code"]).name,
        "limit_vi": " và ".join(vi for vi, _ in limits),
        "limit_en": " and ".join(en for _, en in limits),
        "held_vi": f"từ {row['valid_from']}" + (f" đến trước {row['valid_to']}" if row["valid_to"] else ""),
        "held_en": f"from {row['valid_from']}" + (f" until {row['valid_to']}" if row["valid_to"] else ""),
        "checked_vi": f"; kỳ sau {checked} chỉ ghi chú, vì văn bản mới hơn chưa được đối chiếu"
        if checked
        else "",
        "checked_en": f"; periods after {checked} get a note, as no later law was looked for"
        if checked
        else "",
    }
