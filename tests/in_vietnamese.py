"""Tests read Vietnamese, whatever the machine speaks; imported before anything says a word."""

import os

os.environ["LOA_LANG"] = "vi"
