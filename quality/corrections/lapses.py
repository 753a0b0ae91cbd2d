"""Lapses: what is to be said of corrections that no longer fit their source. Nothing is judged here."""

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from quality.findings.alarm import Alarm


def alarms(corrections: pl.DataFrame) -> "list[Alarm]":
    """An alarm for each lapsed row of the table `corrections`; its cause is the correction's id."""
    from quality.findings.alarm import Alarm  # noqa: PLC0415 - quality.findings asks for these alarms

    told = []
    for row in corrections.filter(pl.col("state") == "lapsed").sort("correction_id").iter_rows(named=True):
        name, place = row["correction_id"], f"{row['source']}, “{row['quote']}”"
        vi, _, en = row["lapsed_why"].partition(" / ")
        alarm = Alarm(
            rule_id="correction-lapsed",
            check_name="correction",
            severity="warning",
            cause=(name,),
            message_vi=f"Đính chính {name} không còn khớp với nguồn ({place}): {vi}"
            " - hãy bỏ tệp hoặc sửa expect.",
            message_en=f"Correction {name} no longer fits its source ({place}): {en}"
            " - remove the file or mend its expect.",
            document_id=row["document_id"],
        )
        told.append(alarm)
    return told
