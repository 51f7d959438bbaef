"""Messages with placeholders: read at load, filled from a failure."""

import re
from collections.abc import Callable, Iterator

from bgtlint.rules import syntax as s
from bgtlint.rules.check import check
from bgtlint.rules.checking import Checking
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.parse import MAX_LENGTH, parse
from bgtlint.rules.rule import Expression, Placeholder
from bgtlint.rules.texts import Text
from bgtlint.rules.unknown import unknown_name
from bgtlint.rules.vocabulary import names

WORDS = ("lhs", "rhs", "gap", "gap_percent", "culprits", "places", "implied", "reason")
"""What the engine itself fills in; everything else in braces is an expression."""

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_IMPLIED = re.compile(r"\s*implied\s*[(（]([^()（）]*)[)）]\s*")
_SENTENCE = re.compile(
    r"(?:[^。；;!！?？.]|\.(?!\s|$))+(?:[。；;!！?？]|\.(?=\s|$))?|[。；;!！?？.]"
)
_BRACKETS = (("（", "）"), (" (", ")"))

Part = str | Placeholder


def read_template(
    text: str, at: Checking, wrong: Callable[[ExpressionError], None]
) -> tuple[Part, ...]:
    """Return the parts of a message; mistakes go to `wrong`, with spans in the message."""
    parts: list[Part] = []
    last = 0
    if len(text) > MAX_LENGTH:
        wrong(
            ExpressionError(
                Text(f"文字超过 {MAX_LENGTH} 字。", f"Longer than {MAX_LENGTH} characters."), (0, 0)
            )
        )
        return ()
    for found in _BRACES.finditer(text):
        parts.append(text[last : found.start()])
        last = found.end()
        if found[0] in ("{{", "}}"):
            parts.append(found[0][0])
        elif found[1] is None:
            wrong(
                ExpressionError(
                    Text(
                        "花括号不成对，文字中的写两遍。", "A stray brace; write it twice in a text."
                    ),
                    found.span(),
                    found[0],
                )
            )
        else:
            placeholder = _placeholder(found[1], found.start(1), at, wrong)
            parts += [placeholder] if placeholder else []
    parts.append(text[last:])
    return tuple(part for part in parts if part != "")


def _placeholder(
    inside: str, offset: int, at: Checking, wrong: Callable[[ExpressionError], None]
) -> Placeholder | None:
    word = inside.strip()
    if word in WORDS and word not in at.parameters:
        return Placeholder(word)
    implied = _IMPLIED.fullmatch(inside)
    if implied:
        offset += implied.start(1)
        inside = implied[1]
    try:
        tree = parse(inside)
    except ExpressionError as error:
        wrong(_moved(error, offset))
        return None
    if isinstance(tree, s.Name) and len(tree.path) == 1:
        known = names(at.scope)
        if tree.path[0] not in known and tree.path[0] not in at.parameters:
            start, end = tree.span
            wrong(
                ExpressionError(
                    Text(f"未知占位符 {word}。", f"Unknown placeholder {word}."),
                    (start + offset, end + offset),
                    word,
                    unknown_name(word, {*known, *at.parameters, *WORDS}, at.scope),
                )
            )
            return None
    errors: list[ExpressionError] = []
    kind = check(tree, Checking(at.scope, at.parameters, errors))
    for mistake in errors:
        wrong(_moved(mistake, offset))
    if errors:
        return None
    return Placeholder("implied" if implied else "", Expression(inside, tree, kind))


def _moved(error: ExpressionError, offset: int) -> ExpressionError:
    start, end = error.span
    return ExpressionError(error.message, (start + offset, end + offset), error.found, error.hint)


def fill(parts: tuple[Part, ...], value: Callable[[Placeholder], str | None]) -> str:
    """Return the message; a sentence that has nothing to say is left out.

    That is one whose `implied` came out empty or whose placeholder has no value (None). Brackets
    around a placeholder that came out empty are left out with it.
    """
    return "".join(_kept(parts, value))


def _kept(parts: tuple[Part, ...], value: Callable[[Placeholder], str | None]) -> Iterator[str]:
    gone = "\0"

    def said(part: Placeholder) -> str:
        found = value(part)
        empty = found is None or (not found and part.word == "implied")
        return gone if empty else (found or "").replace(gone, "")

    filled = "".join(_unbracketed([p if isinstance(p, str) else said(p) for p in parts]))
    for sentence in _SENTENCE.findall(filled):
        if gone not in sentence:
            yield sentence


def _unbracketed(texts: list[str]) -> list[str]:
    """Return the texts without the brackets around one that came out empty."""
    for place in range(1, len(texts) - 1):
        before, after = texts[place - 1], texts[place + 1]
        for opening, closing in _BRACKETS:
            if not texts[place] and before.endswith(opening) and after.startswith(closing):
                texts[place - 1] = before.removesuffix(opening)
                texts[place + 1] = after.removeprefix(closing)
    return texts
