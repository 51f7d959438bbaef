"""Which years a project's dates may be of."""

import pytest

from bgtlint.interpretation.years import named_years, year_span


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("2025年公路养护经费", (2025,)),
        ("岭财社[2024]133号2025年就业补助资金", (2025,)),
        ("岭财社〔2024〕133号2025年就业补助资金", (2025,)),
        ("2024-2026年规划编制", (2024, 2026)),
        ("规划编制（2024-2026年）", (2024, 2026)),
        ("2024—2025学年营养餐补助", (2024, 2025)),
        ("公路养护经费", ()),
        ("12025年", ()),
    ],
)
def test_years_in_a_name(name: str, years: tuple[int, ...]) -> None:
    assert named_years(name) == years


@pytest.mark.parametrize(
    ("name", "code", "document", "span"),
    [
        ("2025年公路养护", 2025, 2025, (2025, 2025)),
        ("2024年公路养护", 2024, 2025, (2024, 2025)),
        ("2024-2026年规划编制", 2024, 2025, (2024, 2026)),
        ("公路养护", 2021, 2025, (2021, 2025)),
        ("公路养护", 2021, None, (2021, None)),
        ("公路养护", None, None, (None, None)),
        ("2025年公路养护", None, None, (2025, 2025)),
        ("公路养护", None, 2025, (2025, 2025)),
    ],
)
def test_the_span(
    name: str, code: int | None, document: int | None, span: tuple[int | None, int | None]
) -> None:
    assert year_span(name, code, document) == span
