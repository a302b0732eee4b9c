"""A new page from a title: where it goes, what it is called, what stands in it."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from string import Template

from loa.content.entries.readers import Grade
from loa.content.folder_files import LONGEST_NAME, check_names
from loa.content.kinds import META_BY_TYPE, Meta
from loa.content.library import Library
from loa.content.registries import Registries
from loa.errors import LoaError
from loa.ground.slugs import SAFE_NAME, slugify
from loa.problems import nearest
from loa.scaffold.places import Place, places

KINDS = tuple(kind for kind, model in META_BY_TYPE.items() if model.is_begun)
FIXED_SECTIONS = {kind: model.role for kind, model in META_BY_TYPE.items() if model.role}
"""Pages of a type that has a section of its own."""
# Somebody looks at a new page again after a year.
REVIEW_AFTER = timedelta(days=365)
TITLE_LENGTH = next(
    rule.max_length for rule in Meta.model_fields["title"].metadata if hasattr(rule, "max_length")
)


class NewPageError(LoaError):
    """A page that cannot be started; the text says why."""

    exit_code = 2


@dataclass(frozen=True)
class Request:
    """What an editor asked for. `grade` is a lesson's, `section` a folder below docs/."""

    kind: str
    title: str
    grade: str | None = None
    section: str | None = None
    slug: str | None = None


@dataclass(frozen=True)
class NewPage:
    """A file to write: its path below docs/ and its text."""

    src_uri: str
    text: str

    @property
    def places(self) -> list[Place]:
        """What the editor fills in."""
        return places(self.text)


def new_page(request: Request, library: Library, today: date) -> NewPage:
    """A starting file that passes the checks. Raises NewPageError, and writes nothing."""
    if not request.title.strip() or len(request.title) > TITLE_LENGTH:
        raise NewPageError(f"Tên trang phải có từ 1 đến {TITLE_LENGTH} ký tự.")
    grade = _grade(request, library.registries)
    section = _section(request, library, grade)
    slug = _slug(request, grade)
    src_uri = f"{section}/{slug}.md"
    for page in library.pages:
        if page.slug == slug and not page.is_index:
            raise NewPageError(f"Tên “{slug}” đã dùng ở {page.path}. Thêm --slug ten-khac.")
    if src_uri in library.files:
        raise NewPageError(f"Đã có tệp docs/{src_uri}, không ghi đè. Thêm --slug ten-khac.")
    values = {
        "title": json.dumps(request.title.strip(), ensure_ascii=False),
        "kind": request.kind,
        "audience": ", ".join(_audience(section, library.registries)),
        "today": today.isoformat(),
        "review_by": (today + REVIEW_AFTER).isoformat(),
        "grade": grade.id if grade else "",
        "regions": "".join(map(_box, library.registries.regions)) or _NO_REGIONS,
    }
    return NewPage(src_uri, _compose(request.kind, grade, values))


# Where the portal tells no kinds of places apart.
_NO_REGIONS = "«ĐIỀN: thầy cô đổi gì cho hợp nơi mình dạy, một câu».\n\n"


def _box(region: str) -> str:
    """The frame of what a lesson says of one kind of place."""
    return (
        f"/// region | {region}\n«ĐIỀN: cảnh của bài ở nơi ấy, một câu».\n"
        "«ĐIỀN: thầy cô đổi gì khi dạy, một câu».\n///\n\n"
    )


def _compose(kind: str, grade: Grade | None, values: dict[str, str]) -> str:
    # In the order of the normal form, so that the first save of the form moves no row.
    values = {**values, "sources": "" if kind == "page" else _fill("sources.yml", values)}
    parts = ["common.yml"]
    if grade is not None:
        level = "primary" if grade.level == "tieu-hoc" else "secondary"
        bodies = [f"lesson-{level}.md", "lesson-pack.md"]
        parts.append(f"lesson-{level}.yml")
    else:
        bodies = [f"{kind}.md"]
        parts += [f"{kind}.yml"] if kind in FIXED_SECTIONS else []
    header = "".join(_fill(name, values) for name in parts)
    body = "\n".join(_fill(name, values) for name in bodies)
    return f"---\n{header}---\n\n{body}"


def _fill(name: str, values: dict[str, str]) -> str:
    source = files("loa.scaffold").joinpath("templates", name).read_text(encoding="utf-8")
    return Template(source).substitute(values)


def _grade(request: Request, registries: Registries) -> Grade | None:
    if request.kind != "lesson":
        return None
    if request.grade is None:
        raise NewPageError("Bài học dành cho lớp nào? Thêm --grade, ví dụ: --grade lop-2")
    grade = registries.grades.get(request.grade)
    if grade is None:
        hint = nearest(request.grade, registries.grades)
        raise NewPageError(f"Không có lớp “{request.grade}”. {hint}")
    return grade


def _section(request: Request, library: Library, grade: Grade | None) -> str:
    role = FIXED_SECTIONS.get(request.kind)
    section = library.registries.section(role) if role else None
    section = grade.section if grade else section
    section = (request.section or section or "").strip("/")
    folders = {uri.rpartition("/")[0] for uri in library.files if uri.endswith(".md")} - {""}
    if not section:
        known = ", ".join(sorted(folder for folder in folders if "/" not in folder))
        raise NewPageError(f"Trang nằm ở mục nào? Thêm --section, một trong: {known}.")
    if section not in folders:
        hint = nearest(section, folders)
        raise NewPageError(f"Không có mục “{section}” trong docs. {hint}")
    return section


def _slug(request: Request, grade: Grade | None) -> str:
    slug = request.slug or slugify(request.title)
    if not SAFE_NAME.fullmatch(slug):
        raise NewPageError(
            f"Tên “{slug}” có ký tự không dùng được. "
            "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: viec-lam"
        )
    if grade is not None and not slug.startswith(f"{grade.id}-"):
        slug = f"{grade.id}-{slug}"
    if not request.slug:
        slug = _shorten(slug)
    (refused, *_) = (*check_names([f"{slug}.md"], "docs"), None)
    if refused is not None:
        raise NewPageError(f"{refused.message} Thêm --slug ten-khac.")
    return slug


def _shorten(slug: str) -> str:
    """A name made from a title, cut after the last whole word that fits."""
    if len(slug) <= LONGEST_NAME:
        return slug
    return slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]


def _audience(section: str, registries: Registries) -> list[str]:
    """Those whose folder it is; everybody where it is nobody's."""
    top = section.partition("/")[0]
    owners = [audience.id for audience in registries.audiences.values() if audience.section == top]
    return owners or [registries.audience("everybody")]
