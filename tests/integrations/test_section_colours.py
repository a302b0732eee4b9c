"""The colours of sections come from their registry, or from their first readers."""

import re

import pytest

from loa.content.library import Library
from loa.content.registries import Registries
from loa.content.sections import Look, Section
from loa.integrations.section_colours import colour_rules, look_of
from portals import ROOT

PAPER = {"light": "#fbf8f2", "dark": "#11161f"}


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = (one / 255 for one in bytes.fromhex(colour[1:]))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def registries() -> Registries:
    return Library.load(ROOT / "docs").registries


def rule(css: str, selector: str) -> str:
    (found,) = re.findall(rf"^{re.escape(selector)} \{{ (.*) \}}$", css, re.MULTILINE)
    return str(found)


def test_a_section_looks_as_its_entry_says(registries: Registries) -> None:
    css = colour_rules(registries)
    assert rule(css, ".loa-in--truong-hoc") == "--section: #2f5aa8; --section-tint: #e2ecfa;"
    assert rule(css, ".loa-door--truong-hoc, .loa-tile--truong-hoc") == (
        "--hue: #2f5aa8; --sky: #e2ecfa;"
    )
    assert rule(css, "  .loa-in--truong-hoc") == "--section: #8fb6f5; --section-tint: #1b2740;"
    assert rule(css, "  .loa-door--truong-hoc") == "--hue: #8fb6f5;"


def test_help_has_the_themes_own_colour(registries: Registries) -> None:
    css = colour_rules(registries)
    assert rule(css, ".loa-in--tro-giup").startswith("--section: var(--loa-help);")


def test_a_section_without_a_look_has_its_first_readers_colour(registries: Registries) -> None:
    bare = {key: one.model_copy(update={"look": None}) for key, one in registries.sections.items()}
    css = colour_rules(Registries(sections=bare, audiences=registries.audiences))
    # Pupils come before teachers, who share the folder.
    assert rule(css, ".loa-in--truong-hoc").startswith("--section: #2f5aa8;")


def test_a_law_stands_between_rules_wherever_it_is() -> None:
    css = colour_rules(Registries(sections={"luat": Section(id="luat", role="law")}))
    assert ".loa-in--luat.loa-body--guide .loa-head, .loa-in--luat.loa-body--page .loa-head" in css


@pytest.mark.parametrize("colour", ["#2f5aa8", "#96540a", "#47702a", "#5a4494", "#22305c"])
def test_made_colours_can_be_read(colour: str) -> None:
    look = look_of(colour)
    assert contrast(look.hue, look.tint) >= 4.5
    assert contrast(look.dark, look.dark_tint) >= 4.5
    assert contrast(look.dark, PAPER["dark"]) >= 4.5
    assert contrast(look.hue, PAPER["light"]) >= 4.5


def test_colours_are_mixed_channel_by_channel() -> None:
    assert look_of("#000000") == Look(
        hue="#000000", tint="#e0e0e0", dark="#808080", dark_tint="#0c0f15"
    )
