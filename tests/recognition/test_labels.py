import pytest

from bgtlint.recognition.labels import label, level, level1, level2
from bgtlint.recognition.layout_reading import shipped_levels


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("其中:财政资金", "财政资金"),
        ("资金支出计划(%)", "资金支出计划"),
        ("项目资金(万元):", "项目资金"),
        ("预算数", "预算数"),
    ],
)
def test_labels(printed: str, name: str) -> None:
    assert label(printed) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("产出指标", "产出"), ("产出指标(50分)", "产出"), ("产出指标50", "产出"),
        ("成本指标(0-20)分", "成本"), ("数量", "数量"), ("指标", "指标"),
    ],
)  # fmt: skip
def test_levels(printed: str, name: str) -> None:
    assert level(printed) == name


def test_level_names_map_to_canonical_ones() -> None:
    levels = shipped_levels()
    assert level1("满意度指标", levels) == "满意度"
    assert level2("服务对象满意度指标", levels) == "满意度"
    assert level2("环境效益指标", levels) == "生态效益"
    assert level2("养护里程", levels) is None
