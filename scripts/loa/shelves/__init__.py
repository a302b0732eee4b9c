"""Lessons and the portal as other shelves take them: learning platforms and offline libraries."""
