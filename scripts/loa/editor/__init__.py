"""The form in a browser by which editors change pages: its configuration, its parts, its folder."""
