"""Every page of every PDF as a picture: nothing is blank, and nothing runs off the paper."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from loa.handouts.maker import Handouts

DOTS_AN_INCH = 36
# Four millimetres, which home printers cannot print on.
EDGE = round(4 / 25.4 * DOTS_AN_INCH)

# Coloured to the edge: what a print shop cuts, and what is shown on a screen.
FULL = frozenset({"poster-print", "slides"})


@pytest.fixture(scope="module")
def pictures(
    made: Handouts, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[str, Image.Image]]:
    """Pages by the name of their file, in black and white."""
    folder = tmp_path_factory.mktemp("pictures")
    return [
        (artifact.dest_uri, picture)
        for artifact in made.artifacts
        if artifact.extension == "pdf" and artifact.kind not in FULL
        for picture in pages_of(artifact.stored, folder / artifact.sha256)
    ]


def pages_of(pdf: Path, stem: Path) -> Iterator[Image.Image]:
    command = ["pdftoppm", "-r", str(DOTS_AN_INCH), "-gray", str(pdf), str(stem)]
    subprocess.run(command, check=True, timeout=60)
    for path in sorted(stem.parent.glob(f"{stem.name}-*.pgm")):
        with Image.open(path) as picture:
            yield picture.point(lambda level: 0 if level > 250 else 255)


def test_no_page_is_blank_and_none_is_a_block_of_ink(
    pictures: list[tuple[str, Image.Image]],
) -> None:
    assert len(pictures) > 20
    for name, picture in pictures:
        inked = picture.histogram()[255] / (picture.width * picture.height)
        assert 0.001 < inked < 0.6, (name, inked)


def test_the_edges_of_the_paper_are_free(pictures: list[tuple[str, Image.Image]]) -> None:
    for name, picture in pictures:
        left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
        assert left >= EDGE and top >= EDGE, name
        assert right <= picture.width - EDGE and bottom <= picture.height - EDGE, name
