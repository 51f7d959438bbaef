"""The shipped word lists."""

from bgtlint.interpretation import units
from bgtlint.interpretation.lexicon import ends, lexicon, starts


def test_words_are_tried_longest_first() -> None:
    table = lexicon()
    for words in (table.not_units, table.names, tuple(table.before), tuple(table.after)):
        assert [len(word) for word in words] == sorted(map(len, words), reverse=True)
    assert starts("不低于95", table.before) == "不低于"
    assert ends("约为", 2, table.before) == "约为"


def test_every_noun_named_elsewhere_is_a_unit() -> None:
    table = lexicon()
    named = {
        *table.periods.values(), *table.averages.values(), *table.persons.values(),
        *(noun for group in table.related for noun in group),
    }  # fmt: skip
    assert sorted(named - units.names()) == []


def test_the_alphabet_of_the_check_character() -> None:
    code = lexicon().code
    assert len(code.alphabet) == len(set(code.alphabet)) == code.modulus
    assert code.checked_letters <= code.patterns.keys()


def test_comparators_have_one_meaning() -> None:
    assert set(lexicon().before.values()) <= set("≥≤><=±≈")
    assert set(lexicon().after.values()) <= set("≥≤≈")
