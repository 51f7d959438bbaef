"""Characters whose boxes are far taller than their letters.

Programs that write a font anew often give it an ascent and a descent that hold every glyph of
the font it came from; PDFium makes boxes of these. Where such a box lies around the letter, as the
baseline tells, it is cut down to the size of the letter.
"""

from collections.abc import Callable

from bgtlint.reading.pdf.runs import Text, is_placed, turn

ABOVE_BASELINE = 0.35
ASTRAY = 0.45
HALF = 0.6


def with_letter_boxes(text: Text, baseline: Callable[[int], float]) -> Text | None:
    """Give the text with no box much taller than its letter; None where a box lies elsewhere.

    `baseline` gives the y of a character's baseline as the page is shown. Only level text can be
    mended.
    """
    chars = text.chars
    top, bottom = list(chars.top), list(chars.bottom)
    for index, character in enumerate(chars.text):
        if character.isspace() or is_placed(text, index):
            continue
        size = text.size(index)
        middle = (top[index] + bottom[index]) / 2
        if turn(text, index) != 0 or text.quarters:
            return None
        if abs(baseline(index) - ABOVE_BASELINE * size - middle) > ASTRAY * size:
            return None
        top[index], bottom[index] = middle - HALF * size, middle + HALF * size
    return text._replace(chars=chars._replace(top=top, bottom=bottom))
