"""Pages opened one ahead: PDFium closes one and loads the next while Python reads another.

PDFium needs no interpreter to load or to close a page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread

from bgtlint.reading.pdf.pdfium_page import Opened

Open = Callable[[int], Opened]
Close = Callable[[Opened], None]


class Ahead:
    """A thread that opens one page at a time; `ask` for it, then `take` it.

    A page that was taken is closed before the next one is opened.
    """

    def __init__(self, open_page: Open, close_page: Close) -> None:
        self._open, self._close = open_page, close_page
        self._held: Opened | None = None
        self._asked: SimpleQueue[int | None] = SimpleQueue()
        self._begun: SimpleQueue[None] = SimpleQueue()
        self._opened: SimpleQueue[Opened | MemoryError] = SimpleQueue()
        self.waiting = 0
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while (number := self._asked.get()) is not None:
            self._begun.put(None)
            self.close()
            try:
                self._opened.put(self._open(number))
            except MemoryError as problem:
                self._opened.put(problem)

    def ask(self, number: int) -> None:
        """Begin to open a page, and wait until PDFium has begun on it.

        Without the wait the thread would get the interpreter when nothing else is left to do.
        """
        self.waiting += 1
        self._asked.put(number)
        self._begun.get()

    def take(self) -> Opened:
        """Return the page that was asked for; raises MemoryError where it takes too much."""
        opened = self._opened.get()
        self.waiting -= 1
        if isinstance(opened, MemoryError):
            raise opened
        self._held = opened
        return opened

    def close(self) -> None:
        """Close the page that was taken last."""
        held, self._held = self._held, None
        if held is not None:
            self._close(held)

    def end(self) -> None:
        """End the thread, after the page it is opening."""
        self._asked.put(None)


@contextmanager
def opened_ahead(open_page: Open, close_page: Close) -> Iterator[Ahead]:
    """Open pages ahead, and in the end close the last one, taken or not."""
    ahead = Ahead(open_page, close_page)
    try:
        yield ahead
    finally:
        if ahead.waiting:
            ahead.take()
        ahead.close()
        ahead.end()
