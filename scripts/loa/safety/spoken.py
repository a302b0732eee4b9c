"""How numbers to call are said and announced, from number_words.yml."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from loa.ground.yaml_loader import SafeLoader

SPOKEN: Mapping[str, Any] = yaml.load(
    files("loa.safety").joinpath("number_words.yml").read_text(encoding="utf-8"), SafeLoader
)
"""`digits` and `other_digits` (word to digit); `hundred`, `dozen`, `half`, `plus` and `money` (a
word); `tens`, `no_tens`, `thousands`, `millions`, `joining`, `announcing`, `between`, `counted` and
`counted_or_goes_on` (words); `behind` (words by what they say of a number in front of them) and
`heads` (by what they say of the numbers of a column).
"""
