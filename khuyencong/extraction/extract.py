"""From a document to its reading: figures, facts and relations as rows of the model."""

import string
from dataclasses import dataclass, replace
from typing import Any

from khuyencong.extraction import frames, repetition
from khuyencong.extraction.area import Areas, places_of_list
from khuyencong.extraction.confidence import confidence
from khuyencong.extraction.content.contents import Contents
from khuyencong.extraction.figures.bounds import bounds
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.funding.sources import Sources
from khuyencong.extraction.indicator import indicators
from khuyencong.extraction.period.timeline import Timeline
from khuyencong.extraction.relations import relate as relations
from khuyencong.extraction.setting.context import Days, context_of, of_era
from khuyencong.extraction.setting.report import QUANTITIES, Draft, Report
from khuyencong.extraction.stage.stages import Stages
from khuyencong.extraction.zipping import pair_places, zip_lists
from khuyencong.reading import Document

Row = dict[str, Any]

_FACT_UNITS = {"percentage point": "percent"}


@dataclass(slots=True)
class Reading:
    """What was read of one document; the rows are those of the model's tables figures, facts, relations and relation_facts."""

    document_id: str
    title: str | None
    published: Days | None
    province: str | None
    figures: list[Row]
    facts: list[Row]
    relations: list[Row]
    relation_facts: list[Row]


def extract(document: Document) -> Reading:
    """Read one document. Pure: the same document gives the same reading."""
    text = Text(document.text)
    tokens = tile(text)
    context = context_of(document, text, tokens)
    report = Report(text, tokens, context)
    drafts = _drafts(report)
    stated = relations.relate(report, drafts)
    frames.settle(report)
    repetition.lend(report)
    figures = [_figure(document, text, token) for token in tokens]
    facts, ids = _facts(
        {token.start: row for token, row in zip(tokens, figures, strict=True)}, drafts, stated
    )
    relation_rows, member_rows = relations.rows(document.document_id, text, stated, ids)
    title = text.flat[slice(*context.title)].strip() or None
    return Reading(
        document.document_id,
        title,
        context.published,
        context.geo_code,
        figures,
        facts,
        relation_rows,
        member_rows,
    )


def _drafts(report: Report) -> list[Draft]:
    """The facts in the making, each attribute resolved by its scopes."""
    timeline, sources, contents = Timeline(report), Sources(report), Contents(report)
    stages, areas = Stages(report), Areas(report)
    for token in report.quantities:
        if token.disposition not in {"fact", "unresolved"}:
            continue
        draft = indicators.classify(report, token)
        if draft is None:
            continue
        timeline.assign(draft)
        sources.assign(draft)
        contents.assign(draft)
        stages.assign(draft)
        areas.assign(draft)
        report.drafts.append(draft)
    zip_lists(report)
    pair_places(report)
    frames.give_content(report)
    repetition.lend(report)
    return [copy for draft in report.drafts for copy in _copies(report, draft)]


def _copies(report: Report, draft: Draft) -> list[Draft]:
    """One fact for each place of "A, B, C mỗi nơi 1 cơ sở"."""
    names = places_of_list(report, draft)
    if len(names) < 2:
        return [draft]
    provinces = {
        report.text.flat[place.start : place.end]: of_era(place.geo_codes, report.context.era)
        for place in report.context.places
        if report.context.wide and place.start < draft.start
    }
    copies = [replace(draft, place=name, copy=number, average=False) for number, name in enumerate(names)]
    for copy in copies:
        if copy.place in provinces:
            copy.geo_code, copy.place = provinces[copy.place], None
    return copies


def _figure(document: Document, text: Text, token: Token) -> Row:
    start, end = text.printed(token.start, token.end)
    first, last = (token.span.days() if token.span else None) or (None, None)
    low, high = bounds(token) if token.kind in QUANTITIES and token.value is not None else (None, None)
    document_id = document.document_id
    return {
        "figure_id": f"{document_id}-{start}", "document_id": document_id,
        "quote": document.text[start:end], "quote_start": start, "quote_end": end,
        "value": token.value, "value_high": token.high, "value_low_bound": low, "value_high_bound": high, "unit": token.unit,
        "qualifier": token.qualifier if token.value is not None else None, "disposition": token.disposition,
        "period_start": first, "period_end": last, "rule": token.rule,
    }  # fmt: skip


def _facts(
    figures: dict[int, Row], drafts: list[Draft], stated: list[relations.Relation]
) -> tuple[list[Row], dict[int, str]]:
    """Rows of the facts, and the fact_id of each draft; `figures` by the place of their token."""
    rows, ids = [], {}
    confirmed = relations.confirmed(stated)
    for draft in drafts:
        token, figure = draft.token, figures[draft.start]
        fact_id = figure["figure_id"] + (string.ascii_lowercase[draft.copy] if draft.copy else "")
        ids[id(draft)] = fact_id
        low, high, most = figure["value_low_bound"], figure["value_high_bound"], token.high
        if draft.sign < 0:
            low, high, most = -high, -low, -most if most is not None else None
        first, last = draft.period or (None, None)
        belief, reasons = confidence(draft, confirmed=id(draft) in confirmed)
        unit = token.unit or "count"
        rows.append({
            "fact_id": fact_id, "figure_id": figure["figure_id"], "document_id": figure["document_id"],
            "quote": figure["quote"], "quote_start": figure["quote_start"], "quote_end": figure["quote_end"],
            "indicator": draft.indicator, "value": draft.value, "value_high": most, "value_low_bound": low, "value_high_bound": high,
            "unit": _FACT_UNITS.get(unit, unit), "qualifier": token.qualifier, "geo_code": draft.geo_code, "place": draft.place,
            "period_start": first, "period_end": last, "funding": draft.funding, "activity": draft.activity, "stage": draft.stage,
            "confidence": belief, "rules": reasons,
        })  # fmt: skip
    return rows, ids
