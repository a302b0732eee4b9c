"""The drawn world: people, places and things put together into scenes, as SVG."""
