"""The rules of the ledger, each told as a story of runs over the same folder."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.intake.ledger import STALE, Entry, Ledger, Naming, fingerprint, namings
from khuyencong.reading import RawFile, Unreadable

TODAY = "code-1"

Files = Mapping[str, str | None]
"""Names with the bytes' hash; None: it may not be opened."""


def listing(files: Files, origin: str | None = None) -> list[RawFile]:
    locked = Unreadable("permission", "not for us")
    return [
        RawFile(name, None, sha256, origin, 1, None, None if sha256 else locked)  # ty: ignore[invalid-argument-type]
        for name, sha256 in sorted(files.items())
    ]


def day(
    files: Files, known: list[Entry], code: str = TODAY, origin: str | None = None, bad: tuple[str, ...] = ()
) -> tuple[list[str], Ledger]:
    """One run: the names that were read, and the ledger after it. `bad` hashes cannot be read."""
    ledger = Ledger(listing(files, origin), {entry.source: entry for entry in known}, code)
    read = []
    for file in ledger.pending:
        if ledger.copy(file):
            continue
        if file.sha256 is None or file.sha256 in bad:
            ledger.quarantine(file)
        else:
            read.append(file.source)
            ledger.read(file, file.sha256, f"doc-{file.sha256}")
    return read, ledger


def test_nothing_is_read_when_nothing_changed() -> None:
    read, first = day({"a": "1", "b": "2"}, [])
    again, second = day({"a": "1", "b": "2"}, first.closed())
    assert (read, again) == (["a", "b"], [])
    assert second.closed() == first.closed()
    assert second.counts()["unchanged"] == 2


@pytest.mark.parametrize(
    ("change", "read", "counted"),
    [
        ({"files": {"a": "1", "b": "9"}}, ["b"], "changed"),
        ({"files": {"a": "1", "b": "2", "c": "3"}}, ["c"], "new"),
        ({"files": {"a": "1", "b": "2"}, "code": "code-2"}, ["a", "b"], "read_again"),
        ({"files": {"a": "1", "b": "2"}, "origin": "o"}, ["a", "b"], "changed"),
    ],
)
def test_only_what_changed_is_read(change: dict, read: list[str], counted: str) -> None:
    _, before = day({"a": "1", "b": "2"}, [])
    again, after = day(known=before.closed(), **change)
    assert again == read
    assert after.counts()[counted] == len(read)


def test_same_bytes_under_two_names_are_one_report() -> None:
    read, ledger = day({"a": "1", "b": "1"}, [])
    assert read == ["a"]
    assert [entry.document_id for entry in ledger.closed()] == ["doc-1", "doc-1"]
    assert ledger.counts()["copies"] == 1


def test_a_copy_never_takes_over_the_name_of_the_report() -> None:
    _, first = day({"b": "1"}, [])
    _, second = day({"a": "1", "b": "1"}, first.closed(), code="code-2")
    assert {entry.source: entry.state for entry in second.closed()} == {"a": "copy", "b": "read"}


def test_what_cannot_be_read_leaves_the_last_version_current() -> None:
    _, first = day({"a": "1"}, [])
    _, second = day({"a": "2"}, first.closed(), bad=("2",))
    assert [(entry.state, entry.document_id) for entry in second.closed()] == [("quarantined", "doc-1")]
    read, _ = day({"a": "2"}, second.closed(), bad=("2",))
    assert read == []


def test_a_file_without_permission_is_tried_each_time() -> None:
    _, first = day({"a": None}, [])
    read, _ = day({"a": "1"}, first.closed())
    assert read == ["a"]


def test_a_name_that_is_gone_keeps_its_report() -> None:
    _, first = day({"a": "1", "b": "2"}, [])
    _, second = day({"b": "2"}, first.closed())
    assert [entry.source for entry in second.closed()] == ["a", "b"]
    assert second.counts()["gone"] == 1


def test_a_renamed_file_is_one_name() -> None:
    _, first = day({"a": "1"}, [])
    _, second = day({"b": "1"}, first.closed())
    assert [entry.source for entry in second.closed()] == ["b"]


def test_a_killed_run_is_taken_up_again_even_if_the_file_is_put_back() -> None:
    _, first = day({"a": "1"}, [])
    _, killed = day({"a": "2"}, first.closed())
    assert [entry.code_version for entry in killed.begun()] == [STALE]
    read, _ = day({"a": "1"}, killed.begun())
    assert read == ["a"]


def names(*ledgers: Ledger) -> dict[str, Naming]:
    """Where each version stands after those runs."""
    known: dict[str, Naming] = {}
    for ledger in ledgers:
        closed = ledger.closed()
        for entry in closed:
            if entry.document_id:
                known.setdefault(entry.document_id, Naming(entry.source, None))
        known = namings(known, closed)
    return known


def test_new_bytes_under_an_old_name_supersede() -> None:
    _, first = day({"a": "1"}, [])
    _, second = day({"a": "2"}, first.closed())
    assert names(first, second) == {"doc-1": Naming("a", "doc-2"), "doc-2": Naming("a", None)}
    _, back = day({"a": "1"}, second.closed())
    assert names(first, second, back) == {"doc-1": Naming("a", None), "doc-2": Naming("a", "doc-1")}


def test_bytes_under_another_name_too_stay_current() -> None:
    _, first = day({"a": "1", "b": "1"}, [])
    _, second = day({"a": "2", "b": "1"}, first.closed())
    assert names(first, second) == {"doc-1": Naming("b", None), "doc-2": Naming("a", None)}


def test_a_version_renamed_and_then_changed_is_superseded() -> None:
    _, first = day({"a": "1"}, [])
    _, second = day({"b": "1"}, first.closed())
    _, third = day({"b": "2"}, second.closed())
    assert names(first, second, third)["doc-1"] == Naming("b", "doc-2")


folders = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("123"), max_size=4)


@given(st.lists(folders, min_size=1, max_size=5))
def test_whatever_happens_no_report_is_lost(days: list[dict[str, str]]) -> None:
    known: list[Entry] = []
    ledgers, ever = [], set()
    for files in days:
        _, ledger = day(files, known)
        known = ledger.closed()
        ledgers.append(ledger)
        ever |= {f"doc-{sha256}" for sha256 in files.values()}
    standing = names(*ledgers)
    current = {document_id for document_id, naming in standing.items() if naming.superseded_by is None}
    assert standing.keys() == ever
    assert {f"doc-{sha256}" for sha256 in days[-1].values()} <= current
    assert all(naming.superseded_by in standing for naming in standing.values() if naming.superseded_by)
    read, after = day(days[-1], known)
    assert read == []
    assert fingerprint(after.closed()) == fingerprint(known)
