"""Every statement of fact that can be wrong by a digit, and what it rests on."""
