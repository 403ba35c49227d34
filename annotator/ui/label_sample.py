"""A line of text with one span in it, as the article would show it: what a label looks like, at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from annotator.core.annotation import AnnotationSet, Document, Span
from annotator.core.change import State
from annotator.core.labels import Label, LabelSet, Layer, example_parts
from annotator.ui.canvas import Canvas
from annotator.ui.language import tr
from annotator.ui.look import Look

_TEXTS = {
    "quote": 'وقال الوزير للصحفيين: ["لن نتراجع عن مواقفنا"] قبل أن يغادر.',
    "speaker": "وقال [وزير الخارجية الروسي] إن المحادثات كانت بناءة.",
    "cue": "و[أكد] الوزير أن المحادثات كانت بناءة.",
    "entity": "ووصل الوفد إلى [موسكو] مساء الثلاثاء.",
}


class LabelSample(Canvas):
    """The article's own canvas over a sentence: a label's first example, or one of ours. Takes no keys."""

    def __init__(self, look: Look, face: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("How the span looks"))
        self.setFixedHeight(96)
        self.set_look(look.theme, look.language, 15.0, face)

    def show_label(self, label_set: LabelSet, layer: Layer, label: Label) -> None:
        """A sentence with a span of this label."""
        example = next((one for one in label.examples if one.strip()), _TEXTS.get(layer.id, _TEXTS["entity"]))
        text, segments = example_parts(" ".join(example.split()))
        groups = [segments] if layer.id == "quote" else [(one,) for one in segments]
        spans = [Span(f"s{n}", layer.id, label.id, group) for n, group in enumerate(groups) if group]
        state = State(AnnotationSet.of("sample", "", spans=spans))
        self.show_document(Document("sample", text), state, label_set)

    def _paint_caret(self, _painter: QPainter) -> None:
        """Nobody writes here."""
