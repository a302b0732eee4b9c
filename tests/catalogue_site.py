"""Small sites made from the catalogue's examples; what an example is: see loa/codes.py."""

import re
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any, Literal

import markdown
import yaml

from loa.codes import Code
from loa.content.front_matter import parse_yaml, split
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.translation import source_hash
from loa.directives.extension import LoaExtension
from loa.integrations.portal import Portal
from loa.problems import Problem
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS
from loa.reading.reader import read
from loa.scaffold import Request, new_page
from portals import page_text, write_portal

Side = Literal["bad", "good"]
SECTIONS = ("cong-dong", "doanh-nghiep", "lich", "video", "truong-hoc", "truong-hoc/thcs")
GRADE = "lop-7"
TRANSLATION = {"translator": "Người dịch thử", "status": "draft"}
FOLDERS = {"lesson": "truong-hoc/thcs", "campaign-event": "lich", "video": "video"}


class CatalogueSite:
    """One portal that holds an example of every code, each in files of its own."""

    def __init__(self, root: Path) -> None:
        landings = {f"{one}/index.md": page_text("Mục", type="landing") for one in SECTIONS}
        parents = page_text("Cha mẹ", "## Giấy tờ {#giay-to}\n\nGiữ kỹ.\n")
        self.root = write_portal(root, {**landings, "cong-dong/cha-me.md": parents})
        (root / "docs" / "cong-dong" / "hinh.png").write_bytes(b"")
        self.library = Library.load(root / "docs")
        self.paths: dict[str, list[str]] = defaultdict(list)

    def add(self, code: Code, side: Side) -> None:
        """Write an example's files and remember them under its code."""
        example = getattr(code, side)
        if code.where == "file":
            for path in example.split("\n"):
                if path:
                    self._write(code, path, self._page("guide", {}, variant=path.count(".") > 1))
            return
        name = f"{side}-{code.code}"
        if code.where == "page":
            self._write(code, f"docs/cong-dong/{name}.md", example)
        elif code.where == "body":
            self._write(code, f"docs/cong-dong/{name}.md", self._page("guide", {}, body=example))
        elif code.where == "lesson":
            body = _with_stretch(split(self._base("lesson"), "")[0].body, example)
            self._write(
                code, f"docs/truong-hoc/thcs/{name}.md", self._page("lesson", {}, body=body)
            )
        elif code.where == "front-matter":
            fields, _, _ = parse_yaml(example, "")
            kind = fields.get("type", "guide")
            folder = FOLDERS.get(kind, "cong-dong")
            self._write(code, f"docs/{folder}/{name}.md", self._page(kind, fields))
        elif code.where == "translation":
            self._write(code, f"docs/cong-dong/{name}.md", self._page("guide", {}))
            text = self._page("guide", parse_yaml(example, "")[0], variant=True)
            self._write(code, f"docs/cong-dong/{name}.tyz.md", text)

    def found(self) -> dict[str, list[Problem]]:
        """What the checks and the directives find, by code of the catalogue.

        All examples are made from one form, so that they are alike says nothing.
        """
        problems = [one for one in problems_of(self.root) if one.code != "reworded-page"]
        return {
            code: [problem for problem in problems if problem.path in paths]
            for code, paths in self.paths.items()
        }

    def _write(self, code: Code, path: str, text: str) -> None:
        target = self.root / path
        assert not target.exists(), path
        target.write_text(text, encoding="utf-8")
        self.paths[code.code].append(path)

    def _page(
        self, kind: str, fields: dict[str, Any], body: str | None = None, variant: bool = False
    ) -> str:
        document, problems = split(self._base(kind), "")
        assert problems == []
        data = dict(document.data)
        if variant:
            source, _ = parse_page("trang.md", self._page(kind, {}), "", self.library.registries)
            assert source is not None
            data["translation"] = {**TRANSLATION, "source_sha256": source_hash(source)}
        data |= fields
        header = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        return f"---\n{header}---\n\n{document.body if body is None else body}"

    def _base(self, kind: str) -> str:
        grade = GRADE if kind == "lesson" else None
        section = None if kind in FOLDERS else "cong-dong"
        title = "Trang để thử"
        if kind == "page":
            kind = "guide"
        page = new_page(Request(kind, title, grade, section), self.library, date(2026, 11, 23))
        filled = re.sub("«ĐIỀN[^»]*»", "da-dien", page.text)
        return filled.replace('start: "da-dien"', "start: 2027-07-30")


def _with_stretch(body: str, example: str) -> str:
    """A lesson whose part between the sections named by the example is the example."""
    named = {section.id for section in read(example).sections if section.level == 2}
    heads = [section for section in read(body).sections if section.level == 2]
    inside = [n for n, section in enumerate(heads) if section.id in named]
    rows = body.split("\n")
    after = heads[max(inside) + 1].line if max(inside) + 1 < len(heads) else len(rows)
    return "\n".join([*rows[: heads[min(inside)].line], example, *rows[after:]])


def problems_of(root: Path) -> list[Problem]:
    """Everything about a portal that an editor is told without making its files."""
    portal = Portal.load(root)
    context = portal.render_context()
    md = markdown.Markdown(
        extensions=[*EXTENSIONS, LoaExtension(context)], extension_configs=EXTENSION_CONFIGS
    )
    found = portal.problems()
    broken = {problem.path for problem in found}
    for page in portal.library.pages:
        if page.path not in broken:
            context.page = page
            md.reset()
            md.convert(page.body)
    return [*found, *context.problems]


def registry_problems(root: Path, example: str) -> list[Problem]:
    """What is found in a portal whose registry is replaced by the example."""
    write_portal(root, {})
    comment, _, text = example.partition("\n")
    path = root / comment.removeprefix("# ")
    assert path.is_file(), comment
    path.unlink()
    if text.strip():
        path.write_text(text, encoding="utf-8")
    problems = problems_of(root)
    shutil.rmtree(root)
    return problems
