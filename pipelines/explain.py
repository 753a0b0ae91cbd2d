"""One number explained: its sentence, its columns in words, how they were read, how far to believe them, what it takes part in.

Reads the published file only; how it was read is told anew from the report's text (khuyencong.review.retelling).
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from khuyencong.language.formatting import amount, amounts, period
from khuyencong.model import codes
from khuyencong.model.tables import REVIEW_FIELDS
from khuyencong.review.words import sentence_around
from pipelines.console import COLOURS, Failed, shown, table
from pipelines.published import Row, rows
from pipelines.retelling import render as render_reading
from pipelines.review import told_decision
from quality.sentences import Member, sentence

if TYPE_CHECKING:
    import duckdb
    from rich.console import RenderableType

    from khuyencong.review.retelling import Step

CELL = ("geo_code", "period_start", "period_end", "indicator", "unit", "funding", "activity", "stage")
"""Columns that say what a fact is about: facts that agree in all of them tell the same figure."""

RELATIONS = """
    SELECT r.relation_id, r.kind, r.verdict, r.expected_low, r.expected_high, r.found, r.unit,
        r.items, r.belief, r.cue, own.role
    FROM relation_facts own JOIN relations r USING (relation_id)
    WHERE own.fact_id = ? ORDER BY r.quote_start, r.relation_id"""
MEMBERS = """
    SELECT m.role, f.* FROM relation_facts m JOIN facts f USING (fact_id)
    WHERE m.relation_id = ? ORDER BY f.quote_start, f.fact_id"""
ALERTS = """
    SELECT f.finding_id, f.severity, f.state, f.message_vi, f.message_en
    FROM finding_facts l JOIN findings f USING (finding_id)
    WHERE l.fact_id = ? ORDER BY f.finding_id"""


def explain(connection: "duckdb.DuckDBPyConnection", fact_id: str) -> Row:
    """Everything the warehouse knows of a fact, as one document.

    Keys fact, report, sentence, reading, review, relations, findings, same_cell. Of a fact that was rejected or is
    no longer read there is `review` only: the row of that table.

    Raises:
        Failed: no fact has that id.
    """
    found = rows(connection, "SELECT * FROM facts WHERE fact_id = ?", [fact_id])
    review = rows(connection, "FROM review WHERE fact_id = ?", [fact_id])
    if review and not found:
        return {"review": review[0]}
    if not found:
        raise Failed(
            f"không có số liệu {fact_id!r} / no fact has that id; all are listed by: kc sql 'FROM facts'"
        )
    fact = found[0]
    report = rows(connection, "SELECT * FROM documents WHERE document_id = ?", [fact["document_id"]])[0]
    reading = _reading(connection, fact, review[0] if review else None, report)
    text = report.pop("text")
    same = " AND ".join(f"{name} IS NOT DISTINCT FROM ?" for name in CELL)
    others = f"""SELECT fact_id, source, quote, value, qualifier, confidence
        FROM facts JOIN (SELECT document_id, source FROM documents) USING (document_id)
        WHERE fact_id <> ? AND {same} ORDER BY source, quote_start"""  # noqa: S608 - names of CELL
    known = fact["geo_code"] is not None and fact["period_start"] is not None
    place = rows(
        connection,
        "SELECT name FROM provinces WHERE geo_code = ? ORDER BY valid_from DESC LIMIT 1",
        [fact["geo_code"]],
    )
    return {
        "fact": fact,
        "geo_name": place[0]["name"] if place else codes.KC_REGIONS.get(fact["geo_code"], (None, None))[1],
        "report": report,
        "sentence": sentence_around(text, fact["quote_start"], fact["quote_end"])._asdict(),
        "reading": reading,
        "review": review[0] if review else None,
        "relations": [_relation(connection, each) for each in rows(connection, RELATIONS, [fact_id])],
        "findings": rows(connection, ALERTS, [fact_id]),
        "same_cell": rows(connection, others, [fact_id, *(fact[name] for name in CELL)]) if known else [],
    }


def _reading(connection: "duckdb.DuckDBPyConnection", fact: Row, review: Row | None, report: Row) -> Row:
    """How the fact was read, by today's code; the columns as they were read, before decisions and corrections.

    Keys anchor, steps, belief, reread, and code_version: that of the release and today's.
    """
    from khuyencong.code_version import code_version  # noqa: PLC0415 - 0.3 s with the reading itself
    from khuyencong.review.retelling import retell  # noqa: PLC0415

    read = fact | ({name: review[name] for name in REVIEW_FIELDS} if review else {})
    if fact.get("printed_value") is not None:
        read["value"] = fact["printed_value"]
    retold = retell(read, report)
    release = rows(connection, "SELECT code_version FROM releases ORDER BY built_at DESC LIMIT 1")
    return retold._asdict() | {
        "steps": [_step(each) for each in retold.steps],
        "code_version": {
            "published": release[0]["code_version"] if release else None,
            "today": code_version(),
        },
    }


def _step(step: "Step") -> Row:
    """A step with its rule and cues as documents of their own."""
    told = step._asdict() | {
        "value_vi": step.value[0],
        "value_en": step.value[1],
        "rule": step.rule._asdict(),
    }
    del told["value"]
    cues = {name: [cue._asdict() for cue in getattr(step, name)] for name in ("agreeing", "passed_over")}
    return told | cues | {"taken": step.taken._asdict() if step.taken else None}


def _relation(connection: "duckdb.DuckDBPyConnection", relation: Row) -> Row:
    """A relation with its members and its arithmetic in words."""
    members = rows(connection, MEMBERS, [relation["relation_id"]])
    vi, en = sentence(relation, [Member(each["role"], each) for each in members])
    told = [{name: each[name] for name in ("role", "fact_id", "quote", "value")} for each in members]
    return {**relation, "arithmetic_vi": vi, "arithmetic_en": en, "members": told}


def render(told: Row) -> "list[RenderableType]":
    """The explanation for people: Vietnamese first, English beside it."""
    from rich.text import Text  # noqa: PLC0415 - --json does not need it

    review = [] if told["review"] is None else told_decision(told["review"])
    if "fact" not in told:
        return review
    fact, report = told["fact"], told["report"]
    words, start, end = told["sentence"].values()
    marked = Text.assemble(words[:start], ("⟦" + words[start:end] + "⟧", "bold reverse"), words[end:])
    origin = ", ".join(
        str(each) for each in (report["publisher"], report["published_on"], report["url"]) if each
    )
    head = f"{fact['fact_id']} · {report['source']}, ký tự {fact['quote_start']}-{fact['quote_end']}"
    lines: list[RenderableType] = [Text(head, style="bold"), Text(origin, style="dim"), Text(), marked]
    lines.append(table(_columns(told), ("cột", "nghĩa", "column", "value")))
    decided = told["review"] is not None and told["review"]["state"] == "decided"
    lines += [*review, *render_reading(told["reading"], fact["confidence"], decided=decided)]
    for each in told["relations"]:
        words = f"{_word(codes.RELATION_KINDS, each['kind'])}: {_word(codes.VERDICTS, each['verdict'])}"
        lines.append(Text(words, style=COLOURS.get(each["verdict"], "")))
        lines += [Text(f"  {each['arithmetic_vi']}"), Text(f"  {each['arithmetic_en']}", style="dim")]
    for each in told["findings"]:
        state = _word(codes.FINDING_STATES, each["state"])
        lines.append(
            Text(f"! {each['finding_id']} ({state}): {each['message_vi']}", style=COLOURS[each["severity"]])
        )
    if told["same_cell"]:
        cells = [list(each.values()) for each in told["same_cell"]]
        names = ("fact_id", "báo cáo / report", "nguyên văn / quote", "giá trị / value", "mức", "tin cậy")
        lines.append(table(cells, names, "Số liệu khác của cùng ô / other facts of the same cell"))
    return lines


def _columns(told: Row) -> list[tuple[str, str, str, str]]:
    """The fact's columns in words: name in Vietnamese, value in Vietnamese, name in English, code."""
    fact: Row = told["fact"]
    low, high = (
        amount(fact[name], fact["unit"], fact["quote"]) for name in ("value_low_bound", "value_high_bound")
    )
    area = " · ".join(filter(None, (told["geo_name"], fact["place"])))
    return [
        ("chỉ tiêu", _word(codes.INDICATORS, fact["indicator"]), "indicator", fact["indicator"]),
        ("giá trị", _value(fact), "value", f"{shown(fact['value'])} {fact['unit']}"),
        *_corrected(fact),
        ("khoảng cho phép", low if low == high else f"{low} … {high}", "bounds", fact["qualifier"]),
        ("địa bàn", area or "chưa rõ", "area", shown(fact["geo_code"])),
        ("kỳ", period(fact["period_start"], fact["period_end"]), "period",
         f"{shown(fact['period_start'])} … {shown(fact['period_end'])}"),
        ("nguồn vốn", _word(codes.FUNDING_SOURCES, fact["funding"]), "funding", shown(fact["funding"])),
        ("nội dung", _word(codes.ACTIVITIES, fact["activity"]), "activity", shown(fact["activity"])),
        ("giai đoạn", _word(codes.STAGES, fact["stage"]), "stage", fact["stage"]),
        ("độ tin cậy", shown(Decimal(str(round(fact["confidence"], 2)))), "confidence", ""),
        ("quy tắc", "; ".join(fact["rules"]), "rules", ""),
    ]  # fmt: skip


def _corrected(fact: Row) -> list[tuple[str, str, str, str]]:
    """What the report prints, where a known error of it is corrected."""
    if fact["correction_id"] is None:
        return []
    printed = amount(fact["printed_value"], fact["unit"], fact["quote"])
    return [
        ("giá trị in", printed, "printed value", f"{shown(fact['printed_value'])} {fact['unit']}"),
        ("đính chính", fact["correction_id"], "correction", "quality/corrections"),
    ]


def _value(fact: Row) -> str:
    """The value with its unit and hedge: "hơn 73,5 tỷ đồng"."""
    hedge = "" if fact["qualifier"] == "exact" else f"{codes.QUALIFIERS[fact['qualifier']][1].split(',')[0]} "
    return hedge + amounts(fact["value"], fact["value_high"], fact["unit"], fact["quote"])


def _word(meanings: codes.Codes, code: str | None) -> str:
    """A code's meaning in Vietnamese; null is said, not hidden."""
    return meanings[code][1] if code else "không nêu"
