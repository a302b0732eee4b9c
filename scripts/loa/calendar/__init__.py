"""The campaign calendar: when events take place, and the feeds that carry them."""
