import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.reporting.json_text import Written, json_text
from bgtlint.reporting.sanitise import escape_json

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
).filter(lambda value: not isinstance(value, float) or abs(value) < float("inf"))
VALUES = st.recursive(
    SCALARS, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=20
)


@given(VALUES)
def test_text_is_that_of_the_library(value: object) -> None:
    wanted = escape_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert json_text(value) == wanted


@given(VALUES)
def test_a_part_that_is_written_goes_in_as_it_is(value: object) -> None:
    part = Written(json_text(value, "\n    "))
    assert json_text({"a": [part]}) == json_text({"a": [value]})


def test_other_values_are_refused() -> None:
    with pytest.raises(KeyError):
        json_text({"a": object()})
