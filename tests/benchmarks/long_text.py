"""Whether text without end costs more than its length: `python -m tests.benchmarks.long_text`.

A document of one cell and one line of the same sign is checked, then one of twice the length, both
within the limit. Prints processor time and the ratio: about 2 where time grows with the length, 4
where it grows with its square.
"""

import time

from bgtlint.checker import Settings, check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.rules import load_rules, select_rules

SIGNS = ("0", "1.", "（", "培训", "1万元、", "-", " 1", "A", ":", "%", "年")
LENGTH = 20_000


def seconds(sign: str, length: int, run: Settings) -> float:
    """Check a document of a sign over and over and return the processor time."""
    text = sign * (length // len(sign))
    start = time.process_time()
    check_document(f"项目名称\t{text}\n{text}".encode(), run)
    return time.process_time() - start


def main() -> None:
    """Measure and print a table."""
    rules = select_rules(load_rules(rule_files([]), check_examples=False), [], [])
    run = settings(rules)
    seconds("一", 100, run)
    print(f"| sign | {LENGTH} | {2 * LENGTH} | ratio |\n|---|--:|--:|--:|")
    for sign in SIGNS:
        one, two = seconds(sign, LENGTH, run), seconds(sign, 2 * LENGTH, run)
        print(f"| `{sign}` | {one:.3f} | {two:.3f} | {two / one:.1f} |", flush=True)


if __name__ == "__main__":
    main()
