"""The blocks, each in a folder of its own; `loa.directives.registry` says what stands in one."""

import sys

from loa.ground.modules import load_all

load_all(sys.modules[__name__])
