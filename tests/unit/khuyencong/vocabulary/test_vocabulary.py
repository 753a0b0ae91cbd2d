"""The tables of words: every word folded, written once, and with one meaning."""

import tomllib
from collections import Counter
from decimal import Decimal

import pytest

from khuyencong import vocabulary
from khuyencong.language.folding import fold
from khuyencong.model import codes

TABLES = sorted(path.stem for path in vocabulary.FOLDER.glob("*.toml"))
CUES = sorted(vocabulary.table("cues"))


def lists(value, keys=()):
    """Every list of a table with the keys that lead to it."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from lists(below, (*keys, key))
    elif isinstance(value, list):
        yield keys, value


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (word for pair in value.items() for each in pair for word in strings(each))
    elif isinstance(value, list):
        yield from (word for each in value for word in strings(each))


@pytest.mark.parametrize("name", TABLES)
def test_every_word_is_folded(name):
    found = [*strings(vocabulary.table(name))]
    assert found
    assert found == [fold(word) for word in found]


@pytest.mark.parametrize("name", TABLES)
def test_words_have_no_stray_spaces(name):
    written = tomllib.loads((vocabulary.FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert [word for word in strings(written) if word != " ".join(word.split())] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_word_is_written_twice_in_a_list(name):
    counted = {keys: Counter(words) for keys, words in lists(vocabulary.table(name))}
    assert {(keys, word) for keys, words in counted.items() for word in words if words[word] > 1} == set()


@pytest.mark.parametrize("group", CUES)
def test_a_cue_says_one_thing(group):
    meanings = Counter(word for words in vocabulary.table("cues")[group].values() for word in set(words))
    assert [word for word, count in meanings.items() if count > 1] == []


def test_a_noun_counts_one_thing():
    meanings = Counter(
        word for row in vocabulary.table("nouns")["indicator"].values() for word in set(row["nouns"])
    )
    assert [word for word, count in meanings.items() if count > 1] == []


def test_indicators_and_contents_are_those_of_the_model():
    rows = vocabulary.table("nouns")["indicator"]
    assert set(rows) - {"people", "masters"} <= set(codes.INDICATORS)
    assert {row["activity"] for row in rows.values() if "activity" in row} <= set(codes.ACTIVITIES)


def test_multipliers_are_powers_of_ten():
    factors = [Decimal(factor) for factor in vocabulary.table("units")["multiplier"].values()]
    assert all(factor.normalize().as_tuple().digits == (1,) for factor in factors)


def test_one_spelling_of_a_multiplier_is_worth_the_other():
    factors = vocabulary.table("units")["multiplier"]
    pairs = [(word, word.replace("tỉ", "tỷ").replace("ngàn", "nghìn")) for word in factors]
    assert [pair for pair in pairs if factors[pair[0]] != factors.get(pair[1])] == []


def test_words_gives_what_stands_under_the_keys():
    assert vocabulary.words("numbers", "qualifier", "after_over") == {"trở lên"}
    with pytest.raises(KeyError):
        vocabulary.words("numbers", "no such key")
