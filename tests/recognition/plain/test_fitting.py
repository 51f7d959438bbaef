"""Cells in order find the columns they fit: as far left and as far right as these allow."""

from itertools import combinations, pairwise, product
from random import Random

import pytest

from bgtlint.checker import Settings
from bgtlint.recognition.plain.fitting import ANY_LEVEL2, ANY_UNIT, fits, laid_out


@pytest.mark.parametrize(
    ("name", "text", "fit"),
    [
        ("level1", "产出指标(50分)", True), ("level2", "数量指标", True),
        ("level2", "工作目标管理", False), ("level3", "数量指标", False),
        ("level3", "群众满意度", True), ("level3", "12场", False), ("level3", "指标2:", True),
        ("comparator", "≥", True), ("comparator", "定量", True), ("comparator", "95", False),
        ("unit", "元/亩", True), ("unit", "是/否", False), ("value", "≥", False),
        ("value", "应保尽保", True), ("value", "%", False), ("value", "效益指标", False),
        ("weight", "12.5分", True), ("weight", "优", False), ("reason", "已完成整改", True),
        ("note", "10", False), ("note", "不超预算", True), ("", "10", True), ("score", "—", True),
    ],
)  # fmt: skip
def test_what_a_column_may_hold(name: str, text: str, fit: bool, shipped: Settings) -> None:
    assert fits(name, text, shipped.levels) is fit


def test_words_nobody_knows_are_units_and_levels_only_when_asked(shipped: Settings) -> None:
    assert fits("unit", "是/否", shipped.levels, ANY_UNIT)
    assert fits("level2", "工作目标管理", shipped.levels, ANY_LEVEL2)


def test_cells_are_laid_out_as_far_left_and_right_as_all_ways_reach() -> None:
    random = Random(7)
    for _ in range(300):
        width = random.randint(1, 6)
        allowed = [
            frozenset(random.sample(range(1, width + 1), random.randint(1, width)))
            for _ in range(random.randint(1, width))
        ]
        ways = [
            way
            for way in product(*map(sorted, allowed))
            if all(one < other for one, other in pairwise(way))
        ]
        found = laid_out(allowed)
        if not ways:
            assert found is None
            continue
        assert found is not None
        assert found[0] == tuple(map(min, zip(*ways, strict=True)))
        assert found[1] == tuple(map(max, zip(*ways, strict=True)))
        assert (found[0] == found[1]) is (len(ways) == 1)


def test_a_fixed_cell_leaves_the_others_what_is_left_and_right_of_it() -> None:
    everywhere = [frozenset(range(1, 5))] * 3
    ways = [way for way in combinations(range(1, 5), 3) if way[1] == 3]
    assert laid_out(everywhere, {1: 3}) == ((1, 3, 4), (2, 3, 4))
    assert ways == [(1, 3, 4), (2, 3, 4)]
    assert laid_out(everywhere, {1: 9}) is None
