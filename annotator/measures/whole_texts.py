"""One layer of several annotators, as divisions of whole texts: the u-alpha family by depth, token alpha and kappa."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotator.measures.coefficients import cohen_kappa
from annotator.measures.divisions import Corpus, by_depth, divided, in_tokens, label_codes, of_pair
from annotator.measures.tokens import Tokens
from annotator.measures.unitizing import (
    Numbers,
    Segments,
    bar_u_alpha,
    confusion,
    cover,
    cu_alpha,
    k_cover,
    k_u_alpha,
    tables,
    token_alpha,
    u_alpha,
)  # fmt: skip
from annotator.measures.units import Side

_FAMILY = {"u_alpha": u_alpha, "u_alpha_binary": bar_u_alpha, "cu_alpha": cu_alpha, "cover": cover}


@dataclass(frozen=True, slots=True)
class Division:
    """The additive tables of a layer: of the outermost spans by document, in letters and in tokens; of deeper ones summed."""

    letters: Numbers
    tokens: Numbers
    deeper: tuple[Numbers, ...]
    spans: tuple[int, ...]
    outermost: Segments
    corpus: Corpus
    counts: Any
    codes: Mapping[int, int]

    def figures(self) -> dict[str, Numbers]:
        """uα, |uα, cuα with its cover, and token alpha of all documents; nan for 0/0."""
        return self.figures_of(self.letters.sum(0), self.tokens.sum(0))

    @staticmethod
    def figures_of(letters: Numbers, tokens: Numbers) -> dict[str, Numbers]:
        """The same of any sums of the tables."""
        return {name: figure(letters) for name, figure in _FAMILY.items()} | {"alpha_token": token_alpha(tokens)}

    def depths(self) -> list[dict[str, Any]]:
        """The family at each depth of nesting, 0 the outermost, with the number of spans there."""
        result = []
        for depth, table in enumerate((self.letters.sum(0), *self.deeper)):
            values = {name: float(figure(table)) for name, figure in _FAMILY.items()}
            known = {name: None if np.isnan(value) else value for name, value in values.items()}
            result.append({"depth": depth, "spans": self.spans[depth], **known})
        return result

    def of_label(self, label: int) -> dict[str, float | None]:
        """(k)uα of a label and its cover."""
        table, code = self.letters.sum(0), self.codes[label]
        values = {"k_u_alpha": float(k_u_alpha(table)[code]), "k_cover": float(k_cover(table)[code])}
        return {name: None if np.isnan(value) else value for name, value in values.items()}

    def kappa(self, pair: tuple[int, int]) -> float | None:
        """Cohen's kappa of two annotators on the tokens of the documents both have worked on."""
        both = self.corpus.known[pair[0]] & self.corpus.known[pair[1]]
        return cohen_kappa(confusion(*of_pair(self.outermost, pair, both), int(self.counts[both].sum()), len(self.codes)))


def division(sides: Sequence[Side], corpus: Corpus, tokens: Tokens, layer: int) -> Division:
    """The divisions of a layer. Tokens carry the label of the outermost span that touches them, or none."""
    codes, known = label_codes(sides, layer), corpus.known
    depths = by_depth(divided(sides, corpus, layer, codes))
    spans = tuple(len(segments.units()[0]) for segments in depths)
    letters, *deeper = (tables(segments, corpus.lengths, known, len(codes)) for segments in depths)
    outermost = in_tokens(depths[0], tokens)
    return Division(
        letters, tables(outermost, tokens.counts, known, len(codes)), tuple(table.sum(0) for table in deeper), spans,
        outermost, corpus, tokens.counts, codes,
    )  # fmt: skip
