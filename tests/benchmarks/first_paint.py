"""Starts the program, or a plain editor, and says when the article was painted and how much memory it took.

    python first_paint.py annotator PROJECT STARTED     STARTED is time.time() of who started this process
    python first_paint.py plain ARTICLE STARTED

Prints milliseconds since STARTED, then megabytes resident now.
"""

import sys
import time
from pathlib import Path


def megabytes() -> float:
    """Resident memory of this process, shared libraries included; the most there ever was where /proc is missing."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def report(started: float) -> None:
    print(f"{(time.time() - started) * 1000:.0f} {megabytes():.0f}", flush=True)


def annotator(project: str, started: float) -> None:
    """As `annotator open PROJECT`, ended after the background work of the first article is done."""
    from PySide6.QtCore import QTimer

    from annotator import cli
    from annotator.ui import application
    from annotator.ui.canvas import Canvas

    paint, first = Canvas.paintEvent, application.Session.after_start

    def painted(canvas: Canvas, event: object) -> None:
        paint(canvas, event)
        if canvas.isVisible() and not moments:
            moments.append(time.time())

    def after(session: application.Session) -> None:
        first(session)
        QTimer.singleShot(700, lambda: print(f"{(moments[0] - started) * 1000:.0f} {megabytes():.0f}", flush=True) or session._app.quit())

    moments: list[float] = []
    Canvas.paintEvent, application.Session.after_start = painted, after
    cli.main(["open", project])


def plain(article: str, started: float) -> None:
    """The limit: Python, Qt and a QPlainTextEdit with the same text."""
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    app = QApplication([])
    edit = QPlainTextEdit(Path(article).read_text(encoding="utf-8"))
    edit.resize(1280, 820)
    edit.show()
    edit.viewport().repaint()
    report(started)
    del app


if __name__ == "__main__":
    {"annotator": annotator, "plain": plain}[sys.argv[1]](sys.argv[2], float(sys.argv[3]))
