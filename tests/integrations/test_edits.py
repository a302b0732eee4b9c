"""After any edit a build that keeps pages gives the bytes of one that keeps nothing.

Eight edits by default; `LOA_EDITS=300` makes more. Each turn edits a portal whose pages ask all
kinds of questions, builds it with what was kept, and a copy of it without.
"""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loa.integrations import theme, unchanged
from loa.integrations.site import BuildRefusedError, build_site
from portals import VARIANT, MakePortal, forget_made, page_text

TURNS = int(os.environ.get("LOA_EDITS", "8"))
SENSITIVE = "sensitive: true\n"
LISTS = (
    "/// listing\n    group: topic\n///\n",
    "/// listing\n    section: cong-dong\n///\n",
    "/// materials\n///\n",
    "/// a-z\n///\n",
    "/// upcoming\n///\n",
    "/// calendar\n///\n",
    "/// provenance\n///\n",
    "/// languages\n///\n",
    "/// review-desk\n///\n",
    "/// handout-sheet\n///\n",
    "/// approvals\n///\n",
    "/// feeds\n///\n",
    "/// helplines\n///\n",
)
EVENT = "start: 2027-07-30\nrecurrence: yearly\nlead: [cong-an-tinh]\nstatus: confirmed\n"
WORDS = ("người", "ta", "đi", "chợ", "hỏi đường", "về nhà", "gọi điện", "cho mẹ", "xa quê")


def first_pages() -> dict[str, str]:
    help_page = page_text("Cần giúp", "Gọi [[helpline:h111]].\n", "landing", SENSITIVE)
    pages = {
        "tro-giup/index.md": help_page,
        "lich/index.md": page_text("Lịch", LISTS[4] + "\n" + LISTS[5], "landing"),
        "lich/ngay-hoi.md": page_text("Ngày hội", "Chữ.", "campaign-event", EVENT),
        "a-z/index.md": page_text("Từ A đến Z", LISTS[3], "landing"),
        "cong-dong/index.md": page_text("Cộng đồng", LISTS[0], "landing"),
        "tai-lieu/index.md": page_text("Tài liệu", LISTS[2], "landing"),
    }
    for number in range(4):
        more = "handouts: [checklist]\n" if number < 2 else ""
        body = (
            f"Gọi [[helpline:h111]]. Xem [trang khác](trang-{(number + 1) % 4}.md#muc).\n\n"
            f"## Mục {{#muc}}\n\n- Hỏi giấy tờ.\n- Gọi điện.\n"
        )
        pages[f"cong-dong/trang-{number}.md"] = page_text(f"Trang {number}", body, "guide", more)
    for language in ("nut", "tyz"):
        pages[f"cong-dong/trang-3.{language}.md"] = page_text(
            f"Trang {language}", "Chữ dịch.\n\n## Mục {#muc}\n\nChữ.\n", "guide", VARIANT
        )
    return pages


class Edits:
    """What may happen to a portal. Each edit gives what it did, for the message of a failure."""

    def __init__(self, root: Path, dice: random.Random, patch: pytest.MonkeyPatch) -> None:
        self.root, self.dice, self.patch = root, dice, patch
        self.code = 0

    def one(self) -> str:
        edits: list[Callable[[], str]] = [
            self.text, self.text, self.text, self.title, self.field, self.block, self.link,
            self.add, self.delete, self.rename, self.translate, self.registry, self.template,
            self.our_code, self.settings, self.sensitivity, self.easy,
        ]  # fmt: skip
        return self.dice.choice(edits)()

    def page(self, pattern: str = "cong-dong/*.md") -> Path:
        return self.dice.choice(sorted((self.root / "docs").glob(pattern)))

    def words(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(2, 9)))

    def _change(self, path: Path, old: str, new: str) -> str:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return f"{path.relative_to(self.root)}: {old!r} → {new!r}"

    def _append(self, path: Path, text: str) -> str:
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        return f"{path.relative_to(self.root)} + {text!r}"

    def _line(self, path: Path, begins: str) -> str:
        rows = path.read_text(encoding="utf-8").split("\n")
        return next((row for row in rows if row.startswith(begins)), "---")

    def text(self) -> str:
        return self._append(self.page("**/*[a-z0-9].md"), f"\n{self.words()}.\n")

    def title(self) -> str:
        path = self.page("*/*.md")
        return self._change(path, self._line(path, "title:"), f"title: Tên {self.words()}")

    def field(self) -> str:
        path = self.page("*/*.md")
        line, value = self.dice.choice(
            [
                ("description:", f"Trang {self.words()}."),
                ("topics:", self.dice.choice(["[viec-lam]", "[bao-tin, phap-luat]"])),
                ("audience:", self.dice.choice(["[giao-vien]", "[moi-nguoi, du-lich]"])),
                ("review_by:", self.dice.choice(["2026-01-01", "2028-06-30"])),
            ]
        )
        return self._change(path, self._line(path, line), f"{line} {value}")

    def block(self) -> str:
        return self._append(self.page(), f"\n{self.dice.choice(LISTS)}")

    def link(self) -> str:
        target = self.dice.choice(["trang-0.md", "trang-3.md#muc", "index.md", "../lich/index.md"])
        return self._append(self.page(), f"\nXem [{self.words()}]({target}).\n")

    def add(self) -> str:
        name = "-".join(["trang", *self.dice.choices(["moi", "sau", "them", "nua"], k=3)])
        more = self.dice.choice(["", "handouts: [checklist]\n"])
        text = page_text(f"Trang {self.words()}", f"{self.words()}.\n\n- Một.\n", "guide", more)
        (self.root / "docs" / "cong-dong" / f"{name}.md").write_text(text, encoding="utf-8")
        return f"+ {name}"

    def delete(self) -> str:
        path = self.page("cong-dong/trang-[a-z0-9]*.md")
        path.unlink()
        return f"- {path.name}"

    def rename(self) -> str:
        path = self.page("cong-dong/trang-*.md")
        stem, _, rest = path.name.partition(".")
        path.rename(path.with_name(f"{stem}-{self.dice.choice(['mot', 'hai'])}.{rest}"))
        return f"{path.name} moved"

    def translate(self) -> str:
        source = self.page("cong-dong/*[a-z0-9].md").name.partition(".")[0]
        language = self.dice.choice(["nut", "tyz", "zh-Hant"])
        path = self.root / "docs" / "cong-dong" / f"{source}.{language}.md"
        if path.exists():
            path.unlink()
            return f"- {path.name}"
        kind = "landing" if source == "index" else "guide"
        is_offered = "checklist" in path.with_name(f"{source}.md").read_text(encoding="utf-8")
        more = VARIANT + "handouts: [checklist]\n" * is_offered
        text = page_text(f"Dịch {self.words()}", f"{self.words()}.\n", kind, more)
        path.write_text(text, encoding="utf-8")
        return f"+ {path.name}"

    def registry(self) -> str:
        name, old, new = self.dice.choice(
            [
                ("helplines.yml", "short_name:", f"short_name: {self.words()} #"),
                ("topics.yml", "name:", f"name: {self.words()} #"),
                ("languages.yml", "with-banner", "reviewed-only"),
                ("languages.yml", "reviewed-only", "with-banner"),
            ]
        )
        return self._change(self.root / "docs" / "_data" / name, old, new)

    def template(self) -> str:
        name = self.dice.choice(["main.html", "bilingual.html", "partials/loa/footer.html"])
        return self._append(self.root / "overrides" / name, f"<!-- {self.words()} -->\n")

    def our_code(self) -> str:
        self.code += 1
        number = self.code
        self.patch.setattr(theme, "short_date", lambda day: f"{day} {number}")
        self.patch.setattr(unchanged, "code_of", lambda *packages: f"code {number}")
        return f"our code {number}"

    def settings(self) -> str:
        path = self.root / "mkdocs.yml"
        return self._change(path, self._line(path, "site_name:"), f"site_name: {self.words()}")

    def sensitivity(self) -> str:
        path = self.page()
        old = self._line(path, "sensitivity:")
        new = "sensitivity: general" if "safety" in old else "sensitivity: safety"
        return self._change(path, old, new)

    def easy(self) -> str:
        path = self.page("cong-dong/trang-*[a-z0-9].md")
        return self._change(path, "license:", "easy_of: cong-dong/trang-1.md\nlicense:")


def built(root: Path, target: Path) -> dict[str, bytes] | str:
    """The files of a site, or why there is none."""
    try:
        build_site(root, target)
    except BuildRefusedError as error:
        return str(error)
    files = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def copied(root: Path, clean: Path) -> Path:
    """The sources of a portal in a folder that has nothing from before."""
    if clean.exists():
        for name in ("docs", "overrides"):
            shutil.rmtree(clean / name)
        forget_made(clean)
    else:
        shutil.copytree(root / ".cache", clean / ".cache", symlinks=True)
        forget_made(clean)
    for name in ("docs", "overrides"):
        shutil.copytree(root / name, clean / name)
    shutil.copy(root / "mkdocs.yml", clean / "mkdocs.yml")
    return clean


@pytest.mark.site
def test_a_build_after_edits_is_a_clean_build(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    root = make_portal(first_pages())
    open_languages(root)
    clean = root.parent / "clean"
    assert isinstance(built(root, root / "site"), dict)
    edits = Edits(root, random.Random(int(os.environ.get("LOA_EDITS_SEED", "1"))), monkeypatch)
    done: list[str] = []
    whole = copied(root, root.parent / "last")
    for _ in range(TURNS):
        done.append(edits.one())
        found, expected = built(root, root / "site"), built(copied(root, clean), clean / "site")
        assert differences(found, expected) == [], done
        if isinstance(expected, str):
            done.append("undone")
            restore(whole, root)
        else:
            whole = copied(root, whole)


def open_languages(root: Path) -> None:
    path = root / "docs" / "_data" / "languages.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reviewed-only", "with-banner"), encoding="utf-8")


def restore(whole: Path, root: Path) -> None:
    """Take back an edit that no build accepts; what was kept stays."""
    for name in ("docs", "overrides"):
        shutil.rmtree(root / name)
        shutil.copytree(whole / name, root / name)
    shutil.copy(whole / "mkdocs.yml", root / "mkdocs.yml")


def differences(found: dict[str, bytes] | str, expected: dict[str, bytes] | str) -> list[str]:
    """Which files two builds do not share, or what each said."""
    if isinstance(found, str) or isinstance(expected, str):
        return [] if found == expected else [str(found)[:500], str(expected)[:500]]
    names = sorted({*found, *expected})
    return [name for name in names if found.get(name) != expected.get(name)]
