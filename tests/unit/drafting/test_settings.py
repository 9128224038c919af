"""Whoever runs a server names a model whole, or is told all that is wrong; without one nothing is asked."""

import pytest

from facilitator.config import read_drafter
from facilitator.domain.errors import BadInput

URL, MODEL, KEY = "FACILITATOR_DRAFTING_URL", "FACILITATOR_DRAFTING_MODEL", "FACILITATOR_DRAFTING_KEY"


def test_without_settings_there_is_no_model() -> None:
    assert read_drafter({}) is None
    assert read_drafter({URL: " ", MODEL: ""}) is None


def test_a_model_has_an_address_and_a_name_and_may_have_a_key() -> None:
    drafter = read_drafter({URL: "https://models.example.org/v1", MODEL: "small"})

    assert drafter is not None
    assert (drafter.host, drafter.model, drafter.key) == ("models.example.org", "small", "")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({MODEL: "small"}, {URL}),
        ({KEY: "k"}, {URL, MODEL}),
        ({URL: "models.example.org", MODEL: "small", KEY: "k\nk"}, {URL, KEY}),
        ({URL: "ftp://models.example.org", MODEL: "small"}, {URL}),
        ({URL: "https://who:key@models.example.org", MODEL: "small"}, {URL}),
        ({URL: "https://models.example.org:99999", MODEL: "small"}, {URL}),
        ({URL: "https://[::1", MODEL: "small"}, {URL}),
        ({URL: "https://models.example.org/v1?key=1", MODEL: "small"}, {URL}),
    ],
)
def test_all_that_is_wrong_is_named_at_once(environment: dict[str, str], named: set[str]) -> None:
    with pytest.raises(BadInput) as refused:
        read_drafter(environment)

    assert set(refused.value.fields) == named
