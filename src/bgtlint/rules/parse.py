"""Expression texts to syntax trees, bounded in length, depth and list size."""

from functools import lru_cache

from bgtlint.rules import syntax as s
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.parse_quickly import parse_quickly
from bgtlint.rules.texts import Text

MAX_LENGTH = 2000


@lru_cache(maxsize=1024)
def parse(text: str) -> s.Node:
    """Return the tree of an expression; ExpressionError for a text that is none.

    What the quick parser does not understand is left to the grammar, which says what is wrong.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            Text(
                f"表达式长度超过 {MAX_LENGTH} 字（有 {len(text)} 字）。",
                f"Longer than {MAX_LENGTH} characters (there are {len(text)}).",
            ),
            (0, 0),
            hint=Text("请拆成几条规则。", "Make several rules of it."),
        )
    found = parse_quickly(text)
    if found is not None:
        return found
    from bgtlint.rules.parse_grammar import parse_by_grammar

    return parse_by_grammar(text)
