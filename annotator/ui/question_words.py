"""How a question between annotators is said: in a line, and row by row what each of them answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.core.annotation import Decision, Referent, Span
from annotator.core.labels import LabelSet
from annotator.core.questions import Answer, Question, public
from annotator.core.text import Range
from annotator.ui.case_words import label_name, layer_name, relation_name
from annotator.ui.language import language, tr
from annotator.ui.proposals import Proposal

_LONGEST = 84  # code points of a span's words; a longer one shows its beginning and its end


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that the annotators say something about, in their order; an empty text says nothing."""

    name: str
    said: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return len(set(self.said)) > 1


@dataclass(frozen=True, slots=True)
class Words:
    """What is needed to say the questions of one article."""

    text: str
    label_set: LabelSet
    referents: Mapping[str, Referent]

    def excerpt(self, place: Range) -> str:
        return shortened(" ".join(self.text[slice(*place)].split()))

    def title(self, question: Question) -> str:
        """The layer, and in what the answers differ."""
        said = tr(", ").join(self._aspect(aspect) for aspect in question.aspects)
        return tr("{label}: {name}", label=layer_name(self.label_set, question.layer), name=said)

    def _aspect(self, aspect: str) -> str:
        known = {
            "presence": tr("not found by all"), "count": tr("one against several"), "boundary": tr("boundaries"),
            "label": tr("label"), "referent": tr("referent"), "attributes": tr("attributes"),
        }  # fmt: skip
        return known.get(aspect) or relation_name(self.label_set, aspect)

    def sayings(self, question: Question, names: Sequence[str]) -> list[Saying]:
        """Label, words, referent, relations and attributes as each has them; what nobody says is left out."""
        answers = [question.answer(name) for name in names]
        rows = [
            self._row(layer_name(self.label_set, question.layer), answers, self._labels),
            self._row(tr("Words"), answers, self._words),
            self._row(tr("Referent"), answers, self._who),
            *(self._relation(label, answers) for label in self._relations(answers)),
            *self._attributes(question.layer, answers),
        ]
        return [row for row in rows if any(row.said)]

    @staticmethod
    def _row(name: str, answers: Sequence[Answer], says: Callable[[Answer], str]) -> Saying:
        return Saying(name, tuple(says(answer) for answer in answers))

    def _labels(self, answer: Answer) -> str:
        return " · ".join(label_name(self.label_set, span.layer, span.label) for span in answer.spans) or tr("nothing here")

    def _words(self, answer: Answer) -> str:
        return " ┊ ".join(f"«{self.excerpt((span.start, span.end))}»" for span in answer.spans)

    def _who(self, answer: Answer) -> str:
        return " · ".join(self._name(span.referent) for span in answer.spans if span.referent)

    def _name(self, referent: str | None) -> str:
        found = self.referents.get(referent or "")
        return found.name if found else referent or ""

    def _relations(self, answers: Sequence[Answer]) -> list[str]:
        used = {link.label for answer in answers for link in answer.links}
        known = [kind.id for kind in self.label_set.relations]
        return sorted(used, key=lambda label: (known.index(label) if label in known else len(known), label))

    def _relation(self, label: str, answers: Sequence[Answer]) -> Saying:
        children = ([link.child for link in answer.links if link.label == label] for answer in answers)
        said = tuple(tr(", ").join(dict.fromkeys(map(self._mention, spans))) for spans in children)
        return Saying(relation_name(self.label_set, label), said)

    def _mention(self, span: Span) -> str:
        words, name = " ".join(span.text(self.text).split()), self._name(span.referent)
        return f"{name} («{words}»)" if name and name != words else words

    def _attributes(self, layer: str, answers: Sequence[Answer]) -> Iterator[Saying]:
        names = dict.fromkeys(name for answer in answers for span in answer.spans for name in public(span.attributes))
        known = {attribute.id: attribute for attribute in self.label_set.attributes_of(layer)}
        for name in names:
            values = {v.id: v.names.in_language(language()) for v in known[name].values} if name in known else {}
            given = ([span.attributes.get(name) for span in answer.spans] for answer in answers)
            said = tuple(" · ".join(str(values.get(value, value)) for value in some if value) for some in given)
            yield Saying(known[name].names.in_language(language()) if name in known else name, said)

    def proposals(self, question: Question, names: Sequence[str], *, in_hand: bool) -> Iterator[Proposal]:
        """The answers as they are drawn in the article; what they are linked to for the question in hand, where it differs."""
        for side, name in enumerate(names):
            answer = question.answer(name)
            for span in answer.spans:
                yield Proposal(side, label_name(self.label_set, span.layer, span.label), span.segments, in_hand)
            for link in answer.links if in_hand else ():
                if link.label in question.unlike or "presence" in question.aspects:
                    name = relation_name(self.label_set, link.label)
                    yield Proposal(side, name, link.child.segments, in_hand, linked=True)


def shortened(words: str) -> str:
    """The beginning and the end of what is long: that is where boundaries differ."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"


def outcome(decision: Decision, shown: Callable[[str], str]) -> str:
    """How a question was settled, in a few words; `shown` gives the name of an annotator as it may be seen."""
    taken = tr(", ").join(shown(name) for name in decision.taken)
    return {
        "agreed": tr("agreed"), "one": tr("taken: {name}", name=taken), "both": tr("both taken"), "neither": tr("neither taken"),
        "new": tr("made anew"),
    }[decision.choice]  # fmt: skip
