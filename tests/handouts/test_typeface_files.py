"""The typefaces are the ones looked at: their packages have one release and no known author.

Hashes in the locks protect an installation; these also notice a lock that was refreshed to other
files, and say whose the letters are. Upstream: https://github.com/notofonts/latin-greek-cyrillic
and https://github.com/notofonts/noto-cjk.
"""

import hashlib
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from loa.handouts.fonts import han_folder

LATIN = "Copyright 2022 The Noto Project Authors"
HAN = "Copyright © 2014, 2015 Adobe Systems Incorporated"
FACES = {
    "files/NotoSans[wdth,wght].ttf": (
        "bfb7bb691513f12e734dc346c03a03f784912432d7e3fa8e56efcf906fe86b3d", LATIN,
    ),
    "files/NotoSans-Italic[wdth,wght].ttf": (
        "58e6e0ebd1931b29a365aa2d3e2ee9a9e831a3af7cf3ad1462d4e72154f0b291", LATIN,
    ),
    "notosanscjkjp-regular.otf": (
        "f18253affd968c8ea592d8df6d84b1d4c5d3a46d267e53a1f6749e6c4f76a23d", HAN,
    ),
    "notosanscjkjp-bold.otf": (
        "9ca911f033c616162bc2d2f1d61c6739df8bc7a9bd027df0ed57c96029b33a7a", HAN,
    ),
}  # fmt: skip


def path_of(name: str) -> Path:
    folder = han_folder() if "cjk" in name else Path(str(files("fontpkg_noto_sans")))
    return folder / name


@pytest.mark.parametrize("name", FACES)
def test_a_face_is_the_one_that_was_looked_at(name: str) -> None:
    digest, owner = FACES[name]
    path = path_of(name)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    names = TTFont(path, lazy=True)["name"]
    assert names.getDebugName(0).startswith(owner)
    assert names.getDebugName(13).startswith(
        "This Font Software is licensed under the SIL Open Font License, Version 1.1."
    )


def test_the_packages_bring_no_other_face_that_documents_could_take() -> None:
    found = {
        path.name
        for name in ("fontpkg-noto-sans", "rinoh-typeface-notosanscjk")
        for path in distribution(name).files or ()
        if path.suffix in {".ttf", ".otf", ".ttc", ".otc"}
    }
    assert found == {Path(name).name for name in FACES}
