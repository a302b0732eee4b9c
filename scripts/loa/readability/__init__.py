"""How hard a Vietnamese text is to read."""
