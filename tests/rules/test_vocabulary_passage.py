"""Names of a text: read straight from a passage or by way of its text, the same comes out."""

from functools import partial

from bgtlint.model import Location, Passage
from bgtlint.rules import vocabulary_passage
from bgtlint.rules.scope import value_of
from bgtlint.rules.values import Record


def test_what_is_read_straight_from_a_passage_is_what_its_text_gives() -> None:
    rows = [row for row in vocabulary_passage.NAMES if row.direct is not None]
    assert len(rows) == 5
    for words in (
        "机密★1年",
        "内部资料 注意保存",
        "XX单位",
        "绩效\u200b目标\ufffd",
        "補貼發放",
        "完成 ",
    ):
        text = Passage(Location("指标值", words), "cell")
        record = Record("passage", text)
        for row in rows:
            assert row.direct is not None
            assert row.derive is not None
            assert row.direct(text) == row.derive(partial(value_of, record)), row
