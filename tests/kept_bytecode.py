"""Compiled modules are kept, also where the environment says that Python is to leave none.

A run starts hundreds of programs of ours; without them each compiles the package again, which is a
third of the time that `loa --help` takes.
"""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
