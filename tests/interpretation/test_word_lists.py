"""The word lists that rules name."""

import pytest
import yaml

from bgtlint.interpretation.word_lists import listed, says, word_lists
from bgtlint.shipped import shipped


def test_a_list_has_an_english_and_a_chinese_name() -> None:
    source = yaml.safe_load(shipped("words.yml").read_text(encoding="utf-8"))
    assert len(word_lists()) == 2 * len(source)
    for name, given in source.items():
        assert word_lists()[name] is word_lists()[given["zh"]]
        assert len(set(given["words"])) == len(given["words"]), name
        assert all(isinstance(word, str) and word for word in given["words"]), name


def test_says_and_listed() -> None:
    assert says("资金 及时拨付", "vague-times")
    assert not says("2025年8月底前", "笼统时间")
    assert listed("人 次", "counted-units")
    assert not listed("人次数量", "counted-units")


def test_an_unknown_list() -> None:
    with pytest.raises(KeyError):
        says("及时", "no-such-list")
