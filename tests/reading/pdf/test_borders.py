from bgtlint.reading.pdf.borders import Rule, Rules, missing_borders


def rules(
    xs: list[float], ys: list[float], across: tuple[float, float], down: tuple[float, float]
) -> Rules:
    return Rules([Rule(y, *across) for y in ys], [Rule(x, *down) for x in xs])


def test_a_closed_table_misses_nothing() -> None:
    assert missing_borders(rules([0, 50, 100], [0, 20, 40], (0, 100), (0, 40))) == Rules([], [])


def test_open_sides_are_closed_from_the_first_rule_to_the_last() -> None:
    found = missing_borders(rules([40, 80], [0, 20, 40], (0, 120), (0, 40)))
    assert found == Rules([], [Rule(0, 0, 40), Rule(120, 0, 40)])


def test_an_open_end_at_a_page_break_is_closed() -> None:
    found = missing_borders(rules([0, 50, 100], [0, 20], (0, 100), (0, 50)))
    assert found == Rules([Rule(50, 0, 100)], [])


def test_one_missing_corner_is_closed_with_the_border_beside_it() -> None:
    open_corner = Rules(
        [Rule(0, 50, 100), Rule(20, 0, 100)], [Rule(0, 0, 20), Rule(50, 0, 20), Rule(100, 0, 20)]
    )
    assert missing_borders(open_corner) == Rules([Rule(0, 0, 100)], [])


def test_sides_and_end_meet_in_the_corners() -> None:
    found = missing_borders(rules([40, 80], [0, 20, 40], (0, 120), (0, 60)))
    assert found.across == [Rule(60, 0, 120)]
    assert found.upright == [Rule(0, 0, 60), Rule(120, 0, 60)]


def test_underlines_and_short_overshoots_are_no_borders() -> None:
    assert missing_borders(Rules([Rule(y, 0, 100) for y in (10, 30, 50)], [])) == Rules([], [])
    over = rules([0, 50, 100], [0, 20, 40], (-4, 104), (-4, 44))
    assert missing_borders(over) == Rules([], [])


def test_tables_that_do_not_touch_are_closed_apart() -> None:
    one = rules([40, 80], [0, 20, 40], (0, 120), (0, 40))
    two = rules([40, 80], [100, 120, 140], (0, 120), (100, 140))
    found = missing_borders(Rules(one.across + two.across, one.upright + two.upright))
    assert sorted(found.upright) == [
        Rule(0, 0, 40), Rule(0, 100, 140), Rule(120, 0, 40), Rule(120, 100, 140),
    ]  # fmt: skip
