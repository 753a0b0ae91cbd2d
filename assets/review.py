"""Review: facts for an officer to judge, and facts and relations as officers decided them.

What a decision does is khuyencong.review's; here its outcome is kept and told.
"""

from datetime import UTC, datetime

import dagster as dg
import polars as pl

from assets.folders import Folders
from assets.metadata import counts, sample
from khuyencong.model import polars_schema
from khuyencong.model.tables import QUARANTINE
from khuyencong.progress import Tell
from khuyencong.review import decide, load
from khuyencong.warehouse import exclusive

DECIDED = ("facts", "relations", "relation_facts")


@dg.asset(
    group_name="quality", deps=["documents", "facts", "relations", "quarantine"], kinds={"polars", "parquet"}
)
def review(folders: Folders, tell: dg.ResourceParam[Tell]) -> dg.MaterializeResult[None]:
    """Facts under the bar and every decision; what the steps after this one see obeys the decisions."""
    tell("review", 0, 0)
    if not folders.settled():
        obey(folders)
    listed = folders.layers.read("review")
    worst = listed.filter(state="open").sort("confidence", "fact_id")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": listed.height,
            "by state": counts(listed, "state"),
            "sample": sample(worst, ["quote", "reading_vi", "confidence", "sentence"]),
        }
    )


def obey(folders: Folders) -> None:
    """Keep `review`, and over the layers as read those that the decisions change."""
    layers, over = folders.layers, folders.layers.decided
    decisions, problems = load(folders.decisions)
    read = {name: layers.read(name) for name in (*DECIDED, "documents", "quarantine")}
    decided = decide(*(read[name] for name in (*DECIDED, "documents")), decisions)
    now = datetime.now(UTC).replace(tzinfo=None)
    rows = [(name, None, "invalid_decision", words, now) for name, words in problems]
    aside = pl.DataFrame(rows, schema=polars_schema(QUARANTINE), orient="row")
    made = {name: getattr(decided, name) for name in DECIDED}
    made["quarantine"] = pl.concat([read["quarantine"], aside]) if rows else read["quarantine"]
    with exclusive(folders.target):
        for name, frame in made.items():
            if frame is read[name]:
                over.forget(name)
            else:
                over.write(name, frame)
        layers.write("review", decided.review)
