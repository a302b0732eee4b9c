"""When each card of a clip stands, from the seconds that its page gives."""

from loa.content.kinds import VideoMeta

STEP = 0.5
"""Cards begin and end on multiples of this many seconds."""


def card_times(meta: VideoMeta) -> list[tuple[float, float]]:
    """Beginning and end of each card, in seconds from the beginning of the clip."""
    times = []
    start = elapsed = 0.0
    for scene in meta.scenes:
        elapsed += scene.seconds
        end = max(start + STEP, round(elapsed / STEP) * STEP)
        times.append((start, end))
        start = end
    return times
