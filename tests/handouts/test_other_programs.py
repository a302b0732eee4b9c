"""What LibreOffice makes of the editable handouts: every word is still there."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pptx
import pytest

from loa.artifacts import Artifact
from loa.handouts.maker import Handouts


@pytest.fixture(scope="module")
def editable(made: Handouts) -> list[Artifact]:
    return [one for one in made.artifacts if one.extension in {"docx", "pptx"}]


@pytest.fixture(scope="module")
def printed(editable: list[Artifact], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a PDF of each, made in one start of LibreOffice with a profile of its own."""
    folder = tmp_path_factory.mktemp("office")
    sources = []
    for artifact in editable:
        sources.append(folder / name_of(artifact))
        sources[-1].write_bytes(artifact.stored.read_bytes())
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


def name_of(artifact: Artifact) -> str:
    return artifact.dest_uri.rsplit("/", 1)[-1]


def words_in(artifact: Artifact) -> Iterator[str]:
    """The words of a file as its format's own library reads it, without dotted lines."""
    data = BytesIO(artifact.stored.read_bytes())
    if artifact.extension == "docx":
        texts = [
            node.text or "" for node in docx.Document(data).element.body.iter() if is_text(node)
        ]
    else:
        shapes = [shape for slide in pptx.Presentation(data).slides for shape in slide.shapes]
        texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    return iter(re.findall(r"\w+", " ".join(texts)))


def is_text(node: object) -> bool:
    return str(getattr(node, "tag", "")).endswith("}t")


@pytest.mark.needs("writer", "impress", "pdftotext")
def test_every_word_survives(editable: list[Artifact], printed: Path) -> None:
    lost = {}
    for artifact in editable:
        pdf = (printed / name_of(artifact)).with_suffix(".pdf")
        command = ["pdftotext", str(pdf), "-"]
        read = subprocess.run(command, check=True, capture_output=True, timeout=60, text=True)
        missing = Counter(words_in(artifact)) - Counter(re.findall(r"\w+", read.stdout))
        if missing:
            lost[pdf.name] = missing
    assert len(editable) == 17
    assert lost == {}
