"""WebVTT: written, read back as browsers read it, and no text breaks the reader."""

import base64
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from loa.media.captions import cues_of, faults
from loa.media.webvtt import Cue, as_vtt, parse_vtt
from sample_clips import board

VTT = """\
WEBVTT

00:00:00.000 --> 00:00:02.000
Ba số một. Không mất tiền.

00:00:02.000 --> 00:00:04.000
Một cuộc gọi mở lối.
"""
ODD: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("odd_captions.yml").read_text(encoding="utf-8")
)
HEADER = "dòng đầu tiên phải là WEBVTT"
TIMING = "không đọc được dòng thời gian"

SHOWN = """async files => {
  const shown = {};
  for (const [name, data] of files) {
    const track = document.createElement("track");
    track.src = "data:text/vtt;base64," + data;
    document.querySelector("video").append(track);
    const loaded = new Promise(resolve => { track.onload = track.onerror = resolve; });
    track.track.mode = "hidden";
    await loaded;
    shown[name] = Array.from(track.track.cues || [],
      cue => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]);
  }
  return shown;
}"""


def test_a_storyboard_gives_a_caption_for_each_card() -> None:
    assert as_vtt(cues_of(board())) == VTT


def test_what_was_written_is_read_back() -> None:
    cues = [Cue(0, 1.5, "Mẹ & con <3"), Cue(3661.25, 3664, "hai\ndòng")]
    read, wrong = parse_vtt(as_vtt(cues))
    assert not wrong
    assert [(c.start, c.end, c.text) for c in read] == [(c.start, c.end, c.text) for c in cues]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd["name"])
def test_odd_files_are_read_and_explained(odd: dict[str, Any]) -> None:
    cues, wrong = parse_vtt(odd["vtt"])
    assert [[cue.start, cue.end, cue.text] for cue in cues] == odd.get("cues", [])
    assert wrong == [(line, HEADER if line == 1 else TIMING) for line in odd.get("wrong", [])]


@pytest.mark.browser
def test_a_browser_shows_of_odd_files_what_is_read_here(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<video></video>")
    files = [[odd["name"], base64.b64encode(odd["vtt"].encode()).decode()] for odd in ODD]
    shown = page.evaluate(SHOWN, files)
    page.close()
    assert shown == {odd["name"]: sorted(odd.get("cues", [])) for odd in ODD}


def test_no_text_breaks_the_reader() -> None:
    chance = random.Random(6)
    alphabet = [*"0123456789:.->\n\r\t <>&/", "WEBVTT", "\n\n", " --> ", "00:01.000", "đ", "\x00"]
    for _ in range(2000):
        noise = "".join(chance.choice(alphabet) for _ in range(chance.randrange(60)))
        for text in (noise, "WEBVTT\n\n" + noise, VTT[: chance.randrange(len(VTT))] + noise):
            cues, _wrong = parse_vtt(text)
            list(faults(cues, 4))
