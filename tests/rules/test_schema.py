from pathlib import Path

import jsonschema
import pytest
import yaml

from bgtlint.rules.schema import rule_schema
from tests.rules.support import COST, rule_text


def test_the_schema_is_one_and_takes_what_the_loader_takes() -> None:
    schema = rule_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    rules = yaml.safe_load(COST)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(rules)
    validator.validate({"rules": rules})


@pytest.mark.parametrize(
    "keys",
    [{"id": "x"}, {"scope": "prject"}, {"severity": "fatal"}, {"extra": "1"}, {"title": "-"},
     {"examples": "{pass: [{budgt: 1}]}"}],
)  # fmt: skip
def test_the_schema_refuses(keys: dict[str, str]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(rule_schema()).validate(yaml.safe_load(rule_text(**keys)))


def test_the_grammar_is_packaged() -> None:
    import bgtlint.rules.parse as module

    assert Path(module.__file__).with_name("grammar.lark").is_file()
