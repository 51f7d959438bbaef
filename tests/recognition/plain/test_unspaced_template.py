"""Numbered rows of a template in text run together."""

from bgtlint.recognition.plain.unspaced_template import blank_rows, listed


def test_numbered_rows_are_told_apart_and_blank_ones_left_out() -> None:
    assert listed("指标1：合格率1010指标2：户数1010……") == ["指标1：合格率1010", "指标2：户数1010"]
    assert listed("指标1指标2") == []
    assert listed("达成预期指标88") == ["达成预期指标88"]


def test_blank_rows_keep_what_is_printed() -> None:
    assert blank_rows("指标1：户数1010指标2：……") == [{"level3": "指标2："}, {"level3": "……"}]
    assert blank_rows("指标1：///指标2：") == [
        {"level3": "指标1：/", "value": "/", "actual": "/"}, {"level3": "指标2："},
    ]  # fmt: skip
