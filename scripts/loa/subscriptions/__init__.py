"""What others subscribe to and build on: feeds of changes, a digest, public data, badges."""
