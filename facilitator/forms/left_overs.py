"""What a clone still says of the roundtable that it was made of."""

import re

from wtforms import Form

SHORTEST_NAME = 4
"""Letters: of "Cyber and defence" the little word names nothing."""


def find_left_over(form: Form, cluster: str) -> frozenset[str]:
    """The fields that name the cluster that was cloned, in any of its longer words: `Hydrogen's next site`."""
    if not cluster.strip():
        return frozenset()
    words = [rf"\b{re.escape(word)}" for word in re.findall(r"\w+", cluster) if len(word) >= SHORTEST_NAME]
    # A short name is looked for as it stands, or IT would be in "Does it help?".
    short = re.compile(rf"(?<!\w){re.escape(cluster)}(?!\w)")
    named = re.compile("|".join(words), re.IGNORECASE) if words else short
    return frozenset(each.name for each in form if isinstance(each.data, str) and named.search(each.data))
