"""Project codes of a document, tables of one project taken once."""

import pytest

from bgtlint.model import Outline
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.parse import parse
from bgtlint.rules.scope import document_record
from bgtlint.rules.show import shown
from tests.rules.support import project

CODE = "13082225P000169100010"


@pytest.mark.parametrize(
    ("second", "code", "expected"),
    [
        ("公路养护", CODE, CODE),
        ("桥梁养护", CODE, f"{CODE}、{CODE}"),
        ("公路养护", "13082225P00002910005R", f"{CODE}、13082225P00002910005R"),
        ("桥梁养护", "", CODE),
    ],
)
def test_tables_of_one_name_share_their_code(second: str, code: str, expected: str) -> None:
    found = [
        project(fields={"name": "公路养护", "code": CODE}),
        project(fields={"name": second, "code": code}),
    ]
    record = document_record(found, Outline(year=2025))
    assert shown(evaluate(parse("own_codes"), Env(record, {}, {}))) == expected
