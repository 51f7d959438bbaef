"""Where a fund's figures stand whose rate was left blank: arithmetic tells, or nothing."""

import pytest

from bgtlint.recognition.plain.celled_rates import without_rate

NAMES = ["initial", "adjusted", "executed", "weight", "rate", "score"]


@pytest.mark.parametrize("figures", ["880 880 880 10 10", "60.00 80.00 76.00 10 9.5",
                                     "1,200 1,200 1,100 20 18.33"])  # fmt: skip
def test_points_and_score_that_the_amounts_make(figures: str) -> None:
    assert without_rate(NAMES, figures.split()) == [[0, 1, 2, 3, 5]]


@pytest.mark.parametrize(
    "figures",
    [
        "880 880 88 10 10",
        "880 880 10 10",
        "60.00 80.00 76.00 10 9",
        "80.00 76.00 10 95 9.5",
        "880 880 880 10 -",
        "880 880 880 10 100%",
    ],
)
def test_figures_that_may_stand_elsewhere_stand_nowhere(figures: str) -> None:
    assert without_rate(NAMES, figures.split()) == []
