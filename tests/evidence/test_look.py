"""How the page looks, as far as a program can tell: every role has its colour and its sign, and everybody can read it."""

import re

import pytest

from pipeline.feeds.evidence.page import part
from pipeline.feeds.evidence.roles import NOBODY, TAGS
from tests.nouns import ENUMERATIONS

CSS = part("page.css")
LEAST_CONTRAST = 4.5
"""WCAG 2, level AA, for text of this size."""


def luminance(colour: str) -> float:
    """How light a colour is, by WCAG's formula."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_right() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_every_role_has_a_sign_of_its_own() -> None:
    assert set(TAGS) == {*ENUMERATIONS["Role"], NOBODY}
    assert len(set(TAGS.values())) == len(TAGS)
    assert all(len(sign) == 1 for sign in TAGS.values())


@pytest.mark.parametrize("look", TAGS)
def test_every_role_has_a_colour_that_can_be_read(look: str) -> None:
    found = re.search(rf"^\.r-{look} {{ color: (#\w{{6}}); background: (#\w{{6}});", CSS, re.MULTILINE)
    assert found, f"page.css has no colour for {look}"
    assert contrast(found[1], found[2]) >= LEAST_CONTRAST


def test_every_role_has_a_colour_of_its_own() -> None:
    colours = re.findall(r"^\.r-\w+ { (color: #\w{6}; background: #\w{6});", CSS, re.MULTILINE)
    assert len(set(colours)) == len(TAGS)


@pytest.mark.parametrize("look", TAGS)
def test_every_role_can_be_chosen_without_a_script(look: str) -> None:
    for rule in (
        f"#l-{look}:checked ~ main .f:not(.r-{look})",
        f"#l-{look}:checked ~ main tbody tr:not(.r-{look})",
        f"#l-{look}:checked ~ main label[for=l-{look}]",
        f"#l-{look}:focus-visible ~ main label[for=l-{look}]",
    ):
        assert rule in CSS


@pytest.mark.parametrize("name", ["ink", "soft", "link"])
def test_the_other_words_can_be_read(name: str) -> None:
    found = re.search(rf"--{name}: (#\w{{6}})", CSS)
    assert found
    assert contrast(found[1], "#ffffff") >= LEAST_CONTRAST
    assert contrast(found[1], "#f4f6f9") >= LEAST_CONTRAST
