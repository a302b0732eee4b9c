"""The fastest of PyYAML's safe readers that this machine has."""

import yaml

SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML was built with it: four times as fast, with the same marks."""
