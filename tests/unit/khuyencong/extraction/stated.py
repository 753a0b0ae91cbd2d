"""What tests of relations share: the relations read of a few words, as kind, verdict and quoted members."""

from tests.unit.khuyencong.extraction.papers import reading

Told = tuple[str, str, list[tuple[str, str]]]


def told(text: str, *kinds: str) -> list[Told]:
    """(kind, verdict, [(role, quote), …]) of each relation of these kinds, all kinds where none is named."""
    found = reading(f"Năm 2021. {text}")
    quotes = {fact["fact_id"]: fact["quote"] for fact in found.facts}
    members: dict[str, list[tuple[str, str]]] = {}
    for each in found.relation_facts:
        members.setdefault(each["relation_id"], []).append((each["role"], quotes[each["fact_id"]]))
    return [
        (row["kind"], row["verdict"], members[row["relation_id"]])
        for row in found.relations
        if row["kind"] in kinds or not kinds
    ]


def verdicts(text: str, *kinds: str) -> list[tuple[str, str]]:
    """(kind, verdict) of each relation."""
    return [row[:2] for row in told(text, *kinds)]
