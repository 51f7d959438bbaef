"""How fast PDFs are read and checked, beside PDFium alone and pdfplumber, in one run.

    python -m tests.benchmarks.speed [--pages 22 500] [--runs 3]

Every figure comes from a process of its own; the readers take turns, so that a slow spell of the
machine meets all of them. Prints tables in Markdown; docs/performance.md shows them.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.files import build

IMPORTS = (
    "import bgtlint.batch, bgtlint.cli.check, bgtlint.reporting.json_report, bgtlint.rules.load, "
    "bgtlint.reading.pdf.pdfium_page, lark, re2, yaml"
)
AROUND = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


class Figure(NamedTuple):
    """What one run took: seconds of processor time, and the largest process in MB."""

    seconds: float
    peak: float


def pdfium(path: Path) -> None:
    """Load every page and its text page with PDFium, and nothing else."""
    from bgtlint.reading.pdf.pdfium_api import library

    api, data = library(), path.read_bytes()
    document = api.load_document(data, len(data), None)
    for index in range(api.page_count(document)):
        page = api.load_page(document, index)
        text = api.load_text(page)
        api.count_chars(text)
        api.close_text(text)
        api.close_page(page)
    api.close_document(document)


def bgtlint(path: Path) -> None:
    """Read every page into lines and grids with the default engine."""
    from bgtlint.reading import open_document

    for _ in open_document(path).pages:
        pass


def pdfplumber(path: Path) -> None:
    """Extract the tables of every page with pdfplumber's defaults."""
    import pdfplumber as library

    with library.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


READERS: Mapping[str, Callable[[Path], None]] = {
    "PDFium alone": pdfium,
    "bgtlint": bgtlint,
    "pdfplumber": pdfplumber,
}


def measure(name: str, path: Path, small: Path) -> None:
    """Run one reader, after a small file that brings the imports, and print its figure."""
    READERS[name](small)
    start = time.process_time()
    READERS[name](path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(Figure(seconds, peak)))


def output(*arguments: str) -> Figure:
    """Run Python with these arguments and return the figure it prints.

    Modules are compiled once, as on any machine that has run the program before.
    """
    command, around = [sys.executable, *arguments], {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(command, check=True, capture_output=True, env=around)
    return Figure(*json.loads(done.stdout))


def whole(*arguments: str) -> Figure:
    """Measure a Python process from start to end; its exit code does not matter."""
    return output("-c", AROUND, sys.executable, *arguments)


def check(path: Path) -> Figure:
    """Measure `bgtlint check` on a file."""
    return whole("-m", "bgtlint", "check", str(path), "-f", "json")


def least(figures: list[Figure]) -> Figure:
    """Return the run that took the least time: the one least disturbed by other work."""
    return min(figures)


def figures_of(path: Path, small: Path, runs: int) -> dict[str, Figure]:
    """Measure every reader and the whole check on one file, in turns."""
    found: dict[str, list[Figure]] = {}
    for _ in range(runs):
        for name in READERS:
            arguments = ("-m", "tests.benchmarks.speed", "--measure", name, str(path), str(small))
            found.setdefault(name, []).append(output(*arguments))
        found.setdefault("bgtlint check", []).append(check(path))
    return {what: least(each) for what, each in found.items()}


def reading_table(folder: Path, sizes: list[int], runs: int) -> None:
    """Print the figures of reading and of the whole check for each file."""
    print("| file | what | seconds | pages/s | × pdfplumber | ÷ PDFium | peak MB |")
    print("|---|---|--:|--:|--:|--:|--:|")
    small = next(path for _, path in build(folder, 1))
    for pages in sizes:
        for name, path in build(folder, pages):
            figures = figures_of(path, small, runs)
            slow, floor = figures["pdfplumber"].seconds, figures["PDFium alone"].seconds
            for what, (seconds, peak) in figures.items():
                print(
                    f"| {name} | {what} | {seconds:.2f} | {pages / seconds:.0f} "
                    f"| {slow / seconds:.1f} | {seconds / floor:.1f} | {peak:.0f} |",
                    flush=True,
                )


def start_table(folder: Path, runs: int) -> None:
    """Print what starting costs, and a check of 22 pages beside it."""
    path = next(path for _, path in build(folder, 22))
    starts = {
        "Python": ("-c", ""),
        "Python and imports": ("-c", IMPORTS),
        "bgtlint --version": ("-m", "bgtlint", "--version"),
        "bgtlint check, 22 pages": ("-m", "bgtlint", "check", str(path), "-f", "json"),
    }
    found: dict[str, list[Figure]] = {}
    for _ in range(max(runs, 5)):
        for what, arguments in starts.items():
            found.setdefault(what, []).append(whole(*arguments))
    base = least(found["Python and imports"]).seconds
    print("\n| start | seconds | ÷ Python and imports |\n|---|--:|--:|")
    for what, each in found.items():
        seconds = least(each).seconds
        print(f"| {what} | {seconds:.3f} | {seconds / base:.1f} |")


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[22, 500])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", nargs=3, metavar=("READER", "FILE", "SMALL"))
    options = parser.parse_args()
    if options.measure:
        name, path, small = options.measure
        measure(name, Path(path), Path(small))
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, least of {options.runs}\n")
    with tempfile.TemporaryDirectory() as folder:
        reading_table(Path(folder), options.pages, options.runs)
        start_table(Path(folder), options.runs)


if __name__ == "__main__":
    main()
