"""Moving about: by word, letter and line, from span to span, problem to problem, article to article."""

from collections.abc import Callable

from annotator.core import edits
from annotator.core.annotation import Span, reading_order
from annotator.ui.canvas import By
from annotator.ui.desk import Desk
from annotator.ui.language import tr
from annotator.workspace import DocumentFilter


class Moving:
    """The moves; none of them alters an annotation but `done_and_next`."""

    def __init__(self, desk: Desk, listed: Callable[[], DocumentFilter]) -> None:
        self._desk = desk
        self._listed = listed
        self._problem = -1

    def step(self, by: By, step: int) -> None:
        """Moves the caret onwards (1, to the left in Arabic) or back; the selected span is let go."""
        canvas = self._desk.canvas
        canvas.select_span(None)
        start, end = canvas.selection()
        if start != end and by == "letter":
            canvas.set_caret(end if step > 0 else start)
            return
        canvas.move_caret(by, step)

    def extend(self, by: By, step: int) -> None:
        canvas = self._desk.canvas
        canvas.select_span(None)
        canvas.move_caret(by, step, extend=True)

    def end_by_letter(self, step: int) -> None:
        """Moves the end of what is selected by a letter: of the text if some is selected, else of the span."""
        desk = self._desk
        if desk.selected() is None and (desk.chosen_text() is not None or desk.current() is None):
            self.extend("letter", step)
        else:
            desk.nudge("end", step)

    def to_line_edge(self, step: int) -> None:
        self._desk.canvas.select_span(None)
        self._desk.canvas.line_edge(step)

    def extend_to_line_edge(self, step: int) -> None:
        self._desk.canvas.select_span(None)
        self._desk.canvas.line_edge(step, extend=True)

    def to_start(self) -> None:
        self.step("document", -1)

    def to_end(self) -> None:
        self.step("document", +1)

    def leave(self) -> None:
        """Lets go of the selected span and text."""
        canvas = self._desk.canvas
        canvas.select_span(None)
        canvas.set_caret(canvas.caret)
        canvas.set_hits(())

    def to_span(self, step: int) -> None:
        """To the next or previous span in reading order, around the end."""
        desk = self._desk
        spans = sorted(desk.state.spans.values(), key=reading_order)
        selected = desk.selected()
        here = reading_order(selected) if selected else (desk.canvas.caret, -(10**9) if step > 0 else 10**9, "")
        wanted = [span for span in spans if (reading_order(span) > here if step > 0 else reading_order(span) < here)]
        if not spans:
            desk.said.emit(tr("There are no spans in this article yet."))
            return
        if not wanted:
            desk.said.emit(tr("Once around the article."))
            wanted = spans
        self.to(wanted[0] if step > 0 else wanted[-1])

    def to(self, span: Span) -> None:
        """Selects a span with the caret at its start."""
        self._desk.canvas.set_caret(span.start)
        self._desk.select(span.id)

    def to_problem(self, step: int) -> None:
        """To the next or previous problem of the article, around the end."""
        desk = self._desk
        desk.watch.settle()
        problems = desk.watch.problems
        if not problems:
            desk.said.emit(tr("No problems were found in this article."))
            return
        places = [problem.range[0] for problem in problems]
        order = sorted(range(len(problems)), key=lambda index: places[index])
        here = order.index(self._problem) if self._problem in order else (-1 if step > 0 else 0)
        self.show_problem(order[(here + step) % len(order)])

    def show_problem(self, index: int) -> None:
        """Goes to a problem and says it."""
        desk, problem = self._desk, self._desk.watch.problems[index]
        self._problem = index
        known = [name for name in problem.span_ids if name in desk.state.spans]
        if known:
            self.to(desk.state.spans[known[0]])
        else:
            desk.canvas.select_span(None)
            desk.canvas.select(problem.range[1], problem.range[0])
        desk.focus_wanted.emit()
        desk.problem_shown.emit(problem)

    def to_document(self, step: int) -> None:
        """Opens the next or previous article of the list as it is filtered."""
        desk, document = self._desk, self._desk.workspace.document
        if document is None:
            return
        other = desk.workspace.neighbour(document.id, step, self._listed())
        if other is None:
            end = tr("This is the last article of the list."), tr("This is the first article of the list.")
            desk.said.emit(end[step < 0])
            return
        desk.workspace.open_document(other)

    def done_and_next(self) -> None:
        """Marks the article as done and opens the next one."""
        desk = self._desk
        document, listed = desk.workspace.document, self._listed()
        following = desk.workspace.neighbour(document.id, +1, listed) if document else None
        desk.apply(edits.set_status(desk.state, "done"))
        if following is None:
            desk.said.emit(tr("Done. This was the last article of the list."))
        else:
            desk.workspace.open_document(following)
