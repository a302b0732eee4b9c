"""Sound: the tune is always the same and as loud as promised; recordings fill their cards."""

from pathlib import Path

import pytest

from loa.media.encoding import EncodingError
from loa.media.sound import SAMPLE_RATE, decode, loudness, narration, tune, write_levelled


def test_the_tune_is_levelled(tmp_path: Path) -> None:
    write_levelled(tune(12), tmp_path / "tune.wav")
    assert loudness(tmp_path / "tune.wav") == pytest.approx(-16, abs=1.5)
    assert tune(1) == tune(1)


def test_a_recording_is_cut_or_filled_to_its_card(tmp_path: Path) -> None:
    write_levelled(tune(3), tmp_path / "loi.wav")
    joined = narration([(tmp_path / "loi.wav", 2), (None, 1), (tmp_path / "loi.wav", 4)], tmp_path)
    assert len(joined) == 7 * SAMPLE_RATE * 2
    second = SAMPLE_RATE * 2
    assert joined[2 * second : 3 * second] == bytes(second)
    assert joined[6 * second :] == bytes(second)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hong.mp3").write_bytes(b"not a sound")
    with pytest.raises(EncodingError):
        decode(tmp_path / "hong.mp3", tmp_path / "x.raw")
