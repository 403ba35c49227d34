"""The randomisation test sees a tie as one, also where the counts come in single precision."""

import numpy as np
import pytest

from annotator.measures.uncertainty import randomisation


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_one_document_can_never_part_two_systems(kind) -> None:
    """Exchanging the only document, or not, gives the same difference: chance alone parts them as far, always."""
    rng = np.random.default_rng(5)
    counts = rng.integers(1, 60, (4, 1, 200)).astype(kind)
    assert randomisation(*counts, shuffles=200) == [1.0] * 200
