"""Campaign years that are over: kept as they were, and shown below their year."""
