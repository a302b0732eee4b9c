"""Whatever is damaged in the cache is made again: the site has the same bytes as before."""

import os
import random
import shutil
from pathlib import Path

import pytest
from PIL import Image

from handout_samples import guide, lesson
from loa.artifacts import ArtifactStore
from loa.handouts import fonts
from loa.integrations.site import build_site
from portals import page_text, write_portal

pytestmark = pytest.mark.site

EVENT = "start: 2026-07-30\nstatus: confirmed\nlead: [ubnd-xa]\n"


def files_of(site: Path) -> dict[str, bytes]:
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> Path:
    """A lesson, a guide and a photograph: PDF, DOCX, PPTX, ZIP, PNG, JPEG, AVIF, feeds, sheets."""
    photo = page_text(
        "Sân", "![Sân](san.jpg)\n", more="consent: [{image: san.jpg, people: false}]\n"
    )
    landing = page_text("Mục", type="landing")
    pages = {
        "truong-hoc/index.md": landing, "truong-hoc/lop-2-an-toan.md": lesson(),
        "du-lich/index.md": landing, "du-lich/nha-nghi.md": guide(), "du-lich/san.md": photo,
        "lich/index.md": landing,
        "lich/ngay.md": page_text("Ngày", type="campaign-event", more=EVENT),
    }  # fmt: skip
    root = write_portal(tmp_path_factory.mktemp("damaged") / "portal", pages)
    # A copy of the typefaces: those that tests share are not to be damaged.
    faces = root / ".cache" / "loa" / "fonts"
    faces.unlink()
    shutil.copytree(cut_fonts.parent, faces)
    gradient = Image.linear_gradient("L").resize((600, 300)).convert("RGB")
    gradient.save(root / "docs" / "du-lich" / "san.jpg")
    return root


def damage_all(cache: Path) -> set[str]:
    """Empty, cut off, flip or exchange every file there; the endings that were met."""
    chance = random.Random(7)
    paths = sorted(path for path in cache.rglob("*") if path.is_file())
    for path in paths:
        data = path.read_bytes()
        other = chance.choice(paths)
        path.write_bytes(
            chance.choice([b"", data[:-1], data + b" ", bytes([data[0] ^ 1]) + data[1:]])
            if data and chance.random() < 0.7
            else other.read_bytes()
        )
    return {path.suffix for path in paths}


def test_every_kind_of_kept_file(
    portal: Path, cut_fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(portal, portal / "site", for_server=True)
    before = files_of(portal / "site")
    endings = damage_all(portal / ".cache" / "loa")
    assert endings >= {
        ".pdf", ".docx", ".pptx", ".zip", ".png", ".jpg", ".avif", ".json", ".atom", ".ics", ".br",
        ".gz", ".ttf", ".sum", ".sums",
    }  # fmt: skip
    shutil.rmtree(portal / "site")
    # Another command is another process, which has proven nothing yet.
    fonts._is_whole.cache_clear()
    # To cut all faces takes longer than all the rest.
    names: list[str] = []

    def cut_again(source: str, weight: int, cut: str, target: Path) -> None:
        names.append(cut)
        shutil.copy(cut_fonts / target.name, target)

    monkeypatch.setattr(fonts, "_cut", cut_again)
    build_site(portal, portal / "site", for_server=True)
    assert files_of(portal / "site") == before
    assert names == list(fonts.CUTS)


def test_a_face_is_cut_to_the_same_bytes(cut_fonts: Path, tmp_path: Path) -> None:
    source, weight = fonts.CUTS["Regular"]
    fonts._cut(source, weight, "Regular", tmp_path / "again.ttf")
    assert (tmp_path / "again.ttf").read_bytes() == (
        cut_fonts / "NotoSans-Regular.ttf"
    ).read_bytes()


def test_a_build_takes_out_what_no_build_asked_for_in_a_month(portal: Path) -> None:
    store = ArtifactStore(portal / ".cache" / "loa")
    (store.root / "swept").unlink(missing_ok=True)
    path = store.put("ab" * 32, "pdf", b"a handout of a page that is gone")
    os.utime(path.with_name(f"{path.name}.sum"), (1, 1))
    build_site(portal, portal / "site", for_server=True)
    assert not path.exists()
