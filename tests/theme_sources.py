"""The files that a site's stylesheet and scripts are put together from, blocks' own among them."""

from portals import ROOT

_THEME, _BLOCKS = ROOT / "overrides/assets", ROOT / "scripts/loa/directives/blocks"
STYLES = sorted([*(_THEME / "stylesheets/loa").rglob("*.css"), *_BLOCKS.rglob("*.css")])
SCRIPTS = sorted([*(_THEME / "javascripts/loa").glob("*.js"), *_BLOCKS.rglob("*.js")])
