"""Facts that wait for an officer, as people read them, and a decision taken on one.

What a decision does is told in khuyencong.review; the next run obeys it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from khuyencong.language.formatting import number
from khuyencong.model import codes
from khuyencong.model.tables import REVIEW_FIELDS
from pipelines.console import Failed, near
from pipelines.published import Row, rows

if TYPE_CHECKING:
    import duckdb
    from rich.console import RenderableType

DOUBTS = 2
"""Reasons to doubt that are shown a fact; all are in the column `rules` and in `kc explain`."""

STYLES = {"open": "bold", "decided": "green", "lapsed": "bold yellow"}


class Judgement(NamedTuple):
    """What an officer says on the command line; `correct` in the form COLUMN=VALUE."""

    decision: str
    correct: Sequence[str]
    by: str
    why: str


def decide(connection: "duckdb.DuckDBPyConnection", fact_id: str, said: Judgement, folder: Path) -> Row:
    """Write the decision on a fact into `folder`; returns it with its `file`.

    Raises:
        Failed: no fact has that id, who or why is missing, or a correction does not fit.
    """
    from khuyencong.review import Decision, amended, save, sentence_around  # noqa: PLC0415
    from khuyencong.statements import Malformed  # noqa: PLC0415

    for name, words in (("--by", said.by), ("--why", said.why)):
        if not words.strip():
            raise Failed(f"{fact_id}: thiếu {name} / {name} is missing: ai và vì sao / who and why")
    fact = _fact(connection, fact_id)
    report = rows(
        connection, "SELECT sha256, text FROM documents WHERE document_id = ?", [fact["document_id"]]
    )[0]
    span = (fact["quote_start"], fact["quote_end"])
    try:
        correct = _corrections(said.correct)
        amended(fact, correct)
    except Malformed as problem:
        raise Failed(f"{fact_id}: {problem}") from problem
    decision = Decision(
        said.decision, fact_id, said.by.strip(), said.why.strip(),
        at=datetime.now(UTC).replace(tzinfo=None, microsecond=0), correct=correct,
        sentence=sentence_around(report["text"], *span).text,
        read={name: fact[name] for name in REVIEW_FIELDS},
        quote=fact["quote"], span=span, sha256=report["sha256"],
    )  # fmt: skip
    path = save(folder, decision)
    return {
        name: getattr(decision, name) for name in ("fact_id", "decision", "by", "why", "at", "correct")
    } | {"file": near(path)}


def _fact(connection: "duckdb.DuckDBPyConnection", fact_id: str) -> Row:
    """A fact as it was read: one that was decided before stands in `review` so."""
    known = "FROM review WHERE fact_id = ? AND rules IS NOT NULL"
    # a corrected fact was read as it is printed: its number says how
    read = """SELECT f.* REPLACE (coalesce(printed_value, f.value) AS value, g.qualifier AS qualifier)
        FROM facts f JOIN (SELECT figure_id, qualifier FROM figures) g USING (figure_id) WHERE fact_id = ?"""
    for query in (known, read):
        if found := rows(connection, query, [fact_id]):
            return found[0]
    raise Failed(f"không có số liệu {fact_id!r} / no fact has that id; kc review, kc sql 'FROM facts'")


def _corrections(written: Sequence[str]) -> Row:
    from khuyencong.review import parse  # noqa: PLC0415 - as above
    from khuyencong.statements import Malformed  # noqa: PLC0415

    correct: Row = {}
    for each in written:
        field, equals, value = each.partition("=")
        if not equals:
            raise Malformed(f"{each!r} không có dạng / has not the form COLUMN=VALUE")
        correct[field.strip()] = parse(field.strip(), value)
    return correct


def render_saved(saved: Row) -> "list[RenderableType]":
    """Where a decision was written, and what comes next."""
    from rich.text import Text  # noqa: PLC0415 - --json does not need it

    word = f"{codes.DECISIONS[saved['decision']][1]} / {saved['decision']}"
    return [
        Text(f"{saved['fact_id']}: {word} → {saved['file']}"),
        Text("Lần chạy tới sẽ áp dụng / the next run obeys it: kc run", style="dim"),
    ]


def render(listed: Sequence[Row]) -> "list[RenderableType]":
    """Each fact with its sentence, what was read, why it is doubted, and what was decided."""
    from rich.text import Text  # noqa: PLC0415 - as above

    if not listed:
        return [Text("Không có số liệu cần xem lại. / Nothing to review.", style="green")]
    told: list[RenderableType] = []
    for row in listed:
        where = row["source"] or "không còn báo cáo / report not here"
        belief = "" if row["confidence"] is None else f" · {number(round(row['confidence'], 2))}"
        told += [
            Text.assemble((row["fact_id"], STYLES[row["state"]]), f" · {where}{belief}"),
            _marked(row),
            Text(f"  → {row['reading_vi']}"),
            Text(f"  → {row['reading_en']}", style="dim"),
            *_doubts(row),
            *told_decision(row),
            Text(),
        ]
    states = [row["state"] for row in listed]
    counted = (f"{states.count(name)} {vi} ({name})" for name, (_, vi) in codes.REVIEW_STATES.items())
    return [*told, Text("; ".join(counted))]


def _doubts(row: Row) -> "list[RenderableType]":
    """The rules that lower the belief, in words, and the other readings."""
    from rich.text import Text  # noqa: PLC0415 - as above

    from khuyencong.review.retelling import beliefs  # noqa: PLC0415 - 0.3 s that a decision saves

    if not row["rules"]:
        return []
    lowered = [ground for ground in beliefs(row) if ground["weight"] < 0][:DOUBTS]
    told: list[RenderableType] = [Text(f"  ? {each['vi']} / {each['en']}", style="dim") for each in lowered]
    return told + [Text(f"  ⇄ {each}", style="cyan") for each in row["alternatives"] or []]


def _marked(row: Row) -> "RenderableType":
    """The sentence with the figure marked, where it stands there once."""
    from rich.text import Text  # noqa: PLC0415 - as above

    words = Text(f"  {row['sentence']}")
    if row["quote"] and row["sentence"].count(row["quote"]) == 1:
        words.highlight_words([row["quote"]], "bold reverse")
    return words


def told_decision(row: Row) -> "list[RenderableType]":
    """What was decided on a row of `review`, by whom and why; nothing if it is open."""
    from rich.text import Text  # noqa: PLC0415 - as above

    if row["decision"] is None:
        return []
    word = f"{codes.DECISIONS[row['decision']][1]} / {row['decision']}"
    changed = f" [{', '.join(row['corrections'])}]" if row["corrections"] else ""
    said = f"{row['decided_by']}, {row['decided_at']:%Y-%m-%d}: {row['decided_why']}"
    lines: list[RenderableType] = [Text(f"  ✎ {word}{changed} · {said}", style=STYLES[row["state"]])]
    if row["lapsed_why"]:
        words = f"  ! không còn áp dụng / no longer applies: {row['lapsed_why']}"
        lines.append(Text(words, style=STYLES["lapsed"]))
    return lines
