"""Addresses of other sites that the portal names: where they stand, and whether they still open."""
