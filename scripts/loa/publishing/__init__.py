"""A release of the portal for its readers: whether it is ready, and how it takes its place."""
