"""Work beside the window: a thread for computing, whose results arrive in the window's own thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class Background(QObject):
    """Runs functions one after the other in a thread; `done` is called in the window's thread.

    A failure goes to `failed`. After `close` nothing arrives any more.
    """

    failed = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="annotator")
        self._closed = False
        self._arrived.connect(self._deliver)

    @property
    def closed(self) -> bool:
        """Whether what still runs should come to its end."""
        return self._closed

    def run(self, function: Callable[[], T], done: Callable[[T], None]) -> None:
        if not self._closed:
            self._thread.submit(function).add_done_callback(lambda future: self._hand_over(done, future))

    def close(self) -> None:
        """Waits for what is running and forgets what is not."""
        self._closed = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, done: object, future: Future[T]) -> None:
        if not self._closed and not future.cancelled():
            self._arrived.emit(done, future)

    def _deliver(self, done: Callable[[object], None], future: Future[object]) -> None:
        if self._closed:
            return
        error = future.exception()
        if error is not None:
            self.failed.emit(error)
        else:
            done(future.result())
