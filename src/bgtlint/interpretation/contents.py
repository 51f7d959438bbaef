"""The table of contents against the titles of the body, and numbers that should run on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from bgtlint.interpretation.resemblance import similarity
from bgtlint.model import Entry
from bgtlint.recognition.contents import NUMBER
from bgtlint.recognition.titles import is_form_title

_ALIKE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An entry of the contents and a title of the body that do not agree; None for a lack.

    `moved` marks titles that agree but stand in another order.
    """

    listed: Entry | None
    printed: Entry | None
    moved: bool = False


def _name(entry: Entry) -> str:
    return NUMBER.sub("", entry.title)


def compare_contents(
    contents: Sequence[Entry], titles: Sequence[Entry], body: Iterable[str] = ()
) -> Iterator[Mismatch]:
    """Yield where the contents and the titles of the forms disagree in wording, set or order.

    Compared without numbers, white space and dot leaders; only entries that are titles of forms.
    Nothing if the contents list less than half of the forms: they name sections then. An entry
    that the `body` (compacted texts) prints somewhere is not missing there, and of several forms
    with one title it is enough to list one.
    """
    listed = [entry for entry in contents if is_form_title(entry.title)]
    names = [_name(entry) for entry in listed]
    printed = [_name(title) for title in titles]
    lost: list[Entry] = []
    new: list[Entry] = []
    differing: list[Mismatch] = []
    blocks = SequenceMatcher(None, names, printed, autojunk=False)
    for kind, a, b, c, d in blocks.get_opcodes():
        if kind == "equal":
            continue
        left = list(listed[a:b])
        right = list(titles[c:d])
        for one, other in _paired(left, right):
            if _name(one) not in printed and _name(other) not in names:
                differing.append(Mismatch(one, other))
                left.remove(one)
                right.remove(other)
        lost += left
        new += right
    if 2 * (len(titles) - len(new)) < len(titles) or not listed:
        return
    yield from differing
    moved = [one for one in lost if any(_name(other) == _name(one) for other in new)]
    for one in moved:
        twin = next(other for other in titles if _name(other) == _name(one))
        yield Mismatch(one, twin, moved=True)
    texts = tuple(body)
    for one in lost:
        if one not in moved and not any(_name(one) in text for text in texts):
            yield Mismatch(one, None)
    for other in new:
        if _name(other) not in names:
            yield Mismatch(None, other)


def _paired(left: Sequence[Entry], right: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    return [
        (one, other)
        for one, other in zip(left, right, strict=False)
        if _name(one) != _name(other) and similarity(_name(one), _name(other)) >= _ALIKE
    ]


def expected_numbers(numbers: Sequence[int | None], groups: Sequence[str]) -> list[int | None]:
    """Return the number that each title should carry: one more than the title before.

    A title without a number takes its place silently. After a gap the count goes on from the
    printed number; it may begin again at 1 where the group (the budget unit) changes.
    """
    expected: list[int | None] = []
    due = 1
    for index, (printed, group) in enumerate(zip(numbers, groups, strict=True)):
        if printed == 1 and index and group != groups[index - 1]:
            due = 1
        expected.append(due if printed is not None else None)
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        jumped = printed is not None and printed != due and following == printed + 1
        due = (printed if jumped and printed is not None else due) + 1
    return expected
