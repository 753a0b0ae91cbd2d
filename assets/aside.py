"""Setting aside: files that officers wrote and that cannot be used, told in `quarantine`. What is wrong with them is told elsewhere."""

from collections.abc import Sequence
from datetime import datetime

import polars as pl

from khuyencong.model import polars_schema
from khuyencong.model.tables import QUARANTINE
from khuyencong.warehouse import Layers


def set_aside(over: Layers, reason: str, problems: Sequence[tuple[str, str]], now: datetime) -> None:
    """Tell `problems` (file and sentence) in the layer `quarantine`, in the place of those of an earlier try.

    Call it while holding the warehouse.
    """
    before = over.read("quarantine")
    others = before.filter(pl.col("reason") != reason)
    told = [(name, None, reason, words, now) for name, words in problems]
    if told or others.height < before.height:
        aside = pl.DataFrame(told, schema=polars_schema(QUARANTINE), orient="row")
        over.write("quarantine", pl.concat([others, aside]))
