"""What scores mean, for each model that they may come from: where to cut, what is likely, how sure a group is."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitator.clustering.weights import ADAPTED_SHA256, WEIGHTS_SHA256, has_model, name_weights


class Curve(NamedTuple):
    """How a score becomes a chance (a logistic curve): alone, and when there are rivals.

    Attributes:
        even: the score at which a note belongs as often as not.
        spread: how far from it that becomes fairly sure.
        rival_even: the same when rivals are known and the best of them scores the same.
        rival_spread: the spread of the score itself then.
        lead_spread: the spread of the lead over the best rival.
    """

    even: float
    spread: float
    rival_even: float
    rival_spread: float
    lead_spread: float


class Calibration(NamedTuple):
    """Marks on the scores of one model; all of them are fitted on the example roundtables.

    Attributes:
        cuts: how alike the notes of a group are on average, at least, from the coarsest level to the finest. Each
            level cuts the same tree, so a finer one only divides the groups of a coarser one.
        confidence: the average likeness of a group at which none of its pairs, and at which all, are of one theme.
        unrelated: what two notes of one heading score that have nothing to do with each other, so that a theme with
            members is neither ahead of nor behind one that has only a name.
        curve: how a ranking's score becomes a chance, for names as people typed them.
    """

    cuts: Mapping[int, float]
    confidence: tuple[float, float]
    unrelated: float
    curve: Curve


LETTERS = Calibration(
    cuts={1: 0.06, 2: 0.08, 3: 0.105, 4: 0.13, 5: 0.17},
    confidence=(0.0, 0.3),
    unrelated=0.03,
    curve=Curve(0.125, 0.065, 0.15, 0.14, 0.10),
)
# Level 3: four notes in five of a group then share its theme, and it hardly moves between 0.18 and 0.23.
PUBLISHED = Calibration(
    cuts={1: 0.13, 2: 0.165, 3: 0.20, 4: 0.26, 5: 0.34},
    confidence=(0.08, 0.62),
    unrelated=0.5,
    curve=Curve(0.98, 0.30, 0.93, 0.57, 0.43),
)
# Level 3: 0.78 of a group then share its theme, 0.81 at 0.22, where groups are too small.
ADAPTED = Calibration(
    cuts={1: 0.12, 2: 0.16, 3: 0.20, 4: 0.26, 5: 0.34},
    confidence=(-0.05, 0.79),
    unrelated=0.5,
    curve=Curve(1.19, 0.24, 1.20, 0.57, 0.43),
)
# By what `weights.name_weights` gives.
CALIBRATIONS = {WEIGHTS_SHA256: PUBLISHED, ADAPTED_SHA256: ADAPTED}


def find_calibration() -> Calibration:
    """Gives the marks of what texts are compared with on this machine."""
    return CALIBRATIONS.get(name_weights(), PUBLISHED) if has_model() else LETTERS
