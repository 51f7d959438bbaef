"""Which way an indicator is good, by its name."""

import pytest

from bgtlint.interpretation.directions import shipped_directions


@pytest.mark.parametrize(
    ("name", "lower"),
    [
        ("设备故障率", True),
        ("森林火灾受害率", True),
        ("安全事故起数", True),
        ("事故死亡人数", True),
        ("水质超标次数", True),
        ("秸秆焚烧火点数", True),
        ("扑救火灾次数", False),
        ("治理黑臭水体数量", False),
        ("投诉按期办结率", False),
        ("挽回消费者经济损失", False),
        ("失业人员再就业人数", False),
        ("事故救援演练次数", False),
        ("投诉下降率", False),
        ("节约运行费用", False),
        ("参训人数", False),
    ],
)
def test_a_name_counts_what_less_is_better_of(name: str, lower: bool) -> None:
    assert shipped_directions().is_plainly_lower(name) is lower
