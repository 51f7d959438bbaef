"""Forms without cells of which a part is certain: the rest is taken out of them, and named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bgtlint.model import Diagnostic, Form, Line, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.plain.running_whole import GOAL, MONEY, SUM, SURE

LONGEST = 60
"""So many letters of a text that was not read are shown."""
GOALS = frozenset({"goal", "term_goal", "achieved"})
AMOUNTS = f"{SURE}{SUM}"
WORDS = f"{SURE}{GOAL}"


def certain_part(form: Form, unsure: Sequence[str], lost: int, layout: Layout) -> Form | None:
    """Return a form without the money and goals that are in doubt, None where more is.

    `unsure` is what of it is in doubt, `lost` how many rows of indicators and funds were not read.
    """
    if not {*unsure} <= {AMOUNTS, WORDS}:
        return None
    kept = {name: place for name, place in form.fields.items()
            if name not in GOALS or compact(place.text)}  # fmt: skip
    unread = lost + (AMOUNTS in unsure)
    if WORDS in unsure:
        kept = {name: place for name, place in kept.items() if name not in GOALS}
    if AMOUNTS not in unsure:
        return replace(form, fields=kept, unread_rows=unread)
    money = {*MONEY, *(name for name, rule in layout.fields.items() if rule.part)}
    return replace(
        form,
        fields={name: place for name, place in kept.items() if name not in money},
        fund_parts=(),
        fund_details={},
        term_parts={},
        funds=(),
        list_sums=(),
        unread_rows=unread,
    )


def not_read(
    unsure: Sequence[str], left: Sequence[Line], lost: Sequence[str], at: Line
) -> Iterator[Diagnostic]:
    """Yield the diagnostic that names what of a form was not read, if anything.

    `unsure` are parts of the form, `left` rows of its funds, `lost` indicators, as printed.
    """
    texts = [name.removeprefix(SURE) for name in unsure]
    texts += [squash(text) for text in (*(line.text for line in left), *lost)]
    if not texts:
        return
    places = tuple(Location("", text, at.page, cell=at.address, bbox=at.box) for text in texts)
    shown = "".join(f"“{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}”" for text in texts)
    yield Diagnostic("part-not-read", at.page, shown, (), places)
