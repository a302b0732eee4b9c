"""The last look: what a finished site says, read once more before anybody can see it."""
