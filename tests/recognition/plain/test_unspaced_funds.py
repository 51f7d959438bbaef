"""The fund block of a form run together is cut by its arithmetic, or left."""

import pytest

from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.plain.unspaced_funds import Funds, unspaced_funds

HEADS = "实施单位青禾县河道管理所项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分"


def funds(rows: str) -> Funds:
    text = f"{HEADS}{rows}年度总体目标管好河道"
    found = unspaced_funds(text, shipped_fund_words(), frozenset({"项目资金"}))
    assert found is not None
    assert text[found.start :].startswith("项目资金（万元）")
    assert text[found.end :] == "年度总体目标管好河道"
    return found


@pytest.mark.parametrize(
    ("figures", "cells"),
    [
        ("88088088010100%10", ("880", "880", "880", "10", "100%", "10")),
        ("7.297.297.2910.00100%10.00", ("7.29", "7.29", "7.29", "10.00", "100%", "10.00")),
        ("0001000", ("0", "0", "0", "10", "0", "0")),
        ("901101001090.91%9.09", ("90", "110", "100", "10", "90.91%", "9.09")),
        ("387664.62387664.6210100%10", ("", "387664.62", "387664.62", "10", "100%", "10")),
    ],
)
def test_the_total_is_cut_where_the_rate_leaves_one_way(
    figures: str, cells: tuple[str, ...]
) -> None:
    found = funds(f"年度资金总额：{figures}")
    assert found.sure
    assert found.rows == [("年度资金总额：", *cells)]


@pytest.mark.parametrize("figures", ["", "880880", "8808808801010%10", "1.1" * 20, "1" * 60])
def test_a_total_in_doubt_is_not_read(figures: str) -> None:
    assert not funds(f"年度资金总额：{figures}").sure


def test_parts_are_cut_where_they_add_up() -> None:
    found = funds("年度资金总额150.00168.00159.601095%9.5其中：本年财政拨款150.00150.00144.00—96%—"
                  "上年结转资金0.0018.0015.60—86.67%—其他资金")  # fmt: skip
    assert found.rows[1:] == [
        ("其中：本年财政拨款", "150.00", "150.00", "144.00", "—", "96%", "—"),
        ("上年结转资金", "0.00", "18.00", "15.60", "—", "86.67%", "—"),
        ("其他资金", "", "", "", "", "", ""),
    ]


def test_parts_that_do_not_add_up_are_left_and_named() -> None:
    found = funds("年度资金总额0001000其中：本年财政拨款9089.97489.974上年结转资金")
    assert found.sure and len(found.rows) == 1
    assert found.left == ["其中：本年财政拨款9089.97489.974", "上年结转资金"]


def test_a_text_without_a_block_has_none() -> None:
    assert unspaced_funds("项目名称护林年度资金总额90", shipped_fund_words(), frozenset()) is None
