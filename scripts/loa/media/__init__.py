"""Clips from storyboards, captions, and what may be wrong with sound and pictures."""
