"""The registry and the algebra of unit texts."""

import subprocess
import sys
from fractions import Fraction

import pint
import pytest

from bgtlint.interpretation import units
from bgtlint.interpretation.lexicon import lexicon


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("元", "万元", Fraction(1, 10000)),
        ("亿元", "万元", Fraction(10000)),
        ("年", "月", Fraction(12)),
        ("年", "季度", Fraction(4)),
        ("年", "学期", Fraction(2)),
        ("半年", "月", Fraction(6)),
        ("年", "周", Fraction(52)),
        ("%", "‰", Fraction(10)),
        ("公里", "米", Fraction(1000)),
        ("公顷", "亩", Fraction(15)),
        ("亩", "㎡", Fraction(2000, 3)),
        ("万亩", "亩", Fraction(10000)),
        ("名", "人", Fraction(1)),
        ("场次", "场", Fraction(1)),
        ("小时", "分钟", Fraction(60)),
        ("元/人·月", "万元/人/年", Fraction(12, 10000)),
        ("元/人月", "元/月/人", Fraction(1)),
    ],
)
def test_factors_are_exact(source: str, target: str, factor: Fraction) -> None:
    assert units.conversion(source, target) == factor
    assert units.conversion(target, source) == 1 / factor


@pytest.mark.parametrize(
    ("one", "other"),
    [("人", "元"), ("人", "人次"), ("天", "月"), ("小时", "年"), ("人", "户"), ("%", "人"),
     ("元/人", "元"), ("台班", "台")],
)  # fmt: skip
def test_different_things_do_not_convert(one: str, other: str) -> None:
    assert units.conversion(one, other) is None


@pytest.mark.parametrize(
    ("left", "right", "unit", "factor"),
    [
        ("人", "万元/人/年", "万元/年", 1),
        ("万元/年", "年", "万元", 1),
        ("万元/户/季度", "年", "万元/户", 4),
        ("名", "元/人", "元", 1),
        ("台班", "元/台班", "元", 1),
        ("%", "万元", "万元", Fraction(1, 100)),
        ("%", "%", "", Fraction(1, 10000)),
        ("", "万元", "万元", 1),
    ],
)
def test_products_are_reduced(left: str, right: str, unit: str, factor: Fraction | int) -> None:
    assert units.product(left, right) == (unit, Fraction(factor))


def test_quotients_are_reduced() -> None:
    assert units.quotient("万元", "元") == ("", Fraction(10000))
    assert units.quotient("万元", "人") == ("万元/人", Fraction(1))
    assert units.quotient("元", "元/人") == ("人", Fraction(1))


def test_an_unknown_noun_is_a_dimension_of_its_own() -> None:
    assert units.unit("灯笼") is None
    assert units.conversion("灯笼", "灯笼") == 1
    assert units.conversion("灯笼", "台") is None
    assert units.product("灯笼", "元/灯笼") == ("元", Fraction(1))


def test_every_name_of_the_files_is_a_unit() -> None:
    assert [name for name in units.names() if units.unit(name) is None] == []
    assert {"人", "万元", "台班", "㎡", "‰"} - {"㎡"} <= units.names()


def test_nouns_that_stand_in_for_each_other() -> None:
    assert units.related("件", "个案件")
    assert units.related("个", "条")
    assert units.related("名", "人次")
    assert not units.related("户", "人")
    assert not units.related("月", "人")


def test_the_registry_is_built_once_from_our_definitions_only() -> None:
    registry = units.registry()
    assert units.registry() is registry
    assert registry.Unit("万元") and registry.Unit("人")
    for foreign in ("meter", "kilogram", "count"):  # of pint's own list, slow to read
        with pytest.raises(pint.UndefinedUnitError):
            registry.Unit(foreign)


def test_importing_the_units_does_not_import_pint() -> None:
    code = "import sys, bgtlint.interpretation.values; print('pint' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert run.stdout.strip() == "False"


def test_plain_definitions_are_read_as_pint_reads_them() -> None:
    registry = units.registry()
    defined = units.names() - set(lexicon().nouns)
    assert len(defined) > 150
    for name in defined:
        factor, roots = registry.get_root_units(registry.get_name(name))
        found = units.unit(name)
        assert found is not None
        assert found.factor == Fraction(str(factor)), name
        assert dict(found.dimension) == {str(n): int(str(e)) for n, e in roots._units.items()}, name


def test_no_definition_needs_pint() -> None:
    code = """if True:
        import sys
        from bgtlint.interpretation import units
        assert all(units.unit(name) for name in units.names())
        print('pint' in sys.modules)
    """
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert run.stdout.strip() == "False"
