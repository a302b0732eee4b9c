"""Rules for editors, beyond the schema. Each module here registers its own (see registry.py)."""
