"""The colours of sections, from a door to the heads of its pages: rules made from the registry."""

from loa.content.registries import Registries
from loa.content.sections import Look

_HELP = Look.model_construct(
    hue="var(--loa-help)", tint="#fdf1e2", dark="#ff9d92", dark_tint="#3a1f1a"
)
"""Help has the theme's own colour in every portal."""


def colour_rules(registries: Registries) -> str:
    """Style rules for every section that has a colour; `.loa-in--` is on the body of its pages."""
    light, dark = [], []
    for key, look in _looks(registries).items():
        light += [
            f".loa-in--{key} {{ --section: {look.hue}; --section-tint: {look.tint}; }}",
            f".loa-door--{key}, .loa-tile--{key} {{ --hue: {look.hue}; --sky: {look.tint}; }}",
        ]
        dark += [
            f"  .loa-in--{key} {{ --section: {look.dark}; --section-tint: {look.dark_tint}; }}",
            f"  .loa-door--{key} {{ --hue: {look.dark}; }}",
        ]
    # A law stands between two rules.
    law = f".loa-in--{registries.section('law')}.loa-body--"
    head = "padding: .7rem 0; border: solid var(--section); border-width: 3px 0 1px;"
    light.append(
        f"{law}guide .loa-head, {law}page .loa-head "
        f"{{ {head} border-radius: 0; background: none; }}"
    )
    return "\n".join([*light, "@media (prefers-color-scheme: dark) {", *dark, "}"])


def _looks(registries: Registries) -> dict[str, Look]:
    """What each section looks like: as its entry says, or made of its first readers' colour."""
    readers = sorted(registries.audiences.values(), key=lambda audience: -audience.order)
    looks = {audience.section: look_of(audience.colour) for audience in readers if audience.section}
    looks |= {key: section.look for key, section in registries.sections.items() if section.look}
    return {**looks, registries.section("help"): _HELP}


def look_of(colour: str) -> Look:
    """The four colours of one that white letters can stand on, as "#rrggbb"."""
    return Look(
        hue=colour,
        tint=_mix(colour, "#ffffff", 0.12),
        dark=_mix(colour, "#ffffff", 0.5),
        dark_tint=_mix(colour, "#10141c", 0.25),
    )


def _mix(colour: str, other: str, share: float) -> str:
    """A colour of which so much is the first, channel by channel (sRGB)."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(first * share + second * (1 - share)) for first, second in pairs).hex()
